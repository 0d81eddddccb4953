"""The printed lines of a table's cell, as slices of the document's text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise

import regex

from extractor.model import Box, DocumentText, PlacedCell

SAME_LINE = 0.5  # share of the lower word's height that words of one line have in common
MARK = regex.compile(r"[^\p{L}\d]+")  # of a list; a speck or a rule makes its place too high


@dataclass(frozen=True, slots=True)
class CellLine:
    """A printed line of a cell: its slice of the document's text and its text without blanks at
    the ends."""

    start: int
    end: int
    text: str


def lines_of_cell(document: DocumentText, cell: PlacedCell) -> tuple[CellLine, ...]:
    """The cell's lines from the top, none empty: by the places of its words, in a file without
    pages of print by its line breaks."""
    starts = [*_starts_of_print(document, cell)]
    first = bisect_right(document.breaks, cell.start)
    starts += document.breaks[first : bisect_left(document.breaks, cell.end)]
    bounds = [cell.start, *sorted(starts), cell.end]
    lines = []
    for start, end in pairwise(bounds):
        printed = document.text[start:end]
        text = printed.strip()
        if text:
            begin = start + len(printed) - len(printed.lstrip())
            lines.append(CellLine(begin, begin + len(text), text))
    return tuple(lines)


def _starts_of_print(document: DocumentText, cell: PlacedCell) -> list[int]:
    """Where a word begins that stands below those before it."""
    first = bisect_left(document.pieces, cell.start, key=lambda piece: piece[0])
    line: Box | None = None
    is_mark = False
    starts: list[int] = []
    for start, _, _, word in document.pieces[first:]:
        if start >= cell.end:
            break
        if line is not None and not _is_level(line, word.box, is_mark):
            starts.append(start)
            line = None
        is_mark = line is None and MARK.fullmatch(word.text) is not None
        line = word.box if line is None else line.union(word.box)
    return starts


def _is_level(line: Box, word: Box, is_mark: bool) -> bool:
    """True for a word that stands on a line; behind what `is_mark` alone, beside any part of it."""
    lower = min(line.height, word.height)
    least = 0.0 if is_mark else SAME_LINE * lower
    shared = line.shared_height(word)
    return shared > 0 and shared >= least
