"""Loops of a pen go, the print in them and beside them stays, and print with loops of its own too."""

import cv2
import numpy
import pytest

from extractor.imaging import cleaning
from extractor.imaging.pen_loops import without_pen_loops

DPI, FONT = 200, cv2.FONT_HERSHEY_SIMPLEX
NUMBER = 628, 415  # where the number in the fourth line stands, about


def page(number="461"):
    grey = numpy.full((1200, 1650), 250, "uint8")
    for row in range(12):
        cv2.putText(grey, "trong ky da giai quyet", (150, 200 + 75 * row), FONT, 0.9, 30, 2)
        text = number if row == 3 else "1204"
        cv2.putText(grey, text, (600, 200 + 75 * row), FONT, 0.9, 30, 2)
        cv2.putText(grey, "ho so cac loai", (720, 200 + 75 * row), FONT, 0.9, 30, 2)
    return grey


def circled(grey, size, shade=30, arc=360, width=3, turn=0):
    made = grey.copy()
    cv2.ellipse(made, NUMBER, size, turn, 20, 20 + arc, shade, width, cv2.LINE_AA)
    return made


@pytest.mark.parametrize(
    "size, shade, arc, width",
    [
        ((60, 34), 30, 360, 3),
        ((68, 30), 90, 360, 4),  # a red pen scanned in grey
        ((58, 36), 40, 300, 3),  # left open
        ((95, 38), 30, 360, 3),  # through the word behind
    ],
)
def test_a_loop_goes_and_the_number_in_it_stays(size, shade, arc, width):
    plain = page()
    seen = circled(plain, size, shade, arc, width)
    made = without_pen_loops(seen, DPI)
    drawn = (seen < 150) & (plain > 200)
    assert (made[drawn] > 200).mean() > 0.8
    number = slice(400, 430), slice(598, 652)
    assert numpy.array_equal(made[number] < 150, plain[number] < 150)


@pytest.mark.parametrize("arc, size", [(200, (60, 34)), (360, (45, 13)), (360, (700, 300))])
def test_an_arc_a_stroke_through_print_and_a_large_round_stay(arc, size):
    assert without_pen_loops(circled(page(), size, arc=arc), DPI) is None


def framed(grey):
    cv2.rectangle(grey, (580, 385), (690, 445), 30, 3)


def large_letters(grey):
    cv2.putText(grey, "QUYET DINH O C @ 0", (200, 1150), FONT, 2.4, 30, 3)


def brackets(grey):
    cv2.putText(grey, "(1204) (O) [8] 08.600", (200, 1150), FONT, 0.9, 30, 2)


@pytest.mark.parametrize("drawn", [framed, large_letters, brackets])
def test_print_that_is_no_loop_stays(drawn):
    grey = page()
    drawn(grey)
    assert without_pen_loops(grey, DPI) is None


def test_two_numbers_circled_in_two_lines():
    plain = page()
    seen = circled(plain, (60, 30))
    cv2.ellipse(seen, (632, 640), (66, 31), 5, 0, 360, 30, 3, cv2.LINE_AA)
    made = cleaning.clean_picture(seen, DPI)
    assert "loops" in made.steps
    drawn = (seen < 150) & (plain > 200)
    assert (made.grey[drawn] > 200).mean() > 0.8


def test_pages_without_print_are_left_as_they_are():
    assert without_pen_loops(numpy.full((600, 600), 250, "uint8"), DPI) is None
