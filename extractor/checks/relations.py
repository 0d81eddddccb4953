"""A relation between figures: what it says, and whether it holds for given values.

A relation has one of four forms:

- `sum`: the first side equals the second added up.
- `share`: the first side, divided by the second, is the percentage of the third.
- `most`: the first side is not above the second.
- `same`: all sides are equal.

Each named constructor of `Relation` builds one of them, with its statement. `Relation.fact` is for
what a finder has settled itself, by days, names or bases instead of by the values of sides.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import chain
from typing import Literal, NamedTuple

from extractor.language.numbers import rounded_to
from extractor.model import Numeral, Verdict

HOLDING: tuple[Verdict, ...] = ("holds", "rounded", "truncated")
Form = Literal["sum", "share", "most", "same"]
Part = Literal["value", "numerator", "denominator"]
Claim = Literal["", "fails", "suspect"]
Number = Decimal | int
Sides = Sequence[Sequence[Number]]


@dataclass(frozen=True, slots=True)
class Term:
    """One number of a row (its `start`): the row's `value`, or a ratio's `numerator` or
    `denominator`. `raw`: as printed."""

    start: int
    part: Part
    value: Number
    raw: str


class Printed(NamedTuple):
    """What a print says in the place of a row's: the row's numbers as they would be."""

    raw: str
    value: Number | None
    numerator: int | None
    denominator: int | None


def number_of(row: Numeral | Printed, part: Part) -> Number:
    """The number that stands in this part of the row. Raises ValueError where none does."""
    found: Number | None = getattr(row, part)
    if found is None:
        raise ValueError(f"{row.raw!r} has no {part}")
    return found


@dataclass(frozen=True, slots=True)
class Relation:
    """What a text says of some figures by standing as it does.

    `check`: its name in `patterns/checks.yaml`. `statement`: the relation as printed figures.
    `weight`: minus the decimal logarithm of the chance to hold by accident. `claims`: the verdict
    that the words allow where the values do not agree ("": nothing is said then). `accused`: the
    rows to be looked at then. `message`: words for a letter, where the statement does not say
    enough. `verdict` and `difference`: given where they are not to be computed from the sides.
    `more`: further rows that the relation speaks of.
    """

    check: str
    form: Form
    sides: tuple[tuple[Term, ...], ...]
    statement: str
    weight: float
    claims: Claim = ""
    accused: tuple[int, ...] = ()
    message: str = ""
    verdict: Verdict | Literal[""] = ""
    difference: str = ""
    more: tuple[int, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms of all sides in order."""
        return tuple(chain.from_iterable(self.sides))

    @property
    def starts(self) -> tuple[int, ...]:
        """The rows that the relation speaks of, each once."""
        return tuple(dict.fromkeys((*(term.start for term in self.terms), *self.more)))

    @property
    def starts_of_terms(self) -> tuple[int, ...]:
        """The rows whose numbers the relation compares, each once."""
        return tuple(dict.fromkeys(term.start for term in self.terms))

    @property
    def values(self) -> Sides:
        """The values of the terms of each side."""
        return list(map(values_of, self.sides))

    @property
    def settled(self) -> Verdict | Literal[""]:
        """The verdict; where the values do not agree, what the words allow to be said: "" where
        that is nothing."""
        if self.verdict:
            return self.verdict
        computed = judge(self.form, self.values).verdict
        return computed if computed in HOLDING else self.claims

    @property
    def holds(self) -> bool:
        """True where the relation holds, exactly or but for rounding."""
        return self.settled in HOLDING

    @staticmethod
    def total(
        check: str, whole: Term, parts: Sequence[Term], weight: float, claims: Claim = ""
    ) -> Relation:
        """`whole = part + part`; all its rows are accused where it fails."""
        statement = f"{whole.raw} = {added(parts)}"
        sides = ((whole,), tuple(parts))
        accused = (whole.start, *(part.start for part in parts))
        return Relation(check, "sum", sides, statement, weight, claims, accused)

    @staticmethod
    def at_most(
        check: str,
        part: Term,
        whole: Term,
        weight: float,
        claims: Claim = "",
        *,
        statement: str = "",
    ) -> Relation:
        """`part ≤ whole`; both are accused where it fails. `statement`: other words for it."""
        said = statement or f"{part.raw} ≤ {whole.raw}"
        accused = (part.start, whole.start)
        return Relation(check, "most", ((part,), (whole,)), said, weight, claims, accused)

    @staticmethod
    def share(
        check: str,
        part: Term,
        base: Term,
        share: Term,
        *,
        weight: float,
        claims: Claim = "",
        statement: str = "",
    ) -> Relation:
        """`part/base = share`; count and percentage are accused where it fails. `statement`: other
        words for it."""
        said = statement or f"{part.raw}/{base.raw} = {share.raw}"
        accused = (part.start, share.start)
        return Relation(check, "share", ((part,), (base,), (share,)), said, weight, claims, accused)

    @staticmethod
    def same(check: str, terms: Sequence[Term], weight: float, statement: str) -> Relation:
        """All terms are equal; where they are not, nothing is said."""
        return Relation(check, "same", tuple((term,) for term in terms), statement, weight)

    @staticmethod
    def fact(
        check: str,
        statement: str,
        weight: float,
        *,
        about: Sequence[int],
        verdict: Verdict = "holds",
        difference: str = "0",
        accused: Sequence[int] = (),
        message: str = "",
    ) -> Relation:
        """What the finder has settled itself of the rows `about`."""
        return Relation(
            check,
            "same",
            (),
            statement,
            weight,
            accused=tuple(accused),
            message=message,
            verdict=verdict,
            difference=difference,
            more=tuple(about),
        )


def values_of(terms: Sequence[Term]) -> list[Number]:
    """The terms' values in order."""
    return [term.value for term in terms]


def added(terms: Sequence[Term]) -> str:
    """The terms as printed, with plus signs between."""
    return " + ".join(term.raw for term in terms)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the values say of a relation. `difference`: how far they are apart (0: not at all)."""

    verdict: Verdict
    difference: Decimal


def judge(form: Form, sides: Sides) -> Judgement:
    """Whether the values of the sides agree as the form wants it.

    >>> judge("sum", [[17], [2, 4, 11]]).verdict
    'holds'
    >>> judge("share", [[14], [201], [Decimal("6.96")]])
    Judgement(verdict='truncated', difference=Decimal('0.01'))
    """
    sums = [sum(map(Decimal, side), Decimal(0)) for side in sides]
    if form == "sum":
        return _judge_sum(sums[0], sums[1], sides)
    if form == "same":
        equal = len(set(sums)) == 1
        return Judgement("holds" if equal else "fails", max(sums) - min(sums))
    if form == "most":
        over = max(Decimal(0), sums[0] - sums[1])
        return Judgement("holds" if sums[0] <= sums[1] else "fails", over)
    return judge_share(sums[0], sums[1], sums[2])


def _judge_sum(whole: Decimal, parts: Decimal, sides: Sides) -> Judgement:
    gap = abs(whole - parts)
    if gap == 0:
        return Judgement("holds", gap)
    return Judgement("rounded" if gap <= _slack(sides) else "fails", gap)


def _slack(sides: Sides) -> Decimal:
    """How far the sides may drift apart by rounding: half of the last printed place for each
    number; whole numbers not at all, but those printed in thousands (`5,65 ngàn`)."""
    places = [last_place(value) for value in chain.from_iterable(sides)]
    if min(places) < 0:
        return Decimal(len(places)) * Decimal(1).scaleb(min(places)) / 2
    rounded = (Decimal(1).scaleb(place) / 2 for place in places if place > 0)
    return sum(rounded, Decimal(0))


def last_place(value: Number) -> int:
    """The power of ten of the last digit of a number as it is held.

    >>> last_place(Decimal("6.96")), last_place(12)
    (-2, 0)
    """
    if isinstance(value, int):
        return 0
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"{value} is no finite number")
    return exponent


def last_step(value: Number) -> Decimal:
    """The size of one in the last decimal place; 1 for a whole number."""
    return Decimal(1).scaleb(min(0, last_place(value)))


def judge_printed(true: Decimal, printed: Decimal) -> Verdict:
    """Whether a printed value is the true one, or the true one rounded or cut at its last place.

    >>> judge_printed(Decimal("6.965"), Decimal("6.96"))
    'truncated'
    """
    step = last_step(printed)
    if true == printed:
        return "holds"
    if rounded_to(true, step, ROUND_HALF_UP) == printed:
        return "rounded"
    if rounded_to(true, step, ROUND_DOWN) == printed:
        return "truncated"
    return "fails"


def judge_share(part: Number, base: Number, share: Number) -> Judgement:
    """Whether `share` is the percentage of `part` in `base`; the difference in points of per cent.
    Of a base of nothing no share is."""
    if base <= 0:
        return Judgement("fails", Decimal(0))
    true = Decimal(part) * 100 / Decimal(base)
    gap = abs(true - share)
    verdict = judge_printed(true, Decimal(share))
    return Judgement(verdict, rounded_to(gap, Decimal("0.01"), ROUND_HALF_UP))


def bases(part: Number, share: Number) -> range:
    """The whole bases of which the part is the share, rounded or cut.

    >>> bases(219, Decimal("90.12")), bases(14, Decimal("58.3"))
    (range(243, 244), range(24, 25))
    """
    step = Fraction(last_step(share))
    least = Fraction(share) - step / 2
    low = Fraction(part * 100) / (Fraction(share) + step)
    high = Fraction(part * 100) / max(least, Fraction(1, 10**6))
    return range(math.floor(low) + 1, math.floor(high) + 1)


def weigh(size: Number, tries: int = 1, stated: bool = False) -> float:
    """The weight of a relation whose outcome could have been any of `size` values. `tries`: in how
    many ways it was looked for. `stated`: the words say that it holds.

    >>> weigh(1000), weigh(1000, tries=10), weigh(1000, stated=True)
    (3.0, 2.0, 4.0)
    """
    by_values = math.log10(max(float(size), 1.0) / max(tries, 1))
    return round(max(0.0, by_values) + (1.0 if stated else 0.0), 1)


def weigh_share(share: Number, tries: int = 1) -> float:
    """The weight of a share: one of many digits hardly ever fits by chance, 100 % and 50 % do.

    >>> weigh_share(Decimal("79.6")), weigh_share(100)
    (2.7, 0.7)
    """
    digits = len(str(abs(Decimal(share))).replace(".", "").lstrip("0").rstrip("0"))
    return weigh(10**digits // 2, tries)


def weigh_sum(
    whole: Number, parts: Sequence[Number], tries: int = 1, stated: bool = False
) -> float:
    """The weight of a sum; one whose parts but one are nothing says no more than an equality."""
    counted = [part for part in parts if part]
    return weigh(whole, tries, stated) if len(counted) > 1 else 1.0
