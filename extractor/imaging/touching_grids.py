"""Tables that touch, one right below the other: where upright lines end for good at a level line
and others begin there, two tables meet.
"""

from __future__ import annotations

import numpy

from extractor.imaging.pixels import PixelBox
from extractor.imaging.ruled_lines import Ruling

DRAWN, BLANK = 0.7, 0.25  # shares of a step from which a line runs there, up to which none does
FEWEST_ROWS = 2  # of each of the two tables


def line_between(beside: numpy.ndarray) -> int | None:
    """The level line (from 0) at which another table begins; None in a single table.

    `beside` has the share drawn of each step (row) of each upright line (column)."""
    rows = len(beside)
    for line in range(FEWEST_ROWS, rows - FEWEST_ROWS + 1):
        if _is_between(beside[:line, 1:-1], beside[line:, 1:-1]):
            return line
    return None


def _is_between(above: numpy.ndarray, below: numpy.ndarray) -> bool:
    """True where at least one line runs through most of the steps above and none below, another
    the other way round."""
    ends = _runs(above) & _is_blank(below)
    begins = _is_blank(above) & _runs(below)
    return bool(ends.any() and begins.any())


def _runs(steps: numpy.ndarray) -> numpy.ndarray:
    return numpy.asarray((steps > DRAWN).mean(axis=0) > DRAWN)


def _is_blank(steps: numpy.ndarray) -> numpy.ndarray:
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
