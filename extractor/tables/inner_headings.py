"""Tables that stand right below each other and were taken for one: where a heading of another kind
begins among the rows, another table does, with columns of its own.

A table that is too wide for its page goes on so, below itself, without its names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import regex

from extractor.model import DocumentText, PlacedCell, PlacedTable
from extractor.tables.folded_tables import unfolded
from extractor.tables.grid import TextGrid, grid_of, is_figure
from extractor.tables.vocabulary import load_vocabulary, says_only

FEWEST = 2  # rows of a table above an inner heading; heads of it that are others than at the top
FILLED = 3  # cells of words that an inner heading has at least


def parted_tables(document: DocumentText) -> tuple[PlacedTable, ...]:
    """The document's tables, those that are several as so many, numbered anew on each page."""
    numbers: dict[int, int] = defaultdict(int)
    made = []
    for printed in document.tables:
        for placed in _single_tables(document, printed):
            numbers[placed.page] += 1
            made.append(replace(placed, number=numbers[placed.page]))
    return tuple(made)


def _single_tables(document: DocumentText, printed: PlacedTable) -> Iterator[PlacedTable]:
    """The tables that stand below each other and side by side in what was taken for one."""
    for part in _parts(grid_of(document, printed)):
        yield from unfolded(grid_of(document, part))


def _parts(grid: TextGrid) -> Iterator[PlacedTable]:
    placed = grid.placed
    begins = [row for row in range(1 + FEWEST, placed.rows) if _begins_anew(grid, row)]
    if not begins:
        yield placed
        return
    for first, after in pairwise([1, *begins, placed.rows + 1]):
        yield _part(placed, range(first, after))


def _begins_anew(grid: TextGrid, row: int) -> bool:
    """True for a row of words that begins with the head of the row numbers below figures, other
    words than stand at the top, and is not crossed by a cell from above."""
    texts = grid.texts_of(row)
    if not says_only(load_vocabulary().roles["number"], (texts[0],)) or _has_figures(texts):
        return False
    named = {text for text in texts if regex.search(r"\p{L}{2}", text)}
    others = len(named.difference(grid.texts_of(1)))
    is_another = len(named) >= FILLED and others >= FEWEST
    return is_another and _has_figures(grid.texts_of(row - 1)) and not _is_crossed(grid, row)


def _has_figures(texts: list[str]) -> bool:
    return any(map(is_figure, texts))


def _is_crossed(grid: TextGrid, row: int) -> bool:
    return any(cell.row < row < cell.row + cell.rows for cell in grid.placed.cells)


def _part(placed: PlacedTable, rows: range) -> PlacedTable:
    """The table of these rows, without columns that nothing parts in them."""
    own = [cell for cell in placed.cells if cell.row in rows]
    edges = sorted({cell.column for cell in own} | {cell.column + cell.columns for cell in own})
    column = {edge: at for at, edge in enumerate(edges, 1)}
    cells = tuple(_moved(cell, rows.start - 1, column) for cell in own)
    return replace(placed, rows=len(rows), columns=len(edges) - 1, cells=cells)


def _moved(cell: PlacedCell, above: int, column: dict[int, int]) -> PlacedCell:
    first = column[cell.column]
    return replace(
        cell,
        row=cell.row - above,
        column=first,
        columns=column[cell.column + cell.columns] - first,
    )
