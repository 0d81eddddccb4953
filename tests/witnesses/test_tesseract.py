"""Tesseract as a program that may fail in every way that programs do."""

import os
import sys

import pytest

from extractor.errors import InputError
from extractor.witnesses import tesseract

HEAD = (
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
)


@pytest.fixture
def answers(tmp_path, monkeypatch):
    """Makes a program of Tesseract's name the one that is found, which writes these bytes as its
    answer and ends so."""

    def made(answer, code=0):
        (tmp_path / "answer").write_bytes(answer or b"")
        copy = f'cp {tmp_path}/answer "$2.tsv"; cp {tmp_path}/answer "$2.osd"'
        program = tmp_path / "tesseract"
        version = 'test "$1" = --version && echo tesseract 5.3.0 && exit; test "$2" || exit 0'
        copied = copy if answer is not None else ""
        program.write_text(f"#!/bin/sh\n{version}\n{copied}\nexit {code}\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
        return tmp_path / "picture.png"

    return made


def row(*cells):
    return f"{HEAD}\n" + "\t".join(map(str, cells))


@pytest.mark.skipif(os.name == "nt", reason="a script of the shell")
@pytest.mark.parametrize(
    "answer, code",
    [
        (None, 0),
        (b"", 0),
        (b"\xff\xfe\x00\x9c" * 300, 0),
        (b"khong phai bang", 0),
        (b"level\ttext\n5\t12", 0),
        (row(5, 1, 1, 1, 1, 1, "x", 5, 9, 9, 96, "12").encode(), 0),
        (row(5, 1, 1, 1, 1, 1, 4, 5).encode(), 0),
        (row(5, 7, 1, 1, 1, 1, 4, 5, 9, 9, 96, "12").encode(), 0),
        (row(5, 1, 1, 1, 1, 1, 4, 5, 9, 9, 96, "12").encode(), 3),
    ],
)
def test_what_is_no_answer_is_a_failure_of_the_reading(answers, answer, code):
    picture = answers(answer, code)
    with pytest.raises(InputError) as failed:
        tesseract._data(picture, 300, tesseract.WHOLE_PAGE, "vie")
    assert failed.value.code == "ocr_failed"
    assert tesseract.orientation(picture) == 0


@pytest.mark.skipif(os.name == "nt", reason="a script of the shell")
def test_an_answer_is_taken(answers):
    picture = answers(row(5, 1, 1, 1, 1, 1, 4, 5, 9, 9, 96, "12").encode())
    assert tesseract._data(picture, 300, tesseract.WHOLE_PAGE, "vie")["text"] == ["12"]


@pytest.mark.skipif(os.name == "nt", reason="a script of the shell")
def test_a_version_that_nobody_makes_out_ends_no_process(answers, monkeypatch):
    picture = answers(b"")
    monkeypatch.setattr(
        tesseract._pytesseract(), "get_tesseract_version", lambda **_: sys.exit("?")
    )
    with pytest.raises(InputError):
        tesseract._data(picture, 300, tesseract.WHOLE_PAGE, "vie")
