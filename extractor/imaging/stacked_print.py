"""Places of a page where print stands on several lines, cut out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy

from extractor.imaging.pixels import Grey, PixelBox, ink_threshold
from extractor.model import Box

BAND = 0.4  # heights of a line that a line of print has at least
BORDER = 0.6  # heights of a line that are left white around print


@dataclass(frozen=True, slots=True, eq=False)
class StackedPrint:
    """Lines of print below each other: their picture with white around it, and where its upper
    left corner lies on the page, in points."""

    picture: numpy.ndarray
    x: float
    y: float


def stacked_print(grey: Grey, box: Box, scale: float, height: float) -> StackedPrint | None:
    """The print in a box, all in points, of a page whose lines are `height` points high; None
    where it stands on one line. A pixel is `scale` points wide."""
    high, wide = grey.shape
    place = PixelBox(
        left=max(0, round(box.x0 / scale)),
        top=max(0, round(box.y0 / scale)),
        right=min(wide, round(box.x1 / scale) + 1),
        foot=min(high, round(box.y1 / scale) + 1),
    )
    part = grey[place.part]
    if not part.size or _lines(part, BAND * height / scale) < 2:
        return None
    border = max(1, round(BORDER * height / scale))
    picture = numpy.pad(part, border, constant_values=255)
    return StackedPrint(picture, (place.left - border) * scale, (place.top - border) * scale)


def _lines(part: Grey, least: float) -> int:
    """How many lines of print, each at least so many pixels high, stand below each other."""
    inked = (part <= ink_threshold(part)).any(axis=1).astype(int)
    steps = numpy.diff(inked, prepend=0, append=0)
    heights = numpy.flatnonzero(steps < 0) - numpy.flatnonzero(steps > 0)
    return int((heights >= least).sum())
