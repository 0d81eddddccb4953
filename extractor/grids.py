"""Ruled tables in a page's picture: long lines → a grid → cells, merged ones included.

Pictures are grey arrays (0 black), lengths pixels; `dpi` gives them their size on paper. Lines may
be broken, slightly bowed or sloping: each is followed by the curve fitted through its own ink.
"""
from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy

SHORTEST = 0.13, 0.2       # inches that ink must run straight to be part of a line: across, down (no letter does)
WHOLE = 0.4, 0.4           # inches of straight ink that are a line by themselves: across, down
BREAK = 0.03               # inches of a line that may be missing
LEAST_ROW, LEAST_COLUMN = 0.12, 0.10   # inches between two lines, else they are one
CRISP, WORN = 0.8, 0.2     # share of a cell's side that must be drawn to part it from its neighbour; in worn print
DRAWN = 0.5                # share from which a line counts as parting two cells
NARROW = 2.8               # inches: a few cells no wider than that are a stamp or a frame, no table
WORN_ROW = 0.35            # share of the table's width with ink from which a row of dashes is a line
CROWDED = 0.4              # share of a stroke with ink close beside it: print, not a line


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
        return (min(a.left for a in self.areas), min(a.top for a in self.areas),
                max(a.right for a in self.areas), max(a.foot for a in self.areas))


@dataclass(frozen=True, eq=False)
class Ruling:
    """A line: the curve through its ink, where it begins and ends, how much of it is there."""

    curve: numpy.ndarray
    first: int
    last: int
    ink: int

    def at(self, along) -> numpy.ndarray:
        return numpy.polyval(self.curve, along)


def find_grids(grey: numpy.ndarray, dpi: int) -> tuple[list[Grid], numpy.ndarray]:
    """(the page's ruled tables from top to foot, the picture without their lines)."""
    dark = ink_of(grey)
    inks = [dark | _faint(grey, dpi, across) for across in (True, False)]
    level, upright = (_straight(ink, dark, dpi, across) for ink, across in zip(inks, (True, False)))
    thin = [_thin(ink, dpi, across) for ink, across in zip(inks, (True, False))]
    grids, erased = [], grey
    for left, top, right, foot in _regions(level, upright, dpi):
        part = (slice(top, foot), slice(left, right))
        found = _grid(level[part], upright[part], [t[part] for t in thin], dpi, left, top)
        if found:
            grids.append(found[0])
            erased = erased.copy() if erased is grey else erased
            erased[part][cv2.dilate(found[1], numpy.ones((3, 3), "uint8")) > 0] = 255
    return sorted(grids, key=lambda g: (g.corners[1], g.corners[0])), erased


def ink_of(grey: numpy.ndarray) -> numpy.ndarray:
    """1 where it is dark. What is brighter than paper (a straightened page's corners) is paper too:
    else Otsu's threshold parts those. Two shades alone give it 0."""
    seen = numpy.minimum(grey, round(float(numpy.percentile(grey[::4, ::4], 50))))
    return (grey < max(1.0, cv2.threshold(seen, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[0])).astype("uint8")


def _faint(grey: numpy.ndarray, dpi: int, across: bool) -> numpy.ndarray:
    """Thin strokes darker than the paper at either side, too pale to count as ink."""
    size = round(0.045 * dpi) | 1
    hat = cv2.morphologyEx(grey, cv2.MORPH_BLACKHAT, numpy.ones((size, 1) if across else (1, size), "uint8"))
    paper, ink = numpy.percentile(grey[::4, ::4], (90, 1))
    return (hat > max(25.0, 0.2 * (paper - ink))).astype("uint8")


def _thin(ink: numpy.ndarray, dpi: int, across: bool) -> numpy.ndarray:
    """Ink without the strokes that run the other way: of print little is left along a line."""
    long = round(0.05 * dpi)
    other = cv2.morphologyEx(ink, cv2.MORPH_OPEN, numpy.ones((long, 1) if across else (1, long), "uint8"))
    return ink & (1 - cv2.dilate(other, numpy.ones((3, 3), "uint8")))


def _straight(ink: numpy.ndarray, dark: numpy.ndarray, dpi: int, across: bool) -> numpy.ndarray:
    """Only the ink that runs straight, short breaks closed; `dark` is the print beside it."""
    long, gap, bow = max(14, round(SHORTEST[0 if across else 1] * dpi)), max(3, round(BREAK * dpi)), 3

    def bar(size: int, thick: int = 1) -> numpy.ndarray:
        return numpy.ones((thick, size) if across else (size, thick), "uint8")

    thick = cv2.dilate(ink, bar(1, bow))                  # a sloping line steps from row to row
    opened = cv2.morphologyEx(cv2.morphologyEx(thick, cv2.MORPH_CLOSE, bar(gap)), cv2.MORPH_OPEN, bar(long))
    return _lines_only(cv2.erode(opened, bar(1, bow)), dark, dpi, across)


def _lines_only(mask: numpy.ndarray, dark: numpy.ndarray, dpi: int, across: bool) -> numpy.ndarray:
    """Without bars and black areas, and without rows of serifs, which have letters beside them."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    away = max(3, round(0.025 * dpi))
    kept = numpy.zeros_like(mask)
    for k in range(1, len(stats)):
        x, y, w, h, area = (int(v) for v in stats[k])
        if area / (w if across else h) > max(4, 0.05 * dpi):
            continue
        own = labels[y:y + h, x:x + w] == k
        if not _curved(own, dpi, across) and not _crowded(dark, own, x, y, away, across):
            kept[y:y + h, x:x + w][own] = 1
    return kept


def _curved(own: numpy.ndarray, dpi: int, across: bool) -> bool:
    """Does it bend like a seal or a letter? A whole page's line may bow a little."""
    rows, columns = numpy.nonzero(own)
    along, beside = (columns, rows) if across else (rows, columns)
    length = int(numpy.ptp(along)) + 1
    if length < 0.2 * dpi:
        return False
    slope, begin = numpy.polyfit(along, beside, 1)
    return float(numpy.percentile(numpy.abs(beside - slope * along - begin), 95)) > max(2.0, 0.012 * dpi) + 0.006 * length or abs(slope) > 0.1


def _crowded(dark: numpy.ndarray, own: numpy.ndarray, x: int, y: int, away: int, across: bool) -> bool:
    """Does print stand close along either side?"""
    along = numpy.nonzero(own.any(axis=0 if across else 1))[0]
    edge = own if across else own.T
    first = edge[:, along].argmax(axis=0) - away
    last = len(edge) - 1 - edge[::-1, along].argmax(axis=0) + away
    ink, a, b = (dark, along + x, y) if across else (dark.T, along + y, x)
    limit = ink.shape[0] - 1
    return any(float(ink[numpy.clip(beside + b, 0, limit), a].mean()) > CROWDED for beside in (first, last))


def _regions(level: numpy.ndarray, upright: numpy.ndarray, dpi: int) -> list[tuple[int, int, int, int]]:
    """Boxes of lines that hang together, boxes inside or across each other made one."""
    reach = max(3, round(0.04 * dpi))
    joined = cv2.dilate(cv2.bitwise_or(level, upright), numpy.ones((reach, reach), "uint8"))
    stats = cv2.connectedComponentsWithStats(joined, connectivity=8)[2][1:]
    boxes = [(int(x), int(y), int(x + w), int(y + h)) for x, y, w, h, _ in stats if w > 0.5 * dpi and h > 0.25 * dpi]
    made: list[tuple[int, int, int, int]] = []
    for box in sorted(boxes, key=lambda b: (b[2] - b[0]) * (b[3] - b[1]), reverse=True):
        at = next((k for k, m in enumerate(made) if box[0] < m[2] and m[0] < box[2] and box[1] < m[3] and m[1] < box[3]), None)
        if at is None:
            made.append(box)
        else:
            m = made[at]
            made[at] = min(m[0], box[0]), min(m[1], box[1]), max(m[2], box[2]), max(m[3], box[3])
    return made


def _grid(level: numpy.ndarray, upright: numpy.ndarray, thin: list[numpy.ndarray], dpi: int, left: int, top: int) -> tuple[Grid, numpy.ndarray] | None:
    """The grid of one region and the ink of its lines; None for a frame or a few strokes."""
    ys, xs = _rulings(level, LEAST_ROW * dpi, True, WHOLE[0] * dpi), _rulings(upright, LEAST_COLUMN * dpi, False, WHOLE[1] * dpi)
    xs = [x for x in xs if x.ink > 0.12 * max(r.ink for r in xs)]
    ys = [y for y in ys if y.ink > 0.06 * max(r.ink for r in ys)]
    if len(ys) < 3 or len(xs) < 3:
        return None
    ys = _with_worn(ys, thin[0], LEAST_ROW * dpi)
    beside, above = _drawn(*thin, xs, ys, dpi)
    xs, ys = _parting(xs, beside, min(2, len(ys) - 1)), _parting(ys, above.T, min(2, len(xs) - 1))
    areas = _areas(_blocks(*_drawn(*thin, xs, ys, dpi)), xs, ys, left, top)
    rows, columns = max((a.row + a.rows - 1 for a in areas), default=0), max((a.column + a.columns - 1 for a in areas), default=0)
    if rows < 2 or columns < 2 or len(areas) < 4 or len(areas) < 9 and xs[-1].at(0) - xs[0].at(0) < NARROW * dpi:
        return None                                        # a frame, a stamp's boxes
    return Grid(rows, columns, areas), _ink_of_lines(level, ys, dpi, True) | _ink_of_lines(upright, xs, dpi, False)


def _ink_of_lines(mask: numpy.ndarray, lines: list[Ruling], dpi: int, across: bool) -> numpy.ndarray:
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


def _with_worn(lines: list[Ruling], thin: numpy.ndarray, least: float) -> list[Ruling]:
    """Lines across of which only dashes are left, found by how much ink stands in a row: far more
    than right above and below."""
    base = lines[0].curve - numpy.array([0] * (len(lines[0].curve) - 1) + [lines[0].at(0)])
    along = numpy.arange(lines[0].first, lines[0].last, 2)
    shift = numpy.round(numpy.polyval(base, along)).astype(int)
    begin, end = round(lines[0].at(0)), round(lines[-1].at(0))
    rows = numpy.clip(numpy.arange(begin, end)[:, None] + shift[None, :], 0, thin.shape[0] - 1)
    share = cv2.dilate(thin, numpy.ones((3, 1), "uint8"))[rows, along[None, :]].mean(axis=1)
    made = list(lines)
    for at in numpy.argsort(-share):
        if share[at] < WORN_ROW:
            break
        around = [share[k] for k in (at - 6, at + 6) if 0 <= k < len(share)]
        if max(around, default=1.0) < 0.5 * share[at] and all(abs(line.at(0) - begin - at) >= least for line in made):
            curve = base.copy()
            curve[-1] += begin + at
            made.append(Ruling(curve, lines[0].first, lines[0].last, int(share[at] * len(along) * 2)))
    return sorted(made, key=lambda line: float(line.at(0)))


def _parting(lines: list[Ruling], drawn: numpy.ndarray, least: int) -> list[Ruling]:
    """Lines that part at least some cells: a stroke under a word crosses one cell."""
    counted = (drawn > DRAWN).sum(axis=0)
    return [line for n, line in enumerate(lines) if n in (0, len(lines) - 1) or counted[n] >= least]


def _rulings(mask: numpy.ndarray, least: float, across: bool, whole: float) -> list[Ruling]:
    """Lines side by side in order; pieces nearer than `least` are one line, and short pieces are
    a line where many of them stand in a row (worn print)."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    points = []
    for k in range(1, len(stats)):
        x, y, w, h = (int(v) for v in stats[k][:4])
        rows, columns = numpy.nonzero(labels[y:y + h, x:x + w] == k)
        along, beside = (columns + x, rows + y) if across else (rows + y, columns + x)
        points.append((along, beside))
    slope = _slope(points)
    pieces = sorted(((float(numpy.mean(b - slope * a)), a, b) for a, b in points), key=lambda p: -len(p[1]))
    clusters: list[list] = []
    for middle, a, b in pieces:                            # the longest first: a stray stroke joins a line
        near = min(clusters, key=lambda c: abs(c[0] - middle), default=None)
        if near is not None and abs(near[0] - middle) < least:
            near[1].append((a, b, abs(near[0] - middle)))
        else:
            clusters.append([middle, [(a, b, 0.0)]])
    made = []
    for _, parts in sorted(clusters, key=lambda c: c[0]):
        parts = [(a, b) for a, b, off in parts if off < 0.4 * least or numpy.ptp(a) >= whole]
        made.append((max(int(numpy.ptp(a)) for a, _ in parts), _ruling(parts, slope)))
    widest = max((line.ink for _, line in made), default=0)
    return [line for long, line in made if long >= whole or line.ink > 0.35 * widest]


def _slope(points: list) -> float:
    """Of the longest pieces, in the middle."""
    long = sorted(points, key=lambda p: -int(numpy.ptp(p[0])))[:9]
    slopes = [float(numpy.polyfit(a, b, 1)[0]) for a, b in long if numpy.ptp(a) > 20]
    return float(numpy.median(slopes)) if slopes else 0.0


def _ruling(parts: list, slope: float) -> Ruling:
    longest = max(len(a) for a, _ in parts)
    kept = [(a, b) for a, b in parts if len(a) > 0.1 * longest]
    along, beside = numpy.concatenate([a for a, _ in kept]), numpy.concatenate([b for _, b in kept])
    whole = numpy.concatenate([a for a, _ in parts])
    bend = numpy.ptp(along) > 300
    curve = numpy.polyfit(along, beside, 2) if bend else numpy.array([slope, float(numpy.mean(beside - slope * along))])
    return Ruling(curve, int(whole.min()), int(whole.max()), len(numpy.unique(whole)))


def _drawn(level: numpy.ndarray, upright: numpy.ndarray, xs: list[Ruling], ys: list[Ruling], dpi: int):
    """(for each grid step how much of the line at its left is drawn, … above it), as matrices with
    one more column, row for the last line."""
    thick, gap = max(5, round(0.04 * dpi)), round(BREAK * dpi)
    level = cv2.morphologyEx(cv2.dilate(level, numpy.ones((thick, 1), "uint8")), cv2.MORPH_CLOSE, numpy.ones((1, gap), "uint8"))
    upright = cv2.morphologyEx(cv2.dilate(upright, numpy.ones((1, thick), "uint8")), cv2.MORPH_CLOSE, numpy.ones((gap, 1), "uint8"))
    beside = numpy.zeros((len(ys) - 1, len(xs)))
    above = numpy.zeros((len(ys), len(xs) - 1))
    for j, x in enumerate(xs):
        for i in range(len(ys) - 1):
            middle = x.at((ys[i].at(x.at(0)) + ys[i + 1].at(x.at(0))) / 2)
            beside[i, j] = _share(upright, x, ys[i].at(middle), ys[i + 1].at(middle), False)
    for i, y in enumerate(ys):
        for j in range(len(xs) - 1):
            middle = y.at((xs[j].at(y.at(0)) + xs[j + 1].at(y.at(0))) / 2)
            above[i, j] = _share(level, y, xs[j].at(middle), xs[j + 1].at(middle), True)
    return beside, above


def _share(mask: numpy.ndarray, line: Ruling, begin: float, end: float, across: bool) -> float:
    """How much of a line is drawn between two places."""
    inset = min(4.0, 0.15 * (end - begin))
    along = numpy.arange(round(begin + inset), max(round(begin + inset) + 1, round(end - inset)))
    limit = mask.shape[1 if across else 0] - 1, mask.shape[0 if across else 1] - 1
    along = numpy.clip(along, 0, limit[0])
    beside = numpy.clip(numpy.round(line.at(along)).astype(int), 0, limit[1])
    return float((mask[beside, along] if across else mask[along, beside]).mean())


def _blocks(beside: numpy.ndarray, above: numpy.ndarray) -> list[tuple[int, int, int, int]]:
    """Grid steps with no line between them made one cell: (row, column, row after, column after).
    Where that is no rectangle a faint line is taken for drawn, at last every one."""
    drawn = _threshold(beside, above)
    blocks, left = [], [(i, j) for i in range(beside.shape[0]) for j in range(above.shape[1])]
    for least in (drawn, 0.7 * drawn, 0.4 * drawn, -1.0):
        odd = []
        for steps in _joined(left, beside > least, above > least):
            i, j = [s[0] for s in steps], [s[1] for s in steps]
            if len(steps) == (max(i) - min(i) + 1) * (max(j) - min(j) + 1):
                blocks.append((min(i), min(j), max(i) + 1, max(j) + 1))
            else:
                odd += steps
        left = odd
    return blocks


def _threshold(beside: numpy.ndarray, above: numpy.ndarray) -> float:
    """How much must be drawn: less where the lines that are there are full of gaps."""
    there = numpy.concatenate([m[m > 0.3] for m in (beside, above)])
    weakest = numpy.percentile(there, 10) if there.size else 0.0
    return CRISP if weakest > 0.95 else WORN


def _joined(steps: list[tuple[int, int]], beside: numpy.ndarray, above: numpy.ndarray) -> list[list[tuple[int, int]]]:
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
            for near, parted in (((i, j + 1), beside[i, j + 1]), ((i, j - 1), beside[i, j]),
                                 ((i + 1, j), above[i + 1, j]), ((i - 1, j), above[i, j])):
                if near in free and not parted:
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
        made.append(Area(row + 1, column + 1, used_rows.index(below) - row, used_columns.index(after) - column,
                         round(x0) + left, round(y0) + top, round(x1) + left, round(y1) + top))
    return tuple(made)


def without(grey: numpy.ndarray, grids: list[Grid], dpi: int) -> numpy.ndarray:
    """The page with its tables painted over, lines and all."""
    if not grids:
        return grey
    made = grey.copy()
    edge = round(0.03 * dpi)
    for left, top, right, foot in (g.corners for g in grids):
        made[max(0, top - edge):foot + edge, max(0, left - edge):right + edge] = 255
    return made
