"""Places of a page where print stands on several lines, cut out."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy

from extractor.imaging.pixels import Grey, PixelBox, ink_threshold
from extractor.model import Box

BAND = 0.4  # heights of a line that a line of print has at least
GUTTER = 0.9  # heights of a line that are white between two columns
SPECK = 0.2  # heights of a line that print in a column is high, all together, at least
CUT = 0.12  # inches; a line of print of unknown height is taken to be so high
BORDER = 0.6  # heights of a line that are left white around print


@dataclass(frozen=True, slots=True, eq=False)
class StackedPrint:
    """Lines of print below each other: their picture with white around it, where its upper left
    corner lies on the page and the box of the print in it, in points."""

    picture: numpy.ndarray
    x: float
    y: float
    box: Box


def stacked_print(grey: Grey, box: Box, scale: float, height: float) -> StackedPrint | None:
    """The print in a box, all in points, of a page whose lines are `height` points high; None
    where it stands on one line. A pixel is `scale` points wide."""
    place = _place(grey, box, scale)
    if len(_bands(grey[place.part], BAND * height / scale)) < 2:
        return None
    return _cut(grey, place, scale, height)


def print_in(grey: Grey, place: PixelBox, dpi: int) -> StackedPrint:
    """The print in a place, on however many lines, as it is cut out to be read."""
    return _cut(grey, place, 72 / dpi, CUT * 72)


def lines_of_print(grey: Grey, box: Box, scale: float, height: float) -> tuple[StackedPrint, ...]:
    """Each line of the print in a box from the top; all as for `stacked_print`."""
    place = _place(grey, box, scale)
    bands = _bands(grey[place.part], BAND * height / scale)
    lines = (
        PixelBox(place.left, place.top + band.start, place.right, place.top + band.stop)
        for band in bands
    )
    return tuple(_cut(grey, line, scale, height) for line in lines)


def columns_of_print(grey: Grey, box: Box, scale: float, height: float) -> tuple[Box, ...]:
    """The columns of the print in a box, from the left: strips as high as the box, parted where a
    gap of a line's height is white from its top to its foot. All as for `stacked_print`."""
    place = _place(grey, box, scale)
    part = grey[place.part]
    if not part.size:
        return ()
    least = max(1, round(SPECK * height / scale))
    inked = ((part <= ink_threshold(part)).sum(axis=0) >= least).astype(int)
    steps = numpy.diff(inked, prepend=0, append=0)
    begins, ends = numpy.flatnonzero(steps > 0), numpy.flatnonzero(steps < 0)
    if not begins.size:  # dashes and specks alone are nowhere so high
        return ()
    gaps = begins[1:] - ends[:-1] >= GUTTER * height / scale
    lefts, rights = begins[numpy.r_[True, gaps]], ends[numpy.r_[gaps, True]]
    strips = (
        replace(place, left=place.left + int(left), right=place.left + int(right))
        for left, right in zip(lefts, rights, strict=True)
    )
    return tuple(strip.in_points(scale) for strip in strips)


def _place(grey: Grey, box: Box, scale: float) -> PixelBox:
    high, wide = grey.shape
    return PixelBox(
        left=max(0, round(box.x0 / scale)),
        top=max(0, round(box.y0 / scale)),
        right=min(wide, round(box.x1 / scale) + 1),
        foot=min(high, round(box.y1 / scale) + 1),
    )


def _cut(grey: Grey, place: PixelBox, scale: float, height: float) -> StackedPrint:
    border = max(1, round(BORDER * height / scale))
    part = grey[place.part]
    inked = numpy.flatnonzero((part <= ink_threshold(part)).any(axis=0))
    tight = replace(place, left=place.left + int(inked[0]), right=place.left + int(inked[-1]) + 1)
    return StackedPrint(
        picture=numpy.pad(part, border, constant_values=255),
        x=(place.left - border) * scale,
        y=(place.top - border) * scale,
        box=tight.in_points(scale),
    )


def _bands(part: Grey, least: float) -> list[range]:
    """The rows of each line of print that is at least so many pixels high, from the top."""
    if not part.size:
        return []
    inked = (part <= ink_threshold(part)).any(axis=1).astype(int)
    steps = numpy.diff(inked, prepend=0, append=0)
    begins, ends = numpy.flatnonzero(steps > 0), numpy.flatnonzero(steps < 0)
    bands = [range(int(begin), int(end)) for begin, end in zip(begins, ends, strict=True)]
    return [band for band in bands if len(band) >= least]
