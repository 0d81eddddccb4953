"""What dots and commas mean in one table: grouping marks or decimal marks."""

from __future__ import annotations

from collections import Counter
from typing import Literal

import regex

from extractor.layout import words_of
from extractor.model import DocumentText, ReadTable

Separators = Literal["vietnamese", "english", "unclear"]

# Numerals that can be read in one way only: `1.234.567`, `12,5`, `0,123`, `1.234,5`, `1.000`.
VIETNAMESE = regex.compile(
    r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?"
    r"|\d+(?:\.\d{3})*,(?:\d{1,2}|\d{4,})"
    r"|0,\d+"
    r"|\d{1,3}\.\d{3},\d+"
    r"|\d{1,3}\.000"
)
ENGLISH = regex.compile(
    r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?"
    r"|\d+\.(?:\d{1,2}|\d{4,})"
    r"|0\.\d+"
    r"|\d{1,3},\d{3}\.\d+"
    r"|\d{1,3},000"
)


def loses_marks(
    document: DocumentText,
    start: int,
    end: int,
) -> bool:
    """True for a slice read from a picture, where a faint comma may be lost."""
    return any(word.confidence < 1 for word in words_of(document, start, end))


def separators_of(
    document: DocumentText,
    pieces: list[ReadTable],
) -> Separators:
    """How the cells of a table that can be read in one way only use dots and commas.

    `vietnamese` also where they are of both kinds: the strict grammar then refuses those that it
    cannot tell; `unclear` where none tells, or a single English one."""
    counted: Counter[Separators] = Counter()
    for table in pieces:
        for cell in table.placed.cells:
            is_value = table.columns[cell.column - 1].role == "value"
            if is_value and table.rows[cell.row - 1].body:
                raw = document.text[cell.start : cell.end].strip(" %‰-+–")
                counted["vietnamese"] += bool(VIETNAMESE.fullmatch(raw))
                counted["english"] += bool(ENGLISH.fullmatch(raw))
    if counted["vietnamese"]:
        return "vietnamese"
    return "english" if counted["english"] > 1 else "unclear"
