"""Two readings of one page held against each other, numeral by numeral.

OCR can be sure and wrong; two models seldom err alike. A word with a digit (or a look-alike of
one) carries what the second model read at its place; what only the second one saw is reported.
"""
from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

import regex

from extractor.model import Box, Word

DIGIT_LIKE = regex.compile(r"\d|(?<!\p{L})[IlOSŠ|!]{1,2}(?!\p{L})")
RUNS = regex.compile(r"\d+")


def hold_against(first: tuple[Word, ...], other: tuple[Word, ...]) -> tuple[tuple[Word, ...], tuple[str, ...]]:
    """(the first reading's words, those with numerals carrying the second's text; numerals that
    only the second reading has)."""
    ordered = sorted(other, key=lambda w: w.box.y0)
    tops = [w.box.y0 for w in ordered]
    words = tuple(replace(w, second=_at(w.box, ordered, tops)) if DIGIT_LIKE.search(w.text) else w
                  for w in first)
    mine = sorted((w for w in first if DIGIT_LIKE.search(w.text)), key=lambda w: w.box.y0)
    my_tops = [w.box.y0 for w in mine]
    unread = tuple(w.text for w in other if RUNS.search(w.text) and w.confidence > 0.5
                   and not _at(w.box, mine, my_tops))
    return words, unread


def _at(box: Box, ordered: list[Word], tops: list[float]) -> str:
    """Words of the other reading that lie on this place, left to right."""
    nearby = ordered[bisect_left(tops, box.y0 - 40):bisect_left(tops, box.y1)]
    found = [w for w in nearby if _lies_on(w.box, box)]
    return " ".join(w.text for w in sorted(found, key=lambda w: w.box.x0))


def _lies_on(a: Box, b: Box) -> bool:
    across = min(a.x1, b.x1) - max(a.x0, b.x0)
    along = min(a.y1, b.y1) - max(a.y0, b.y0)
    return across > 0.3 * min(a.width, b.width) and along > 0.4 * min(a.height, b.height)


def agree(word: Word) -> bool:
    """Does the second reading have the same digits with the same signs between them? Words
    around may be cut otherwise, so the first's sequence may stand inside the second's.

    >>> b = Box(0, 0, 1, 1)
    >>> agree(Word("58,3%", b, 0.9, second="chiếm 58,3% tổng")), agree(Word("583%", b, 0.9, second="58,3%"))
    (True, False)
    >>> agree(Word("1/11", b, 0.9, second="11/11"))
    False
    """
    mine, theirs = _numerals(word.text), _numerals(word.second or "")
    return all(n in theirs for n in mine) and bool(mine)


def _numerals(text: str) -> list[str]:
    return regex.findall(r"\d+(?:[.,/:-]\d+)*\s?[%‰]?", regex.sub(r"(?<=\d)\s*/\s*(?=\d)", "/", text))
