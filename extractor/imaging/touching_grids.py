"""Tables that touch, one right below the other: where upright lines end for good at a level line
and others begin there, two tables meet.
"""

from __future__ import annotations

import numpy

from extractor.imaging.pixels import PixelBox
from extractor.imaging.ruled_lines import Ruling

DRAWN, BLANK = 0.7, 0.25  # shares of a step from which a line runs there, up to which none does
FEWEST_ROWS = 2  # of each of two tables, next to the line where they meet


def line_between(beside: numpy.ndarray) -> int | None:
    """The first level line (from 0) at which another table begins; None in a single table.

    `beside` has the share drawn of each step (row) of each upright line (column)."""
    inner = beside[:, 1:-1]
    for line in range(FEWEST_ROWS, len(inner) - FEWEST_ROWS + 1):
        if _is_between(inner[line - FEWEST_ROWS : line], inner[line : line + FEWEST_ROWS]):
            return line
    return None


def _is_between(above: numpy.ndarray, below: numpy.ndarray) -> bool:
    """True where at least one line runs through the rows above and none of those below, another
    the other way round."""
    ends = _runs(above) & _blank(below)
    begins = _blank(above) & _runs(below)
    return bool(ends.any() and begins.any())


def _runs(steps: numpy.ndarray) -> numpy.ndarray:
    return numpy.asarray((steps > DRAWN).all(axis=0))


def _blank(steps: numpy.ndarray) -> numpy.ndarray:
    return numpy.asarray((steps < BLANK).all(axis=0))


def parts_at(line: Ruling, region: PixelBox, reach: int) -> tuple[PixelBox, PixelBox]:
    """The region above a line that runs level through it and the region below, each with the
    line."""
    places = [round(line.at(along)) for along in (0, region.width - 1)]
    foot = min(region.foot, region.top + max(places) + reach)
    top = max(region.top, region.top + min(places) - reach)
    return (
        PixelBox(region.left, region.top, region.right, foot),
        PixelBox(region.left, top, region.right, region.foot),
    )
