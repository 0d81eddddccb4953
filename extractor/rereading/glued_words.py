"""Words that were read as one, parted where their print stands apart.

In lines with wide gaps, as tables without rules have them, Tesseract takes the narrow blank between
two words for none: `Nôngnghiệp`. No Vietnamese word is written so; where the letters make two
syllables, or a syllable and a year or number (`Năm2022`), and white as wide as a blank stands
where these meet, they are two words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, chain

import numpy
import regex

from extractor.imaging import Gap, gaps_within
from extractor.language.syllables import is_syllable
from extractor.model import Box, Word
from extractor.witnesses import Words

BLANK = 0.15  # white that is so many heights of the word wide may be a blank
NEAR = 1.3  # letters' widths from the white to where two syllables meet by their letters
LETTERS = regex.compile(r"\P{L}{0,2}\p{L}{3,21}\P{L}{0,2}")
NUMBERED = regex.compile(r"(\P{L}{0,2}\p{L}{1,5}\p{Ll})\d{1,4}\P{L}{0,2}")
WIDTHS = {  # of letters, the usual one being 1
    **dict.fromkeys("iíìỉĩịIÍÌltjrf.,:;()\"'", 0.6),
    **dict.fromkeys("mwMW", 1.5),
}


@dataclass(frozen=True, slots=True)
class Seam:
    """Where a word may be two: before which of its letters, and the white between them."""

    at: int
    gap: Gap


def parted_words(words: Words, grey: numpy.ndarray, scale: float) -> Words:
    """The words, those that are several as so many; `grey` is the page's picture, a pixel of which
    is `scale` points wide."""
    return tuple(chain.from_iterable(_parted(word, grey, scale) for word in words))


def _parted(word: Word, grey: numpy.ndarray, scale: float) -> Iterator[Word]:
    seam = _seam(word, grey, scale)
    if seam is None:
        yield word
        return
    box = word.box
    yield replace(word, text=word.text[: seam.at], box=replace(box, x1=seam.gap.left))
    rest = replace(word, text=word.text[seam.at :], box=replace(box, x0=seam.gap.right))
    yield from _parted(rest, grey, scale)


def _seam(word: Word, grey: numpy.ndarray, scale: float) -> Seam | None:
    """Where the first of several words ends; None for a word that is one."""
    ends = _ends_of_first(word.text)
    if not ends:
        return None
    gaps = [gap for gap in gaps_within(grey, word.box, scale) if _is_blank(gap, word.box)]
    along = _places(word)
    near = NEAR * word.box.width / len(word.text)
    found = [Seam(at, gap) for at in ends for gap in gaps if abs(along[at] - gap.middle) < near]
    return min(found, key=lambda seam: abs(along[seam.at] - seam.gap.middle), default=None)


def _is_blank(gap: Gap, box: Box) -> bool:
    return gap.width >= BLANK * box.height


def _ends_of_first(text: str) -> list[int]:
    """Before which letters a second word may begin: what stands before them is a syllable, what
    follows is one or several, or a number; none in what is a syllable as it stands."""
    numbered = NUMBERED.fullmatch(text)
    if numbered:
        return [numbered.end(1)] if is_syllable(_letters(numbered[1])) else []
    if not LETTERS.fullmatch(text) or is_syllable(_letters(text)):
        return []
    return [at for at in range(1, len(text)) if _are_syllables(text[:at], text[at:])]


def _are_syllables(first: str, rest: str) -> bool:
    if not is_syllable(_letters(first)) or not regex.search(r"\p{L}$", first):
        return False
    return is_syllable(_letters(rest)) or bool(_ends_of_first(rest))


def _letters(text: str) -> str:
    return regex.sub(r"^\P{L}+|\P{L}+$", "", text)


def _places(word: Word) -> list[float]:
    """Where each of the word's letters begins on the page, as wide as letters mostly are."""
    widths = [WIDTHS.get(letter, 1.3 if letter.isupper() else 1.0) for letter in word.text]
    each = word.box.width / sum(widths)
    return [word.box.x0 + each * before for before in accumulate(widths, initial=0.0)]
