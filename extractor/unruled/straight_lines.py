"""Words of a page → printed lines set straight, each parted into segments at its wide gaps.

A scan may lean a little, its columns otherwise than its lines: places here are moved so that lines
run level and columns upright. Lengths are points, gaps are counted in heights: the usual height of
the page's words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations
from statistics import median
from typing import TypeAlias

import regex

from extractor.lines import segment_lines, segments_of
from extractor.model import Box, Word

GAP = 0.7  # between cells; between words it is about 0.3
LONG = 150  # points that a line must run to tell the page's slope
STEEPEST = 0.04  # points to the right for each point down that a scanned column may lean
NOISE = regex.compile(r"[|¦_~=—\[\]{}]+[.,]?|[-–—]{3,}")  # what is read of a line drawn
VALUE = regex.compile(
    r"['‘’“”|(¡!;:.,°*]?(?:[+\-–−]\s?)?\d[\d.,]*(?:\s\d{3})*(?:\s?[%‰])?['’.,]?"  # 1.234,5 %
    r"|\d[\d.]*\s?/\s?\d[\d.]*"  # 23/28
    r"|\((?:\d{3,}|\d[\d.]*[.,]\d+)\s?%?\)"  # (1.234), as accounts print what is below zero
    r"|[-–]"  # nothing to report
)
COUNTED = regex.compile(r"\d[\d.,]*\s?\p{Ll}+(?: \p{Ll}+){0,2}")  # 15.000 đồng, 3 nhà thầu
TIME = regex.compile(r"(?:\d{1,2}\s?[/-]\s?){0,2}(?:19|20)\d\d")  # 2024, 9/2024, 15/9/2024
SPECKS = regex.compile(r"^[^\w\s]\s(?=.*\d)|(?<=\d.*)\s[^\d\s%‰]$")  # signs apart from a numeral


@dataclass(frozen=True, slots=True)
class StraightWord:
    """A word where it stands on the page set straight: its ends, its middle height; one that
    `begins` a cell is no more of the one before, however close that stands."""

    word: Word
    x0: float
    x1: float
    y: float
    begins: bool = False


@dataclass(frozen=True, slots=True)
class StraightSegment:
    """Words of one line without a wide gap between; `y` is the line's middle height."""

    words: tuple[StraightWord, ...]
    y: float

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def text(self) -> str:
        return " ".join(word.word.text for word in self.words)

    def overlaps(self, other: StraightSegment) -> bool:
        """True where both cover the same points across the page."""
        return self.x0 < other.x1 and other.x0 < self.x1

    @property
    def is_value(self) -> bool:
        """True for a figure, or a dash in place of one."""
        return bool(VALUE.fullmatch(SPECKS.sub("", self.text)))

    @property
    def has_unit(self) -> bool:
        """True for a figure with its unit: `15.000 đồng`."""
        return COUNTED.fullmatch(self.text) is not None

    @property
    def is_time(self) -> bool:
        """True for a year, a month of one or a day of one."""
        return TIME.fullmatch(self.text) is not None

    @property
    def has_words(self) -> bool:
        return bool(regex.search(r"\p{L}{2}", self.text))


Column: TypeAlias = list[StraightSegment]  # what stands below each other, from top to foot


@dataclass(frozen=True, slots=True)
class StraightLine:
    """A line's words from left to right."""

    words: tuple[StraightWord, ...]
    y: float

    @property
    def as_read(self) -> list[Word]:
        """The line's words where they stand on the page as it was read."""
        return [own.word for own in self.words]

    def segments(self, height: float, gap: float = GAP) -> list[StraightSegment]:
        """The line parted where `gap` heights or more are empty, and where cells begin."""
        parts: list[list[StraightWord]] = []
        end = 0.0
        for word in self.words:
            if parts and not word.begins and word.x0 - end < gap * height:
                parts[-1].append(word)
                end = max(end, word.x1)
            else:
                parts.append([word])
                end = word.x1
        return [StraightSegment(tuple(part), self.y) for part in parts]


@dataclass(frozen=True, slots=True)
class Lean:
    """How a column leans: points to the right for each point down.

    `scatter` is how many points its segments stand from such a line: the farthest of them when a
    fifth is left out."""

    slope: float
    scatter: float


@dataclass(frozen=True, slots=True)
class PageLean:
    """How a page's columns lean at its left edge, and how much more for each point to the right."""

    at_left: float
    growth: float

    def at(self, x: float) -> float:
        return self.at_left + self.growth * x


def usual_height(words: Sequence[Word]) -> float:
    """The median height of words of two signs or more, in points; 0.0 without any."""
    long = [word for word in words if regex.search(r"[\p{L}\d]{2}", word.text)]
    heights = [word.box.height for word in long]
    if heights:
        return median(heights)
    return 0.0


def straight_lines(words: tuple[Word, ...], height: float) -> list[StraightLine]:
    """The page's lines from top to foot; `height` is its usual height of words.

    Strokes that were read of drawn lines are left out."""
    slope = slope_of(words)
    printed = [word for word in words if not NOISE.fullmatch(word.text)]
    straight = [_levelled(word, slope) for word in printed]
    lines: list[list[StraightWord]] = []
    for word in sorted(straight, key=lambda own: own.y):
        if lines and word.y - _mean_height(lines[-1]) < 0.45 * height:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [_line_of(words) for words in lines]


def _line_of(words: list[StraightWord]) -> StraightLine:
    ordered = sorted(words, key=lambda word: word.x0)
    return StraightLine(tuple(ordered), _mean_height(words))


def _levelled(word: Word, slope: float) -> StraightWord:
    """The word on a page turned so that lines which fall by `slope` run level."""
    x, y = word.box.centre
    return StraightWord(word, word.box.x0, word.box.x1, y - slope * x)


def level_of(rule: Box, slope: float) -> float:
    """The height of a level line on a page set straight."""
    x, y = rule.centre
    return y - slope * x


def _mean_height(line: list[StraightWord]) -> float:
    return sum(word.y for word in line) / len(line)


def slope_of(words: tuple[Word, ...]) -> float:
    """How many points long lines of a scan go down for each point to the right."""
    if all(word.confidence == 1 for word in words):  # a text layer runs level
        return 0.0
    slopes = []
    for line in segment_lines(segments_of(words)):
        first = line[0].words[0].box
        last = line[-1].words[-1].box
        if last.x0 - first.x0 > LONG:
            slopes.append(_slope_between(first, last))
    if len(slopes) > 2:
        return median(slopes)
    return 0.0


def _slope_between(first: Box, last: Box) -> float:
    down = last.y0 + last.y1 - first.y0 - first.y1
    right = last.x0 + last.x1 - first.x0 - first.x1
    return down / right


def upright(lines: list[StraightLine], columns: list[Column]) -> list[StraightLine]:
    """The lines; their words are moved so that the columns' figures stand below each other."""
    long = [column for column in columns if len(column) > 2]
    if not long or all(map(_is_exact, lines)):
        return lines
    lean = _page_lean(long)
    ys = [segment.y for segment in chain.from_iterable(columns)]
    middle = (min(ys) + max(ys)) / 2
    return [_moved(line, lean, middle) for line in lines]


def _moved(
    line: StraightLine,
    lean: PageLean,
    middle: float,
) -> StraightLine:
    """The line; its words are moved as far as the page leans between them and `middle`."""
    words = []
    for word in line.words:
        off = lean.at(word.x0) * (word.y - middle)
        words.append(
            replace(
                word,
                x0=word.x0 - off,
                x1=word.x1 - off,
            )
        )
    return replace(line, words=tuple(words))


def _is_exact(line: StraightLine) -> bool:
    """True for a line of a text layer, which does not lean."""
    return all(word.word.confidence == 1 for word in line.words)


def lean_of(column: Column) -> Lean:
    """How a column leans by that side of its segments which stands best in line.

    Only a scan leans."""
    words = chain.from_iterable(segment.words for segment in column)
    scanned = any(word.word.confidence < 1 for word in words)
    leans = [
        _lean_of_points([(segment.x1, segment.y) for segment in column], scanned),
        _lean_of_points([(segment.middle, segment.y) for segment in column], scanned),
        _lean_of_points([(segment.x0, segment.y) for segment in column], scanned),
    ]
    return min(leans, key=lambda lean: (lean.scatter, lean.slope))


def _lean_of_points(points: list[tuple[float, float]], scanned: bool) -> Lean:
    slope = 0.0
    if scanned and len(points) > 2:
        slope = max(-STEEPEST, min(STEEPEST, _median_slope(points)))
    level = [x - slope * y for x, y in points]
    usual = median(level)
    off = sorted(abs(x - usual) for x in level)
    return Lean(slope, off[len(off) - 1 - len(off) // 5])


def _median_slope(points: list[tuple[float, float]]) -> float:
    """The median of the slopes between all pairs of points; 0.0 where none stands below another."""
    slopes = [
        (below[0] - above[0]) / (below[1] - above[1])
        for above, below in combinations(points, 2)
        if below[1] > above[1]
    ]
    if slopes:
        return median(slopes)
    return 0.0


def _page_lean(columns: list[Column]) -> PageLean:
    """The line of least squares through the columns' leans, by their place across the page."""
    xs = [median(segment.middle for segment in column) for column in columns]
    leans = [lean_of(column).slope for column in columns]
    mean_x = sum(xs) / len(xs)
    mean_lean = sum(leans) / len(leans)
    spread = sum((x - mean_x) ** 2 for x in xs)
    growth = 0.0
    if spread and len(leans) > 2:
        shared = sum(
            (x - mean_x) * (lean - mean_lean)
            for x, lean in zip(
                xs,
                leans,
                strict=True,
            )
        )
        growth = shared / spread
    return PageLean(mean_lean - growth * mean_x, growth)
