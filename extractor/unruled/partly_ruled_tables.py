"""Ruled tables whose lines are not all drawn: outer edges are missing, or the lines between rows.

The lines that are there gave a Table; its outermost columns stand beside it as words of the page,
or one of its rows holds what is printed as many.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import Literal, get_args

import regex

from extractor.model import Box, Cell, PageReading, Table, Word
from extractor.unruled.column_block import Columns, Span, in_grid_order
from extractor.unruled.column_rows import ORDINAL, BlockRow, rows_of_lines
from extractor.unruled.rows_by_number import rows_by_number
from extractor.unruled.straight_lines import VALUE, straight_lines, usual_height

Side = Literal["left", "right"]
SIDES: tuple[Side, ...] = get_args(Side)
FEWEST = 3  # rows that a column beside the table, figures in one cell must fill
MOSTLY_FIGURES = 0.75  # share of the lines of a cell of figures
PRINTED = regex.compile(r"[\p{L}\d]|^\W*[-–]\W*$")
BRACKETED = regex.compile(r"\(\d[\d.,]*\)")
STRAY = regex.compile(r"(?<=[\d)]\S*)\s+[^\w\s]{1,3}$|^[^\w\s(]{1,3}\s+(?=\d|\()|(?<=\d)[.]$")
FILLED = 0.6  # share of the table's rows that such a column must fill
MOSTLY_FILLED = 0.8  # share that a narrow one must fill, however it was read
NARROW = 45  # points that a column of row numbers may be wide, however it was read
CLOSE = 3.0  # points that print may run over a line


@dataclass(frozen=True, slots=True)
class TableBeside:
    """A table, and the words of its page that are not in it."""

    table: Table
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A table's row on the page: from where to where down the page, in points."""

    top: float
    foot: float

    def holds(self, box: Box) -> bool:
        return self.top - CLOSE < box.y0 and box.y1 < self.foot + CLOSE


def completed(page: PageReading) -> PageReading:
    """The page; its tables have the columns printed beside them and a row for each printed one."""
    if not page.tables:
        return page
    tables = []
    words = page.words
    for table in page.tables:
        own = list(chain.from_iterable(cell.words for cell in table.cells))
        height = usual_height(own)
        found = TableBeside(table, words)
        for side in SIDES:
            found = _with_column_beside(found, side)
        words = found.words
        tables.append(_parted(found.table, height) if height else found.table)
    return replace(
        page,
        words=words,
        tables=tuple(tables),
    )


def _with_column_beside(found: TableBeside, side: Side) -> TableBeside:
    """The table with the column that stands at one side of it, where there is one."""
    table = found.table
    bands = _bands(table)
    beside = [word for word in found.words if _is_beside(word.box, table.box, side)]
    if len(bands) != table.rows:
        return found
    rows = _rows_of_words(beside, bands)
    if not _is_column(rows, bands, table, side):
        return found
    taken = {id(word) for word in beside}
    return TableBeside(
        table=_widened(table, rows, bands, side),
        words=tuple(word for word in found.words if id(word) not in taken),
    )


def _widened(
    table: Table,
    rows: dict[int, list[Word]],
    bands: list[Band],
    side: Side,
) -> Table:
    """The table with one column more; `rows` are its words by row."""
    span = _span_beside(list(chain.from_iterable(rows.values())), table.box, side)
    added = [
        Cell(
            row=row,
            column=1 if side == "left" else table.columns + 1,
            rows=1,
            columns=1,
            box=Box(span.left, band.top, span.right, band.foot),
            words=_in_order(rows.get(row, [])),
        )
        for row, band in enumerate(bands, 1)
    ]
    kept = list(table.cells)
    if side == "left":
        kept = [replace(cell, column=cell.column + 1) for cell in kept]
    cells = in_grid_order([*kept, *added])
    return Table(table.rows, table.columns + 1, cells)


def _bands(table: Table) -> list[Band]:
    """Where the rows lie in which cells begin."""
    tops: dict[int, float] = {}
    for cell in table.cells:
        top = cell.box.y0
        tops[cell.row] = min(top, tops.get(cell.row, top))
    ordered = [tops[row] for row in sorted(tops)]
    ends = pairwise([*ordered, table.box.y1])
    return [Band(top, foot) for top, foot in ends]


def _is_beside(
    box: Box,
    table: Box,
    side: Side,
) -> bool:
    if not table.y0 < box.centre[1] < table.y1:
        return False
    if side == "left":
        return box.x1 < table.x0 + CLOSE
    return box.x0 > table.x1 - CLOSE


def _rows_of_words(words: list[Word], bands: list[Band]) -> dict[int, list[Word]]:
    """The words by the row, from 1, in whose band their middle lies."""
    rows: dict[int, list[Word]] = {}
    for word in words:
        row = sum(word.box.centre[1] >= band.top for band in bands)
        rows.setdefault(row, []).append(word)
    return rows


def _span_beside(
    words: list[Word],
    table: Box,
    side: Side,
) -> Span:
    """From the words' outer end to the table."""
    if side == "left":
        left = min(word.box.x0 for word in words) - 2
        return Span(left, max(left, table.x0))
    right = max(word.box.x1 for word in words) + 2
    return Span(table.x1, max(table.x1, right))


def _is_column(
    rows: dict[int, list[Word]],
    bands: list[Band],
    table: Table,
    side: Side,
) -> bool:
    """True for words printed in the table's own rows, in each a number, a figure or a name."""
    printed = {cell.row for cell in table.cells if cell.words}
    filled = len(printed & rows.keys())
    if filled < max(FEWEST, FILLED * table.rows) or not _keep_to_bands(rows, bands):
        return False
    plain = sum(map(_is_plain, rows.values()))
    if plain >= FILLED * len(rows):
        return True
    boxes = [word.box for word in chain.from_iterable(rows.values())]
    narrow = side == "left" and Box.around(boxes).width < NARROW
    return narrow and filled >= MOSTLY_FILLED * table.rows


def _keep_to_bands(rows: dict[int, list[Word]], bands: list[Band]) -> bool:
    """True where hardly a word runs over the upper or lower line of its row."""
    inside = 0
    for row, words in rows.items():
        inside += sum(bands[row - 1].holds(word.box) for word in words)
    return inside >= 0.9 * sum(map(len, rows.values()))


def _is_plain(words: list[Word]) -> bool:
    """True for a figure or a row's number and nothing else."""
    text = " ".join(word.text for word in words)
    return bool(VALUE.fullmatch(text) or ORDINAL.fullmatch(text))


def _in_order(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words from top to foot, each line from left to right; strokes left out."""
    lines = straight_lines(tuple(words), usual_height(words) or 10.0)
    return tuple(chain.from_iterable(line.as_read for line in lines))


def _parted(table: Table, height: float) -> Table:
    """The table; a row is as many as the figures, three or more, below each other in its cells, or
    as the numbers of rows with figures beside them."""
    cells: list[Cell] = []
    added = 0
    for row in range(1, table.rows + 1):
        begun = [cell for cell in table.cells if cell.row == row]
        own = sorted(begun, key=lambda cell: cell.column)
        apart = _cells_apart(own, table, height)
        made = _rows_in(apart, table.columns, height) or own
        cells += [replace(cell, row=cell.row + added) for cell in made]
        added += max((cell.row for cell in made), default=row) - row
    if added:
        return Table(table.rows + added, table.columns, tuple(cells))
    return table


def _cells_apart(own: list[Cell], table: Table, height: float) -> list[Cell]:
    """The cells of a row; of one cell over the whole table, as a row of a group's name merged over
    all columns leaves of the rows around it, what stands in each column."""
    edges = _edges_of(table)
    if len(own) != 1 or own[0].columns != table.columns or len(edges) != table.columns + 1:
        return own
    (whole,) = own
    inside: list[list[Word]] = [[] for _ in edges[1:]]
    for line in straight_lines(whole.words, height):
        for segment in line.segments(height):
            column = bisect(edges[1:-1], segment.x0 + CLOSE)
            inside[column] += [word.word for word in segment.words]
    return [
        replace(
            whole,
            column=column,
            columns=1,
            box=Box(left, whole.box.y0, right, whole.box.y1),
            words=tuple(words),
        )
        for column, (words, (left, right)) in enumerate(
            zip(inside, pairwise(edges), strict=True), 1
        )
    ]


def _edges_of(table: Table) -> list[float]:
    """Where each column begins by its cells of one column, and where the last one ends."""
    single = [cell for cell in table.cells if cell.columns == 1]
    lefts = {cell.column: cell.box.x0 for cell in reversed(single)}
    return [*(lefts[column] for column in sorted(lefts)), table.box.x1]


def _rows_in(
    own: list[Cell],
    width: int,
    height: float,
) -> list[Cell]:
    """The cells of the rows printed in one row of cells; [] where that is one row."""
    if len(own) != width or not all(map(_is_single, own)):
        return []
    numbered = rows_by_number(own, height)
    columns = _columns_in(own, height)
    if numbered or columns is None:
        return numbered
    words = tuple(chain.from_iterable(cell.words for cell in own))
    made: list[Cell] = []
    rows = rows_of_lines(straight_lines(words, height), columns)
    for number, row in enumerate(rows, own[0].row):
        made += _cells_in(row, number, own)
    return made


def _is_single(cell: Cell) -> bool:
    """True for a cell of one row and one column."""
    return cell.rows == cell.columns == 1


def _columns_in(own: list[Cell], height: float) -> Columns | None:
    """The columns of a row of cells; None without names at the left of two columns of figures."""
    worded = [_has_words(cell) for cell in own]
    if True not in worded:
        return None
    name = worded.index(True)
    behind = range(name + 1, len(own))
    values = [number for number in behind if _has_only_figures(own[number], height)]
    if len(values) < 2:
        return None
    return Columns(
        spans=tuple(Span(cell.box.x0, cell.box.x1) for cell in own),
        name=name,
        values=tuple(values),
        height=height,
        edges=tuple(cell.box.x0 for cell in own[1:]),
    )


def _cells_in(
    row: BlockRow,
    number: int,
    own: list[Cell],
) -> list[Cell]:
    """The cells of one of the rows printed in a row of cells: as wide as those, as high as its
    print."""
    words = list(chain.from_iterable(line.as_read for line in row.lines))
    around = Box.around(word.box for word in words)
    made = []
    for cell in own:
        ids = {id(word) for word in cell.words}
        box = Box(cell.box.x0, around.y0, cell.box.x1, around.y1)
        inside = tuple(word for word in words if id(word) in ids)
        made.append(
            replace(
                cell,
                row=number,
                box=box,
                words=inside,
            )
        )
    return made


def _has_words(cell: Cell) -> bool:
    return any(regex.search(r"\p{L}{2}", word.text) for word in cell.words)


def _has_only_figures(cell: Cell, height: float) -> bool:
    """True for three lines or more, hardly one of which is no figure or dash; specks and what is
    left of a seal or stroke do not count."""
    texts = [
        " ".join(word.text for word in line.as_read) for line in straight_lines(cell.words, height)
    ]
    printed = [text for text in texts if PRINTED.search(text)]
    figures = sum(_is_figure(text) for text in printed)
    return figures >= max(FEWEST, MOSTLY_FIGURES * len(printed))


def _is_figure(text: str) -> bool:
    """True for a figure, also in brackets as accounts print what is below zero, or a dash; with
    specks beside it."""
    plain = STRAY.sub("", text)
    return VALUE.fullmatch(plain) is not None or BRACKETED.fullmatch(plain) is not None
