"""Paragraphs and tables of files without pages of print → one text, with the way to each place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

import regex

from extractor.lines.document_text import PARAGRAPH
from extractor.lines.furnishing import is_layout, is_layout_table
from extractor.model import (
    DocumentText,
    Furniture,
    Labelled,
    Line,
    PageReading,
    PlacedCell,
    PlacedTable,
    PlacedWord,
    TextBlock,
    TextCell,
    TextTable,
)

DIGIT = regex.compile(r"\d")
MOST_BESIDE = 14  # lines of a letterhead or a closing block


@dataclass
class _Text:
    """The text as it grows, with what has been placed in it."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    pages: list[tuple[int, int]] = field(default_factory=list)
    labels: list[Labelled] = field(default_factory=list)
    tables: list[PlacedTable] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    page: int = 1

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
        made.page = page.number
        number = 0
        blocks = list(_without_layout(page.blocks))
        for position, block in enumerate(blocks):
            if made.length:
                made.write(PARAGRAPH)
            if position == 0:
                made.pages.append((made.length, page.number))
            if isinstance(block, TextTable):
                number += 1
                _add_table(made, block, page.number, number)
            else:
                _add_paragraph(made, block)
    return DocumentText(
        text="".join(made.parts),
        pieces=(),
        lines=tuple(made.lines),
        pages=tuple(made.pages) or ((0, 1),),
        tables=tuple(made.tables),
        labels=tuple(made.labels),
        breaks=tuple(made.breaks),
    )


def behind(first: DocumentText, second: DocumentText) -> DocumentText:
    """Two texts as one, the second below the first; neither has its headings yet."""
    by = len(first.text) + len(PARAGRAPH)
    pieces = [PlacedWord(one.start + by, one.end + by, one.page, one.word) for one in second.pieces]
    furniture = [Furniture(start + by, end + by, kind) for start, end, kind in second.furniture]
    labels = [Labelled(start + by, end + by, place) for start, end, place in second.labels]
    return replace(
        first,
        text=first.text + PARAGRAPH + second.text,
        pieces=(*first.pieces, *pieces),
        lines=(*first.lines, *(_moved(line, by) for line in second.lines)),
        pages=(*first.pages, *((start + by, page) for start, page in second.pages)),
        furniture=(*first.furniture, *furniture),
        tables=(*first.tables, *(_moved_table(table, by) for table in second.tables)),
        slants=(*first.slants, *second.slants),
        labels=(*first.labels, *labels),
        breaks=(*first.breaks, *(offset + by for offset in second.breaks)),
    )


def _moved(line: Line, by: int) -> Line:
    return replace(line, start=line.start + by, end=line.end + by)


def _moved_table(table: PlacedTable, by: int) -> PlacedTable:
    cells = [replace(cell, start=cell.start + by, end=cell.end + by) for cell in table.cells]
    return replace(table, cells=tuple(cells))


def labels_of_pages(
    document: DocumentText,
    pages: tuple[PageReading, ...],
) -> tuple[Labelled, ...]:
    """The label of each page that has a place of its own, over the page's text."""
    places = {page.number: page.place for page in pages}
    begins = [*document.pages, (len(document.text), 0)]  # a text of margins alone has no page
    return tuple(
        Labelled(start, end, places[number])
        for (start, number), (end, _) in pairwise(begins)
        if places.get(number)
    )


def _without_layout(blocks: tuple[TextBlock | TextTable, ...]) -> Iterator[TextBlock | TextTable]:
    """The blocks; a letterhead or a closing block set in a table with lines, or beside each other
    by tabs, is read column by column."""
    waiting: list[TextBlock] = []
    for block in blocks:
        if isinstance(block, TextBlock) and _may_be_beside(block, waiting):
            waiting.append(block)
            continue
        yield from _parted(waiting)
        waiting = []
        if isinstance(block, TextTable) and is_layout_table(block):
            yield from _columns(block)
        else:
            yield block
    yield from _parted(waiting)


def _may_be_beside(block: TextBlock, before: list[TextBlock]) -> bool:
    """True for a line with a tab between words; below such lines also for one that tabs open."""
    if not block.place or "\n" in block.text or len(before) >= MOST_BESIDE:
        return False
    return "\t" in (block.text if before else block.text.strip())


def _parted(lines: list[TextBlock]) -> Iterator[TextBlock]:
    """The lines; of a letterhead or a closing block first the left column, then the right one. Rows
    with figures above a closing block are a table's."""
    halves = [_halves(line.text) for line in lines]
    begin = next((at for at, pair in enumerate(halves) if any(map(is_layout, pair))), len(lines))
    while 0 < begin < len(lines) and not DIGIT.search(lines[begin - 1].text):
        begin -= 1
    yield from lines[:begin]
    if begin == len(lines):
        return
    for side in zip(*halves[begin:], strict=True):
        yield TextBlock("\n".join(filter(None, side)), lines[begin].place)


def _halves(line: str) -> tuple[str, str]:
    """What stands left and right of a line's tabs; behind a tab that opens it all is right."""
    if "\t" not in line.strip() and line.startswith("\t"):
        return "", line.strip()
    left, _, right = line.strip().partition("\t")
    return left.strip(), " ".join(right.split())


def _columns(table: TextTable) -> Iterator[TextBlock]:
    for column in range(1, table.columns + 1):
        cells = [cell for cell in table.cells if cell.column == column and cell.text]
        if cells:
            yield TextBlock("\n".join(cell.text for cell in cells), cells[0].place)


def _add_paragraph(made: _Text, block: TextBlock) -> None:
    words = block.text.strip() if block.place else block.text  # a text file stays what it is
    at, end = made.write(words)
    if block.place:
        made.labels.append(Labelled(at, end, block.place))
    for line in words.split("\n"):
        if line:
            made.lines.append(Line(at, at + len(line), made.page, None))
        at += len(line) + 1


def _add_table(made: _Text, table: TextTable, page: int, number: int) -> None:
    """Writes the cells of a table into the text, row by row, and notes where each stands."""
    rows: dict[int, list[TextCell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    cells = []
    for row in range(1, table.rows + 1):
        if row > 1:
            made.write(PARAGRAPH)
        start = made.length
        cells += _add_row(made, rows.get(row, []))
        if made.length > start:
            made.lines.append(Line(start, made.length, page, None))
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
    """Where the cells of a row stand in the text once they are written."""
    column, placed = 1, []
    for cell in sorted(cells, key=lambda cell: cell.column):
        made.write("\t" * max(0, cell.column - column))
        column = max(column, cell.column)
        start, end = _write_lines(made, cell.text)
        if end > start:
            made.labels.append(Labelled(start, end, cell.place))
        placed.append(
            PlacedCell(
                row=cell.row,
                column=cell.column,
                rows=cell.rows,
                columns=cell.columns,
                start=start,
                end=end,
                stored=cell.stored,
                unsure_heads=cell.unsure_heads,
            )
        )
    return placed


def _write_lines(made: _Text, text: str) -> tuple[int, int]:
    """Where a cell's text stands once it is written, its lines parted by a blank."""
    start = made.length
    for line in filter(None, (" ".join(line.split()) for line in text.splitlines())):
        if made.length > start:
            made.write(" ")
            made.breaks.append(made.length)
        made.write(line)
    return start, made.length
