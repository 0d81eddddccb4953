"""A ruled table's inked cells cut out of the page's picture, each ready for a reader.

Pictures are grey arrays (0 black) or masks (1 ink); `dpi` gives pixels their size on paper.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import cv2
import numpy

from extractor.imaging.grids import Area
from extractor.imaging.pixels import (
    Grey,
    Mask,
    Pieces,
    PixelBox,
    brightness_at,
    framed,
    pieces_of,
    widened,
    within,
)
from extractor.model import Box

MARGIN = 12  # white pixels around a cell's ink
READ_AT = 240  # dpi to which coarse scans' cells are enlarged: the models miss small digits
COARSE = 0.8 * READ_AT  # scans of fewer dpi are enlarged
SMALL, LARGE = 20, 30  # pixels; print of cells is enlarged where it is less high, to that height
MOST_ENLARGED = 2.0  # times, for small print
SIGN = 0.045  # inches; lower pieces of ink are no digits
DASH = 0.035  # inches; lower pieces that are as wide are dashes
REACH = 0.12  # inches before the print in which its sign stands
BEYOND = 0.04  # inches before that: a stroke that goes on there is a line that shows through
FAINT = 45  # shades that a faint sign is darker than the paper
EDGE = 0.03  # inches from a line within which thin ink is a piece of it
ASIDE = 0.03  # inches of a cell that are shown around its print
ONE_LINE = 0.3  # inches; higher ink has several lines
BAND = 0.055  # inches; lower bands of ink are marks above letters, no line of their own
LIKE_LINES = 1.5  # times as high as another line of figures a line may be
SHORT = 1.2  # inches; a numeral alone is no wider


@dataclass(frozen=True, eq=False)
class CellShot:
    """The picture of a cell's print, and what can be told of the print before it is read.

    `part` is the picture, `left` and `top` its left top corner on the page in pixels of the page.
    `lines` is how many lines of print there are; `short` whether the print may be a numeral alone;
    `stroke` whether it is a single upright stroke; `ink` its box on the page in points.
    """

    area: Area
    part: Grey
    left: int
    top: int
    lines: int
    short: bool
    stroke: bool
    ink: Box


def shots_of(
    areas: Iterable[Area],
    erased: Grey,
    dark: Mask,
    dpi: int,
    read_at: int,
) -> list[CellShot]:
    """The pictures of the cells with print, enlarged from `dpi` to `read_at`; `erased` and `dark`
    as for `shot_of`."""
    shots = (shot_of(area, erased, dark, dpi, read_at) for area in areas)
    return [shot for shot in shots if shot]


def dpi_to_read_at(areas: Iterable[Area], dark: Mask, dpi: int) -> int:
    """Dots per inch at which readers see the cells' print best.

    Coarse scans are enlarged, and small print, of which readers lose the first or last sign of a
    cell. `dark` is the ink of the page without the tables' lines.
    """
    least = dpi if dpi >= COARSE else READ_AT
    heights = [_height_of_line(dark[area.box.part], dpi) for area in areas]
    known = [height for height in heights if height]
    usual = float(numpy.median(known)) * least / dpi if known else SMALL
    return least if usual >= SMALL else round(least * min(MOST_ENLARGED, LARGE / usual))


def _height_of_line(inside: Mask, dpi: int) -> int:
    """How many pixels the print of a cell is high that holds one short line; 0 for any other."""
    rows, columns = numpy.flatnonzero(inside.any(axis=1)), numpy.flatnonzero(inside.any(axis=0))
    if not len(rows) or columns[-1] - columns[0] >= SHORT * dpi:
        return 0
    height = int(rows[-1] - rows[0]) + 1
    return height if SIGN * dpi <= height < ONE_LINE * dpi else 0


def shot_of(
    area: Area,
    erased: Grey,
    dark: Mask,
    dpi: int,
    read_at: int,
) -> CellShot | None:
    """The picture of a cell's print; None where it has none (specks and rests of lines are none).

    `erased` is the page without the tables' lines, `dark` the ink of that; readers see the picture
    at `read_at` dots per inch.
    """
    inside = dark[area.box.part]
    if not inside.any():
        return None
    pieces = pieces_of(inside)
    rests = _rests_of_lines(pieces, inside.shape[1], dpi)
    box = _box_of_print(pieces, rests, inside.shape[0], dpi)
    if box is None:
        return None
    seen = erased[area.box.part]
    box = _with_faint_sign(seen, box, dpi)
    lines = _lines(inside[box.part], dpi)
    if lines == 1 and box.width < SHORT * dpi:
        seen = _without(seen, pieces.mask(rests))
    return _shot(area, seen, box, lines, dpi=dpi, read_at=read_at)


def _with_faint_sign(seen: Grey, box: PixelBox, dpi: int) -> PixelBox:
    """The rectangle widened to a short stroke right before the print, too faint to be ink: the
    minus of a number in red. A line of the table is no stroke: it runs over the print's height."""
    left = max(0, box.left - round((REACH + BEYOND) * dpi))
    quarter = box.height // 4
    before = seen[box.top + quarter : box.foot - quarter, left : box.left]
    if not before.size:
        return box
    shaded = before < brightness_at(seen, 90) - FAINT
    rows = shaded.sum(axis=0)
    columns = numpy.flatnonzero((rows > 0) & (rows < 0.5 * len(shaded)))
    goes_on = box.left - left - columns > REACH * dpi
    if len(columns) < 0.6 * DASH * dpi or goes_on.any():
        return box
    return PixelBox(left + int(columns[0]), box.top, box.right, box.foot)


def line_shots(
    shot: CellShot,
    erased: Grey,
    dark: Mask,
    dpi: int,
    read_at: int,
) -> tuple[CellShot, ...]:
    """A narrow cell of several lines of print as a picture for each; () where its lines do not
    stand apart, or are not alike as lines of figures are. Specks and strokes over several lines
    are not looked at. `erased` and `dark` as for `shot_of`."""
    area = shot.area
    inside = dark[area.box.part]
    pieces = pieces_of(inside)
    box = _box_of_print(pieces, _rests_of_lines(pieces, inside.shape[1], dpi), inside.shape[0], dpi)
    if box is None or box.width >= SHORT * dpi:
        return ()
    signs = pieces.mask(within(pieces.heights, SIGN * dpi - 1, ONE_LINE * dpi))
    boxes = [_around(inside, box, band) for band in _bands(signs[box.part], dpi)]
    highest = max((one.height for one in boxes), default=0)
    if len(boxes) < 2 or any(one.height * LIKE_LINES < highest for one in boxes):
        return ()
    page = erased[area.box.part]
    return tuple(
        _shot(area, _rows_alone(page, one), one, 1, dpi=dpi, read_at=read_at) for one in boxes
    )


def _rows_alone(seen: Grey, box: PixelBox) -> Grey:
    """The picture with white above and below a rectangle, a pixel or two off."""
    made = numpy.full_like(seen, 255)
    rows = slice(max(0, box.top - 2), box.foot + 2)
    made[rows] = seen[rows]
    return made


def _around(inside: Mask, box: PixelBox, band: range) -> PixelBox:
    """The rectangle around the ink of a line of print; `band` are its rows in the box."""
    top, foot = box.top + band.start, box.top + band.stop
    inked = numpy.flatnonzero(inside[top:foot, box.left : box.right].any(axis=0))
    return PixelBox(box.left + int(inked[0]), top, box.left + int(inked[-1]) + 1, foot)


def _shot(
    area: Area,
    seen: Grey,
    box: PixelBox,
    lines: int,
    *,
    dpi: int,
    read_at: int,
) -> CellShot:
    """The picture of the print in a rectangle of a cell; `seen` is the cell as it is shown."""
    shown = _with_margin(box, area, round(ASIDE * dpi))
    slender = box.width < 0.45 * box.height
    on_page = box.moved(area.left, area.top)
    return CellShot(
        area=area,
        part=_for_readers(seen[shown.part], read_at / dpi),
        left=shown.left + area.left - MARGIN,
        top=shown.top + area.top - MARGIN,
        lines=lines,
        short=lines == 1 and box.width < SHORT * dpi,
        stroke=slender and box.height < ONE_LINE * dpi,
        ink=on_page.in_points(72 / dpi),
    )


def _with_margin(
    box: PixelBox,
    area: Area,
    margin: int,
) -> PixelBox:
    """A rectangle in a cell with so many pixels around it, kept within the cell."""
    return PixelBox(
        left=max(0, box.left - margin),
        top=max(0, box.top - margin),
        right=min(area.box.width, box.right + margin),
        foot=min(area.box.height, box.foot + margin),
    )


def _without(seen: Grey, mask: Mask) -> Grey:
    """The picture with what the mask marks, and what is right beside it, painted white."""
    made = seen.copy()
    made[widened(mask, 3) > 0] = 255
    return made


def _for_readers(part: Grey, factor: float) -> Grey:
    """The picture as the models read it best: softened, framed in white, enlarged by a factor."""
    made = framed(_softened(part), MARGIN)
    if factor == 1:
        return made
    return cv2.resize(
        made,
        None,
        fx=factor,
        fy=factor,
        interpolation=cv2.INTER_CUBIC,
    )


def _softened(part: Grey) -> Grey:
    """The picture with grey paper made white (its edge would be read as a frame) and print of two
    shades alone (fax, copier) given soft edges, as the models were trained on."""
    paper = brightness_at(part, 90)
    if 60 < paper < 253:
        brighter = part.astype("float32") * (262 / paper)
        part = numpy.clip(brighter, 0, 255).astype("uint8")
    between = (part > 40) & (part < 215)
    dark = part < 128
    if between.sum() >= 0.05 * dark.sum():
        return part
    return cv2.GaussianBlur(part, (3, 3), 0.8)


def _rests_of_lines(
    pieces: Pieces,
    wide: int,
    dpi: int,
) -> numpy.ndarray:
    """For each piece of ink in a cell, `wide` pixels wide, True where it is a rest of the line at
    the cell's left or right."""
    edge = EDGE * dpi
    thin = pieces.widths < 0.5 * edge
    at_left = pieces.rights <= edge
    at_right = pieces.lefts >= wide - edge
    low = pieces.heights < 0.07 * dpi
    return thin & (at_left | (at_right & low))


def _box_of_print(
    pieces: Pieces,
    rests: numpy.ndarray,
    high: int,
    dpi: int,
) -> PixelBox | None:
    """The rectangle around digits, letters and dashes in a cell, `high` pixels high; None where
    there are none. Ink within the reach of the lines above and below is no print."""
    edge = EDGE * dpi
    sign = pieces.heights >= SIGN * dpi
    dash = (pieces.widths >= DASH * dpi) & (pieces.heights >= 2)
    below_upper = pieces.feet > edge
    above_lower = pieces.tops < high - edge
    chosen = pieces.numbers((sign | dash) & below_upper & above_lower & ~rests)
    if not chosen:
        return None
    return PixelBox(
        left=int(pieces.lefts[chosen].min()),
        top=int(pieces.tops[chosen].min()),
        right=int(pieces.rights[chosen].max()),
        foot=int(pieces.feet[chosen].max()),
    )


def _lines(ink: Mask, dpi: int) -> int:
    """How many lines of print there are: bands of ink, one below the other. High print has at least
    two, though they touch."""
    least = 2 if len(ink) > ONE_LINE * dpi else 1
    return max(least, len(_bands(ink, dpi)))


def _bands(ink: Mask, dpi: int) -> list[range]:
    """The rows of each line of print from the top."""
    filled = ink.any(axis=1).astype(int)
    steps = numpy.diff(filled, prepend=0, append=0)
    begins = numpy.flatnonzero(steps > 0)
    ends = numpy.flatnonzero(steps < 0)
    bands = (range(int(begin), int(end)) for begin, end in zip(begins, ends, strict=True))
    return [band for band in bands if len(band) > BAND * dpi]
