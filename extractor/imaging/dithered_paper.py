"""Scans whose paper is a pattern of dots: grey or coloured paper as fine black ones.

A scanner that has only black and white shows a tint by dots of single pixels, strewn or in a
screen. To a reader they are a page full of specks; softened by a little more than a dot they are
the even grey that they stand for. Pictures are grey arrays, 0 black.
"""

from __future__ import annotations

import cv2
import numpy

from extractor.imaging.pixels import Grey, thinned

SOFTENED = 0.0055  # inches: a little more than a dot
DOTTED = 247  # softened paper that is no brighter bears dots nearly everywhere
# Shades by which pixels of the paper stand off from their surroundings: of scans and photocopies 1
# to 8, of a tint in dots 50.
COARSE = 25
AROUND = 30  # shades around the paper's own that are paper
PALEST_PRINT = 60  # shades between softened paper and print; with fewer, print would be lost
DARKEST = 0.7  # per cent of the softened pixels that are print for sure
GRAIN = 3  # standard deviations of the softened paper that are left white
WHITE = 250


def without_dots(grey: Grey, dpi: int) -> Grey | None:
    """The page with the dots of its paper smoothed away and print dark again; None for a page
    whose paper has none."""
    soft = cv2.GaussianBlur(grey, (0, 0), SOFTENED * dpi)
    seen = thinned(soft).astype("float32")
    paper = float(numpy.median(seen))
    darkest = float(numpy.percentile(seen, DARKEST))
    if paper > DOTTED or paper - darkest < PALEST_PRINT:
        return None
    of_paper = seen > paper - AROUND
    if float((thinned(grey) - seen)[of_paper].std()) < COARSE:
        return None
    white = paper - GRAIN * float(seen[of_paper].std())
    even = (soft.astype("float32") - darkest) * (WHITE / (white - darkest))
    return numpy.clip(even, 0, 255).astype("uint8")
