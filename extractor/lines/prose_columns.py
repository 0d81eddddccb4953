"""Prose in two columns beside each other, as gazettes and newspapers print it.

Rows of a table stand in columns as well, but their cells end where their words do. Prose is set to
both margins of its column, line after line, so that a strip of white runs down between straight
edges of print on either side.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import regex

from extractor.lines.segments import PrintedLine, segment_lines, segments_of
from extractor.model import Box, Word

Words = tuple[Word, ...]

STEP = 3  # points between the places across a page at which the strip is looked for
MIDDLE = 0.3, 0.7  # of the width of print: between these the strip lies
FEWEST_LINES = 8  # of each column
FEWEST_WORDS = 4  # of its usual line
OF_LETTERS = 0.7  # share of its words, at least
ON_EDGE = 0.4  # share of a column's lines that begin, and that end, where it does
NEAR_EDGE = 4  # points
STRIP = 5, 60  # points that it is wide, least and most
LOWEST_COLUMNS = 70  # points: eight lines of small print
JUST = 0.01  # points below a word that crosses the strip
AS_WIDE = 0.6  # of the wider column the other one is at least
LETTER = regex.compile(r"\p{L}")


@dataclass(frozen=True, slots=True)
class ProseColumns:
    """The words of a page with two columns of prose: what stands above these, the left one, the
    right one, what stands below."""

    above: Words
    left: Words
    right: Words
    below: Words


@dataclass(frozen=True, slots=True)
class Column:
    """The lines of one column and the edges that they are set to."""

    lines: list[PrintedLine]
    left: float
    right: float

    @staticmethod
    def of(words: Words) -> Column:
        boxes = [word.box for word in words]
        lines = segment_lines(segments_of(words))
        return Column(lines, min(box.x0 for box in boxes), max(box.x1 for box in boxes))

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def is_prose(self) -> bool:
        """True for lines of several words that begin and end at the column's edges."""
        words = [word for line in self.lines for segment in line for word in segment.words]
        if len(self.lines) < FEWEST_LINES or len(words) < FEWEST_WORDS * len(self.lines):
            return False
        of_letters = sum(LETTER.search(word.text) is not None for word in words)
        begins = sum(line[0].box.x0 < self.left + NEAR_EDGE for line in self.lines)
        ends = sum(line[-1].box.x1 > self.right - NEAR_EDGE for line in self.lines)
        least = ON_EDGE * len(self.lines)
        return of_letters >= OF_LETTERS * len(words) and min(begins, ends) >= least

    @property
    def top(self) -> float:
        """The top of the first line that reaches the column's right edge."""
        full = (line for line in self.lines if line[-1].box.x1 > self.right - NEAR_EDGE)
        return min(segment.box.y0 for line in full for segment in line)


def prose_columns(words: Words) -> ProseColumns | None:
    """The two columns in which the prose of a page is set; None on other pages. The words keep
    their order."""
    if len(words) < 2 * FEWEST_LINES * FEWEST_WORDS:
        return None
    return max(_possible(words), key=_size, default=None)


def _possible(words: Words) -> Iterator[ProseColumns]:
    """The columns that places across the page part its print in."""
    around = Box.around(word.box for word in words)
    first, last = (around.x0 + share * around.width for share in MIDDLE)
    spans = [(word.box.x0, word.box.x1, word.box.centre[1]) for word in words]
    for step in range(int((last - first) / STEP)):
        x = first + STEP * step
        crossing = [middle for left, right, middle in spans if left < x < right]
        found = (_parted_at(x, free, words) for free in _free_heights(crossing, around))
        yield from filter(None, found)


def _size(columns: ProseColumns) -> int:
    return len(columns.left) + len(columns.right)


def _free_heights(crossing: list[float], around: Box) -> list[tuple[float, float]]:
    """Between which heights no word stands at a place across the page, where so many lines have
    room there as columns have; `crossing` are the middles of the words that do."""
    limits = [around.y0 - JUST, *sorted(crossing), around.y1]
    return [(top, foot) for top, foot in pairwise(limits) if foot - top > LOWEST_COLUMNS]


def _parted_at(x: float, free: tuple[float, float], words: Words) -> ProseColumns | None:
    """The columns to either side of a place across the page, between two heights."""
    top, foot = free[0] + JUST, free[1]
    inside = _between(words, top, foot)
    left = tuple(word for word in inside if word.box.x1 <= x)
    right = tuple(word for word in inside if word.box.x1 > x)
    if not _are_columns(left, right):
        return None
    head = max(top, min(Column.of(left).top, Column.of(right).top))
    return ProseColumns(
        above=_between(words, float("-inf"), head),
        left=_between(left, head, foot),
        right=_between(right, head, foot),
        below=_between(words, foot, float("inf")),
    )


def _between(words: Words, top: float, foot: float) -> Words:
    """The words whose middle lies between two heights."""
    return tuple(word for word in words if top <= word.box.centre[1] < foot)


def _are_columns(left: Words, right: Words) -> bool:
    if min(len(left), len(right)) < FEWEST_LINES * FEWEST_WORDS:
        return False
    one, other = Column.of(left), Column.of(right)
    least, most = STRIP
    if not least < other.left - one.right < most:
        return False
    if min(one.width, other.width) < AS_WIDE * max(one.width, other.width):
        return False
    return one.is_prose and other.is_prose
