"""Rows of dots that lead to a page number are taken out of the picture; other dots stay."""

from itertools import pairwise

import cv2
import numpy
import pytest

from extractor.imaging.cleaning import clean_picture
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


def dotted_rows(pitch=9, size=3, gone=0, words=False):
    """A sheet with a table of three columns whose rows are parted by dots; `gone`: dots of each line
    that are missing in its middle. With `words` the dots stand behind words, as in a form."""
    picture = numpy.full((400, 1200), 255, "uint8")
    uprights = (60, 400, 760, 1140)
    for x in uprights:
        picture[40:360, x : x + 2] = 0
    for y in (40, 358):
        picture[y : y + 2, 60:1142] = 0
    for y in range(100, 350, 60):
        for left, right in pairwise(uprights):
            begin = left + (120 if words else 6)
            dots = range(begin, right - (30 if words else 3), pitch)
            for number, x in enumerate(dots):
                if not 12 <= number < 12 + gone:
                    picture[y : y + size, x : x + size] = 0
            cv2.putText(picture, "gia tri", (left + 14, y - 12 + 15 * words), 0, 0.8, 0, 2)
    return picture


@pytest.mark.parametrize("pitch, size, gone", [(9, 3, 0), (7, 3, 2), (12, 4, 0), (8, 4, 1)])
def test_dotted_lines_between_the_rows_of_a_table_stay(pitch, size, gone):
    assert without_leaders(dotted_rows(pitch, size, gone), DPI) is None


@pytest.mark.parametrize("pitch, size", [(9, 3), (12, 4)])
def test_dots_behind_words_in_the_cells_of_a_form_go(pitch, size):
    cleaned = without_leaders(dotted_rows(pitch, size, words=True), DPI)
    assert cleaned is not None
    for y in range(100, 350, 60):
        assert (cleaned[y : y + size, 560:720] == 255).all()


def test_dots_below_letters_beside_a_leader_that_runs_downhill_stay():
    """The page is set level before its leaders are looked for."""
    picture = numpy.full((1000, 1600), 255, "uint8")
    for row in range(12):
        for number in range(110):
            picture[80 + 70 * row : 84 + 70 * row, 300 + 9 * number : 304 + 9 * number] = 0
        for number in range(6):
            cv2.putText(picture, "H", (60 + 36 * number, 84 + 70 * row), 0, 0.9, 0, 2)
        picture[92 + 70 * row : 97 + 70 * row, 66:71] = 0
    turned = turn_by(picture, 1.5)
    cleaned = clean_picture(turned, DPI)
    assert cleaned.steps[-2:] == ("slant", "leaders")
    pieces = cv2.connectedComponents((cleaned.grey[:, :290] < 128).astype("uint8"))[0] - 1
    assert pieces == 12 * 7


def turn_by(picture, degrees):
    high, wide = picture.shape
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 1)
    return cv2.warpAffine(picture, matrix, (wide, high), borderValue=255)
