"""Numbers as Vietnamese reports print them, read by one strict grammar that refuses to guess.

A dot parts thousands, a comma opens decimals (`1.471,60`). Official counts below ten carry a
leading zero (`05`). Amounts are added up from falling scales (`61 tỷ 723 triệu đồng`).
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal

import regex

SCALES = {
    "chục": 10,
    "trăm": 100,
    "k": 10**3,
    "nghìn": 10**3,
    "ngàn": 10**3,
    "vạn": 10**4,
    "triệu": 10**6,
    "tr": 10**6,
    "tỷ": 10**9,
}
FRACTIONS = {
    "½": "0.5",
    "¼": "0.25",
    "¾": "0.75",
    "⅕": "0.2",
    "⅖": "0.4",
    "⅗": "0.6",
    "⅘": "0.8",
    "⅛": "0.125",
    "⅜": "0.375",
    "⅝": "0.625",
    "⅞": "0.875",
}
RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
SWAPPED_MARKS = str.maketrans(".,", ",.")  # English marks as Vietnamese ones
LONGEST = 40  # characters of a number with its marks and decimals
BEYOND = 10**18  # đồng: thirty times what the country spends in a year; nothing counted has so much
WIDE = Context(prec=400)  # digits: whatever is printed, no sum or share of it has more
DIGITS = r"\d+(?:[.,]\d+)*"
_WHOLE = regex.compile(r"\d+|[1-9]\d{0,2}(?:\.\d{3})+")
_DECIMAL = regex.compile(r"(?:\d+|\d{1,3}(?:\.\d{3})+),\d+")
_DOT_DECIMAL = regex.compile(r"\d+\.(?:\d{1,2}|\d{4,})|0\.\d{3}")  # no thousands begin with 0
_COMMA_THOUSANDS = regex.compile(r"[1-9]\d{0,2}(?:,\d{3})+")
_SCALE_WORD = r"(?:chục|trăm|nghìn|ngàn|vạn|triệu|tr|(?-i:k)|t[ỷỉýỳỹ])"
_PART = regex.compile(
    rf"(?P<number>\d{{1,3}}(?:\s\d{{3}})+(?:,\d+)?(?!\d)|{DIGITS})(?P<fraction>[½¼¾⅕-⅘⅛-⅞])?"
    r"(?:\s?[x×*]\s?10(?:(?P<power>[⁰¹²³⁴-⁹]{1,2})|\^(?P<exponent>\d{1,2}))"
    r"|E\+(?P<exponent>\d{1,2}))?\s*"
    rf"(?P<scale>{_SCALE_WORD}(?:\s+(?:nghìn|ngàn|triệu|t[ỷỉýỳỹ]))?(?!\p{{L}}))?"
    r"(?P<half>\s+rưỡi)?[\s,]*",
    regex.I,
)
_GLUED_REST = regex.compile(r"(?i)(?P<whole>\d{1,3})tr(?P<rest>\d{1,3})")  # `1tr2`: 1,2 triệu
_VALUE = regex.compile(r"(\d+)(?:\.(\d+))?")
_VALUES = regex.compile(r"-?\d+(?:\.\d+)?(?:(?: \| |/)-?\d+(?:\.\d+)?)*")
_NO_DIGIT = regex.compile(r"\D")
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
    _refuse_too_long(raw)
    if _WHOLE.fullmatch(raw):
        return int(raw.replace(".", ""))
    if _COMMA_THOUSANDS.fullmatch(raw):
        raise Refused("comma_unclear")
    raise Refused("not_whole")


def decimal(raw: str, *, share: bool = False, united: bool = False) -> Decimal:
    """A number that may have decimals. Raises Refused where a dot may mean either. With `share`
    (percentages) and where a unit or scale stands behind (`united`) a dot may also stand before
    one, two or more than three decimals: `54.9` cannot be thousands; a share's `54.912` may.

    >>> decimal("1.471,60"), decimal("24,023"), decimal("54.9", share=True)
    (Decimal('1471.60'), Decimal('24.023'), Decimal('54.9'))
    >>> decimal("12.34", united=True), decimal("12.340", united=True)
    (Decimal('12.34'), Decimal('12340'))
    >>> decimal("0.125"), decimal("0.125", share=True)  # no thousands begin with 0
    (Decimal('0.125'), Decimal('0.125'))
    >>> decimal("12.34")
    Traceback (most recent call last):
    extractor.language.numbers.Refused: dot_unclear
    """
    _refuse_too_long(raw)
    if _WHOLE.fullmatch(raw):
        if share and "." in raw:
            raise Refused("dot_unclear")
        return Decimal(raw.replace(".", ""))
    if _DECIMAL.fullmatch(raw):
        return Decimal(raw.replace(".", "").replace(",", "."))
    if _DOT_DECIMAL.fullmatch(raw):
        if share or united or raw.startswith("0."):
            return Decimal(raw)
        raise Refused("dot_unclear")
    raise Refused("not_a_number")


def _refuse_too_long(raw: str) -> None:
    """Raise Refused for more digits than anything has that a report counts: an account's, two
    numbers run into one."""
    before = raw.partition(",")[0]
    before = before.replace(".", "") if before.count(".") > 1 else before.partition(".")[0]
    if len(raw) > LONGEST or (before.isdecimal() and int(before) >= BEYOND):
        raise Refused("number_too_long")


def rounded_to(value: Decimal, step: Decimal, rounding: str = ROUND_HALF_EVEN) -> Decimal:
    """The value rounded to the last place of `step`, however many digits that takes: Python's own
    arithmetic refuses more than 28.

    >>> rounded_to(Decimal("12345678901234567890123456789.55"), Decimal("0.1"))
    Decimal('12345678901234567890123456789.6')
    """
    return value.quantize(step, rounding, WIDE)


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
    >>> amount("3,2 x 10^6"), amount("2.5E+06"), amount("1tr25")
    (Decimal('3200000.0'), Decimal('2500000.0'), Decimal('1250000.00'))
    >>> amount("75k")
    Decimal('75000')
    >>> amount("723 triệu 61 tỷ")
    Traceback (most recent call last):
    extractor.language.numbers.Refused: scales_rise
    """
    text = _GLUED_REST.sub(r"\g<whole>,\g<rest> triệu", raw.strip())
    total, last = Decimal(0), 10**18  # every scale is below the first `last`
    at = 0
    while at < len(text):
        part = _PART.match(text, at)
        if not part:
            raise Refused("not_a_number")
        scale = _scale(part["scale"] or "")
        if scale >= last:
            raise Refused("scales_rise")
        if scale == 1 and last < 10**18:
            scale = _scale_of_rest(part["number"], last)
        total += _of_part(part) * scale
        last, at = scale, part.end()
    if total >= BEYOND:
        raise Refused("number_too_long")
    return total


def _of_part(part: regex.Match[str]) -> Decimal:
    """The number of a part, in its scale."""
    power = (part["power"] or "").translate(RAISED_DIGITS) or part["exponent"]
    united = power is not None or part["scale"] is not None
    number = decimal(_BLANKS.sub("", part["number"]), united=united)
    if part["fraction"]:
        number += Decimal(FRACTIONS[part["fraction"]])
    if power:
        number *= 10 ** int(power)
    return number + Decimal("0.5") if part["half"] else number


def _scale_of_rest(number: str, last: int) -> int:
    """What a last number without a scale counts: behind `1 tỷ 250` millions. Raises Refused where
    it has other than three digits: `1 tỷ 25` may be said of 1,25 billion and of 1,025."""
    if "." in number:  # `1 triệu 200.500 đồng`
        return 1
    if last == 10**3 and len(number) == 3:
        return 1
    if len(number) != 3 or last < 10**6:
        raise Refused("scale_unclear")
    return last // 10**3


def _scale(words: str) -> int:
    """The number that the words of a scale stand for, `tỷ` also with the wrong mark; 1 without one.

    >>> _scale("triệu"), _scale("nghìn  tỉ"), _scale("trăm triệu"), _scale("")
    (1000000, 1000000000000, 100000000, 1)
    """
    scale = 1
    for word in words.lower().split():
        scale *= SCALES[_TY.sub("tỷ", word)]
    return scale


def exact(value: Decimal | int | None) -> str:
    """A value as the CSV files hold it: decimal point, no exponent, no trailing zeros; "" for None.

    >>> exact(Decimal("8720600000000.0")), exact(5), exact(Decimal("0.50"))
    ('8720600000000', '5', '0.5')
    """
    if value is None:
        return ""
    text = format(Decimal(value), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def printed_number(value: str) -> str:
    """A value of the CSV files as reports print it: points between thousands, a decimal comma. Each
    number of a ratio and of several values is written so; what is no number stays as it is.

    >>> printed_number("30648"), printed_number("-0.5"), printed_number("1221/24420 | 5.25")
    ('30.648', '-0,5', '1.221/24.420 | 5,25')
    >>> printed_number("2016-11-07"), printed_number("(không có)")
    ('2016-11-07', '(không có)')
    """
    if not _VALUES.fullmatch(value):
        return value
    return _VALUE.sub(lambda found: _grouped(*found.groups()), value)


def _grouped(whole: str, decimals: str | None) -> str:
    points = f"{int(whole):,}".replace(",", ".")
    return f"{points},{decimals}" if decimals else points


def printed_step(raw: str, value: Decimal | int | None) -> Decimal:
    """What one in the last printed digit of a number is worth, from its words and its value.

    >>> printed_step("59,72 ngàn", 59720), printed_step("6,9", Decimal("6.9"))
    (Decimal('10'), Decimal('0.1'))
    """
    digits = int("0" + _NO_DIGIT.sub("", raw))
    if not digits or value is None:
        return Decimal(1)
    return abs(Decimal(value)) / digits
