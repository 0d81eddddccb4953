"""Cells of a column of figures in which letters were read unsurely: their figures were not read."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extractor.model import Cell, Table

FEWEST = 4  # figures that make a column one of figures
MOSTLY = 0.7  # share of its cells with print that hold a figure
LONGEST = 3  # letters that may be a figure misread
NUMERAL = regex.compile(r"\W*\d[\d.,/\s]*\W*")
LETTERS = regex.compile(r"\W*\p{L}[\p{L}\W]*")


def letters_among_figures(table: Table) -> Iterator[str]:
    """The places (`row,column`) of such cells, column by column."""
    single = [cell for cell in table.cells if cell.words and cell.rows == cell.columns == 1]
    for column in range(1, table.columns + 1):
        cells = [cell for cell in single if cell.column == column]
        yield from (f"{cell.row},{cell.column}" for cell in _misread(cells))


def _misread(cells: list[Cell]) -> list[Cell]:
    """The cells of a column of figures, from the first figure on, that hold letters; none of any
    other column."""
    figures = [cell for cell in cells if NUMERAL.fullmatch(cell.text)]
    if len(figures) < max(FEWEST, MOSTLY * len(cells)):
        return []
    return [cell for cell in cells if cell.row > figures[0].row and _is_misread(cell)]


def _is_misread(cell: Cell) -> bool:
    """True for a few letters of which no two readers had the same."""
    short = len(cell.text) <= LONGEST and LETTERS.fullmatch(cell.text)
    return bool(short) and any(word.evidence in ("unclear", "split") for word in cell.words)
