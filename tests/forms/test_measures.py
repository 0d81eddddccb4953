"""Measures of money, and numbers as cells keep them."""

from decimal import Decimal
from fractions import Fraction

import pytest

from extractor.forms.measures import as_written, money_measure, scale_of


@pytest.mark.parametrize(
    "words, measure",
    [
        (["Số tiền (triệu đồng)"], "triệu đồng"),
        (["Đơn vị tính: Tỷ đồng"], "tỷ đồng"),
        (["1 / Thu ngân sách / Triệu đồng"], "triệu đồng"),
        (["Kinh phí", "ĐVT: đồng"], "đồng"),
        (["Kinh phí (nghìn đồng)", "ĐVT: đồng"], "nghìn đồng"),
        (["Hoạt động cộng đồng"], ""),
        (["Trên 5 tỷ đồng đã giải ngân"], ""),
    ],
)
def test_the_measure_that_a_form_says(words, measure):
    assert money_measure(words) == measure


@pytest.mark.parametrize(
    "measure, scale",
    [
        ("đồng", 1),
        ("Nghìn đồng", 1000),
        ("trieu dong", 10**6),
        ("tỉ đồng", 10**9),
        ("đồng/người/tháng", 1),
        ("hồ sơ", None),
        ("", None),
    ],
)
def test_scales(measure, scale):
    assert scale_of(measure) == scale


@pytest.mark.parametrize(
    "number, places, text",
    [
        (0, None, "0"),
        (Decimal("-0.50"), None, "-0.5"),
        (Fraction(1, 3), None, None),
        (Fraction(1, 3), 2, "0.33"),
        (Fraction(-1, 200), 2, "-0.01"),
        (123456789012345, None, "123456789012345"),
        (1234567890123456, None, None),
        (Decimal("125300.25"), None, "125300.25"),
    ],
)
def test_numbers_as_cells_keep_them(number, places, text):
    assert as_written(number, places) == text
