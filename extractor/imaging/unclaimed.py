"""Print on a drawn page that nobody claims: ink of the size of letters outside all known boxes.

Boxes are points; a pixel is `scale` points wide.
"""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy

from extractor.imaging.pixels import (
    Grey,
    Mask,
    PixelBox,
    as_mask,
    block,
    closed,
    ink_threshold,
    pieces_of,
    shrunk,
    within,
)
from extractor.model import Box

LOWEST, HIGHEST = 3.5, 30.0  # points: the height of digits, from footnotes to titles
NARROWEST, WIDEST = 0.4, 40.0  # points: of a 1, of several letters that touch
STROKE = 5.0  # points: strokes of print are thinner
CLEAR = 48  # shades by which a stroke differs from what is around it
DARK = 110  # mean brightness around a stroke from which it may be white on dark
APART = 6.0  # points between letters of one line
AROUND = 1.2  # points around a box that are claimed with it
FINEST = 0.48  # points a pixel, of 150 dots an inch: finer ones only take longer
REACH = 1.0  # heights of a stroke beside it in which the letter lies whose stem it is
SOLID = 0.08  # share of its rectangle that a letter covers at least


def unclaimed_print(
    grey: Grey,
    claimed: Iterable[Box],
    scale: float,
) -> list[Box]:
    """Boxes of lines, or parts of lines, of letter-sized strokes that no claimed box holds, dark on
    light or light on dark."""
    grey, scale = _coarse(grey, scale)
    strokes = _strokes(grey, scale)
    for box in claimed:
        strokes[_around(box, scale)] = 0
    pieces = pieces_of(strokes)
    high = within(pieces.heights * scale, LOWEST, HIGHEST)
    wide = within(pieces.widths * scale, NARROWEST, WIDEST)
    solid = pieces.areas > SOLID * pieces.heights * pieces.widths
    letters = numpy.zeros_like(strokes)
    for number in pieces.numbers(high & wide & solid):
        letters[pieces.box(number).part] = 1
    if not letters.any():
        return []
    lines = pieces_of(closed(letters, block(1, max(3, round(APART / scale)))))
    return [lines.box(number).in_points(scale) for number in range(1, len(lines.areas))]


def _coarse(grey: Grey, scale: float) -> tuple[Grey, float]:
    """The picture with pixels no finer than FINEST, and how wide they are."""
    factor = min(1.0, scale / FINEST)
    if factor > 0.9:
        return grey, scale
    high, wide = grey.shape[:2]
    width = max(1, round(wide * factor))
    return shrunk(grey, width, max(1, round(high * factor))), scale * wide / width


def _strokes(grey: Grey, scale: float) -> Mask:
    """1 where a thin stroke lies: darker than what is around it, or lighter in a dark place."""
    size = max(3, round(STROKE / scale)) | 1
    dark = cv2.morphologyEx(grey, cv2.MORPH_BLACKHAT, block(size, size)) > CLEAR
    around = cv2.blur(grey, (3 * size, 3 * size))
    shaded = around < DARK
    if not shaded.any():
        return as_mask(dark)
    light = cv2.morphologyEx(grey, cv2.MORPH_TOPHAT, block(size, size)) > CLEAR
    return as_mask(numpy.where(shaded, light, dark))


def _around(box: Box, scale: float) -> tuple[slice, slice]:
    return PixelBox(
        left=max(0, int((box.x0 - AROUND) / scale)),
        top=max(0, int((box.y0 - AROUND) / scale)),
        right=max(0, int((box.x1 + AROUND) / scale) + 1),
        foot=max(0, int((box.y1 + AROUND) / scale) + 1),
    ).part


def is_part_of_word(grey: Grey, stroke: Box, words: Iterable[Box], scale: float) -> bool:
    """True where a stroke is a part of a letter of which as much lies in one of these words: boxes
    of words are drawn through the last stem of an `h` or an `m`."""
    reach = Box(
        max(0.0, stroke.x0 - REACH * stroke.height),
        max(0.0, stroke.y0 - REACH / 2 * stroke.height),
        stroke.x1 + REACH * stroke.height,
        stroke.y1 + REACH / 2 * stroke.height,
    )
    near = [box for box in words if reach.shared_width(box) > 0 and reach.shared_height(box) > 0]
    if not near:
        return False
    part = PixelBox.of(reach, scale).part
    labels = pieces_of(as_mask(grey[part] <= ink_threshold(grey))).labels
    left, top = reach.x0, reach.y0
    own = labels[PixelBox.of(stroke.moved(-left, -top), scale).part]
    counts = numpy.bincount(own[own > 0].ravel())
    if not counts.any():
        return False
    piece = int(counts.argmax())
    inside = (labels[_inside(box.moved(-left, -top), scale)] for box in near)
    return any((one == piece).sum() >= counts[piece] for one in inside)


def _inside(box: Box, scale: float) -> tuple[slice, slice]:
    return PixelBox(
        left=max(0, round(box.x0 / scale)),
        top=max(0, round(box.y0 / scale)),
        right=max(0, round(box.x1 / scale)),
        foot=max(0, round(box.y1 / scale)),
    ).part


def only_parts(
    picture: numpy.ndarray,
    kept: Iterable[Box],
    claimed: Iterable[Box],
    scale: float,
) -> numpy.ndarray:
    """A picture like the page's with white all around the kept boxes, and white where claimed boxes
    lie in them."""
    left = numpy.full_like(picture, 255)
    for box in kept:
        part = _around(box, scale)
        left[part] = picture[part]
    for box in claimed:
        left[_around(box, scale)] = 255
    return left
