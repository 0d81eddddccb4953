"""Tables that go on beside themselves: `TT | Tên xã | Số hộ | TT | Tên xã | Số hộ`. Where all heads
are printed again to the right, the rows below them are other rows, with names of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from extractor.model import ColumnRole, PlacedCell, PlacedTable
from extractor.tables.grid import Heads, TextGrid, is_figure, is_title_row
from extractor.tables.vocabulary import load_vocabulary, says_only

NAMING: tuple[ColumnRole, ...] = ("number", "name")  # roles of a first column
FEWEST_COLUMNS = 2  # of one part: a name and a figure
FEWEST_ROWS = 2  # below the heads


def unfolded(grid: TextGrid) -> Iterator[PlacedTable]:
    """The table, or each of the tables that stand side by side in it, from the left."""
    placed = grid.placed
    width = _width_of_part(grid)
    if width == placed.columns:
        yield placed
        return
    top = _row_of_heads(grid)
    for first in range(1, placed.columns + 1, width):
        part = range(first, first + width)
        above = 0 if first == 1 else top - 1
        cells = tuple(
            replace(cell, row=cell.row - above)
            for cell in _cells_of(grid, part)
            if cell.row > above
        )
        yield replace(placed, rows=placed.rows - above, columns=width, cells=cells)


def _width_of_part(grid: TextGrid) -> int:
    """How many columns the table has before it begins anew; all where it does not."""
    columns = grid.placed.columns
    for width in range(FEWEST_COLUMNS, columns // 2 + 1):
        if columns % width == 0 and _is_folded(grid, width):
            return width
    return columns


def _is_folded(grid: TextGrid, width: int) -> bool:
    """True where each of the heads stands above the column that is `width` to its right as well,
    the first is of row numbers or names, and no cell reaches from one part into the next."""
    top = _row_of_heads(grid)
    heads = grid.texts_of(top)
    folded = [_folded(head) for head in heads]
    if folded != folded[:width] * (len(heads) // width) or not _name_rows(tuple(heads[:width])):
        return False
    last = grid.placed.rows
    if last - top < FEWEST_ROWS:
        return False
    crossed = {cell.row for cell in grid.placed.cells if _crosses(cell, width)}
    return all(row < top or row == last for row in crossed) and _has_own_rows(grid, top, width)


def _row_of_heads(grid: TextGrid) -> int:
    """The first row that is no title over the whole width."""
    rows = range(1, grid.placed.rows + 1)
    return next((row for row in rows if not is_title_row(grid, row)), grid.placed.rows)


def _folded(head: str) -> str:
    return regex.sub(r"[\W_]+", "", head).casefold()


def _name_rows(heads: Heads) -> bool:
    """True for heads of which the first one is of row numbers, or of names, and none is missing."""
    roles = load_vocabulary().roles
    return all(heads) and any(says_only(roles[role], heads[:1]) for role in NAMING)


def _has_own_rows(grid: TextGrid, top: int, width: int) -> bool:
    """True where each part has a column of words below its heads: the names of its rows."""
    for first in range(1, grid.placed.columns + 1, width):
        texts = [grid.texts_of(row)[first - 1 : first - 1 + width] for row in _below(grid, top)]
        worded = [row for row in texts if any(regex.search(r"\p{L}{2}", text) for text in row)]
        figures = [row for row in texts if any(map(is_figure, row))]
        if 2 * len(worded) < len(texts) or not figures:
            return False
    return True


def _below(grid: TextGrid, top: int) -> range:
    return range(top + 1, grid.placed.rows + 1)


def _crosses(cell: PlacedCell, width: int) -> bool:
    return (cell.column - 1) // width != (cell.column + cell.columns - 2) // width


def _cells_of(grid: TextGrid, part: range) -> Iterator[PlacedCell]:
    """The cells of a part, its columns counted anew. A cell that crosses from one part to the next
    is the last one's where it names a total, the first one's where it is a title."""
    is_first, is_last = part.start == 1, part.stop > grid.placed.columns
    for cell in grid.placed.cells:
        begin, end = cell.column, cell.column + cell.columns
        if _crosses(cell, len(part)):
            is_title = cell.row < grid.placed.rows
            if not (is_first if is_title else is_last):
                continue
        elif not part.start <= begin < part.stop:
            continue
        begin, end = max(begin, part.start), min(end, part.stop)
        if begin < end:
            yield replace(cell, column=begin - part.start + 1, columns=end - begin)
