"""Tables whose level lines are worn through at one place and that are open at the sides."""

import numpy
import pytest

from extractor.imaging.grids import find_grids

DPI = 200
ROWS = range(200, 681, 80)
COLUMNS = (500, 700, 900)
LEFT, RIGHT = 150, 1300


def drawn(gaps, rows=ROWS):
    """A page with a table without side lines, whose level lines miss what lies in the `gaps`."""
    page = numpy.full((1000, 1500), 255, "uint8")
    for y in rows:
        page[y : y + 3, LEFT:RIGHT] = 0
        for begin, end in gaps:
            page[y : y + 3, begin:end] = 255
    for x in COLUMNS:
        page[rows[0] : rows[-1] + 3, x : x + 3] = 0
    return page


@pytest.mark.parametrize(
    "gaps",
    [
        [(260, 300)],
        [(1050, 1110)],
        [(250, 320), (1000, 1030)],
        [(220, 250), (330, 370), (1150, 1200)],  # in several dashes
    ],
)
def test_a_table_is_as_wide_as_its_lines_go_on_in_dashes(gaps):
    (grid,) = find_grids(drawn(gaps), DPI).grids
    assert grid.columns == 4 and grid.rows == len(ROWS) - 1
    assert abs(grid.box.left - LEFT) < 10 and abs(grid.box.right - RIGHT) < 10


def test_a_line_beside_a_table_and_one_far_off_are_none_of_it():
    page = drawn([])[:, :1400]
    page[:, 1020:] = 255
    page[360:363, 1040:1200] = 0  # one line alone
    page[200:203, 1120:1300] = page[280:283, 1120:1300] = page[440:443, 1120:1300] = 0  # far off
    (grid,) = find_grids(page, DPI).grids
    assert grid.box.right < 1030


def test_tables_beside_each_other_stay_two():
    page = drawn([])
    page[:, 1000:1040] = 255
    for x in (1040, 1150, 1297):
        page[ROWS[0] : ROWS[-1] + 3, x : x + 3] = 0
    page[ROWS[0] : ROWS[-1] + 3, 997:1000] = 0
    assert len(find_grids(page, DPI).grids) == 2


@pytest.mark.parametrize("upper, lower", [((560, 640), (430, 480)), ((600, 690), (440, 500))])
def test_parts_into_which_lines_are_worn_are_one_table(upper, lower):
    """The upper lines break further to the right than the lower ones, and no upright line goes on
    from those to these: the places of the parts lie across each other."""
    page = drawn([])
    page[:, 500:503] = numpy.where(page[:, 490:493] == 0, 0, 255)
    for y in ROWS:
        begin, end = upper if y < 400 else lower
        page[y : y + 3, begin:end] = 255
    page[ROWS[0] : 360, 300:303] = page[440 : ROWS[-1], 300:303] = 0
    boxes = [grid.box for grid in find_grids(page, DPI).grids]
    assert len(boxes) == 1
    assert abs(boxes[0].left - LEFT) < 10 and abs(boxes[0].right - RIGHT) < 10


@pytest.mark.parametrize("apart, lower, stroke", [(40, 0, 10), (55, 30, 10), (70, -20, 12)])
def test_strokes_of_a_closed_table_are_no_dashes_of_the_one_beside_it(apart, lower, stroke):
    page = numpy.full((1000, 1500), 255, "uint8")
    for left, moved in ((100, 0), (650 + apart, lower)):
        for y in ROWS:
            page[y + moved : y + moved + 3, left : left + 550] = 0
        for x in (left, left + 200, left + 547):
            page[ROWS[0] + moved : ROWS[-1] + moved + 3, x : x + 3] = 0
    for y in ROWS[:-1]:  # feet of figures, at the side of the left table that is near the other
        page[y + 40 : y + 40 + 3, 600 : 600 + 3 * stroke] = 0
        page[y + 40 : y + 40 + 3, 570:592] = 0
    grids = find_grids(page, DPI).grids
    assert sorted((grid.rows, grid.columns) for grid in grids) == [(len(ROWS) - 1, 2)] * 2
