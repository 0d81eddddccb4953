"""The level lines of a digital page's tables that have no upright ones.

Each cell may have a line of its own below it: lines that touch are one, as a person sees them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.model import Box

FEWEST = 3  # lines: above and below the heads, below the rows
LONG = 0.3  # share of the page's width that such a line runs over
TOUCHING = 1.5  # points between two lines that are one, up and down or along
SAME = 2.0  # points by which lines of one table begin and end beside each other


def level_rules(strokes: Iterable[Box], tables: Sequence[Box], width: float) -> tuple[Box, ...]:
    """The level lines of a page's tables, from the top, with those between their heads. `strokes`
    are the page's flat ones, `tables` where those lie that have upright lines too, `width` is the
    page's."""
    free = [own for own in strokes if not any(_lies_in(own, table) for table in tables)]
    lines = _joined(free)
    around = _tables([line for line in lines if line.width >= LONG * width])
    return tuple(line for line in lines if any(_lies_in(line, table) for table in around))


def _tables(lines: Iterable[Box]) -> list[Box]:
    """What lies between lines that begin and end below each other."""
    groups: list[list[Box]] = []
    for line in lines:
        alike = [group for group in groups if _ends_alike(group[-1], line)]
        if alike:
            alike[0].append(line)
        else:
            groups.append([line])
    return [Box.around(group) for group in groups if len(group) >= FEWEST]


def _joined(strokes: Iterable[Box]) -> list[Box]:
    """The strokes from the top; those of one height that touch are one."""
    lines: list[Box] = []
    for stroke in sorted(strokes, key=lambda own: (round(own.centre[1]), own.x0)):
        last = lines[-1] if lines else None
        if last and _touch(last, stroke):
            lines[-1] = Box.around((last, stroke))
        else:
            lines.append(stroke)
    return sorted(lines, key=lambda own: (own.centre[1], own.x0))


def _touch(left: Box, right: Box) -> bool:
    level = abs(left.centre[1] - right.centre[1]) < TOUCHING
    return level and left.x0 - TOUCHING < right.x0 < left.x1 + TOUCHING


def _ends_alike(one: Box, other: Box) -> bool:
    return abs(one.x0 - other.x0) < SAME and abs(one.x1 - other.x1) < SAME


def _lies_in(line: Box, table: Box) -> bool:
    along = table.x0 - SAME < line.x0 and line.x1 < table.x1 + SAME
    return along and table.y0 - SAME < line.centre[1] < table.y1 + SAME
