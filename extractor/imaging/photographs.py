"""A photograph of a page made like a scan: cut to the page, set straight, large enough to read.

A flat scan comes back as it is. Pictures are grey or blue-green-red arrays.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy

from extractor.imaging.cleaning import grey_of, uneven
from extractor.imaging.line_places import rows_of_print, runs_of_print
from extractor.imaging.line_run import level_lines
from extractor.imaging.page_edges import cut_page, lies_outside, rim_of_paper
from extractor.imaging.paper_outline import paper_alone
from extractor.imaging.pixels import Grey, block

COARSE = 140  # dpi; pictures with fewer are enlarged: readers miss print so small
ENLARGED = 210  # dpi to which they are
DRAWN_AT = 240  # dpi of a page drawn anew: at its own, thin strokes between its pixels fade
MOST_ENLARGED = 4.0  # times
MOST_MADE = 60_000_000  # pixels of an enlarged picture: A1 at 210 dpi has 34 million
BLURRED = 0.0225  # inches over which print fades into paper; from there digits are misread
FINE = 100  # dpi; in fewer, print fades over more than that though it is sharp
LOOKED_AT = (0.25, 0.5, 0.75)  # of the page's height: where its sharpness is measured
BAND = 0.04  # of its height that is looked at each time
REACH = 0.07  # inches within which a place of print has paper and ink
SCHARR = 32  # the weights of Scharr's filter on one side: what makes its answer shades a pixel
SCANNED = 0.75  # share of a picture's rim that is paper where no ground is seen around the page
LOST = 0.06  # share of the rows of print that may lie outside a page that is cut out


@dataclass(frozen=True, slots=True, eq=False)
class FlatPage:
    """A page's picture, its dots per inch, and whether something was done to it (`changed`) or
    lines of print are bent even so (`bent`).

    Both pages of a book, a folded page and a crumpled one stay bent.
    """

    picture: numpy.ndarray
    dpi: int
    changed: bool = False
    bent: bool = False


def page_alone(picture: numpy.ndarray, dpi: int) -> FlatPage:
    """The page of a photograph without what it lies on, as seen from above; a coarse picture
    enlarged. A scan fine enough is given back as it is."""
    cut = cut_page(picture)
    if cut and not _print_lost(picture, cut.corners):
        alone = _enlarged(cut.picture, cut.dpi)
        return FlatPage(alone.picture, alone.dpi, changed=True)
    return _on_its_paper(picture, dpi)


def _on_its_paper(picture: numpy.ndarray, dpi: int) -> FlatPage:
    """The page alone where its edges are bent or partly out of sight, so that it cannot be cut out
    by its corners; as it is where paper runs around the picture."""
    if rim_of_paper(picture) > SCANNED:
        return _enlarged(picture, dpi)
    grey = grey_of(picture)
    found = paper_alone(picture, rows_of_print(grey), runs_of_print(grey))
    if found is None:
        return _enlarged(picture, dpi)
    narrower = min(found.shape[:2]) / min(picture.shape[:2])
    alone = _enlarged(found, max(1, round(dpi * narrower)))
    return FlatPage(alone.picture, alone.dpi, changed=True)


def _print_lost(picture: numpy.ndarray, corners: numpy.ndarray) -> bool:
    """True where rows of print lie outside of what was taken for the page, or run over its edge: it
    was a shadow's, or there is another page. A sheet that is cut off by the picture's rim lies
    beside it."""
    grey = grey_of(picture)
    rows, runs = rows_of_print(grey), runs_of_print(grey)
    begin, end = (lies_outside(corners, ends) for ends in (runs.begins, runs.ends))
    beside = begin & end & runs.at_rim(grey.shape[1])
    outside = lies_outside(corners, rows) & ~beside
    most = max(1, LOST * int((~beside).sum()))
    return int(outside.sum()) > most or int((begin != end).sum()) > most


def _enlarged(picture: numpy.ndarray, dpi: int) -> FlatPage:
    high, wide = picture.shape[:2]
    factor = min(MOST_ENLARGED, ENLARGED / dpi, math.sqrt(MOST_MADE / (high * wide)))
    if dpi >= COARSE or factor <= 1:
        return FlatPage(picture, dpi)
    made = cv2.resize(
        picture,
        None,
        fx=factor,
        fy=factor,
        interpolation=cv2.INTER_CUBIC,
    )
    return FlatPage(made, round(dpi * factor), changed=True)


def levelled(page: FlatPage) -> FlatPage:
    """The upright page with its lines of print straight and parallel; as it is where they are."""
    grey = grey_of(page.picture)
    finest = max(1.0, DRAWN_AT / page.dpi)
    level = level_lines(page.picture, grey, lambda: page.changed or uneven(grey), finest)
    if level is None:
        return page
    drawn = level.picture.shape[1] > page.picture.shape[1]
    return FlatPage(
        picture=level.picture,
        dpi=round(page.dpi * finest) if drawn else page.dpi,
        changed=True,
        bent=level.bent,
    )


def is_blurred(grey: Grey, dpi: int) -> bool:
    """True where print fades into the paper so slowly that readers take digits for others: out of
    focus, moved. Measured where print is blackest."""
    if dpi < FINE:
        return False
    high = len(grey)
    tall = max(1, round(BAND * high))
    bands = [grey[round(at * high) :][:tall] for at in LOOKED_AT]
    return _fading(numpy.vstack(bands), dpi) > BLURRED


def softened(grey: Grey, dpi: int, width: float) -> Grey:
    """The page with its edges smoothed over so many inches: a camera that has few dots for a letter
    sharpens them, so that strokes have seams of their own."""
    return cv2.GaussianBlur(grey, (0, 0), width * dpi)


def _fading(grey: Grey, dpi: int) -> float:
    """Inches over which ink fades into paper at the usual place of print; 0 without print."""
    reach = block(*(round(REACH * dpi) | 1,) * 2)
    contrast = cv2.dilate(grey, reach).astype("float32") - cv2.erode(grey, reach)
    print_like = contrast > max(40.0, 0.5 * float(numpy.percentile(contrast[::3, ::3], 97)))
    if not print_like.any():
        return 0.0
    across = cv2.Scharr(grey, cv2.CV_32F, 1, 0)
    down = cv2.Scharr(grey, cv2.CV_32F, 0, 1)
    steepest = cv2.dilate(cv2.magnitude(across, down) / SCHARR, reach)
    pixels = contrast[print_like] / numpy.maximum(steepest[print_like], 1)
    return float(numpy.median(pixels[::7])) / dpi
