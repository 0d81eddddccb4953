"""Numbers of which one reading has a dot or comma that another lacks, settled by their print.

In small and slanting print readers pass over a mark between digits (`573%`, `5470`) on which they
otherwise agree. Only what was read is ever written, and only where print shows just its marks.
"""

from __future__ import annotations

from dataclasses import replace

import numpy
import regex

from extractor.imaging import ReadNumber, as_shown
from extractor.model import Word
from extractor.witnesses.readers import Words

MARKED = "marked"  # all readings have its digits, print has its marks
OPEN = ("split", "steady", "opposed")
PRINTED = regex.compile(r"\(?\d{1,3}(?:(?:\.\d{3})+|\d*)(?:,\d+)?%?\)?[.,;:]?")
MARKS = regex.compile(r"[.,:;]")
OF_DIGITS = regex.compile(r"[\d.,/;:%()\s]+")


def with_marks_seen(words: Words, grey: numpy.ndarray, scale: float) -> Words:
    """The words; numbers of one word whose digits all readings have, with the marks that print
    shows, which their evidence says."""
    asked = {k: texts for k, word in enumerate(words) if (texts := _same_digits(word))}
    numbers = [ReadNumber(words[k].box, texts) for k, texts in asked.items()]
    made = list(words)
    for k, text in zip(asked, as_shown(grey, numbers, scale), strict=True):
        if text:
            made[k] = replace(words[k], text=text, evidence=MARKED)
    return tuple(made)


def _same_digits(word: Word) -> tuple[str, ...]:
    """The readings of a number that are written as numbers are, where all have its digits, of those
    that have the most marks: in faint print a mark is lost, and no mark shows that. None of other
    words, nor where all have as many."""
    if word.evidence not in OPEN or not word.others:
        return ()
    read = [text.replace(" ", "") for text in (word.text, *word.others)]
    same = len(set(map(_digits, read))) == 1 and all(map(OF_DIGITS.fullmatch, read))
    having = _with_most_marks(read) if same else []
    by_marks = {_inside(text): text for text in reversed(having) if PRINTED.fullmatch(text)}
    return tuple(by_marks.values()) if len(having) < len(read) or len(by_marks) == 1 else ()


def _with_most_marks(read: list[str]) -> list[str]:
    counts = [len(MARKS.findall(_inside(text))) for text in read]
    return [text for text, count in zip(read, counts, strict=True) if count == max(counts)]


def _digits(text: str) -> str:
    return regex.sub(r"\D", "", text)


def _inside(text: str) -> str:
    """The text without what stands before and behind its digits.

    >>> _inside("(38,6%),"), _inside("2020.")
    ('38,6', '2020')
    """
    return regex.sub(r"^\D+|\D+$", "", text)
