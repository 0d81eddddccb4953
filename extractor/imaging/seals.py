"""Round seals: where they lie, and the page without those that came out grey.

Scanned in grey a seal is paler than print, though it may be much darker than paper. How dark it is
its own rim tells. In it only what is no darker fades; what is printed below it stays as dark as
elsewhere. A seal that is hardly paler than print cannot be told from it and stays: half of a digit
would go with it.
"""

from __future__ import annotations

import cv2
import numpy

from extractor.imaging.circles import NARROWEST, Circle, seal_circles
from extractor.imaging.pixels import (
    Grey,
    Mask,
    PixelBox,
    Shades,
    as_mask,
    block,
    closed,
    opened,
    shades_of,
    widened,
)

MARGIN = 0.06  # inches around a rim that its stroke may take
RIM = 0.03  # inches inside and outside of a rim in which its stroke is darkest
TURNS = 180  # places of a rim whose shade is measured
PARTED = 0.012  # inches around dark print whose own rim is pale
DARKER = 0.12  # share of the contrast by which a seal is darker than paper
LEAST_CONTRAST = 90  # shades between paper and print; with fewer the two cannot be told
STROKES = 0.5  # share of the contrast from which ink is print's strokes, not their rims
NEARLY_ALL = 95  # percentile of their shades inside
PALER = 0.25  # share of the contrast by which a seal is paler than print at least
PRINT_TO = 0.5  # of the way from print to seal up to which all is print
FADED = 0.8  # of that way from which all is paper
STRAIGHT = 0.6  # inches that a line of a table runs at least
BREAK = 0.03  # inches of it that are missing


def seal_boxes(grey: Grey, dpi: float) -> list[PixelBox]:
    """The squares around the round seals of a page, whatever their colour was."""
    shades = shades_of(grey)
    circles = seal_circles(grey, dpi, shades.paper - DARKER * shades.contrast)
    return [circle.box(grey.shape, MARGIN * dpi) for circle in circles]


def without_grey_seals(grey: Grey, dpi: int) -> Grey | None:
    """The page without the grey ink of its round seals; None where it has none."""
    if min(grey.shape) < NARROWEST * dpi:
        return None
    shades = shades_of(grey)
    if shades.contrast < LEAST_CONTRAST:
        return None
    circles = seal_circles(grey, dpi, shades.paper - DARKER * shades.contrast)
    if not circles:
        return None
    print_ = _palest_print(grey, circles, shades, dpi)
    made = None
    for circle in circles:
        faded = _without_seal(grey if made is None else made, circle, print_, shades, dpi)
        made = made if faded is None else faded
    return made


def _without_seal(
    grey: Grey, circle: Circle, print_: float, shades: Shades, dpi: int
) -> Grey | None:
    """The page without one seal; None where it is about as dark as print."""
    seal = _rim_shade(grey, circle, dpi)
    if seal - print_ < PALER * shades.contrast:
        return None
    box = circle.box(grey.shape, MARGIN * dpi)
    part = grey[box.part]
    strokes = _strokes(part, print_ + PRINT_TO * (seal - print_), shades, dpi)
    strokes &= 1 - _straight_lines(_all_ink(part, shades), dpi)  # a table's lines stay
    inked = (widened(strokes, 2 * _parted(dpi) + 3) > 0) & (_disc(circle, box, dpi) > 0)
    faded_from = print_ + FADED * (seal - print_)
    scale = (shades.paper - print_) / (faded_from - print_)
    lighter = print_ + (part.astype("float32") - print_) * scale
    lighter = numpy.clip(lighter, 0, shades.paper)
    made = grey.copy()
    made[box.part] = numpy.where(inked & (part > print_), lighter, part).astype("uint8")
    return made


def _palest_print(grey: Grey, circles: list[Circle], shades: Shades, dpi: int) -> float:
    """How dark nearly all strokes of print are inside, thin ones too; seals are left out, and lines
    of tables, which may be as pale as these."""
    seen = grey.copy()
    seen[_straight_lines(_all_ink(grey, shades), dpi) > 0] = 255
    for circle in circles:
        middle = round(circle.x), round(circle.y)
        cv2.circle(seen, middle, round(circle.radius + MARGIN * dpi), 255, -1)
    core = cv2.erode(seen, block(*(2 * _parted(dpi) + 1,) * 2))[::2, ::2]
    inked = seen[::2, ::2] < shades.paper - STROKES * shades.contrast
    return float(numpy.percentile(core[inked], NEARLY_ALL)) if inked.any() else shades.ink


def _rim_shade(grey: Grey, circle: Circle, dpi: int) -> float:
    """How dark the stroke of a rim usually is inside."""
    angle = numpy.linspace(0, 2 * numpy.pi, TURNS, endpoint=False)[:, None]
    reach = max(1, round(RIM * dpi))
    radius = circle.radius + numpy.arange(-reach, reach + 1)[None]
    high, wide = grey.shape
    columns = numpy.rint(circle.x + radius * numpy.cos(angle)).astype(int).clip(0, wide - 1)
    rows = numpy.rint(circle.y + radius * numpy.sin(angle)).astype(int).clip(0, high - 1)
    return float(numpy.median(grey[rows, columns].min(axis=1)))


def _disc(circle: Circle, box: PixelBox, dpi: int) -> Mask:
    """1 within the rim and its stroke, in the square around it."""
    disc = numpy.zeros((box.height, box.width), "uint8")
    middle = round(circle.x) - box.left, round(circle.y) - box.top
    cv2.circle(disc, middle, round(circle.radius + MARGIN * dpi), 1, -1)
    return disc


def _strokes(grey: Grey, print_to: float, shades: Shades, dpi: int) -> Mask:
    """1 where there is ink paler than print, off the rims of print."""
    dark = as_mask(grey <= print_to)
    pale = _all_ink(grey, shades) & (dark == 0)
    return as_mask((pale > 0) & (widened(dark, 2 * _parted(dpi) + 1) == 0))


def _straight_lines(mask: Mask, dpi: int) -> Mask:
    """1 on ink that runs level or upright for longer than any piece of a rim does."""
    gap, long = max(3, round(BREAK * dpi)), round(STRAIGHT * dpi)
    level = opened(closed(mask, block(1, gap)), block(1, long))
    upright = opened(closed(mask, block(gap, 1)), block(long, 1))
    return widened(level | upright, 3)


def _all_ink(grey: Grey, shades: Shades) -> Mask:
    return as_mask(grey < shades.paper - DARKER * shades.contrast)


def _parted(dpi: int) -> int:
    return max(1, round(PARTED * dpi))
