"""Tables that a text holds as lines, found and placed.

What was copied out of a workbook, a web page or another program has no table any more, but its
figures are cells all the same: of `1<tab>Sở Nội vụ<tab>120` neither is 1 a count nor are the 120
`vụ`. The text itself stays as it is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from dataclasses import replace

from extractor.layout.cells_by_line import tables_by_cell
from extractor.layout.rows_by_line import tables_by_row
from extractor.layout.typed_cells import Row, TypedTable
from extractor.model import DocumentText, PlacedCell, PlacedTable


def with_typed_tables(document: DocumentText) -> DocumentText:
    """The text with the tables that its lines make; those that it has stay as they are."""
    spans = sorted((table.start, table.end) for table in document.tables)
    tables = list(document.tables)
    for find in (tables_by_row, tables_by_cell):
        lines = [line for line in document.lines if _is_free(spans, line.start, line.end)]
        for found in find(document.text, lines):
            placed = _placed(document, found, len(tables) + 1)
            if _is_free(spans, placed.start, placed.end):
                insort(spans, (placed.start, placed.end))
                tables.append(placed)
    tables.sort(key=lambda table: table.start)
    return replace(document, tables=tuple(tables))


def _is_free(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """True where none of the spans of tables, in order, lies between two places of the text."""
    at = bisect_left(spans, (end, end))
    return at == 0 or spans[at - 1][1] <= start


def _placed(document: DocumentText, found: TypedTable, number: int) -> PlacedTable:
    cells = [
        cell for place, row in enumerate(found.rows) for cell in _placed_row(found, place, row)
    ]
    page = document.pages[bisect_right(document.pages, (cells[0].start, 1 << 30)) - 1][1]
    return PlacedTable(
        page=page,
        number=number,
        rows=len(found.rows),
        columns=len(found.rows[0]),
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
        box=None,
    )


def _placed_row(found: TypedTable, place: int, row: Row) -> list[PlacedCell]:
    """The cells of a row; of the heads' rows each over the empty cells that it stands for."""
    placed = []
    for column, cell in enumerate(row):
        if place < found.head_rows and not cell.text:
            continue
        rows, columns = _reach(found, place, column) if place < found.head_rows else (1, 1)
        placed.append(
            PlacedCell(
                row=place + 1,
                column=column + 1,
                rows=rows,
                columns=columns,
                start=cell.start,
                end=cell.end,
            )
        )
    return placed


def _reach(found: TypedTable, place: int, column: int) -> tuple[int, int]:
    """How many rows and columns a head is of: down where nothing stands below it, to the right
    over empty cells below which something does."""
    rows = 1
    while place + rows < found.head_rows and not found.rows[place + rows][column].text:
        rows += 1
    columns = 1
    if rows == 1 and place + 1 < found.head_rows:
        below = found.rows[place + 1]
        right = found.rows[place][column + 1 :]
        for offset, cell in enumerate(right, column + 1):
            if cell.text or not below[offset].text:
                break
            columns += 1
    return rows, columns
