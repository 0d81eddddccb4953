"""What printed parts of a numeral stand for, kind by kind, and what is refused or doubted."""

from decimal import Decimal
from typing import get_args

import pytest

from extractor.figures.rules import load_numeral_rules
from extractor.figures.text_marks import VIETNAMESE_MARKS, TextMarks, marks_of
from extractor.figures.values import PARSERS, parse, parsed_by
from extractor.language.numbers import Refused
from extractor.model import NumeralKind


def read(kind, text, marks=VIETNAMESE_MARKS):
    """What the first rule of a kind that fits the text makes of it."""
    rules = [rule for rule in load_numeral_rules() if rule.record.kind == kind]
    rule, found = next((rule, found) for rule in rules if (found := rule.pattern.search(text)))
    return parsed_by(rule, found, "2024", marks)


def test_every_kind_that_is_found_in_text_has_a_grammar():
    kinds = {kind for one in get_args(NumeralKind) for kind in (get_args(one) or (one,))}
    assert sorted(PARSERS) == sorted(kinds - {"stamp"})


@pytest.mark.parametrize(
    "parts, iso",
    [
        ({"d": "7", "m": "11", "y": "2016"}, "2016-11-07"),
        ({"d": "7", "m": "11"}, "2024-11-07"),  # the report's own year
        ({"d": "29", "m": "2", "y": "24"}, "2024-02-29"),
        ({"d": "5", "m": "June", "y": "2024"}, "2024-06-05"),
        ({"m": "9", "y": "2023"}, "2023-09"),
        ({"y": "2023"}, "2023"),
        ({"q": "III", "y": "2023"}, "2023-Q3"),
        ({"ones": "11", "y": "2023"}, "2023-Q2"),  # `quý 11`: strokes
        ({"months": "9", "y": "2023"}, "2023-01/2023-09"),
        ({"last_months": "6", "y": "2023"}, "2023-07/2023-12"),
        ({"y1": "2021", "y2": "2025"}, "2021/2025"),
        # of `từ 20/12 đến 14/01/2025` the first day lies in the year before
        ({"d": "20", "m": "12", "m_end": "1", "y_end": "2025"}, "2024-12-20"),
        ({"d": "20", "m": "1", "m_end": "12", "y_end": "25"}, "2025-01-20"),
    ],
)
def test_days_and_periods(parts, iso):
    assert parse("date", parts, "2024").iso == iso


@pytest.mark.parametrize(
    "parts", [{"d": "31", "m": "9"}, {"d": "29", "m": "2", "y": "2023"}, {"m": "13"}, {"q": "5"}]
)
def test_days_that_no_calendar_has_are_refused(parts):
    with pytest.raises(Refused):
        parse("date", parts, "2024")


def test_a_day_without_any_year_is_refused():
    with pytest.raises(Refused, match="year_unknown"):
        parse("date", {"d": "7", "m": "11"})


@pytest.mark.parametrize(
    "parts, value",
    [
        ({"value": "1.250"}, 1250),
        ({"value": "05"}, 5),
        ({"value": "1 250"}, 1250),  # a blank that parts thousands
        ({"amount": "2,5 nghìn"}, 2500),
        ({"amount": "12", "shared_scale": " nghìn"}, 12000),  # of `12 và 15 nghìn`
        ({"value": "12", "sign": "-"}, -12),
        ({"value": "12", "sign": "("}, -12),
        ({"value": "12", "sign": "+"}, 12),
    ],
)
def test_counts(parts, value):
    assert parse("count", parts).value == value


@pytest.mark.parametrize("value", ["12,5", "1,234", "1.25", "12.3456"])
def test_no_count_has_decimals(value):
    with pytest.raises(Refused):
        parse("count", {"value": value})


@pytest.mark.parametrize(
    "kind, parts, keys",
    [
        ("count", {"value": "2024"}, ["year_or_count"]),
        ("count", {"value": "2.024"}, []),  # no year is printed so
        ("count", {"value": "1989"}, []),
        ("count", {"value": "12", "dash": "-"}, ["sign_unclear"]),
        ("ratio", {"n": "28", "d": "23"}, ["ratio_above_one"]),
        ("ratio", {"n": "27", "d": "2016"}, ["year_or_count"]),
        ("ratio", {"n": "27", "d": "2016", "noun_behind": "hồ sơ"}, []),
        ("ratio", {"n": "23", "d": "28"}, []),
    ],
)
def test_what_may_be_something_else_is_doubted(kind, parts, keys):
    assert [doubt.key for doubt in parse(kind, parts).doubts] == keys


@pytest.mark.parametrize(
    "parts, value",
    [
        ({"amount": "61 tỷ 723 triệu"}, 61_723_000_000),
        ({"amount": "37, 38 tỷ"}, 37_380_000_000),  # decimals torn from their number
        ({"amount": "1.250.000"}, 1_250_000),
    ],
)
def test_money_is_in_dong(parts, value):
    parsed = parse("money", parts)
    assert (parsed.value, parsed.unit) == (value, "đồng")


def test_a_rest_without_its_scale_is_refused():
    with pytest.raises(Refused, match="scale_unclear"):
        parse("money", {"amount": "61 tỷ 723", "currency": "đồng"})


@pytest.mark.parametrize(
    "parts, value",
    [
        ({"value": "98,5"}, "98.5"),
        ({"value": "98, 5"}, "98.5"),
        ({"value": "1,5", "sign": "(-) "}, "-1.5"),
        ({"value": "1,5", "sign": "âm "}, "-1.5"),
    ],
)
def test_percentages(parts, value):
    assert parse("percentage", parts).value == Decimal(value)


@pytest.mark.parametrize(
    "kind, text, value, unit",
    [
        ("percentage", "đạt 98,5%", Decimal("98.5"), ""),
        ("measure", "rộng 12,5 ha", Decimal("12.5"), "ha"),
        ("measure", "rộng 120,5 m2", Decimal("120.5"), "m²"),
        ("measure", "dài 12,5 Km", Decimal("12.5"), "km"),
        ("money", "chi 61 tỷ 723 triệu đồng", 61_723_000_000, "đồng"),
    ],
)
def test_what_a_rule_took_has_value_and_unit(kind, text, value, unit):
    parsed = read(kind, text)
    assert (parsed.value, parsed.unit, parsed.doubts) == (value, unit, ())


def test_what_the_grammar_refuses_is_a_doubt_without_a_value():
    parsed = read("date", "ngày 31 tháng 9 năm 2024")
    assert parsed.iso == "" and [doubt.key for doubt in parsed.doubts] == ["no_such_day"]


ENGLISH, MIXED = TextMarks("english", blanks=False), TextMarks("mixed", blanks=False)


@pytest.mark.parametrize(
    "text, marks, value, keys",
    [
        ("rộng 12.5 ha", ENGLISH, Decimal("12.5"), []),
        ("rộng 12,500 ha", VIETNAMESE_MARKS, Decimal("12.5"), []),
        ("rộng 12,500 ha", MIXED, Decimal("12.5"), ["marks_mixed"]),
        ("rộng 12,5 ha", MIXED, Decimal("12.5"), []),  # can be read in one way only
    ],
)
def test_dots_and_commas_mean_what_they_mean_in_their_text(text, marks, value, keys):
    parsed = read("measure", text, marks=marks)
    assert [doubt.key for doubt in parsed.doubts] == keys
    assert parsed.value == value


def test_whole_things_have_no_three_decimals_in_an_english_text():
    assert read("count", "tiếp nhận 1.234 hồ sơ", marks=ENGLISH).value == 1234


def test_a_score_has_decimals_behind_its_dot():
    text = "Chỉ số PAPI đạt 42.394 điểm"
    assert read("measure", text, marks=marks_of(text)).value == Decimal("42.394")
