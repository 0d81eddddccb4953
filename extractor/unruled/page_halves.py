"""Print that stands in two halves of a page, with an empty strip between from line to line.

Rows of two tables beside each other need not stand on the same lines: taken together, their lines
are those of no table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, product, starmap

from extractor.model import Word
from extractor.unruled.straight_lines import StraightLine

STRIP = 1.5  # heights that the empty strip is wide at least
NEAR_MIDDLE = 0.2  # share of the page's width by which it stands beside the middle at most
FEWEST = 4  # lines of each half: heads and three rows


@dataclass(frozen=True, slots=True)
class Halves:
    """The words at the left and at the right of an empty strip, which is so far from the left."""

    left: tuple[Word, ...]
    right: tuple[Word, ...]
    between: float


@dataclass(frozen=True, slots=True)
class Strip:
    """From where to where nothing is printed, in points across the page."""

    begin: float
    end: float

    def shared(self, other: Strip) -> Strip:
        return Strip(max(self.begin, other.begin), min(self.end, other.end))

    @property
    def width(self) -> float:
        return self.end - self.begin

    @property
    def middle(self) -> float:
        return (self.begin + self.end) / 2


def halves_of(lines: Sequence[StraightLine], width: float, height: float) -> Iterator[Halves]:
    """The halves of a page so wide, from the top: of each run of lines, as long as may be, between
    whose words a strip stays empty; of several strips the widest first."""
    at = 0
    while at < len(lines):
        strips = [Strip((0.5 - NEAR_MIDDLE) * width, (0.5 + NEAR_MIDDLE) * width)]
        end = at
        while end < len(lines) and (left := _free(lines[end], strips, STRIP * height)):
            strips, end = left, end + 1
        for strip in sorted(strips, key=lambda own: own.width, reverse=True):
            if made := _parted(lines[at:end], strip.middle):
                yield made
        at = max(end, at + 1)


def _free(line: StraightLine, strips: Sequence[Strip], least: float) -> list[Strip]:
    """What the line leaves empty of the strips, each as wide as `least` or wider."""
    words = sorted(line.words, key=lambda own: own.x0)
    ends = [float("-inf"), *accumulate((word.x1 for word in words), max)]
    begins = [*(word.x0 for word in words), float("inf")]
    gaps = list(starmap(Strip, zip(ends, begins, strict=True)))
    shared = (strip.shared(gap) for strip, gap in product(strips, gaps))
    return [strip for strip in shared if strip.width >= least]


def _parted(lines: Sequence[StraightLine], between: float) -> Halves | None:
    """The words of the lines at both sides of a place; None where one side has few lines."""
    left = [[own.word for own in line.words if own.x1 <= between] for line in lines]
    right = [[own.word for own in line.words if own.x1 > between] for line in lines]
    if min(sum(map(bool, left)), sum(map(bool, right))) < FEWEST:
        return None
    whole = tuple(chain.from_iterable(left)), tuple(chain.from_iterable(right))
    return Halves(*whole, between)
