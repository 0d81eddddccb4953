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
BLANK_AND_NOUGHT = regex.compile(r"\d{1,3}(?:\s\d{3})*\s0\d\d(?:\s\d{3})*")  # `3 005`: one figure
ONE_GROUP = regex.compile(r"\d{1,3}(?:\s\d{3})+(?:,\d+)?")
ANY_BLANK = regex.compile(r"\d\s+\d")
DOT_GROUPS = regex.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
FEWEST = 3  # figures with blanks that must be groups
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
    """True where a table parts thousands by blanks: some figures have several groups, or all with
    blanks are groups and one begins with nought, as no second figure does; none has dots."""
    values = list(_values(document, pieces))
    if any(map(DOT_GROUPS.fullmatch, values)):
        return False
    return len(list(filter(BLANK_GROUPS.fullmatch, values))) > 1 or _are_groups(values)


def _are_groups(values: list[str]) -> bool:
    blanks = list(filter(ANY_BLANK.search, values))
    all_grouped = len(blanks) >= FEWEST and all(map(ONE_GROUP.fullmatch, blanks))
    return all_grouped and any(map(BLANK_AND_NOUGHT.fullmatch, blanks))


def _values(document: DocumentText, pieces: list[ReadTable]) -> Iterator[str]:
    """The texts of the cells for values, without signs."""
    for table in pieces:
        for cell in table.placed.cells:
            is_value = table.columns[cell.column - 1].role == "value"
            if is_value and table.rows[cell.row - 1].body:
                yield document.text[cell.start : cell.end].strip(" %‰-+–−—()")
