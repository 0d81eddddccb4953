"""Tests of ruled tables that touch each other."""

import cv2
import numpy
import pytest

from extractor.imaging import find_grids

DPI = 200
ROW, TOP, LEFT = 60, 100, 100  # pixels


def page(*tables):
    """A page with tables right below each other, each as (rows, widths of columns)."""
    grey = numpy.full((1200, 1500), 255, "uint8")
    top = TOP
    for rows, widths in tables:
        foot = top + rows * ROW
        right = LEFT + sum(widths)
        for at in range(rows + 1):
            cv2.line(grey, (LEFT, top + at * ROW), (right, top + at * ROW), 0, 2)
        at = LEFT
        for width in (0, *widths):
            at += width
            cv2.line(grey, (at, top), (at, foot), 0, 2)
        top = foot
    return grey


def shapes(grey):
    return [(grid.rows, grid.columns) for grid in find_grids(grey, DPI).grids]


@pytest.mark.parametrize(
    "above, below",
    [
        ((4, (500, 250, 250, 200)), (5, (440, 160, 160, 160, 160, 120))),
        ((3, (600, 300, 300)), (3, (450, 450, 300))),
        ((5, (100, 500, 300, 300)), (2, (800, 200, 200))),
    ],
)
def test_where_other_columns_begin_another_table_does(above, below):
    wanted = [(above[0], len(above[1])), (below[0], len(below[1]))]
    assert shapes(page(above, below)) == wanted


def test_three_tables_touch():
    tables = (4, (480, 240, 300)), (4, (360, 180, 168, 168, 144)), (4, (420, 300, 300))
    assert shapes(page(*tables)) == [(4, 3), (4, 5), (4, 3)]


@pytest.mark.parametrize(
    "parts",
    [
        ((2, (100, 500, 600)), (5, (100, 500, 300, 300))),  # heads over several columns
        ((5, (100, 500, 300, 300)), (1, (600, 300, 300))),  # a total at the foot
        ((6, (100, 500, 300, 300)),),
    ],
)
def test_merged_cells_part_no_table(parts):
    (shape,) = shapes(page(*parts))
    assert shape == (sum(rows for rows, _ in parts), 4)
