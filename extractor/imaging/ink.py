"""The ink of a page held against the words that were read: what a reader skipped or left out.

Pictures are grey arrays (0 black) or masks (1 ink), boxes points; a pixel is `scale` points wide.
Pieces of ink are measured in pixels.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Literal

import numpy
import regex

from extractor.imaging.pixels import (
    Grey,
    Mask,
    Pieces,
    PixelBox,
    as_mask,
    block,
    closed,
    ink_threshold,
    joined_boxes,
    pieces_of,
    shades_of,
    within,
)
from extractor.model import Box, Word

Fault = Literal["", "strokes", "mark", "per_mille", "sign"]

# Numerals with a 1 or an I; letters beside digits break in too many ways.
SLENDER = regex.compile(r"[\d/.,%()\[\]-]*[1I][\dI/.,%()\[\]-]*\W?")
ROMAN_OR_ONES = regex.compile(r"\W*(?:\d*I|1{1,3}/(?:19|20)\d\d(?!\d))")
LONG = regex.compile(r"\(?\d{3,}%?\W?")  # digits between which a dot or comma may have been lost
PARTED = regex.compile(r"\(?\d{1,3}(?:[.,]\d+)+%?\W?")  # digits with a dot or comma between
MARK = regex.compile(r"(?<=\d)([.,])(\d+)")  # with the digits behind it
HANGS = 0.15  # digit heights; a mark that hangs further below the line is no dot
STANDS = 0.03  # digit heights; a mark that hangs less far below the line is no comma
SIGNED = regex.compile(r"[-–−]\s?\d")
SIGN_ALONE = regex.compile(r"[-–−]")
MINUS_WIDE, MINUS_LOW = 0.2, 1.6  # digit heights that a minus is wide; times as wide as high
SMALLEST = 14  # pixels; in lower digits a dot cannot be told from noise
MOST = 60  # places on a page; of more, those that do not stand in lines are a picture or a seal
MOST_IN_LINES = 300  # places beside words: more are the dots of a picture that stands beside text
MOST_OF_ALL = 1500  # places: of more, none is looked at
CLEAR = 0.4  # of a letter's height: white above and below what stands in a line of print
REACHES = 3  # heights of a word beside its box in which its ink may go on
OWN = 0.25  # of a word's height: white so wide may part its ink from that of another…
TOUCHES = 0.22  # …beside which this stands no further off than letters of a word do, and…
NEARER = 0.5  # …at no more than so much of the white to the rest of its own
LOWER_DIGIT = 0.85  # of the highest digit: what is lower is broken or no digit
WIDEST_DIGIT = 0.95  # of its height: what is wider are digits that touch
ASLANT = 0.25  # of their height by which upright boxes of slanting digits lie over each other
NEXT_DIGIT = 0.5  # digit heights; no typeface of office print sets two digits' strokes closer…
LEANS = 0.15  # …but a slash, whose top is so many heights further right than its foot
DEEP, HALF_AS_HIGH = 0.1, 0.5  # of the highest piece: a slash reaches deeper; pieces on a line
FOOT = 0.75  # of the digits have no deeper foot than the one on which a numeral stands
OVERLAP = 0.08  # digit heights by which a mark's middle may lie under a digit beside it


def uncovered(
    grey: Grey,
    words: tuple[Word, ...],
    scale: float,
) -> list[Box]:
    """Boxes of letter-sized ink outside all words, neighbours joined.

    There are none without words. Where so much ink is left that some of it is no text, only what
    stands in a line with words: Tesseract passes over whole columns of figures.
    """
    if not words:
        return []
    letter = median(word.box.height for word in words) / scale
    dark = as_mask(grey <= _print_threshold(grey))
    for word in words:
        dark[_part_around(word.box, scale, 2)] = 0

    def side_by_side(earlier: PixelBox, later: PixelBox) -> bool:
        gap = later.left - earlier.right
        top = max(later.top, earlier.top)
        foot = min(later.foot, earlier.foot)
        return gap < 0.7 * letter and foot > top

    boxes = joined_boxes(_letters(dark, letter), side_by_side)
    places = [box.in_points(scale) for box in boxes]
    return places if len(places) <= MOST else _in_lines(places, words, letter * scale)


def _in_lines(
    places: list[Box],
    words: tuple[Word, ...],
    letter: float,
) -> list[Box]:
    """The places beside a word with white above and below them; none where even these are many.
    `letter` is the height of a word in points."""
    if len(places) > MOST_OF_ALL:
        return []
    level = [place for place in places if any(_are_level(place, word.box) for word in words)]
    if len(level) > MOST_IN_LINES:
        return []
    return [one for one in level if not any(_is_close(one, other, letter) for other in places)]


def _are_level(place: Box, word: Box) -> bool:
    return place.shared_height(word) > 0.5 * min(place.height, word.height)


def _is_close(place: Box, other: Box, letter: float) -> bool:
    """True where the other stands right above or below the place, or over it."""
    if other is place or place.shared_width(other) <= 0:
        return False
    return -place.shared_height(other) < CLEAR * letter


def _part_around(
    box: Box,
    scale: float,
    margin: int,
) -> tuple[slice, slice]:
    """The rows and columns of a picture that a box covers, with so many pixels around it."""
    place = PixelBox(
        left=max(0, int(box.x0 / scale) - margin),
        top=max(0, int(box.y0 / scale) - margin),
        right=int(box.x1 / scale) + margin + 1,
        foot=int(box.y1 / scale) + margin + 1,
    )
    return place.part


def _print_threshold(grey: Grey) -> float:
    """The brightness up to which ink is print's. Grey areas (a watermark, a photograph) pull Otsu's
    threshold up; letters on them would run together with them."""
    shades = shades_of(grey)
    return min(ink_threshold(grey), shades.ink + 0.55 * shades.contrast)


def _letters(dark: Mask, letter: float) -> list[PixelBox]:
    """Boxes, from the left, of ink about as high as a digit: no specks, lines, seals.

    `letter` is the height of a word in pixels.
    """
    pieces = pieces_of(dark)
    as_high = within(pieces.heights, 0.45 * letter, 1.5 * letter)
    as_wide = within(pieces.widths, 0.06 * letter, 3 * letter)
    solid = pieces.areas > 0.02 * letter * letter
    chosen = pieces.numbers(as_high & as_wide & solid)
    return sorted(pieces.box(number) for number in chosen)


def own_ink(
    grey: Grey,
    words: tuple[Word, ...],
    number: int,
    scale: float,
) -> Box:
    """The box of a word drawn to its own ink: engines at times draw it through white, the next word
    or its first stroke, through one of its own strokes, or around its first signs alone. Ink is of
    a word beside where that has it in its box or touches it."""
    box = words[number].box
    place = PixelBox(
        left=max(0, round(box.x0 / scale)),
        top=max(0, round(box.y0 / scale)),
        right=max(0, round(box.x1 / scale)),
        foot=max(0, round(box.y1 / scale)),
    )
    aside = min(place.left, round(REACHES * place.height))
    right = place.right + round(REACHES * place.height)
    around = replace(place, left=place.left - aside, right=right)
    dark: numpy.ndarray = numpy.asarray(grey[around.part] <= ink_threshold(grey))
    if not dark.size:
        return box
    columns: numpy.ndarray = numpy.any(dark, axis=0)
    others = (word.box for k, word in enumerate(words) if k != number)
    beside = [
        range(round(other.x0 / scale) - around.left, round(other.x1 / scale) - around.left)
        for other in others
        if _stands_beside(other, box)
    ]
    own = _own_columns(columns, range(aside, aside + place.width), beside, place.height)
    if not own:
        return box
    return Box((around.left + own.start) * scale, box.y0, (around.left + own.stop) * scale, box.y1)


def _own_columns(
    columns: numpy.ndarray,
    within_box: range,
    beside: list[range],
    high: int,
) -> range:
    """From where to where a word's ink reaches, of columns with ink, those of its box, and those
    that the words beside have; nothing where no ink is left. `high` is the word's height."""
    for span in beside:
        columns[max(0, span.start) : max(0, span.stop)] = False
    boxed = columns.copy()
    boxed[: within_box.start] = False
    boxed[within_box.stop :] = False
    pieces = _inked_runs(boxed, OWN * high)
    touching = TOUCHES * high
    while len(pieces) > 1 and _is_anothers(pieces[-1], pieces[-2], beside, touching):
        pieces.pop()
    while len(pieces) > 1 and _is_anothers(pieces[0], pieces[1], beside, touching):
        del pieces[0]
    if not pieces:
        return range(0)
    own = range(pieces[0].start, pieces[-1].stop)
    return _with_signs_beside(columns, own, beside, touching)


def _with_signs_beside(
    columns: numpy.ndarray,
    own: range,
    beside: list[range],
    touching: float,
) -> range:
    """The columns of a word, with those of ink in no word's box that goes on from it as signs of
    one word do: no further off than these, and nearer than to the word beside."""
    free = _inked_runs(columns, 0)
    for run in [one for one in free if one.stop > own.start]:
        if _goes_on(run, own, beside, touching):
            own = range(own.start, max(own.stop, run.stop))
    for run in [one for one in reversed(free) if one.start < own.stop]:
        if _goes_on(run, own, beside, touching):
            own = range(min(own.start, run.start), own.stop)
    return own


def _goes_on(run: range, own: range, beside: list[range], touching: float) -> bool:
    white = _white(run, own)
    if not white:
        return True
    return white <= touching and all(white < _white(run, word) for word in beside)


def _stands_beside(other: Box, box: Box) -> bool:
    """True for the box of another word of the same line, which may run into this one."""
    level = other.shared_height(box) > 0.5 * min(other.height, box.height)
    return level and not (other.x0 <= box.x0 and box.x1 <= other.x1)


def _inked_runs(columns: numpy.ndarray, white: float) -> list[range]:
    """Runs of columns with ink that more white than this parts."""
    runs: list[range] = []
    for column in numpy.flatnonzero(columns).tolist():
        if runs and column - runs[-1].stop <= white:
            runs[-1] = range(runs[-1].start, column + 1)
        else:
            runs.append(range(column, column + 1))
    return runs


def _is_anothers(piece: range, rest: range, beside: list[range], touching: float) -> bool:
    """True where a piece of ink stands as near to a word beside as letters of a word do, and much
    nearer than to the rest of its own."""
    most = min(touching, NEARER * _white(piece, rest))
    return any(_white(piece, word) <= most for word in beside)


def _white(one: range, other: range) -> int:
    return max(0, one.start - other.stop, other.start - one.stop)


def digits_apart(
    grey: Grey,
    box: Box,
    scale: float,
) -> int:
    """How many digits stand apart in a numeral's ink, slashes among them; 0 where they are not all
    of one height and of the width of digits: some touch each other, some are broken."""
    part = grey[_part_around(box, scale, 1)]
    if part.size == 0:
        return 0
    found = pieces_of(as_mask(part <= ink_threshold(part)))
    deep = _deep_slashes(found)
    highest = int(found.heights[1:][~deep].max(initial=1))
    tall = found.heights[1:] > LOWER_DIGIT * highest
    wide = found.widths[1:][tall]
    lefts, rights = found.lefts[1:][tall], found.rights[1:][tall]
    order = numpy.argsort(lefts)
    overlap = (rights[order][:-1] - lefts[order][1:]).max(initial=0)
    as_digits = (wide < WIDEST_DIGIT * highest).all() and overlap <= ASLANT * highest
    return int(tall.sum()) if highest >= SMALLEST and as_digits else 0


def _deep_slashes(found: Pieces) -> Mask:
    """For each piece True where it is a slash that reaches below the feet of the digits beside it:
    it is higher than they are."""
    most = found.heights[1:].max(initial=1)
    feet = found.feet[1:]
    line = float(numpy.median(feet[found.heights[1:] > HALF_AS_HIGH * most]))
    reaching = feet > line + DEEP * most
    deep = [
        reaching[k] and _is_slash(_piece(found, k + 1), int(most)) for k in range(len(reaching))
    ]
    return numpy.array(deep, bool)


def against_ink(
    grey: Grey,
    words: tuple[Word, ...],
    scale: float,
    fitting: frozenset[int] = frozenset(),
    opening: frozenset[int] = frozenset(),
) -> tuple[Word, ...]:
    """The words, with numerals whose ink has more than was read marked by their `evidence`.

    Models miss these and agree in it:

    - `strokes`: a 1 or an I of several was dropped (`II/2024` for III/2024);
    - `mark`: a dot or a comma was dropped, or one was read as the other;
    - `per_mille`: ‰ was read as %;
    - `sign`: a minus was read of a speck.

    `fitting` are the numbers of words that are as wide as they were read: they lack no stroke and
    no mark, what looks so is a broken digit or a speck. `opening` are those that open a cell: the
    dash before them is all that another cell holds, and no minus of theirs.
    """
    dark = as_mask(grey <= ink_threshold(grey))
    held = [
        _held_against(dark, word, scale, number in fitting) for number, word in enumerate(words)
    ]
    before = [None if n in opening or not n else _minus_before(held, n) for n in range(len(held))]
    pairs = zip(before, held, strict=True)
    return tuple(_with_sign(dark, one, word, scale) for one, word in pairs)


def _held_against(
    dark: Mask,
    word: Word,
    scale: float,
    fits: bool,
) -> Word:
    """The word, marked where it was read again and its ink has more."""
    if word.evidence in ("", "split"):
        return word
    fault = _fault_of(dark, word, scale, fits)
    return replace(word, evidence=fault) if fault else word


def _with_sign(dark: Mask, before: Word | None, word: Word, scale: float) -> Word:
    """The word; a numeral whose minus, its own or the word right `before` it, is a speck, is
    marked."""
    if word.evidence in ("", "split") or not regex.search(r"\d", word.text):
        return word
    if SIGNED.match(word.text):
        speck = _has_speck(dark, word.box, scale)
    else:
        speck = before is not None and _follows_speck(dark, before, word, scale)
    return replace(word, evidence="sign") if speck else word


def _minus_before(words: list[Word], number: int) -> Word | None:
    """The word before a numeral, which may be its minus; None where that joins two numbers, as in
    `2024 - 2025`."""
    dash = words[number - 1]
    if number < 2 or not words[number - 2].text[-1:].isdigit():
        return dash
    joined = _stands_close(words[number - 2].box, dash.box)
    return None if joined and _stands_close(dash.box, words[number].box) else dash


def _stands_close(left: Box, right: Box) -> bool:
    """True where the second stands behind the first, no further off than words of a line."""
    level = left.shared_height(right) > 0.4 * min(left.height, right.height)
    high = max(left.height, right.height)
    return level and -0.2 * high < right.x0 - left.x1 < high


def _follows_speck(dark: Mask, before: Word, word: Word, scale: float) -> bool:
    """True where the word before a numeral is a minus that was read of a speck."""
    if not SIGN_ALONE.fullmatch(before.text) or not _stands_before(before.box, word.box):
        return False
    height = word.box.height / scale
    return height >= SMALLEST and _is_speck(word_pieces(dark, before.box, scale), height)


def _stands_before(sign: Box, box: Box) -> bool:
    level = sign.shared_height(box) > 0.4 * min(sign.height, box.height)
    return level and 0 <= box.x0 - sign.x0 < 2 * box.height


def _has_speck(dark: Mask, box: Box, scale: float) -> bool:
    """True where what stands before a numeral's digits is no stroke."""
    pieces = word_pieces(dark, box, scale)
    row = digit_row(pieces)
    if not row.digits or row.height < SMALLEST:
        return False
    return _is_speck([one for one in pieces if one.middle < row.digits[0].x], row.height)


def _is_speck(pieces: list[Piece], height: float) -> bool:
    """True for ink, none of which is wide and low as a minus is; `height` is that of the digits."""
    wide = (one for one in pieces if one.wide >= MINUS_WIDE * height)
    return bool(pieces) and not any(one.wide >= MINUS_LOW * one.high for one in wide)


def _fault_of(
    dark: Mask,
    word: Word,
    scale: float,
    fits: bool,
) -> Fault:
    """What the ink of a numeral has and its reading lacks; "" where they agree."""
    text = word.text
    if not _measurable(text):
        return ""
    pieces = word_pieces(dark, word.box, scale)
    slender = SLENDER.fullmatch(text) and not fits
    if slender and strokes(_digits_whole(pieces, text)) > expected(text):
        return "strokes"
    if text.endswith("%") and _is_per_mille(pieces):
        return "per_mille"
    return "mark" if _mark_misread(pieces, text, fits) else ""


def _mark_misread(
    pieces: list[Piece],
    text: str,
    fits: bool,
) -> bool:
    """True where digits read without a mark have one, or where another mark was read."""
    if LONG.fullmatch(text):
        return not fits and bool(_marks(pieces))
    return bool(PARTED.fullmatch(text)) and _other_mark(pieces, text)


def _measurable(text: str) -> bool:
    """True for numerals whose ink is looked at: they lose a stroke or a mark easily."""
    if not regex.search(r"\d", text):
        return False
    if text.endswith("%"):
        return True
    patterns = SLENDER, LONG, PARTED
    return any(pattern.fullmatch(text) for pattern in patterns)


def cell_fault(
    dark: Mask,
    text: str,
    box: Box,
    scale: float,
) -> Fault:
    """What the print of a cell has and the numeral read in it lacks; "" where they agree.

    `strokes`: more digits; `mark`: a dot or comma between them where none was read. In a cell only
    the numeral has ink. `dark` is the page's ink, `box` the print's place in points.
    """
    pieces = word_pieces(dark, box, scale)
    if strokes(pieces) > expected(text):
        return "strokes"
    parted = regex.search(r"\d[.,/]\d", text)
    return "mark" if not parted and _small_between(pieces) else ""


def expected(text: str) -> int:
    """How many tall separate strokes a text may show: one for a letter, digit or plus, three for a
    per cent sign.

    >>> expected("1,5%"), expected("11/11"), expected("+6,7")
    (5, 5, 3)
    """
    tall = regex.sub(r"[^\p{L}\d/()+]", "", text)
    return len(tall) + 3 * text.count("%")


@dataclass(frozen=True, slots=True)
class Piece:
    """Ink that hangs together: its left top corner, its size and how many pixels it has.

    `bow` is how far its middle third lies to the right of its upper and lower ones, `lean` how far
    its upper third lies to the right of its lower one."""

    x: int
    y: int
    wide: int
    high: int
    area: int
    bow: float
    lean: float = 0.0

    @property
    def foot(self) -> int:
        return self.y + self.high

    @property
    def middle(self) -> float:
        return self.x + self.wide / 2


def word_pieces(
    dark: Mask,
    box: Box,
    scale: float,
) -> list[Piece]:
    """The pieces of ink in a word's box from left to right, gaps of a pixel up and down closed."""
    part = dark[_part_around(box, scale, 1)]
    if part.size == 0:
        return []
    print_ink = numpy.ascontiguousarray(part)
    found = pieces_of(closed(print_ink, block(3, 1)))
    numbers = range(1, len(found.areas))
    pieces = [_piece(found, number) for number in numbers]
    return sorted(pieces, key=lambda piece: piece.x)


def _piece(found: Pieces, number: int) -> Piece:
    box = found.box(number)
    thirds = _thirds(found.labels[box.part] == number)
    return Piece(
        x=box.left,
        y=box.top,
        wide=box.width,
        high=box.height,
        area=int(found.areas[number]),
        bow=thirds.middle - (thirds.upper + thirds.lower) / 2,
        lean=thirds.upper - thirds.lower,
    )


@dataclass(frozen=True, slots=True)
class Thirds:
    """Where the ink of the upper, middle and lower third of a piece lies, in pixels from its
    left."""

    upper: float
    middle: float
    lower: float


def _thirds(shape: Mask) -> Thirds:
    """Where a piece of ink lies in its thirds; all alike for one too low to tell."""
    high, wide = shape.shape
    if high < 6:
        return Thirds(0.0, 0.0, 0.0)
    rows, columns = numpy.nonzero(shape)
    upper = rows < high / 3
    lower = rows >= 2 * high / 3
    return Thirds(
        upper=_middle(columns[upper], wide),
        middle=_middle(columns[~upper & ~lower], wide),
        lower=_middle(columns[lower], wide),
    )


def _middle(columns: numpy.ndarray, wide: int) -> float:
    """The mean of the columns; half of the width where there are none."""
    return float(columns.mean()) if len(columns) else wide / 2


def _highest(pieces: list[Piece]) -> int:
    return max((piece.high for piece in pieces), default=1)


def _tall(pieces: list[Piece]) -> list[Piece]:
    """The pieces that are nearly as high as the highest: digits and letters."""
    height = _highest(pieces)
    return [piece for piece in pieces if piece.high > 0.6 * height]


def strokes(pieces: list[Piece]) -> int:
    """How many pieces of a digit's height stand side by side; they are given from the left.

    The halves `(` `)` of a zero that faint print broke are one.
    """
    tall = _tall(pieces)
    halves = [left for left, right in pairwise(tall) if _halves(left, right)]
    return len(tall) - len(halves)


def _halves(left: Piece, right: Piece) -> bool:
    """True where two neighbours are the halves of a broken zero."""
    bent_left = left.bow < -0.04 * left.high
    bent_right = right.bow > 0.04 * right.high
    near = right.x - left.x < 0.6 * left.high
    narrow = max(left.wide, right.wide) < 0.45 * left.high
    return bent_left and bent_right and near and narrow


def _digits_whole(pieces: list[Piece], text: str) -> list[Piece]:
    """The tall pieces of a numeral without those that thin or faint print broke off a digit: they
    begin closer behind its first piece than a further digit could. Roman figures stand so close,
    and what was read as ones before a year may be some: there what follows the slash counts."""
    tall, highest = _tall(pieces), _highest(pieces)
    slashes = [k for k, piece in enumerate(tall) if _is_slash(piece, highest)]
    whole: list[Piece] = []
    if ROMAN_OR_ONES.match(text):
        whole = tall[: slashes[0] + 1] if slashes else tall
    for piece in tall[len(whole) :]:
        if not whole or _is_further(whole[-1], piece, highest):
            whole.append(piece)
    return whole


def _is_further(left: Piece, piece: Piece, highest: int) -> bool:
    """True where a tall piece cannot belong to the digit that another, left of it, begins."""
    slash = _is_slash(left, highest) or _is_slash(piece, highest)
    return slash or piece.x - left.x >= NEXT_DIGIT * highest


def _is_slash(piece: Piece, highest: int) -> bool:
    return piece.lean > LEANS * highest


@dataclass(frozen=True, slots=True)
class DigitRow:
    """A numeral's tall pieces from the left, how high they are and the row at which they stand."""

    digits: tuple[Piece, ...]
    height: int
    foot: float

    def between(self, piece: Piece) -> bool:
        """True where a piece's middle lies between two neighbouring digits."""
        margin = OVERLAP * self.height
        return any(
            left.x + left.wide - margin < piece.middle < right.x + margin
            for left, right in pairwise(self.digits)
        )

    def at_foot(
        self,
        piece: Piece,
        above: float,
    ) -> bool:
        """True where a piece ends at most so many digit heights above the digits' feet."""
        return piece.foot > self.foot - above * self.height

    def sized(
        self,
        piece: Piece,
        high: tuple[float, float],
        wide: tuple[float, float],
    ) -> bool:
        """True where a piece's height and width lie within bounds, in digit heights."""
        lowest, highest = high
        narrowest, widest = wide
        fits_height = lowest * self.height < piece.high < highest * self.height
        fits_width = narrowest * self.height < piece.wide < widest * self.height
        return fits_height and fits_width

    def is_circle(self, piece: Piece) -> bool:
        """True for a piece about half as high as a digit, as the circles of a per cent sign are."""
        return self.sized(piece, high=(0.35, 0.62), wide=(0.2, numpy.inf))


def digit_row(pieces: list[Piece]) -> DigitRow:
    tall = _tall(pieces)
    feet = sorted(piece.foot for piece in tall)
    foot = feet[int(FOOT * (len(feet) - 1))] if feet else 0  # broken digits end higher
    return DigitRow(
        digits=tuple(tall),
        height=_highest(pieces),
        foot=foot,
    )


def _small_between(pieces: list[Piece]) -> bool:
    """True where a small piece stands at the foot between two digits, as coarse as scans may have
    it."""
    row = digit_row(pieces)
    return any(
        row.sized(
            piece,
            high=(0.1, 0.45),
            wide=(0.08, 0.4),
        )
        and row.at_foot(piece, 0.15)
        and row.between(piece)
        for piece in pieces
    )


def _marks(pieces: list[Piece]) -> list[float]:
    """How far each dot and comma between two digits hangs below the digits' feet, left to right.

    Lengths are digit heights: a dot stands on the line, a comma hangs a sixth or more. Numerals of
    under three digits and small ones tell nothing.
    """
    row = digit_row(pieces)
    few = len(row.digits) < 3
    if few or row.digits[0].high < SMALLEST:
        return []
    marks = [piece for piece in pieces if is_mark(row, piece)]
    return [(mark.foot - row.foot) / row.height for mark in marks]


def is_mark(row: DigitRow, piece: Piece) -> bool:
    """True for a piece that has the ink, the size and the place of a dot or a comma."""
    if piece.area <= 0.01 * row.height * row.height:
        return False
    small = row.sized(
        piece,
        high=(0.13, 0.45),
        wide=(0.12, 0.35),
    )
    return small and row.at_foot(piece, 0.12) and row.between(piece)


def _other_mark(pieces: list[Piece], text: str) -> bool:
    """True where a mark that was read as a dot is a comma on the page, or the other way round, and
    this changes the value: before three digits, which may be thousands."""
    read = list(MARK.finditer(text))
    seen = _marks(pieces)
    if len(seen) != len(read):
        return False
    pairs = zip(read, seen, strict=True)
    return any(len(mark[2]) == 3 and is_unlike(mark[1], hang) for mark, hang in pairs)


def is_unlike(mark: str, hang: float) -> bool:
    """True where a mark that hangs so far below the line cannot be the one that was read."""
    return hang > HANGS if mark == "." else hang < STANDS


def _is_per_mille(pieces: list[Piece]) -> bool:
    """True where the last sign has two circles at its foot behind its stroke, as ‰ has; % has one.
    The stroke is the last piece as high as a digit."""
    row = digit_row(pieces)
    if not row.digits:
        return False
    stroke = row.digits[-1]
    behind = [
        piece
        for piece in pieces
        if row.is_circle(piece) and row.at_foot(piece, 0.15) and piece.middle > stroke.middle
    ]
    return len(behind) > 1
