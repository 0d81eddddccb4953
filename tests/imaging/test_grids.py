"""Tests of grids."""

import cv2
import numpy
import pytest

from extractor.imaging import grid_steps
from extractor.imaging.grids import find_grids


def drawn(broken=False, seal=False):
    """A page of 200 dpi with a table of 4 × 3, the first row's right cells merged."""
    grey = numpy.full((1100, 1600), 255, "uint8")
    xs, ys = (100, 400, 900, 1500), (100, 180, 260, 340, 420)
    for y in ys:
        cv2.line(grey, (xs[0], y), (xs[-1], y + 4), 0, 2)  # it runs down a little
    for x in xs:
        cv2.line(grey, (x, ys[1 if x == 900 else 0]), (x, ys[-1] + 4), 0, 2)
    if broken:
        grey[:, 130:1500:97] = 255
        grey[:, 131:1500:97] = 255
    if seal:
        cv2.circle(grey, (900, 150), 90, 0, 3)
    cv2.putText(grey, "1.250", (960, 240), cv2.FONT_HERSHEY_COMPLEX, 1.0, 0, 2)
    return grey


@pytest.mark.parametrize("how", [{}, {"broken": True}, {"seal": True}])
def test_a_grid_is_found_by_its_lines(how):
    ruled = find_grids(drawn(**how), 200)
    [grid], erased = ruled.grids, ruled.without_lines
    assert (grid.rows, grid.columns) == (4, 3)
    assert [(a.row, a.column, a.columns) for a in grid.areas][:3] == [
        (1, 1, 1),
        (1, 2, 2),
        (2, 1, 1),
    ]
    assert (erased[205:250, 950:1100] < 128).any() and not (erased[300, 110:390] < 128).any()


def worn():
    """A page of 200 dpi with a table of 9 × 5 whose upright lines are dashes, at one place nothing is
    left of one; figures stand right-aligned, one heading runs over two columns."""
    grey, chance = numpy.full((1100, 1700), 255, "uint8"), numpy.random.default_rng(5)
    xs, ys = (100, 400, 700, 1000, 1300, 1600), tuple(range(100, 100 + 9 * 45 + 1, 45))
    for y in ys:
        cv2.line(grey, (xs[0], y), (xs[-1], y), 0, 2)
    for x in xs:
        for y in range(ys[1 if x == 1000 else 0], ys[-1], 9):
            if x in (100, 1600) or chance.random() < 0.7:
                cv2.line(grey, (x, y), (x, y + 8), 0, 2)
    grey[ys[4] + 4 : ys[5] - 4, 990:1010] = 255
    for y in ys[1:-1]:
        for x in xs[1:-1]:
            cv2.putText(grey, "1.250", (x - 105, y + 35), cv2.FONT_HERSHEY_COMPLEX, 0.9, 0, 2)
    cv2.putText(grey, "TONG SO HO SO", (860, ys[0] + 35), cv2.FONT_HERSHEY_COMPLEX, 0.9, 0, 2)
    return grey


def test_lines_worn_to_dashes_still_part_cells():
    [grid] = find_grids(worn(), 200).grids
    assert (grid.rows, grid.columns, len(grid.areas)) == (9, 5, 44)
    assert [(a.row, a.column, a.columns) for a in grid.areas if a.columns > 1] == [(1, 3, 2)]


def test_an_open_side_is_where_the_lines_across_end():
    grey = drawn()
    grey[182:416, 1490:1510] = 255
    grey[:178, 1490:1510] = 255
    [grid] = find_grids(grey, 200).grids
    assert (grid.rows, grid.columns) == (4, 3)


@pytest.mark.parametrize(
    "drawn, crossed, worn, wanted",
    [
        ([1, 1, 1, 0, 1, 1], 0, False, [1, 1, 1, 0, 1, 1]),
        ([0.7, 0.6, 0.8, 0, 0.6, 0.7], 0, True, [1, 1, 1, 1, 1, 1]),
        ([0.7, 0.6, 0.8, 0, 0.6, 0.7], 1, True, [1, 1, 1, 0, 1, 1]),
        ([0, 0.6, 0.8, 0.6, 0.6, 0.7], 0, True, [0, 1, 1, 1, 1, 1]),
        ([1, 1, 1, 0.3, 1, 1], 0, False, [1, 1, 1, 1, 1, 1]),
        ([1, 0, 0, 0.3, 0, 0], 0, False, [1, 0, 0, 0, 0, 0]),
    ],
)
def test_a_step_of_a_line_is_believed_by_the_rest_of_it(drawn, crossed, worn, wanted):
    steps = numpy.array([[1.0, v, 1.0] for v in drawn])
    got = grid_steps.parted(steps, numpy.full(steps.shape, bool(crossed)), worn, True)
    assert got[:, 1].astype(int).tolist() == wanted


def test_frames_and_prose_are_no_tables():
    grey = numpy.full((1100, 1600), 255, "uint8")
    cv2.rectangle(grey, (100, 100), (500, 300), 0, 3)
    cv2.line(grey, (100, 200), (500, 200), 0, 3)
    for y in range(400, 1000, 50):
        cv2.putText(
            grey,
            "TONG HOP EEE TTT LLL FFF 1111 EEEE",
            (100, y),
            cv2.FONT_HERSHEY_COMPLEX,
            1.1,
            0,
            2,
        )
    assert find_grids(grey, 200).grids == []
