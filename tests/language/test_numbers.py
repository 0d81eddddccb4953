"""Numbers as reports print them: one strict grammar, which refuses what may mean two things."""

from decimal import Decimal

import pytest

from extractor.language.numbers import (
    Refused,
    amount,
    comma_thousands,
    decimal,
    exact,
    printed_step,
    signed,
    whole,
)


def read(reader, raw, **how):
    """What a reader makes of a number, or why it refuses it."""
    try:
        return exact(reader(raw, **how))
    except Refused as refused:
        return str(refused)


@pytest.mark.parametrize(
    "raw, value",
    [
        ("05", "5"),
        ("2388", "2388"),
        ("30.648", "30648"),
        ("1.234.567", "1234567"),
        ("1,234", "comma_unclear"),
        ("12,5", "not_whole"),
        ("1.23", "not_whole"),
        ("0.648", "not_whole"),
        ("30.6480", "not_whole"),
        ("9" * 18, "9" * 18),
        ("1" * 19, "number_too_long"),
        ("1" * 41, "number_too_long"),
        (".".join(["123"] * 7), "number_too_long"),
    ],
)
def test_counts(raw, value):
    assert read(whole, raw) == value


@pytest.mark.parametrize(
    "raw, alone, of_share, with_unit",
    [
        ("1.471,60", "1471.6", "1471.6", "1471.6"),
        ("24,023", "24.023", "24.023", "24.023"),
        ("12", "12", "12", "12"),
        ("54.9", "dot_unclear", "54.9", "54.9"),
        ("54.912", "54912", "dot_unclear", "54912"),
        ("0.125", "0.125", "0.125", "0.125"),
        ("1.234.56", "not_a_number", "not_a_number", "not_a_number"),
        ("1,2,3", "not_a_number", "not_a_number", "not_a_number"),
        ("96.15384615384616", "dot_unclear", "96.15384615384616", "96.15384615384616"),
        ("9" * 19 + ",5", "number_too_long", "number_too_long", "number_too_long"),
        ("9" * 41, "number_too_long", "number_too_long", "number_too_long"),
    ],
)
def test_decimals(raw, alone, of_share, with_unit):
    found = read(decimal, raw), read(decimal, raw, share=True), read(decimal, raw, united=True)
    assert found == (alone, of_share, with_unit)


@pytest.mark.parametrize(
    "raw, value",
    [
        ("61 tỷ 723 triệu", "61723000000"),
        ("61 tỷ, 723 triệu", "61723000000"),
        ("8.720,6 tỷ", "8720600000000"),
        ("8.720,6 tỉ", "8720600000000"),
        ("2,35 nghìn tỷ", "2350000000000"),
        ("1.245.670.000", "1245670000"),
        ("1 tỷ rưỡi", "1500000000"),
        ("2½ triệu", "2500000"),
        ("1 tỷ 250", "1250000000"),
        ("12 nghìn 500", "12500"),
        ("1 triệu 200.500", "1200500"),
        ("1 tỷ 25", "scale_unclear"),
        ("723 triệu 61 tỷ", "scales_rise"),
        ("5 triệu 3 triệu", "scales_rise"),
        ("khoảng 5 tỷ", "not_a_number"),
    ],
)
def test_amounts_of_money(raw, value):
    assert read(amount, raw) == value


@pytest.mark.parametrize(
    "raw, sign, value",
    [("5,2", "", "5.2"), ("5,2", "-", "-5.2"), ("5,2", "–", "-5.2"), ("5,2", "+", "5.2")],
)
def test_shares_with_a_sign(raw, sign, value):
    assert exact(signed(raw, sign)) == value


@pytest.mark.parametrize(
    "raw, grouped",
    [("1,234", True), ("12,345,678", True), ("1,23", False), ("1234,567", False), ("0,123", False)],
)
def test_thousands_behind_commas(raw, grouped):
    assert comma_thousands(raw) == grouped


@pytest.mark.parametrize(
    "raw, value, step",
    [
        ("59,72 ngàn", 59720, "10"),
        ("6,9", Decimal("6.9"), "0.1"),
        ("1.250 triệu đồng", 1_250_000_000, "1000000"),
        ("30.648", 30648, "1"),
        ("mười hai", 12, "1"),
        ("12", None, "1"),
    ],
)
def test_what_the_last_printed_digit_is_worth(raw, value, step):
    assert printed_step(raw, value) == Decimal(step)


@pytest.mark.parametrize(
    "value, text",
    [(None, ""), (0, "0"), (500, "500"), (Decimal("0.50"), "0.5"), (Decimal("1E+3"), "1000")],
)
def test_values_are_kept_without_exponent_and_trailing_zeros(value, text):
    assert exact(value) == text
