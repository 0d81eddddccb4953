"""Tests of print on two lines that was read as one."""

from pathlib import Path

import cv2
import numpy
import pytest

from extractor.model import Box, Word
from extractor.rereading.page_in_lines import PageInLines
from extractor.rereading.stacked_words import with_lines_apart
from extractor.witnesses.readers import Reader

DPI = 144  # two pixels a point
BLOCK = (Word("Gỗ", Box(5, 5, 15, 15), 0.9), Word("(m3)", Box(5, 20, 25, 30), 0.9))


def reader(read=BLOCK):
    return Reader(
        name="made",
        read_page=lambda picture, dpi: (),
        read_strips=lambda pictures, dpi, shape: [read for _ in pictures],
        orientation=lambda picture: 0,
        engine=lambda: "made",
    )


def page(*bands):
    """A page with bars for lines of print: (top, foot) in points, all from 300 to 360 across."""
    grey = numpy.full((400, 900), 255, "uint8")
    for top, foot in bands:
        cv2.rectangle(grey, (600, 2 * top), (720, 2 * foot - 1), 0, -1)
    return grey


def lines_of(folder, grey, read=BLOCK):
    return PageInLines(grey, DPI, reader(read), folder)


ROW = tuple(Word("Số", Box(30 * at, 100, 30 * at + 20, 110), 0.95) for at in range(9))


def high(confidence=0.1, text="T6”:", x=300):
    return Word(text, Box(x, 93, x + 60, 117), confidence)


def test_two_lines_that_were_read_as_one_are_read_line_by_line(tmp_path: Path):
    words = with_lines_apart((*ROW, high()), lines_of(tmp_path, page((93, 103), (107, 117))))
    assert [word.text for word in words] == ["Số"] * 9 + ["Gỗ", "(m3)"]
    assert words[-1].box.x0 == pytest.approx(300 + 5 - 6, abs=1)


@pytest.mark.parametrize(
    "word, bands, read",
    [
        (high(confidence=0.9), [(93, 103), (107, 117)], BLOCK),  # read surely
        (high(), [(93, 117)], BLOCK),  # large print on one line
        (high(), [(93, 103), (107, 117)], ()),  # nothing better
        (Word("|", Box(300, 93, 304, 117), 0.1), [(93, 103), (107, 117)], BLOCK),  # a line
    ],
)
def test_other_words_stay_as_they_are(tmp_path: Path, word, bands, read):
    before = (*ROW, word)
    assert with_lines_apart(before, lines_of(tmp_path, page(*bands), read)) == before


@pytest.mark.parametrize("text", ["(31,7%),", "3.468", "giải"])
def test_what_a_line_above_has_already_is_not_read_again(tmp_path: Path, text):
    above = Word(text, Box(299, 92, 312, 102), 0.92)
    again = (Word(text, Box(5, 5, 18, 15), 0.94), Word("nhất,", Box(25, 20, 45, 30), 0.9))
    lines = lines_of(tmp_path, page((93, 103), (107, 117)), again)
    words = with_lines_apart((above, *ROW, high(text="phí")), lines)
    assert [word.text for word in words] == [text, *["Số"] * 9, "nhất,"]
    guessed = Word(text, above.box, 0.3)
    words = with_lines_apart((guessed, *ROW, high(text="phí")), lines)
    assert [word.text for word in words] == [text, *["Số"] * 9, text, "nhất,"]
