"""Tests of tables in two parts: on facing pages, below each other."""

import pytest
from made_tables import page, read

XA = ["Xã An", "Xã Bình", "Xã Cẩm", "Xã Đông", "Tổng cộng"]
LEFT = [
    ["STT", "Tên xã", "Số hộ", "Hộ nghèo"],
    ["1", XA[0], "120", "15"],
    ["2", XA[1], "150", "25"],
    ["3", XA[2], "170", "35"],
    ["4", XA[3], "190", "45"],
    ["", XA[4], "630", "120"],
]
RIGHT = [
    ["STT", "Tỷ lệ (%)", "Diện tích (ha)", "Ghi chú"],
    ["1", "12,5", "1.250", ""],
    ["2", "16,7", "980", ""],
    ["3", "20,6", "760", ""],
    ["4", "23,7", "2.145", ""],
    ["", "19,0", "5.135", ""],
]


def names(table):
    return [row.names for row in table.rows if row.body]


WITHOUT_NUMBERS = [row[1:3] for row in RIGHT]


@pytest.mark.parametrize("right", [RIGHT, WITHOUT_NUMBERS])
def test_the_part_on_the_facing_page_has_the_names_of_the_first(right):
    (one, two), _ = read(page(LEFT), page(right, 2))
    assert one.whole != two.whole
    assert names(two) == [(name,) for name in XA]


OTHER_NUMBERS = [
    RIGHT[0],
    *([str(k + 4), *row[1:]] for k, row in enumerate(RIGHT[1:5], 1)),
    RIGHT[5],
]
OWN_NAMES = [
    ["STT", "Lĩnh vực", "Tỷ lệ (%)"],
    *([str(k), f"Việc {x}", "5,5"] for k, x in enumerate("ABCD", 1)),
]


@pytest.mark.parametrize("right", [RIGHT[:5], OTHER_NUMBERS, OWN_NAMES])
def test_another_table_keeps_its_own_names(right):
    (_, two), _ = read(page(LEFT), page(right, 2))
    assert XA[0] not in [name for row in names(two) for name in row]


def test_a_heading_of_another_kind_among_the_rows_begins_another_table():
    (one, two), _ = read(page([*LEFT, *RIGHT]))
    assert [len(one.rows), len(two.rows)] == [len(LEFT), len(RIGHT)]
    assert [two.placed.number, two.columns[1].head] == [2, "Tỷ lệ (%)"]
    assert names(two) == [(name,) for name in XA]


def test_the_same_heading_printed_again_begins_none():
    (one,), _ = read(page([*LEFT, LEFT[0], ["5", "Xã Em", "210", "12"]]))
    assert len(one.rows) == len(LEFT) + 2
