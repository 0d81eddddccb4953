"""A ruled table's inked cells cut out of the page's picture, each ready for a reader."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy

from extractor.imaging.grids import Area
from extractor.model import Box

MARGIN = 12  # white pixels around a cell's ink
READ_AT = 240  # dpi to which coarse scans' cells are enlarged: the models miss small digits
SIGN, DASH = 0.045, 0.035  # inches: least height of a digit, least width of a dash
EDGE = 0.03  # inches from a line within which thin ink is a piece of it
ONE_LINE = 0.3  # inches: higher ink has several lines

SHORT = 1.2  # inches: a numeral alone is no wider


@dataclass(frozen=True, eq=False)
class CellShot:
    """A cell's picture, where its left top corner lies on the page (pixels), how many lines it has,
    whether it may hold a numeral alone, whether it is a single upright stroke."""

    area: Area
    part: numpy.ndarray
    left: int
    top: int
    lines: int
    short: bool
    stroke: bool
    ink: Box  # of the print, in points on the page


def shot_of(area: Area, erased: numpy.ndarray, dark: numpy.ndarray, dpi: int) -> CellShot | None:
    """A picture of the cell's print; None where it has none (specks and rests of lines do not count)."""
    inside = dark[area.top : area.foot, area.left : area.right]
    if not inside.any():
        return None
    box, rests = _print(inside, dpi)
    if box is None:
        return None
    aside = round(0.03 * dpi)
    x0, y0 = max(0, box[0] - aside) + area.left, max(0, box[1] - aside) + area.top
    x1, y1 = min(area.right, box[2] + aside + area.left), min(area.foot, box[3] + aside + area.top)
    print_ = inside[box[1] : box[3], box[0] : box[2]]
    lines, wide, high = _lines(print_, dpi), box[2] - box[0], box[3] - box[1]
    short = lines == 1 and wide < SHORT * dpi
    seen = erased[area.top : area.foot, area.left : area.right]
    if rests is not None and short:
        seen = numpy.where(rests, 255, seen).astype("uint8")
    part = cv2.copyMakeBorder(
        _softened(seen[y0 - area.top : y1 - area.top, x0 - area.left : x1 - area.left]),
        MARGIN,
        MARGIN,
        MARGIN,
        MARGIN,
        cv2.BORDER_CONSTANT,
        value=255,
    )
    if dpi < 0.8 * READ_AT:
        part = cv2.resize(
            part, None, fx=READ_AT / dpi, fy=READ_AT / dpi, interpolation=cv2.INTER_CUBIC
        )
    scale = 72 / dpi
    place = Box(
        (area.left + box[0]) * scale,
        (area.top + box[1]) * scale,
        (area.left + box[2]) * scale,
        (area.top + box[3]) * scale,
    )
    return CellShot(
        area,
        part,
        x0 - MARGIN,
        y0 - MARGIN,
        lines,
        short,
        wide < 0.45 * high and high < ONE_LINE * dpi,
        place,
    )


def _softened(part: numpy.ndarray) -> numpy.ndarray:
    """Grey paper made white (its edge would be read as a frame); print of two shades alone (fax,
    copier) given soft edges, as the models were trained on."""
    paper = float(numpy.percentile(part, 90))
    if 60 < paper < 253:
        part = numpy.clip(part.astype("float32") * (262 / paper), 0, 255).astype("uint8")
    between = float(((part > 40) & (part < 215)).sum())
    return cv2.GaussianBlur(part, (3, 3), 0.8) if between < 0.05 * (part < 128).sum() else part


def _print(
    inside: numpy.ndarray, dpi: int
) -> tuple[tuple[int, int, int, int] | None, numpy.ndarray | None]:
    """(the box around digits, letters and dashes: left, top, right, foot; a mask of the rests of lines
    at the cell's sides)."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(inside, connectivity=8)
    high, wide = inside.shape
    edge = EDGE * dpi
    boxes, rests = [], []
    for k, (x, y, w, h, _) in enumerate(stats):
        aside = (
            x + w <= edge
            and w < 0.5 * edge
            or x >= wide - edge
            and w < 0.5 * edge
            and h < 0.07 * dpi
        )
        if k and aside:
            rests.append(k)
        elif (
            k
            and (h >= SIGN * dpi or w >= DASH * dpi and h >= 2)
            and y + h > edge
            and y < high - edge
        ):
            boxes.append((x, y, x + w, y + h))
    mask = (
        cv2.dilate(numpy.isin(labels, rests).astype("uint8"), numpy.ones((3, 3), "uint8"))
        if rests
        else None
    )
    if not boxes:
        return None, mask
    a = numpy.array(boxes)
    return (int(a[:, 0].min()), int(a[:, 1].min()), int(a[:, 2].max()), int(a[:, 3].max())), mask


def _lines(ink: numpy.ndarray, dpi: int) -> int:
    """Bands of ink, one below the other; marks above letters are none of their own."""
    filled = numpy.concatenate(([0], ink.any(axis=1).astype(int), [0]))
    begin, end = numpy.nonzero(numpy.diff(filled) > 0)[0], numpy.nonzero(numpy.diff(filled) < 0)[0]
    bands = int(((end - begin) > 0.055 * dpi).sum())
    return max(bands, 2 if len(ink) > ONE_LINE * dpi else 1)
