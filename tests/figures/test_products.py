"""Factors of what a text works out itself are told where they make the result."""

from decimal import Decimal

import pytest

from extractor.figures.find import find_numerals
from extractor.layout import from_plain


def taken(text):
    rows = find_numerals(from_plain(text), [], "2025")
    return [(row.raw, row.kind, row.value, bool(row.doubts)) for row in rows]


def money(raw, value, doubted=False):
    return (raw, "money", Decimal(value), doubted)


def test_prices_and_numbers_of_a_sum_of_products():
    text = "hộ dùng nước: 10 x 8.100 + 6 x 9.900 = 140.400 đồng."
    assert taken(text) == [
        ("10", "count", 10, False),
        money("8.100", 8100),
        ("6", "count", 6, False),
        money("9.900", 9900),
        money("140.400 đồng", 140400),
    ]


@pytest.mark.parametrize(
    ("text", "raw", "kind"),
    [
        ("Tổng: 4 x 4.680.000 = 18.720.000 đồng", "4.680.000", "money"),
        ("Lệ phí: 50.000 đ/môn x 3 = 150.000 đ, nộp tại", "3", "count"),
        ("Lương hưu = 45% x 8.200.000 = 3.690.000 đồng;", "8.200.000", "money"),
        ("nước uống 40.000đ x 60 = 2.400.000đ;", "60", "count"),
        ("mua 45 máy bơm x 38 triệu = 1.710 triệu đồng.", "38 triệu", "money"),
    ],
)
def test_one_product(text, raw, kind):
    assert (raw, kind, False) in [(one[0], one[1], one[3]) for one in taken(text)]


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("Tổng: 4 x 4.680.000 = 18.270.000 đồng", "4.680.000"),
        ("hộ dùng nước: 10 x 8.100 + 6 x 9.900 = 140.000 đồng.", "9.900"),
        ("nước uống 40.000đ x 60 = 2.000.000đ;", "60"),
        # what comes out alone is the end of what does not
        ("Tổng: 13 + 10 x 8.100 = 81.000 đồng", "10"),
        ("Tổng: 2 x 10 x 8.100 = 81.000 đồng", "10"),
        ("Tổng: 3 x 9.900 + 10 x 8.100 = 81.000 đồng", "10"),
    ],
)
def test_what_does_not_come_out_is_for_a_person(text, raw):
    assert (raw, True) in [(one[0], one[3]) for one in taken(text)]


def test_the_mark_of_an_item_adds_nothing():
    text = "Có 12 hộ\n+ 10 x 8.100 = 81.000 đồng"
    assert ("10", "count", 10, False) in taken(text)
