"""The rows of a sheet → its tables and lines of text, from its top."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain, groupby

from extractor.model import TextBlock, TextCell, TextTable
from extractor.office_files.sheet_heads import (
    FIGURE,
    YEAR,
    Filled,
    columns_of,
    has_parts_beside,
    heads_over,
    with_figures,
)
from extractor.office_files.sheet_rows import lined_rows, runs, unlined_rows, with_doubt

Block = TextBlock | TextTable


def blocks_of(name: str, cells: list[Filled]) -> list[Block]:
    """Lines and tables of a sheet from its top. A table is where lines are drawn; on a sheet
    without any, rows of several cells below each other with numerals among them."""
    rows = [list(group) for _, group in groupby(cells, key=lambda cell: cell.row)]
    lined = lined_rows(rows)
    tabular = lined if lined.rows else unlined_rows(rows)
    rows = [with_doubt(row) if row[0].row in tabular.unsure else row for row in rows]
    found: list[Block] = []
    for is_table, group in groupby(runs(rows, tabular), key=lambda run: run.is_table):
        for run in group:
            found += _tables(name, run.rows) if is_table else _lines(name, run.rows)
    return found


def _tables(name: str, rows: list[list[Filled]]) -> list[Block]:
    """The tables of a run of rows: parted where a column between them is empty and has no lines.
    What stands beside a table with lines is a line of its own, but for columns of figures right
    behind it."""
    cells = [cell for row in rows for cell in row]
    left, right = _reach(cells)
    own = [cell for cell in cells if left <= cell.column < right]
    beside = [cell for cell in cells if not left <= cell.column < right]
    made = chain.from_iterable(_table(name, part) for part in _side_by_side(own))
    return [*made, *(_line(name, [cell]) for cell in beside if cell.text)]


def _reach(cells: list[Filled]) -> tuple[int, int]:
    """The first column of a table and the one behind its last."""
    lined = [cell for cell in cells if cell.lined] or cells
    right = max(cell.column + cell.columns for cell in lined)
    with_figures = {cell.column for cell in cells if cell.stored}
    while right in with_figures:
        right += 1
    return min(cell.column for cell in lined), right


def _side_by_side(cells: list[Filled]) -> list[list[Filled]]:
    parts: list[list[Filled]] = []
    end = 0
    for cell in sorted(cells, key=lambda one: one.column):
        if parts and cell.column <= end:
            parts[-1].append(cell)
        else:
            parts.append([cell])
        end = max(end, cell.column + cell.columns)
    return parts


def _with_heads_over_parts(cells: list[Filled]) -> list[Filled]:
    """The cells of a table; a head above several others, beside which places are empty, stands over
    all of them, and one with nothing below it in two rows, as if they were merged. Where a part
    has no head above it, the heads of what stands below are unsure."""
    top = _top_of(cells)
    parts = columns_of(top.lower)
    counted = any(map(_is_counted, (*top.upper, *top.lower)))
    above_figures = not counted and parts <= with_figures(top.body)
    if not above_figures or not has_parts_beside(top.upper, top.lower):
        return cells
    over = heads_over(top.upper, top.lower)
    if not over:
        return [*top.upper, *top.lower, *with_doubt(top.body)]
    heads = [_over(cell, over) for cell in top.upper if cell.text]
    below = [cell for cell in top.lower if cell.column in parts]
    return [*heads, *below, *top.body]


@dataclass(frozen=True, slots=True)
class _Top:
    """The first row of a table, the one right below it ([] where none is), all cells below."""

    upper: list[Filled]
    lower: list[Filled]
    body: list[Filled]


def _top_of(cells: list[Filled]) -> _Top:
    first = min(cell.row for cell in cells)
    return _Top(
        upper=[cell for cell in cells if cell.row == first],
        lower=[cell for cell in cells if cell.row == first + 1],
        body=[cell for cell in cells if cell.row > first + 1],
    )


def _is_counted(cell: Filled) -> bool:
    """True for a figure that is no year."""
    return FIGURE.fullmatch(cell.text) is not None and not YEAR.fullmatch(cell.text)


def _over(head: Filled, over: dict[int, range]) -> Filled:
    """The head over its parts; one without parts in two rows."""
    parts = over.get(head.column)
    if parts is None:
        return replace(head, rows=2)
    return replace(head, column=parts.start, columns=len(parts))


def _table(name: str, found: list[Filled]) -> list[Block]:
    cells = _with_heads_over_parts(found)
    filled = [cell for cell in cells if cell.text]
    if not filled:
        return []
    rows = _places(cell.row for cell in cells)
    columns = _places(cell.column for cell in cells)
    if len(rows) < 2 or len(columns) < 2:
        return [_line(name, [cell]) for cell in sorted(filled, key=lambda one: one.row)]
    placed = [_placed(name, cell, rows, columns) for cell in cells]
    made = sorted([*placed, *_gaps(placed, len(rows), len(columns))], key=_by_row)
    return [TextTable(rows=len(rows), columns=len(columns), cells=tuple(made), place=name)]


def _by_row(cell: TextCell) -> tuple[int, int]:
    return cell.row, cell.column


def _places(numbers: Iterable[int]) -> dict[int, int]:
    """Rows or columns of the sheet → those of the table, from 1."""
    return {number: at for at, number in enumerate(sorted(set(numbers)), 1)}


def _placed(name: str, cell: Filled, rows: dict[int, int], columns: dict[int, int]) -> TextCell:
    return TextCell(
        row=rows[cell.row],
        column=columns[cell.column],
        rows=sum(number in rows for number in range(cell.row, cell.row + cell.rows)),
        columns=sum(number in columns for number in range(cell.column, cell.column + cell.columns)),
        text=cell.text,
        place=f"{name}!{cell.address}",
        stored=cell.stored,
        unsure_heads=cell.unsure_heads,
    )


def _gaps(placed: list[TextCell], rows: int, columns: int) -> list[TextCell]:
    """An empty cell for each place of the grid that none takes."""
    taken: set[tuple[int, int]] = set()
    for cell in placed:
        for row in range(cell.row, cell.row + cell.rows):
            taken |= {(row, column) for column in range(cell.column, cell.column + cell.columns)}
    return [
        TextCell(row, column, 1, 1, "", "")
        for row in range(1, rows + 1)
        for column in range(1, columns + 1)
        if (row, column) not in taken
    ]


def _lines(name: str, rows: list[list[Filled]]) -> list[Block]:
    """Rows of words: where two stand beside each other, as in a letterhead or above signatures,
    column by column; else a line for each."""
    made: list[Block] = []
    filled = [row for row in map(_with_words, rows) if row]
    last = max((at for at, row in enumerate(filled) if len(row) > 1), default=-1)
    beside: list[list[Filled]] = []
    for at, row in enumerate(filled):
        if len(row) > 1 or (at < last and _stands_below(row[0], beside)):
            beside.append(row)
        else:
            made += [*_columns(name, beside), _line(name, row)]
            beside = []
    return made + _columns(name, beside)


def _with_words(row: list[Filled]) -> list[Filled]:
    return [cell for cell in row if cell.text]


def _stands_below(cell: Filled, beside: list[list[Filled]]) -> bool:
    """True for a cell alone that takes no more than the columns of a cell above."""
    above = [other for row in beside for other in row if other.column == cell.column]
    return any(cell.columns <= other.columns for other in above)


def _columns(name: str, rows: list[list[Filled]]) -> list[Block]:
    """The cells of such rows as one block for each column."""
    starts = sorted({cell.column for row in rows for cell in row})
    found: list[Block] = []
    for start in starts:
        cells = [cell for row in rows for cell in row if cell.column == start]
        found.append(_line(name, cells))
    return found


def _line(name: str, cells: list[Filled]) -> TextBlock:
    """The words of cells below each other; the first one's address is their place."""
    lines = [line.strip() for cell in cells for line in cell.text.split("\n")]
    return TextBlock("\n".join(filter(None, lines)), f"{name}!{cells[0].address}")
