"""A page's picture made easier to read: coloured ink, uneven light, specks, dark edges, slant.

Each step looks first whether the page needs it; the figures that speak for each are in
benchmarks/README.md. Pictures are arrays of bytes, 0 black; what was done is told by name.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import cv2
import numpy

from extractor.imaging.coloured_ink import is_coloured, without_coloured_ink
from extractor.imaging.dithered_paper import without_dots
from extractor.imaging.fills import without_fills
from extractor.imaging.leaders import without_leaders
from extractor.imaging.pen_loops import without_pen_loops
from extractor.imaging.pixels import (
    Grey,
    Mask,
    as_mask,
    block,
    closed,
    opened,
    pieces_of,
    shades_of,
    shrunk,
    widened,
)
from extractor.imaging.seals import without_grey_seals
from extractor.imaging.specks import speckled, without_specks
from extractor.imaging.streaks import without_streaks

StepName = Literal[
    "dots",
    "fills",
    "colour",
    "light",
    "watermark",
    "edges",
    "streaks",
    "seals",
    "loops",
    "faint",
    "specks",
    "leaders",
    "slant",
]

cv2.setNumThreads(1)  # pages are read side by side; threads within one only cost
UNEVEN = 0.06  # pages whose paper varies more in brightness, as a share of white, are evened
DIM = 215  # pages whose paper is nowhere brighter are evened too
BLANK = 12  # shades between paper and darkest print below which nothing is printed
FAINT = 135  # with fewer shades between them print is faint…
GRAIN = 8  # …as many belong to the paper…
DARKENED = 200  # …and the darkest ink around a place becomes so many darker than paper…
PALEST = 30  # …but for what is paler than this: that may be none
PALE = 0.004  # pages with a larger share under pale strokes bear a watermark
SLANT = 0.35  # degrees; pages that slant less are left as they are
STEEPEST = 5.0  # degrees; no greater slant is looked for
LETTER = 0.16  # inches: a letter of an incoming stamp is about as high
DARK_EDGE = 0.3  # rows and columns with less than this share dark end a dark edge
STROKE = 0.04  # inches at half the size: strokes of print are thinner than a watermark's


@dataclass(frozen=True, eq=False)
class Picture:
    """A grey page and the steps done to it, in their order.

    `slant` is how many degrees print ran up to the right before the page was straightened.
    """

    grey: Grey
    steps: tuple[StepName, ...] = ()
    slant: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A page on its way through the steps: as it came, in grey as it is now, dots per inch."""

    picture: numpy.ndarray
    grey: Grey
    dpi: int


def clean_picture(
    picture: numpy.ndarray,
    dpi: int,
    only: tuple[str, ...] | None = None,
) -> Picture:
    """The page in grey after the steps that it needs.

    `picture` is grey or blue-green-red. `only` names the steps that may be taken; None allows all.
    """
    sheet, steps = _after(STEPS, Sheet(picture, grey_of(picture), dpi), only)
    slant = find_slant(sheet.grey) if only is None or "slant" in only else 0.0
    if abs(slant) < SLANT:
        slant = 0.0
    else:
        sheet, steps = replace(sheet, grey=straighten(sheet.grey, slant)), (*steps, "slant")
    sheet, last = _after(LEVEL_STEPS, sheet, only)
    return Picture(sheet.grey, (*steps, *last), slant)


def _after(
    possible: dict[StepName, Callable[[Sheet], Sheet | None]],
    sheet: Sheet,
    only: tuple[str, ...] | None,
) -> tuple[Sheet, tuple[StepName, ...]]:
    """The page after those of the steps that it needs, and their names."""
    taken: tuple[StepName, ...] = ()
    for name, step in possible.items():
        cleaned = step(sheet) if only is None or name in only else None
        if cleaned is not None:
            sheet, taken = cleaned, (*taken, name)
    return sheet, taken


def _dots_step(sheet: Sheet) -> Sheet | None:
    even = without_dots(sheet.grey, sheet.dpi)
    return None if even is None else replace(sheet, picture=even, grey=even)


def _fills_step(sheet: Sheet) -> Sheet | None:
    filled = without_fills(sheet.picture, sheet.grey, sheet.dpi)
    return None if filled is None else replace(sheet, picture=filled, grey=grey_of(filled))


def _colour_step(sheet: Sheet) -> Sheet | None:
    picture = _in_even_light(sheet)
    if not is_coloured(picture, sheet.dpi):
        return None
    return replace(sheet, grey=without_coloured_ink(picture, sheet.dpi))


def _in_even_light(sheet: Sheet) -> numpy.ndarray:
    """The page's picture, a dim or unevenly lit one with each colour divided by that of its paper:
    in little light the colours of ink lie as close together as those of paper do in much."""
    if sheet.picture.ndim == 2 or not uneven(sheet.grey):
        return sheet.picture
    return cv2.merge([even_light(colour) for colour in cv2.split(sheet.picture)])


def _light_step(sheet: Sheet) -> Sheet | None:
    return replace(sheet, grey=even_light(sheet.grey)) if uneven(sheet.grey) else None


def _watermark_step(sheet: Sheet) -> Sheet | None:
    if not watermarked(sheet.grey, sheet.dpi):
        return None
    return replace(sheet, grey=without_watermark(sheet.grey, sheet.dpi))


def _edges_step(sheet: Sheet) -> Sheet | None:
    return replace(sheet, grey=without_edges(sheet.grey)) if dark_edge(sheet.grey) else None


def _seals_step(sheet: Sheet) -> Sheet | None:
    cleaned = without_grey_seals(sheet.grey, sheet.dpi)
    return None if cleaned is None else replace(sheet, grey=cleaned)


def _loops_step(sheet: Sheet) -> Sheet | None:
    cleaned = without_pen_loops(sheet.grey, sheet.dpi)
    return None if cleaned is None else replace(sheet, grey=cleaned)


def _streaks_step(sheet: Sheet) -> Sheet | None:
    cleaned = without_streaks(sheet.grey, sheet.dpi)
    return None if cleaned is None else replace(sheet, grey=cleaned)


def _faint_step(sheet: Sheet) -> Sheet | None:
    if not faint(sheet.grey):
        return None
    return replace(sheet, grey=darkened(sheet.grey, sheet.dpi))


def _specks_step(sheet: Sheet) -> Sheet | None:
    if not speckled(sheet.grey, sheet.dpi):
        return None
    return replace(sheet, grey=without_specks(sheet.grey, sheet.dpi))


def _leaders_step(sheet: Sheet) -> Sheet | None:
    cleaned = without_leaders(sheet.grey, sheet.dpi)
    return None if cleaned is None else replace(sheet, grey=cleaned)


# Each step gives the page that it made; None where the page does not need the step.
STEPS: dict[StepName, Callable[[Sheet], Sheet | None]] = {
    "dots": _dots_step,
    "fills": _fills_step,
    "colour": _colour_step,
    "light": _light_step,
    "watermark": _watermark_step,
    "edges": _edges_step,
    "streaks": _streaks_step,
    "seals": _seals_step,
    "loops": _loops_step,
    "faint": _faint_step,
    "specks": _specks_step,
}
# And of the page set level: dots of one row are told by their height.
LEVEL_STEPS: dict[StepName, Callable[[Sheet], Sheet | None]] = {"leaders": _leaders_step}


def grey_of(picture: numpy.ndarray) -> Grey:
    """The picture in grey: a grey one itself, a blue-green-red one converted."""
    if picture.ndim == 2:
        return picture
    return cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)


def turn(picture: numpy.ndarray, degrees: int) -> numpy.ndarray:
    """The picture turned clockwise by 0, 90, 180 or 270 degrees."""
    if not degrees:
        return picture
    quarters = -degrees // 90 % 4  # anticlockwise
    return numpy.ascontiguousarray(numpy.rot90(picture, quarters))


def lies(grey: Grey) -> bool:
    """True where lines of print run up the page.

    Ink is then parted more sharply into columns than into rows.
    """
    small = 255.0 - shrunk(grey, 700, 700)
    small[small < 60] = 0
    middle = small[40:-40, 40:-40]
    by_rows = _sharpness(middle.sum(axis=1))
    by_columns = _sharpness(middle.sum(axis=0))
    return by_columns > 1.5 * by_rows


def _sharpness(profile: numpy.ndarray) -> float:
    """How sharply ink is parted into rows: the squared steps from each row's ink to the next."""
    steps = numpy.diff(profile)
    return float(numpy.square(steps).sum())


def paper(grey: Grey) -> Grey:
    """How bright the paper is at each place, at a quarter of the size: print is closed over, the
    rest smoothed."""
    small = cv2.resize(
        grey,
        None,
        fx=0.25,
        fy=0.25,
        interpolation=cv2.INTER_AREA,
    )
    without_print = closed(small, block(15, 15))
    return cv2.medianBlur(without_print, 21)


def uneven(grey: Grey) -> bool:
    """True where the paper is brighter in some places than in others, or dim in all."""
    light = paper(grey)
    low, high = numpy.percentile(light, (5, 95))
    return bool(high - low > UNEVEN * 255 or high < DIM)


def even_light(grey: Grey) -> Grey:
    """The page with the brightness of every place divided by that of its paper."""
    high, wide = grey.shape
    light = paper(grey)
    light = cv2.resize(light, (wide, high), interpolation=cv2.INTER_LINEAR)
    light = numpy.maximum(light, 40)
    return cv2.divide(grey, light, scale=245)


def dark_edge(grey: Grey) -> bool:
    """True where a dark strip runs along a border of the page."""
    return bool(_edge_ink(grey).any())


def without_edges(grey: Grey) -> Grey:
    """The page with the dark strips along its borders painted white."""
    made = grey.copy()
    made[_edge_ink(grey)] = 255
    return made


def _edge_ink(grey: Grey) -> Mask:
    """True on dark strips along a border."""
    dark = grey < 110
    columns = dark.mean(axis=0)
    rows = dark.mean(axis=1)
    high, wide = grey.shape
    right = wide - _strip_width(columns[::-1])
    foot = high - _strip_width(rows[::-1])
    mask = numpy.zeros(grey.shape, bool)
    mask[:, : _strip_width(columns)] = True
    mask[:, right:] = True
    mask[: _strip_width(rows), :] = True
    mask[foot:, :] = True
    return mask


def _strip_width(dark: numpy.ndarray) -> int:
    """How many of the first rows (or columns) are a dark strip, with three more for its rim.

    `dark` is the dark share of each. 0 where the first is bright, or where all of the first twelfth
    are dark: that is no edge but a picture.
    """
    edge = dark[: len(dark) // 12]
    bright = numpy.flatnonzero(edge < DARK_EDGE)
    if not len(bright) or not bright[0]:
        return 0
    return min(len(edge), int(bright[0]) + 3)


def faint(grey: Grey) -> bool:
    """True where even the darkest print is pale: little toner, or a copy of such a page."""
    shades = shades_of(grey)
    return BLANK < shades.contrast < FAINT


def darkened(grey: Grey, dpi: int) -> Grey:
    """The page with its print as dark in every place: each place's ink is held against the darkest
    around it, so that letters in pale streaks are whole again. The paper's grain is left out."""
    shades = shades_of(grey)
    ink = numpy.clip(shades.paper - GRAIN - grey.astype("float32"), 0, 255)
    letter = max(3, round(LETTER * 0.75 * dpi))
    darkest = cv2.dilate(cv2.GaussianBlur(ink, (0, 0), 0.8), block(letter, letter))
    darkest = cv2.GaussianBlur(darkest, (0, 0), 0.05 * dpi)
    even = ink * (DARKENED / numpy.maximum(darkest, PALEST))
    return numpy.clip(245 - even, 0, 255).astype("uint8")


def watermarked(grey: Grey, dpi: int) -> bool:
    """True where there are broad pale strokes, far wider than those of print."""
    return float(_pale(grey, dpi).mean()) > PALE


def without_watermark(grey: Grey, dpi: int) -> Grey:
    """The page with its broad pale strokes taken for darker paper, and every place divided by its
    paper."""
    brightness = shades_of(grey).paper
    high, wide = grey.shape
    pale = widened(_pale(grey, dpi), 5)
    pale = cv2.resize(pale, (wide, high), interpolation=cv2.INTER_NEAREST)
    level = float(numpy.median(grey[pale > 0]))
    half_way = brightness - 0.5 * (brightness - level)
    near = (pale > 0) & (grey < half_way)
    light = numpy.where(near, level, brightness).astype("float32")
    light = cv2.GaussianBlur(light, (0, 0), 1.0)
    made = grey * (brightness / light)
    return numpy.clip(made, 0, 255).astype("uint8")


def _pale(grey: Grey, dpi: int) -> Mask:
    """1, at half the size, inside the strokes of a watermark.

    They are at most half as dark as print, over two millimetres wide, and do not touch the page's
    border. A page without dark print has none.
    """
    small = cv2.resize(
        grey,
        None,
        fx=0.5,
        fy=0.5,
        interpolation=cv2.INTER_AREA,
    )
    shades = shades_of(grey)
    if shades.contrast < 100:
        return numpy.zeros_like(small)
    darker_than_paper = small < shades.paper - 0.08 * shades.contrast
    paler_than_print = small > shades.ink + 0.4 * shades.contrast
    band = as_mask(darker_than_paper & paler_than_print)
    broad = round(STROKE * dpi)
    pieces = pieces_of(opened(band, block(broad, broad)))
    high, wide = small.shape
    off_upper_left = (pieces.lefts > 2) & (pieces.tops > 2)
    off_right = pieces.rights < wide - 2
    off_foot = pieces.feet < high - 2
    return pieces.mask(off_upper_left & off_right & off_foot)


def find_slant(grey: Grey) -> float:
    """Degrees by which lines of print run up to the right; 0 where none can be told.

    It is the angle at which rows of ink are parted most sharply.
    """
    wide = 700
    page_high, page_wide = grey.shape[:2]
    high = max(1, round(page_high * wide / page_wide))
    small = shrunk(grey, wide, high)
    rows, columns = numpy.nonzero(small < 195)
    ink = 255.0 - small[rows, columns]
    above = wide * math.sin(math.radians(STEEPEST + 1))  # so that no row lies above the first

    def sharpness(angle: float) -> float:
        slope = math.radians(angle)
        height = rows * math.cos(slope) + columns * math.sin(slope) + above
        row = height.round().astype(int)
        return _sharpness(numpy.bincount(row, ink))

    if not len(ink):
        return 0.0
    coarse = numpy.arange(-STEEPEST, STEEPEST + 0.1, 0.5)
    best = max(coarse, key=sharpness)
    fine = numpy.arange(best - 0.4, best + 0.41, 0.1)
    best = max(fine, key=sharpness)
    told = sharpness(best) > 1.02 * sharpness(0.0)
    return round(float(best), 2) if told else 0.0


def straighten(grey: Grey, slant: float) -> Grey:
    """The page turned about its middle so that print runs level; the size stays.

    Corners that come from outside the page are white.
    """
    high, wide = grey.shape
    middle = wide / 2, high / 2
    matrix = cv2.getRotationMatrix2D(middle, -slant, 1)
    return cv2.warpAffine(
        grey,
        matrix,
        (wide, high),
        flags=cv2.INTER_LINEAR,
        borderValue=255,
    )
