"""Tests of words that were read unsurely."""

from pathlib import Path

import cv2
import numpy
import pytest

from extractor.model import Box, Word
from extractor.rereading.page_in_lines import PageInLines
from extractor.rereading.unsure_words import with_unsure_words_read_again, without_print_read_twice
from extractor.witnesses.readers import Reader

DPI = 144
KNOWN = (Word("Kho", Box(5, 5, 20, 15), 0.95), Word("lạnh", Box(25, 5, 50, 15), 0.95))


def page(folder: Path, read=KNOWN):
    grey = numpy.full((400, 900), 255, "uint8")
    cv2.rectangle(grey, (200, 200), (500, 219), 0, -1)
    reader = Reader(
        name="made",
        read_page=lambda picture, dpi: (),
        read_strips=lambda pictures, dpi, shape: [read for _ in pictures],
        orientation=lambda picture: 0,
        engine=lambda: "made",
    )
    return PageInLines(grey, DPI, reader, folder)


def run(*confidences, texts=("n0", "12001956", "qUAI")):
    return tuple(
        Word(text, Box(100 + 35 * at, 100, 130 + 35 * at, 110), confidence)
        for at, (text, confidence) in enumerate(zip(texts, confidences, strict=False))
    )


BEFORE = tuple(Word("Số", Box(30 * at, 60, 30 * at + 20, 70), 0.95) for at in range(5))


@pytest.mark.parametrize("confidences", [(0.0, 0.0, 0.0), (0.3, 0.5, 0.27), (0.0, 0.6)])
def test_a_run_read_unsurely_is_read_alone(tmp_path, confidences):
    found = with_unsure_words_read_again((*BEFORE, *run(*confidences)), page(tmp_path))
    assert [word.text for word in found[5:]] == ["Kho", "lạnh"]


@pytest.mark.parametrize(
    "words, read",
    [
        (run(0.9, 0.9, 0.9), KNOWN),  # read surely
        (run(0.0), KNOWN),  # one word
        (run(0.0, 0.0, 0.0), (Word("x", Box(5, 5, 9, 15), 0.3),)),  # no better alone
    ],
)
def test_other_words_stay(tmp_path, words, read):
    before = (*BEFORE, *words)
    assert with_unsure_words_read_again(before, page(tmp_path, read)) == before


@pytest.mark.parametrize("text", ["Sốbjcan", "Ngxấu", "Kênhtươi"])
def test_a_word_that_is_none_is_read_alone(tmp_path, text):
    found = with_unsure_words_read_again((*BEFORE, *run(0.65, texts=(text,))), page(tmp_path))
    assert [word.text for word in found[5:]] == ["Kho", "lạnh"]


@pytest.mark.parametrize("text", ["Krong", "UBNDX", "Nghiêng"])
def test_what_reads_no_better_alone_stays(tmp_path, text):
    other = (Word("Krong", Box(5, 5, 50, 15), 0.95),)
    before = (*BEFORE, *run(0.65, texts=(text,)))
    assert with_unsure_words_read_again(before, page(tmp_path, other)) == before


HO = Word("hộ", Box(277, 114, 290, 124), 0.96)


@pytest.mark.parametrize(
    "other, stays",
    [
        (Word("nợ", Box(277, 119, 290, 124), 0.08), False),
        (Word("'", Box(280, 118, 281, 121), 0.67), False),
        (Word("BI", Box(279, 116, 291, 123), 0.71), False),
        (Word("nợ", Box(277, 119, 290, 134), 0.08), True),  # print of its own
        (Word("nợ", Box(277, 119, 290, 124), 0.9), True),  # as sure
        (Word("5", Box(277, 119, 290, 124), 0.1), True),  # a digit is never left out
    ],
)
def test_print_read_twice_counts_once(other, stays):
    assert without_print_read_twice((HO, other)) == ((HO, other) if stays else (HO,))
