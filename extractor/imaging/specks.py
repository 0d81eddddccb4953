"""Specks of a page: lone dots far smaller than a full stop, which are no print.

Dots that stand in a row are not alone: they are a line between the rows of a table. Pictures are
grey arrays (0 black) or masks (1 ink); `dpi` gives them their size on paper.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy

from extractor.imaging.dotted_lines import dots_in_rows, stand_upright
from extractor.imaging.pixels import (
    Grey,
    Mask,
    as_mask,
    ink_threshold,
    pieces_of,
    widened,
)

LARGER = 4  # times a page's usual speck: what is larger may be a dot of thin print
SPECKS = 250  # specks are removed from pages with more of them
PRINT = 5  # times the largest speck: letters are no smaller
BESIDE = 0.06  # inches from a letter: there its dots, marks and commas stand
LEAST_BARE = 0.1  # share of a page on which nothing is printed, so that specks are counted there


def speckled(grey: Grey, dpi: int) -> bool:
    """True where there are many specks, as counted on a fifth of the page across its middle: where
    nothing is printed, as on the whole of it. The dots and commas of thin print are no larger than
    specks, and they stand beside print alone."""
    high = grey.shape[0]
    band = grey[2 * high // 5 : 3 * high // 5]
    return _specks(band, dpi).strewn > SPECKS / 5


@dataclass(frozen=True, slots=True, eq=False)
class Specks:
    """How many specks a page would have if they were everywhere as many as away from its print, and
    1 where they are."""

    strewn: float
    mask: Mask


def _specks(grey: Grey, dpi: int) -> Specks:
    """Lone dots far smaller than a full stop; where they are mostly single pixels, none that is
    several times as large: thin print has dots on its letters that are hardly larger. Dots in a
    row, side by side or above each other, are none."""
    dark = grey <= ink_threshold(grey)
    pieces = pieces_of(as_mask(dark))
    largest = max(2, round(6 * (dpi / 200) ** 2))  # pixels
    of_lines = dots_in_rows(pieces, dpi) | stand_upright(pieces, dpi)
    small = (pieces.areas <= largest) & ~of_lines
    usual = float(numpy.median(pieces.areas[1:][small[1:]])) if small[1:].any() else 1.0
    small &= pieces.areas <= max(2, LARGER * usual)
    small[0] = False  # the paper
    around = widened(pieces.mask(pieces.areas > PRINT * largest), 2 * round(BESIDE * dpi) + 1)
    bare = around == 0
    away = bare[pieces.tops, pieces.lefts] & small
    return Specks(
        strewn=float(away.sum() / max(LEAST_BARE, bare.mean())),
        mask=pieces.mask(small),
    )


def without_specks(grey: Grey, dpi: int) -> Grey:
    """The page with its specks painted over in the shade of paper."""
    made = grey.copy()
    specks = _specks(grey, dpi)
    near = widened(specks.mask, 3) > 0
    darker = grey < 245
    made[near & darker] = 245
    return made
