"""How wide numerals are printed against how wide they would be as read.

Digits of a typeface are all equally wide, so that print tells how many there are even where models
agree on a number with one too few (`1.111` for 11.111) or one too many (`78,63%` for 78,6%). The scale is
taken from the words beside, by letter widths common to the typefaces of office print.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from statistics import median

import regex

from extractor.imaging import follows
from extractor.model import Word

NUMERAL = regex.compile(r"\(?\d[\d.,/%-]*[);:]?")
LETTERS = regex.compile(
    r"\p{L}?\p{Ll}+[.,;:]?"
)  # capitals are wider in some typefaces than in others
# Advance widths in digit widths, as in Times: typefaces differ little in how they stand to each other.
ADVANCE = {
    letter: width
    for letters, width in (
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
    for letter in letters
}
HORN = "\u031b"  # of ơ and ư, a little wider
SIDE, SIDES = (
    0.05,
    {"1": 0.18, "/": 0.0, ".": 0.12, ",": 0.12, "(": 0.06, ")": 0.06},
)  # white beside the ink of a sign
FEWEST = 3  # words of letters from which a line tells its scale
ALIKE = 0.04  # share of its scale by which half of a line's words may be off
FITS = 0.25  # digit widths: half a dot
HALF, MORE, SHARE = (
    0.45,
    0.015,
    0.2,
)  # digit widths that print may be off; more for each sign, for a per cent sign


def against_width(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Numerals that are printed half a digit wider or narrower than they were read carry `width`
    as their evidence."""
    doubted = {
        k
        for k, off in _off(words).items()
        if words[k].evidence not in ("", "split") and off > _allowed(words[k].text)
    }
    return tuple(replace(w, evidence="width") if k in doubted else w for k, w in enumerate(words))


def fitting(words: tuple[Word, ...]) -> frozenset[int]:
    """Which words are numerals just as wide as they were read: no digit or dot is missing."""
    return frozenset(k for k, off in _off(words).items() if off < FITS)


def confirmed_by_width(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Numerals in which two further readings outvoted the page's, and that are just as wide as they
    are read now, carry `fits`: print bears the two out."""
    fit = fitting(words) if any(w.evidence == "outvoted" for w in words) else frozenset()
    return tuple(
        replace(w, evidence="fits") if k in fit and w.evidence == "outvoted" else w
        for k, w in enumerate(words)
    )


def _off(words: tuple[Word, ...]) -> dict[int, float]:
    """By how many digit widths each numeral that can be measured is off, and which those are."""
    measured = [
        (k, scale)
        for line in _lines(words)
        if (scale := _scale([words[n] for n in line]))
        for k in line
        if NUMERAL.fullmatch(words[k].text)
    ]
    ratios = [
        words[k].box.width / length(words[k].text) / scale
        for k, scale in measured
        if len(words[k].text) > 1 and words[k].box.width
    ]
    ratio = median(ratios) if len(ratios) >= FEWEST else 1.0
    return {
        k: abs(words[k].box.width / (scale * ratio) - length(words[k].text))
        for k, scale in measured
    }


def _allowed(text: str) -> float:
    return HALF + MORE * len(text) + SHARE * text.count("%")


def length(text: str) -> float:
    """Width of the ink of a word in digit widths.

    >>> round(length("28/35"), 2), round(length("11"), 2)
    (4.46, 1.64)
    """
    return sum(map(_advance, text)) - SIDES.get(text[0], SIDE) - SIDES.get(text[-1], SIDE)


def _advance(letter: str) -> float:
    if letter in ADVANCE:
        return ADVANCE[letter]
    base = unicodedata.normalize("NFD", letter)
    return ADVANCE.get(base[0], 1.0) + (0.1 if HORN in base else 0.0)


def _lines(words: tuple[Word, ...]) -> Iterator[list[int]]:
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
        w.box.width / length(w.text)
        for w in line
        if LETTERS.fullmatch(w.text) and w.confidence > 0.8
    ]
    if len(scales) < FEWEST:
        return 0.0
    scale = median(scales)
    return scale if median(abs(s - scale) for s in scales) < ALIKE * scale else 0.0
