"""Numerals that no print can be: signs far higher than they are wide, or specks, in the ink of
letters.

Where a pen or a seal lies over a line, the reader of a page makes digits of slices of its letters
(`3ÿ` in `PHÓ THỦ TƯỚNG`). The second witness has the letters.
"""

from __future__ import annotations

import regex

from extractor.model import Word
from extractor.witnesses.readers import Words

NARROWEST = 0.25  # of its height: no digit but a 1 is so narrow, also in a box of twice its height
TINY = 3.0  # points: print that nobody reads
GUESSED = 0.5  # confidence of what was hardly read
DIGIT = regex.compile(r"\d")
OF_ONES = regex.compile(r"[^\d02-9]*1[^02-9]*")


def without_narrow_numerals(words: Words) -> Words:
    """The words without numerals that were guessed in less room than any digit has and that the
    second witness has as letters."""
    return tuple(word for word in words if not _is_slice_of_letters(word))


def _is_slice_of_letters(word: Word) -> bool:
    if word.evidence != "split" or word.confidence >= GUESSED or not DIGIT.search(word.text):
        return False
    if OF_ONES.fullmatch(word.text):
        return False
    of_letters = all(_are_letters(other) for other in word.others)
    return bool(word.others) and of_letters and _has_no_room(word)


def _are_letters(text: str) -> bool:
    return regex.search(r"\p{L}{2}", text) is not None and not DIGIT.search(text)


def _has_no_room(word: Word) -> bool:
    box = word.box
    return box.height < TINY or box.width < NARROWEST * box.height * len(word.text)
