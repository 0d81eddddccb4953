"""The white between the letters of what was read as one word."""

from __future__ import annotations

from dataclasses import dataclass

import numpy

from extractor.imaging.pixels import Grey, PixelBox, ink_threshold
from extractor.model import Box


@dataclass(frozen=True, slots=True)
class Gap:
    """White between two letters, from `left` to `right` on the page in points."""

    left: float
    right: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def gaps_within(grey: Grey, box: Box, scale: float) -> tuple[Gap, ...]:
    """The gaps in the print of a box from the left, none at its ends; a pixel of the page `grey`
    is `scale` points wide."""
    high, wide = grey.shape
    place = PixelBox(
        left=max(0, round(box.x0 / scale)),
        top=max(0, round(box.y0 / scale)),
        right=min(wide, round(box.x1 / scale)),
        foot=min(high, round(box.y1 / scale)),
    )
    part = grey[place.part]
    if not part.size:
        return ()
    inked = numpy.flatnonzero((part <= ink_threshold(part)).any(axis=0))
    steps = numpy.diff(inked)
    return tuple(
        Gap((place.left + int(inked[at]) + 1) * scale, (place.left + int(inked[at + 1])) * scale)
        for at in numpy.flatnonzero(steps > 1)
    )
