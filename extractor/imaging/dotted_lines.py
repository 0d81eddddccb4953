"""Lines of a table that are dotted or as pale as a hair: hardly one of their pixels counts as ink.

Pictures are grey arrays (0 black) or masks (1 ink); `dpi` gives them their size on paper.
"""

from __future__ import annotations

import cv2
import numpy

from extractor.imaging.pixels import Grey, Mask, Pieces, block, closed, grain_of, pieces_of, thinned

HIGH, LONG = 0.016, 0.06  # inches that a dot or dash of a line is high and long at most
APART, ROW = 0.045, 0.3  # inches from one to the next; that a line of them is long at least
MISSING, LONG_ROW = 0.14, 1.0  # the same where one or two are missing
SLOPE = 0.09  # pixels that it runs up or down for each pixel along: pages slant no more
RUN = 0.1  # inches of a line whose shades are taken together
AROUND = 0.02  # inches around print that are as dark as its edge
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


def dots_in_rows(pieces: Pieces, dpi: int) -> numpy.ndarray:
    """For each piece whether it is one of the dots or dashes of a line: many stand side by side, as
    close as in such lines and as level as pages lie; where some are missing the line is longer."""
    dots = (pieces.heights <= max(2.0, HIGH * dpi)) & (pieces.widths <= LONG * dpi)
    mask = pieces.mask(dots)
    of_rows = _rows(mask, APART, ROW, dpi) | _rows(mask, MISSING, LONG_ROW, dpi)
    found = numpy.zeros(len(pieces.areas), dtype=bool)
    found[pieces.labels[of_rows > 0]] = True
    return found & dots


def _rows(dots: Mask, apart: float, least: float, dpi: int) -> Mask:
    """1 on rows of dots, and between them, that are so long at least."""
    near = cv2.dilate(dots, block(3, 1))  # a sloping row steps from dot to dot
    rows = pieces_of(closed(near, block(1, round(apart * dpi))))
    level = rows.heights <= HIGH * dpi + 3 + SLOPE * rows.widths
    return rows.mask(level & (rows.widths >= least * dpi))
