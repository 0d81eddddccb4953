"""Heads stand over the columns that the lines drawn between them run over."""

from dataclasses import replace

import pytest

from extractor.model import Box
from extractor.unruled.unruled_tables import with_unruled_tables
from tests.unruled.test_unruled_tables import grid, page, placed

PLACES = [(70, "left"), *[(x, "right") for x in (250, 320, 390, 460, 530)]]
ROWS = [
    ["Gò Dầu", "1.204", "96", "88", "12,5", "7"],
    ["Bến Cầu", "980", "71", "65", "3,1", "19"],
    ["Tân Biên", "2.316", "140", "121", "8,8", "4"],
    ["Cộng", "4.500", "307", "274", "8,1", "30"],
]


def rule(left, right, y):
    return Box(left, y, right, y + 1)


def whole(y):
    return rule(60, 540, y)


def read(heads, rules):
    """The table of some heads, (line, texts with their places), and level lines above four rows."""
    lines = [(y, parts) for y, *parts in heads] + placed(PLACES, ROWS, top=140)
    (seen,) = with_unruled_tables([replace(page(lines), rules=(*rules, whole(220)))])
    (table,) = seen.tables
    return table


def heads_of(table, column):
    """The heads over a column from the top."""
    rows = len(grid(table)) - len(ROWS)
    over = [c for c in table.cells if c.column <= column < c.column + c.columns and c.row <= rows]
    return [cell.text for cell in over if cell.text]


def test_a_head_stands_over_the_columns_of_the_line_below_it():
    table = read(
        [
            (80, ("Hộ nghèo", 285, "middle")),  # in the middle of two, over three
            (108, ("Xã", 90, "middle"), ("Đầu", 235, "middle"), ("Giữa", 305, "middle")),
            (110, ("Cuối", 375, "middle"), ("Tỷ lệ", 445, "middle"), ("Hạng", 515, "middle")),
        ],
        [whole(70), rule(205, 395, 98), whole(130)],
    )
    assert [heads_of(table, column) for column in (2, 3, 4)] == [
        ["Hộ nghèo", "Đầu"],
        ["Hộ nghèo", "Giữa"],
        ["Hộ nghèo", "Cuối"],
    ]
    assert heads_of(table, 5) == ["Tỷ lệ"] and heads_of(table, 1) == ["Xã"]


def test_heads_above_one_line_share_its_columns():
    table = read(
        [
            (76, ("Trong năm", 300, "middle"), ("Lũy kế", 480, "middle")),
            (108, ("Xã", 90, "middle"), ("Đầu", 235, "middle"), ("Giữa", 305, "middle")),
            (110, ("Cuối", 375, "middle"), ("Tỷ lệ", 445, "middle"), ("Hạng", 515, "middle")),
        ],
        [whole(70), rule(205, 540, 96), whole(130)],
    )
    assert [heads_of(table, column)[0] for column in (2, 3, 4, 5, 6)] == [
        "Trong năm",
        "Trong năm",
        "Trong năm",
        "Lũy kế",
        "Lũy kế",
    ]


def test_three_levels_and_a_head_of_two_lines():
    table = read(
        [
            (56, ("Kết quả", 340, "middle")),
            (80, ("Chia theo", 270, "middle"), ("Chia theo", 420, "middle")),
            (92, ("kỳ", 270, "middle"), ("địa bàn", 420, "middle"), ("Hạng", 515, "middle")),
            (116, ("Xã", 90, "middle"), ("Đầu", 235, "middle"), ("Cuối", 305, "middle")),
            (118, ("Thành thị", 375, "middle"), ("Nông thôn", 445, "middle")),
        ],
        [whole(50), rule(205, 470, 72), rule(205, 335, 110), rule(345, 470, 110), whole(133)],
    )
    assert heads_of(table, 2) == ["Kết quả", "Chia theo kỳ", "Đầu"]
    assert heads_of(table, 5) == ["Kết quả", "Chia theo địa bàn", "Nông thôn"]
    assert heads_of(table, 6) == ["Hạng"]


@pytest.mark.parametrize("wide", ["Hộ nghèo", "Kết quả", "Chia theo quý"])
def test_without_a_line_between_heads_they_stand_over_what_they_are_in_the_middle_of(wide):
    """A faint line may not be seen."""
    table = read(
        [
            (80, (wide, 305, "middle")),
            (110, ("Xã", 90, "middle"), ("Đầu", 235, "middle"), ("Giữa", 305, "middle")),
            (110, ("Cuối", 375, "middle"), ("Tỷ lệ", 445, "middle"), ("Hạng", 515, "middle")),
        ],
        [whole(70), whole(130)],
    )
    assert [heads_of(table, column) for column in (2, 3, 4, 5)] == [
        [wide, "Đầu"],
        [wide, "Giữa"],
        [wide, "Cuối"],
        ["Tỷ lệ"],
    ]


@pytest.mark.parametrize("title", ["Phân theo xã, thị trấn", "Tình hình hộ nghèo", "Kỳ báo cáo"])
def test_what_stands_above_the_first_line_is_no_head(title):
    table = read(
        [
            (62, (title, 300, "middle")),
            (92, ("Hộ nghèo", 305, "middle")),
            (112, ("Xã", 90, "middle"), ("Đầu", 235, "middle"), ("Giữa", 305, "middle")),
            (113, ("Cuối", 375, "middle"), ("Tỷ lệ", 445, "middle"), ("Hạng", 515, "middle")),
        ],
        [whole(80), rule(205, 395, 106), whole(132)],
    )
    assert heads_of(table, 3) == ["Hộ nghèo", "Giữa"] and heads_of(table, 6) == ["Hạng"]


def test_column_numbers_below_the_heads_stay_numbers():
    numbers = ["A", "1", "2", "3", "4", "5"]
    lines = [
        (92, ("Hộ nghèo", 305, "middle")),
        (108, ("Xã", 90, "middle"), ("Đầu", 235, "middle"), ("Giữa", 305, "middle")),
        (109, ("Cuối", 375, "middle"), ("Tỷ lệ", 445, "middle"), ("Hạng", 515, "middle")),
        (124, *[(text, x - 15, "middle") for text, (x, _) in zip(numbers, PLACES, strict=True)]),
    ]
    table = read(lines, [whole(80), rule(205, 395, 105), whole(122), whole(138)])
    assert heads_of(table, 3) == ["Hộ nghèo", "Giữa", "2"]


@pytest.mark.parametrize("unit", ["(%)", "(người)", "(tỷ đồng)", "(m²)"])
def test_a_unit_in_brackets_is_of_the_head_before_it(unit):
    table = read(
        [
            (76, ("Trong năm", 270, "middle"), ("So sánh", 428, "right"), (unit, 435, "left")),
            (108, ("Xã", 90, "middle"), ("Đầu", 235, "middle"), ("Giữa", 305, "middle")),
            (110, ("Cuối", 375, "middle"), ("Cùng kỳ", 445, "middle"), ("Hạng", 515, "middle")),
        ],
        [whole(70), rule(205, 540, 96), whole(130)],
    )
    over = [heads_of(table, column)[0] for column in (2, 3, 4, 5, 6)]
    assert over == [*["Trong năm"] * 2, *[f"So sánh {unit}"] * 3]
