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
    rf"(?P<number>{DIGITS})\s*"
    r"(?P<scale>(?:nghìn|ngàn)\s+t[ỷỉýỳỹ]|trăm|nghìn|ngàn|triệu|t[ỷỉýỳỹ])?\s*",
    regex.I,
)
_BLANKS = regex.compile(r"\s+")
_TY = regex.compile("t[ỉýỳỹ]")


class Refused(ValueError):
    """A numeral that cannot be read with certainty; the argument is the key of the reason."""


def whole(raw: str) -> int:
    """A count. Raises Refused for decimals, and for what may be either thousands or decimals.

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
    """A number that may have decimals. Raises Refused where a dot may mean either. With `share`
    (percentages) a dot may also stand before one, two or more than three decimals: `54.9` cannot
    be thousands.

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
    """True for `1,234`: one to three digits, then groups of three after commas."""
    return bool(_COMMA_THOUSANDS.fullmatch(raw))


def refuse_comma_thousands(raw: str) -> None:
    """Raise Refused for `1,234`, which may mean thousands or decimals where no unit tells."""
    if comma_thousands(raw):
        raise Refused("comma_unclear")


def signed(raw: str, sign: str) -> Decimal:
    """A share with the sign printed before it ("" where none is); minus may be any dash.

    >>> signed("5,2", "–")
    Decimal('-5.2')
    """
    value = decimal(raw, share=True)
    return -value if sign and sign in "-–−" else value


def amount(raw: str) -> Decimal:
    """The sum of parts with falling scales; the unit at the end is not part of `raw`. Raises
    Refused where scales rise, or where a part is no number.

    >>> amount("61 tỷ 723 triệu"), amount("8.720,6 tỷ"), amount("1.200.000")
    (Decimal('61723000000'), Decimal('8720600000000.0'), Decimal('1200000'))
    >>> amount("723 triệu 61 tỷ")
    Traceback (most recent call last):
    extractor.language.numbers.Refused: scales_rise
    """
    text = raw.strip()
    total, last = Decimal(0), 10**15  # every scale is below the first `last`
    at = 0
    while at < len(text):
        part = _PART.match(text, at)
        if not part:
            raise Refused("not_a_number")
        scale = _scale(part["scale"] or "")
        if scale >= last:
            raise Refused("scales_rise")
        total += decimal(part["number"]) * scale
        last, at = scale, part.end()
    return total


def _scale(word: str) -> int:
    """The number that a scale's word stands for, `tỷ` also with the wrong mark; 1 without a word.

    >>> _scale("triệu"), _scale("nghìn  tỉ"), _scale("")
    (1000000, 1000000000000, 1)
    """
    plain = _BLANKS.sub(" ", word.lower())
    return SCALES[_TY.sub("tỷ", plain)] if plain else 1


def exact(value: Decimal | int | None) -> str:
    """A value as the CSV files hold it: decimal point, no exponent, no trailing zeros; "" for None.

    >>> exact(Decimal("8720600000000.0")), exact(5), exact(Decimal("0.50"))
    ('8720600000000', '5', '0.5')
    """
    if value is None:
        return ""
    text = format(Decimal(value), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
