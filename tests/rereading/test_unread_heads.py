"""Heads above columns of figures that the engine of a page passed over are read one by one."""

import cv2
import numpy
import pytest

from extractor.model import Box, Word
from extractor.rereading.page_in_lines import PageInLines
from extractor.rereading.unread_heads import with_unread_heads
from extractor.witnesses.readers import Reader

DPI = 144  # two pixels a point
COLUMN = [Word(f"{k}45", Box(200, 120 + 16 * k, 225, 130 + 16 * k), 0.95) for k in range(5)]
READ = (Word("Giao", Box(120, 96, 145, 106), 0.95), *COLUMN)
HEAD = Box(200, 96, 222, 106)


def read_besides(ink, folder, text, confidence=0.9, words=READ):
    """What is found in such places of ink by a reader that has `text` in each."""
    grey = numpy.full((600, 900), 255, "uint8")
    for box in ink:
        corners = (round(2 * box.x0), round(2 * box.y0)), (round(2 * box.x1), round(2 * box.y1))
        cv2.rectangle(grey, *corners, 0, -1)
    made = tuple(
        Word(one, Box(6 + 30 * k, 6, 28 + 30 * k, 16), confidence)
        for k, one in enumerate(text.split())
    )
    reader = Reader(
        name="made",
        read_page=lambda picture, dpi: (),
        read_strips=lambda pictures, dpi, shape: [made for _ in pictures],
        orientation=lambda picture: 0,
        engine=lambda: "made",
    )
    found = with_unread_heads(words, ink, PageInLines(grey, DPI, reader, folder))
    assert found[: len(words)] == words
    return [word.text for word in found[len(words) :]]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (HEAD, "Nam"),
        (Box(196, 80, 230, 90), "Học kỳ II"),  # over another head that was passed over
        (Box(170, 96, 190, 106), "Nữ"),  # in the middle of a wide column
        (Box(200, 96, 216, 106), "T8"),
    ],
)
def test_a_head_that_was_passed_over_is_read(tmp_path, place, text):
    assert read_besides([place], tmp_path, text) == text.split()


@pytest.mark.parametrize(
    ("place", "text", "confidence"),
    [
        (HEAD, "Nam", 0.4),  # read unsurely
        (HEAD, "II", 0.9),  # strokes: one may be missing
        (HEAD, "417", 0.9),  # a figure needs two witnesses
        (Box(200, 96, 206, 106), "ở", 0.9),  # a sign
        (Box(200, 138, 222, 148), "Nam", 0.9),  # among the figures
        (Box(400, 96, 422, 106), "Nam", 0.9),  # over nothing
        (Box(200, 20, 222, 30), "Nam", 0.9),  # far above
        (Box(200, 80, 222, 110), "Nam", 0.9),  # a drawing
    ],
)
def test_what_is_no_head_is_left(tmp_path, place, text, confidence):
    assert read_besides([place], tmp_path, text, confidence) == []
