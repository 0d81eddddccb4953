"""What dots and commas mean in one table: grouping marks or decimal marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
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

BLANK_GROUPS = regex.compile(r"\d{1,3}(?:\s\d{3}){2,}(?:,\d+)?")
DOT_GROUPS = regex.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
MOSTLY = 3  # times as many cells that one kind of marks needs over the other


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
    """How most cells of a table that can be read in one way only use dots and commas; one that
    does not is refused by the strict grammar. `vietnamese` also where they are of both kinds about
    as often; `unclear` where none tells, or a single English one."""
    counted: Counter[Separators] = Counter()
    for raw in _values(document, pieces):
        counted["vietnamese"] += bool(VIETNAMESE.fullmatch(raw))
        counted["english"] += bool(ENGLISH.fullmatch(raw))
    if counted["english"] >= MOSTLY * max(counted["vietnamese"], 0.5):
        return "english"
    return "vietnamese" if counted["vietnamese"] else "unclear"


def parts_by_blanks(
    document: DocumentText,
    pieces: list[ReadTable],
) -> bool:
    """True where a table parts thousands by blanks: some figures have several groups, and none
    parts them by dots."""
    values = list(_values(document, pieces))
    grouped = sum(BLANK_GROUPS.fullmatch(raw) is not None for raw in values)
    return grouped > 1 and not any(DOT_GROUPS.fullmatch(raw) for raw in values)


def _values(document: DocumentText, pieces: list[ReadTable]) -> Iterator[str]:
    """The texts of the cells for values, without signs."""
    for table in pieces:
        for cell in table.placed.cells:
            is_value = table.columns[cell.column - 1].role == "value"
            if is_value and table.rows[cell.row - 1].body:
                yield document.text[cell.start : cell.end].strip(" %‰-+–−—()")
