"""Ruled tables in a page's picture: long lines → a grid → cells, merged ones included.

Pictures are grey arrays (0 black), lengths pixels; `dpi` gives them their size on paper.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy

from extractor.imaging.grid_steps import Track, crossing, is_worn, of_letters, parted, shares, track
from extractor.imaging.ruled_lines import (
    WHOLE,
    Ruling,
    faint,
    ink_of,
    lines_only,
    rulings_of,
    straight,
    thin_of,
    with_edges,
    with_worn,
)

LEAST_ROW, LEAST_COLUMN = 0.12, 0.10  # inches between two lines, else they are one
CRISP, WORN = (
    0.8,
    0.5,
)  # share of a step from which a line counts as parting two cells; in worn print
NARROW = 2.8  # inches: a few cells no wider than that are a stamp or a frame, no table
LEAST_LINES = 3  # each way: two columns, two rows


@dataclass(frozen=True)
class Area:
    """A cell in grid steps (from 1) and in pixels."""

    row: int
    column: int
    rows: int
    columns: int
    left: int
    top: int
    right: int
    foot: int


@dataclass(frozen=True)
class Grid:
    """A ruled table: how many rows and columns, and its cells in reading order."""

    rows: int
    columns: int
    areas: tuple[Area, ...]

    @property
    def corners(self) -> tuple[int, int, int, int]:
        return (
            min(a.left for a in self.areas),
            min(a.top for a in self.areas),
            max(a.right for a in self.areas),
            max(a.foot for a in self.areas),
        )


def find_grids(grey: numpy.ndarray, dpi: int) -> tuple[list[Grid], numpy.ndarray]:
    """(the page's ruled tables from top to foot, the picture without their lines)."""
    dark = ink_of(grey)
    ink = dark | faint(grey, dpi, False)
    upright = straight(ink, dpi, False)
    if cv2.connectedComponents(upright)[0] <= LEAST_LINES:
        return [], grey  # most pages: told at once
    inks = dark | faint(grey, dpi, True), ink
    level, upright = _near_each_other(straight(inks[0], dpi, True), upright, dark, dpi)
    thin = [thin_of(ink, dpi, across) for ink, across in zip(inks, (True, False))]
    grids, erased = [], grey
    for left, top, right, foot in _regions(level, upright, dpi):
        part = (slice(top, foot), slice(left, right))
        found = _grid(
            level[part], upright[part], [t[part] for t in thin], dark[part], dpi, left, top
        )
        if found:
            grids.append(found[0])
            erased = erased.copy() if erased is grey else erased
            erased[part][cv2.dilate(found[1], numpy.ones((3, 3), "uint8")) > 0] = 255
    return sorted(grids, key=lambda g: (g.corners[1], g.corners[0])), erased


def _near_each_other(
    level: numpy.ndarray, upright: numpy.ndarray, dark: numpy.ndarray, dpi: int
) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Lines where they may make a grid; strokes of print elsewhere are not looked at one by one."""
    inside = numpy.zeros_like(level)
    for left, top, right, foot in _regions(level, upright, dpi):
        inside[top:foot, left:right] = 1
    return lines_only(level & inside, dark, dpi, True), lines_only(
        upright & inside, dark, dpi, False
    )


def _regions(
    level: numpy.ndarray, upright: numpy.ndarray, dpi: int
) -> list[tuple[int, int, int, int]]:
    """Boxes of lines that hang together, boxes inside or across each other made one."""
    reach = max(3, round(0.04 * dpi))
    joined = cv2.dilate(cv2.bitwise_or(level, upright), numpy.ones((reach, reach), "uint8"))
    stats = cv2.connectedComponentsWithStats(joined, connectivity=8)[2][1:]
    boxes = [
        (int(x), int(y), int(x + w), int(y + h))
        for x, y, w, h, _ in stats
        if w > 0.5 * dpi and h > 0.25 * dpi
    ]
    made: list[tuple[int, int, int, int]] = []
    for box in sorted(boxes, key=lambda b: (b[2] - b[0]) * (b[3] - b[1]), reverse=True):
        at = next(
            (
                k
                for k, m in enumerate(made)
                if box[0] < m[2] and m[0] < box[2] and box[1] < m[3] and m[1] < box[3]
            ),
            None,
        )
        if at is None:
            made.append(box)
        else:
            m = made[at]
            made[at] = min(m[0], box[0]), min(m[1], box[1]), max(m[2], box[2]), max(m[3], box[3])
    return made


def _grid(
    level: numpy.ndarray,
    upright: numpy.ndarray,
    thin: list[numpy.ndarray],
    dark: numpy.ndarray,
    dpi: int,
    left: int,
    top: int,
) -> tuple[Grid, numpy.ndarray] | None:
    """The grid of one region and the ink of its lines; None for a frame or a few strokes."""
    across, down = _lines(level, upright, thin, dark, dpi)
    if len(across) < 3 or len(down) < 3:
        return None
    beside, above = shares(down, across, dpi)[0], shares(across, down, dpi)[0]
    worn = is_worn(beside, above)
    down, across = (
        _parting(down, beside, min(2, len(across) - 1), worn),
        _parting(across, above, min(2, len(down) - 1), worn),
    )
    xs, ys = [t.line for t in down], [t.line for t in across]
    areas = _areas(_blocks(_readings(down, across, dpi, worn)), xs, ys, left, top)
    rows, columns = (
        max((a.row + a.rows - 1 for a in areas), default=0),
        max((a.column + a.columns - 1 for a in areas), default=0),
    )
    if (
        rows < 2
        or columns < 2
        or len(areas) < 4
        or len(areas) < 9
        and xs[-1].at(0) - xs[0].at(0) < NARROW * dpi
    ):
        return None  # a frame, a stamp's boxes
    ink = _ink_of_lines(level, ys, dpi, True) | _ink_of_lines(upright, xs, dpi, False)
    if worn:  # dashes too: no print runs across a table's sides
        ink |= _ink_of_lines(thin[1], [xs[0], xs[-1]], dpi, False)
    return Grid(rows, columns, areas), ink


def _lines(
    level: numpy.ndarray,
    upright: numpy.ndarray,
    thin: list[numpy.ndarray],
    dark: numpy.ndarray,
    dpi: int,
) -> tuple[list[Track], list[Track]]:
    """The level and the upright lines of a region, worn ones and open sides included."""
    ys, xs = (
        rulings_of(level, LEAST_ROW * dpi, True, WHOLE[0] * dpi),
        rulings_of(upright, LEAST_COLUMN * dpi, False, WHOLE[1] * dpi),
    )
    xs = [x for x in xs if x.ink > 0.12 * max(r.ink for r in xs)]
    ys = [y for y in ys if y.ink > 0.06 * max(r.ink for r in ys)]
    if len(ys) < LEAST_LINES or len(xs) < LEAST_LINES:
        return [], []
    xs, ys = (
        with_edges(xs, ys, LEAST_COLUMN * dpi, upright.shape[0]),
        with_edges(ys, xs, LEAST_ROW * dpi, level.shape[1]),
    )
    ys, xs = with_worn(ys, thin[0], LEAST_ROW * dpi), with_worn(xs, thin[1].T, LEAST_COLUMN * dpi)
    return _tracks(ys, xs, thin[0], dark, dpi, True), _tracks(xs, ys, thin[1], dark, dpi, False)


def _readings(
    down: list[Track], across: list[Track], dpi: int, worn: bool
) -> list[tuple[numpy.ndarray, numpy.ndarray]]:
    """Which steps of the upright and of the level lines part cells, at first sight; where that makes
    no cells, every upright step that no print runs across; every level one too."""
    (beside, crossed), (above, run_over) = shares(down, across, dpi), shares(across, down, dpi)
    upright, level = parted(beside, crossed, worn, True), parted(above, run_over, worn, False)
    return [
        (upright, level.T),
        (upright | ~crossed, level.T),
        (upright | ~crossed, (level | ~run_over).T),
    ]


def _ink_of_lines(
    mask: numpy.ndarray, lines: list[Ruling], dpi: int, across: bool
) -> numpy.ndarray:
    """Straight ink that lies on one of the lines."""
    near = numpy.zeros_like(mask)
    along = numpy.arange(mask.shape[1 if across else 0])
    reach = max(2, round(0.018 * dpi))
    for line in lines:
        middle = numpy.round(line.at(along)).astype(int)
        for off in range(-reach, reach + 1):
            beside = numpy.clip(middle + off, 0, mask.shape[0 if across else 1] - 1)
            near[(beside, along) if across else (along, beside)] = 1
    return near & mask


def _tracks(
    lines: list[Ruling],
    others: list[Ruling],
    thin: numpy.ndarray,
    dark: numpy.ndarray,
    dpi: int,
    across: bool,
) -> list[Track]:
    """The lines with what the page shows along them, without rows of letters' feet."""
    seen = [track(line, thin, dark, dpi, across) for line in lines]
    return [
        t
        for n, t in enumerate(seen)
        if n in (0, len(seen) - 1)
        or not of_letters(t, *(crossing(t.line, others[k]) for k in (0, -1)))
    ]


def _parting(lines: list[Track], drawn: numpy.ndarray, least: int, worn: bool) -> list[Track]:
    """Lines that part at least some cells: a stroke under a word crosses one cell."""
    counted = (drawn > (WORN if worn else CRISP)).sum(axis=0)
    return [line for n, line in enumerate(lines) if n in (0, len(lines) - 1) or counted[n] >= least]


def _blocks(readings: list[tuple[numpy.ndarray, numpy.ndarray]]) -> list[tuple[int, int, int, int]]:
    """Grid steps with no line between them made one cell: (row, column, row after, column after).
    `readings` say which steps of the upright and of the level lines part, the first first: where
    steps make no rectangle by it, the next one is taken, at last every line."""
    blocks, left = (
        [],
        [(i, j) for i in range(readings[0][0].shape[0]) for j in range(readings[0][1].shape[1])],
    )
    for beside, above in [*readings, tuple(numpy.ones_like(m) for m in readings[0])]:
        odd = []
        for steps in _joined(left, beside, above):
            i, j = [s[0] for s in steps], [s[1] for s in steps]
            if len(steps) == (max(i) - min(i) + 1) * (max(j) - min(j) + 1):
                blocks.append((min(i), min(j), max(i) + 1, max(j) + 1))
            else:
                odd += steps
        left = odd
    return blocks


def _joined(
    steps: list[tuple[int, int]], beside: numpy.ndarray, above: numpy.ndarray
) -> list[list[tuple[int, int]]]:
    """The steps in groups with no line between."""
    free, groups = set(steps), []
    for step in steps:
        if step not in free:
            continue
        free.remove(step)
        group, todo = [], [step]
        while todo:
            i, j = todo.pop()
            group.append((i, j))
            for near, line in (
                ((i, j + 1), beside[i, j + 1]),
                ((i, j - 1), beside[i, j]),
                ((i + 1, j), above[i + 1, j]),
                ((i - 1, j), above[i, j]),
            ):
                if near in free and not line:
                    free.remove(near)
                    todo.append(near)
        groups.append(group)
    return groups


def _areas(blocks, xs: list[Ruling], ys: list[Ruling], left: int, top: int) -> tuple[Area, ...]:
    """Cells numbered by the lines that part any of them."""
    used_rows = sorted({b[0] for b in blocks} | {b[2] for b in blocks})
    used_columns = sorted({b[1] for b in blocks} | {b[3] for b in blocks})
    made = []
    for i, j, below, after in sorted(blocks):
        middle = float(ys[i].at(xs[j].at(0)))
        x0, x1 = xs[j].at(middle), xs[after].at(middle)
        y0, y1 = ys[i].at((x0 + x1) / 2), ys[below].at((x0 + x1) / 2)
        if x1 - x0 < 3 or y1 - y0 < 3:
            continue
        row, column = used_rows.index(i), used_columns.index(j)
        made.append(
            Area(
                row + 1,
                column + 1,
                used_rows.index(below) - row,
                used_columns.index(after) - column,
                round(x0) + left,
                round(y0) + top,
                round(x1) + left,
                round(y1) + top,
            )
        )
    return tuple(made)


def without_grids(grey: numpy.ndarray, grids: list[Grid], dpi: int) -> numpy.ndarray:
    """The page with its tables painted over, lines and all."""
    if not grids:
        return grey
    made = grey.copy()
    edge = round(0.03 * dpi)
    for left, top, right, foot in (g.corners for g in grids):
        made[max(0, top - edge) : foot + edge, max(0, left - edge) : right + edge] = 255
    return made
