"""Lines of a table that are dotted or as pale as a hair: hardly one of their pixels counts as ink.

Pictures are grey arrays (0 black) or masks (1 ink); `dpi` gives them their size on paper.
"""

from __future__ import annotations

import cv2
import numpy

from extractor.imaging.pixels import (
    Grey,
    Mask,
    Pieces,
    block,
    closed,
    grain_of,
    opened,
    pieces_of,
    thinned,
)

HIGH, LONG = 0.016, 0.06  # inches that a dot or dash of a line is high and long at most
APART, ROW = 0.045, 0.3  # inches from one to the next; that a line of them is long at least
MISSING, LONG_ROW = 0.14, 1.0  # the same where one or two are missing
SLOPE = 0.09  # pixels that it runs up or down for each pixel along: pages slant no more
RUN = 0.1  # inches of a line whose shades are taken together
AROUND = 0.02  # inches around print that are as dark as its edge
FEWEST = 60  # dots that the lines of a table have: three of an inch at least
ELSEWHERE = 0.6  # times as many dots as stand in such lines may be strewn over the page
THICK = 0.045  # inches; what is higher is no line
# Shades by which it is darker than paper at least; share of those between paper and print; times
# the grain that is left in as many pixels.
LEAST, SHARE, BEYOND_GRAIN = 6.0, 0.04, 4.0


def level_runs(grey: Grey, dark: Mask, dpi: int) -> Mask:
    """1 where a level run of pixels is together darker than the paper above and below. `dark` is
    the page's ink: of that nothing counts here but dots that stand in rows."""
    pieces = pieces_of(dark)
    print_ = pieces.mask(~dots_in_rows(pieces, dpi))
    near = cv2.dilate(print_, block(2 * round(AROUND * dpi) + 1, 2 * round(AROUND * dpi) + 1))
    paper, ink = numpy.percentile(thinned(grey), (90, 1))
    bare = numpy.where(near > 0, numpy.uint8(paper), grey)
    long = round(RUN * dpi) | 1
    together = cv2.blur(bare, (long, 1))
    darker = cv2.morphologyEx(together, cv2.MORPH_BLACKHAT, block(round(THICK * dpi) | 1, 1))
    grain = BEYOND_GRAIN * grain_of(grey) / long**0.5
    return (darker > max(LEAST, SHARE * (paper - ink), grain)).astype("uint8")


def stand_upright(pieces: Pieces, dpi: int) -> numpy.ndarray:
    """For each piece whether it is a dot or dash of a line that runs up the page; none where there
    are too few for a table, or as many dots elsewhere: the grain of paper makes rows too."""
    none = numpy.zeros(len(pieces.areas), dtype=bool)
    slender = (pieces.widths <= max(2.0, HIGH * dpi)) & (pieces.heights <= LONG * dpi)
    if slender.sum() < FEWEST:
        return none
    found = dots_in_rows(pieces, dpi, across=False)
    if found.sum() < FEWEST:
        return none
    dots = numpy.maximum(pieces.widths, pieces.heights) <= max(2.0, HIGH * dpi)
    dots[0] = False
    others = dots & ~found & ~dots_in_rows(pieces, dpi)
    return found if others.sum() < ELSEWHERE * found.sum() else none


def upright_runs(grey: Grey, dark: Mask, dpi: int) -> Mask | None:
    """As `level_runs` for lines that run up the page; None where no dots stand above each other."""
    if not stand_upright(pieces_of(dark), dpi).any():
        return None
    return level_runs(grey.T.copy(), dark.T.copy(), dpi).T


def dots_in_rows(pieces: Pieces, dpi: int, across: bool = True) -> numpy.ndarray:
    """For each piece whether it is one of the dots or dashes of a line: many stand side by side, as
    close as in such lines and as level as pages lie; where some are missing the line is longer."""
    thick, long = (pieces.heights, pieces.widths)[:: 1 if across else -1]
    dots = (thick <= max(2.0, HIGH * dpi)) & (long <= LONG * dpi)
    mask = pieces.mask(dots)
    level = mask if across else mask.T.copy()
    of_rows = _rows(level, APART, ROW, dpi) | _rows(level, MISSING, LONG_ROW, dpi)
    labels = pieces.labels if across else pieces.labels.T
    found = numpy.zeros(len(pieces.areas), dtype=bool)
    found[labels[of_rows > 0]] = True
    return found & dots


def _rows(dots: Mask, apart: float, least: float, dpi: int) -> Mask:
    """1 on rows of dots, and between them, that are so long at least."""
    near = cv2.dilate(dots, block(3, 1))  # a sloping row steps from dot to dot
    level = closed(near, block(1, round(apart * dpi)))
    rows = pieces_of(opened(level, block(1, round(RUN * dpi) | 1)))  # parted from lines across
    are_level = rows.heights <= HIGH * dpi + 3 + SLOPE * rows.widths
    return rows.mask(are_level & (rows.widths >= least * dpi))
