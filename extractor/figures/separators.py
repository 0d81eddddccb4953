"""What dots and commas mean in one table: grouping marks or decimal marks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import Literal

import regex

from extractor.lines import words_of
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
GROUPED: dict[Separators, regex.Pattern[str]] = {  # whose marks can only part thousands
    "vietnamese": regex.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d+"),
    "english": regex.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3}(?:,\d{3})+\.\d+"),
}
FEWEST_GROUPED = 2  # such numbers of a column that tell what its marks are
BLANK_GROUPS = regex.compile(r"\d{1,3}(?:\s\d{3}){2,}(?:,\d+)?")
BLANK_AND_NOUGHT = regex.compile(r"\d{1,3}(?:\s\d{3})*\s0\d\d(?:\s\d{3})*")  # `3 005`: one figure
ONE_GROUP = regex.compile(r"\d{1,3}(?:\s\d{3})+(?:,\d+)?")
ANY_BLANK = regex.compile(r"\d\s+\d")
DOT_GROUPS = regex.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
THREE_DECIMALS = regex.compile(r"\d{1,3},\d{3}")
FEWEST_ALIKE = 5  # numbers of a column whose marks a scan would have to change alike
FEWEST = 3  # figures with blanks that must be groups
MOSTLY = 3  # times as many cells that one kind of marks needs over the other


def loses_marks(document: DocumentText, start: int, end: int) -> bool:
    """True for a slice read from a picture, where a faint comma may be lost."""
    return any(word.confidence < 1 for word in words_of(document, start, end))


def separators_of(document: DocumentText, pieces: list[ReadTable]) -> Separators:
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


def separators_by_column(document: DocumentText, pieces: list[ReadTable]) -> dict[int, Separators]:
    """Column → what its dots and commas mean, where its own numbers part thousands in one way only:
    sums out of a program with English marks stand beside coefficients that were typed (`2,34`)."""
    texts: dict[int, list[str]] = defaultdict(list)
    for column, text in _cells(document, pieces):
        texts[column].append(text)
    found = {column: _separators_of_column(values) for column, values in texts.items()}
    return {column: separators for column, separators in found.items() if separators != "unclear"}


def _separators_of_column(values: list[str]) -> Separators:
    vietnamese, english = (any(map(each.fullmatch, values)) for each in (VIETNAMESE, ENGLISH))
    if vietnamese == english:
        return "unclear"
    separators: Separators = "english" if english else "vietnamese"
    grouped = sum(GROUPED[separators].fullmatch(value) is not None for value in values)
    return separators if grouped >= FEWEST_GROUPED else "unclear"


def parts_by_blanks(document: DocumentText, pieces: list[ReadTable]) -> bool:
    """True where a table parts thousands by blanks: some figures have several groups, or all with
    blanks are groups and one begins with nought, as no second figure does; none has dots."""
    values = list(_values(document, pieces))
    if any(map(DOT_GROUPS.fullmatch, values)):
        return False
    return len(list(filter(BLANK_GROUPS.fullmatch, values))) > 1 or _are_groups(values)


def columns_with_decimals(document: DocumentText, pieces: list[ReadTable]) -> frozenset[int]:
    """The columns of which some number has a comma."""
    return frozenset(column for column, text in _cells(document, pieces) if "," in text)


def columns_with_commas_alone(document: DocumentText, pieces: list[ReadTable]) -> frozenset[int]:
    """The columns whose numbers all have one comma before three digits, in a table where dots are
    read as dots: that a worn dot was read as a comma in each of them is not to be feared."""
    texts: dict[int, list[str]] = defaultdict(list)
    for column, text in _cells(document, pieces):
        texts[column].append(text)
    if not any(map(DOT_GROUPS.fullmatch, chain.from_iterable(texts.values()))):
        return frozenset()
    return frozenset(column for column, values in texts.items() if _have_commas_alone(values))


def _have_commas_alone(values: list[str]) -> bool:
    marked = [value for value in values if regex.search(r"[.,]", value)]
    return len(marked) >= FEWEST_ALIKE and all(map(THREE_DECIMALS.fullmatch, marked))


def _are_groups(values: list[str]) -> bool:
    blanks = list(filter(ANY_BLANK.search, values))
    all_grouped = len(blanks) >= FEWEST and all(map(ONE_GROUP.fullmatch, blanks))
    return all_grouped and any(map(BLANK_AND_NOUGHT.fullmatch, blanks))


def _values(document: DocumentText, pieces: list[ReadTable]) -> Iterator[str]:
    """The texts of the cells for values, without signs."""
    return (text for _, text in _cells(document, pieces))


def _cells(document: DocumentText, pieces: list[ReadTable]) -> Iterator[tuple[int, str]]:
    """Column and text of each cell for values, without signs."""
    for table in pieces:
        for cell in filter(table.holds_value, table.placed.cells):
            yield cell.column, document.text[cell.start : cell.end].strip(" %‰-+–−—()")
