"""Numbers that open lines one after the other, which are the marks of notes or of items.

At the foot of a page stand `36 Công ty … đã được điều chuyển …` and `37 Quyết định số 113 …`: what
looks like 36 companies is the mark of a note. That one line goes on counting from the other, and
that both are sentences, tells them from counts below each other (`5 nghị quyết`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

import regex

from extractor.figures.structure import FOOTNOTE_MARK
from extractor.model import Numeral

RULE = "label.note_line"
SHORTEST = 25  # characters of a note
SENTENCE = 45  # characters of a line that is a sentence, more than a count and its noun
APART = 600  # characters from one mark to the next
NOTE_LINE = regex.compile(
    rf"(?m)^[^\S\n]*(?P<mark>[1-9]\d{{0,2}})[^\S\n]+\p{{Lu}}\p{{Ll}}[^\n]{{{SHORTEST},}}$"
)


def with_note_lines(rows: Iterable[Numeral], text: str) -> Iterator[Numeral]:
    """The rows, counts that are the marks of notes as labels."""
    marks = _marks_in(text)
    for row in rows:
        if row.kind == "count" and row.start in marks:
            yield replace(
                row, kind="label", rule=RULE, of=FOOTNOTE_MARK, value=None, unit="", doubts=()
            )
        else:
            yield row


def _marks_in(text: str) -> frozenset[int]:
    """Where the marks stand of lines that go on counting from one to the next.

    >>> line = "Quyết định phê duyệt kế hoạch của Thủ tướng Chính phủ."
    >>> sorted(_marks_in(f"36 {line}\\n37 {line}\\n39 {line}"))
    [0, 58]
    """
    marks = set[int]()
    for line, following in pairwise(NOTE_LINE.finditer(text)):
        if _goes_on(line, following):
            marks |= {line.start("mark"), following.start("mark")}
    return frozenset(marks)


def _goes_on(line: regex.Match[str], following: regex.Match[str]) -> bool:
    """True where a line goes on counting from the one before, and one of them is a sentence."""
    if int(following["mark"]) != int(line["mark"]) + 1 or following.start() - line.start() > APART:
        return False
    return max(len(line[0]), len(following[0])) >= SENTENCE
