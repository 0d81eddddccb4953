"""Where clauses open in a text, and where words are said to count (`số …`): a wording that must
open a clause begins nowhere else."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

import regex

from extractor.indicators.bare_text import bare_text
from extractor.language.said import worded

Slice = tuple[int, int]
OPENING = worded(r"(?:[,;:.(+*•\-]|{opens_a_part})\s*\Z")
LONGEST_OPENING = 20  # characters
NUMBER_OF = "sô"
# Wherever a word begins that may open a clause.
OPENED = worded(
    rf"(?<!\w)(?=\w)(?:(?={NUMBER_OF}(?!\w))|(?<=(?:[,;:.(+*•\-]|{{opens_a_part}})\s*))"
)
FIRST_RUN = regex.compile(r"[a-z0-9]+")


@dataclass(frozen=True, eq=False, slots=True)
class _Openings:
    """The places in a text where a clause may open, in order, and the bare word at each."""

    places: list[int]
    words: list[str]


def opens_a_clause(flat: str, begin: int, start: int) -> bool:
    """True where the words at `start` open a clause of the sentence from `begin` on."""
    first = max(begin, start - LONGEST_OPENING)
    return bool(OPENING.search(flat, first, start)) or first == start


def opening_words(flat: str, piece: Slice) -> frozenset[str]:
    """The bare words of a piece that may open a clause, or say that something is counted; the first
    word of all opens one."""
    begin, end = piece
    openings = _openings(flat)
    first = bisect_left(openings.places, begin)
    found = {*openings.words[first : bisect_left(openings.places, end, first)]}
    if at_begin := FIRST_RUN.match(bare_text(flat).text, begin, end):
        found.add(at_begin[0])
    return frozenset(found)


@lru_cache(maxsize=8)
def _openings(flat: str) -> _Openings:
    text = bare_text(flat).text
    places: list[int] = []
    words: list[str] = []
    for found in OPENED.finditer(flat):
        if word := FIRST_RUN.match(text, found.start()):
            places.append(found.start())
            words.append(word[0])
    return _Openings(places, words)
