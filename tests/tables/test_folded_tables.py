"""Tests of tables that go on beside themselves."""

import pytest
from made_tables import figures, page, read

HEADS = ["TT", "Tên xã", "Số hộ"]
FOLDED = [
    HEADS * 2,
    ["1", "Hòa An", "120", "4", "Phú Mỹ", "90"],
    ["2", "Hòa Lợi", "85", "5", "Tân Phú", "310"],
    ["3", "Long Hòa", "1.204", "", "", ""],
]
NAMED = {"Hòa An": "120", "Hòa Lợi": "85", "Long Hòa": "1.204", "Phú Mỹ": "90", "Tân Phú": "310"}


def named(rows, spans=()):
    """The name of each figure's row → the figure."""
    tables, numerals = read(page(rows, spans=spans))
    found = {}
    for table in tables:
        for cell in filter(table.holds_value, table.placed.cells):
            raw = [n.raw for n in numerals if cell.start <= n.start < cell.end]
            if raw:
                found[table.rows[cell.row - 1].head] = raw[0]
    return found


THREE = [
    ["Đơn vị", "Số hộ"] * 3,
    ["Hòa An", "120", "Long Hòa", "1.204", "Tân Phú", "310"],
    ["Hòa Lợi", "85", "Phú Mỹ", "90", "", ""],
]
COMMUNES = [
    ["Xã", "Số hộ"] * 2,
    ["Hòa An", "120", "Phú Mỹ", "90"],
    ["Hòa Lợi", "85", "Tân Phú", "310"],
    ["Long Hòa", "1.204", "", ""],
]
OTHERS = [
    ["Ấp, khóm", "Số hộ", "Ấp, khóm", "Diện tích"],
    ["Hòa An", "120", "Phú Mỹ", "90"],
    ["Hòa Lợi", "85", "Tân Phú", "310"],
    ["Long Hòa", "1.204", "", ""],
]
TWO_LEVELS = [
    ["STT", "Đơn vị", "Hội viên", ""] * 2,
    ["", "", "Nam", "Nữ"] * 2,
    ["1", "Hòa An", "120", "1", "3", "Long Hòa", "1.204", "3"],
    ["2", "Hòa Lợi", "85", "2", "4", "Phú Mỹ", "90", "4"],
]
MERGED = [(1, at, 2, 1) for at in (1, 2, 5, 6)] + [(1, 3, 1, 2), (1, 7, 1, 2)]
WITH_TOTAL = [*FOLDED, ["Tổng cộng", "", "", "", "", "1.809"]]


@pytest.mark.parametrize(
    "rows, wanted",
    [
        (FOLDED, NAMED),
        ([["DANH SÁCH CÁC XÃ", *[""] * 5], *FOLDED], NAMED),
        (THREE, NAMED),
        (COMMUNES, NAMED),
        (OTHERS, NAMED),
        ([["Danh sách", "", "", ""], *COMMUNES], NAMED),
        (WITH_TOTAL, NAMED | {"Tổng cộng": "1.809"}),
    ],
)
def test_heads_printed_again_to_the_right_begin_other_rows(rows, wanted):
    spans = [(1, 1, 1, 6)] if not rows[0][1] else []
    spans += [(5, 1, 1, 5)] if rows is WITH_TOTAL else []
    assert named(rows, spans) == wanted


def test_heads_of_two_levels_are_folded_too():
    tables, numerals = read(page(TWO_LEVELS, spans=MERGED))
    heads = [[column.head for column in table.columns[2:]] for table in tables]
    assert heads == [["Hội viên / Nam", "Hội viên / Nữ"]] * 2
    assert [row.names for table in tables for row in table.rows if row.body] == [
        ("Hòa An",),
        ("Hòa Lợi",),
        ("Long Hòa",),
        ("Phú Mỹ",),
    ]
    assert len(figures(numerals)) == 8


SIDE_BY_SIDE = [
    ["TT", "Xã", "Lượt khách", "STT", "Xã", "Đơn khiếu nại", "Đơn tố cáo"],
    ["1", "Hòa An", "120", "1", "Long Hòa", "7", "2"],
    ["2", "Hòa Lợi", "85", "2", "Phú Mỹ", "9", "0"],
    ["3", "Tân Phú", "310", "", "", "", ""],
]
THREE_KINDS = [
    ["Đơn vị", "Số hộ", "Đơn vị", "Số xã", "Đơn vị", "Diện tích (ha)"],
    ["Hòa An", "120", "Long Hòa", "4", "Phú Mỹ", "90,5"],
    ["Hòa Lợi", "85", "Tân Phú", "2", "Hòa An", "30,5"],
]
SHORT = [
    ["TT", "Loại đơn", "Số đơn", "TT", "Mức hài lòng", "Số phiếu"],
    *[[str(n), f"Loại {name}", f"{n}0", "", "", ""] for n, name in enumerate("ABCDE", 1)],
]
SHORT[1][3:], SHORT[2][3:] = ["1", "Rất hài lòng", "55"], ["2", "Hài lòng", "66"]


@pytest.mark.parametrize(
    "rows, wanted",
    [
        (
            SIDE_BY_SIDE,
            {"Lượt khách": "Hòa An", "Đơn khiếu nại": "Long Hòa", "Đơn tố cáo": "Long Hòa"},
        ),
        (THREE_KINDS, {"Số hộ": "Hòa An", "Số xã": "Long Hòa", "Diện tích (ha)": "Phú Mỹ"}),
        (SHORT, {"Số đơn": "Loại A", "Số phiếu": "Rất hài lòng"}),
    ],
)
def test_tables_with_other_heads_beside_each_other_have_names_of_their_own(rows, wanted):
    tables, _ = read(page(rows))
    found = {}
    for table in tables:
        first = next(row for row in table.rows if row.body)
        found |= {c.head: first.head for c in table.columns if c.role == "value"}
    assert found == wanted


def test_titles_above_tables_beside_each_other_are_no_heads_of_both():
    rows = [["TT", "Xã", "Đơn thư", "", "", "Khảo sát", ""], *SIDE_BY_SIDE]
    rows[1] = ["", "", *rows[1][2:]]
    spans = [(1, 1, 2, 1), (1, 2, 2, 1), (1, 3, 1, 3), (1, 6, 1, 2)]
    wanted = {"Hòa An": "120", "Hòa Lợi": "85", "Tân Phú": "310", "Long Hòa": "2", "Phú Mỹ": "0"}
    assert named(rows, spans) == wanted


PLAN = [
    ["Tên xã", "Kế hoạch", "Thực hiện", "Kế hoạch", "Thực hiện"],
    ["Hòa An", "120", "90", "5", "4"],
    ["Hòa Lợi", "85", "80", "7", "7"],
]
OF_FIGURES = [
    ["Đơn vị", "Số hộ"] * 2,
    ["Hòa An", "120", "130", "85"],
    ["Hòa Lợi", "85", "90", "40"],
]


@pytest.mark.parametrize("rows", [PLAN, OF_FIGURES])
def test_heads_alike_above_figures_are_of_one_table(rows):
    (table,), _ = read(page(rows))
    assert table.placed.columns == len(rows[0])
