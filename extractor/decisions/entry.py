"""What a person typed → the value as a decision holds it, by the strict grammar of its kind.

Nothing is guessed: what may mean two things is refused, with the key of the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

import regex

from extractor.administration import canonical
from extractor.decisions.decision import Row
from extractor.kinds import KINDS
from extractor.language import numbers, periods
from extractor.language.marks import without_marks
from extractor.language.numbers import Refused, exact
from extractor.language.plain import plain_text
from extractor.language.sentences import WORD
from extractor.model import FIGURE_KINDS

LONGEST = 500  # characters of what a person types
LEVELS = ("tỉnh", "sở", "huyện", "xã")
_RATIO = regex.compile(r"(\d[\d.]*)\s*/\s*(\d[\d.]*)")
_SIGN = regex.compile(r"([-–−+])\s*(?=\d)")
_UNIT_BEHIND = regex.compile(r"(?i)\s*(?:đồng|đ|vnđ|vnd)\.?$")
_MILLIONS = regex.compile(r"(?i)(?<=\d)\s*tr(?:\.(?=\s*đ)|(?!\p{L}))|(?<=\d)\s*tr(?=đ)")  # `12tr`
_DAY = regex.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
_DAY_IN_WORDS = regex.compile(r"(?i)(?:ngày\s*)?(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})")
_MONTH = regex.compile(r"(?i)(?:tháng\s*)?(\d{1,2})\s*(?:/|-|\.|năm)\s*(\d{4})")
_QUARTER = regex.compile(r"(?i)qu[ýy]\s*(IV|I{1,3}|[1-4])\s*(?:/|-|\.|năm)?\s*(\d{4})")
_MONTHS = regex.compile(r"(?i)(\d{1,2})\s*tháng(?:\s*đầu)?(?:\s*năm)?\s*/?\s*(\d{4})")
_LAST_MONTHS = regex.compile(r"(?i)6\s*tháng\s*cuối(?:\s*năm)?\s*/?\s*(\d{4})")
_YEAR = regex.compile(r"(?i)(?:năm\s*)?(\d{4})")
_YES = {"có": "yes", "yes": "yes", "tính": "yes", "không": "no", "no": "no", "không tính": "no"}
_STATUSES = {
    "actual": "actual",
    "thực hiện": "actual",
    "planned": "planned",
    "dự kiến": "planned",
    "assigned": "assigned",
    "giao": "assigned",
    "được giao": "assigned",
}
_SCALES = (1, 10, 100, 10**3, 10**4, 10**6, 10**9, 10**12)
_FREE = ("unit", "issuer", "province", "district", "title", "doc_type", "received_number")
_DATES = ("iso", "doc_date", "received_date", "period", "for_period")


def entered(field: str, typed: str, row: Row, codes: Mapping[str, str]) -> str:
    """What was typed for a field of a row, as decisions write it. `codes` are the names of the
    indicators by code. Raises Refused, with the key of the reason.

    A figure is typed as it is printed: `1.471,60`, `61 tỷ 723 triệu`, `23/28`; where its unit says
    millions, so does what is typed.

    >>> entered("value", "1.471,60", {"kind": "measure", "unit": "ha"}, {})
    '1471.6'
    >>> entered("iso", "quý III/2024", {}, {})
    '2024-Q3'
    """
    text = " ".join(plain_text(typed).text.split())
    if not text:
        raise Refused("entry_empty")
    if len(text) > LONGEST:
        raise Refused("entry_too_long")
    if field in _FREE:
        return text
    if field in _DATES:
        return day_or_period(text)
    return _OF_FIELD[field](text, row, codes)


def day_or_period(text: str) -> str:
    """The ISO day or period of the usual wordings, or of ISO itself. Raises Refused.

    >>> day_or_period("7/11/2016"), day_or_period("6 tháng đầu năm 2024"), day_or_period("2016")
    ('2016-11-07', '2024-01/2024-06', '2016')
    """
    if periods.span(text.upper())[0]:
        return text.upper()
    for pattern, made in _WORDINGS:
        if found := pattern.fullmatch(text):
            return made(found)
    raise Refused("entry_no_date")


_WORDINGS: tuple[tuple[regex.Pattern[str], Callable[[regex.Match[str]], str]], ...] = (
    (_DAY, lambda found: periods.day(found[1], found[2], found[3])),
    (_DAY_IN_WORDS, lambda found: periods.day(found[1], found[2], found[3])),
    (_QUARTER, lambda found: periods.quarter(found[1].upper(), found[2])),
    (_LAST_MONTHS, lambda found: periods.months(7, 12, found[1])),
    (_MONTHS, lambda found: periods.months(1, int(found[1]), found[2])),
    (_MONTH, lambda found: periods.month(found[1], found[2])),
    (_YEAR, lambda found: periods.year(found[1])),
)


def _value(text: str, row: Row, _codes: Mapping[str, str]) -> str:
    kind = str(row.get("kind") or "count")
    if ratio := _RATIO.fullmatch(text):
        return f"{numbers.whole(ratio[1])}/{numbers.whole(ratio[2])}"
    if kind == "ratio":
        raise Refused("entry_no_ratio")
    sign = _SIGN.match(text)
    bare = text[sign.end() :] if sign else text
    value = _understood(bare, kind, row)
    return exact(-value if sign and sign[1] in "-–−" else value)


def _understood(bare: str, kind: str, row: Row) -> Decimal:
    """The number without its sign. Raises Refused: for words that are no scale with a reason that
    speaks of words."""
    try:
        return _number(bare, kind, row)
    except Refused as refused:
        if str(refused) in ("not_a_number", "not_whole") and WORD.search(bare):
            raise Refused("entry_words") from None
        raise


def _number(bare: str, kind: str, row: Row) -> Decimal:
    """The number without its sign, by the grammar of its kind. Raises Refused."""
    if kind == "percentage":
        return numbers.decimal(bare.removesuffix("%").strip(), share=True)
    bare, full = _UNIT_BEHIND.subn("", _MILLIONS.sub(" triệu ", bare).strip())
    if kind == "money":
        return numbers.amount(bare) * (1 if full else _scale(bare, row))
    if full:
        _refuse_other_than_money(row)
    if full or WORD.search(bare):
        return numbers.amount(bare)
    plain = regex.sub(r"(?<=\d)\s(?=\d{3}(?!\d))", "", bare)
    if kind == "count":
        return Decimal(numbers.whole(plain)) * _scale(bare, row)
    if not row.get("unit"):
        numbers.refuse_comma_thousands(plain)
    return numbers.decimal(plain, united=bool(row.get("unit"))) * _scale(bare, row)


def _refuse_other_than_money(row: Row) -> None:
    """Raises Refused for a row that counts something else than money."""
    unit = str(row.get("unit") or "")
    if unit and not _UNIT_BEHIND.search(f" {unit}"):
        raise Refused("entry_money")


def _scale(typed: str, row: Row) -> int:
    """What one of the typed number counts: where the printed number counts thousands or millions
    (by its words or its column's head), so does one typed without these words. Raises Refused where
    that is not known."""
    value, raw = str(row.get("value") or ""), str(row.get("raw") or "")
    if WORD.search(typed):
        return 1
    printed = _printed_number(raw)
    if not value or not printed:
        if row.get("kind") == "money" or WORD.search(raw):
            raise Refused("entry_scale")
        return 1
    scale = abs(Decimal(value)) / printed
    if scale not in _SCALES:
        raise Refused("entry_scale")
    return int(scale)


def _printed_number(raw: str) -> Decimal | None:
    """The one number of a printed figure; None where it has none, several or nought."""
    try:
        return numbers.decimal(_digits_of(raw), united=True) or None
    except Refused:
        return None


def _digits_of(raw: str) -> str:
    """The one number of a printed figure. Raises Refused where it has several."""
    found = regex.findall(r"\d+(?:[.,]\d+)*(?:\s\d{3}(?!\d))*", plain_text(raw).text)
    if len(found) != 1:
        raise Refused("entry_scale")
    return regex.sub(r"\s", "", found[0])


def _kind(text: str, _row: Row, _codes: Mapping[str, str]) -> str:
    names = {known.name: kind for kind, known in KINDS.items()}
    found = names.get(text.lower(), text.lower())
    if found not in FIGURE_KINDS:
        raise Refused("entry_no_kind")
    return found


def _status(text: str, _row: Row, _codes: Mapping[str, str]) -> str:
    found = _STATUSES.get(text.lower(), "")
    if not found:
        raise Refused("entry_no_status")
    return found


def _indicator(text: str, _row: Row, codes: Mapping[str, str]) -> str:
    if text in codes:
        return text
    if text in ("-", "–"):
        return ""
    wanted = _folded(text)
    found = [code for code, name in codes.items() if _folded(name) == wanted]
    if len(found) != 1:
        raise Refused("entry_no_indicator")
    return found[0]


def _folded(name: str) -> str:
    return " ".join(without_marks(name).lower().split())


def _level(text: str, _row: Row, _codes: Mapping[str, str]) -> str:
    found = [level for level in LEVELS if without_marks(level) == without_marks(text.lower())]
    if not found:
        raise Refused("entry_no_level")
    return found[0]


def _counted(text: str, _row: Row, _codes: Mapping[str, str]) -> str:
    if text.lower() not in _YES:
        raise Refused("entry_no_answer")
    return _YES[text.lower()]


def _symbol(text: str, _row: Row, _codes: Mapping[str, str]) -> str:
    if not any(letter.isdigit() for letter in text):
        raise Refused("entry_no_symbol")
    return canonical(text)


_OF_FIELD: dict[str, Callable[[str, Row, Mapping[str, str]], str]] = {
    "value": _value,
    "kind": _kind,
    "status": _status,
    "indicator": _indicator,
    "issuer_level": _level,
    "counted": _counted,
    "number": _symbol,
}
