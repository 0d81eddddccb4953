"""Numerals cut narrowly out of their line, and the words in what was read there.

A network's answer has characters in a row, each with about its middle; where words begin and end
is told by the white between their ink. Pictures are grey arrays (0 black), boxes points.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy
import regex

from extractor.imaging.pixels import Grey, PixelBox, brightness_at
from extractor.imaging.strips import Strip, follows
from extractor.model import Box, Word

# In heights of the words that are cut out:
ENDS = 0.12  # white so wide is the end of a word
SHOWN = 0.3  # white shown at either side
FURTHEST = 1.5  # how far print may run on beyond a word's box
LINE = 1.6  # a strip that is no higher is one line, and is shown in its height
PARTS = 0.42  # white so wide parts two words, in heights of the ink…
SLENDER = 0.12  # …and so much wider for each 1 beside it, which has white of its own
LEAST = 3  # pixels of paper above and below
# How a cut is framed anew, so that a network sees the same print at other places of its window:
FRAMINGS = 2
WORD_AND_NUMBER = regex.compile(
    r"(?P<before>\(?\d[\d.,%]*/?)\p{Ll}{2,}\W*|\p{Ll}{2,}(?P<behind>/?\d[\d.,%]*\W*)"
)
NARROWED = 0.8  # times as wide
TIGHTER = 0.06  # of its height less above and below
ASIDE = 0.25  # of its height more paper at the left


@dataclass(frozen=True, slots=True, eq=False)
class LineCut:
    """A few neighbouring words, or ink that no word covers, as a picture of one line.

    `words` are the words' numbers on the page, `left` and `top` the picture's left top corner on
    the page in pixels; in it ink is no brighter than `threshold`. The picture is `enlarged` so
    many times against the page."""

    words: range
    picture: Grey
    left: int
    top: int
    threshold: float
    enlarged: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Framed:
    """A cut's print framed otherwise: its picture, in which what lies at a column of the cut lies
    at `stretch` times that column and `shift` pixels further."""

    picture: Grey
    stretch: float = 1.0
    shift: float = 0.0

    def in_cut(self, columns: tuple[float, ...]) -> tuple[float, ...]:
        """Columns of this picture as columns of the cut."""
        return tuple((column - self.shift) / self.stretch for column in columns)


def reframed(cut: LineCut) -> tuple[Framed, ...]:
    """A cut in two other framings: what is read alike in all hardly hangs on how it was cut."""
    high, wide = cut.picture.shape
    if not high or not wide:
        return (Framed(cut.picture),) * FRAMINGS
    narrow = max(1, round(NARROWED * wide))
    squeezed = cv2.resize(cut.picture, (narrow, high), interpolation=cv2.INTER_AREA)
    less, more = int(TIGHTER * high), max(1, round(ASIDE * high))
    tight = cut.picture[less : high - less]
    paper = brightness_at(cut.picture, 90)
    moved = cv2.copyMakeBorder(tight, 0, 0, more, 0, cv2.BORDER_CONSTANT, value=(paper,))
    return Framed(squeezed, stretch=narrow / wide), Framed(moved, shift=more)


def line_cuts(
    grey: Grey,
    words: tuple[Word, ...],
    strip: Strip,
    scale: float,
    threshold: float,
) -> list[LineCut]:
    """The pictures of the words of a strip that are to be read, neighbours in one; of a strip
    without words the picture of its ink."""
    if not strip.words:
        return [_cut(grey, range(0), PixelBox.of(strip.box, scale), _limits(grey), threshold)]
    made = []
    for run in _runs(strip.asked):
        boxes = [words[k].box for k in run]
        beside = [blot for blot in strip.ink if _is_near(Box.around(boxes), blot)]
        box = Box.around(boxes + beside)
        if strip.box.height <= LINE * box.height:
            box = Box(box.x0, strip.box.y0, box.x1, strip.box.y1)
        sides = _between_neighbours(words, run, _limits(grey), scale)
        made.append(_cut(grey, run, PixelBox.of(box, scale), sides, threshold))
    return made


def _runs(numbers: tuple[int, ...]) -> list[range]:
    """The numbers in runs without a gap."""
    runs: list[range] = []
    for number in numbers:
        if runs and runs[-1].stop == number:
            runs[-1] = range(runs[-1].start, number + 1)
        else:
            runs.append(range(number, number + 1))
    return runs


def _is_near(box: Box, blot: Box) -> bool:
    """True where ink stands on the line of a box, no further from it than print may run on."""
    level = box.shared_height(blot) > 0.5 * blot.height
    return level and -box.shared_width(blot) < FURTHEST * max(box.height, blot.height)


def _limits(grey: Grey) -> range:
    return range(0, grey.shape[1])


def _between_neighbours(
    words: tuple[Word, ...],
    run: range,
    limits: range,
    scale: float,
) -> range:
    """The columns that a run of words may take: from the end of the word before it on its line to
    the beginning of the one behind it."""
    left, right = limits.start, limits.stop
    if run.start and follows(words[run.start - 1], words[run.start]):
        left = min(
            round(words[run.start - 1].box.x1 / scale), round(words[run.start].box.x0 / scale)
        )
    if run.stop < len(words) and follows(words[run.stop - 1], words[run.stop]):
        right = max(
            round(words[run.stop].box.x0 / scale), round(words[run.stop - 1].box.x1 / scale)
        )
    return range(left, right)


def _cut(
    grey: Grey,
    words: range,
    box: PixelBox,
    sides: range,
    threshold: float,
) -> LineCut:
    """The picture of a place on the page, with all the ink that runs on at either side."""
    height = max(1, box.height)
    margin = max(LEAST, round(0.15 * height))
    top, foot = max(0, box.top - margin), min(grey.shape[0], box.foot + margin)
    dark = numpy.asarray(grey[max(0, box.top) : max(0, box.foot)] <= threshold)
    inked: numpy.ndarray = numpy.any(dark, axis=0)
    left = _edge(inked, range(box.left - 1, max(sides.start, 0) - 1, -1), height)
    right = _edge(inked, range(box.right, min(sides.stop, len(inked))), height)
    left, right = min(left, box.left), max(right, box.right - 1) + 1
    left, right = max(0, left), min(grey.shape[1], right)
    return LineCut(words, grey[top:foot, left:right], left, top, threshold)


def _edge(inked: numpy.ndarray, columns: range, height: int) -> int:
    """The column at which a cut ends, going outward over these columns: behind print that runs on,
    with some white."""
    white, at = 0, columns.start - columns.step
    for column in columns[: round(FURTHEST * height)]:
        if inked[column] and white >= ENDS * height:
            return at
        white = 0 if inked[column] else white + 1
        at = column
        if white >= SHOWN * height:
            break
    return at


def words_in(
    cut: LineCut,
    text: str,
    scores: tuple[float, ...],
    middles: tuple[float, ...],
    scale: float,
) -> tuple[Word, ...]:
    """The words of what was read in a cut, parted at blanks and where white parts their ink, each
    with the box of its ink on the page and its least score as confidence; behind or before a number
    (`lượt/9.748`, `5.431người`) letters of words say nothing of it."""
    inked = numpy.asarray(cut.picture <= cut.threshold)
    letters = [k for k, letter in enumerate(text) if not letter.isspace()]
    bounds = _bounds(inked, text, letters, middles)
    groups = pairwise([0, *(place for place, _ in bounds), len(letters)])
    edges = pairwise([0, *(column for _, column in bounds), inked.shape[1]])
    made = []
    for (first, end), columns in zip(groups, edges, strict=True):
        own = letters[first:end]
        if own:
            box = _ink_box(cut, inked, range(*columns), scale)
            least = min(scores[k] for k in _telling(text, own))
            made.append(Word("".join(text[k] for k in own), box, least))
    return tuple(made)


def _telling(text: str, own: list[int]) -> list[int]:
    """Which characters of a word tell how surely it was read."""
    word = "".join(text[k] for k in own)
    found = WORD_AND_NUMBER.fullmatch(word)
    if not found:
        return own
    return own[slice(*found.span("before" if found["before"] else "behind"))]


def _bounds(
    inked: numpy.ndarray,
    text: str,
    letters: list[int],
    middles: tuple[float, ...],
) -> list[tuple[int, int]]:
    """Where words are parted: before which of the letters, and at which column."""
    columns: numpy.ndarray = numpy.any(inked, axis=0)
    rows = numpy.flatnonzero(numpy.any(inked, axis=1))
    high = int(rows[-1] - rows[0] + 1) if len(rows) else len(inked)
    found = []
    for place, (before, letter) in enumerate(pairwise(letters), start=1):
        white = _white_between(columns, middles[before], middles[letter])
        slender = (text[before] + text[letter]).count("1")
        blank = letter - before > 1
        if blank or len(white) > (PARTS + SLENDER * slender) * high:
            found.append((place, (white.start + white.stop) // 2))
    return found


def _white_between(columns: numpy.ndarray, left: float, right: float) -> range:
    """The widest run of columns without ink between two letters' middles; where there is none, the
    place half way."""
    start, stop = max(0, int(left)), min(len(columns), int(right) + 1)
    best = range((start + stop) // 2, (start + stop) // 2)
    begin = start
    for column in range(start, stop + 1):
        if column == stop or columns[column]:
            if column - begin > len(best):
                best = range(begin, column)
            begin = column + 1
    return best


def _ink_box(
    cut: LineCut,
    inked: numpy.ndarray,
    columns: range,
    scale: float,
) -> Box:
    """The box on the page around the ink in some columns of a cut; the columns themselves where
    they have none."""
    part = inked[:, columns.start : columns.stop]
    across = numpy.flatnonzero(part.any(axis=0))
    down = numpy.flatnonzero(part.any(axis=1))
    if len(across) and len(down):
        place = PixelBox(
            left=columns.start + int(across[0]),
            top=int(down[0]),
            right=columns.start + int(across[-1]) + 1,
            foot=int(down[-1]) + 1,
        )
    else:
        place = PixelBox(columns.start, 0, max(columns.stop, columns.start + 1), len(inked))
    inside = place.in_points(scale / cut.enlarged)
    return inside.moved(cut.left * scale, cut.top * scale)
