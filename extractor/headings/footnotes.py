"""Which section a footnote belongs to: the one that its mark stands in, not the one at the foot of
the page.

OCR turns a raised mark into whatever it looks like: `kỳ)'`, `tuổi”`, `kỳ)!.`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from extractor.lines import lies_within
from extractor.model import Aside, DocumentText, Line

NOTE_START = regex.compile(r"\W{0,2}(?P<number>\d{1,2})(?:\s|(?=\p{Lu}))|[’'‘”\"*?}ˆ°!¹²³]\s")
RAISED = regex.compile(  # a mark behind a word, which OCR took for a quote or an exclamation
    r"(?<=[\p{L})\]])[’'”\"*?!¹²³⁴⁵®°»†]{1,2}[.,;:]?$"
    r"|^[ÝŸ][.,;]?$"
)
UNIT = regex.compile(r"(?<!\p{L})[kcdm]?m$")
OPENED, CLOSED = "“‘", "”’"


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its slice of the text and its number ("" where it was not read)."""

    start: int
    end: int
    number: str


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A mark in the text that calls a footnote, and its number where print is clear."""

    at: int
    number: str


def footnote_asides(
    document: DocumentText,
    headings: frozenset[int],
) -> Iterator[tuple[Aside, int | None]]:
    """Each footnote with the offset of the mark that calls it; None where that cannot be told.

    `headings` are the offsets of headings: small print may have taken one for a footnote."""
    lines = _footnote_lines(document, headings)
    pages = {line.page for line in lines}
    marks: dict[int, list[NoteMark]] = {page: [] for page in pages}
    for page, mark in _marks(document, pages):
        marks[page].append(mark)
    for page in sorted(pages):
        notes = _notes(document.text, [line for line in lines if line.page == page])
        yield from _called(notes, marks[page])


def _footnote_lines(document: DocumentText, headings: frozenset[int]) -> list[Line]:
    starts = {start for start, _, kind in document.furniture if kind == "footnote"} - headings
    return [line for line in document.lines if line.start in starts]


def _notes(text: str, lines: list[Line]) -> list[Note]:
    """The footnotes of a page, their lines joined."""
    notes: list[Note] = []
    for line in lines:
        found = NOTE_START.match(text, line.start, line.end)
        if notes and not found:
            notes[-1] = replace(notes[-1], end=line.end)
        else:
            number = (found["number"] or "") if found else ""
            notes.append(Note(line.start, line.end, number))
    return notes


def _marks(document: DocumentText, pages: set[int]) -> Iterator[tuple[int, NoteMark]]:
    """The marks in the running text of the pages, each with its page, in order of place."""
    notes = sorted((start, end) for start, end, kind in document.furniture if kind == "footnote")
    raised = {start for start, _, kind in document.furniture if kind == "footnote-mark"}
    for start, end, page, _ in document.pieces:
        if page in pages and not lies_within(notes, start):
            mark = _mark(document.text, start, end, start in raised)
            if mark:
                yield page, mark


def _mark(text: str, start: int, end: int, raised: bool) -> NoteMark | None:
    """The mark that a word is or ends with; an exponent (`m²`) is none."""
    if raised:
        number = regex.sub(r"\D", "", text[start:end])
        return None if UNIT.search(text, max(0, start - 4), start) else NoteMark(start, number)
    if RAISED.search(text[start:end]) and not _closes_quote(text, start, end):
        return NoteMark(start, "")
    return None


def _closes_quote(text: str, start: int, end: int) -> bool:
    """True where the mark at a word's end closes what was quoted in the paragraph before it."""
    begin = text.rfind("\n\n", 0, start) + 1
    before = text[begin:start]
    opened = sum(map(before.count, OPENED)) + sum(map(text[start:end].count, OPENED))
    straight = before.count('"') % 2 == 1
    return opened > sum(map(before.count, CLOSED)) or straight


def _called(
    notes: list[Note],
    marks: list[NoteMark],
) -> Iterator[tuple[Aside, int | None]]:
    """Each note with its mark: of the same number, else the marks in order where they are as many
    as the notes."""
    by_number = {mark.number: mark.at for mark in marks if mark.number}
    in_order = [mark.at for mark in marks] if len(marks) == len(notes) else []
    for number, note in enumerate(notes):
        at = by_number.get(note.number)
        if at is None and in_order:
            at = in_order[number]
        yield Aside(start=note.start, end=note.end, path=""), at
