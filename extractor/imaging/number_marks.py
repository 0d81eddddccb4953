"""Dots and commas between a number's digits told from its ink.

Where two readings have the same digits and one of them has a mark that the other lacks, print
decides: a mark has the size and the foot of one, and room of its own between its digits, which a
speck has not. Pictures are grey arrays (0 black), boxes points; a pixel is `scale` points wide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import regex

from extractor.imaging.ink import (
    SMALLEST,
    WIDEST_DIGIT,
    DigitRow,
    Piece,
    digit_row,
    is_mark,
    is_unlike,
    word_pieces,
)
from extractor.imaging.pixels import Grey, Mask, as_mask, ink_threshold
from extractor.model import Box

NUMBER = regex.compile(r"(?P<open>\()?(?P<number>\d[\d.,]*\d)(?P<share>%?)(?P<close>\))?[.,;:]?")
SIGNS_OF_SHARE = 3  # tall pieces that % may fall into
ROOM = 1.2  # times as far apart as others stand two digits with a mark between…
ROOM_ALONE = 0.85  # …and of their height, in a number that has no others


@dataclass(frozen=True, slots=True)
class ReadNumber:
    """A number's place on the page and how it may be read: the same digits with other marks."""

    box: Box
    texts: tuple[str, ...]


def as_shown(grey: Grey, numbers: Sequence[ReadNumber], scale: float) -> tuple[str, ...]:
    """Of each number the one reading whose dots and commas its ink shows; "" where that tells of
    none or of several."""
    if not numbers:
        return ()
    dark = as_mask(grey <= ink_threshold(grey))
    shown = (
        [text for text in one.texts if _shows_marks(dark, one.box, text, scale)] for one in numbers
    )
    return tuple(texts[0] if len(texts) == 1 else "" for texts in shown)


def _shows_marks(dark: Mask, box: Box, text: str, scale: float) -> bool:
    """True where the ink of a number shows just the dots and commas that it has when it is read as
    `text`, each between its digits and with room of its own. False where digits touch or are too
    low to tell. `dark` is the page's ink."""
    found = NUMBER.fullmatch(text)
    if not found:
        return False
    pieces = _without_brackets(word_pieces(dark, box, scale), found)
    row = digit_row(pieces)
    digits = _digits(row, found)
    return bool(digits) and _stand_as_read(pieces, row, digits, _marks_by_place(found["number"]))


def _stand_as_read(
    pieces: list[Piece],
    row: DigitRow,
    digits: list[Piece],
    read: dict[int, str],
) -> bool:
    """True where just these marks, by how many digits stand before each, are between the digits."""
    marks = [one for one in pieces if is_mark(row, one) and one.middle < digits[-1].x]
    places = [sum(digit.middle < mark.middle for digit in digits) for mark in marks]
    if places != list(read):
        return False
    hangs = ((mark.foot - row.foot) / row.height for mark in marks)
    alike = not any(map(is_unlike, read.values(), hangs))
    return alike and _have_room(digits, places, row.height)


def _marks_by_place(number: str) -> dict[int, str]:
    """Each mark of a number by how many digits stand before it.

    >>> _marks_by_place("1.127,8")
    {1: '.', 4: ','}
    """
    before = [k for k, sign in enumerate(number) if not sign.isdigit()]
    return {k - number[:k].count(".") - number[:k].count(","): number[k] for k in before}


def _without_brackets(pieces: list[Piece], found: regex.Match[str]) -> list[Piece]:
    """The pieces of ink between a number's brackets, which are higher than its digits."""
    tall = digit_row(pieces).digits
    if len(tall) < len((found["open"] or "") + (found["close"] or "")) + 1:
        return []
    first = tall[0].middle if found["open"] else -1.0
    last = tall[-1].middle if found["close"] else pieces[-1].middle + 1
    return [piece for piece in pieces if first < piece.middle < last]


def _digits(row: DigitRow, found: regex.Match[str]) -> list[Piece]:
    """The number's digits without a per cent sign; none where they do not all stand apart,
    or are too low to tell."""
    count = sum(map(str.isdigit, found["number"]))
    digits = list(row.digits[:count])
    more = len(row.digits) - count
    most = SIGNS_OF_SHARE * len(found["share"])
    apart = all(digit.wide < WIDEST_DIGIT * row.height for digit in digits)
    clear = apart and row.height >= SMALLEST
    return digits if 0 <= more <= most and clear else []


def _have_room(digits: list[Piece], places: list[int], height: int) -> bool:
    """True where digits with a mark between stand further apart than others of the number."""
    steps = [right.middle - left.middle for left, right in pairwise(digits)]
    usual = [step for k, step in enumerate(steps, start=1) if k not in places]
    least = ROOM * median(usual) if usual else ROOM_ALONE * height
    return all(steps[k - 1] >= least for k in places)
