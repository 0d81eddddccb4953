"""Where lines of print run on a page: places along pieces of lines, measured on a small picture.

Pictures are grey arrays, 0 black.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy

from extractor.imaging.pixels import (
    Grey,
    Mask,
    PixelBox,
    as_mask,
    binned,
    block,
    closed,
    opened,
    pieces_of,
    within,
)

WIDE = 560  # pixels to which a page is about shrunk to see how its lines run
STEP = 6  # pixels of the shrunk page from one measured place of a line to the next
SHORTEST = 42  # pixels; shorter pieces of a line say too little of their direction
FEWEST = 12  # pieces of lines below which nothing is said of a page
AROUND = 21  # pixels around a place whose mean brightness is its paper's
FAINTEST = 12  # shades by which ink is darker than that at least
HIGHEST, WIDEST = 22, 56  # pixels; larger pieces of ink are rules, frames and seals
AT_RIM = 0.015  # of a picture's width: pieces that begin so near its rim go on beyond it
GAP = 10  # pixels between letters and words of a line


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Places along pieces of lines, each number a piece of its own; x and y run from -1 to 1 over
    the width of the page (y by the same measure)."""

    x: numpy.ndarray
    y: numpy.ndarray
    piece: numpy.ndarray

    def chosen(self, which: numpy.ndarray) -> Places:
        return Places(self.x[which], self.y[which], self.piece[which])


def rows_of_print(grey: Grey) -> numpy.ndarray:
    """Where pieces of lines of print have their middle, each as x and y in pixels."""
    small = small_of(grey)
    places = places_of(small)
    if places is None:
        return numpy.zeros((0, 2))
    count = numpy.bincount(places.piece)
    x = numpy.bincount(places.piece, places.x) / count
    y = numpy.bincount(places.piece, places.y) / count
    half = grey.shape[1] / 2
    return numpy.stack([(x + 1) * half, y * half + grey.shape[0] / 2], axis=-1)


@dataclass(frozen=True, slots=True, eq=False)
class PrintedRuns:
    """Where pieces of lines of print begin and where they end, as x and y in pixels, one by one."""

    begins: numpy.ndarray
    ends: numpy.ndarray

    def at_rim(self, wide: int) -> numpy.ndarray:
        """For each piece True where it goes on beyond the left or right rim of a picture that is so
        wide: print of another sheet, or of a page that is not whole in it."""
        near = AT_RIM * wide
        return (self.begins[:, 0] < near) | (self.ends[:, 0] > wide - near)


def runs_of_print(grey: Grey) -> PrintedRuns:
    """Where the pieces of a page's lines of print begin and end."""
    places = places_of(small_of(grey))
    if places is None:
        return PrintedRuns(numpy.zeros((0, 2)), numpy.zeros((0, 2)))
    order = numpy.lexsort((places.x, places.piece))
    piece = places.piece[order]
    begins = numpy.diff(piece, prepend=-1) != 0
    last = numpy.append(begins[1:], True)
    half = grey.shape[1] / 2
    x, y = (places.x[order] + 1) * half, places.y[order] * half + grey.shape[0] / 2
    along = numpy.stack([x, y], axis=-1)
    return PrintedRuns(along[begins], along[last])


def small_of(grey: Grey) -> Grey:
    return binned(grey, max(1, round(grey.shape[1] / WIDE)))


def _print_of(small: Grey) -> Mask:
    """1 where ink is darker than the paper around it, whatever the light; rules, seals and what is
    no print taken out."""
    around = cv2.blur(small, (AROUND, AROUND))
    paler = cv2.subtract(around, small)
    ink = as_mask((paler > FAINTEST) & (paler > around // 8))
    pieces = pieces_of(ink)
    low = within(pieces.heights, 1, HIGHEST)
    narrow = pieces.widths < WIDEST
    return pieces.mask(low & narrow)


def places_of(small: Grey) -> Places | None:
    """Places in the middle of pieces of lines of print; None where there are too few pieces."""
    ink = _print_of(small)
    run = opened(closed(ink, block(1, GAP)), block(2, 7))
    pieces = pieces_of(run)
    thick = pieces.areas / numpy.maximum(1, pieces.widths)
    long = pieces.widths > SHORTEST
    if long[1:].sum() < FEWEST:
        return None
    usual = float(numpy.median(thick[1:][long[1:]]))
    alone = within(thick, 0.5 * usual, 1.6 * usual)
    numbers = pieces.numbers(long & alone)
    if len(numbers) < FEWEST:
        return None
    found = [_middles(pieces.labels[pieces.box(n).part] == n, n, pieces.box(n)) for n in numbers]
    made = numpy.concatenate(found)
    high, wide = small.shape
    half = wide / 2
    _, piece = numpy.unique(made[:, 2], return_inverse=True)
    return Places(
        x=(made[:, 0] - half) / half,
        y=(made[:, 1] - high / 2) / half,
        piece=piece,
    )


def _middles(shape: Mask, number: int, box: PixelBox) -> numpy.ndarray:
    """The middles of a piece every STEP pixels: column, row, the piece's number."""
    rows = numpy.arange(shape.shape[0])[:, None]
    usable = shape.shape[1] // STEP * STEP
    part = shape[:, :usable].reshape(shape.shape[0], -1, STEP)
    ink = part.sum(axis=2)
    count = ink.sum(axis=0)
    filled = count > STEP
    middle = (ink * rows).sum(axis=0)[filled] / count[filled]
    columns = (numpy.arange(len(count)) * STEP + STEP / 2)[filled]
    return numpy.column_stack(
        [
            columns + box.left,
            middle + box.top,
            numpy.full(len(columns), number),
        ]
    )


def about_mean(values: numpy.ndarray, places: Places) -> numpy.ndarray:
    """Each value less the mean of its piece; `values` may have columns."""
    count = numpy.bincount(places.piece)
    if values.ndim == 1:
        return values - (numpy.bincount(places.piece, values) / count)[places.piece]
    columns = [about_mean(column, places) for column in values.T]
    return numpy.stack(columns, axis=-1)
