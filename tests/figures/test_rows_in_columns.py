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
        (top + step * n, [(text, *at) for text, at in zip(row, PLACES, strict=True) if text])
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
