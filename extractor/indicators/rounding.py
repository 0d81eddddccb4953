"""Whether one figure is another one rounded."""

from __future__ import annotations

from decimal import Decimal

import regex

from extractor.language.numbers import printed_step
from extractor.language.said import worded
from extractor.model import Numeral

NEAR = worded(r"{nearly}\s*\Z")
NEAR_REACH = 12  # characters before a figure


def rounds(rough: Numeral, exact: Numeral, flat: str) -> bool:
    """True where one figure is the other rounded, up or down, to its last digit; the last that is
    no zero where it is said to be near (`gần 1.300`)."""
    if rough.value is None or exact.value is None:
        return False
    step = printed_step(rough.raw, rough.value)
    if NEAR.search(flat, max(0, rough.start - NEAR_REACH), rough.start):
        digits = regex.sub(r"\D", "", rough.raw)
        step *= 10 ** (len(digits) - len(digits.rstrip("0")))
    finer = printed_step(exact.raw, exact.value)
    return finer < step and abs(Decimal(rough.value) - Decimal(exact.value)) < step
