"""Tests of what lines on a digital page make a table."""

from itertools import pairwise

import pytest

from extractor.model import Box, Word
from extractor.pdf_pages.text_layer_tables import Standing, is_graph_paper, ruled_tables


def cells(xs, ys):
    return [(left, top, right, foot) for left, right in pairwise(xs) for top, foot in pairwise(ys)]


def words(*placed):
    return [Word(text, Box(x, y, x + 5 * len(text), y + 8), 1.0) for text, x, y in placed]


XS = range(100, 501, 50)
CHARTS = {
    "columns": [(str(30 + k), 105 + 50 * k, 140 + 20 * (k % 4)) for k in range(8)],
    "one high column": [("95", 255, 103), *((str(k), 105 + 50 * k, 190) for k in range(1, 8))],
    "line": [(f"{k},5", 110 + 50 * k, 125 + 20 * (k % 3)) for k in range(2, 8)],
}


@pytest.mark.parametrize("values", CHARTS.values(), ids=CHARTS)
def test_the_lines_of_a_chart_are_no_table(values):
    beside = [(str(20 * k), 80, 100 + 20 * k) for k in range(6)]
    below = [(f"T{k + 1}", 110 + 50 * k, 230) for k in range(8)]
    found = ruled_tables([cells(XS, range(100, 221, 20))], words(*beside, *values, *below))
    assert not found.tables and len(found.outside) == len(beside) + len(values) + len(below)


FORMS = {
    "heads alone": [("STT", 110, 105), *((f"Cột {k}", 105 + 50 * k, 105) for k in range(1, 8))],
    "names alone": [(f"Xã {k}", 105, 105 + 20 * k) for k in range(6)],
    "half of the heads": [(f"Cột {k}", 105 + 50 * k, 105) for k in range(0, 8, 2)],
}


@pytest.mark.parametrize("printed", FORMS.values(), ids=FORMS)
def test_an_empty_form_is_a_table(printed):
    [table] = ruled_tables([cells(XS, range(100, 221, 20))], words(*printed)).tables
    assert (table.rows, table.columns) == (6, 8)


@pytest.mark.parametrize("above", [[], [("3", 300, 30)], [("-", 290, 30), ("12", 300, 30)]])
def test_a_row_alone_at_the_top_of_a_page_may_end_a_table(above):
    row = [("26", 105, 105), ("Tổng", 155, 105), ("126", 205, 105)]
    after = [("Nơi", 100, 300)]
    [table] = ruled_tables(
        [cells((100, 150, 200, 250), (100, 120))], words(*above, *row, *after)
    ).tables
    assert (table.rows, table.columns) == (1, 3)


@pytest.mark.parametrize(
    "xs, printed",
    [
        (
            (100, 150, 200, 250),
            [("Kính", 100, 50), ("1", 105, 105), ("2", 155, 105), ("3", 205, 105)],
        ),
        ((100, 150, 200), [("1", 105, 105), ("2", 155, 105)]),
        ((100, 150, 200, 250), [("1", 105, 105)]),
    ],
)
def test_a_row_alone_elsewhere_is_a_frame(xs, printed):
    assert not ruled_tables([cells(xs, (100, 120))], words(*printed)).tables


@pytest.mark.parametrize("corners", [[(0, 0)], [(7, 5)], [(0, 5), (7, 0)], [(0, 5), (7, 5)]])
def test_a_corner_that_is_not_closed_is_a_cell_where_print_stands_in_it(corners):
    """Corners are (column, row) of the cells that the table's round corners leave open."""
    printed = [(f"{c}{r}", 105 + 50 * c, 105 + 20 * r) for c in range(8) for r in range(6)]
    open_ones = {(100 + 50 * c, 100 + 20 * r) for c, r in corners}
    drawn = [cell for cell in cells(XS, range(100, 221, 20)) if cell[:2] not in open_ones]
    found = ruled_tables([drawn], words(*printed))
    [table] = found.tables
    assert not found.outside
    assert {(c.column - 1, c.row - 1): c.text for c in table.cells} == {
        (c, r): f"{c}{r}" for c in range(8) for r in range(6)
    }


def test_print_in_the_bay_of_a_table_is_none_of_its_cells():
    bay = {(300, 100), (350, 100), (400, 100), (450, 100)}
    drawn = [cell for cell in cells(XS, range(100, 221, 20)) if cell[:2] not in bay]
    rows = [(f"{c}{r}", 105 + 50 * c, 125 + 20 * r) for c in range(8) for r in range(5)]
    heads = [(f"Cột {c}", 105 + 50 * c, 105) for c in range(4)]
    above = [("Đơn vị:", 405, 105), ("đồng", 455, 105)]
    found = ruled_tables([drawn], words(*rows, *heads, *above))
    assert [word.text for word in found.outside] == ["Đơn vị:", "đồng"]


def every(step, number):
    return [50 + step * at for at in range(number)]


@pytest.mark.parametrize(
    ("upright", "level", "expected"),
    [
        (every(3.5, 140), every(3.5, 200), True),
        (every(5, 90), every(5, 140), True),
        (every(2, 200), every(4, 150), True),  # lines nearer than three points are one
        (every(4, 60) + every(60, 8), every(5, 60) + every(90, 8), True),
        (every(7, 70), every(7, 100), False),
        (every(4, 120), every(14, 50), False),  # hatched one way: a bar code, a bar of a chart
        (every(12, 40), every(4, 150), False),
        (every(60, 8), every(12, 60), False),
        ([at + gap for at in every(60, 8) for gap in (0, 4)], every(12, 60), False),  # double ones
        (every(5, 20), every(5, 20), False),  # a tick box drawn as a raster, a logo
        ([], [], False),
    ],
)
def test_graph_paper(upright, level, expected):
    assert is_graph_paper(iter(upright), iter(level)) is expected


@pytest.mark.parametrize(
    "rises, placed, wanted",
    [
        # one line up the page, one down it, two lines each way
        (True, [("2021", 120, 105), ("Năm", 120, 130)], "Năm 2021"),
        (False, [("Năm", 120, 105), ("2021", 120, 130)], "Năm 2021"),
        (
            True,
            [("6", 110, 105), ("tháng", 110, 120), ("đầu", 130, 105), ("năm", 130, 120)],
            "tháng 6 năm đầu",
        ),
        (
            False,
            [("Kế", 130, 105), ("hoạch", 130, 120), ("năm", 110, 105), ("2022", 110, 120)],
            "Kế hoạch năm 2022",
        ),
    ],
)
def test_heads_that_stand_upright_are_read_along_their_lines(rises, placed, wanted):
    upright = [Word(text, Box(x, y, x + 8, y + 12), 1.0) for text, x, y in placed]
    level = words(("An", 155, 105), ("Mỹ", 155, 120), ("1.284", 155, 165), ("316", 105, 165))
    standing = Standing(frozenset(word.box for word in upright), rises)
    [table] = ruled_tables(
        [cells((100, 150, 200), (100, 160, 180))], [*upright, *level], standing
    ).tables
    assert [cell.text for cell in table.cells] == [wanted, "An Mỹ", "316", "1.284"]
