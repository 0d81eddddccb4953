"""Straight lines in a page's picture, broken, bowed, pale or worn as scans have them.

Pictures are grey arrays (0 black) or masks (1 ink), lengths pixels; `dpi` gives them their size on
paper. `across`: lines that run level, else upright ones.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy

SHORTEST = (
    0.13,
    0.2,
)  # inches that ink must run straight to be part of a line: across, down (no letter does)
WHOLE = 0.4, 0.4  # inches of straight ink that are a line by themselves: across, down
BREAK = 0.03  # inches of a line that may be missing
WORN_ROW = 0.35  # share of the table's width with ink from which a row of dashes is a line
SURE_SPAN, SURE_INK = (
    0.7,
    0.6,
)  # share of the longest line's length, of its own length with ink: a line that shows its curve
TOGETHER = 0.6  # share of the lines across that must end together to show an open side
CROWDED = 0.4  # share of a stroke with ink close beside it: print, not a line


@dataclass(frozen=True, eq=False)
class Ruling:
    """A line: the curve through its ink, where it begins and ends, how much of it is there."""

    curve: numpy.ndarray
    first: int
    last: int
    ink: int

    def at(self, along) -> numpy.ndarray:
        return numpy.polyval(self.curve, along)


def ink_of(grey: numpy.ndarray) -> numpy.ndarray:
    """1 where it is dark. What is brighter than paper (a straightened page's corners) is paper too:
    else Otsu's threshold parts those. Two shades alone give it 0."""
    seen = numpy.minimum(grey, round(float(numpy.percentile(grey[::4, ::4], 50))))
    return (
        grey < max(1.0, cv2.threshold(seen, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[0])
    ).astype("uint8")


def faint(grey: numpy.ndarray, dpi: int, across: bool) -> numpy.ndarray:
    """Thin strokes darker than the paper at either side, too pale to count as ink."""
    size = round(0.045 * dpi) | 1
    hat = cv2.morphologyEx(
        grey, cv2.MORPH_BLACKHAT, numpy.ones((size, 1) if across else (1, size), "uint8")
    )
    paper, ink = numpy.percentile(grey[::4, ::4], (90, 1))
    return (hat > max(25.0, 0.2 * (paper - ink))).astype("uint8")


def thin_of(ink: numpy.ndarray, dpi: int, across: bool) -> numpy.ndarray:
    """Ink without the strokes that run the other way: of print little is left along a line."""
    long = round(0.05 * dpi)
    other = cv2.morphologyEx(
        ink, cv2.MORPH_OPEN, numpy.ones((long, 1) if across else (1, long), "uint8")
    )
    return ink & (1 - cv2.dilate(other, numpy.ones((3, 3), "uint8")))


def straight(ink: numpy.ndarray, dpi: int, across: bool) -> numpy.ndarray:
    """Only the ink that runs straight, short breaks closed: lines, and strokes of print."""
    long, gap, bow = (
        max(14, round(SHORTEST[0 if across else 1] * dpi)),
        max(3, round(BREAK * dpi)),
        3,
    )

    def bar(size: int, thick: int = 1) -> numpy.ndarray:
        return numpy.ones((thick, size) if across else (size, thick), "uint8")

    thick = cv2.dilate(ink, bar(1, bow))  # a sloping line steps from row to row
    opened = cv2.morphologyEx(
        cv2.morphologyEx(thick, cv2.MORPH_CLOSE, bar(gap)), cv2.MORPH_OPEN, bar(long)
    )
    return cv2.erode(opened, bar(1, bow))


def lines_only(mask: numpy.ndarray, dark: numpy.ndarray, dpi: int, across: bool) -> numpy.ndarray:
    """Straight ink without bars and black areas, and without rows of serifs, which have letters
    beside them; `dark` is the print."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    away = max(3, round(0.025 * dpi))
    kept = numpy.zeros_like(mask)
    for k in range(1, len(stats)):
        x, y, w, h, area = (int(v) for v in stats[k])
        if area / (w if across else h) > max(4, 0.05 * dpi):
            continue
        own = labels[y : y + h, x : x + w] == k
        if not _curved(own, dpi, across) and not _crowded(dark, own, x, y, away, across):
            kept[y : y + h, x : x + w][own] = 1
    return kept


def _curved(own: numpy.ndarray, dpi: int, across: bool) -> bool:
    """Does it bend like a seal or a letter? A whole page's line may bow a little."""
    length = own.shape[1 if across else 0]
    if length < 0.2 * dpi:
        return False
    rows, columns = numpy.nonzero(own)
    along, beside = (columns, rows) if across else (rows, columns)
    slope, begin = numpy.polyfit(along, beside, 1)
    return (
        float(numpy.percentile(numpy.abs(beside - slope * along - begin), 95))
        > max(2.0, 0.012 * dpi) + 0.006 * length
        or abs(slope) > 0.1
    )


def _crowded(
    dark: numpy.ndarray, own: numpy.ndarray, x: int, y: int, away: int, across: bool
) -> bool:
    """Does print stand close along either side?"""
    along = numpy.nonzero(own.any(axis=0 if across else 1))[0]
    edge = own if across else own.T
    first = edge[:, along].argmax(axis=0) - away
    last = len(edge) - 1 - edge[::-1, along].argmax(axis=0) + away
    ink, a, b = (dark, along + x, y) if across else (dark.T, along + y, x)
    limit = ink.shape[0] - 1
    return any(
        float(ink[numpy.clip(beside + b, 0, limit), a].mean()) > CROWDED for beside in (first, last)
    )


def rulings_of(mask: numpy.ndarray, least: float, across: bool, whole: float) -> list[Ruling]:
    """Lines side by side in order; pieces nearer than `least` are one line, and short pieces are
    a line where many of them stand in a row (worn print)."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    points = []
    for k in range(1, len(stats)):
        x, y, w, h = (int(v) for v in stats[k][:4])
        rows, columns = numpy.nonzero(labels[y : y + h, x : x + w] == k)
        along, beside = (columns + x, rows + y) if across else (rows + y, columns + x)
        points.append((along, beside))
    slope = _slope(points)
    kept = [
        [(a, b) for a, b, off in parts if off < 0.4 * least or numpy.ptp(a) >= whole]
        for parts in _clusters([(float(numpy.mean(b - slope * a)), a, b) for a, b in points], least)
    ]
    made = []
    for parts, curve in zip(kept, _curves([_main(parts) for parts in kept], slope)):
        along = numpy.concatenate([a for a, _ in parts])
        made.append(
            (
                max(int(numpy.ptp(a)) for a, _ in parts),
                Ruling(curve, int(along.min()), int(along.max()), len(numpy.unique(along))),
            )
        )
    widest = max((line.ink for _, line in made), default=0)
    return [line for long, line in made if long >= whole or line.ink > 0.35 * widest]


def _clusters(pieces: list, least: float) -> list[list]:
    """Pieces (place, along, beside) gathered around the places with most ink, as (along, beside, how
    far off): feet of letters beside a worn line join it, not it them."""
    pieces = sorted(pieces, key=lambda p: p[0])
    places, inks = (
        numpy.array([p[0] for p in pieces]),
        numpy.array([len(p[1]) for p in pieces], float),
    )
    ends = numpy.concatenate(([0.0], numpy.cumsum(inks)))
    near = (
        ends[numpy.searchsorted(places, places + 0.15 * least, "right")]
        - ends[numpy.searchsorted(places, places - 0.15 * least)]
    )
    clusters: list[list] = []
    for k in numpy.lexsort((-inks, -near)):
        middle, a, b = pieces[k]
        at = min(clusters, key=lambda c: abs(c[0] - middle), default=None)
        if at is not None and abs(at[0] - middle) < least:
            at[1].append((a, b, abs(at[0] - middle)))
        else:
            clusters.append([middle, [(a, b, 0.0)]])
    return [parts for _, parts in sorted(clusters, key=lambda c: c[0])]


def _slope(points: list) -> float:
    """Of the longest pieces, in the middle."""
    long = sorted(points, key=lambda p: -int(numpy.ptp(p[0])))[:9]
    slopes = [float(numpy.polyfit(a, b, 1)[0]) for a, b in long if numpy.ptp(a) > 20]
    return float(numpy.median(slopes)) if slopes else 0.0


def _main(parts: list) -> tuple[numpy.ndarray, numpy.ndarray]:
    """The points of a line's longer pieces."""
    longest = max(len(a) for a, _ in parts)
    kept = [(a, b) for a, b in parts if len(a) > 0.1 * longest]
    return numpy.concatenate([a for a, _ in kept]), numpy.concatenate([b for _, b in kept])


def _curves(lines: list[tuple[numpy.ndarray, numpy.ndarray]], slope: float) -> list[numpy.ndarray]:
    """Lines that are there nearly whole have a curve of their own, the others bend and slope as those
    beside them: lines of a page run side by side, and a few dashes at one end say little of the other."""
    widest = max((numpy.ptp(a) for a, _ in lines), default=0)
    own = [
        numpy.polyfit(a, b, 2)
        if widest > 300
        and numpy.ptp(a) > SURE_SPAN * widest
        and len(numpy.unique(a)) > SURE_INK * numpy.ptp(a)
        else None
        for a, b in lines
    ]
    known = sorted(
        (float(numpy.polyval(c, widest / 2)), c[0], c[1]) for c in own if c is not None
    ) or [(0.0, 0.0, slope)]
    made = []
    for curve, (along, beside) in zip(own, lines):
        if curve is None:
            curve = numpy.array(
                [
                    *(
                        numpy.interp(
                            float(numpy.mean(beside)), [k[0] for k in known], [k[n] for k in known]
                        )
                        for n in (1, 2)
                    ),
                    0.0,
                ]
            )
            curve[2] = numpy.median(beside - numpy.polyval(curve, along))
        made.append(curve)
    return made


def with_edges(
    lines: list[Ruling], others: list[Ruling], least: float, length: int
) -> list[Ruling]:
    """With a line at either side where the lines that cross end together beyond the outermost one: a
    side left open, or worn away. `length` is how far lines may run."""
    made = list(lines)
    for at, ends in ((0, [o.first for o in others]), (-1, [o.last for o in others])):
        end = float(numpy.median(ends))
        together = sum(abs(e - end) < 0.3 * least for e in ends)
        middle = float(lines[at].at(length / 2))
        if (
            together >= max(3, TOGETHER * len(others))
            and (middle - end if at == 0 else end - middle) > 1.5 * least
        ):
            curve = lines[at].curve.copy()
            curve[-1] += end - middle
            made.append(Ruling(curve, lines[at].first, lines[at].last, 0))
    return sorted(made, key=lambda line: float(line.at(0)))


def with_worn(lines: list[Ruling], thin: numpy.ndarray, least: float) -> list[Ruling]:
    """Lines across (down: in the turned picture) of which only dashes are left, found by how much ink
    stands in a row: far more than right above and below."""
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
        if max(around, default=1.0) < 0.5 * share[at] and all(
            abs(line.at(0) - begin - at) >= least for line in made
        ):
            curve = base.copy()
            curve[-1] += begin + at
            made.append(
                Ruling(curve, lines[0].first, lines[0].last, int(share[at] * len(along) * 2))
            )
    return sorted(made, key=lambda line: float(line.at(0)))
