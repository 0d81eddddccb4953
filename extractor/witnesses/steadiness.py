"""Numerals that the second witness has steadily against the first: which of them a judge is asked
for, and in which strips.

On a whole page the first's engine trips over print that it reads well alone. Both engines drop one
of several strokes alike, though, so that something else must tell how many signs are printed: the
numeral's width, the first reading with as many, or its ink.
"""

from __future__ import annotations

from collections.abc import Callable

import regex

from extractor.imaging import Strip, follows
from extractor.model import Box, Word
from extractor.witnesses.print_width import fitting
from extractor.witnesses.readers import Words
from extractor.witnesses.voting import STEADY

TALL = regex.compile(r"[\p{L}\d/%|!\]\[]")  # signs as high as digits
OF_DIGITS = regex.compile(r"\(?\d(?:[\d.,/]*\d)?%?\)?[.,;:]?")  # which stand apart in print


def steady_numerals(words: Words, digits_in_ink: Callable[[int], int]) -> list[int]:
    """Which words are numerals that the second witness has steadily against the first, of which it
    is told how many signs they have. `digits_in_ink(number)` counts the digits that stand apart in
    the ink of a word."""
    against = [k for k, word in enumerate(words) if word.evidence in STEADY]
    as_wide = fitting(words) if against else frozenset()
    return [k for k in against if k in as_wide or _is_as_long(words[k], k, digits_in_ink)]


def with_those_beside(words: Words, numbers: list[int]) -> list[Strip]:
    """The places of these words, each with the words beside it."""
    return [_with_those_beside(words, k) for k in numbers]


def without_those_beside(words: Words, numbers: list[int]) -> list[Strip]:
    """The places of these words alone: beside letters the engine looks for letters."""
    return [Strip(words=(k,), box=words[k].box, asked=(k,)) for k in numbers]


def _is_as_long(word: Word, number: int, digits_in_ink: Callable[[int], int]) -> bool:
    return any(shows_as_many(word.text, one, lambda: digits_in_ink(number)) for one in word.others)


def shows_as_many(text: str, other: str, digits_in_ink: Callable[[], int]) -> bool:
    """True for a numeral that has another reading's digits, or as many tall signs as this has or
    as its ink shows.

    >>> shows_as_many("05", "65", lambda: 0), shows_as_many("22", "2", lambda: 0)
    (True, False)
    """
    tall = len(TALL.findall(text))
    if _digits(text) == _digits(other) or tall == len(TALL.findall(other)):
        return True
    return OF_DIGITS.fullmatch(text) is not None and digits_in_ink() == tall


def _digits(text: str) -> str:
    return regex.sub(r"\D", "", text)


def _with_those_beside(words: Words, k: int) -> Strip:
    start = k - 1 if k and follows(words[k - 1], words[k]) else k
    stop = k + 2 if k + 1 < len(words) and follows(words[k], words[k + 1]) else k + 1
    run = range(start, stop)
    return Strip(words=tuple(run), box=Box.around([words[at].box for at in run]), asked=(k,))
