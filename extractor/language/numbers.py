"""Numbers as Vietnamese reports print them, read by one strict grammar that refuses to guess.

A dot parts thousands, a comma opens decimals (`1.471,60`). Official counts below ten carry a
leading zero (`05`). Amounts are added up from falling scales (`61 tỷ 723 triệu đồng`).
"""

from __future__ import annotations

from decimal import Decimal

import regex

SCALES = {
    "trăm": 100,
    "nghìn": 10**3,
    "ngàn": 10**3,
    "triệu": 10**6,
    "tỷ": 10**9,
    "nghìn tỷ": 10**12,
    "ngàn tỷ": 10**12,
}
DIGITS = r"\d+(?:[.,]\d+)*"
_WHOLE = regex.compile(r"\d+|\d{1,3}(?:\.\d{3})+")
_DECIMAL = regex.compile(r"(?:\d+|\d{1,3}(?:\.\d{3})+),\d+")
_DOT_DECIMAL = regex.compile(r"\d+\.(?:\d{1,2}|\d{4,})")
_COMMA_THOUSANDS = regex.compile(r"[1-9]\d{0,2}(?:,\d{3})+")
_PART = regex.compile(
    rf"(?P<number>{DIGITS})\s*(?P<scale>(?:nghìn|ngàn)\s+t[ỷỉýỳỹ]|trăm|nghìn|ngàn|triệu|t[ỷỉýỳỹ])?\s*",
    regex.I,
)


class Refused(ValueError):
    """A numeral that cannot be read with certainty; the argument is the key of the reason."""


def whole(raw: str) -> int:
    """A count. Refuses decimals, and what may be either thousands or decimals.

    >>> whole("30.648"), whole("05"), whole("2388")
    (30648, 5, 2388)
    >>> whole("1,234")
    Traceback (most recent call last):
    extractor.language.numbers.Refused: comma_unclear
    """
    if _WHOLE.fullmatch(raw):
        return int(raw.replace(".", ""))
    if _COMMA_THOUSANDS.fullmatch(raw):
        raise Refused("comma_unclear")
    raise Refused("not_whole")


def decimal(raw: str, *, share: bool = False) -> Decimal:
    """A number that may have decimals. `share` (percentages) also takes a dot before one, two or
    more than three decimals: `54.9` cannot be thousands.

    >>> decimal("1.471,60"), decimal("24,023"), decimal("54.9", share=True)
    (Decimal('1471.60'), Decimal('24.023'), Decimal('54.9'))
    >>> decimal("12.34")
    Traceback (most recent call last):
    extractor.language.numbers.Refused: dot_unclear
    """
    if _WHOLE.fullmatch(raw):
        if share and "." in raw:
            raise Refused("dot_unclear")
        return Decimal(raw.replace(".", ""))
    if _DECIMAL.fullmatch(raw):
        return Decimal(raw.replace(".", "").replace(",", "."))
    if _DOT_DECIMAL.fullmatch(raw):
        if share:
            return Decimal(raw)
        raise Refused("dot_unclear")
    raise Refused("not_a_number")


def comma_thousands(raw: str) -> bool:
    """Is it like `1,234`?"""
    return bool(_COMMA_THOUSANDS.fullmatch(raw))


def refuse_comma_thousands(raw: str) -> None:
    """Refuse `1,234`, which may mean thousands or decimals where no unit tells."""
    if comma_thousands(raw):
        raise Refused("comma_unclear")


def signed(raw: str, sign: str) -> Decimal:
    """A share with the sign printed before it; minus may be any dash."""
    value = decimal(raw, share=True)
    return -value if sign and sign in "-–−" else value


def amount(raw: str) -> Decimal:
    """Scaled parts added up; the unit word at the end is not part of `raw`.

    >>> amount("61 tỷ 723 triệu"), amount("8.720,6 tỷ"), amount("1.200.000")
    (Decimal('61723000000'), Decimal('8720600000000.0'), Decimal('1200000'))
    >>> amount("723 triệu 61 tỷ")
    Traceback (most recent call last):
    extractor.language.numbers.Refused: scales_rise
    """
    total, last, at, text = Decimal(0), 10**15, 0, raw.strip()
    while at < len(text):
        part = _PART.match(text, at)
        if not part:
            raise Refused("not_a_number")
        scale = (
            SCALES[regex.sub("t[ỉýỳỹ]", "tỷ", regex.sub(r"\s+", " ", part["scale"].lower()))]
            if part["scale"]
            else 1
        )
        if scale >= last:
            raise Refused("scales_rise")
        total += decimal(part["number"]) * scale
        last, at = scale, part.end()
    return total


def exact(value: Decimal | int | None) -> str:
    """A value as the CSV files hold it: decimal point, no exponent, no trailing zeros.

    >>> exact(Decimal("8720600000000.0")), exact(5), exact(Decimal("0.50"))
    ('8720600000000', '5', '0.5')
    """
    if value is None:
        return ""
    text = format(Decimal(value), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
