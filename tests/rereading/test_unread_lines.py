"""Lines of print that the engine of a page passed over are read one by one."""

from pathlib import Path

import cv2
import numpy
import pytest

from extractor.model import Box, Word
from extractor.rereading.page_in_lines import PageInLines
from extractor.rereading.unread_lines import with_unread_lines
from extractor.witnesses.readers import Reader

DPI = 144  # two pixels a point
READ = tuple(Word("xã", Box(60 + 30 * k, 40, 80 + 30 * k, 50), 0.95) for k in range(10))


def line(top, begin=60, count=9):
    """The boxes of the ink of so many words in a line."""
    return [Box(begin + 30 * k, top, begin + 22 + 30 * k, top + 10) for k in range(count)]


def page(folder: Path, ink, confidence=0.9):
    """A page with a bar for each box; whoever reads a line of it has two words at its head."""
    grey = numpy.full((500, 900), 255, "uint8")
    for box in ink:
        corners = (round(2 * box.x0), round(2 * box.y0)), (round(2 * box.x1), round(2 * box.y1))
        cv2.rectangle(grey, *corners, 0, -1)
    words = (
        Word("hơn", Box(6, 6, 28, 16), confidence),
        Word("659", Box(36, 6, 58, 16), confidence),
    )
    reader = Reader(
        name="made",
        read_page=lambda picture, dpi: (),
        read_strips=lambda pictures, dpi, shape: [words for _ in pictures],
        orientation=lambda picture: 0,
        engine=lambda: "made",
    )
    return PageInLines(grey, DPI, reader, folder)


def read_besides(ink, folder, words=READ, confidence=0.9):
    found = with_unread_lines(words, ink, page(folder, ink, confidence))
    assert found[: len(words)] == words
    return [(word.text, round(word.box.y0)) for word in found[len(words) :]]


@pytest.mark.parametrize("tops", [(80,), (80, 98, 116), (80, 200)])
def test_lines_without_words_are_read(tmp_path, tops):
    ink = [box for top in tops for box in line(top)]
    found = read_besides(ink, tmp_path)
    assert [text for text, _ in found] == ["hơn", "659"] * len(tops)
    assert sorted({top for _, top in found}) == list(tops)


@pytest.mark.parametrize(
    "ink",
    [
        line(80, count=3),  # a word or two
        [Box(60 + 30 * k, 80 + 14 * k, 70 + 30 * k, 90 + 14 * k) for k in range(9)],  # no line
        [Box(60 + 30 * k, 80, 80 + 30 * k, 120) for k in range(9)],  # a drawing
        [Box(60 + 80 * k, 80, 70 + 80 * k, 90) for k in range(5)],  # cells far apart
    ],
)
def test_what_is_no_line_is_left(tmp_path, ink):
    assert read_besides(ink, tmp_path) == []


def test_lines_read_unsurely_and_words_read_already_are_left(tmp_path):
    assert read_besides(line(80), tmp_path, confidence=0.3) == []
    known = (*READ, Word("hơn", Box(60, 80, 82, 90), 0.9))
    assert read_besides(line(80), tmp_path, known) == [("659", 80)]
