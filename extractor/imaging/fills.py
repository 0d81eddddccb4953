"""Filled rectangles of a page (heads and total rows of tables) made paper.

White print on a dark one becomes black on white, black print on a shade or a raster of dots stays.

Pictures are grey (0 black) or blue-green-red arrays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import cv2
import numpy

from extractor.imaging.pixels import Grey, PixelBox, as_mask, binned, block, opened, pieces_of

SMALL_DPI = 50  # at which fills are looked for
LETTERS = 7  # pixels at that size: print within so much covers less than half of it
SHADE = 0.87  # of the paper's brightness: what is darker is filled
LOWEST, NARROWEST = 0.12, 0.3  # inches of the smallest filled rectangle
LARGEST = 0.6  # share of the page; more is a picture or a shadow
SQUARE = 0.88  # share of its rectangle that a fill covers
CORNER, FILLED = 0.12, 0.4  # share of the sides that a corner takes, and how much of it is filled
UNCOVERED = 0.04  # share of it that is paper, where no bright print is
PRINT = 40  # shades by which print differs from what it stands on
LEAST_PRINT, MOST_PRINT = 0.004, 0.45  # share of a fill that is print
EVEN, MOSTLY = 24, 0.5  # shades within which a fill is even, at this share of its places
DARK = 90  # brightness; on darker fills no black line is seen
WIDE_RASTER = 1.0  # inches that a raster of dots is wide
DOTS = 0.4  # pixels of the small page over which a raster of dots is smoothed
LINE = 0.7  # share of a row or column that a line between cells takes
RULE = 0.01  # inches: a line that is drawn where one was hidden
BLANK = 0.075  # inches: print that leaves less free around an upright line runs over it
AROUND = 0.25  # inches beside it within which a level line is looked for
RUNS_ON = 0.08  # inches that a line runs on above or below a fill


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle, how bright it is (0 to 255), how bright what is printed on it, how
    bright the page's paper; whether it is a raster of black dots."""

    box: PixelBox
    level: float
    print_level: float
    paper: float
    raster: bool

    @property
    def negative(self) -> bool:
        """True where it bears print brighter than itself."""
        return self.print_level > self.level


def without_fills(
    picture: numpy.ndarray,
    grey: Grey,
    dpi: int,
) -> numpy.ndarray | None:
    """The picture with its filled rectangles made paper; None where there are none. `grey` is the
    picture in grey."""
    fills = list(_fills(grey, dpi))
    if not fills:
        return None
    made = picture.copy()
    for fill in fills:
        clean = _cleared(grey[fill.box.part], fill, dpi)
        if fill.negative:
            clean = _with_rules(clean, grey, fill, dpi)
        made[fill.box.part] = clean if picture.ndim == 2 else clean[:, :, None]
    return made


def _fills(grey: Grey, dpi: int) -> Iterator[Fill]:
    """The filled rectangles of a page that bear print."""
    step = max(1, round(dpi / SMALL_DPI))
    if min(grey.shape) < LETTERS * step:
        return
    small, factor = binned(grey, step), 1 / step
    paper = float(numpy.percentile(small[::3, ::3], 75))
    shaded = as_mask(small < SHADE * paper) * 255
    filled = as_mask(cv2.blur(shaded, (LETTERS, LETTERS)) > 127)  # mostly shaded, print and all
    least = block(max(1, round(LOWEST * SMALL_DPI)), max(1, round(NARROWEST * SMALL_DPI)))
    pieces = pieces_of(opened(filled, least))
    areas = pieces.areas / numpy.maximum(1, pieces.widths * pieces.heights)
    off_rim = (pieces.lefts > 0) & (pieces.tops > 0)
    off_rim &= (pieces.rights < small.shape[1]) & (pieces.feet < small.shape[0])
    page_like = pieces.areas > LARGEST * small.size
    for number in pieces.numbers((areas > SQUARE) & off_rim & ~page_like):
        level = float(numpy.median(small[pieces.labels == number]))
        fill = _measured(grey, pieces.box(number), factor, level, paper)
        if fill:
            yield fill


def _measured(
    grey: Grey,
    box: PixelBox,
    factor: float,
    level: float,
    paper: float,
) -> Fill | None:
    """The fill around a box of the small page, with its true edges; None where it bears no print,
    or print brighter and darker than itself: that is a picture."""
    around = round(1.5 / factor)
    wider = PixelBox(
        left=max(0, round(box.left / factor) - around),
        top=max(0, round(box.top / factor) - around),
        right=min(grey.shape[1], round(box.right / factor) + around),
        foot=min(grey.shape[0], round(box.foot / factor) + around),
    )
    edges = _edges(grey[wider.part], (level + paper) / 2)
    if edges is None:
        return None
    exact = edges.moved(wider.left, wider.top)
    rim = max(2, round(0.5 / factor))
    inside = grey[exact.part][rim:-rim, rim:-rim].astype("float32")
    if not inside.size:
        return None
    raster = not _even(inside, level)
    if raster:
        inside = _without_dots(inside, factor)
        wide = exact.width * factor > WIDE_RASTER * SMALL_DPI
        if not wide or not _even(inside, level):
            return None
    smooth = inside if raster else _without_dots(inside, factor)
    printed = _print_on(inside, smooth, level)
    if printed is None or not _is_rectangle(inside, smooth, (level + paper) / 2, printed.negative):
        return None
    return Fill(
        box=exact,
        level=level,
        print_level=printed.level,
        paper=paper,
        raster=raster,
    )


@dataclass(frozen=True, slots=True)
class Printed:
    """How bright the print on a fill is, and whether it is brighter than the fill."""

    level: float
    negative: bool


def _print_on(inside: numpy.ndarray, smooth: numpy.ndarray, level: float) -> Printed | None:
    """The print on a part that is as bright as `level`; None where there is none or too much.

    Whether it is bright or dark is told with the grain smoothed: the bright dots of a printed
    grey may be more than its dark letters. Print too thin to be left there is counted as it is.
    """
    brighter = _without_lines(inside > level + PRINT)
    darker = _without_lines(inside < level - PRINT)
    bright, dark = float(brighter.mean()), float(darker.mean())
    broad_bright = float(_without_lines(smooth > level + PRINT).mean())
    broad_dark = float(_without_lines(smooth < level - PRINT).mean())
    negative = (broad_bright, bright) > (broad_dark, dark)
    if not LEAST_PRINT < (bright if negative else dark) < MOST_PRINT:
        return None
    shades = inside[brighter if negative else darker]
    return Printed(float(numpy.percentile(shades, 75 if negative else 25)), negative)


def _is_rectangle(
    inside: numpy.ndarray,
    smooth: numpy.ndarray,
    limit: float,
    negative: bool,
) -> bool:
    """True where a part is filled in all of its corners, and but for bright print on it throughout,
    as rectangles are; a seal's star is not.

    Paper between the dots of a printed grey is part of its shade: only paper that is left when they
    are smoothed is bare.
    """
    high, wide = (max(1, round(CORNER * side)) for side in inside.shape)
    ends = (slice(None, high), slice(-high, None)), (slice(None, wide), slice(-wide, None))
    if any((inside[corner] < limit).mean() < FILLED for corner in product(*ends)):
        return False
    return negative or float(_without_lines(smooth > limit).mean()) < UNCOVERED


def _without_lines(marked: numpy.ndarray) -> numpy.ndarray:
    """What is marked, without rows and columns that are marked nearly all along: those are lines
    between cells."""
    rows = marked.mean(axis=1) > LINE
    columns = marked.mean(axis=0) > LINE
    return marked & ~rows[:, None] & ~columns[None, :]


def _even(inside: numpy.ndarray, level: float) -> bool:
    """True where most of a part is as bright as it is on the whole: filled. Bold print is not."""
    return float((numpy.abs(inside - level) < EVEN).mean()) > MOSTLY


def _without_dots(part: numpy.ndarray, factor: float) -> numpy.ndarray:
    """A raster of dots smoothed. Letters smooth out too: narrow parts must not be asked."""
    return cv2.GaussianBlur(part, (0, 0), DOTS / factor)


def _edges(part: Grey, limit: float) -> PixelBox | None:
    """The rows and columns of a part of a page that are mostly darker than a limit."""
    dark = part < limit
    rows = numpy.flatnonzero(dark.mean(axis=1) > 0.5)
    columns = numpy.flatnonzero(dark.mean(axis=0) > 0.5)
    if len(rows) < 4 or len(columns) < 4:
        return None
    return PixelBox(
        left=int(columns[0]),
        top=int(rows[0]),
        right=int(columns[-1]) + 1,
        foot=int(rows[-1]) + 1,
    )


def _cleared(part: Grey, fill: Fill, dpi: int) -> Grey:
    """A filled part as black print on white."""
    seen = part.astype("float32")
    if fill.raster:
        seen = _without_dots(seen, SMALL_DPI / dpi)
    if not fill.negative:
        contrast = max(PRINT, fill.level - fill.print_level)
        return _as_ink((fill.level - seen) / contrast)
    ink = (seen - fill.level) / max(PRINT, fill.print_level - fill.level)
    if fill.level > DARK:  # black lines between its cells
        ink = numpy.maximum(ink, (fill.level - seen) / fill.level)
    return _as_ink(ink)


def _as_ink(share: numpy.ndarray) -> Grey:
    """Shares of ink as shades: none is white, all is black."""
    faint = 0.12  # what differs no more from the fill is its grain
    spread = (share - faint) / (1 - faint)
    return numpy.clip(255 - 255 * spread, 0, 255).astype("uint8")


def _with_rules(
    clean: Grey,
    grey: Grey,
    fill: Fill,
    dpi: int,
) -> Grey:
    """A part that was dark, with the table's lines that could not be seen on it: its rim, and the
    upright lines that run on above or below, but for cells over several columns, whose print runs
    over them. A part in no table stays as it is."""
    columns = _lines_beside(grey, fill, dpi)
    if len(columns) < 2:
        return clean
    thick = max(2, round(RULE * dpi))
    made = clean.copy()
    for column in columns:
        start = min(max(0, column - thick // 2), made.shape[1] - thick)
        if float((made[:, start : start + thick] < 128).mean()) < 0.25:
            for rows in _rows_to_rule(clean < 128, column, dpi):
                made[rows, start : start + thick] = 0
    made[:thick], made[-thick:] = 0, 0
    return made


def _rows_to_rule(dark: numpy.ndarray, column: int, dpi: int) -> list[slice]:
    """The stretches of an upright line, from level line to level line, over which no print runs."""
    around = round(AROUND * dpi)
    near, place = dark[:, max(0, column - around) : column + around], min(column, around)
    sides = [side.mean(axis=1) > LINE for side in (near[:, :place], near[:, place:]) if side.size]
    level = numpy.any(sides, axis=0)
    steps = numpy.diff((~level).astype(int), prepend=0, append=0)
    begins, ends = numpy.flatnonzero(steps > 0), numpy.flatnonzero(steps < 0)
    stretches = [slice(begin, end) for begin, end in zip(begins, ends, strict=True)]
    return [rows for rows in stretches if _free_at(near[rows], place) > BLANK * dpi]


def _free_at(dark: numpy.ndarray, place: int) -> int:
    """How many columns around a place are free of print, up to the edges of the part."""
    printed = numpy.flatnonzero(dark.any(axis=0))
    left, right = printed[printed <= place], printed[printed > place]
    begin = int(left[-1]) if len(left) else -1
    end = int(right[0]) if len(right) else dark.shape[1]
    return end - begin


def _lines_beside(grey: Grey, fill: Fill, dpi: int) -> list[int]:
    """The columns of a fill at which upright lines run on above or below it."""
    reach = max(3, round(RUNS_ON * dpi))
    gap = 2
    box = fill.box
    above = grey[max(0, box.top - gap - reach) : max(0, box.top - gap), box.left : box.right]
    below = grey[box.foot + gap : box.foot + gap + reach, box.left : box.right]
    found: list[int] = []
    for part in (below, above):
        if len(part) >= reach // 2:
            found += _runs((part < 0.65 * fill.paper).mean(axis=0) > 0.9, reach)
    columns = sorted(found)
    return [column for k, column in enumerate(columns) if k == 0 or column - columns[k - 1] > reach]


def _runs(marked: numpy.ndarray, most: int) -> list[int]:
    """The middles of runs of marked columns that are no wider than a line."""
    steps = numpy.diff(marked.astype(int), prepend=0, append=0)
    begins = numpy.flatnonzero(steps > 0)
    ends = numpy.flatnonzero(steps < 0)
    narrow = ends - begins < most // 2
    return [int(middle) for middle in ((begins + ends) // 2)[narrow]]
