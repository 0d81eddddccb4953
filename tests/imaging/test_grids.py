"""Tests of grids."""

from itertools import pairwise

import cv2
import numpy
import pytest

from extractor.imaging import grid_steps
from extractor.imaging.grids import find_grids
from extractor.imaging.ruled_lines import Stroke, parabola_of


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


def dotted(gone=(), merged=()):
    """A page of 200 dpi with a table of 8 × 5 whose rows are parted by dots and whose columns by
    lines. `gone`: (line, column) of places where nothing is left of the dots; `merged`: columns
    whose cells take two rows each, with print in the middle of them."""
    grey = numpy.full((700, 1700), 255, "uint8")
    xs, ys = (100, 400, 700, 1000, 1300, 1600), tuple(range(100, 100 + 8 * 48 + 1, 48))
    for x in xs:
        cv2.line(grey, (x, ys[0]), (x, ys[-1]), 0, 2)
    for k, y in enumerate(ys):
        for column, (left, right) in enumerate(pairwise(xs)):
            step = 1 if k in (0, len(ys) - 1) else 8
            if (k, column) not in gone and not (column in merged and k % 2):
                for dot in range(3):
                    grey[y : y + 2, left + dot : right : step] = 0
    for column, left in enumerate(xs[:-1]):
        for y in ys[2::2] if column in merged else ys[1:]:
            low = 38 if column in merged else 12
            cv2.putText(grey, "1250", (left + 90, y - low), cv2.FONT_HERSHEY_COMPLEX, 0.9, 0, 2)
    return grey


@pytest.mark.parametrize("gone", [[(3, 2)], [(2, 1), (5, 3)], [(4, 4)], [(6, 1)]])
def test_rows_parted_by_dots_are_rows_where_a_few_dots_are_gone(gone):
    [grid] = find_grids(dotted(gone), 200).grids
    assert (grid.rows, grid.columns, len(grid.areas)) == (8, 5, 40)


@pytest.mark.parametrize("column", [0, 1])
def test_cells_over_two_rows_parted_by_dots_stay_whole(column):
    [grid] = find_grids(dotted(merged=[column]), 200).grids
    assert (grid.rows, grid.columns) == (8, 5)
    of_column = [area.rows for area in grid.areas if area.column == column + 1]
    assert of_column == [2, 2, 2, 2]


def test_an_open_side_is_where_the_lines_across_end():
    grey = drawn()
    grey[182:416, 1490:1510] = 255
    grey[:178, 1490:1510] = 255
    [grid] = find_grids(grey, 200).grids
    assert (grid.rows, grid.columns) == (4, 3)


def of_lines(drawn, crossed, dashed=False):
    """Steps of lines that are all of dashes or none of them."""
    return grid_steps.Steps(drawn, crossed, numpy.full(drawn.shape[1], dashed))


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
    got = grid_steps.parted(of_lines(steps, numpy.full(steps.shape, bool(crossed))), worn, True)
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


def two_heads(text, at, boldness=3, foot=132):
    """A page of 200 dpi with a head over three columns whose letters stand on their lines."""
    grey = numpy.full((900, 1600), 255, "uint8")
    xs, ys = (100, 400, 700, 1000, 1300), (100, 140, 180, 220, 260, 300)
    for y in ys:
        cv2.line(grey, (xs[0], y), (xs[-1], y), 0, 2)
    for x in xs:
        cv2.line(grey, (x, ys[1 if x in (700, 1000) else 0]), (x, ys[-1]), 0, 2)
    for letter, x in zip(text, at, strict=True):
        cv2.putText(grey, letter, (x, foot), cv2.FONT_HERSHEY_COMPLEX, 0.8, 0, boldness)
    for y in ys[2:]:
        for x in xs[:-1]:
            cv2.putText(grey, "12", (x + 150, y - 8), cv2.FONT_HERSHEY_COMPLEX, 0.7, 0, 2)
    return cv2.GaussianBlur(grey, (3, 3), 0.7)


@pytest.mark.parametrize("letters", ["i", "p", "d", "l", "K", "8"])
def test_a_letter_on_the_line_of_a_column_does_not_part_the_head_above(letters):
    for shift in (-8, -4, -1):
        places = [600, 650, 700 + shift, 750, 1000 + shift]
        [grid] = find_grids(two_heads(f"So{letters}n{letters}", places), 200).grids
        assert (1, 2, 3) in [(a.row, a.column, a.columns) for a in grid.areas]


def test_letters_of_a_merged_head_keep_their_strokes():
    for boldness in (2, 3):
        grey = two_heads("SolldhHlk", [560, 610, 655, 694, 720, 860, 960, 994, 1020], boldness, 134)
        erased = find_grids(grey, 200).without_lines
        before, after = grey[108:132, 410:1290] < 128, erased[108:132, 410:1290] < 128
        assert after.sum() > 0.97 * before.sum()


@pytest.mark.parametrize("spread, shade", [(6, 1.0), (14, 0.8), (20, 0.8), (20, 1.0)])
def test_the_grain_of_a_blank_page_is_no_grid(spread, shade):
    chance = numpy.random.default_rng(7)
    paper = numpy.full((1100, 800), 250.0) * numpy.linspace(1, shade, 800)[None, :]
    page = numpy.clip(paper + chance.normal(0, spread, paper.shape), 0, 255).astype("uint8")
    for dpi in (150, 200, 300):
        assert find_grids(page, dpi).grids == []


@pytest.mark.parametrize("side", ["top", "foot", "left", "right"])
@pytest.mark.parametrize("dash, gap", [(40, 30), (60, 50), (25, 15)])
def test_an_outermost_line_worn_to_dashes_is_one(side, dash, gap):
    grey = numpy.full((700, 1500), 255, "uint8")
    xs, ys = (100, 400, 700, 1000, 1300), (100, 160, 220, 280, 340, 400)
    for y in ys:
        cv2.line(grey, (xs[0], y), (xs[-1], y), 0, 2)
    for x in xs:
        cv2.line(grey, (x, ys[0]), (x, ys[-1]), 0, 2)
    for y in ys[:-1]:
        for x in xs[:-1]:
            cv2.putText(grey, "125", (x + 110, y + 42), cv2.FONT_HERSHEY_COMPLEX, 0.9, 0, 2)
    for begin in range(0, 1500, dash + gap):
        if side in ("top", "foot"):
            y = ys[0] if side == "top" else ys[-1]
            grey[y - 2 : y + 3, begin : begin + gap] = 255
        else:
            x = xs[0] if side == "left" else xs[-1]
            grey[begin : begin + gap, x - 2 : x + 3] = 255
    [grid] = find_grids(grey, 200).grids
    assert (grid.rows, grid.columns) == (5, 4)


@pytest.mark.parametrize(
    "text", ["(Khong bao gom hoc phan)", "Tong cong: lll ill", "HHIIHHLLHHIIHH"]
)
def test_a_line_drawn_in_some_rows_is_one_whatever_stands_in_the_others(text):
    grey = numpy.full((700, 1500), 255, "uint8")
    xs, ys = (100, 200, 500, 560, 620, 700, 780, 1000, 1300), (100, 170, 215, 260, 330, 400)
    for y in ys:
        cv2.line(grey, (xs[0], y), (xs[-1], y), 0, 2)
    for x in xs:
        last = ys[-1] if x in (xs[0], xs[-1]) else ys[2]
        cv2.line(grey, (x, ys[0]), (x, last), 0, 2)
    for y in ys[2:-1]:
        cv2.putText(grey, text, (380, y + 38), cv2.FONT_HERSHEY_COMPLEX, 1.1, 0, 2)
    for x in xs[:-1]:
        cv2.putText(grey, "15", (x + 8, ys[2] - 12), cv2.FONT_HERSHEY_COMPLEX, 0.7, 0, 2)
    [grid] = find_grids(grey, 200).grids
    assert grid.columns == 8
    assert [a.columns for a in grid.areas if a.row > 2] == [8, 8, 8]


@pytest.mark.parametrize("low", [0, 2, 4])
def test_a_row_line_with_low_print_on_it_parts_its_cells(low):
    """Brackets of a head come down to the line below them."""
    grey = drawn()
    for x in (420, 930):
        cv2.putText(grey, "(nghin)", (x, 250 + low), cv2.FONT_HERSHEY_COMPLEX, 1.2, 0, 2)
    [grid] = find_grids(grey, 200).grids
    assert (grid.rows, grid.columns, len(grid.areas)) == (4, 3, 11)


@pytest.mark.parametrize("share", [0.2, 0.35, 0.45])
def test_a_line_runs_where_most_of_its_ink_lies(share):
    along = numpy.arange(1500)
    feet = along[round((1 - share) * 1500) :]
    line = Stroke(
        along=numpy.concatenate([along, along, feet]),
        beside=numpy.concatenate([80 + along // 500, 81 + along // 500, 75 + feet // 500]),
    )
    curve = parabola_of(line)
    off = numpy.abs(numpy.polyval(curve, along) - 80 - along / 500)
    assert off.max() < 1.2


def test_a_worn_line_is_not_believed_below_print_that_runs_across_its_neighbour():
    """In the second row print runs across the line in the middle: one cell goes on below it."""
    steps = numpy.array([[0.7] * 9, [0.7, 0.6, 0.7, 0, 0, 0, 0.6, 0.8, 0.7], [0.6] * 9, [0.8] * 9])
    crossed = numpy.zeros(steps.shape, bool)
    assert grid_steps.parted(of_lines(steps, crossed), True, True)[1].all()
    crossed[1, 4] = True
    there = grid_steps.parted(of_lines(steps, crossed), True, True)[1]
    assert there.astype(int).tolist() == [1, 1, 1, 0, 0, 0, 1, 1, 1]


def stacked(letters, rows=8, line=None):
    """A page of 200 dpi with a ruled table of four columns; in the second one, print of its own in
    each row at one place (`letters`: pieces from and to so many pixels below the row's line)."""
    grey = numpy.full((900, 1600), 255, "uint8")
    xs, ys = (100, 200, 800, 1100, 1400), [100 + 40 * k for k in range(rows + 1)]
    for y in ys:
        cv2.line(grey, (xs[0], y), (xs[-1], y), 0, 2)
    for x in xs:
        cv2.line(grey, (x, ys[0]), (x, ys[-1]), 0, 2)
    if line:
        cv2.line(grey, (line, ys[1]), (line, ys[-1]), 0, 2)
    for y in ys[1:-1]:
        for first, last in letters:
            cv2.line(grey, (400, y + first), (400, y + last), 0, 3)
        for x in (300, 850, 1150):
            cv2.putText(grey, "12", (x, y + 30), cv2.FONT_HERSHEY_COMPLEX, 0.7, 0, 2)
    return grey


@pytest.mark.parametrize(
    "letters",
    [
        ((10, 13), (16, 31), (34, 37)),  # `ị` of `Đơn vị` in every name
        ((10, 31),),  # `l`
        ((10, 13), (16, 31)),  # `i`
        ((16, 38),),  # `p`
    ],
)
def test_a_stack_of_one_letter_is_no_column(letters):
    [grid] = find_grids(stacked(letters), 200).grids
    assert grid.columns == 4
    [grid] = find_grids(stacked(letters, line=560), 200).grids
    assert grid.columns == 5


@pytest.mark.parametrize("letters", [("i", "B"), ("l", "H"), ("d", "h"), ("1", "K")])
def test_letters_below_each_other_do_not_part_a_head(letters):
    grey = numpy.full((900, 1600), 255, "uint8")
    xs, ys = (100, 400, 700, 1000), (100, 172, 212, 252, 292, 332)
    for y in ys:
        cv2.line(grey, (xs[0] if y != 172 else xs[1], y), (xs[-1], y), 0, 2)
    for x in xs:
        cv2.line(grey, (x, ys[1 if x == 700 else 0]), (x, ys[-1]), 0, 2)
    for letter, foot in zip(letters, (130, 162), strict=True):
        for shift in (-50, -8, 14, 40):
            place = (700 + shift, foot)
            cv2.putText(grey, letter, place, cv2.FONT_HERSHEY_COMPLEX, 0.8, 0, 2)
    [grid] = find_grids(cv2.GaussianBlur(grey, (3, 3), 0.7), 200).grids
    assert (1, 2, 2) in [(a.row, a.column, a.columns) for a in grid.areas]
