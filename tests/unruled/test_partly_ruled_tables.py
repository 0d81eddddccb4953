"""Tests of partly ruled tables."""

import pytest
from printed_pages import grid, page, ruled

from extractor.model import Box, Cell, Table
from extractor.unruled.unruled_tables import with_unruled_tables

PROSE = [
    (
        60,
        [
            (
                "1. Trong năm đã ban hành 27 văn bản, tổ chức 14 hội nghị với 1.206 lượt người dự họp",
                60,
            )
        ],
    ),
    (40, [("II. KẾT QUẢ THỰC HIỆN NHIỆM VỤ", 200)]),
]


def test_outer_edges_that_are_missing():
    inner = ruled(
        [["Đơn vị", "Tổng số"], ["Xã A", "12"], ["Xã B", "7"], ["Xã C", "40"]], (90, 220, 330)
    )
    outer = [
        (103 + 20 * n, [(a, 62), (b, 400, "right")])
        for n, (a, b) in enumerate(
            (("TT", "Tỷ lệ (%)"), ("1", "50,0"), ("2", "97,5"), ("3", "100"))
        )
    ]
    (made,) = with_unruled_tables((page([*PROSE, *outer], tables=(inner,)),))
    assert grid(made.tables[0]) == [
        ["TT", "Đơn vị", "Tổng số", "Tỷ lệ (%)"],
        ["1", "Xã A", "12", "50,0"],
        ["2", "Xã B", "7", "97,5"],
        ["3", "Xã C", "40", "100"],
    ]
    beside = [(103 + 13 * n, [("lời văn bên cạnh bảng", 350)]) for n in range(6)]
    given = page([*PROSE, *beside], tables=(inner,))
    assert with_unruled_tables((given,)) == (given,)


def test_rows_that_are_not_ruled():
    table = ruled(
        [
            ["TT", "Đơn vị", "Tổng số", "Trễ hạn"],
            ["1\n2\n3", "Xã A\nXã B\nXã C", "12\n7\n40", "-\n1\n3"],
        ],
        (60, 90, 220, 330, 420),
    )
    (made,) = with_unruled_tables((page(PROSE, tables=(table,)),))
    assert grid(made.tables[0])[1:] == [
        ["1", "Xã A", "12", "-"],
        ["2", "Xã B", "7", "1"],
        ["3", "Xã C", "40", "3"],
    ]
    prose = ruled(
        [["TT", "Nội dung"], ["1", "Đã ban hành\n27 văn bản\n14 hội nghị"]], (60, 90, 420)
    )
    given = page(PROSE, tables=(prose,))
    assert with_unruled_tables((given,)) == (given,)


@pytest.mark.parametrize(
    "late, changes",
    [
        ("-\n1\n3", "12\n(7)\n(1.027)"),  # below zero in brackets
        ("'\n-\n1\n.\n3", "12\n7 '\n40."),  # specks between and beside
        ("- 4\n1 :\n„ 3\n8", "5\n7\nh\n40"),  # a line that was not read
    ],
)
def test_rows_that_are_not_ruled_in_a_page_with_specks(late, changes):
    names = "\n".join(f"Xã {letter}" for letter in "ABCDE"[: max(late.count("\n"), 2) + 1])
    numbers = "\n".join(str(n + 1) for n in range(names.count("\n") + 1))
    table = ruled(
        [["TT", "Đơn vị", "Trễ hạn", "Tăng, giảm"], [numbers, names, late, changes]],
        (60, 90, 220, 330, 420),
    )
    (made,) = with_unruled_tables((page(PROSE, tables=(table,)),))
    assert [row[1] for row in grid(made.tables[0])[1:]] == names.split("\n")


def test_a_cell_of_words_and_figures_is_no_column_of_them():
    table = ruled(
        [
            ["TT", "Đơn vị", "Ghi chú", "Số"],
            ["1", "Xã A\nXã B\nXã C", "đạt\n2 xã\nchưa", "7\n4\n1"],
        ],
        (60, 90, 220, 330, 420),
    )
    (made,) = with_unruled_tables((page(PROSE, tables=(table,)),))
    assert len(grid(made.tables[0])) == 2


@pytest.mark.parametrize(
    "rows",
    [
        [["I. Cấp tỉnh"], ["Đất đai", "120", "4"], ["Hộ tịch", "7", "-"], ["Y tế", "40", "3"]],
        [["Đất đai", "120", "4"], ["Hộ tịch", "7", "1"], ["II. Cấp xã"], ["Y tế", "40", "3"]],
        [["A. Khối sở"], ["Nội vụ", "1.250", "14"], ["Tư pháp", "87", "-"], ["Xây dựng", "9", "2"]],
    ],
)
def test_rows_in_one_cell_over_the_whole_table(rows):
    """The lines between columns end at a group's name, so that all rows are one cell."""
    edges = (60, 200, 300, 400)
    heads = ruled([["Lĩnh vực", "Tổng số", "Trễ hạn"]], edges)
    lines = [
        (124 + 16 * at, [(text, edge + 6) for text, edge in zip(row, edges, strict=False)])
        for at, row in enumerate(rows)
    ]
    words = page(lines).words
    body = Cell(2, 1, 1, 3, Box(60, 120, 400, 130 + 16 * len(rows)), words)
    table = Table(2, 3, (*heads.cells, body))
    (made,) = with_unruled_tables((page(PROSE, tables=(table,)),))
    assert grid(made.tables[0])[1:] == [[*row, *[""] * (3 - len(row))] for row in rows]
