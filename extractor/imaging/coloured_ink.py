"""Coloured ink on a page: what is print stays, what was stamped or written over print fades.

Seals, signatures and ticks of a pen fade into the paper, black print under them is kept. Coloured
letters that stand free stay (an incoming stamp, a number in blue, an underlined heading), and where
a whole page is printed in one colour, ink of that colour is its print. Colours are told against the
paper's own, which may be tinted. Pictures are arrays of bytes, blue-green-red; 0 is black.
"""

from __future__ import annotations

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
    opened,
    pieces_of,
    thinned,
    widened,
    within,
)
from extractor.imaging.seals import seal_boxes

COLOURED = 0.0015  # pages with a larger share of strongly coloured pixels bear a seal
STRONG = 70  # shades between the colours of such pixels…
TINGED = 40  # …and of those that have colour at all
PEN = 0.012  # inches: the stroke of a pen is no narrower
TINTED = 10  # shades between the colours of paper that is not white
LETTER = 0.16  # inches: a letter of an incoming stamp is about as high
BLACK = 110  # black ink is no brighter in any of the colours…
HARDLY = 0.6  # …nor lie they further apart, as a share of the brightest: black on a marker's stroke
UNTINGED = 20  # shades between the colours of a black letter, on the whole
PALEST = 170  # coloured print is no brighter in grey; what is brighter marks print or paper
PALE = 155  # ink of a seal that has but a trace of its colour is brighter
PALE_RIM = 3  # pixels by which pale ink of a seal is
RIM = 5  # pixels by which coloured ink is taken wider, so that none of its rim stays
BLACK_BEHIND = 0.03  # share of a coloured digit's rectangle: more black is print below it
TOUCHING = 0.01  # share of a piece: with more of it black, it runs into print
DENSE = 0.4  # share of a rectangle that joined digits fill; strokes of a pen fill less
LONGEST_NUMBER = 12  # heights of a letter
LONGEST_BAR = 1.5  # heights of a letter: no letter has a longer level stroke; an underline has
FEWEST_LETTERS = 60  # of one colour, on a page that is printed in it; a seal has fewer
FEW_BLACK = 0.25  # times as many letters in black at most
ONE_HUE = 15  # degrees of the half circle of hues on either side that are one ink
FAINTLY = 15  # shades between the colours of a printed letter's edge


@dataclass(frozen=True, slots=True, eq=False)
class Extremes:
    """The brightest and the darkest of the three colours at each place."""

    brightest: Grey
    darkest: Grey

    @property
    def spread(self) -> Grey:
        """How far the colours lie apart: much in coloured ink, little in print and paper."""
        return cv2.subtract(self.brightest, self.darkest)


def _extremes(picture: numpy.ndarray) -> Extremes:
    blue, green, red = cv2.split(picture)
    return Extremes(
        brightest=cv2.max(cv2.max(blue, green), red),
        darkest=cv2.min(cv2.min(blue, green), red),
    )


def is_coloured(picture: numpy.ndarray, dpi: int) -> bool:
    """True where there is coloured ink: a seal, a signature, a stroke of a pen. Grey pictures have
    none; the rims of a colour that some scanners leave along black print are no ink."""
    if picture.ndim == 2:
        return False
    half = on_white(numpy.ascontiguousarray(picture[::2, ::2]))
    extremes = _extremes(half)
    strong = as_mask(extremes.spread > STRONG)
    inked, stroke = cv2.countNonZero(strong), PEN * LETTER * (dpi / 2) ** 2
    if inked <= stroke or inked > COLOURED * strong.size:
        return inked > stroke
    off_print = strong & (widened(as_mask(extremes.brightest < BLACK), RIM) == 0)
    return bool((pieces_of(off_print).areas[1:] > stroke).any())


@dataclass(frozen=True, slots=True, eq=False)
class Inks:
    """A page in grey, the brightest of its three colours at each place, 1 where its ink has a
    colour, 1 where it has a trace of one, and 1 where it is black."""

    grey: Grey
    brightest: Grey
    tinged: Mask
    hardly: Mask
    black: Mask

    def within(self, box: PixelBox) -> Inks:
        part = box.part
        return Inks(
            grey=self.grey[part],
            brightest=self.brightest[part],
            tinged=self.tinged[part],
            hardly=self.hardly[part],
            black=self.black[part],
        )


def _inks(picture: numpy.ndarray) -> Inks:
    extremes = _extremes(picture)
    spread = extremes.spread
    hardly = numpy.maximum(TINGED, HARDLY * extremes.brightest)
    return Inks(
        grey=cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY),
        brightest=extremes.brightest,
        tinged=as_mask(spread > TINGED),
        hardly=as_mask(spread > UNTINGED),
        black=as_mask((extremes.brightest < BLACK) & (spread <= hardly)),
    )


def without_coloured_ink(picture: numpy.ndarray, dpi: int) -> Grey:
    """The page in grey, its coloured ink faded into the paper, print and free letters kept."""
    inks = _inks(_with_print_black(on_white(picture), dpi))
    x, y, wide, high = cv2.boundingRect(widened(inks.tinged, RIM))
    faded = inks.brightest.copy()
    if not wide:
        return faded
    coloured = PixelBox(x, y, x + wide, y + high)
    faded[coloured.part] = _fade(inks.within(coloured), LETTER * dpi)
    return faded


def on_white(picture: numpy.ndarray) -> numpy.ndarray:
    """The picture as if its paper were white: each colour as bright on bare paper as the brightest
    of the three is."""
    some = thinned(picture).reshape(-1, 3)
    tint = numpy.median(some, axis=0)
    if tint.max() - tint.min() <= TINTED:
        return picture
    scales = tint.max() / numpy.maximum(tint, 1)
    shades = numpy.arange(256)
    made = [numpy.clip(shades * scale, 0, 255).astype("uint8") for scale in scales]
    return cv2.LUT(picture, numpy.stack(made, axis=-1)[None])


def _with_print_black(picture: numpy.ndarray, dpi: int) -> numpy.ndarray:
    """The picture; where the page is printed in one colour, with ink of that colour in grey."""
    hue = _hue_of_print(numpy.ascontiguousarray(picture[::2, ::2]), dpi / 2)
    if hue is None:
        return picture
    hues = cv2.cvtColor(picture, cv2.COLOR_BGR2HSV)[:, :, 0]
    print_like = _near(hues, hue) & (_extremes(picture).spread > FAINTLY)
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    return numpy.where(print_like[:, :, None], grey[:, :, None], picture)


def _hue_of_print(picture: numpy.ndarray, dpi: float) -> int | None:
    """The hue (0 to 179) in which nearly all letters of the page are printed; None where they are
    black or of several colours."""
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    pieces = pieces_of(as_mask(grey <= ink_threshold(grey)))
    letter = LETTER * dpi
    letters = within(pieces.heights, 0.3 * letter, 1.3 * letter) & (pieces.widths < 1.5 * letter)
    spread = _extremes(picture).spread
    sums = numpy.bincount(pieces.labels.ravel(), spread.ravel(), len(pieces.areas))
    in_colour = letters & (sums > UNTINGED * pieces.areas)
    in_colour[0] = letters[0] = False
    hues = cv2.cvtColor(picture, cv2.COLOR_BGR2HSV)[:, :, 0]
    own = hues[(pieces.mask(in_colour) > 0) & (spread > UNTINGED)]
    if in_colour.sum() < FEWEST_LETTERS:
        return None
    hue = int(numpy.bincount(own, minlength=180).argmax())
    if _near(own, hue).mean() < 1 - FEW_BLACK:
        return None
    black = letters.sum() - in_colour.sum()
    return hue if black <= FEW_BLACK * in_colour.sum() else None


def _near(hues: numpy.ndarray, hue: int) -> numpy.ndarray:
    """True for the hues that are one ink with `hue`; red lies at both ends of the scale."""
    apart = numpy.abs(hues.astype("int16") - hue)
    return numpy.minimum(apart, 180 - apart) <= ONE_HUE


def _fade(inks: Inks, letter: float) -> Grey:
    """A part of a page with its coloured ink faded, free letters kept as they are in grey.

    `letter` is a letter's height in pixels.
    """
    strong = widened(inks.tinged, RIM)
    seals = seal_boxes(inks.grey, letter / LETTER)
    for seal in seals:  # its ink is pale where it was pressed lightly
        strong[seal.part] |= _pale_ink(inks.within(seal))
    whitened = (inks.brightest.astype("int16") - 70) * 3  # 155 and more: paper
    whitened = numpy.clip(whitened, 0, 255)
    paper_like = numpy.maximum(whitened.astype("uint8"), inks.brightest)
    faded = numpy.where(strong > 0, paper_like, inks.brightest)
    dark = inks.tinged & (inks.grey < PALEST)
    pieces = _without_underlines(pieces_of(widened(dark, RIM)), dark, letter)
    narrow = pieces.widths < 3 * letter
    low = pieces.heights < 2 * letter
    crowded = _among_print(pieces, inks.black, letter)
    in_line = _in_line(pieces, inks.black, letter)
    free_letters = pieces.mask((narrow & low & ~crowded) | in_line) > 0
    for seal in seals:
        free_letters[seal.part] = False
    return numpy.where(free_letters, inks.grey, faded)


def _pale_ink(inks: Inks) -> Mask:
    """1 on ink of a seal that has a trace of its colour, off print: the thin strokes of black print
    have such a trace too where a seal runs over them."""
    off_print = widened(inks.black, 2 * PALE_RIM) == 0
    return widened(inks.hardly, PALE_RIM) & off_print & (inks.brightest > PALE)


def _without_underlines(pieces: Pieces, tinged: Mask, letter: float) -> Pieces:
    """The pieces of coloured ink; those that are a line of print joined by the rule below it, as
    the pieces that they are without it."""
    joined = pieces.mask((pieces.heights < 2 * letter) & (pieces.widths > 3 * letter))
    if not joined.any():
        return pieces
    rules = opened(tinged & joined, block(1, round(LONGEST_BAR * letter)))
    return pieces_of(widened(tinged & (rules == 0), RIM)) if rules.any() else pieces


def _among_print(
    pieces: Pieces,
    black: Mask,
    letter: float,
) -> numpy.ndarray:
    """For each piece of coloured ink, True where black print stands around it."""
    around = round(3 * letter), round(1.5 * letter)
    share = cv2.boxFilter(black.astype("float32"), -1, around)
    crowded = numpy.zeros(len(pieces.areas), bool)
    crowded[numpy.unique(pieces.labels[share > 0.03])] = True
    return crowded


def _in_line(
    pieces: Pieces,
    black: Mask,
    letter: float,
) -> numpy.ndarray:
    """For each piece of coloured ink, True where it is a sign or some digits in their own place: of
    the size of print, nothing black in its rectangle, no seal or signature around it. A stroke of a
    pen that runs into black print is none."""
    areas = pieces.widths * pieces.heights
    dense = pieces.areas > DENSE * areas
    narrow = pieces.widths < 3 * letter
    low = pieces.heights < 2 * letter
    print_like = low & (narrow | (dense & (pieces.widths < LONGEST_NUMBER * letter)))
    as_high = pieces.heights > 0.5 * letter
    as_wide = within(pieces.widths, 0.2 * letter, 1.2 * letter)
    alone = ~_inside_others(pieces, ~print_like, 0.5 * letter)
    free = (_share_in_boxes(black, pieces) < BLACK_BEHIND) & ~_touching(black, pieces)
    return print_like & (as_high | as_wide) & free & alone


def _touching(black: Mask, pieces: Pieces) -> numpy.ndarray:
    """For each piece, True where black ink stands at its very edge or in it."""
    counts = numpy.bincount(pieces.labels[black > 0], minlength=len(pieces.areas))
    return counts > TOUCHING * pieces.areas


def _share_in_boxes(where: Mask, pieces: Pieces) -> numpy.ndarray:
    """For each piece, the share of its rectangle where something is."""
    sums = cv2.integral(as_mask(where))
    upper, lower = sums[pieces.tops], sums[pieces.feet]
    each = numpy.arange(len(pieces.areas))
    left, right = pieces.lefts, pieces.rights
    inside = lower[each, right] - lower[each, left] - upper[each, right] + upper[each, left]
    return inside / numpy.maximum(1, pieces.widths * pieces.heights)


def _inside_others(pieces: Pieces, large: numpy.ndarray, margin: float) -> numpy.ndarray:
    """For each piece, True where it touches the rectangle of a large one, grown by a margin."""
    found = numpy.zeros(len(pieces.areas), bool)
    for number in pieces.numbers(large):
        box = pieces.box(number)
        across = (pieces.lefts < box.right + margin) & (pieces.rights > box.left - margin)
        found |= across & (pieces.tops < box.foot + margin) & (pieces.feet > box.top - margin)
    return found
