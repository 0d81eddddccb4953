"""Ink that no word covers: where a reader may have skipped something.

Pictures are grey arrays (0 black), boxes points.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import median

import cv2
import numpy
import regex

from extractor.model import Box, Word

SLENDER = regex.compile(
    r"[\d/.,%()\[\]-]*[1I][\dI/.,%()\[\]-]*\W?"
)  # letters beside digits break in too many ways
LONG = regex.compile(r"\(?\d{3,}%?\W?")  # digits in which a dot or comma may have been lost
PARTED = regex.compile(r"\(?\d{1,3}(?:[.,]\d+)+%?\W?")
HANGS, STANDS = 0.15, 0.03  # digit heights below the line: a comma from, a dot up to
SMALLEST = 14  # pixels of a digit's height from which a dot can be told from noise
MOST = 60  # places a page; a picture or a seal gives hundreds


def uncovered(grey: numpy.ndarray, words: tuple[Word, ...], scale: float) -> list[Box]:
    """Boxes of letter-sized ink outside all words, neighbours joined; [] where the page is too
    full of it to be text."""
    if not words:
        return []
    letter = median(w.box.height for w in words) / scale
    dark = (grey <= _of_print(grey)).astype("uint8")
    for word in words:
        b = word.box
        dark[
            max(0, int(b.y0 / scale) - 2) : int(b.y1 / scale) + 3,
            max(0, int(b.x0 / scale) - 2) : int(b.x1 / scale) + 3,
        ] = 0
    boxes = _joined(_letters(dark, letter), 0.7 * letter)
    return (
        [Box(x0 * scale, y0 * scale, x1 * scale, y1 * scale) for x0, y0, x1, y1 in boxes]
        if len(boxes) <= MOST
        else []
    )


def ink_threshold(grey: numpy.ndarray) -> float:
    return cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[0]


def _of_print(grey: numpy.ndarray) -> float:
    """The brightness up to which ink is print's: grey areas (a watermark, a photograph), which pull
    Otsu's threshold up, would else run together with the letters on them."""
    some = grey[::4, ::4]
    paper, ink = float(numpy.median(some)), float(numpy.percentile(some, 1))
    return min(ink_threshold(grey), ink + 0.55 * (paper - ink))


def _letters(dark: numpy.ndarray, letter: float) -> list[tuple[int, int, int, int]]:
    """Only what has about the height of a digit: no specks, rules, seals. (left, top, right, foot)."""
    stats = cv2.connectedComponentsWithStats(dark, connectivity=8)[2]
    wide, high, area = (
        stats[:, cv2.CC_STAT_WIDTH],
        stats[:, cv2.CC_STAT_HEIGHT],
        stats[:, cv2.CC_STAT_AREA],
    )
    keep = (
        (high > 0.45 * letter)
        & (high < 1.5 * letter)
        & (wide < 3 * letter)
        & (wide > 0.06 * letter)
        & (area > 0.02 * letter * letter)
    )
    keep[0] = False
    return [(int(x), int(y), int(x + w), int(y + h)) for x, y, w, h, _ in stats[keep]]


def _joined(boxes: list[tuple[int, int, int, int]], gap: float) -> list[tuple[int, int, int, int]]:
    """Boxes side by side with less than `gap` between them made one."""
    made: list[tuple[int, int, int, int]] = []
    for box in sorted(boxes):
        near = next(
            (
                k
                for k, m in enumerate(made)
                if box[0] - m[2] < gap and min(box[3], m[3]) > max(box[1], m[1])
            ),
            None,
        )
        if near is None:
            made.append(box)
        else:
            m = made[near]
            made[near] = m[0], min(m[1], box[1]), max(m[2], box[2]), max(m[3], box[3])
    return made


def against_ink(
    grey: numpy.ndarray,
    words: tuple[Word, ...],
    scale: float,
    fitting: frozenset[int] = frozenset(),
) -> tuple[Word, ...]:
    """Numerals whose ink has more than was read, which models miss and agree in: `strokes` where a
    1 or an I of several was dropped (`II/2024` for III/2024), `mark` where a dot or comma was. Those
    `fitting` in width lack neither: what looks so is a broken digit or a speck."""
    dark = (grey <= ink_threshold(grey)).astype("uint8")
    return tuple(
        replace(w, evidence=said)
        if w.evidence and w.evidence != "split" and (said := _unread(dark, w, scale, k in fitting))
        else w
        for k, w in enumerate(words)
    )


def _unread(dark: numpy.ndarray, word: Word, scale: float, fits: bool) -> str:
    slender, long, share = (
        SLENDER.fullmatch(word.text),
        LONG.fullmatch(word.text),
        word.text.endswith("%"),
    )
    parted = PARTED.fullmatch(word.text)
    if not regex.search(r"\d", word.text) or not (slender or long or share or parted):
        return ""
    pieces = _pieces(dark, word.box, scale)
    if slender and not fits and strokes(pieces) > expected(word.text):
        return "strokes"
    if share and _circles(pieces) > 2:
        return "per_mille"
    return (
        "mark"
        if long
        and not fits
        and _marks(pieces)
        or parted
        and _other_mark(pieces, regex.findall(r"(?<=\d)[.,](?=\d)", word.text))
        else ""
    )


def cell_fault(dark: numpy.ndarray, text: str, box: Box, scale: float) -> str:
    """`strokes` where a cell's print has more digits than a numeral as read, `mark` where it has a dot
    or comma between them and none was read, else "". In a cell nothing but the numeral has ink."""
    pieces = _pieces(dark, box, scale)
    if strokes(pieces) > expected(text):
        return "strokes"
    return "mark" if not regex.search(r"\d[.,/]\d", text) and _small_between(pieces) else ""


def _small_between(pieces: list[Piece]) -> int:
    """Small pieces at the foot between two digits, as coarse as scans may have them."""
    tall = _tall(pieces)
    height, foot = (
        max((p.high for p in pieces), default=1),
        median(p.y + p.high for p in tall) if tall else 0,
    )
    gaps = [(a.x + a.wide - 0.08 * height, b.x + 0.08 * height) for a, b in zip(tall, tall[1:])]
    return sum(
        0.1 * height < p.high < 0.45 * height
        and 0.08 * height < p.wide < 0.4 * height
        and p.y + p.high > foot - 0.15 * height
        and any(a < p.x + p.wide / 2 < b for a, b in gaps)
        for p in pieces
    )


def expected(text: str) -> int:
    """Tall separate strokes that a text may show: one a letter, three a percent sign."""
    return len(regex.sub(r"[^\p{L}\d/()]", "", text)) + 3 * text.count("%")


@dataclass(frozen=True)
class Piece:
    """Ink that hangs together, in pixels; `bow` is how far its middle third lies right of its ends."""

    x: int
    y: int
    wide: int
    high: int
    area: int
    bow: float


def _pieces(dark: numpy.ndarray, box: Box, scale: float) -> list[Piece]:
    """The separate pieces of ink in a word's box, left to right, gaps of a pixel up and down closed."""
    part = dark[
        max(0, int(box.y0 / scale) - 1) : int(box.y1 / scale) + 2,
        max(0, int(box.x0 / scale) - 1) : int(box.x1 / scale) + 2,
    ]
    if part.size == 0:
        return []
    closed = cv2.morphologyEx(
        numpy.ascontiguousarray(part), cv2.MORPH_CLOSE, numpy.ones((3, 1), "uint8")
    )
    _, labels, stats, _ = cv2.connectedComponentsWithStats(closed, connectivity=8)
    found = [
        Piece(*(int(v) for v in stats[k]), _bow(labels, stats[k], k)) for k in range(1, len(stats))
    ]
    return sorted(found, key=lambda p: p.x)


def _bow(labels: numpy.ndarray, stat, k: int) -> float:
    x, y, wide, high = (int(v) for v in stat[:4])
    if high < 6:
        return 0.0
    rows, columns = numpy.nonzero(labels[y : y + high, x : x + wide] == k)
    thirds = [columns[(rows >= a * high / 3) & (rows < (a + 1) * high / 3)] for a in range(3)]
    top, middle, foot = (float(t.mean()) if len(t) else wide / 2 for t in thirds)
    return middle - (top + foot) / 2


def _tall(pieces: list[Piece]) -> list[Piece]:
    height = max((p.high for p in pieces), default=1)
    return [p for p in pieces if p.high > 0.6 * height]


def strokes(pieces: list[Piece]) -> int:
    """How many pieces of a digit's height stand side by side; the halves `(` `)` of a zero that
    faint print broke are one."""
    tall = _tall(pieces)
    halves = sum(
        a.bow < -0.04 * a.high
        and b.bow > 0.04 * b.high
        and b.x - a.x < 0.6 * a.high
        and max(a.wide, b.wide) < 0.45 * a.high
        for a, b in zip(tall, tall[1:])
    )
    return len(tall) - halves


def _marks(pieces: list[Piece]) -> list[float]:
    """Dots and commas between two digits, left to right: how far each hangs below the digits' feet,
    in digit heights (a dot stands on the line, a comma hangs a sixth or more)."""
    tall = _tall(pieces)
    if len(tall) < 3 or tall[0].high < SMALLEST:
        return []
    height, foot = max(p.high for p in tall), median(p.y + p.high for p in tall)
    gaps = [(a.x + a.wide - 0.08 * height, b.x + 0.08 * height) for a, b in zip(tall, tall[1:])]
    return [
        (p.y + p.high - foot) / height
        for p in pieces
        if 0.13 * height < p.high < 0.45 * height
        and 0.12 * height < p.wide < 0.35 * height
        and p.y + p.high > foot - 0.12 * height
        and p.area > 0.01 * height * height
        and any(a < p.x + p.wide / 2 < b for a, b in gaps)
    ]


def _other_mark(pieces: list[Piece], read: list[str]) -> bool:
    """Is a mark that was read as a dot a comma on the page, or the other way round?"""
    seen = _marks(pieces)
    return len(seen) == len(read) and any(
        mark == "." and hang > HANGS or mark == "," and hang < STANDS
        for mark, hang in zip(read, seen)
    )


def _circles(pieces: list[Piece]) -> int:
    """Pieces of about half a digit's height: a percent sign has two, a per mille sign three."""
    height = max((p.high for p in pieces), default=1)
    return sum(0.35 * height < p.high < 0.62 * height and p.wide > 0.2 * height for p in pieces)
