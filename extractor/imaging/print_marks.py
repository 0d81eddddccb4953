"""Marks on numerals that their digits do not show: a stroke through them, small raised digits.

Pictures are grey arrays (0 black), boxes points; a pixel is `scale` points wide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

import numpy

from extractor.imaging.pixels import (
    Grey,
    Mask,
    Pieces,
    PixelBox,
    as_mask,
    block,
    closed,
    ink_threshold,
    pieces_of,
    within,
)
from extractor.model import Box

ASIDE = 0.25  # of a word's height: so far beside it a stroke may begin or end
ACROSS = 0.97  # share of a word's width that a stroke runs over without a gap
TILTED = 0.8  # of a word's height: how far a stroke rises from one end to the other
SLOPES = 13  # that are tried
SHORT = 2.5  # heights; in words no wider a 4 or 7 looks like a stroke unless it runs beyond
ONE_DIGIT = 1.1  # heights that a digit alone is wide, a stroke through it included
BEYOND = 0.3  # of the height: how far a stroke runs beyond one digit at either side; the bar of a
# 4 does so as well, by less
STEEPEST = 0.35  # rows a column: steeper strokes are digits' own
BEYOND_SEVERAL = 0.17  # the same of several digits: the bar of the last 4 in `44` ends before that
ABOVE_BELOW = 0.16  # of a word's height: digits rise above the stroke and reach below it by more
THICKEST = 0.22  # of a word's height that a stroke is thick
SMALL = 0.45, 0.78  # height of a raised digit by that of the digits before it
RAISED = 0.22  # of the digits' height: how far above their feet a raised digit ends
RISES = 0.2  # of the digits' height: how far below their tops a raised digit may begin
BRACKET_WIDE = 0.45  # of its height that a bracket is wide at most
BRACKET_BELOW = 0.06, 0.3  # of its height that it reaches below the digits behind it
MOST_RAISED = 2  # digits of a mark
LEAST = 10  # pixels; lower digits show nothing of this


def struck(
    grey: Grey,
    boxes: Sequence[Box],
    scale: float,
) -> tuple[bool, ...]:
    """For each word's box, True where one stroke runs through the whole word and a little beyond:
    it was struck out, by a rule or by hand. Lines under or above words do not count."""
    dark = as_mask(grey <= ink_threshold(grey))
    return tuple(_is_struck(dark, PixelBox.of(box, scale)) for box in boxes)


def _grown(place: PixelBox, shape: tuple[int, ...], aside: int, above: int) -> PixelBox:
    return PixelBox(
        left=max(0, place.left - aside),
        top=max(0, place.top - above),
        right=min(shape[1], place.right + aside),
        foot=min(shape[0], place.foot + above),
    )


def _is_struck(dark: Mask, place: PixelBox) -> bool:
    """True where a stroke runs through a word: no column of the word, nor of the space between its
    digits, is without ink of it."""
    if place.height < LEAST or place.width < LEAST:
        return False
    part = dark[_grown(place, dark.shape, 0, 0).part]
    if part.size == 0:
        return False
    inked = part.any(axis=0)
    if float(inked.mean()) < ACROSS:
        return False
    high, wide = part.shape
    across = numpy.arange(wide)
    steepest = min(STEEPEST, TILTED * high / wide)
    for slope in numpy.linspace(-steepest, steepest, SLOPES):
        tilt = numpy.round(slope * (across - wide / 2)).astype(int)
        if _runs_through(part, tilt):
            return True
    return False


def _runs_through(part: Mask, tilt: numpy.ndarray) -> bool:
    """True where a thin stroke that rises or falls as `tilt` says has digits above and below."""
    high, wide = part.shape
    level = numpy.zeros((high, wide), bool)
    rows = numpy.arange(high)[:, None] + tilt[None, :]
    inside = (rows >= 0) & (rows < high)
    columns = numpy.broadcast_to(numpy.arange(wide), rows.shape)
    level[inside] = part[rows[inside], columns[inside]] > 0
    near = level.copy()
    near[1:] |= level[:-1]
    near[:-1] |= level[1:]
    full = near.mean(axis=1) > ACROSS
    found = numpy.flatnonzero(full)
    if not len(found) or found[-1] - found[0] + 1 > max(4, THICKEST * high + 2):
        return False
    margin = max(2, round(ABOVE_BELOW * high))
    above = level[: max(0, found[0] - 1)]
    below = level[found[-1] + 2 :]
    if min(above.any(axis=1).sum(), below.any(axis=1).sum()) < margin:
        return False
    return wide > SHORT * high or _runs_beyond(numpy.vstack([above, below]), high)


def _runs_beyond(digits: Mask, high: int) -> bool:
    """True where a stroke begins before the first digit and ends behind the last one; `digits` is
    the ink above and below the stroke in a word so high."""
    alone = digits.shape[1] < ONE_DIGIT * high
    beyond = max(2, round((BEYOND if alone else BEYOND_SEVERAL) * high))
    return not (digits[:, :beyond].any() or digits[:, -beyond:].any())


@dataclass(frozen=True, slots=True)
class RaisedPart:
    """How many small raised digits stand at a word's end, how many tall pieces of print before
    them, and where they begin, in points."""

    digits: int
    before: int
    x: float


def raised(
    grey: Grey,
    boxes: Sequence[Box],
    scale: float,
) -> tuple[RaisedPart | None, ...]:
    """For each word's box the small raised digits at its end: a footnote's mark behind a numeral
    or a power (`45²`); None where it has none."""
    dark = as_mask(grey <= ink_threshold(grey))
    return tuple(_raised_part(dark, PixelBox.of(box, scale), scale) for box in boxes)


def _raised_part(dark: Mask, place: PixelBox, scale: float) -> RaisedPart | None:
    if place.height < LEAST:
        return None
    around = _grown(place, dark.shape, 1, 1)
    part = dark[around.part]
    if part.size == 0:
        return None
    pieces = pieces_of(closed(numpy.ascontiguousarray(part), block(3, 1)))
    order = sorted(pieces.numbers(pieces.heights >= 0.3 * place.height), key=pieces.lefts.item)
    if len(order) < 2:
        return None
    count = _raised_at_end(pieces, order, part)
    if not 0 < count <= MOST_RAISED or count == len(order):
        return None
    return RaisedPart(
        digits=count,
        before=len(order) - count,
        x=(around.left + int(pieces.lefts[order[-count]])) * scale,
    )


def _raised_at_end(pieces: Pieces, order: list[int], part: Mask) -> int:
    """How many of the last pieces, given from the left, are small and stand high, with nothing
    below: a broken digit has its other half there. A bracket before them is higher than they are
    and says nothing of their height; nor does a slash that is, between digits that are all alike.
    """
    standing = order[1:] if _is_bracket(pieces, order) else order
    high = float(max(pieces.heights[standing]))
    feet = pieces.feet[standing][pieces.heights[standing] > 0.8 * high]
    foot = float(numpy.median(feet))
    least, most = SMALL
    small = within(pieces.heights, least * high, most * high)
    lifted = pieces.feet < foot - RAISED * high
    upper = pieces.tops < foot - high + RISES * high
    marks = small & lifted & upper
    raised_ones = [k for k in order if marks[k] and not _ink_below(pieces.box(k), part, foot)]
    at_end = len(list(takewhile(raised_ones.__contains__, reversed(order))))
    return 0 if marks[order[: len(order) - at_end]].any() else at_end


def _is_bracket(pieces: Pieces, order: list[int]) -> bool:
    """True where the first of the pieces, given from the left, is narrow and reaches a little
    further down than the next one."""
    first, second = order[:2]
    high = pieces.heights[first]
    deeper = float(pieces.feet[first] - pieces.feet[second]) / high
    least, most = BRACKET_BELOW
    return bool(pieces.widths[first] < BRACKET_WIDE * high) and least < deeper < most


def _ink_below(box: PixelBox, part: Mask, foot: float) -> bool:
    """True where there is ink between a piece and the line that print stands on."""
    below = part[box.foot + 1 : round(foot) + 1, box.left : box.right]
    return bool(below.any())
