"""Words of a page → printed lines set straight, each parted into chunks at its wide gaps.

A scan may lean a little, its columns otherwise than its rows: places here are moved so that rows run
level and columns upright. Lengths are points, gaps in shares of the page's usual height of words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import median

import regex

from extractor.layout.segments import segment_rows, segments_of
from extractor.model import Word

GAP = 0.7  # between cells; between words it is about 0.3
LONG = 150  # points that a line must run to tell the page's slope
NOISE = regex.compile(r"[|¦_~=—\[\]{}]+[.,]?|[-–—]{3,}")  # what is read of a line drawn
VALUE = regex.compile(
    r"['‘’“”|(¡!;:.,°*]?(?:[+\-–−]\s?)?\d[\d.,]*(?:\s\d{3})*(?:\s?[%‰])?['’.,]?|\d[\d.]*\s?/\s?\d[\d.]*|[-–]"
)
SPECKS = regex.compile(
    r"^[^\w\s]\s(?=.*\d)|(?<=\d.*)\s[^\d\s%‰]$"
)  # a single sign apart from a numeral


@dataclass(frozen=True, slots=True)
class Spot:
    """A word where it stands on the page set straight: its ends, its middle height."""

    word: Word
    x0: float
    x1: float
    y: float


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words of one line without a wide gap between."""

    spots: tuple[Spot, ...]

    @property
    def x0(self) -> float:
        return self.spots[0].x0

    @property
    def x1(self) -> float:
        return max(s.x1 for s in self.spots)

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def text(self) -> str:
        return " ".join(s.word.text for s in self.spots)

    @property
    def is_value(self) -> bool:
        return bool(VALUE.fullmatch(SPECKS.sub("", self.text)))

    @property
    def has_words(self) -> bool:
        return bool(regex.search(r"\p{L}{2}", self.text))


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line's words from left to right."""

    spots: tuple[Spot, ...]
    y: float

    def chunks(self, gap: float) -> list[Chunk]:
        """Parted where `gap` points or more are empty."""
        parts: list[list[Spot]] = []
        for spot in self.spots:
            if parts and spot.x0 - max(s.x1 for s in parts[-1]) < gap:
                parts[-1].append(spot)
            else:
                parts.append([spot])
        return [Chunk(tuple(part)) for part in parts]


def usual_height(words: tuple[Word, ...]) -> float:
    """The median height of words of two signs or more."""
    heights = [w.box.height for w in words if regex.search(r"[\p{L}\d]{2}", w.text)]
    return median(heights) if heights else 0.0


def printed_lines(words: tuple[Word, ...], height: float) -> list[PrintedLine]:
    """The page's lines from top to foot, strokes that were read of drawn lines left out."""
    slope = _slope(words)
    spots = [
        Spot(w, w.box.x0, w.box.x1, (w.box.y0 + w.box.y1) / 2 - slope * (w.box.x0 + w.box.x1) / 2)
        for w in words
        if not NOISE.fullmatch(w.text)
    ]
    lines: list[list[Spot]] = []
    for spot in sorted(spots, key=lambda s: s.y):
        if lines and spot.y - sum(s.y for s in lines[-1]) / len(lines[-1]) < 0.45 * height:
            lines[-1].append(spot)
        else:
            lines.append([spot])
    return [
        PrintedLine(tuple(sorted(line, key=lambda s: s.x0)), sum(s.y for s in line) / len(line))
        for line in lines
    ]


def _slope(words: tuple[Word, ...]) -> float:
    """How far long lines of a scan go down for each point to the right."""
    if all(w.confidence == 1 for w in words):
        return 0.0
    slopes = []
    for row in segment_rows(segments_of(words)):
        first, last = row[0].words[0].box, row[-1].words[-1].box
        if last.x0 - first.x0 > LONG:
            slopes.append(
                (last.y0 + last.y1 - first.y0 - first.y1)
                / (last.x0 + last.x1 - first.x0 - first.x1)
            )
    return median(slopes) if len(slopes) > 2 else 0.0


def upright(
    lines: list[PrintedLine], columns: list[list[tuple[Chunk, float]]]
) -> list[PrintedLine]:
    """The lines with their words moved so that the `columns` (chunks with their heights) stand upright."""
    leans = [
        (median(c.middle for c, _ in column), lean_of(column)[0])
        for column in columns
        if len(column) > 2
    ]
    if not leans or all(s.word.confidence == 1 for line in lines for s in line.spots):
        return lines
    base, steep = _fit(leans)
    ys = [y for column in columns for _, y in column]
    middle = (min(ys) + max(ys)) / 2

    def moved(spot: Spot) -> Spot:
        off = (base + steep * spot.x0) * (spot.y - middle)
        return replace(spot, x0=spot.x0 - off, x1=spot.x1 - off)

    return [replace(line, spots=tuple(map(moved, line.spots))) for line in lines]


def lean_of(column: list[tuple[Chunk, float]]) -> tuple[float, float, str]:
    """(points to the right for each point down, how far the chunks stand from such a line: the
    farthest but a fifth of them, by which side they stand in line)."""
    found, scanned = [], any(s.word.confidence < 1 for chunk, _ in column for s in chunk.spots)
    for side in ("x1", "middle", "x0"):
        places = [(getattr(chunk, side), y) for chunk, y in column]
        steps = [
            (b[0] - a[0]) / (b[1] - a[1])
            for k, a in enumerate(places)
            for b in places[k + 1 :]
            if b[1] > a[1]
        ]
        lean = (
            max(-0.04, min(0.04, median(steps))) if scanned and steps and len(places) > 2 else 0.0
        )
        rest = [x - lean * y for x, y in places]
        off = sorted(abs(r - median(rest)) for r in rest)
        found.append((off[len(off) - 1 - len(off) // 5], lean, side))
    best = min(found)
    return best[1], best[0], best[2]


def _fit(leans: list[tuple[float, float]]) -> tuple[float, float]:
    """(lean at the page's left edge, how much more for each point to the right)."""
    xs, ys = [x for x, _ in leans], [y for _, y in leans]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((x - mean_x) ** 2 for x in xs)
    steep = (
        sum((x - mean_x) * (y - mean_y) for x, y in leans) / spread
        if spread and len(leans) > 2
        else 0.0
    )
    return mean_y - steep * mean_x, steep
