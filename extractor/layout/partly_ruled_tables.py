"""Ruled tables whose lines are not all drawn: the outer edges are missing, or the lines between rows.

The lines that are there gave a Table; its outermost columns stand beside it as words of the page, or
one of its rows holds what is printed as many.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from extractor.layout.column_block import Columns
from extractor.layout.column_rows import ORDINAL, box_of, rows_of_lines
from extractor.layout.straight_lines import GAP, VALUE, Chunk, printed_lines, usual_height
from extractor.model import Box, Cell, PageReading, Table, Word

FEWEST = 3  # rows that a column beside the table, figures in one cell must fill
FILLED = 0.6  # share of the table's rows that such a column must fill
NARROW = 45  # points that a column of row numbers may be wide, however it was read
CLOSE = 3.0  # points that print may run over a line


def completed(page: PageReading) -> PageReading:
    """The page, its tables with their columns beside them and with a row for each printed one."""
    tables, words = [], page.words
    for table in page.tables:
        height = usual_height(tuple(w for c in table.cells for w in c.words))
        for left in (True, False):
            table, words = _widened(table, words, left)
        tables.append(_parted(table, height) if height else table)
    return replace(page, words=words, tables=tuple(tables)) if page.tables else page


def _widened(table: Table, words: tuple[Word, ...], left: bool) -> tuple[Table, tuple[Word, ...]]:
    """(the table with the column at its left or right, the words not in it)."""
    box = table.box
    tops = [
        min(c.box.y0 for c in table.cells if c.row == row)
        for row in sorted({c.row for c in table.cells})
    ]
    if len(tops) != table.rows:
        return table, words
    beside = [
        w
        for w in words
        if box.y0 < _middle(w) < box.y1
        and (w.box.x1 < box.x0 + CLOSE if left else w.box.x0 > box.x1 - CLOSE)
    ]
    rows: dict[int, list[Word]] = {}
    for word in beside:
        rows.setdefault(sum(_middle(word) >= top for top in tops), []).append(word)
    if not _is_column(rows, [*tops, box.y1], table, left):
        return table, words
    edge = (
        (min(w.box.x0 for w in beside) - 2, box.x0)
        if left
        else (box.x1, max(w.box.x1 for w in beside) + 2)
    )
    added = [
        Cell(
            row,
            1 if left else table.columns + 1,
            1,
            1,
            Box(edge[0], top, max(edge), foot),
            _in_order(rows.get(row, [])),
        )
        for row, (top, foot) in enumerate(zip(tops, [*tops[1:], box.y1]), 1)
    ]
    moved = [replace(c, column=c.column + left) for c in table.cells]
    cells = sorted([*moved, *added], key=lambda c: (c.row, c.column))
    taken = {id(w) for w in beside}
    return Table(table.rows, table.columns + 1, tuple(cells)), tuple(
        w for w in words if id(w) not in taken
    )


def _middle(word: Word) -> float:
    return (word.box.y0 + word.box.y1) / 2


def _is_column(rows: dict[int, list[Word]], tops: list[float], table: Table, left: bool) -> bool:
    """Is it printed in the table's own rows, each a number, a figure or a name?"""
    words = [(row, w) for row, own in rows.items() for w in own]
    filled = sum(any(c.words for c in table.cells if c.row == row) for row in rows)
    inside = sum(
        tops[row - 1] - CLOSE < w.box.y0 and w.box.y1 < tops[row] + CLOSE for row, w in words
    )
    plain = sum(
        bool(VALUE.fullmatch(text) or ORDINAL.fullmatch(text))
        for own in rows.values()
        if (text := " ".join(w.text for w in own))
    )
    narrow = (
        left
        and words
        and max(w.box.x1 for _, w in words) - min(w.box.x0 for _, w in words) < NARROW
        and filled >= 0.8 * table.rows
    )
    return (
        filled >= max(FEWEST, FILLED * table.rows)
        and inside >= 0.9 * len(words)
        and (plain >= FILLED * len(rows) or bool(narrow))
    )


def _in_order(words: list[Word]) -> tuple[Word, ...]:
    height = usual_height(tuple(words)) or 10.0
    return tuple(s.word for line in printed_lines(tuple(words), height) for s in line.spots)


def _parted(table: Table, height: float) -> Table:
    """A row in whose cells figures stand below each other, three or more, is as many rows."""
    cells, added = [], 0
    for row in range(1, table.rows + 1):
        own = sorted((c for c in table.cells if c.row == row), key=lambda c: c.column)
        made = (
            _rows_in(own, table.columns, height)
            if all(c.rows == c.columns == 1 for c in own) and len(own) == table.columns
            else []
        )
        cells += [replace(c, row=c.row + added) for c in made or own]
        added += max(0, max((c.row for c in made), default=row) - row)
    return Table(table.rows + added, table.columns, tuple(cells)) if added else table


def _rows_in(own: list[Cell], width: int, height: float) -> list[Cell]:
    """The cells of the rows printed in one row of cells; none where it is one."""
    figures = [n for n, cell in enumerate(own) if _only_figures(cell, height)]
    names = [
        n
        for n, cell in enumerate(own)
        if any(regex.search(r"\p{L}{2}", w.text) for w in cell.words)
    ]
    if not names or len([n for n in figures if n > names[0]]) < 2:
        return []
    columns = Columns(
        tuple((c.box.x0, c.box.x1) for c in own),
        names[0],
        tuple(n for n in figures if n > names[0]),
        tuple(c.box.x0 for c in own[1:]),
    )
    lines = printed_lines(tuple(w for c in own for w in c.words), height)
    rows = rows_of_lines(tuple(lines), columns, height)
    made = []
    for number, row in enumerate(rows, own[0].row):
        found: dict[int, list[Word]] = {}
        for spot in (s for line in row.lines for s in line.spots):
            found.setdefault(
                next(n for n, c in enumerate(own) if any(w is spot.word for w in c.words)), []
            ).append(spot.word)
        top, foot = (
            f(getattr(w.box, side) for words in found.values() for w in words)
            for f, side in ((min, "y0"), (max, "y1"))
        )
        made += [
            replace(
                c,
                row=number,
                box=box_of([], Box(c.box.x0, top, c.box.x1, foot)),
                words=tuple(found.get(n, [])),
            )
            for n, c in enumerate(own)
        ]
    return made


def _only_figures(cell: Cell, height: float) -> bool:
    """Three lines or more, each a figure or a dash."""
    chunks: list[Chunk] = (
        [c for line in printed_lines(cell.words, height) for c in line.chunks(GAP * height)]
        if cell.words
        else []
    )
    lines = len(printed_lines(cell.words, height)) if cell.words else 0
    return lines >= FEWEST and len(chunks) == lines and all(c.is_value for c in chunks)
