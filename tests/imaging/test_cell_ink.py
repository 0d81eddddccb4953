"""Tests of cell ink."""

import numpy
import pytest

from extractor.imaging.ink import cell_fault
from extractor.model import Box


@pytest.mark.parametrize(
    "comma, digits, read, wanted",
    [
        (True, 2, "44", "mark"),
        (True, 2, "4,4", ""),
        (False, 2, "44", ""),
        (False, 3, "44", "strokes"),
        (True, 3, "4,44", ""),
    ],
)
def test_a_numeral_is_held_against_the_print_of_its_cell(comma, digits, read, wanted):
    dark = numpy.zeros((40, 100), "uint8")
    for k in range(digits):
        dark[8:32, 10 + 24 * k : 24 + 24 * k] = 1
    dark[28:35, 27:31] = comma
    assert cell_fault(dark, read, Box(5, 3, 95, 38), 1.0) == wanted


@pytest.mark.parametrize("read, wanted", [("+44", ""), ("+4,4", ""), ("44", "strokes")])
def test_a_plus_is_a_stroke_of_its_own(read, wanted):
    dark = numpy.zeros((40, 100), "uint8")
    dark[12:32, 18:22] = 1
    dark[20:24, 10:30] = 1
    for left in (40, 66):
        dark[8:32, left : left + 14] = 1
    dark[28:35, 57:61] = "," in read
    assert cell_fault(dark, read, Box(5, 3, 95, 38), 1.0) == wanted
