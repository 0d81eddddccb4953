"""Dots and commas of numbers are told from their print."""

import numpy
import pytest

from extractor.imaging import ReadNumber, as_shown
from tests.imaging.test_ink import set_number

FAMILIES = ["Liberation Serif", "Liberation Serif:italic", "Carlito", "DejaVu Sans:bold"]


def shown(family, print_, *texts):
    grey, box = set_number(family, print_)
    return as_shown(grey, [ReadNumber(box, texts)], 1.0)[0]


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize(
    "print_, other",
    [
        ("57,3", "573"),
        ("5.470", "5470"),
        ("1.318,6", "1.3186"),
        ("11.278", "112.78"),
        ("2.145.308", "2145.308"),
        ("5470", "5.470"),
        ("(38,6)", "(386)"),
    ],
)
def test_the_reading_with_the_marks_of_the_print_is_told(family, print_, other):
    assert shown(family, print_, other, print_) == print_


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_speck_between_digits_is_no_mark(family, place):
    grey, box = set_number(family, "5470")
    columns = numpy.flatnonzero((grey < 128).any(axis=0))
    ends = columns[:-1][numpy.diff(columns) > 1]
    rows = numpy.flatnonzero((grey < 128).any(axis=1))
    if place >= len(ends):
        pytest.skip("digits touch")
    speck = grey.copy()
    at = int(ends[place]) + 1
    speck[rows[-1] - 4 : rows[-1], at : at + 4] = 20
    texts = ("5470", "5.470", "54,70", "547,0")
    assert as_shown(speck, [ReadNumber(box, texts)], 1.0)[0] in ("", "5470")


@pytest.mark.parametrize("print_, texts", [("1/4", ("14",)), ("27:30", ("2730", "27,30"))])
def test_other_signs_are_no_marks(print_, texts):
    assert not shown("Liberation Serif", print_, *texts)


def test_digits_that_touch_tell_nothing():
    grey, box = set_number("DejaVu Sans:bold", "5.470", apart=9)
    assert as_shown(grey, [ReadNumber(box, ("5.470", "5470"))], 1.0) == ("",)
