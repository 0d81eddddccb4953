"""Loops of a pen around print, in black or scanned in grey: their stroke goes, the print stays.

A number that somebody circled runs together with the words beside it, and readers take the loop for
brackets or more digits. A loop is ink that closes around print, rounder than a frame, higher than a
letter, drawn in one thin stroke. Where it runs through what it encloses it stays: part of a digit
would go with it. Pictures are grey arrays (0 black).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy

from extractor.imaging.pixels import (
    Grey,
    Mask,
    Pieces,
    PixelBox,
    as_mask,
    block,
    ink_threshold,
    pieces_of,
    shades_of,
    within,
)

LOWEST_LETTER, HIGHEST_LETTER = 0.04, 0.2  # inches
FEWEST_LETTERS = 20  # of a page on which a loop can be told from them
# In heights of the page's usual letter:
LEAST_HIGH, MOST_HIGH = 2.1, 8.0
LEAST_WIDE, MOST_WIDE = 1.4, 30.0
GAP = 0.35  # that a pen leaves open
THINNEST_PRINT = 0.9  # outside a loop what is thinner is print that it touches
THICKEST = 0.55  # of the pen's stroke
CONTENT = 0.6  # of print in a loop
ROUND = 0.55, 0.9  # share of its rectangle that a loop fills; a frame fills it all
CONVEX = 0.92  # share of its hull that it fills
DRAWN = 0.7  # share of its outline that is inked
CROSSED = 0.25  # share of its inner side at which print may touch it


@dataclass(frozen=True, slots=True, eq=False)
class Loop:
    """A loop of a pen: its place, and 1 on its stroke there."""

    place: PixelBox
    stroke: Mask


def without_pen_loops(grey: Grey, dpi: int) -> Grey | None:
    """The page without loops of a pen around print; None where it has none."""
    inked = as_mask(grey <= ink_threshold(grey))
    pieces = pieces_of(inked)
    letter = _letter(pieces, dpi)
    if not letter:
        return None
    found = [_loop(pieces, number, inked, letter) for number in _candidates(pieces, letter)]
    loops = [loop for loop in found if loop]
    if not loops:
        return None
    made = grey.copy()
    paper = round(shades_of(grey).paper)
    for loop in loops:
        made[loop.place.part][loop.stroke > 0] = paper
    return made


def _letter(pieces: Pieces, dpi: int) -> float:
    """The usual height of letters, in pixels; 0 on a page with few."""
    high = within(pieces.heights, LOWEST_LETTER * dpi, HIGHEST_LETTER * dpi)
    narrow = pieces.widths < 2 * HIGHEST_LETTER * dpi
    chosen = pieces.heights[1:][(high & narrow)[1:]]
    return float(numpy.median(chosen)) if len(chosen) >= FEWEST_LETTERS else 0.0


def _candidates(pieces: Pieces, letter: float) -> list[int]:
    """The numbers of the pieces that are as large as loops, and as thin."""
    high = within(pieces.heights, LEAST_HIGH * letter, MOST_HIGH * letter)
    wide = within(pieces.widths, LEAST_WIDE * letter, MOST_WIDE * letter)
    thin = pieces.areas < 0.5 * pieces.heights * pieces.widths
    return pieces.numbers(high & wide & thin)


def _loop(pieces: Pieces, number: int, inked: Mask, letter: float) -> Loop | None:
    """The loop that a piece of ink is; None where it is none."""
    margin = round(letter)
    box = pieces.box(number)
    place = PixelBox(
        left=max(0, box.left - margin),
        top=max(0, box.top - margin),
        right=min(inked.shape[1], box.right + margin),
        foot=min(inked.shape[0], box.foot + margin),
    )
    own = as_mask(pieces.labels[place.part] == number)
    others = inked[place.part] & (1 - own)
    for inside in _shapes(own, letter):
        stroke = _stroke(own, inside, letter) if _is_loop_like(inside, letter) else None
        if stroke is not None:
            return Loop(place, stroke) if _holds_print(inside & others, letter) else None
    return None


def _shapes(own: Mask, letter: float) -> Iterator[Mask]:
    """What a piece of ink may be a loop around: what it closes around, or what lies in the hollow
    of an open one."""
    enclosed = _enclosed(own, letter)
    if enclosed is not None:
        yield enclosed
    contours, _ = cv2.findContours(own, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    hull = numpy.zeros_like(own)
    cv2.fillConvexPoly(hull, cv2.convexHull(max(contours, key=len)), 1)
    yield hull


def _enclosed(own: Mask, letter: float) -> Mask | None:
    """1 in what the ink closes around, itself included, without print that it touches; None where
    that is nothing."""
    gap = max(1, round(GAP * letter)) | 1
    joined = cv2.morphologyEx(own, cv2.MORPH_CLOSE, _disc(gap))
    outside = numpy.zeros((own.shape[0] + 2, own.shape[1] + 2), "uint8")
    filled = joined.copy()
    cv2.floodFill(filled, outside, (0, 0), 2)
    filled = as_mask(filled != 2)
    thinnest = _disc(round(THINNEST_PRINT * letter))
    apart = pieces_of(cv2.morphologyEx(filled, cv2.MORPH_OPEN, thinnest))
    if len(apart.areas) < 2:
        return None
    return as_mask(apart.labels == 1 + int(numpy.argmax(apart.areas[1:])))


def _disc(size: int) -> Mask:
    return cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (max(1, size), max(1, size)))


def _is_loop_like(inside: Mask, letter: float) -> bool:
    """True for a round shape, higher than print."""
    pieces = pieces_of(inside)
    high, wide, area = pieces.heights[1], pieces.widths[1], float(pieces.areas[1])
    if high < LEAST_HIGH * letter or wide < LEAST_WIDE * letter:
        return False
    if not ROUND[0] * high * wide < area < ROUND[1] * high * wide:
        return False
    contours, _ = cv2.findContours(inside, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    hull = cv2.convexHull(max(contours, key=len))
    return area > CONVEX * cv2.contourArea(hull)


def _stroke(own: Mask, inside: Mask, letter: float) -> Mask | None:
    """1 on the pen's stroke; None where it is not drawn all around, or runs into the print that it
    encloses."""
    depth = cv2.distanceTransform(inside, cv2.DIST_L2, 3)
    outline = (depth > 0) & (depth <= 1.5)
    reach = max(2, round(THICKEST * letter))
    near = cv2.dilate(own, block(*(2 * (reach // 2) + 1,) * 2)) > 0
    if near[outline].mean() < DRAWN:
        return None
    thick = _thickness(own, depth, reach)
    if not 0 < thick < THICKEST * letter:
        return None
    stroke = as_mask((own > 0) & (depth <= thick + 1))
    stroke &= cv2.dilate(inside, _disc(3))
    within_it = (depth > thick + 1.5) & (depth <= thick + 3.5)
    if float(own[within_it].mean()) > CROSSED:
        return None
    return cv2.dilate(stroke, block(3, 3))


def _thickness(own: Mask, depth: numpy.ndarray, reach: int) -> float:
    """How many pixels deep from the outline ink is on the whole."""
    step = numpy.ceil(depth).astype(int).ravel()
    there = numpy.bincount(step)
    inked = numpy.bincount(step, own.ravel(), len(there))
    mostly = inked[1 : 2 * reach + 1] > 0.5 * there[1 : 2 * reach + 1]
    return float(numpy.flatnonzero(mostly)[-1] + 1) if mostly.any() else 0.0


def _holds_print(ink: Mask, letter: float) -> bool:
    """True where there is print in a loop."""
    pieces = pieces_of(ink)
    return bool((pieces.heights[1:] > CONTENT * letter).any())
