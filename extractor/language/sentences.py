"""Sentences and lines of a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import regex

WORD = regex.compile(r"\p{L}+")  # of letters
DOTS = r"(?:\.{4}|…{2}|(?:\. ){3}\.)"  # at the end of dots that lead from a name to its figure
LEADER_BEFORE = regex.compile(r"[^\S\n]*(?:\.{4,}|…{2,}|(?:\. ){3,}\.)[^\S\n]*$")
BULLET = "[-–+*•]"
# A mark closed by a stroke, a dash or brackets, where a name follows: `c/ Trụ sở`, `1- Kiểm tra`.
_OTHER_MARK = (
    r"(?:[IVX]+|\d{1,2}(?:\.\d+)*|[a-zđ])(?:/|[-–])[^\S\n]?(?=\p{Lu})"
    r"|\((?:[ivx]{1,4}|\d{1,2}|[a-zđ])\)[^\S\n]*(?=\p{Lu})"
)
# Between a line that ends in its figure and one that opens with what it tells: `Đúng hạn: 333`,
# above `Quá hạn: 4`; in brackets, and behind a label with a number of its own: `trễ hạn 198 (7%)`,
# above `Mức 3: tổng 685`.
LABELLED_LINE = (
    r"(?<=\d(?:\s?%|[^\S\n]\p{L}{1,7}(?:[^\S\n]\p{L}{1,7})?)?\)?)"
    r"\n(?=[^\S\n]*\p{Lu}[^\n\d:]{1,70}(?:\d(?:,[^\S\n]?\d)?)?:[^\S\n]*[^\n\d:;.,()]{0,30}\d)"
)
SENTENCE_END = regex.compile(
    rf"(?<=[.!?…;])(?!(?<={DOTS})[^\S\n]+\d)"
    r"\s+(?=[\p{Lu}\d“\"(–-])"  # a mark, then a capital, a figure or an opening mark
    r"|\n\s*\n"  # an empty line
    rf"|\n(?=\s*{BULLET}\s)"  # a list item with a bullet
    r"|\n(?=\s*(?:[IVX]+|\d{1,2}|[a-zđ])[.)]\s)"  # a numbered list item or heading
    rf"|\n(?=\s*(?:{_OTHER_MARK}))"
    rf"|{LABELLED_LINE}"
)
BLOCK_END = regex.compile(  # an empty line, or what stands before an item with a dash or a number
    r"\n\s*\n"
    rf"|\n(?=\s*{BULLET}\s)"
    r"|\n(?=\s*(?:[IVX]+|\d{1,2}(?:\.\d+)*|[a-zđ])[.)]\s)"
    rf"|\n(?=\s*(?:{_OTHER_MARK}))"
)
# Where some line is longer than any that is printed, lines are not wrapped: each is a paragraph.
UNWRAPPED = regex.compile(r"[^\n]{220}")
LINE_END = regex.compile(rf"{SENTENCE_END.pattern}|\n(?=\s*[\p{{Lu}}“\"])")
ABBREVIATION = regex.compile(  # the dot after these ends no sentence
    r"(?:\b(?:TP|Tp|TX|TT|Q|P|H|KT|TM|TL|ThS|TS|PGS|GS|BS|Mr|v\.v)\."
    r"|(?:^|\n)\W*(?:[IVX]+|\d{1,2}(?:\.\d+)*)\.)$"  # the number of a heading
)
# Characters, some four printed pages. What has no end so far is no sentence: rows of a table, or a
# damaged export, of which only what stands nearby says what a figure is.
LONGEST_SENTENCE = 10_000
_LONGEST_ABBREVIATION = 14  # characters looked at before an end


def line_of(text: str, offset: int) -> str:
    """The line that the offset lies in. In the line of a table's row, tabs part the cells."""
    begin = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return text[begin : end if end >= 0 else len(text)]


def last_begun(pieces: Sequence[tuple[Any, ...]], at: int) -> int:
    """Which of the pieces of a text, in order, each with where it begins first, is the last that
    begins at an offset or before it, counted from 0; -1 before the first.

    A tuple of one number stands before all longer ones that begin with it, so that no key has to be
    asked for: that would be called a dozen times for each search.

    >>> [last_begun([(0, 5), (5, 9)], at) for at in (0, 4, 5, 20)]
    [0, 0, 1, 1]
    """
    return bisect_left(pieces, (at + 1,)) - 1


@lru_cache(maxsize=2)
def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The slices (start, end) that a reader takes for a sentence, a list item or a heading; in a
    text whose lines are not wrapped no sentence goes on in a line that begins with a capital.
    Found once for all who ask for those of a document.

    >>> text = "Đạt 95%. Còn 3 hồ sơ tại TP. Huế."
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ['Đạt 95%.', 'Còn 3 hồ sơ tại TP. Huế.']
    """
    found = []
    begin = 0
    ends = LINE_END if UNWRAPPED.search(text) else SENTENCE_END
    for end in ends.finditer(text):
        before = text[max(0, end.start() - _LONGEST_ABBREVIATION) : end.start()]
        if ABBREVIATION.search(before):
            continue
        if text[begin : end.start()].strip():
            found.append((begin, end.start()))
        begin = end.end()
    if text[begin:].strip():
        found.append((begin, len(text)))
    return tuple(found)
