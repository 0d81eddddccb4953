"""The value that a numeral's printed parts stand for, kind by kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

import regex

from extractor.administration import canonical
from extractor.figures.rules import NumeralRule
from extractor.language import numbers, periods
from extractor.language.numbers import Refused
from extractor.model import Doubt, NumeralKind

Parts = Mapping[str, str]  # name of a rule's group → what is printed there
RAISED = {"m2": "m²", "m3": "m³", "km2": "km²"}  # units as printed without a raised figure
YEARS = range(1990, 2051)  # a count among these, of four digits, may be a year


@dataclass(frozen=True, slots=True)
class Parsed:
    """What the printed parts of a numeral stand for; what its kind does not have is empty.

    `iso` is a day or period, `number` a document's symbol, `doubts` speak against the value."""

    value: Decimal | int | None = None
    numerator: int | None = None
    denominator: int | None = None
    unit: str = ""
    iso: str = ""
    number: str = ""
    doubts: tuple[Doubt, ...] = ()


def parse(
    kind: NumeralKind,
    parts: Parts,
    year: str = "",
) -> Parsed:
    """What the printed parts stand for as a numeral of this kind. `year` is that of dates printed
    without one. Raises Refused where the parts cannot be read with certainty.

    >>> parse("ratio", {"n": "23", "d": "28"}).denominator
    28
    >>> parse("date", {"d": "7", "m": "11"}, "2016").iso
    '2016-11-07'
    """
    return PARSERS[kind](parts, year)


def parsed_by(
    rule: NumeralRule,
    match: regex.Match[str],
    year: str,
) -> Parsed:
    """What a match of the rule stands for; a refusal becomes a doubt."""
    parts = {name: text for name, text in match.groupdict().items() if text is not None}
    try:
        parsed = parse(rule.record.kind, parts, year)
    except Refused as refusal:
        parsed = Parsed(doubts=(Doubt(str(refusal)),))
    unit = rule.record.unit or _unit(parts.get("unit", ""))
    return replace(parsed, unit=unit) if unit else parsed


def _unit(printed: str) -> str:
    unit = regex.sub(r"\s+", " ", printed)
    return RAISED.get(unit, unit)


def _document_number(parts: Parts, _year: str) -> Parsed:
    return Parsed(number=canonical(parts["span"]))


def _date(parts: Parts, year: str) -> Parsed:
    if "y1" in parts:
        return Parsed(iso=periods.years(parts["y1"], parts["y2"]))
    own_year = parts.get("y") or year
    if not own_year:
        raise Refused("year_unknown")
    doubtful = "ones" in parts  # strokes read as 1: `quý 11`
    return Parsed(
        iso=_period(parts, own_year),
        doubts=(Doubt("look_alike"),) if doubtful else (),
    )


def _period(parts: Parts, year: str) -> str:
    """The day or period in a year, by which of its parts are printed."""
    if "months" in parts:
        return periods.months(1, int(parts["months"]), year)
    if "last_months" in parts:
        return periods.months(13 - int(parts["last_months"]), 12, year)
    if "ones" in parts:
        return periods.quarter("I" * len(parts["ones"]), year)
    if "q" in parts:
        return periods.quarter(parts["q"], year)
    if "d" in parts:
        return periods.day(parts["d"], parts["m"], year)
    return periods.month(parts["m"], year) if "m" in parts else periods.year(year)


def _label(_parts: Parts, _year: str) -> Parsed:
    return Parsed()


def _ratio(parts: Parts, _year: str) -> Parsed:
    numerator = numbers.whole(parts["n"])
    denominator = numbers.whole(parts["d"])
    return Parsed(
        numerator=numerator,
        denominator=denominator,
        doubts=(Doubt("ratio_above_one"),) if numerator > denominator else (),
    )


def _percentage(parts: Parts, _year: str) -> Parsed:
    return Parsed(value=numbers.signed(parts["value"], parts.get("sign", "")))


def _count(parts: Parts, _year: str) -> Parsed:
    if "amount" in parts:
        return Parsed(value=numbers.amount(parts["amount"]))
    value = numbers.whole(parts["value"])
    like_year = len(parts["value"]) == 4 and value in YEARS
    return Parsed(
        value=value,
        doubts=(Doubt("year_or_count"),) if like_year else (),
    )


def _measure(parts: Parts, _year: str) -> Parsed:
    if "unit" not in parts:  # with a noun behind it, `1,234` may be a count
        numbers.refuse_comma_thousands(parts["value"])
    return Parsed(value=numbers.decimal(parts["value"]))


def _money(parts: Parts, _year: str) -> Parsed:
    return Parsed(
        value=numbers.amount(parts["amount"]),
        unit="đồng",
    )


PARSERS: dict[NumeralKind, Callable[[Parts, str], Parsed]] = {
    "document_number": _document_number,
    "date": _date,
    "label": _label,
    "ratio": _ratio,
    "percentage": _percentage,
    "count": _count,
    "measure": _measure,
    "money": _money,
}
