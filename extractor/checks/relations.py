"""A relation between figures: what it says, and whether it holds for given values.

`sum`: the first side equals the second added up. `share`: first side / second side is the
percentage of the third. `most`: the first is not above the second. `same`: all sides are equal.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

HOLDING = ("holds", "rounded", "truncated")


@dataclass(frozen=True, slots=True)
class Term:
    """One number of a row (its `start`): `value`, or a ratio's `numerator` or `denominator`."""

    start: int
    part: str
    value: Decimal | int
    raw: str


@dataclass(frozen=True, slots=True)
class Relation:
    """`weight`: minus the logarithm of the chance to hold by accident. `claims`: the verdict that the
    words allow where it does not hold (`fails`, `suspect`; "": nothing is said). `accused`: the rows
    to look at then. `message`: for a letter, where the bare statement does not say enough."""

    check: str
    form: str
    sides: tuple[tuple[Term, ...], ...]
    statement: str
    weight: float
    claims: str = ""
    accused: tuple[int, ...] = ()
    message: str = ""
    verdict: str = ""  # where it is not to be computed
    difference: str = ""
    more: tuple[int, ...] = field(default=())  # further rows that it speaks of

    @property
    def terms(self) -> tuple[Term, ...]:
        return tuple(term for side in self.sides for term in side)

    @property
    def starts(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys((*(term.start for term in self.terms), *self.more)))


def judge(form: str, sides: list[list[Decimal | int]]) -> tuple[str, Decimal]:
    """(verdict, difference).

    >>> judge("sum", [[17], [2, 4, 11]]), judge("share", [[14], [201], [Decimal("6.96")]])
    (('holds', Decimal('0')), ('truncated', Decimal('0.01')))
    """
    sums = [sum(map(Decimal, side)) for side in sides]
    if form == "sum":
        gap = _rounded_gap(sides)
        return (
            "holds"
            if sums[0] == sums[1]
            else "rounded"
            if abs(sums[0] - sums[1]) <= gap
            else "fails"
        ), abs(sums[0] - sums[1])
    if form == "same":
        return ("holds" if len(set(sums)) == 1 else "fails"), max(sums) - min(sums)
    if form == "most":
        return ("holds" if sums[0] <= sums[1] else "fails"), max(Decimal(0), sums[0] - sums[1])
    return share_verdict(sums[0], sums[1], sums[2])


def _rounded_gap(sides) -> Decimal:
    """How far decimals may drift apart: half of the last printed place of each number; whole numbers not at all."""
    values = [Decimal(v) for side in sides for v in side]
    places = min(v.as_tuple().exponent for v in values)
    return Decimal(len(values)) * Decimal(1).scaleb(places) / 2 if places < 0 else Decimal(0)


def share_verdict(numerator: Decimal, base: Decimal, share: Decimal) -> tuple[str, Decimal]:
    if base <= 0:
        return "fails", Decimal(0)
    true = Decimal(numerator) * 100 / Decimal(base)
    step = Decimal(1).scaleb(min(0, Decimal(share).as_tuple().exponent))
    gap = abs(true - share)
    verdict = (
        "holds"
        if gap == 0
        else "rounded"
        if true.quantize(step, ROUND_HALF_UP) == share
        else "truncated"
        if true.quantize(step, ROUND_DOWN) == share
        else "fails"
    )
    return verdict, gap.quantize(Decimal("0.01"), ROUND_HALF_UP)


def bases(numerator: int, share: Decimal) -> tuple[int, int]:
    """Whole bases (least, most) of which the numerator is the share, rounded or cut.

    >>> bases(219, Decimal("90.12")), bases(14, Decimal("58.3"))
    ((243, 243), (24, 24))
    """
    step = Fraction(Decimal(1).scaleb(min(0, Decimal(share).as_tuple().exponent)))
    low = Fraction(numerator * 100) / (Fraction(share) + step)
    high = Fraction(numerator * 100) / max(Fraction(share) - step / 2, Fraction(1, 10**6))
    return math.floor(low) + 1, math.floor(high)


def weigh(size: float, tries: int = 1, stated: bool = False) -> float:
    """The weight of a relation whose outcome could have been any of `size` values."""
    return round(
        max(0.0, math.log10(max(float(size), 1.0) / max(tries, 1))) + (1.0 if stated else 0.0), 1
    )


def share_weight(share: Decimal | int, tries: int = 1) -> float:
    """A percentage of many digits hardly ever fits by chance; 100 % and 50 % do."""
    digits = len(str(abs(Decimal(share))).replace(".", "").lstrip("0").rstrip("0"))
    return weigh(10**digits / 2, tries)
