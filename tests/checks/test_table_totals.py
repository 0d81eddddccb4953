"""Totals of tables: which rows and columns they are the sum of, and the cell at fault."""

import pytest
from made_tables import page, read

from extractor.checks.table_totals import is_total
from extractor.checks.tables import check_tables
from extractor.model import TableRow


def sums(*rows, head=("Đơn vị", "Tiếp nhận", "Giải quyết")):
    tables, numerals = read(page([list(head), *map(list, rows)]))
    found = check_tables(tables, numerals)
    by_start = {row.start: row.raw for row in numerals}
    return [
        (one.statement, one.verdict, [by_start[start] for start in one.accused])
        for one in found
        if one.check == "table_total"
    ]


A, B, C = ("Xã A", "10", "9"), ("Xã B", "20", "18"), ("Xã C", "30", "27")


@pytest.mark.parametrize(
    "rows",
    [
        [A, B, C, ("Tổng cộng", "60", "54")],
        [("Tổng số", "60", "54"), A, B, C],  # the total comes first
        [A, B, C, ("Xã D", "-", ""), ("Tổng cộng", "60", "54")],  # an empty part is nothing
        [A, B, C, ("CỘNG", "60", "54")],
    ],
)
def test_a_row_of_totals_is_the_sum_of_the_others(rows):
    found = sums(*rows)
    assert [verdict for _, verdict, _ in found] == ["holds", "holds"]


def test_a_total_that_fails_is_accused_where_the_others_hold():
    ((of_first, *first), (of_second, *second)) = sums(A, B, C, ("Tổng cộng", "60", "57"))
    assert (of_first, first) == ("Tổng cộng (Tiếp nhận): 60", ["holds", []])
    assert (of_second, second) == ("Tổng cộng (Giải quyết): 57", ["suspect", ["57"]])


def test_a_total_that_holds_nowhere_was_not_understood():
    assert sums(A, B, C, ("Tổng cộng", "61", "57")) == []


def test_the_cell_that_a_row_and_a_column_accuse_by_the_same_amount_is_at_fault():
    found = sums(
        ("Xã A", "10", "9", "19"),
        ("Xã B", "20", "13", "38"),  # 18
        ("Xã C", "30", "27", "57"),
        ("Xã D", "5", "4", "9"),
        ("Tổng cộng", "65", "58", "123"),
        head=("Đơn vị", "Nam", "Nữ", "Tổng số"),
    )
    failing = [(words, accused) for words, verdict, accused in found if verdict == "suspect"]
    assert failing == [
        ("Tổng cộng (Nữ): 58 ← 13", ["13"]),
        ("Tổng số (Xã B): 38 ← 13", ["13"]),
    ]


def test_a_total_with_an_unclear_part_says_nothing():
    assert sums(A, ("Xã B", "20 hoặc 21", "18"), ("Tổng cộng", "30", "27")) == [
        ("Tổng cộng (Giải quyết): 27", "holds", [])
    ]


@pytest.mark.parametrize(
    "name, total",
    [
        ("Tổng cộng", True),
        ("CỘNG", True),
        ("Tổng số", True),
        ("Tổng thời gian thực hiện", True),
        ("Tổng hợp báo cáo", False),
        ("Xã Tổng Cọt", False),
        ("Cộng đồng dân cư", False),
    ],
)
def test_rows_that_say_that_they_add_up(name, total):
    assert is_total(TableRow(number=2, names=(name,), unit="", body=True)) == total
