"""Paragraphs and tables of files without pages of print → one text, with the way back to each place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from extractor.layout.document_text import placeless_text
from extractor.model import (
    DocumentText,
    PageReading,
    PlacedCell,
    PlacedTable,
    TextBlock,
    TextCell,
    TextTable,
)


@dataclass
class _Text:
    """The text as it grows, with what has been placed in it."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    pages: list[tuple[int, int]] = field(default_factory=list)
    labels: list[tuple[int, int, str]] = field(default_factory=list)
    tables: list[PlacedTable] = field(default_factory=list)

    def write(self, words: str) -> tuple[int, int]:
        """Where the words stand in the text, at whose end they are put."""
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        return start, self.length


def from_blocks(pages: tuple[PageReading, ...]) -> DocumentText:
    """The text of a file whose readings hold blocks: paragraphs parted by a blank line, a line for
    each row of a table, its cells parted by a tab."""
    made = _Text()
    for page in pages:
        number = 0
        for position, block in enumerate(page.blocks):
            if made.length:
                made.write("\n\n")
            if position == 0:
                made.pages.append((made.length, page.number))
            if isinstance(block, TextTable):
                number += 1
                _add_table(made, block, page.number, number)
            else:
                _add_paragraph(made, block)
    return replace(
        placeless_text("".join(made.parts)),
        pages=tuple(made.pages) or ((0, 1),),
        tables=tuple(made.tables),
        labels=tuple(made.labels),
    )


def _add_paragraph(made: _Text, block: TextBlock) -> None:
    start, end = made.write(block.text)
    if block.place:
        made.labels.append((start, end, block.place))


def _add_table(made: _Text, table: TextTable, page: int, number: int) -> None:
    cells = []
    for row in range(1, table.rows + 1):
        if row > 1:
            made.write("\n\n")
        cells += _add_row(made, [cell for cell in table.cells if cell.row == row])
    if cells:
        made.tables.append(
            PlacedTable(
                page=page,
                number=number,
                rows=table.rows,
                columns=table.columns,
                cells=tuple(cells),
                box=None,
            )
        )


def _add_row(made: _Text, cells: list[TextCell]) -> list[PlacedCell]:
    column, placed = 1, []
    for cell in sorted(cells, key=lambda cell: cell.column):
        made.write("\t" * max(0, cell.column - column))
        column = max(column, cell.column)
        start, end = made.write(" ".join(cell.text.split()))
        made.labels.append((start, end, cell.place))
        placed.append(
            PlacedCell(
                row=cell.row,
                column=cell.column,
                rows=cell.rows,
                columns=cell.columns,
                start=start,
                end=end,
            )
        )
    return placed
