"""Tests of ink."""

import cv2
import numpy
import pytest

from extractor.imaging.ink import against_ink, uncovered
from extractor.model import Box, Word


def strokes(*heights, gap=10, wide=4):
    """A line of upright strokes at 72 dpi; (x, word box)."""
    grey = numpy.full((60, 220), 255, "uint8")
    for k, high in enumerate(heights):
        grey[40 - high : 40, 20 + k * gap : 20 + k * gap + wide] = 0
    return grey, Box(16, 40 - max(heights) - 2, 20 + len(heights) * gap + 2, 44)


@pytest.mark.parametrize(
    "text, heights, evidence",
    [
        ("11/11", (24, 24, 24, 24, 24), "agreed"),
        ("1/11", (24, 24, 24, 24, 24), "strokes"),
        ("111", (24, 24, 24), "agreed"),
        ("II/2024", (24,) * 7, "agreed"),
        ("II/2024", (24,) * 8, "strokes"),
    ],
)
def test_more_strokes_than_were_read_are_noticed(text, heights, evidence):
    grey, box = strokes(*heights)
    [word] = against_ink(grey, (Word(text, box, 0.95, evidence="agreed"),), 1.0)
    assert word.evidence == evidence


@pytest.mark.parametrize(
    "text, drop, evidence",
    [
        ("1418", None, "agreed"),
        ("1418", 0, "mark"),
        ("1,418", 0, "mark"),
        ("1.418", 0, "agreed"),
        ("1,418", 8, "agreed"),
        ("1.418", 8, "mark"),
    ],
)
def test_a_dot_or_comma_on_the_page_is_held_against_the_reading(text, drop, evidence):
    """`drop`: how far a mark between the first two digits hangs below the line; None without one."""
    grey = numpy.full((60, 140), 255, "uint8")
    for k in range(4):
        cv2.rectangle(
            grey, (20 + k * 22 + (6 if k else 0), 12), (32 + k * 22 + (6 if k else 0), 40), 0, 3
        )
    if drop is not None:
        grey[36 : 41 + drop, 37:42] = 0
    [word] = against_ink(grey, (Word(text, Box(14, 8, 118, 50), 0.95, evidence="agreed"),), 1.0)
    assert word.evidence == evidence


def test_ink_that_no_word_covers_is_found():
    grey, box = strokes(24, 24, 24)
    grey[16:40, 150:154] = grey[16:40, 160:164] = 0
    [left] = uncovered(grey, (Word("111", box, 0.9),), 1.0)
    assert 145 < left.x0 < 155 and 160 < left.x1 < 168


def test_print_on_a_grey_area_is_found_where_no_word_covers_it():
    grey, box = strokes(24, 24, 24)
    grey[:, 130:] = numpy.minimum(grey[:, 130:], 160)
    grey[16:40, 150:154] = grey[16:40, 160:164] = 0
    [left] = uncovered(grey, (Word("111", box, 0.9),), 1.0)
    assert 145 < left.x0 < 155 and 160 < left.x1 < 168
