"""Tests of heading."""

from decimal import Decimal

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
