"""Tests of lines between rows that are dotted or as pale as a hair."""

import cv2
import numpy
import pytest
from PIL import Image, ImageDraw, ImageFont

from extractor.imaging.cleaning import clean_picture
from extractor.imaging.grids import find_grids

DPI = 200
XS = (120, 220, 760, 1040, 1320)
ROW = 52


def table(rows, between, two_lines=(), seed=0, noise=5.0, pale=0):
    """A grey page of 200 dpi with a table of so many rows whose columns have lines; `between` draws
    the line between two rows at a height. `two_lines`: rows with a name of two lines; `pale`: how
    many shades print is brighter than black."""
    high = [ROW * (2 if row in two_lines else 1) for row in range(rows)]
    ys = [100, *(100 + numpy.cumsum(high)).tolist()]
    image = Image.new("L", (1440, ys[-1] + 100), 245)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(size=30)
    for row, (top, tall) in enumerate(zip(ys, high, strict=False)):
        names = ("Ten dai cua don vi", "va phan con lai") if tall > ROW else (f"Xa so {row}",)
        for number, name in enumerate(names):
            draw.text((232, top + 26 + ROW * 0.8 * number), name, font=font, fill=pale, anchor="lm")
        middle = top + tall / 2
        for x, text in ((170, row + 1), (900, 37 * row + 120), (1180, 7 * row + 2)):
            draw.text((x, middle), str(text), font=font, fill=pale, anchor="mm")
    grey = numpy.array(image)
    for y in ys[1:-1]:
        between(grey, y)
    for y in (ys[0], ys[-1]):
        cv2.line(grey, (XS[0], y), (XS[-1], y), pale, 2)
    for x in XS:
        cv2.line(grey, (x, ys[0]), (x, ys[-1]), pale, 2)
    chance = numpy.random.default_rng(seed)
    spoilt = grey + chance.normal(0, noise, grey.shape)
    return numpy.clip(spoilt, 0, 255).astype("uint8")


def dots(step, wide=2, shade=0, gone=0.0, seed=1):
    """Draws dots so many pixels apart; of them a share is gone."""
    chance = numpy.random.default_rng(seed)

    def draw(grey, y):
        for x in range(XS[0], XS[-1], step):
            if chance.random() >= gone:
                grey[y : y + 2, x : x + wide] = shade

    return draw


def hair(shade, thick=1):
    def draw(grey, y):
        grey[y : y + thick, XS[0] : XS[-1]] = shade

    return draw


def nothing(_grey, _y):
    """Draws no line between two rows."""


def shape(grey):
    [grid] = find_grids(clean_picture(grey, DPI).grey, DPI).grids
    return grid.rows, grid.columns, len(grid.areas)


@pytest.mark.parametrize("between", [dots(5), dots(7), dots(8, wide=3, gone=0.1)])
def test_dots_between_rows_are_no_specks(between):
    grey = table(9, between)
    spots = numpy.random.default_rng(8).random(grey.shape) < 0.0015
    grey[spots] = 20
    assert "specks" in clean_picture(grey, DPI).steps
    assert shape(grey) == (9, 4, 36)


@pytest.mark.parametrize("seed", [3, 4, 5])
def test_specks_that_lie_in_no_row_still_go(seed):
    grey = table(6, hair(0, 2), noise=0.0)
    spots = numpy.random.default_rng(seed).random(grey.shape) < 0.003
    near = cv2.dilate((grey < 200).astype("uint8"), numpy.ones((9, 9))) > 0
    lone = spots & ~near
    grey[lone] = 20
    made = clean_picture(grey, DPI)
    assert "specks" in made.steps
    assert (made.grey[lone] < 100).mean() < 0.1


@pytest.mark.parametrize("between", [hair(222), hair(232, 2), dots(5, shade=190)])
@pytest.mark.parametrize("two_lines", [(), (2, 5)])
def test_lines_too_pale_to_be_ink_part_rows(between, two_lines):
    assert shape(table(8, between, two_lines)) == (8, 4, 32)


@pytest.mark.parametrize("two_lines", [(1,), (2, 3), (0, 1, 2, 3, 4, 5)])
def test_the_lines_of_a_name_are_no_line_between_rows(two_lines):
    assert shape(table(6, hair(0, 2), two_lines, noise=9.0)) == (6, 4, 24)


def test_where_no_line_is_drawn_there_is_none():
    found = find_grids(clean_picture(table(7, nothing), DPI).grey, DPI).grids
    assert all(grid.rows < 3 for grid in found)


def dotted_table(step, wide=2, gone=0.0, rows=7):
    """A page whose table has nothing but dotted lines, level and upright, with letters beside."""
    grey = table(rows, dots(step, wide, gone=gone), noise=3.0)
    foot = 100 + ROW * rows
    chance = numpy.random.default_rng(step)
    for x in XS:
        grey[100 : foot + 2, x - 1 : x + 3] = 245
        for y in range(100, foot, step):
            if chance.random() >= gone:
                grey[y : y + wide, x : x + 2] = 20
    for y in (100, foot):
        grey[y - 1 : y + 3, XS[0] : XS[-1]] = 245
        dots(step, wide)(grey, y)
    return grey


@pytest.mark.parametrize(
    "step, wide, gone, rows",
    [
        (5, 2, 0.0, 7),
        (7, 2, 0.0, 5),  # so close that the upright ones are closed to lines, but hardly inked
        (7, 3, 0.1, 12),
        (4, 2, 0.0, 5),  # so close that lines across each other are one mesh
        (4, 3, 0.1, 7),
        (5, 3, 0.05, 4),
        (6, 3, 0.05, 12),
        (8, 2, 0.0, 4),
        (9, 2, 0.0, 7),
    ],
)
def test_a_table_may_have_dotted_lines_alone(step, wide, gone, rows):
    assert shape(dotted_table(step, wide, gone, rows)) == (rows, 4, 4 * rows)


@pytest.mark.parametrize("across", [300, 500])
def test_one_dotted_line_up_the_page_makes_no_table(across):
    grey = table(6, nothing, noise=3.0)
    grey[90:460, :] = numpy.where(grey[90:460, :] < 60, grey[90:460, :], 245)
    for x in XS:
        grey[90:460, x - 2 : x + 4] = 245
    grey[90:460:6, across : across + 2] = 20
    assert find_grids(clean_picture(grey, DPI).grey, DPI).grids == []


@pytest.mark.parametrize("step", [5, 6, 8])
def test_commas_in_a_dotted_table_are_no_leaders(step):
    grey = dotted_table(step)
    commas = [(y, x) for y in range(130, 440, ROW) for x in (860, 1150)]
    for y, x in commas:
        grey[y : y + 4, x : x + 3] = 10
    made = clean_picture(grey, DPI).grey
    assert all(made[y + 1, x + 1] < 100 for y, x in commas)
