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
from extractor.language.syllables import is_syllable
from extractor.model import UNREAD, Box, PageReading, Word
from extractor.witnesses import Words, has_digit

# In heights of the page's usual word:
NARROWEST, WIDEST = 2.0, 20.0  # a gap between words that is no blank, and none of columns
ONE_LINE = 0.6  # of a word's height by which the middles of its line lie further down
HARDLY = 0.5  # confidence of a scrap is below
SHORT, HIGHER = 5, 1.6  # letters of a scrap, and times as high as the usual word
SURE = 0.8  # confidence of words that are a line's text
NEAR, FEWEST = 5, 2  # words to either side that are looked at, of which so many are sure
EDGES = regex.compile(r"^\W+|\W+$")
SMALL_LETTERS = regex.compile(r"\p{Ll}{2,}[.,;:]?")  # a word amid a sentence


def with_covered_gaps(page: PageReading, grey: numpy.ndarray, scale: float) -> PageReading:
    """The page with a word for the print that fills a gap amid the sentences of a line."""
    words = page.words
    height = _usual_height(words)
    read = tuple(word for word in words if not _is_scrap(word, height))
    gaps = {k: gap for k, gap in _gaps(words) if _is_free(gap, read)}
    printed = printed_gaps(grey, list(gaps.values()), scale)
    made: list[Word] = []
    for k, word in enumerate(words):
        made.append(word)
        covered = [gap for gap in printed if gap is gaps.get(k)]
        made += [Word(UNREAD, gap, confidence=0.0, evidence="unclear") for gap in covered]
    return replace(page, words=tuple(made))


def _gaps(words: Words) -> list[tuple[int, Box]]:
    """The gaps behind words, each with the number of its word. The next word is the one that
    stands next: where a seal lies over a line the engine reads its pieces in any order."""
    height = _usual_height(words)
    found = []
    for line in _lines(words):
        for at, (left, right) in enumerate(pairwise(line)):
            one, other = words[left].box, words[right].box
            wide = other.x0 - one.x1
            if not NARROWEST * height < wide < WIDEST * height or not _are_level(one, other):
                continue
            if _is_in_sentence([words[k] for k in line], at):
                found.append((left, _between(one, other)))
    return found


def _lines(words: Words) -> list[list[int]]:
    """The numbers of the words of each line from the left, as they stand on the page, without
    scraps."""
    lines: list[list[int]] = []
    foot = 0.0  # up to which middles are those of the line
    height = _usual_height(words)
    read = [k for k, word in enumerate(words) if not _is_scrap(word, height)]
    for k in sorted(read, key=lambda k: words[k].box.centre[1]):
        box = words[k].box
        if not lines or box.centre[1] > foot:
            lines.append([])
            foot = box.centre[1] + ONE_LINE * box.height
        lines[-1].append(k)
    return [sorted(line, key=lambda k: words[k].box.x0) for line in lines]


def _between(left: Box, right: Box) -> Box:
    """The gap between two boxes, without the edges of the letters beside it."""
    edge = 0.1 * min(left.height, right.height)
    return Box(left.x1 + edge, max(left.y0, right.y0), right.x0 - edge, min(left.y1, right.y1))


def _are_level(one: Box, other: Box) -> bool:
    return one.shared_height(other) > 0.6 * max(one.height, other.height)


def _is_in_sentence(line: list[Word], at: int) -> bool:
    """True where words of small letters were read surely on both sides of the gap behind word `at`
    of a line, or on one side and one such word or a number on the other."""
    before = line[max(0, at + 1 - NEAR) : at + 1]
    behind = line[at + 1 : at + 1 + NEAR]
    if max(map(_sure, (before, behind))) < FEWEST:
        return False
    return all(_sure(side) or _has_number(side) for side in (before, behind))


def _sure(words: list[Word]) -> int:
    """How many of the words are of a sentence."""
    return sum(
        word.confidence >= SURE and SMALL_LETTERS.fullmatch(word.text) is not None for word in words
    )


def _has_number(words: list[Word]) -> bool:
    return any(word.confidence >= SURE and has_digit(word) for word in words)


def _is_free(gap: Box, words: Words) -> bool:
    return not any(
        gap.shared_width(word.box) > 0 and gap.shared_height(word.box) > 0 for word in words
    )


def _is_scrap(word: Word, height: float) -> bool:
    """True for a few letters that were hardly read, are no syllable and stand higher than a line:
    pieces of a seal or of a stroke with whatever they cross."""
    hardly = word.confidence < HARDLY and len(word.text) <= SHORT
    return (
        hardly
        and not is_syllable(EDGES.sub("", word.text))
        and word.box.height > HIGHER * height
        and not has_digit(word)
    )


def _usual_height(words: Words) -> float:
    return median(word.box.height for word in words) if words else 0.0
