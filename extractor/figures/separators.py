"""What dots and commas mean in one table: grouping marks or decimal marks."""

from __future__ import annotations

import regex

from extractor.layout import words_of
from extractor.model import DocumentText, ReadTable

VIETNAMESE = regex.compile(
    r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d+(?:\.\d{3})*,(?:\d{1,2}|\d{4,})|0,\d+|\d{1,3}\.\d{3},\d+|\d{1,3}\.000"
)
ENGLISH = regex.compile(
    r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d+\.(?:\d{1,2}|\d{4,})|0\.\d+|\d{1,3},\d{3}\.\d+|\d{1,3},000"
)


def loses_marks(document: DocumentText, start: int, end: int) -> bool:
    """Read from a picture, where a faint comma may be lost?"""
    return any(w.confidence < 1 for w in words_of(document, start, end))


def is_english(document: DocumentText, pieces: list[ReadTable]) -> bool | None:
    """How the cells that can be read in one way only use dots and commas; False where they are of
    both kinds (the strict grammar then refuses those it cannot tell)."""
    counted = {True: 0, False: 0}
    for table in pieces:
        for cell in table.placed.cells:
            raw = document.text[cell.start : cell.end].strip(" %‰-+–")
            if table.rows[cell.row - 1].body and table.columns[cell.column - 1].role == "value":
                counted[False] += bool(VIETNAMESE.fullmatch(raw))
                counted[True] += bool(ENGLISH.fullmatch(raw))
    if counted[True] and not counted[False]:
        return True if counted[True] > 1 else None
    return False if counted[False] else None
