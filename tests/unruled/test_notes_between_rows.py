"""Notes between the rows of a table without lines, and print misread among its names."""

from dataclasses import replace

import pytest
from printed_pages import grid, page

from extractor.model import Box, Word
from extractor.unruled.unruled_tables import with_unruled_tables

HEADS = (100, [("Nội dung", 60), ("Kế hoạch", 250), ("Thực hiện", 330), ("Ghi chú", 430)])
ROWS = [
    ("Trồng trọt", "1.250", "990"),
    ("Chăn nuôi", "12", "-"),
    ("Lâm nghiệp", "604", "600"),
    ("Thủy sản", "88", "75"),
]


def lines_of(rows, top):
    return [
        (top + 20 * at, [(name, 60), (first, 290, "right"), (second, 370, "right"), ("đạt", 440)])
        for at, (name, first, second) in enumerate(rows)
    ]


@pytest.mark.parametrize(
    "note",
    [
        ["Ghi chú: số liệu chưa gồm cơ sở do doanh nghiệp quản lý trên địa bàn"],
        ["Các chỉ tiêu dưới đây do cơ quan thống kê cung cấp và được làm", "tròn đến đơn vị"],
        ["CÁC CHỈ TIÊU THUỘC LĨNH VỰC ỨNG DỤNG CÔNG NGHỆ THÔNG TIN"],
    ],
)
def test_a_note_between_rows_ends_no_table(note):
    foot = 120 + 20 * len(ROWS)
    between = [(foot + 18 * at, [(text, 60)]) for at, text in enumerate(note)]
    below = lines_of(ROWS, foot + 20 * len(note))
    (made,) = with_unruled_tables((page([HEADS, *lines_of(ROWS, 120), *between, *below]),))
    (table,) = made.tables
    found = grid(table)
    assert [row[:3] for row in found if row[1]] == [
        ["Nội dung", "Kế hoạch", "Thực hiện"],
        *(list(row) for row in (*ROWS, *ROWS)),
    ]
    assert [row[0] for row in found if row[1] is None] == [" ".join(note)]


@pytest.mark.parametrize(
    "between",
    [
        ["Đơn vị tính: triệu đồng của năm trước, theo giá hiện hành của địa phương"],
        ["Trong kỳ tới, đơn vị tiếp tục rà soát, tổng hợp và đề nghị các xã gửi báo cáo"] * 6,
        [],
    ],
)
def test_what_names_a_unit_or_runs_on_is_no_note(between):
    """Figures below it that have no heads are no rows of the table above."""
    foot = 120 + 20 * len(ROWS)
    lines = [(foot + 18 * at, [(text, 60)]) for at, text in enumerate(between)]
    below = lines_of(ROWS, foot + 20 * len(between) + 60)
    (made,) = with_unruled_tables((page([HEADS, *lines_of(ROWS, 120), *lines, *below]),))
    (table,) = made.tables
    assert [row[0] for row in grid(table)] == ["Nội dung", *(name for name, *_ in ROWS)]


@pytest.mark.parametrize(
    "at, misread",
    [(1, "75161,"), (2, "12"), (2, "1.204")],
)
def test_a_name_misread_as_a_figure_begins_no_column(at, misread):
    rows = [(f"Cây ăn quả có múi trồng {end}", *rest) for end, *rest in ROWS * 2]
    rows[at] = ("Ng", *rows[at][1:])
    lines = lines_of(rows, 120)
    lines[at][1].append((misread, 160))
    (made,) = with_unruled_tables((page([HEADS, *lines]),))
    (table,) = made.tables
    assert [row[1:3] for row in grid(table)[1:]] == [list(row[1:]) for row in rows]


@pytest.mark.parametrize("x", [200.0, 310.0, 400.0])
def test_the_side_of_a_stroke_is_no_column(x):
    given = page([HEADS, *lines_of(ROWS, 120)])
    sliver = Word("lê", Box(x, 160, x + 0.3, 172), 0.3)
    words = sorted((*given.words, sliver), key=lambda word: (word.box.y0, word.box.x0))
    (made,) = with_unruled_tables((replace(given, words=tuple(words)),))
    (table,) = made.tables
    assert table.columns == 4
