"""Tests of print on several lines: which columns and lines it stands in."""

import cv2
import numpy
import pytest

from extractor.imaging import columns_of_print, lines_of_print
from extractor.model import Box

SCALE, HEIGHT = 0.36, 9.0  # points a pixel at 200 dpi, of a line
WHOLE = Box(0.0, 0.0, 144.0, 36.0)


def white():
    return numpy.full((100, 400), 255, "uint8")


def leaning_line(grey):
    """What is left of a line of a page that leans."""
    cv2.line(grey, (20, 30), (380, 44), 0, 2)


def specks(grey):
    """A row of specks at different heights."""
    for at in range(20, 380, 8):
        grey[30 + at % 13 : 32 + at % 13, at : at + 2] = 0


def dashes(grey):
    """Two dashes half a line off each other."""
    grey[30:32, 40:60] = 0
    grey[42:44, 200:220] = 0


@pytest.mark.parametrize("drawn", [leaning_line, specks, dashes])
def test_what_is_nowhere_as_high_as_print_stands_in_no_column(drawn):
    grey = white()
    drawn(grey)
    assert columns_of_print(grey, WHOLE, SCALE, HEIGHT) == ()


def test_print_stands_in_as_many_columns_as_gaps_part():
    grey = white()
    leaning_line(grey)
    for left in (20, 150, 300):
        grey[30:50, left : left + 60] = 0
    assert len(columns_of_print(grey, WHOLE, SCALE, HEIGHT)) == 3
    assert len(lines_of_print(grey, WHOLE, SCALE, HEIGHT)) == 1
