"""The value that a rule's match stands for, kind by kind; a refusal becomes a doubt."""

from __future__ import annotations

import regex

from extractor.administration import canonical
from extractor.figures.rules import NumeralRule
from extractor.language import numbers, periods
from extractor.language.numbers import Refused
from extractor.model import Doubt


def fields_of(rule: NumeralRule, match, year: str) -> dict:
    """The fields that the match's parts give; a refusal becomes a doubt."""
    groups = {k: v for k, v in match.groupdict().items() if v is not None}
    try:
        fields = PARSERS[rule.record.kind](groups, match, year)
    except Refused as refusal:
        fields = {"doubts": (Doubt(str(refusal)),)}
    if rule.record.unit or groups.get("unit"):
        fields["unit"] = rule.record.unit or _unit(groups["unit"])
    return {"role": rule.record.role, "of": rule.record.of, **fields}


def _unit(printed: str) -> str:
    unit = regex.sub(r"\s+", " ", printed)
    return {"m2": "m²", "m3": "m³", "km2": "km²"}.get(unit, unit)


def _date(groups: dict, match, year: str) -> dict:
    y = groups.get("y") or year
    if "y1" in groups:
        return {"iso": periods.years(groups["y1"], groups["y2"])}
    if not y:
        raise Refused("year_unknown")
    if "months" in groups:
        return {"iso": periods.months(1, int(groups["months"]), y)}
    if "last_months" in groups:
        return {"iso": periods.months(13 - int(groups["last_months"]), 12, y)}
    if "ones" in groups:
        return {
            "iso": periods.quarter("I" * len(groups["ones"]), y),
            "doubts": (Doubt("look_alike"),),
        }
    if "q" in groups:
        return {"iso": periods.quarter(groups["q"], y)}
    if "d" in groups:
        return {"iso": periods.day(groups["d"], groups["m"], y)}
    return {"iso": periods.month(groups["m"], y) if "m" in groups else periods.year(y)}


def _ratio(groups: dict, match, year: str) -> dict:
    n, d = numbers.whole(groups["n"]), numbers.whole(groups["d"])
    return {
        "numerator": n,
        "denominator": d,
        "doubts": (Doubt("ratio_above_one"),) if n > d else (),
    }


def _count(groups: dict, match, year: str) -> dict:
    if "amount" in groups:
        return {"value": numbers.amount(groups["amount"])}
    value = numbers.whole(groups["value"])
    like_year = len(groups["value"]) == 4 and 1990 <= value <= 2050
    return {"value": value, "doubts": (Doubt("year_or_count"),) if like_year else ()}


def _measure(groups: dict, match, year: str) -> dict:
    if "unit" not in groups:  # with a noun behind it, `1,234` may be a count
        numbers.refuse_comma_thousands(groups["value"])
    return {"value": numbers.decimal(groups["value"])}


PARSERS = {
    "document_number": lambda groups, match, year: {"number": canonical(match["span"])},
    "date": _date,
    "label": lambda groups, match, year: {},
    "ratio": _ratio,
    "percentage": lambda groups, match, year: {
        "value": numbers.signed(groups["value"], groups.get("sign", ""))
    },
    "count": _count,
    "measure": _measure,
    "money": lambda groups, match, year: {
        "value": numbers.amount(groups["amount"]),
        "unit": "đồng",
    },
}
