"""Which rows of a table's piece are its heading, and what each column is headed.

Heads of merged and nested cells are joined from the top by ` / `.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import regex

from extractor.layout import words_of
from extractor.model import DocumentText, PlacedTable

NUMBER = regex.compile(r"[-+–]?\d[\d.,/]*\s*%?")
CALLED = regex.compile(r"[(\[{]?\s*(?P<called>[A-ZĐ]|\d{1,2})\s*[)\]}]?\s*(?P<formula>=.*)?")


@dataclass(frozen=True)
class TextGrid:
    """A placed table with its cells' texts; every step of a merged cell gives that cell's."""

    placed: PlacedTable
    texts: dict[tuple[int, int], str]
    owner: dict[tuple[int, int], int]

    def own(self, row: int, column: int) -> str:
        """The text of a cell that begins in this column, in its first row or merged from above."""
        return self.texts.get((row, column), "")

    def cell(self, row: int, column: int):
        index = self.owner.get((row, column))
        return None if index is None else self.placed.cells[index]


def grid_of(document: DocumentText, placed: PlacedTable) -> TextGrid:
    texts, owner = {}, {}
    for index, cell in enumerate(placed.cells):
        text = regex.sub(r"\s+", " ", document.text[cell.start : cell.end]).strip()
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                texts[row, column], owner[row, column] = text, index
    return TextGrid(placed, texts, owner)


@dataclass(frozen=True)
class Piece:
    """A page's piece with the heading printed on it: how many rows, which has column numbers,
    column → its head, column → how surely that was read."""

    grid: TextGrid
    heading: int
    numbered: int
    heads: dict[int, str]
    sure: dict[int, float]


def piece_of(document: DocumentText, placed: PlacedTable) -> Piece:
    grid = grid_of(document, placed)
    heading, numbered = _heading_rows(grid)
    sure = {}
    for column in range(1, placed.columns + 1):
        cells = [
            cell
            for row in range(1, heading + 1)
            if row != numbered and (cell := grid.cell(row, column))
        ]
        words = [w for cell in cells for w in words_of(document, cell.start, cell.end)]
        sure[column] = sum(w.confidence for w in words) / len(words) if words else 0.0
    return Piece(grid, heading, numbered, _heads(grid, heading, numbered), sure)


def _heading_rows(grid: TextGrid) -> tuple[int, int]:
    """(how many rows at the top are heading, which of them has column numbers or 0)."""
    rows, columns = grid.placed.rows, grid.placed.columns
    last = next((r - 1 for r in range(1, rows + 1) if not title_row(grid, r)), rows)
    first = last + 1
    filled = sum(bool(grid.own(first, c)) for c in range(1, columns + 1))
    if (
        first > rows
        or not _column_numbers(grid, first)
        and (_numbers_in(grid, first) or filled < 0.5 * columns)
    ):
        return last, 0  # a row of figures, or a group's name
    if _column_numbers(grid, first):
        return first, first
    last = max(
        (c.row + c.rows - 1 for c in grid.placed.cells if c.row == first and c.columns < columns),
        default=first,
    )
    while last < min(rows - 1, first + 5) and _nested(grid, last):
        last += 1
    if last < rows and _column_numbers(grid, last + 1):
        return last + 1, last + 1
    return last, last if _column_numbers(grid, last) else 0


def title_row(grid: TextGrid, row: int) -> bool:
    """One cell over the whole width, with words."""
    cell = grid.cell(row, 1)
    return (
        cell is not None
        and cell.columns == grid.placed.columns
        and grid.placed.columns > 1
        and not NUMBER.fullmatch(grid.own(row, 1))
    )


def _numbers_in(grid: TextGrid, row: int) -> bool:
    """Has it figures beyond its number and name? Years and months are heads."""
    return any(
        NUMBER.fullmatch(text) and not regex.fullmatch(r"(?:19|20)\d\d", text)
        for column in range(2, grid.placed.columns + 1)
        if (text := grid.own(row, column))
    )


def _nested(grid: TextGrid, last: int) -> bool:
    """Does a head over several columns end here, with heads below it?"""
    for cell in grid.placed.cells:
        if cell.row + cell.rows - 1 == last and 1 < cell.columns < grid.placed.columns:
            below = [grid.own(last + 1, c) for c in range(cell.column, cell.column + cell.columns)]
            if any(below) and not any(
                NUMBER.fullmatch(t) and not regex.fullmatch(r"(?:19|20)\d\d", t) for t in below
            ):
                return True
    return False


def _column_numbers(grid: TextGrid, row: int) -> bool:
    """`1 2 3 4=3/2`, `(1) (2)`, `A B 1 2`: most cells count on from column to column."""
    texts = [(c, grid.own(row, c)) for c in range(1, grid.placed.columns + 1) if grid.own(row, c)]
    found = [(c, m["called"]) for c, text in texts if (m := CALLED.fullmatch(text))]
    steps = Counter(int(called) - c for c, called in found if called.isdigit())
    letters = sum(not called.isdigit() for _, called in found)
    most = max(steps.values(), default=0)
    return most + letters >= 3 and most >= 2 and most + letters >= 0.6 * len(texts)


def _heads(grid: TextGrid, heading: int, numbered: int) -> dict[int, str]:
    """Column → its heads from the top, joined."""
    heads = {}
    for column in range(1, grid.placed.columns + 1):
        parts: list[str] = []
        for row in range(1, heading + 1):
            text = grid.own(row, column)
            if (
                row != numbered
                and text
                and not title_row(grid, row)
                and (not parts or parts[-1] != text)
            ):
                parts.append(text)
        heads[column] = " / ".join(parts)
    return heads
