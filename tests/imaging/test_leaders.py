"""Rows of dots that lead to a page number are taken out of the picture; other dots stay."""

import cv2
import numpy
import pytest

from extractor.imaging.leaders import without_leaders

DPI = 200


def sheet(dots, pitch=9, size=4, down=60):
    """A white sheet with a row of so many dots between two blocks of print."""
    picture = numpy.full((200, 1200), 255, "uint8")
    cv2.rectangle(picture, (20, 40), (90, 64), 0, -1)
    cv2.rectangle(picture, (1100, 40), (1116, 64), 0, -1)
    for number in range(dots):
        left = 110 + number * pitch
        picture[down : down + size, left : left + size] = 0
    return picture


@pytest.mark.parametrize("dots, pitch, size", [(100, 9, 4), (40, 12, 3), (12, 9, 5)])
def test_a_leader_goes_and_print_stays(dots, pitch, size):
    cleaned = without_leaders(sheet(dots, pitch, size), DPI)
    assert cleaned is not None
    assert (cleaned[:, 100:1090] == 255).all()
    assert (cleaned[40:64, 1100:1116] == 0).all()


@pytest.mark.parametrize(
    "dots, pitch, size",
    [
        (3, 9, 4),  # an ellipsis
        (200, 3, 2),  # a dotted rule
        (30, 30, 4),  # dots far apart
        (0, 9, 4),
    ],
)
def test_other_dots_stay(dots, pitch, size):
    assert without_leaders(sheet(dots, pitch, size), DPI) is None


def test_the_dot_of_a_number_behind_a_leader_stays():
    picture = sheet(60)
    last = 110 + 59 * 9
    cv2.rectangle(picture, (last + 12, 46), (last + 18, 64), 0, -1)  # a digit, its dot, a digit
    picture[60:64, last + 21 : last + 25] = 0
    cv2.rectangle(picture, (last + 28, 46), (last + 38, 64), 0, -1)
    cleaned = without_leaders(picture, DPI)
    assert cleaned is not None
    assert (cleaned[60:64, last + 21 : last + 25] == 0).all()


def test_dots_that_lie_about_are_no_leader():
    picture = sheet(0)
    for number in range(60):
        left, top = 110 + (number * 37) % 900, 70 + (number * 53) % 100
        picture[top : top + 4, left : left + 4] = 0
    assert without_leaders(picture, DPI) is None


@pytest.mark.parametrize("few", [4, 6, 9])
@pytest.mark.parametrize("pitch, goes", [(9, True), (15, False)])
def test_a_short_leader_goes_beside_long_ones_of_its_pitch(few, pitch, goes):
    picture = numpy.vstack([sheet(60), sheet(few, pitch)])
    cleaned = without_leaders(picture, DPI)
    assert cleaned is not None
    assert (cleaned[200:, 100:1090] == 255).all() == goes
    assert without_leaders(sheet(few, pitch), DPI) is None


def test_an_ellipsis_beside_leaders_stays():
    cleaned = without_leaders(numpy.vstack([sheet(60), sheet(3)]), DPI)
    assert cleaned is not None and (cleaned[200:, 100:1090] == 0).any()
