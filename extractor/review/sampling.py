"""How often a trusted numeral is wrong: which are mixed in unmarked, and what they have shown."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

SHARE = 150  # of ten thousand trusted numerals
SURE = 0.95  # how surely the true rate lies below the bound


def is_sample(table: str, sha256: str, page: int, start: int) -> bool:
    """True for the trusted figures that are mixed in: always the same ones, spread evenly."""
    if table != "figures":
        return False
    digest = hashlib.sha256(f"{sha256} {page} {start}".encode()).digest()
    return int.from_bytes(digest[:4], "big") % 10_000 < SHARE


@dataclass(frozen=True, slots=True)
class Measured:
    """Of one month (`2026-11`): how many trusted numerals were typed, how many of them were wrong,
    and the share that the true rate does not exceed, 95 times in 100."""

    month: str
    typed: int
    wrong: int
    bound: float

    @property
    def rate(self) -> float:
        return self.wrong / self.typed if self.typed else 0.0


def by_month(samples: Iterable[tuple[str, bool]]) -> list[Measured]:
    """What was measured each month, the latest first, of (time in ISO form, wrong) pairs."""
    counted: dict[str, list[bool]] = {}
    for time, wrong in samples:
        counted.setdefault(time[:7], []).append(wrong)
    return [
        Measured(month, len(found), sum(found), upper_bound(len(found), sum(found)))
        for month, found in sorted(counted.items(), reverse=True)
    ]


def upper_bound(typed: int, wrong: int) -> float:
    """The largest rate with which so few wrong ones are still seen one time in twenty (Clopper and
    Pearson, one-sided).

    >>> round(upper_bound(299, 0), 4), upper_bound(0, 0)
    (0.01, 1.0)
    """
    if wrong >= typed:
        return 1.0
    return _root(lambda rate: _at_most(wrong, typed, rate) - (1 - SURE))


def _at_most(wrong: int, typed: int, rate: float) -> float:
    """The chance of at most so many wrong ones, by logarithms: the factors are huge and tiny."""
    if not 0 < rate < 1:
        return 1.0 if rate <= 0 else 0.0
    whole, right, false = math.lgamma(typed + 1), math.log1p(-rate), math.log(rate)
    chances = (
        whole
        - math.lgamma(seen + 1)
        - math.lgamma(typed - seen + 1)
        + seen * false
        + (typed - seen) * right
        for seen in range(wrong + 1)
    )
    return math.fsum(map(math.exp, chances))


def _root(falling: Callable[[float], float]) -> float:
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if falling(middle) > 0 else (low, middle)
    return high
