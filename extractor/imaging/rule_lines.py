"""Tables whose lines all run level: their lines, and the page without them.

With no upright line there is no grid, and the lines stay in the picture; between the heads of such
a table they stand closer to the print than anywhere else, and readers trip over them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from itertools import chain

import cv2
import numpy

from extractor.imaging.pixels import (
    Grey,
    Mask,
    PixelBox,
    block,
    closed,
    joined_boxes,
    opened,
    pieces_of,
    widened,
)
from extractor.imaging.ruled_lines import bar, faint, ink_of, lines_only, straight

FEWEST = 3  # lines: above and below the heads, below the rows
LONG = 0.3  # share of the page's width that such a line runs over
SHORT = 0.6  # inches that a line below a head over several columns is long
THICK = 0.03  # inches
SAME_END = 0.2  # inches by which lines of one table begin and end beside each other
RISES = 0.02  # share of its length by which a line rises
BESIDE = 0.06  # inches between words of a head
BELOW = 0.09  # inches between its lines
HIGHEST = 1.6  # inches that the heads of a table are high
LOW = 0.04  # inches that print is high
CLEAR = 0.02  # inches above and below a line; print on both sides crosses it


@dataclass(frozen=True, slots=True, eq=False)
class LevelRules:
    """The page without the lines of tables that have level ones alone; the lines, from the top; the
    places of what is printed between the first two long ones of each table: its heads."""

    without_lines: Grey
    lines: tuple[PixelBox, ...] = ()
    heads: tuple[PixelBox, ...] = ()

    @property
    def without_heads(self) -> Grey:
        """The page without either."""
        made = self.without_lines.copy()
        for box in self.heads:
            made[box.part] = 255
        return made


@dataclass(frozen=True, slots=True)
class LevelTable:
    """The long lines of a table, from the top."""

    lines: tuple[PixelBox, ...]

    @property
    def box(self) -> PixelBox:
        first, *others = self.lines
        return reduce(PixelBox.union, others, first)

    @property
    def head(self) -> PixelBox:
        """From the first line to the second."""
        return self.lines[0].union(self.lines[1])


def level_rules(grey: Grey, dpi: int) -> LevelRules:
    """The level lines of a page's tables without upright ones; the page as it is where none are."""
    dark = ink_of(grey)
    level = _long_lines(dark | faint(grey, dpi, across=True), dpi)
    pieces = pieces_of(level)
    thin = pieces.heights <= THICK * dpi + RISES * pieces.widths
    long = pieces.numbers(thin & (pieces.widths >= LONG * grey.shape[1]))
    tables = _tables([pieces.box(number) for number in long], dpi)
    if not tables:
        return LevelRules(grey)
    chosen = numpy.zeros(len(pieces.areas), dtype=bool)
    for number in pieces.numbers(thin):
        chosen[number] = any(table.box.meets(pieces.box(number)) for table in tables)
    lines = lines_only(pieces.mask(chosen), dark, dpi, across=True)
    made = _without(grey, dark, lines, dpi)
    heads = chain.from_iterable(_heads(made, lines, table, dpi) for table in tables)
    found = pieces_of(lines)
    places = sorted(map(found.box, range(1, len(found.areas))), key=_from_top)
    return LevelRules(made, tuple(places), tuple(heads))


def _long_lines(ink: Mask, dpi: int) -> Mask:
    """The ink that runs straight for as long as a line of a table does."""
    return opened(straight(ink, dpi, across=True), bar(round(SHORT * dpi), across=True))


def _tables(boxes: list[PixelBox], dpi: int) -> list[LevelTable]:
    """Three long lines or more that begin and end below each other are those of a table."""
    groups: list[list[PixelBox]] = []
    for box in sorted(boxes, key=_from_top):
        alike = [group for group in groups if _ends_alike(group[-1], box, dpi)]
        if alike:
            alike[0].append(box)
        else:
            groups.append([box])
    return [LevelTable(tuple(group)) for group in groups if len(group) >= FEWEST]


def _from_top(box: PixelBox) -> tuple[int, int]:
    return box.top, box.left


def _ends_alike(one: PixelBox, other: PixelBox, dpi: int) -> bool:
    most = SAME_END * dpi
    return abs(one.left - other.left) < most and abs(one.right - other.right) < most


def _heads(grey: Grey, lines: Mask, table: LevelTable, dpi: int) -> list[PixelBox]:
    """The places of print between the first two lines of a table, from the top: what stands close
    together is one, what a line parts never."""
    place = table.head
    if place.height > HIGHEST * dpi:
        return []
    ink = ink_of(grey[place.part])
    joined = closed(ink, block(1, round(BESIDE * dpi))) | closed(ink, block(round(BELOW * dpi), 1))
    apart = widened(lines[place.part], 3)
    pieces = pieces_of(widened(joined, 3) & (1 - apart))
    boxes = [pieces.box(number) for number in pieces.numbers(pieces.heights > LOW * dpi)]
    whole = joined_boxes(sorted(boxes), PixelBox.meets)
    ordered = sorted(whole, key=_from_top)
    return [box.moved(place.left, place.top) for box in ordered]


def _without(grey: Grey, dark: Mask, lines: Mask, dpi: int) -> Grey:
    """The page with lines painted white; what crosses them stays."""
    clear = max(3, round(CLEAR * dpi))
    near = widened(lines, 5)
    print_only = dark & (1 - near)
    up = cv2.dilate(print_only, block(2 * clear + 1, 1), anchor=(0, 2 * clear))
    down = cv2.dilate(print_only, block(2 * clear + 1, 1), anchor=(0, 0))
    made = grey.copy()
    made[(near > 0) & ~((up > 0) & (down > 0))] = 255
    return made
