"""Shadows that run across a page: folds, and streaks that a scanner's dirty glass leaves.

Print in them is darker than they are, but readers take a shadow for ink and lose the line. Rules of
tables and underlines are thinner, and as dark as print. Pictures are grey arrays of bytes, 0 black.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy

from extractor.imaging.pixels import (
    Grey,
    Mask,
    Shades,
    as_mask,
    binned,
    block,
    closed,
    opened,
    pieces_of,
    shades_of,
    thinned,
)

REACH = 0.3  # inches: no stroke of a letter is so long
BROAD = 0.04  # inches: a rule is thinner than a shadow
FEWEST_ROWS = 3  # pixels of the halved picture that are as much at least
BROADEST = 0.35  # inches: what is broader is no streak
STEP = 4  # pixels of the halved picture along a streak that are looked at as one
ACROSS = 0.4  # share of the page that a streak crosses
DARKER = 0.08  # share of the page's contrast by which it is darker than paper…
PALER = 0.3  # …and paler than print
SHARE = 0.001  # of a page's pixels: fewer of such shades are no streak
LEAST_CONTRAST = 60  # shades between paper and print; with fewer nothing can be told


@dataclass(frozen=True, slots=True, eq=False)
class Streaks:
    """1 where a streak runs, at half the height and an eighth of the length of the page, and how
    bright it is there."""

    mask: Mask
    level: Grey


def without_streaks(grey: Grey, dpi: int) -> Grey | None:
    """The page with the shadows of its folds and streaks as bright as its paper, print in them
    kept; None where it has none."""
    if min(grey.shape) < 2 * STEP:
        return None
    shades = shades_of(grey)
    if shades.contrast < LEAST_CONTRAST or not _has_between(grey, shades):
        return None
    half = binned(grey, 2)
    made = grey
    for upright in (False, True):
        found = _streaks(_brightest(half, upright), shades, dpi / 2)
        if found is not None:
            lit = _lit(made.T if upright else made, found, shades)
            made = numpy.ascontiguousarray(lit.T if upright else lit)
    return None if made is grey else made


def _has_between(grey: Grey, shades: Shades) -> bool:
    """True where enough of the page has shades between paper and print."""
    return bool(_between(thinned(grey), shades).mean() > SHARE)


def _between(grey: Grey, shades: Shades) -> Mask:
    darkest = shades.ink + PALER * shades.contrast
    brightest = shades.paper - DARKER * shades.contrast
    return as_mask((grey > darkest) & (grey < brightest))


def _brightest(half: Grey, upright: bool) -> Grey:
    """The brightest of every few places along streaks of a page, which letters do not cover.
    Upright streaks lie level in it."""
    high, wide = half.shape
    if upright:
        parts = numpy.pad(half, ((0, -high % STEP), (0, 0)), mode="edge")
        return numpy.ascontiguousarray(parts.reshape(-1, STEP, wide).max(axis=1).T)
    parts = numpy.pad(half, ((0, 0), (0, -wide % STEP)), mode="edge")
    return parts.reshape(high, -1, STEP).max(axis=2)


def _streaks(half: Grey, shades: Shades, dpi: float) -> Streaks | None:
    """The level streaks of a page at half its height; None where it has none."""
    level = closed(half, block(1, max(1, round(REACH * dpi / STEP))))
    between = _between(level, shades)
    broad = max(FEWEST_ROWS, round(BROAD * dpi))
    pieces = pieces_of(opened(between, block(broad, 1)))
    wide = half.shape[1]
    thin = pieces.areas < BROADEST * dpi * pieces.widths
    mask = pieces.mask((pieces.widths > ACROSS * wide) & thin)
    return Streaks(mask, level) if mask.any() else None


def _lit(grey: Grey, streaks: Streaks, shades: Shades) -> Grey:
    """The page as bright in its streaks as around them."""
    high, wide = grey.shape
    near = cv2.dilate(streaks.mask, block(9, 1))
    level = numpy.where(near > 0, streaks.level, round(shades.paper)).astype("uint8")
    whole = max(wide, 2 * STEP * level.shape[1]), high  # the half of an odd width is rounded
    level = cv2.resize(level, whole, interpolation=cv2.INTER_LINEAR)[:, :wide]
    darkest = shades.ink + PALER * shades.contrast
    light = numpy.clip(level, darkest, shades.paper).astype("uint8")
    return cv2.divide(numpy.ascontiguousarray(grey), light, scale=float(shades.paper))
