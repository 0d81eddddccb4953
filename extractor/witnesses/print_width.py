"""How wide numerals are printed against how wide they would be as read.

Digits of a typeface are all equally wide, so that print tells how many there are even where models
agree on a number with one too few (`1.111` for 11.111) or one too many (`78,63%` for 78,6%). The
scale is taken from the words beside, by letter widths common to the typefaces of office print.
Widths without another unit are in digit widths.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from statistics import median

import regex

from extractor.imaging import follows
from extractor.model import Box, Word
from extractor.witnesses.readers import Words

NUMERAL = regex.compile(r"\(?\d[\d.,/%-]*[);:]?")
OF_DIGITS = regex.compile(r"\d(?:[\d.,/]*\d)?%?(?:[.,;:]|\./\.?)?")  # `./.` ends a document
TALL = regex.compile(r"[\d/%]")  # as high as digits
# One capital at most: capitals are wider in some typefaces than in others.
LETTERS = regex.compile(r"\p{L}?\p{Ll}+[.,;:]?")
# Advance widths of letters, as in Times: typefaces differ little in how letters stand to each
# other.
WIDTHS = (
    ("0123456789bdghnopquvxyk“”+=", 1.0),
    (".,", 0.5),
    ("/iljtI;:", 0.56),
    ("()-frI", 0.67),
    ("sJ", 0.78),
    ("acez", 0.89),
    ("SPF", 1.11),
    ("LETZ", 1.22),
    ("BRC", 1.33),
    ("AĐDGHKNOQUVXYWw", 1.44),
    ("m", 1.56),
    ("%", 1.67),
    ("M", 1.78),
)
ADVANCE = {letter: width for letters, width in WIDTHS for letter in letters}
HORN = "\u031b"  # of ơ and ư
HORN_WIDTH = 0.1
SIDE = 0.05  # white at either side of a letter's ink
SIDES = {
    "1": 0.18,
    "/": 0.0,
    ".": 0.12,
    ",": 0.12,
    "(": 0.06,
    ")": 0.06,
}
FEWEST = 3  # lines with fewer words of letters tell no scale, pages with fewer numerals no ratio
SURE = 0.8  # words read with no more confidence tell no scale
ALIKE = 0.04  # lines tell no scale where half of the words are off by this share of it
FITS = 0.25  # numerals less off than half a dot are as wide as they were read
HALF = 0.45  # numerals more off than this are doubted…
MORE = 0.015  # …with so much more allowed for each sign…
SHARE = 0.2  # …and for a per cent sign
WIDEST_SLASH = 0.6  # of digits that a typeface's slash is wider than that of Times at most
OTHERS = 2  # numerals with a slash that must be wider too, for their typeface to have a wide one
BORNE_OUT = {  # evidence of a numeral → that of one as wide as it was read
    "steady": "fits",
    "opposed": "fits_opposed",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """A numeral on a line that tells how wide a digit is (`scale`, in points): its index, how many
    points wide it is printed, how many digits wide it would be as read."""

    index: int
    width: float
    length: float
    scale: float
    sole: bool  # a single sign

    def off(self, ratio: float) -> float:
        """By how many digit widths its print is off, on a page whose digits are `ratio` times as
        wide as its letters let expect."""
        return abs(self.wider(ratio))

    def wider(self, ratio: float) -> float:
        """By how many digit widths its print is wider than it was read; below 0 it is narrower."""
        return self.width / (self.scale * ratio) - self.length


def against_width(
    words: Words,
    own_ink: Callable[[int], Box] | None = None,
    digits_in_ink: Callable[[int], int] = lambda number: 0,
) -> Words:
    """The words; numerals that are printed half a digit wider or narrower than they were read
    carry `width` as their evidence. `own_ink(number)` draws the box of a word to its ink: where a
    numeral is off because its box was drawn badly, it gets that one. `digits_in_ink(number)` counts
    the digits that stand apart in the ink of a word: where there are just as many as were read, all
    of one width, it is bold or italic that is wider or narrower than the print around it."""
    measured = list(_measured(words))
    ratio = _ratio(measured)
    slashes = [words[one.index].text.count("/") for one in measured]
    wider = _wider_by_slash(measured, slashes, ratio)
    made = list(words)
    for k, one in enumerate(measured):
        word = words[one.index]
        slash = _slash_of_typeface([more for at, more in wider.items() if at != k])
        if not _is_doubted(word, one.wider(ratio), slash):
            continue
        box = own_ink(one.index) if own_ink else word.box
        redrawn = replace(one, width=box.width)
        if not _is_doubted(word, redrawn.wider(ratio), slash):
            made[one.index] = replace(word, box=box)
        elif not _has_its_digits(word, digits_in_ink(one.index)):
            made[one.index] = replace(word, evidence="width")
    return tuple(made)


def _wider_by_slash(measured: list[Measured], slashes: list[int], ratio: float) -> dict[int, float]:
    """By how much each numeral with slashes is wider than it was read, for each of them."""
    each = enumerate(zip(measured, slashes, strict=True))
    return {k: one.wider(ratio) / count for k, (one, count) in each if count}


def _has_its_digits(word: Word, seen: int) -> bool:
    """True where so many digits, and signs as high as these, stand in the ink of a number as were
    read."""
    return OF_DIGITS.fullmatch(word.text) is not None and seen == len(TALL.findall(word.text))


def _slash_of_typeface(wider: list[float]) -> float:
    """By how much the slash of a page's typeface is wider than that of Times, in digits: as much as
    each of the other numerals with one is, for each that it has. No digit was lost in all of
    them."""
    if len(wider) < OTHERS:
        return 0.0
    return min(WIDEST_SLASH, max(0.0, min(wider)))


def _is_doubted(word: Word, wider: float, slash: float) -> bool:
    """True where a numeral that readings agree on is further off than is allowed; `slash` is by how
    much each of the page's slashes is wider than usual."""
    if word.evidence in ("", "split"):
        return False
    if "/" in word.text and wider > 0:
        wider = max(0.0, wider - slash * word.text.count("/"))
    allowed = HALF + MORE * len(word.text) + SHARE * word.text.count("%")
    return abs(wider) > allowed


def fitting(words: Words) -> frozenset[int]:
    """Which words are numerals just as wide as they were read: no digit or dot is missing."""
    return frozenset(k for k, off in _off(words).items() if off < FITS)


def confirmed_by_width(words: Words) -> Words:
    """The words; numerals that the second witness has steadily against the first, and that are just
    as wide as they are read now, say so in their evidence: print bears it out."""
    against = {k for k, word in enumerate(words) if word.evidence in BORNE_OUT}
    confirmed = against & fitting(words) if against else against
    return tuple(
        replace(word, evidence=BORNE_OUT[word.evidence]) if k in confirmed else word
        for k, word in enumerate(words)
    )


def _off(words: Words) -> dict[int, float]:
    """By how many digit widths each numeral that can be measured is off, by its index."""
    measured = list(_measured(words))
    ratio = _ratio(measured)
    return {one.index: one.off(ratio) for one in measured}


def _measured(words: Words) -> Iterator[Measured]:
    for line in _lines(words):
        scale = _scale([words[k] for k in line])
        if not scale:
            continue
        for k in line:
            word = words[k]
            if NUMERAL.fullmatch(word.text):
                yield Measured(
                    index=k,
                    width=word.box.width,
                    length=length(word.text),
                    scale=scale,
                    sole=len(word.text) == 1,
                )


def _ratio(measured: list[Measured]) -> float:
    """How much wider the digits of this page's typeface are than its letters let expect; 1 where
    too few numerals tell."""
    telling = [one for one in measured if one.width and not one.sole]
    ratios = [one.width / one.length / one.scale for one in telling]
    return median(ratios) if len(ratios) >= FEWEST else 1.0


def length(text: str) -> float:
    """Width of the ink of a word in digit widths.

    >>> round(length("28/35"), 2), round(length("11"), 2)
    (4.46, 1.64)
    """
    left = SIDES.get(text[0], SIDE)
    right = SIDES.get(text[-1], SIDE)
    return sum(map(_advance, text)) - left - right


def _advance(letter: str) -> float:
    if letter in ADVANCE:
        return ADVANCE[letter]
    base = unicodedata.normalize("NFD", letter)
    return ADVANCE.get(base[0], 1.0) + (HORN_WIDTH if HORN in base else 0.0)


def _lines(words: Words) -> Iterator[list[int]]:
    """The indices of the words of each line."""
    line: list[int] = []
    for k, word in enumerate(words):
        if line and not follows(words[k - 1], word):
            yield line
            line = []
        line.append(k)
    if line:
        yield line


def _scale(line: list[Word]) -> float:
    """Points a digit is wide on this line; 0 where too few words tell, or not alike (the engine's
    boxes are at times drawn through two words)."""
    scales = [
        word.box.width / length(word.text)
        for word in line
        if LETTERS.fullmatch(word.text) and word.confidence > SURE
    ]
    if len(scales) < FEWEST:
        return 0.0
    scale = median(scales)
    return scale if median(abs(one - scale) for one in scales) < ALIKE * scale else 0.0
