"""Which rows of a table's piece are its heading, and which heads stand above each column."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import regex

from extractor.language.row_numbers import follows
from extractor.lines import words_of
from extractor.model import DocumentText, PlacedTable
from extractor.tables.grid import (
    Heads,
    HeadsByColumn,
    TextGrid,
    grid_of,
    is_figure_of_column,
    is_title_row,
)
from extractor.tables.roman_heads import with_roman_heads_in_order

CALLED = regex.compile(  # how a row of column numbers names a column: `(3)`, `B`, `5=4/3`
    r"[(\[{]?\s*(?P<called>[A-ZĐ]|\d{1,2})\s*[)\]}]?\s*(?P<formula>=.*)?"
)
IN_BRACKETS = regex.compile(r"\([^)]*\)")
SHORTEST_HEAD = 2  # letters: `TT`
FEWEST = 3  # numbers that count on from another than 1
FEW = 5  # numbers of columns, of which one may be misread
MISREAD = 2  # steps between numbers that one misread number breaks
DEEPEST = 5  # rows of heads below the first one


@dataclass(frozen=True, slots=True)
class Heading:
    """How many rows at the top of a piece are its heading, and which of them has the column
    numbers (0: none has)."""

    rows: int
    numbered: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A page's piece of a table with the heading printed on it; of each column its heads, and the
    mean confidence (0–1) with which their words were read."""

    grid: TextGrid
    heading: Heading
    heads: HeadsByColumn
    sure: dict[int, float]

    @property
    def body_rows(self) -> range:
        first, last = self.heading.rows + 1, self.grid.placed.rows
        return range(first, last + 1)

    @property
    def has_heads(self) -> bool:
        return any(self.heads.values())


def piece_of(
    document: DocumentText,
    placed: PlacedTable,
) -> Piece:
    """A placed table with its heading told from its body."""
    grid = with_roman_heads_in_order(document, grid_of(document, placed))
    heading = _heading(grid)
    return Piece(
        grid=grid,
        heading=heading,
        heads={column: _heads(grid, heading, column) for column in grid.columns},
        sure={column: _sure(document, grid, heading, column) for column in grid.columns},
    )


def _head_rows(heading: Heading) -> list[int]:
    rows = range(1, heading.rows + 1)
    return [row for row in rows if row != heading.numbered]


def _heads(
    grid: TextGrid,
    heading: Heading,
    column: int,
) -> Heads:
    """The column's heads from the top; a merged cell over several rows counts once."""
    heads: list[str] = []
    for row in _head_rows(heading):
        text = grid.text(row, column)
        if text and not is_title_row(grid, row) and heads[-1:] != [text]:
            heads.append(text)
    return tuple(heads)


def _sure(
    document: DocumentText,
    grid: TextGrid,
    heading: Heading,
    column: int,
) -> float:
    """The mean confidence of the words above a column; 0 where there are none."""
    confidences: list[float] = []
    for row in _head_rows(heading):
        cell = grid.cell(row, column)
        words = words_of(document, cell.start, cell.end) if cell else []
        confidences += [word.confidence for word in words]
    return sum(confidences) / len(confidences) if confidences else 0.0


def _heading(grid: TextGrid) -> Heading:
    """The heading at the top: title rows, heads, column numbers. A table that begins with figures
    or with a group's name has title rows alone."""
    titles = _title_rows(grid)
    first = titles + 1
    if first > grid.placed.rows:
        return Heading(titles)
    if _counts_columns(grid, first):
        return Heading(first, numbered=first)
    if _has_figures(grid, first) or _is_mostly_empty(grid, first):
        return Heading(titles)
    last = _last_head_row(grid, first)
    if last < grid.placed.rows and _counts_columns(grid, last + 1):
        return Heading(last + 1, numbered=last + 1)
    numbered = last if _counts_columns(grid, last) else 0
    return Heading(last, numbered)


def _title_rows(grid: TextGrid) -> int:
    """How many rows at the top are title rows."""
    for row in range(1, grid.placed.rows + 1):
        if not is_title_row(grid, row):
            return row - 1
    return grid.placed.rows


def _is_mostly_empty(grid: TextGrid, row: int) -> bool:
    filled = sum(bool(text) for text in grid.texts_of(row))
    return filled < 0.5 * grid.placed.columns


def _has_figures(grid: TextGrid, row: int) -> bool:
    """True where figures stand beyond the first column."""
    return any(is_figure_of_column(grid, row, column) for column in grid.columns if column > 1)


def _last_head_row(grid: TextGrid, first: int) -> int:
    """The last row of heads that begin in row `first`, with those nested below them."""
    ends = [
        cell.row + cell.rows - 1
        for cell in grid.placed.cells
        if cell.row == first and cell.columns < grid.placed.columns
    ]
    last = _end_of_heads(grid, first, ends)
    deepest = min(grid.placed.rows - 1, first + DEEPEST)
    while last < deepest and _has_heads_below(grid, last):
        last += 1
    return last


def _end_of_heads(grid: TextGrid, first: int, ends: list[int]) -> int:
    """The last of the rows in which heads end. A cell that runs down to the last row beside figures
    is no head as high: an empty strip between two tables, a column whose lines are worn off."""
    last = max(ends, default=first)
    others = [end for end in ends if end < last]
    if last < grid.placed.rows or not others:
        return last
    below = range(max(others) + 1, last + 1)
    return max(others) if any(_has_figures(grid, row) for row in below) else last


def _has_heads_below(grid: TextGrid, last: int) -> bool:
    """True where a head over several columns ends in row `last` and heads stand below it: words, or
    numbers that count on (`Mức độ` above 1, 2, 3, 4). A row that has numbers below other heads too
    is one of the body: a head was parted by a line that is none."""
    parted = _parted_columns(grid, last)
    own = _beginning_in(grid, last + 1)
    below = {column: text for column, text in own.items() if column in parted}
    beside = {column: text for column, text in own.items() if column not in parted}
    if not any(below.values()) or any(_is_of_body(*cell) for cell in beside.items()):
        return False
    figures = any(is_figure_of_column(grid, last + 1, column) for column in below)
    return not figures or _count_on([*below.values()], from_one=any(beside.values()))


def _parted_columns(grid: TextGrid, last: int) -> set[int]:
    """The columns below heads over several columns that end in row `last`."""
    parted: set[int] = set()
    for cell in grid.placed.cells:
        ends_here = cell.row + cell.rows - 1 == last
        if ends_here and 1 < cell.columns < grid.placed.columns:
            parted.update(range(cell.column, cell.column + cell.columns))
    return parted


def _is_of_body(column: int, text: str) -> bool:
    """True for a cell with digits outside brackets, and for a row's number."""
    plain = IN_BRACKETS.sub("", text).strip(" .")
    return bool(regex.search(r"\d", plain)) or (column == 1 and 0 < len(plain) < SHORTEST_HEAD)


def _beginning_in(grid: TextGrid, row: int) -> dict[int, str]:
    """Column → the text of the cell that begins in this row."""
    cells = (cell for cell in grid.placed.cells if cell.row == row)
    return {cell.column: grid.text(row, cell.column) for cell in cells}


def _count_on(texts: list[str], from_one: bool) -> bool:
    """True for 1, 2, 3 (`01`, `02`) and so on, below each merged head anew or going on; with
    `from_one` not for 7, 8, 9. Of many one in five may be misread."""
    if not all(regex.fullmatch(r"\d{1,2}", text) for text in texts):
        return False
    numbers = [int(text) for text in texts]
    steps = sum(after in (before + 1, 1) for before, after in pairwise(numbers))
    missing = len(numbers) - 1 - steps
    begins = numbers[0] == 1 or (not from_one and len(numbers) >= FEWEST)
    return len(numbers) > 1 and begins and missing <= MISREAD * (len(numbers) // FEW)


def _counts_columns(grid: TextGrid, row: int) -> bool:
    """True for a row of column numbers (`1 2 3 4=3/2`, `(1) (2)`, `A B 1 2`): three cells and 60 %
    of those that hold anything are letters or count on from column to column."""
    if _are_heads(grid, row):
        return False
    filled, letters = 0, 0
    steps: Counter[int] = Counter()
    for column in grid.columns:
        text = grid.text(row, column)
        filled += bool(text)
        match = CALLED.fullmatch(text)
        if match and match["called"].isdigit():
            steps[int(match["called"]) - column] += 1
        elif match:
            letters += 1
    counting = max(steps.values(), default=0)
    named = counting + letters
    return named >= 3 and counting >= 2 and named >= 0.6 * filled


def _are_heads(grid: TextGrid, row: int) -> bool:
    """True for 1, 2, 3 below parted heads alone, beside heads that reach down to them."""
    parted = _parted_columns(grid, row - 1)
    own = _beginning_in(grid, row)
    below = [text for column, text in own.items() if column in parted]
    beside = any(text for column, text in own.items() if column not in parted)
    return bool(below) and not beside and _count_on(below, from_one=False)


def goes_on_with(before: TextGrid, after: TextGrid) -> bool:
    """True where the first row of a page goes on with the rows of the page before: it counts on
    from their last number, or has no number and no name."""
    first = [after.text(1, column) for column in after.columns]
    if not first[0]:
        return len(first) > 2 and not first[1] and any(first)
    return counts_on(before, after, row=1)


def counts_on(before: TextGrid, after: TextGrid, row: int) -> bool:
    """True where the number of a row follows the last one of the page before."""
    numbers = [before.text(above, 1) for above in range(before.placed.rows, 0, -1)]
    last = next(filter(None, numbers), "")
    return follows(last, after.text(row, 1))
