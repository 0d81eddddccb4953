"""Print in the middle of a line of which no reader made a word, since a pen or a seal lies over it.

A numeral may stand there. The place becomes a word that says nothing, for a person to look at.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from statistics import median

import numpy
import regex

from extractor.imaging import printed_gaps
from extractor.model import UNREAD, Box, PageReading, Word
from extractor.reading.readers import Words

# In heights of the page's usual word:
NARROWEST, WIDEST = 2.0, 20.0  # a gap between words that is no blank, and none of columns
SURE = 0.8  # confidence of words that are a line's text
NEAR, FEWEST = 5, 2  # words to either side that are looked at, of which so many are sure
SMALL_LETTERS = regex.compile(r"\p{Ll}{2,}[.,;:]?")  # a word amid a sentence


def with_covered_gaps(page: PageReading, grey: numpy.ndarray, scale: float) -> PageReading:
    """The page with a word for the print that fills a gap amid the sentences of a line."""
    words = page.words
    gaps = {k: gap for k, gap in _gaps(words) if _is_free(gap, words)}
    printed = printed_gaps(grey, list(gaps.values()), scale)
    made: list[Word] = []
    for k, word in enumerate(words):
        made.append(word)
        covered = [gap for gap in printed if gap is gaps.get(k)]
        made += [Word(UNREAD, gap, confidence=0.0, evidence="unclear") for gap in covered]
    return replace(page, words=tuple(made))


def _gaps(words: Words) -> list[tuple[int, Box]]:
    """The gaps behind words, each with the number of its word."""
    height = median(word.box.height for word in words) if words else 0.0
    found = []
    for k, (left, right) in enumerate(pairwise(words)):
        wide = right.box.x0 - left.box.x1
        if not NARROWEST * height < wide < WIDEST * height or not _are_level(left.box, right.box):
            continue
        if _are_sentences(words, k):
            found.append((k, _between(left.box, right.box)))
    return found


def _between(left: Box, right: Box) -> Box:
    """The gap between two boxes, without the edges of the letters beside it."""
    edge = 0.1 * min(left.height, right.height)
    return Box(left.x1 + edge, max(left.y0, right.y0), right.x0 - edge, min(left.y1, right.y1))


def _are_level(one: Box, other: Box) -> bool:
    return one.shared_height(other) > 0.6 * max(one.height, other.height)


def _are_sentences(words: Words, k: int) -> bool:
    """True where on both sides of the gap behind word `k` words of small letters were read
    surely."""
    before = words[max(0, k + 1 - NEAR) : k + 1]
    behind = words[k + 1 : k + 1 + NEAR]
    return all(_sure(side, words[k].box) >= FEWEST for side in (before, behind))


def _sure(words: Words, level: Box) -> int:
    """How many of the words are of a sentence on the line of a box."""
    return sum(
        word.confidence >= SURE
        and SMALL_LETTERS.fullmatch(word.text) is not None
        and word.box.shared_height(level) > 0.5 * min(word.box.height, level.height)
        for word in words
    )


def _is_free(gap: Box, words: Words) -> bool:
    return not any(
        gap.shared_width(word.box) > 0 and gap.shared_height(word.box) > 0 for word in words
    )
