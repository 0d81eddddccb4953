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
DEEPEST = 3  # rows below the first one of an inner heading, after which its figures stand
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
    """True for a row of words below figures, other words than stand at the top, that is not crossed
    by a cell from above. It begins with the head of the row numbers, or its cells end elsewhere
    than those above it, and figures stand below it too."""
    texts = grid.texts_of(row)
    if _has_figures(texts) or not _has_figures(grid.texts_of(row - 1)):
        return False
    named = {text for text in texts if regex.search(r"\p{L}{2}", text)}
    others = len(named.difference(grid.texts_of(1)))
    if len(named) < FILLED or others < FEWEST or _is_crossed(grid, row):
        return False
    is_numbered = says_only(load_vocabulary().roles["number"], (texts[0],))
    return is_numbered or _is_ruled_otherwise(grid, row)


def _is_ruled_otherwise(grid: TextGrid, row: int) -> bool:
    """True for a row filled with words whose cells, and those of figures below it, have other edges
    than the cells above."""
    if not all(regex.search(r"\p{L}", text) for text in grid.texts_of(row)):
        return False
    edges = _edges(grid, row)
    below = range(row + 1, min(row + 1 + DEEPEST, grid.placed.rows + 1))
    with_figures = [other for other in below if _has_figures(grid.texts_of(other))]
    return bool(with_figures) and edges == _edges(grid, with_figures[0]) != _edges(grid, row - 1)


def _edges(grid: TextGrid, row: int) -> frozenset[int]:
    cells = (grid.cell(row, column) for column in grid.columns)
    return frozenset(cell.column for cell in cells if cell)


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
