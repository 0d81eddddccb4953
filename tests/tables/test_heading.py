"""Tests of heading."""

from decimal import Decimal

import pytest
from made_tables import figures, page, read

NESTED = [
    ["STT", "Lĩnh vực", "Hồ sơ tiếp nhận", "", "Tỷ lệ (%)"],
    ["", "", "Tổng số", "Trực tuyến", ""],
    ["(1)", "(2)", "(3)", "(4)", "(5)=(4)/(3)"],
    ["I", "Cấp huyện", "", "", ""],
    ["1", "Đất đai", "1.250", "500", "40,0"],
    ["2", "Hộ tịch", "80", "-", ""],
]


NESTED_SPANS = [(1, 1, 2, 1), (1, 2, 2, 1), (1, 3, 1, 2), (1, 5, 2, 1)]


def test_nested_heads_groups_and_formulas():
    (found,), rows = read(page(NESTED, spans=NESTED_SPANS))
    assert [c.heads for c in found.columns] == [
        ("STT",),
        ("Lĩnh vực",),
        ("Hồ sơ tiếp nhận", "Tổng số"),
        ("Hồ sơ tiếp nhận", "Trực tuyến"),
        ("Tỷ lệ (%)", "5=4/3"),
    ]
    assert [r.names for r in found.rows if r.body] == [
        ("Cấp huyện",),
        ("Cấp huyện", "Đất đai"),
        ("Cấp huyện", "Hộ tịch"),
    ]
    assert found.columns[2].head == "Hồ sơ tiếp nhận / Tổng số"
    assert figures(rows) == [
        ("1.250", "count", 1250, "", "actual"),
        ("500", "count", 500, "", "actual"),
        ("40,0", "percentage", Decimal("40.0"), "", "actual"),
        ("80", "count", 80, "", "actual"),
    ]
    assert {r.raw for r in rows if r.kind == "label"} == {"1", "2", "3", "4", "5"}


def test_a_head_that_is_printed_with_a_stroke_is_one_head():
    rows = [["STT", "Xã / phường", "Số hộ"], ["1", "An Lạc", "120"], ["2", "An Phú", "95"]]
    (found,), _ = read(page(rows))
    assert [column.heads for column in found.columns] == [("STT",), ("Xã / phường",), ("Số hộ",)]


@pytest.mark.parametrize(
    "numbers",
    [
        ["01", "02", "03", "04", "05", "06"],
        ["7", "8", "9", "10", "11", "12"],
        ["1", "2", "3", "1", "2", "3"],
        ["16", "17", "18", "19", "70", "21"],  # one of them misread
    ],
)
def test_days_months_and_weeks_below_merged_heads_are_heads(numbers):
    rows = [
        ["TT", "Tên xã", "Kỳ một", "", "", "Kỳ hai", "", "", "Tổng"],
        ["", "", *numbers, ""],
        ["1", "Xã A", "2", "5", "", "7", "1", "", "15"],
        ["2", "Xã B", "", "4", "12", "", "", "3", "19"],
    ]
    spans = [(1, 1, 2, 1), (1, 2, 2, 1), (1, 3, 1, 3), (1, 6, 1, 3), (1, 9, 2, 1)]
    (table,), _ = read(page(rows, spans=spans))
    heads = [column.heads for column in table.columns[2:8]]
    upper = ["Kỳ một"] * 3 + ["Kỳ hai"] * 3
    assert heads == [*zip(upper, numbers, strict=True)]


@pytest.mark.parametrize("first", ["7", "2"])
def test_two_figures_that_happen_to_count_on_are_figures(first):
    rows = [
        ["Tên xã", "Năm 2024", ""],
        ["", first, str(int(first) + 1)],
        ["Xã A", "2", "5"],
        ["Xã B", "9", "4"],
    ]
    (table,), _ = read(page(rows, spans=[(1, 2, 1, 2)]))
    assert [column.heads for column in table.columns[1:]] == [("Năm 2024",), ("Năm 2024",)]


def test_numbers_below_one_merged_head_are_heads():
    rows = [
        ["TT", "Nội dung", "Mức độ", "", "", "Điểm"],
        ["", "", "1", "2", "3", ""],
        ["1", "Thái độ", "2", "5", "10", "4,2"],
        ["2", "Thời gian", "1", "4", "12", "4,1"],
    ]
    (table,), numerals = read(
        page(rows, spans=[(1, 1, 2, 1), (1, 2, 2, 1), (1, 3, 1, 3), (1, 6, 2, 1)])
    )
    assert [column.heads for column in table.columns[2:5]] == [
        ("Mức độ", "1"),
        ("Mức độ", "2"),
        ("Mức độ", "3"),
    ]
    assert [row[0] for row in figures(numerals)] == ["2", "5", "10", "4,2", "1", "4", "12", "4,1"]


def test_a_row_of_the_body_below_a_head_that_a_false_line_parts_is_no_head():
    rows = [
        ["STT", "Hoạt động", "", "Giờ"],
        ["11", "]", "Báo cáo hội thảo quốc tế", "120"],
        ["12", "", "Báo cáo hội thảo trong nước", "100"],
        ["13", "]", "Sách tham khảo", "80"],
    ]
    (table,), numerals = read(page(rows, spans=[(1, 2, 1, 2)]))
    assert [row[0] for row in figures(numerals)] == ["120", "100", "80"]
    assert table.columns[0].role == "number"


def test_periods_are_heads_above_numbers_and_figures_among_their_like():
    rows = [
        ["TT", "Đơn vị", "6 tháng", "9 tháng"],
        ["1", "Sở A", "12", "20"],
        ["2", "Sở B", "5", "9"],
    ]
    (table,), _ = read(page(rows))
    assert [column.head for column in table.columns[2:]] == ["6 tháng", "9 tháng"]
    rows = [["1", "Khóa A", "6 tháng"], ["2", "Khóa B", "9 tháng"], ["3", "Khóa C", "1 năm"]]
    _, numerals = read(page(rows))
    assert [row[2] for row in figures(numerals)] == [6, 9, 1]


@pytest.mark.parametrize(
    "read_as, heads",
    [
        (["I", "II", "II", "IV"], ["I", "II", "III", "IV"]),
        (["I", "I", "III"], ["I", "II", "III"]),
        (["II", "III", "III", "V"], ["II", "III", "IV", "V"]),
        (["I", "II", "V", "IV"], ["I", "II", "V", "IV"]),  # no neighbour's
        (["I", "II", "II"], ["I", "II", "III"]),
        (["I", "I"], ["I", "I"]),  # too few to tell
        (["I", "II", "I", "II"], ["I", "II", "I", "II"]),  # of two years
    ],
)
def test_a_quarter_read_as_its_neighbour_has_the_number_of_its_place(read_as, heads):
    rows = [
        ["TT", "Địa bàn", *(f"Quý {roman}" for roman in read_as)],
        ["1", "Hòa An", *("5" * len(read_as))],
        ["2", "Hòa Lợi", *("7" * len(read_as))],
    ]
    (table,), _ = read(page(rows, sure=0.9))
    assert [column.head for column in table.columns[2:]] == [f"Quý {roman}" for roman in heads]


BESIDE = [
    ["TT", "Tên xã", "Số hộ", "", "TT", "Tên xã", "Số hộ"],
    ["1", "Cẩm Sơn", "412", "", "1", "Phú Túc", "305"],
    ["2", "Đông Hải", "388", "", "2", "Yên Trạch", "276"],
    ["3", "Gia Phú", "540", "", "3", "La Hiên", "198"],
]


@pytest.mark.parametrize(
    "rows, tall",
    [
        (BESIDE, (1, 4, 4, 1)),
        ([[*row[:3], row[3]] for row in BESIDE], (1, 4, 4, 1)),
        ([[*row[:3], "Ghi chú" * (not k)] for k, row in enumerate(BESIDE)], (1, 4, 4, 1)),
    ],
)
def test_a_cell_down_to_the_last_row_makes_no_heading_of_the_figures(rows, tall):
    """An empty strip, an empty column, one whose lines are worn off below its head."""
    _, read_rows = read(page(rows, spans=[tall]))
    counted = {row.raw for row in read_rows if row.kind == "count"}
    assert {"412", "388", "540"} <= counted


def test_heads_alone_are_all_of_the_heading():
    heads = [
        ["TT", "Tên xã", "Hồ sơ", ""],
        ["", "", "Đúng hạn", "Quá hạn"],
    ]
    spans = [(1, 1, 2, 1), (1, 2, 2, 1), (1, 3, 1, 2)]
    (found,), _ = read(page(heads, spans=spans))
    assert not any(row.body for row in found.rows)
