"""Libraries say nothing on the console of a person who has reports read."""

import logging
import os
import subprocess
import sys
import warnings

import pytest
from conftest import ROOT
from pdf_bytes import pdf, stream

from extractor.workers import Workers


def page_of_size(size):
    """A page of PDF of a size that libraries make remarks about."""
    words = stream("", "BT /F1 12 Tf 20 20 Td (Co 12 ho so) Tj ET")
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>"
    )
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            page % size,
            words,
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
    )


def solieu(*words):
    return subprocess.run(
        [sys.executable, "-m", "extractor", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "SOLIEU_DEBUG": ""},
        capture_output=True,
        text=True,
        timeout=300,
    )


@pytest.mark.parametrize("size", [b"600 800 0 0", b"0 0 1e308 -1e308", b"0 0 0 0", b"(a) 0 1 1"])
def test_a_page_of_odd_size_is_read_without_a_remark_of_a_library(tmp_path, size):
    file = tmp_path / "in" / "a.pdf"
    file.parent.mkdir()
    file.write_bytes(page_of_size(size))
    done = solieu("run", file.parent, "--out", tmp_path / "out")
    assert "MediaBox" not in done.stderr and "a.pdf, trang 1" in done.stderr
    assert solieu("patterns", "explain", file).stderr == ""


def say_all() -> str:
    logging.getLogger("pdfminer").warning("Invalid MediaBox")
    warnings.warn("DecompressionBombWarning", stacklevel=1)
    os.write(2, b"TIFFReadDirectory: Warning, Unknown field")
    print("onnxruntime", file=sys.stderr)
    return "done"


def test_workers_print_nothing(tmp_path, capfd, monkeypatch):
    monkeypatch.delenv("SOLIEU_DEBUG", raising=False)
    with Workers(1, tmp_path) as hands:
        assert hands.read(60, say_all).result() == "done"
        assert hands.at_desk(60, say_all) == "done"
    assert capfd.readouterr().err == ""
