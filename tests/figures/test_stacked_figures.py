"""Figures in columns of which no table was made: a person is told that their heads are unknown."""

import pytest
from printed_pages import page, ruled

from extractor.document import interpret
from extractor.model import Input

PLACES = [(60, "left"), (90, "left"), (330, "right"), (410, "right"), (490, "right")]
ROWS = [
    ["1", "Xã Tân Xuân", "1.250", "500", "40,0%"],
    ["2", "Xã Ba Tri", "80", "-", "0,5%"],
    ["3", "Xã Bảo Thạnh", "12.604", "9", "0,1%"],
]


def doubted(*lines, tables=()):
    """The figures of a page that are to review for their heads, as printed."""
    source = Input("a.pdf", "a.pdf", "pdf", "0", 1)
    numerals = interpret(source, (page(lines, tables=tables),)).numerals
    return [row.raw for row in numerals if "heads_unknown" in {own.key for own in row.doubts}]


def in_rows(rows, top=120, step=18):
    return [
        (top + step * n, [(text, *at) for text, at in zip(row, PLACES, strict=False) if text])
        for n, row in enumerate(rows)
    ]


@pytest.mark.parametrize(
    "rows, figures",
    [
        (ROWS, ["1.250", "500", "40,0%", "80", "0,5%", "12.604", "9", "0,1%"]),
        ([[*row[:3], "", row[4]] for row in ROWS[:2]], ["1.250", "40,0%", "80", "0,5%"]),
        (
            [["", "Cộng", "(35)", "1", "2,5%"], ROWS[0]],
            ["35", "1", "2,5%", "1.250", "500", "40,0%"],
        ),
        # one figure in each row
        ([["1", "Đất đai", "1.250"], ["2", "Hộ tịch", "80"]], ["1.250", "80"]),
        ([["1", "Đất đai", "", "", "0,5%"], ["2", "Hộ tịch", "", "", "7%"]], ["0,5%", "7%"]),
        ([["1", "Đất đai", "80 đồng"], ["", "Hộ tịch", "9 đồng"]], ["80 đồng", "9 đồng"]),
        ([["1", "Đất đai", "15"], ["2", "Hộ tịch"], ROWS[0]], ["15", "1.250", "500", "40,0%"]),
        # one row alone
        (ROWS[:1], ["1.250", "500", "40,0%"]),
        ([["", "Tổng cộng", "12.604", "9", "0,1%"]], ["12.604", "9", "0,1%"]),
        ([["A", "KHỐI XÃ", "35", "2", "17"]], ["35", "2", "17"]),
    ],
)
def test_rows_of_figures_without_heads_are_for_review(rows, figures):
    assert doubted(*in_rows(rows)) == figures


def test_rows_of_a_table_and_single_lines_are_not():
    table = ruled(
        [["TT", "Xã", "Số hộ", "Số thôn"], *(row[:4] for row in ROWS)], [50, 80, 250, 350, 500]
    )
    heads = [["TT", "Đơn vị", "Tổng số", "Trễ hạn", "Tỷ lệ"]]
    assert doubted(tables=(table,)) == []
    assert doubted(*in_rows(heads, 100), *in_rows(ROWS)) == []
    few = [[*ROWS[0][:3], "", ROWS[0][4]]]
    assert doubted(*in_rows(few), (160, [("Năm 2024 có 12 hồ sơ và 5 đơn thư", 60)])) == []


@pytest.mark.parametrize(
    "row", [["", "Cộng", "35"], ["", "Cộng", "", "2"], ["4", "Xã An", "", "7"]]
)
def test_a_row_of_one_figure_left_out_below_a_table_is_for_review(row):
    table = ruled(
        [["TT", "Xã", "Số hộ", "Số thôn"], *(own[:4] for own in ROWS)], [50, 80, 250, 350, 500]
    )
    places = [(60, "left"), (90, "left"), (254, "left"), (354, "left")]
    left_out = [(text, *at) for text, at in zip(row, places, strict=False) if text]
    assert doubted((186, left_out), tables=(table,)) == [row[-1]]


def test_figures_behind_gaps_far_from_each_other_or_in_prose_are_not():
    letterhead = [("Số: 12/BC-UBND", 60), ("Bến Tre, ngày 12 tháng 3 năm 2024", 300)]
    prose = [("Trong kỳ đã tiếp nhận 120 hồ sơ, giải quyết", 60)], [("98 hồ sơ, trễ hạn 2", 60)]
    assert doubted((60, letterhead), (120, prose[0]), (138, prose[1])) == []
    far = [("Tổng số hộ", 60), ("120", 330, "right")], [("Số đơn", 60), ("9", 330, "right")]
    assert doubted((120, far[0]), (320, far[1])) == []
