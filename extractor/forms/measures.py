"""Of how much each a form's amounts are (`triệu đồng`), and numbers as its cells take them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

import regex

from extractor.forms.marks import plain

SCALES = {"": 1, "nghin ": 10**3, "ngan ": 10**3, "trieu ": 10**6, "ty ": 10**9, "ti ": 10**9}
MONEY = regex.compile(r"(?<![a-z])(?P<scale>(?:nghin|ngan|trieu|ty|ti) |)dong(?![a-z])")
# Between the words of an amount's measure and its name nothing else stands: `(triệu đồng)`,
# `Đơn vị tính: triệu đồng`, `Triệu đồng`.
SAID = regex.compile(
    r"(?:^|[(/:,;]\s*|đvt:?\s*|đơn vị(?: tính)?:?\s*)((?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s+)?đồng)"
    r"\s*(?=$|[)/,;.])",
    regex.I,
)
MOST_DIGITS = 15  # that Excel keeps of a number


def money_measure(words: Iterable[str]) -> str:
    """The measure that the first of some words says for amounts; "" where none does.

    >>> money_measure(["Số tiền (triệu đồng)", "Đơn vị tính: tỷ đồng"])
    'triệu đồng'
    >>> money_measure(["Chi 5 tỷ đồng cho trụ sở"])
    ''
    """
    for text in words:
        if found := SAID.search(" ".join(text.split())):
            return found[1].lower()
    return ""


def scale_of(measure: str) -> int | None:
    """How many đồng one of a measure is; None for what measures no money.

    >>> scale_of("triệu đồng"), scale_of("tỷ đồng"), scale_of("hồ sơ")
    (1000000, 1000000000, None)
    """
    found = MONEY.search(" ".join(plain(measure).split()))
    return SCALES[found["scale"]] if found else None


def as_written(number: Fraction | Decimal | int, places: int | None = None) -> str | None:
    """A number as a cell stores it, with at most so many decimal places; None where Excel would
    not keep all of its digits.

    >>> as_written(Fraction(23, 28), 4), as_written(Decimal("58.30")), as_written(30648)
    ('0.8214', '58.3', '30648')
    """
    exact = Fraction(number)
    if places is not None:
        scale = 10**places
        sign = -1 if exact < 0 else 1
        rounded = (abs(exact) * scale * 2 + 1) // 2
        exact = Fraction(sign * rounded, scale)
    text = _decimal(exact)
    if text is None or len(regex.sub(r"[-.]", "", text).lstrip("0")) > MOST_DIGITS:
        return None
    return text


def _decimal(exact: Fraction) -> str | None:
    """A number as a decimal without an exponent; None where it has no end."""
    rest = exact.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return None
    places = 0
    while (exact * 10**places).denominator != 1:
        places += 1
    digits = str(abs(int(exact * 10**places))).rjust(places + 1, "0")
    whole, part = (digits[:-places], digits[-places:]) if places else (digits, "")
    return ("-" if exact < 0 else "") + whole + (f".{part}" if part else "")
