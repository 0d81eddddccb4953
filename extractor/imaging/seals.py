"""Round seals: where they lie, by their rim, and the page without those that came out grey.

A seal's rim is a circle as wide as seals are: most of it is inked, hardly anything right outside of
it. Scanned in grey a seal is paler than print. In it only what is paler fades: print below it, dark
as elsewhere, stays.
"""

from __future__ import annotations

import cv2
import numpy

from extractor.imaging.pixels import (
    Grey,
    Mask,
    PixelBox,
    Shades,
    as_mask,
    binned,
    block,
    closed,
    opened,
    pieces_of,
    shades_of,
    widened,
)

SMALL_DPI = 50  # at which circles are looked for
NARROWEST, WIDEST = 0.5, 1.0  # inches from a seal's middle to its rim
RADII = 16  # that are tried between them
RIM = 3  # pixels at that size that a rim takes at most, as round as it is
OUTSIDE = 5  # pixels beyond a rim at which there is paper
INKED, BARE = 0.6, 0.4  # share of a rim that is inked, and of the circle outside of it at most
NEARLY = 0.85  # share of the most inked rim's ink that a wider one has
ARC = 0.06  # inches: smaller pieces of ink are no part of a rim
LONG_ARC = 0.2  # inches: pieces of print are shorter
FEWEST_ARCS = 0.5  # share of the narrowest circle that these make up before one is looked for
STRAIGHT = 0.6  # inches that a line of a table runs at least
BREAK, CROSSING = 0.03, 0.08  # inches of it that are missing; so where a darker line crosses it
PARTED = 0.012  # inches around dark print whose own rim is pale
PRINT_TO = 0.22  # share of the contrast above the darkest print up to which all is print
DARKER = 0.12  # share of the contrast by which a seal is darker than paper
LEAST_CONTRAST = 90  # shades between paper and print; with fewer the two cannot be told


def seal_box(mask: Mask, dpi: float) -> PixelBox | None:
    """The square around the round seal among marked ink; None where there is none. The straight
    lines of a table and the digits between them look like a rim from afar."""
    parts = pieces_of(mask & (1 - _straight_lines(mask, dpi, CROSSING)))
    reaches = numpy.maximum(parts.widths, parts.heights)
    reaches[0] = 0
    if reaches[reaches > LONG_ARC * dpi].sum() < FEWEST_ARCS * 2 * numpy.pi * NARROWEST * dpi:
        return None
    factor = SMALL_DPI / dpi
    size = tuple(max(1, round(side * factor)) for side in reversed(mask.shape))
    arcs = cv2.resize(parts.mask(reaches > ARC * dpi) * 255, size, interpolation=cv2.INTER_AREA)
    found = _best_circle(as_mask(arcs > 24))
    if found is None:
        return None
    x, y, radius = found
    reach = radius + RIM
    return PixelBox(
        left=max(0, round((x - reach) / factor)),
        top=max(0, round((y - reach) / factor)),
        right=min(mask.shape[1], round((x + reach + 1) / factor)),
        foot=min(mask.shape[0], round((y + reach + 1) / factor)),
    )


def _straight_lines(mask: Mask, dpi: float, longest_break: float) -> Mask:
    """1 on ink that runs level or upright for longer than any piece of a rim does, its breaks so
    many inches long at most."""
    gap, long = max(3, round(longest_break * dpi)), round(STRAIGHT * dpi)
    level = opened(closed(mask, block(1, gap)), block(1, long))
    upright = opened(closed(mask, block(gap, 1)), block(long, 1))
    return widened(level | upright, 3)


def _best_circle(arcs: Mask) -> tuple[int, int, int] | None:
    """Middle and radius of the widest of the circles that are inked most, as a seal's rim is; None
    where none is. A seal has a rim within its rim."""
    marked = arcs.astype("float32")
    best, found = 0.0, None
    for radius in numpy.linspace(NARROWEST, WIDEST, RADII) * SMALL_DPI:
        rim = cv2.filter2D(marked, -1, _ring(radius), borderType=cv2.BORDER_CONSTANT)
        _, most, _, (x, y) = cv2.minMaxLoc(rim)
        if most <= max(INKED, NEARLY * best):
            continue
        if _share_at(marked, x, y, radius + OUTSIDE) < BARE:
            best, found = max(best, most), (x, y, round(radius))
    return found


def _ring(radius: float) -> numpy.ndarray:
    """A ring as the weights of a mean over it."""
    side = round(radius) + RIM
    ring = numpy.zeros((2 * side + 1, 2 * side + 1), "float32")
    cv2.circle(ring, (side, side), round(radius), 1.0, 1)
    return ring / ring.sum()


def _share_at(marked: numpy.ndarray, x: int, y: int, radius: float) -> float:
    """Which share of a circle is inked."""
    ring = _ring(radius)
    side = len(ring) // 2
    wider = cv2.copyMakeBorder(marked, side, side, side, side, cv2.BORDER_CONSTANT, value=0)
    return float((wider[y : y + len(ring), x : x + len(ring)] * ring).sum())


def without_grey_seals(grey: Grey, dpi: int) -> Grey | None:
    """The page without the grey ink of its round seals; None where it has none."""
    if min(grey.shape) < NARROWEST * dpi:
        return None
    shades = shades_of(grey)
    if shades.contrast < LEAST_CONTRAST:
        return None
    half = binned(grey, 2)
    box = seal_box(_pale_strokes(half, shades, dpi / 2), dpi / 2)
    if box is None:
        return None
    made = grey.copy()
    rows, columns = (slice(2 * run.start, 2 * run.stop) for run in box.part)
    part = grey[rows, columns]
    lines = _straight_lines(_all_ink(part, shades), dpi, BREAK)
    seal = widened(_pale_strokes(part, shades, dpi) & (1 - lines), 3)
    pale = part > _print_to(shades)
    made[rows, columns][(seal > 0) & pale] = round(shades.paper)
    return made


def _pale_strokes(grey: Grey, shades: Shades, dpi: float) -> Mask:
    """1 where there is ink paler than print, off the rims of print."""
    dark = as_mask(grey <= _print_to(shades))
    pale = _all_ink(grey, shades) & (dark == 0)
    return as_mask((pale > 0) & (widened(dark, 2 * max(1, round(PARTED * dpi)) + 1) == 0))


def _all_ink(grey: Grey, shades: Shades) -> Mask:
    return as_mask(grey < shades.paper - DARKER * shades.contrast)


def _print_to(shades: Shades) -> float:
    return shades.ink + PRINT_TO * shades.contrast
