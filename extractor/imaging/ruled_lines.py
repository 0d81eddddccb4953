"""Straight lines in a page's picture, broken, bowed, pale or worn as scans have them.

Pictures are grey arrays (0 black) or masks (1 ink), lengths pixels; `dpi` gives them their size on
paper. `across` is true for lines that run level, false for upright ones. Places on a line are told
by two numbers: `along` the line from the page's left (or top), `beside` it from the top (or left).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import cv2
import numpy

from extractor.imaging.pixels import (
    Grey,
    Mask,
    PixelBox,
    as_mask,
    block,
    closed,
    grain_of,
    ink_threshold,
    opened,
    pieces_of,
    thinned,
    widened,
)

# Inches that ink must run straight to be part of a line; no letter does.
SHORTEST_LEVEL, SHORTEST_UPRIGHT = 0.13, 0.2
WHOLE = 0.4  # inches; straight ink as long as that is a line by itself
BREAK = 0.03  # inches of a line that may be missing
WORN_ROW = 0.35  # rows with ink on less than this share of a table's width are no line of dashes
# unless what lies beside them is as good as empty; then so much ink is enough
SPARSE_ROW, EMPTY_BESIDE = 0.18, 0.15
# A line shows its own curve when it is at least this share as long as the longest one and has ink
# on at least this share of its length.
SURE_SPAN, SURE_INK = 0.7, 0.6
REFITS = 6  # times that a line's curve is fitted anew
TOGETHER = 0.6  # a side is open where at least this share of the lines across it end together
BEYOND_GRAIN = 4.0  # times the grain; shades that differ from paper by less may be paper
REACHING = 0.4  # a line may be worn as far out as this share of the lines across it reaches
CROWDED = 0.4  # strokes with ink close beside more than this share of their length are print


@dataclass(frozen=True, slots=True, eq=False)
class Ruling:
    """A line: the coefficients of the curve through its ink, highest power first; where along the
    page it begins and ends; on how many pixels of its length it has ink."""

    curve: numpy.ndarray
    first: int
    last: int
    ink: int

    def at(self, along: float) -> float:
        """How far beside the page's edge the line lies at this place along it: as `numpy.polyval`
        says, which takes ten times as long for a single place."""
        beside = 0.0
        for coefficient in self.curve.tolist():
            beside = beside * along + coefficient
        return float(beside)

    def at_all(self, along: numpy.ndarray) -> numpy.ndarray:
        """The nearest pixel beside the page's edge for each place along the line."""
        places = numpy.polyval(self.curve, along)
        return numpy.round(places).astype(int)

    def moved(
        self,
        by: float,
        ink: int,
    ) -> Ruling:
        """The line shifted by so many pixels down (or right), with so much ink of its own."""
        curve = self.curve.copy()
        curve[-1] += by
        return replace(
            self,
            curve=curve,
            ink=ink,
        )


@dataclass(frozen=True, slots=True, eq=False)
class Stroke:
    """The pixels of a piece of straight ink: how far along and beside each of them lies."""

    along: numpy.ndarray
    beside: numpy.ndarray

    @property
    def length(self) -> int:
        return int(numpy.ptp(self.along))

    @property
    def slope(self) -> float:
        slope, _ = numpy.polyfit(self.along, self.beside, 1)
        return float(slope)

    def place(self, slope: float) -> float:
        """How far beside the page's edge it would lie at the line's begin, if it slopes so."""
        return float(numpy.mean(self.beside - slope * self.along))

    @property
    def pixels(self) -> int:
        return len(self.along)

    @property
    def covered(self) -> int:
        """On how many pixels of its length it has ink."""
        return len(numpy.unique(self.along))


def as_level(mask: Mask, across: bool) -> Mask:
    """The mask as it is for level lines, with rows and columns exchanged for upright ones.

    What is done for level lines then serves both.
    """
    return mask if across else mask.T


def bar(
    length: int,
    across: bool,
    thick: int = 1,
) -> Mask:
    """A filled rectangle as long as that in the direction of the lines."""
    return block(thick, length) if across else block(length, thick)


def ink_of(grey: Grey) -> Mask:
    """1 where it is dark.

    What is brighter than paper (a straightened page's corners) counts as paper: Otsu's threshold
    would part those two. Of two shades alone it gives 0. Of a page without print it parts the
    paper's own grain: what the grain makes is no ink.
    """
    paper = float(numpy.percentile(thinned(grey), 50))
    capped = numpy.minimum(grey, round(paper))
    beyond_grain = paper - BEYOND_GRAIN * grain_of(grey)
    threshold = max(1.0, min(ink_threshold(capped), beyond_grain))
    return as_mask(grey < threshold)


def faint(
    grey: Grey,
    dpi: int,
    across: bool,
) -> Mask:
    """1 on thin strokes darker than the paper at either side, though too pale to count as ink."""
    size = round(0.045 * dpi) | 1
    crosswise = bar(size, not across)
    darker = cv2.morphologyEx(grey, cv2.MORPH_BLACKHAT, crosswise)
    paper, ink = numpy.percentile(thinned(grey), (90, 1))
    least = max(25.0, 0.2 * (paper - ink), BEYOND_GRAIN * grain_of(grey))
    return as_mask(darker > least)


def thin_of(
    ink: Mask,
    dpi: int,
    across: bool,
) -> Mask:
    """The ink without strokes that run the other way: of print little is left along a line."""
    crosswise = bar(round(0.05 * dpi), not across)
    other = opened(ink, crosswise)
    return ink & (1 - widened(other, 3))


def straight(
    ink: Mask,
    dpi: int,
    across: bool,
) -> Mask:
    """Only the ink that runs straight, short breaks closed: lines, and strokes of print."""
    shortest = SHORTEST_LEVEL if across else SHORTEST_UPRIGHT
    long = max(14, round(shortest * dpi))
    gap = max(3, round(BREAK * dpi))
    bow = bar(1, across, thick=3)
    thick = cv2.dilate(ink, bow)  # a sloping line steps from row to row
    unbroken = closed(thick, bar(gap, across))
    long_enough = opened(unbroken, bar(long, across))
    return cv2.erode(long_enough, bow)


def lines_only(
    mask: Mask,
    dark: Mask,
    dpi: int,
    across: bool,
) -> Mask:
    """Straight ink without what is no line.

    Bars and black areas go, so do bent strokes and rows of serifs, which have letters beside them.
    `dark` is the page's print.
    """
    pieces = pieces_of(mask)
    thickness = pieces.areas / (pieces.widths if across else pieces.heights)
    kept = numpy.zeros_like(mask)
    thin = thickness <= max(4, 0.05 * dpi)
    for number in pieces.numbers(thin):
        box = pieces.box(number)
        own = pieces.labels[box.part] == number
        if _curved(own, dpi, across):
            continue
        if not _crowded(dark, own, box, dpi, across):
            kept[box.part][own] = 1
    return kept


def _curved(
    own: Mask,
    dpi: int,
    across: bool,
) -> bool:
    """True where a stroke bends like a seal or a letter, or slopes; a line as long as the page may
    bow a little."""
    level = as_level(own, across)
    length = level.shape[1]
    if length < 0.2 * dpi:
        return False
    beside, along = numpy.nonzero(level)
    slope, begin = numpy.polyfit(along, beside, 1)
    distances = numpy.abs(beside - slope * along - begin)
    off = float(numpy.percentile(distances, 95))
    allowed = max(2.0, 0.012 * dpi) + 0.006 * length
    return bool(off > allowed or abs(slope) > 0.1)


def _crowded(
    dark: Mask,
    own: Mask,
    box: PixelBox,
    dpi: int,
    across: bool,
) -> bool:
    """True where print stands close along either side of a stroke; `box` is the stroke's place."""
    away = max(3, round(0.025 * dpi))
    ink, stroke = as_level(dark, across), as_level(own, across)
    top = box.top if across else box.left
    left = box.left if across else box.top
    along = numpy.flatnonzero(stroke.any(axis=0))
    first = stroke[:, along].argmax(axis=0)
    from_foot = stroke[::-1, along].argmax(axis=0)
    last = len(stroke) - 1 - from_foot
    for beside in (first - away, last + away):
        rows = numpy.clip(beside + top, 0, len(ink) - 1)
        printed = ink[rows, along + left]
        if float(printed.mean()) > CROWDED:
            return True
    return False


def rulings_of(
    mask: Mask,
    least: float,
    dpi: int,
    across: bool,
) -> list[Ruling]:
    """The lines that straight ink makes, from the top (or left).

    Pieces nearer to each other than `least` pixels are one line. Short pieces are a line where many
    of them stand in a row, as in worn print.
    """
    whole = WHOLE * dpi
    strokes = _strokes(mask, across)
    slope = _slope(strokes)
    gathered = _rows_of_strokes(strokes, slope, least)
    rows = [_true_members(row, least, whole) for row in gathered]
    curves = _curves([_longer(row) for row in rows], slope)
    lines = list(map(_ruling, rows, curves))
    most = max((line.ink for line in lines), default=0)
    return [
        line
        for line, row in zip(lines, rows, strict=True)
        if line.ink > 0.35 * most or _longest(row) >= whole
    ]


def _strokes(mask: Mask, across: bool) -> list[Stroke]:
    """The pieces of straight ink, pixel by pixel."""
    pieces = pieces_of(mask)
    found = []
    for number in range(1, len(pieces.areas)):
        box = pieces.box(number)
        own = pieces.labels[box.part] == number
        rows, columns = numpy.nonzero(own)
        rows = rows + box.top
        columns = columns + box.left
        if across:
            found.append(Stroke(along=columns, beside=rows))
        else:
            found.append(Stroke(along=rows, beside=columns))
    return found


def _ruling(
    row: list[Stroke],
    curve: numpy.ndarray,
) -> Ruling:
    """The line that a row of strokes makes, with the curve found for it."""
    ink = _together(row)
    return Ruling(
        curve=curve,
        first=int(ink.along.min()),
        last=int(ink.along.max()),
        ink=ink.covered,
    )


def _longest(row: list[Stroke]) -> int:
    return max(stroke.length for stroke in row)


def _together(strokes: list[Stroke]) -> Stroke:
    """Several strokes as one."""
    return Stroke(
        along=numpy.concatenate([stroke.along for stroke in strokes]),
        beside=numpy.concatenate([stroke.beside for stroke in strokes]),
    )


def _longer(strokes: list[Stroke]) -> Stroke:
    """The longer strokes of a line as one."""
    most = max(stroke.pixels for stroke in strokes)
    longer = [stroke for stroke in strokes if stroke.pixels > 0.1 * most]
    return _together(longer)


def _slope(strokes: list[Stroke]) -> float:
    """The slope of the page's lines: the middle one of the nine longest strokes'."""
    by_length = sorted(strokes, key=lambda stroke: -stroke.length)
    longest = [stroke for stroke in by_length[:9] if stroke.length > 20]
    slopes = [stroke.slope for stroke in longest]
    return float(numpy.median(slopes)) if slopes else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Member:
    """A stroke in a row of strokes, and how many pixels beside the row's own place it lies."""

    stroke: Stroke
    off: float


def _true_members(
    row: list[Member],
    least: float,
    whole: float,
) -> list[Stroke]:
    """The strokes of a row that lie on its line or are long enough to be a line themselves."""
    return [
        member.stroke for member in row if member.off < 0.4 * least or member.stroke.length >= whole
    ]


def _rows_of_strokes(
    strokes: list[Stroke],
    slope: float,
    least: float,
) -> list[list[Member]]:
    """Strokes gathered into rows `least` pixels apart, from the top (or left).

    Rows begin where most ink is: feet of letters beside a worn line join it, not it them.
    """
    strokes = sorted(strokes, key=lambda stroke: stroke.place(slope))
    places = numpy.array([stroke.place(slope) for stroke in strokes])
    inks = numpy.array([stroke.pixels for stroke in strokes], float)
    near = _ink_near(places, inks, 0.15 * least)
    middles: list[float] = []
    rows: list[list[Member]] = []
    for k in numpy.lexsort((-inks, -near)):
        distances = [abs(middle - places[k]) for middle in middles]
        off = min(distances, default=least)
        if off < least:
            nearest = distances.index(off)
            rows[nearest].append(Member(strokes[k], off))
        else:
            middles.append(places[k])
            rows.append([Member(strokes[k], 0.0)])
    return [rows[n] for n in numpy.argsort(middles)]


def _ink_near(
    places: numpy.ndarray,
    inks: numpy.ndarray,
    reach: float,
) -> numpy.ndarray:
    """For each of some places in order, the ink of those that lie within reach."""
    sums = numpy.concatenate(([0.0], numpy.cumsum(inks)))
    last = numpy.searchsorted(places, places + reach, "right")
    first = numpy.searchsorted(places, places - reach)
    return sums[last] - sums[first]


@dataclass(frozen=True, slots=True, order=True)
class Shape:
    """How a line runs: its place beside the page's edge in the middle of its length, how much it
    bends and how much it slopes."""

    place: float
    bend: float
    slope: float


def _curves(
    lines: list[Stroke],
    slope: float,
) -> list[numpy.ndarray]:
    """The curve of each line, highest power first.

    Lines that are there nearly whole have a curve of their own. The others bend and slope as those
    beside them do: lines of a page run side by side, and a few dashes at one end say little of the
    other.
    """
    widest = max((line.length for line in lines), default=0)
    own = [_own_curve(line, widest) for line in lines]
    sure = [curve for curve in own if curve is not None]
    known = sorted(_shape(curve, widest / 2) for curve in sure)
    if not known:
        known = [
            Shape(
                place=0.0,
                bend=0.0,
                slope=slope,
            )
        ]
    return [
        _curve_like(known, line) if curve is None else curve
        for line, curve in zip(lines, own, strict=True)
    ]


def _own_curve(line: Stroke, widest: int) -> numpy.ndarray | None:
    """The parabola through a line's ink; None where too little is left of it."""
    if widest <= 300 or line.length <= SURE_SPAN * widest:
        return None
    if line.covered <= SURE_INK * line.length:
        return None
    return parabola_of(line)


def parabola_of(line: Stroke) -> numpy.ndarray:
    """The parabola that most of a line's ink lies on: feet of letters that stand on it weigh the
    less the further they lie off."""
    curve = numpy.polyfit(line.along, line.beside, 2)
    for _ in range(REFITS):
        off = numpy.abs(line.beside - numpy.polyval(curve, line.along))
        curve = numpy.polyfit(line.along, line.beside, 2, w=1 / numpy.sqrt(numpy.maximum(off, 0.5)))
    return curve


def _shape(curve: numpy.ndarray, middle: float) -> Shape:
    return Shape(
        place=float(numpy.polyval(curve, middle)),
        bend=float(curve[0]),
        slope=float(curve[1]),
    )


def _curve_like(
    known: list[Shape],
    line: Stroke,
) -> numpy.ndarray:
    """A curve through a line's ink that bends and slopes as the lines beside it do."""
    place = float(numpy.mean(line.beside))
    places = [shape.place for shape in known]
    bends = [shape.bend for shape in known]
    slopes = [shape.slope for shape in known]
    bend = numpy.interp(place, places, bends)
    slope = numpy.interp(place, places, slopes)
    curve = numpy.array([bend, slope, 0.0])
    offsets = line.beside - numpy.polyval(curve, line.along)
    curve[2] = numpy.median(offsets)
    return curve


def with_edges(
    lines: list[Ruling],
    others: list[Ruling],
    least: float,
    length: int,
) -> list[Ruling]:
    """The lines with one more at a side where those that cross them (`others`) end together beyond
    the outermost one: that side was left open or is worn away.

    `least` is the least distance of two lines, `length` how far lines may run, in pixels.
    """
    begins = [other.first for other in others]
    ends = [other.last for other in others]
    before = _open_side(lines[0], begins, least, length, outward=-1)
    after = _open_side(lines[-1], ends, least, length, outward=1)
    return _in_order([*lines, *before, *after])


def _open_side(
    outermost: Ruling,
    ends: list[int],
    least: float,
    length: int,
    outward: int,
) -> list[Ruling]:
    """The line at an open side, as a list of one; an empty list where the side is not open.

    `ends` are the places where the lines across end; `outward` is -1 at the first side, else 1.
    """
    end = float(numpy.median(ends))
    together = sum(abs(other - end) < 0.3 * least for other in ends)
    beyond = end - outermost.at(length / 2)
    enough = max(3, TOGETHER * len(ends))
    if together < enough or outward * beyond <= 1.5 * least:
        return []
    return [outermost.moved(beyond, ink=0)]


def _in_order(lines: list[Ruling]) -> list[Ruling]:
    """The lines from the top (or left)."""
    return sorted(lines, key=lambda line: line.at(0))


def with_worn(
    lines: list[Ruling],
    others: list[Ruling],
    thin: Mask,
    least: float,
) -> list[Ruling]:
    """The lines with those of which only dashes are left.

    They are found as rows with far more ink than the rows above and below, as far as enough of the
    lines across (`others`) reach: the outermost line may be worn too.

    `thin` is ink without strokes across the lines; for upright lines it is given with rows and
    columns exchanged. Two lines lie at least `least` pixels apart.
    """
    first = lines[0].at(0)
    last = lines[-1].at(0)
    rows = _within_reach(round(first), round(last), others, least, len(thin))
    base = lines[0].moved(-first, ink=0)
    along = numpy.arange(base.first, base.last, 2)
    share = _inked_share(thin, base.at_all(along), along, rows)
    made = list(lines)
    top = rows.start
    beyond = numpy.ones(len(share), bool)
    beyond[max(0, round(first) - top) : round(last) - top] = False
    share[beyond & (share < WORN_ROW)] = 0
    for row in _rows_of_dashes(share):
        distances = [abs(line.at(0) - top - row) for line in made]
        if min(distances) >= least:
            ink = int(share[row] * len(along) * 2)
            made.append(base.moved(top + row, ink))
    return _in_order(made)


def _within_reach(
    first: int,
    last: int,
    others: list[Ruling],
    least: float,
    size: int,
) -> range:
    """The places from the first line to the last, and beyond them where enough of the lines across
    do not end there."""
    enough = max(3, round(REACHING * len(others)))
    if len(others) < enough:
        return range(first, last)
    begin = sorted(other.first for other in others)[enough - 1]
    end = sorted((other.last for other in others), reverse=True)[enough - 1]
    if begin < first - least:
        first = max(0, round(begin - 1.5 * least))
    if end > last + least:
        last = min(size, round(end + 1.5 * least))
    return range(first, last)


def _inked_share(
    thin: Mask,
    shift: numpy.ndarray,
    along: numpy.ndarray,
    rows: range,
) -> numpy.ndarray:
    """For each row, the share of its pixels `along` with ink on it or right beside; rows bend as
    the lines do (`shift`)."""
    straight_rows = numpy.arange(rows.start, rows.stop)
    places = straight_rows[:, None] + shift[None, :]
    places = numpy.clip(places, 0, len(thin) - 1)
    near = cv2.dilate(thin, block(3, 1))
    inked = near[places, along[None, :]]
    return inked.mean(axis=1)


def _rows_of_dashes(share: numpy.ndarray) -> Iterator[int]:
    """The rows with ink enough for a line of dashes and far more of it than six rows above and
    below; most ink first."""
    for row in numpy.argsort(-share):
        if share[row] < SPARSE_ROW:
            return
        beside = (row - 6, row + 6)
        around = [share[near] for near in beside if 0 <= near < len(share)]
        most = 0.5 if share[row] >= WORN_ROW else EMPTY_BESIDE
        if max(around, default=1.0) < most * share[row]:
            yield int(row)
