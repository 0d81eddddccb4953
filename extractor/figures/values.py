"""The value that a numeral's printed parts stand for, kind by kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

import regex

from extractor.administration import canonical
from extractor.figures.counted import counts_whole_things
from extractor.figures.rules import NumeralRule
from extractor.figures.text_marks import VIETNAMESE_MARKS, Separators, TextMarks
from extractor.language import numbers, periods
from extractor.language.lookalikes import fold
from extractor.language.numbers import Refused
from extractor.language.said import worded
from extractor.model import Doubt, NumeralKind

NUMBERS = ("value", "amount", "n", "d")  # the groups that hold numbers with marks
UNCLEAR_MARK = regex.compile(r"(?<![\d.,])[1-9]\d{0,2}[.,]\d{3}(?![\d.,])")
DIGIT_LETTERS = regex.compile(r"(?<![^\W\dOolI])[OolI](?![^\W\dOolI])")  # no letters of a scale
DOT_GROUPS = regex.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
AVERAGE = worded(r"(?i){of_parts}\P{N}*$")
Parts = Mapping[str, str]  # name of a rule's group → what is printed there
RAISED = {  # units as printed, without a raised figure or degree → the unit
    "m2": "m²",
    "m3": "m³",
    "km2": "km²",
    "m 2": "m²",
    "m 3": "m³",
    "km 2": "km²",
    "oC": "°C",
    "0C": "°C",
    "mét vuông": "m²",
    "mét khối": "m³",
}
SMALL_UNITS = ("km", "km2", "km²", "m2", "m²", "m3", "m³", "ha", "kg")  # also printed `Km`, `HA`
TORN_DECIMALS = regex.compile(r"^(\d{1,3}), (\d{1,2})(?=\s*\p{L})")  # `37, 38 tỷ đồng`
BLANKS = regex.compile(r"\s+")
BARE_REST = regex.compile(r"(?i)(?:triệu|t[ỷỉýỳỹ])\s+\d+\s*$")  # `61 tỷ 723 đồng`
# What people say for 224,7 tỷ: `224 tỷ 7`; where it is written, something may be left out.
TENTHS_BEHIND = regex.compile(
    r"(?i)(?P<whole>\d{1,3})\s*(?P<scale>triệu|t[ỷỉýỳỹ])\s+(?P<tenths>[1-9])"
)
SCORE = regex.compile(r"\d{1,2}\.\d{3}")
ENGLISH_MONTHS = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
]
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


def parse(kind: NumeralKind, parts: Parts, year: str = "") -> Parsed:
    """What the printed parts stand for as a numeral of this kind. `year` is that of dates printed
    without one. Raises Refused where the parts cannot be read with certainty.

    >>> parse("ratio", {"n": "23", "d": "28"}).denominator
    28
    >>> parse("date", {"d": "7", "m": "11"}, "2016").iso
    '2016-11-07'
    """
    return PARSERS[kind](parts, year)


def parsed_by(
    rule: NumeralRule, match: regex.Match[str], year: str, text_marks: TextMarks = VIETNAMESE_MARKS
) -> Parsed:
    """What a match of the rule stands for, with digits grouped as in its text; a refusal, and the
    rule's own doubt, are doubts."""
    printed = {name: text for name, text in match.groupdict().items() if text is not None}
    marks = _marks_in(rule, match, printed, text_marks)
    marked = _with_vietnamese_marks(printed) if marks == "english" else printed
    parts = _with_digits(marked) if rule.record.doubt == "look_alike" else marked
    parsed = _parsed_or_refused(rule.record.kind, parts, year)
    doubts = list(parsed.doubts)
    if marks == "mixed" and _has_unclear_mark(printed):
        doubts.append(Doubt("marks_mixed"))
    if doubt := _doubt_of_rule(rule, text_marks):
        doubts.append(Doubt(doubt))
    unit = rule.record.unit or _unit(parts.get("unit", "")) or parsed.unit
    return replace(parsed, unit=unit, doubts=tuple(doubts))


def _with_digits(parts: Parts) -> Parts:
    """The parts with the digits of their numbers that letters were typed for: `38.2OO`."""
    numerals = {name: DIGIT_LETTERS.sub(_digit, parts[name]) for name in NUMBERS if name in parts}
    return {**parts, **numerals}


def _digit(letter: regex.Match[str]) -> str:
    return fold(letter[0])


def _doubt_of_rule(rule: NumeralRule, text_marks: TextMarks) -> str:
    """The key of the rule's own doubt, "" for none: blanks between thousands are in no doubt in a
    text that parts all of them so."""
    expected = text_marks.blanks and rule.record.doubt == "blank_grouping"
    return "" if expected else rule.record.doubt


def _has_unclear_mark(printed: Parts) -> bool:
    """True where a dot or comma may part thousands or decimals: `1.234`, `12,500`."""
    return any(UNCLEAR_MARK.search(printed.get(name, "")) for name in NUMBERS)


def _marks_in(
    rule: NumeralRule, match: regex.Match[str], printed: Parts, text_marks: TextMarks
) -> Separators:
    """What dots and commas mean in this match: what they mean in its text, but in a score and in a
    count of whole things."""
    if text_marks.scores and _is_a_score(printed):
        return "english"
    if text_marks.separators != "vietnamese" and _is_whole_count(rule, match, printed):
        return "vietnamese"
    return text_marks.separators


def _parsed_or_refused(kind: NumeralKind, parts: Parts, year: str) -> Parsed:
    try:
        return parse(kind, parts, year)
    except Refused as refusal:
        return Parsed(doubts=(Doubt(str(refusal)),))


def _is_whole_count(rule: NumeralRule, match: regex.Match[str], printed: Parts) -> bool:
    """True for `1.234 hồ sơ`: what is counted in whole has no three decimals, whatever dots mean
    in the rest of the text."""
    if rule.record.kind != "count" or not DOT_GROUPS.fullmatch(printed.get("value", "")):
        return False
    before = match.string[max(0, match.start() - 40) : match.start()]
    return counts_whole_things(match.string, match.end()) and not AVERAGE.search(before)


def _is_a_score(printed: Parts) -> bool:
    """True for `42.394 điểm`, where an index has no more than 100."""
    value = printed.get("value") or printed.get("amount", "")
    return printed.get("unit") == "điểm" and bool(SCORE.fullmatch(value))


def _with_vietnamese_marks(printed: dict[str, str]) -> dict[str, str]:
    return {
        name: text.translate(numbers.SWAPPED_MARKS) if name in NUMBERS else text
        for name, text in printed.items()
    }


def _unit(printed: str) -> str:
    unit = BLANKS.sub(" ", printed)
    if unit.lower() in SMALL_UNITS:
        unit = unit.lower()
    return RAISED.get(unit, unit)


def _document_number(parts: Parts, _year: str) -> Parsed:
    return Parsed(number=canonical(parts["span"]))


def _date(parts: Parts, year: str) -> Parsed:
    if "y1" in parts:
        return Parsed(iso=periods.years(parts["y1"], parts["y2"]))
    own_year = _own_year(parts) or year
    if not own_year:
        raise Refused("year_unknown")
    doubtful = "ones" in parts  # strokes read as 1: `quý 11`
    return Parsed(
        iso=_period(parts, own_year),
        doubts=(Doubt("look_alike"),) if doubtful else (),
    )


def _own_year(parts: Parts) -> str:
    """The year printed beside a date, or at the end of the list or span that it opens: of
    `từ 20/12 đến 14/01/2025` the first day lies in the year before."""
    if "y" in parts or "y_end" not in parts:
        return parts.get("y", "")
    full = parts["y_end"] if len(parts["y_end"]) == 4 else "20" + parts["y_end"]
    turned = "m_end" in parts and int(parts["m"]) > int(parts["m_end"])
    return str(int(full) - turned)


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
        return periods.day(parts["d"], _month(parts["m"]), year)
    return periods.month(parts["m"], year) if "m" in parts else periods.year(year)


def _month(printed: str) -> str:
    """The number of a month, of which the English name may be printed.

    >>> _month("06"), _month("June"), _month("Sept")
    ('06', '6', '9')
    """
    name = printed[:3]
    return str(ENGLISH_MONTHS.index(name) + 1) if name in ENGLISH_MONTHS else printed


def _label(_parts: Parts, _year: str) -> Parsed:
    return Parsed()


def _ratio(parts: Parts, _year: str) -> Parsed:
    numerator = numbers.whole(parts["n"])
    denominator = numbers.whole(parts["d"])
    return Parsed(
        numerator=numerator,
        denominator=denominator,
        doubts=_doubts_of_ratio(parts, numerator, denominator),
    )


def _doubts_of_ratio(parts: Parts, numerator: int, denominator: int) -> tuple[Doubt, ...]:
    """A doubt where more were done than there are, and where the second number may be the year of a
    document, with nothing counted behind: `thay thế các QĐ số 12, 15 và 27/2016`."""
    if numerator > denominator:
        return (Doubt("ratio_above_one"),)
    like_year = parts["d"].isdigit() and len(parts["d"]) == 4 and denominator in YEARS
    return (Doubt("year_or_count"),) if like_year and "noun_behind" not in parts else ()


def _percentage(parts: Parts, _year: str) -> Parsed:
    plain = parts["value"].replace(" ", "")  # `98, 5%`: torn, and no other number
    return Parsed(value=numbers.signed(plain, _plain_sign(parts.get("sign", ""))))


def _plain_sign(printed: str) -> str:
    """The sign alone of one in brackets of its own or in words: `(-) 1,5%`, `âm 1,5%`.

    >>> _plain_sign("(–) "), _plain_sign("("), _plain_sign("âm ")
    ('–', '(', '-')
    """
    if printed.strip().lower() == "âm":
        return "-"
    return printed.strip("() ") or printed


def _with_sign(parts: Parts, parsed: Parsed) -> Parsed:
    """The value with the minus, or the bracket, before it; doubted where that may be a dash."""
    sign = _plain_sign(parts.get("sign") or parts.get("dash") or "")
    if not sign or sign not in "-–−(" or parsed.value is None:
        return parsed
    unsure = (Doubt("sign_unclear"),) if "dash" in parts else ()
    return replace(parsed, value=-parsed.value, doubts=(*parsed.doubts, *unsure))


def _count(parts: Parts, _year: str) -> Parsed:
    if "amount" in parts:
        amount = parts["amount"] + parts.get("shared_scale", "")
        return _with_sign(parts, Parsed(value=numbers.amount(amount)))
    plain = parts["value"].replace(" ", "")
    value = numbers.whole(plain)
    like_year = len(plain) == 4 and value in YEARS
    parsed = Parsed(
        value=value,
        doubts=(Doubt("year_or_count"),) if like_year else (),
    )
    return _with_sign(parts, parsed)


def _measure(parts: Parts, _year: str) -> Parsed:
    if "amount" in parts:
        amount = parts["amount"] + parts.get("shared_scale", "")
        return _with_sign(parts, Parsed(value=numbers.amount(amount)))
    plain = parts["value"].replace(" ", "")
    if "rest" in parts:  # `2m5`, `1m75`
        plain = f"{plain},{parts['rest']}"
    united = "unit" in parts or "noun_behind" in parts
    if not united:  # with a noun behind it, `1,234` may be a count, and `2.1` a heading's number
        numbers.refuse_comma_thousands(plain)
    value = numbers.decimal(plain, united=united)
    if "half" in parts:  # `3 ha rưỡi`
        value += Decimal("0.5")
    return _with_sign(parts, Parsed(value=value))


def _money(parts: Parts, _year: str) -> Parsed:
    amount = parts["amount"] + parts.get("shared_scale", "")
    amount = TORN_DECIMALS.sub(r"\1,\2", amount)
    if "currency" in parts and BARE_REST.search(amount):
        raise Refused("scale_unclear")
    doubts: tuple[Doubt, ...] = ()
    if tenths := TENTHS_BEHIND.fullmatch(amount):
        amount = f"{tenths['whole']},{tenths['tenths']} {tenths['scale']}"
        doubts = (Doubt("scale_unclear"),)
    parsed = Parsed(value=numbers.amount(amount), unit="đồng", doubts=doubts)
    return _with_sign(parts, parsed)


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
