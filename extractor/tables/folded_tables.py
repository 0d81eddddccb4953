"""Tables that stand beside themselves or each other: `TT | Tên xã | Số hộ | TT | Tên xã | Số hộ`.

Where the first head is printed again to the right, the rows below it are other rows, with names of
their own; the heads behind it may be others (`TT | Xã | Lượt khách | TT | Xã | Đơn thư`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import regex

from extractor.model import ColumnRole, PlacedCell, PlacedTable
from extractor.tables.grid import Heads, TextGrid, is_figure, is_title_row
from extractor.tables.vocabulary import load_vocabulary, says_only

NAMING: tuple[ColumnRole, ...] = ("number", "name")  # roles of a first column
FEWEST_COLUMNS = 2  # of one part: a name and a figure
FEWEST_ROWS = 2  # below the heads
MOST_ABOVE = 2  # rows of titles above the heads


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The row with the heads of several tables, and the columns of each."""

    top: int
    parts: tuple[range, ...]


def unfolded(grid: TextGrid) -> Iterator[PlacedTable]:
    """The table, or each of the tables that stand side by side in it, from the left."""
    placed = grid.placed
    found = next(_side_by_side(grid), None)
    if found is None:
        yield placed
        return
    for part in found.parts:
        above = 0 if part.start == 1 else found.top - 1
        cells = tuple(
            _below_titles(cell, above)
            for cell in _cells_of(grid, part, found.parts)
            if cell.row + cell.rows - 1 > above
        )
        yield replace(placed, rows=placed.rows - above, columns=len(part), cells=cells)


def _below_titles(cell: PlacedCell, above: int) -> PlacedCell:
    """The cell where it stands without the rows above; one that reaches into them is lower."""
    cut = max(0, above + 1 - cell.row)
    return replace(cell, row=cell.row + cut - above, rows=cell.rows - cut)


def _side_by_side(grid: TextGrid) -> Iterator[SideBySide]:
    """The tables side by side, by the first row with heads of all of them; titles may stand above
    each."""
    first = _row_of_heads(grid)
    for top in range(first, min(first + MOST_ABOVE, grid.placed.rows) + 1):
        begins = _begins(grid.texts_of(top))
        ends = [*begins[1:], grid.placed.columns + 1]
        parts = tuple(range(begin, end) for begin, end in zip(begins, ends, strict=True))
        if len(parts) > 1 and _stand_side_by_side(grid, top, parts):
            yield SideBySide(top, parts)


def _begins(heads: Sequence[str]) -> list[int]:
    """The columns with the first head; all of row numbers where that is one (`TT`, `STT`)."""
    numbers = load_vocabulary().roles["number"]
    first = _folded(heads[0])
    if says_only(numbers, (heads[0],)):
        return [column for column, head in enumerate(heads, 1) if says_only(numbers, (head,))]
    return [column for column, head in enumerate(heads, 1) if _folded(head) == first]


def _stand_side_by_side(grid: TextGrid, top: int, parts: Sequence[range]) -> bool:
    """True where the first head is of row numbers or names, each part has rows of its own below
    all its heads, and no cell reaches from one part into the next."""
    heads, last = tuple(grid.texts_of(top)), grid.placed.rows
    if not all(heads) or last - top < FEWEST_ROWS:
        return False
    if not (_name_rows(heads) or _hold_other_names(grid, top, parts)):
        return False
    return _are_apart(grid, top, parts) and all(_has_own_rows(grid, top, part) for part in parts)


def _are_apart(grid: TextGrid, top: int, parts: Sequence[range]) -> bool:
    """True where no cell but titles above the heads and the last row's reaches over two parts."""
    crossed = {cell.row for cell in grid.placed.cells if _crosses(cell, parts)}
    return all(row < top or row == grid.placed.rows for row in crossed)


def _row_of_heads(grid: TextGrid) -> int:
    """The first row that is no title over the whole width."""
    rows = range(1, grid.placed.rows + 1)
    return next((row for row in rows if not is_title_row(grid, row)), grid.placed.rows)


def _folded(head: str) -> str:
    return regex.sub(r"[\W_]+", "", head).casefold()


def _name_rows(heads: Heads) -> bool:
    """True for heads of which the first one is of row numbers, or of names."""
    roles = load_vocabulary().roles
    return any(says_only(roles[role], heads[:1]) for role in NAMING)


def _hold_other_names(grid: TextGrid, top: int, parts: Sequence[range]) -> bool:
    """True where the first columns of all parts hold nothing but words, in every row others, though
    no word says that names stand below their head (`Xã | Số hộ | Xã | Số người`)."""
    columns = [[grid.text(row, part.start) for row in _below(grid, top)] for part in parts]
    if not all(map(_are_names, columns)):
        return False
    rows = [[_folded(name) for name in row if name] for row in zip(*columns, strict=True)]
    return all(len(set(row)) == len(row) for row in rows)


def _are_names(texts: Sequence[str]) -> bool:
    """True for words alone, none of which comes twice."""
    filled = [_folded(text) for text in texts if text]
    worded = [text for text in texts if regex.search(r"\p{L}{2}", text)]
    return len(worded) == len(filled) == len(set(filled)) and len(filled) >= FEWEST_ROWS


def _has_own_rows(grid: TextGrid, top: int, part: range) -> bool:
    """True where the part has a column of words below its heads, the names of its rows, and
    one of figures."""
    if len(part) < FEWEST_COLUMNS:
        return False
    texts = [grid.texts_of(row)[part.start - 1 : part.stop - 1] for row in _below(grid, top)]
    filled = [row for row in texts if any(row)]
    worded = [row for row in filled if regex.search(r"\p{L}{2}", " ".join(row))]
    figures = filter(is_figure, chain.from_iterable(filled))
    return any(figures) and 2 * len(worded) >= len(filled)


def _below(grid: TextGrid, top: int) -> range:
    return range(top + 1, grid.placed.rows + 1)


def _crosses(cell: PlacedCell, parts: Sequence[range]) -> bool:
    last = cell.column + cell.columns - 1
    return not any(cell.column in part and last in part for part in parts)


def _cells_of(grid: TextGrid, part: range, parts: Sequence[range]) -> Iterator[PlacedCell]:
    """The cells of a part, its columns counted anew. A cell that crosses from one part to the next
    is the last one's where it names a total, the first one's where it is a title."""
    is_first, is_last = part == parts[0], part == parts[-1]
    for cell in grid.placed.cells:
        begin, end = cell.column, cell.column + cell.columns
        if _crosses(cell, parts):
            is_title = cell.row < grid.placed.rows
            if not (is_first if is_title else is_last):
                continue
        elif begin not in part:
            continue
        begin, end = max(begin, part.start), min(end, part.stop)
        if begin < end:
            yield replace(cell, column=begin - part.start + 1, columns=end - begin)
