"""A page's picture made easier to read: coloured ink, uneven light, specks, dark edges, slant.

Each step looks first whether the page needs it; the figures that speak for each are in
benchmarks/README.md. Pictures are arrays, 0 black; what was done is told by name.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy

cv2.setNumThreads(1)  # pages are read side by side; threads within one only cost
COLOURED = 0.0015  # share of strongly coloured pixels from which a seal is on the page
UNEVEN = 0.06  # spread of the paper's brightness, as a share of white
SPECKS = 250  # specks on a page from which they are removed
PALE = 0.004  # share of the page under pale strokes from which it bears a watermark
SLANT = 0.35  # degrees from which a page is straightened
STEEPEST = 5.0


@dataclass(frozen=True, eq=False)
class Picture:
    """A grey page, and what was done to it; `slant` is in degrees, anticlockwise, as it was."""

    grey: numpy.ndarray
    steps: tuple[str, ...] = ()
    slant: float = 0.0


def clean_picture(picture: numpy.ndarray, dpi: int, only: tuple[str, ...] | None = None) -> Picture:
    """Take what the page needs of the steps (all of them, or `only` the named ones)."""
    steps = []
    grey = grey_of(picture)
    for name, wanted, step in (
        ("colour", lambda: coloured(picture), lambda: without_colour(picture, dpi)),
        ("light", lambda: uneven(grey), lambda: even_light(grey)),
        ("watermark", lambda: watermarked(grey, dpi), lambda: without_watermark(grey, dpi)),
        ("edges", lambda: dark_edge(grey), lambda: without_edges(grey)),
        ("specks", lambda: speckled(grey, dpi), lambda: without_specks(grey, dpi)),
    ):
        if (only is None or name in only) and wanted():
            grey = step()
            steps.append(name)
    slant = find_slant(grey) if only is None or "slant" in only else 0.0
    if abs(slant) >= SLANT:
        return Picture(straighten(grey, slant), (*steps, "slant"), slant)
    return Picture(grey, tuple(steps))


def grey_of(picture: numpy.ndarray) -> numpy.ndarray:
    return picture if picture.ndim == 2 else cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)


def turn(picture: numpy.ndarray, degrees: int) -> numpy.ndarray:
    """Clockwise by 0, 90, 180 or 270."""
    return numpy.ascontiguousarray(numpy.rot90(picture, -degrees // 90 % 4)) if degrees else picture


def lies(grey: numpy.ndarray) -> bool:
    """Do lines of print run up the page? Ink is then parted more sharply across than along."""
    small = 255.0 - cv2.resize(grey, (700, 700), interpolation=cv2.INTER_AREA)
    small[small < 60] = 0
    rows, columns = (
        float(numpy.square(numpy.diff(small[40:-40, 40:-40].sum(axis=axis))).sum())
        for axis in (1, 0)
    )
    return columns > 1.5 * rows


def coloured(picture: numpy.ndarray) -> bool:
    """Is there red or blue ink (a seal, a signature)?"""
    if picture.ndim == 2:
        return False
    brightest, darkest = _extremes(numpy.ascontiguousarray(picture[::2, ::2]))
    return float((cv2.subtract(brightest, darkest) > 70).mean()) > COLOURED


def _extremes(picture: numpy.ndarray) -> tuple[numpy.ndarray, numpy.ndarray]:
    """(the greatest, the least) of the three colours at each place."""
    blue, green, red = cv2.split(picture)
    return cv2.max(cv2.max(blue, green), red), cv2.min(cv2.min(blue, green), red)


def without_colour(picture: numpy.ndarray, dpi: int) -> numpy.ndarray:
    """Rings, frames and strokes of coloured ink faded into the paper, black print under them
    kept; coloured letters that stand free (an incoming stamp's) stay."""
    grey = grey_of(picture)
    brightest, darkest = _extremes(picture)
    strong = cv2.dilate(
        (cv2.subtract(brightest, darkest) > 40).astype("uint8"), numpy.ones((5, 5), "uint8")
    )
    x, y, wide, high = cv2.boundingRect(strong)
    part = slice(y, y + high), slice(x, x + wide)
    faded = brightest.copy()
    faded[part] = _fade(grey[part], brightest[part], strong[part], 0.16 * dpi)
    return faded


def _fade(
    grey: numpy.ndarray, brightest: numpy.ndarray, strong: numpy.ndarray, letter: float
) -> numpy.ndarray:
    white = numpy.clip((brightest.astype("int16") - 70) * 3, 0, 255).astype(
        "uint8"
    )  # 155 and more: paper
    faded = numpy.where(strong > 0, numpy.maximum(white, brightest), brightest)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(strong, connectivity=8)
    black = cv2.boxFilter(
        (brightest < 110).astype("float32"), -1, (round(3 * letter), round(1.5 * letter))
    )
    crowded = numpy.zeros(len(stats), bool)
    crowded[numpy.unique(labels[(black > 0.03) & (strong > 0)])] = True
    small = (stats[:, cv2.CC_STAT_WIDTH] < 3 * letter) & (stats[:, cv2.CC_STAT_HEIGHT] < 2 * letter)
    keep = small & ~crowded
    keep[0] = False
    return numpy.where(keep[labels], grey, faded)


def paper(grey: numpy.ndarray) -> numpy.ndarray:
    """Brightness of the paper at each place: print closed over, smoothed; a quarter of the size."""
    small = cv2.resize(grey, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, numpy.ones((15, 15), "uint8"))
    return cv2.medianBlur(closed, 21)


def uneven(grey: numpy.ndarray) -> bool:
    low, high = numpy.percentile(paper(grey), (5, 95))
    return high - low > UNEVEN * 255 or high < 215


def even_light(grey: numpy.ndarray) -> numpy.ndarray:
    """Every place divided by its paper."""
    light = cv2.resize(paper(grey), (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(grey, numpy.maximum(light, 40), scale=245)


def dark_edge(grey: numpy.ndarray) -> bool:
    return bool(_edge_ink(grey).any())


def without_edges(grey: numpy.ndarray) -> numpy.ndarray:
    made = grey.copy()
    made[_edge_ink(grey)] = 255
    return made


def _edge_ink(grey: numpy.ndarray) -> numpy.ndarray:
    """Dark strips along a border: rows or columns from the edge on that are mostly dark."""
    dark = grey < 110
    mask = numpy.zeros(grey.shape, bool)
    for axis, size in ((0, grey.shape[1]), (1, grey.shape[0])):
        share = dark.mean(axis=axis)
        for order in (range(size // 12), range(size - 1, size - 1 - size // 12, -1)):
            last = next((n for n, k in enumerate(order) if share[k] < 0.3), 0)
            for k in list(order)[: last + 3 if last else 0]:
                mask[(slice(None), k) if axis == 0 else (k, slice(None))] = True
    return mask


def speckled(grey: numpy.ndarray, dpi: int) -> bool:
    """Are there many specks? Counted on a band across the middle."""
    high = grey.shape[0]
    return bool(_speck_areas(grey[2 * high // 5 : 3 * high // 5], dpi)[0].sum() > SPECKS / 5)


def _speck_areas(grey: numpy.ndarray, dpi: int) -> tuple[numpy.ndarray, numpy.ndarray]:
    """(for each piece of ink whether it is a speck, the pieces' labels): lone dots far smaller
    than a full stop."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(
        (grey <= _level(grey)).astype("uint8"), connectivity=8
    )
    small = stats[:, cv2.CC_STAT_AREA] <= max(2, round(6 * (dpi / 200) ** 2))
    small[0] = False
    return small, labels


def _level(grey: numpy.ndarray) -> float:
    return cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[0]


def without_specks(grey: numpy.ndarray, dpi: int) -> numpy.ndarray:
    made = grey.copy()
    small, labels = _speck_areas(grey, dpi)
    where = cv2.dilate(small.astype("uint8")[labels], numpy.ones((3, 3), "uint8")) > 0
    made[where & (grey < 245)] = 245
    return made


def watermarked(grey: numpy.ndarray, dpi: int) -> bool:
    """Are there broad pale strokes, far wider than print's?"""
    return float(_pale(grey, dpi).mean()) > PALE


def without_watermark(grey: numpy.ndarray, dpi: int) -> numpy.ndarray:
    """Broad pale strokes taken for darker paper, and every place divided by its paper."""
    brightness, _ = _paper_and_ink(grey)
    pale = cv2.dilate(_pale(grey, dpi), numpy.ones((5, 5), "uint8"))
    pale = cv2.resize(pale, grey.shape[::-1], interpolation=cv2.INTER_NEAREST)
    level = float(numpy.median(grey[pale > 0]))
    near = (pale > 0) & (grey < brightness - 0.5 * (brightness - level))
    light = cv2.GaussianBlur(numpy.where(near, level, brightness).astype("float32"), (0, 0), 1.0)
    return numpy.clip(grey * (brightness / light), 0, 255).astype("uint8")


def _pale(grey: numpy.ndarray, dpi: int) -> numpy.ndarray:
    """1, at half the size, inside strokes of half the darkness of print and less that are over two
    millimetres wide and lie within the page; nowhere on a page without dark print."""
    small = cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    brightness, ink = _paper_and_ink(grey)
    contrast = brightness - ink
    band = ((small < brightness - 0.08 * contrast) & (small > ink + 0.4 * contrast)).astype("uint8")
    broad = cv2.morphologyEx(band, cv2.MORPH_OPEN, numpy.ones((round(0.04 * dpi),) * 2, "uint8"))
    if contrast < 100:
        return numpy.zeros_like(broad)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(broad, connectivity=8)
    high, wide = broad.shape
    x, y, w, h, _ = stats.T
    inside = (x > 2) & (y > 2) & (x + w < wide - 2) & (y + h < high - 2)
    inside[0] = False
    return inside.astype("uint8")[labels]


def _paper_and_ink(grey: numpy.ndarray) -> tuple[float, float]:
    some = grey[::4, ::4]
    return float(numpy.median(some)), float(numpy.percentile(some, 1))


def find_slant(grey: numpy.ndarray) -> float:
    """Degrees by which lines of print run up to the right; 0 where none can be told. The angle at
    which rows of ink are parted most sharply."""
    wide = 700
    small = cv2.resize(
        grey,
        (wide, max(1, round(grey.shape[0] * wide / grey.shape[1]))),
        interpolation=cv2.INTER_AREA,
    )
    y, x = numpy.nonzero(small < 195)
    ink = 255.0 - small[y, x]

    def sharpness(angle: float) -> float:
        slope = math.radians(angle)
        height = (
            y * math.cos(slope) + x * math.sin(slope) + wide * math.sin(math.radians(STEEPEST + 1))
        )
        return float(
            numpy.square(numpy.diff(numpy.bincount(height.round().astype(int), ink))).sum()
        )

    if not len(ink):
        return 0.0
    best = max(numpy.arange(-STEEPEST, STEEPEST + 0.1, 0.5), key=sharpness)
    best = max(numpy.arange(best - 0.4, best + 0.41, 0.1), key=sharpness)
    return round(float(best), 2) if sharpness(best) > 1.02 * sharpness(0.0) else 0.0


def straighten(grey: numpy.ndarray, slant: float, fill: int = 255) -> numpy.ndarray:
    """Turned about its middle so that print runs level; the size stays."""
    high, wide = grey.shape[:2]
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), -slant, 1)
    return cv2.warpAffine(grey, matrix, (wide, high), flags=cv2.INTER_LINEAR, borderValue=fill)
