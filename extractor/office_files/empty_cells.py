"""Workbooks without the empty cells that a format was given far beyond what they hold.

Whoever lines a sheet down to its ten-thousandth row makes a cell of each place, and whoever sets
the height of all rows a row; the library makes a record of each. What lies beyond the last row and
column that hold anything is no part of a table.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import regex
from openpyxl.utils import column_index_from_string

# A cell with something in it, one without, by their addresses; a prefix may stand before each name.
FILLED = regex.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>\s*+<(?!/)')
EMPTY = regex.compile(
    rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*?(?:/>|(?<!/)>\s*+</(?:\w+:)?c>)'
)
EMPTY_ROW = regex.compile(
    rb'<(?:\w+:)?row\b[^>]*?\br="(\d{1,7})"[^>]*?(?:/>|(?<!/)>\s*+</(?:\w+:)?row>)'
)
CELL_BEGINS = (b"<c ", b":c ")
ROW_BEGINS = (b"<row ", b":row ")
MOST_ROWS = 100_000  # with or without cells, that the library makes


@dataclass(frozen=True, slots=True)
class _Extent:
    """The last row and the last column of a sheet that hold anything; 0 for none."""

    row: int
    column: int


def without_empty_cells(path: Path, sheets: Collection[str], most: int) -> io.BytesIO:
    """The workbook; of those parts `sheets` that have more than `most` cells, or very many rows,
    the empty ones beyond all that are filled are left out."""
    whole = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(whole)) as package:
        large = {part for part in sheets if _is_large(package.read(part), most)}
        return _without(package, large) if large else io.BytesIO(whole)


def _is_large(part: bytes, most: int) -> bool:
    return _count_cells(part) > most or sum(map(part.count, ROW_BEGINS)) > MOST_ROWS


def _count_cells(part: bytes) -> int:
    return sum(map(part.count, CELL_BEGINS))


def _without(package: zipfile.ZipFile, large: set[str]) -> io.BytesIO:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as other:
        for part in package.infolist():
            content = package.read(part)
            lean = _without_cells_beyond(content) if part.filename in large else content
            other.writestr(part.filename, lean)
    written.seek(0)
    return written


def _without_cells_beyond(part: bytes) -> bytes:
    """A sheet without its empty cells beyond the last row and column that hold anything.

    >>> cells = b'<c r="A1"><v>5</v></c><c r="B1" s="2"/><c r="A2" s="2"></c><c r="B2"/>'
    >>> _without_cells_beyond(cells)
    b'<c r="A1"><v>5</v></c>'
    """
    held = _extent(part)

    def kept(cell: regex.Match[bytes]) -> bytes:
        is_inside = int(cell[2]) <= held.row and _column(cell[1]) <= held.column
        return bytes(cell[0]) if is_inside else b""

    def kept_row(row: regex.Match[bytes]) -> bytes:
        return bytes(row[0]) if int(row[1]) <= held.row else b""

    return EMPTY_ROW.sub(kept_row, EMPTY.sub(kept, part))


def _extent(part: bytes) -> _Extent:
    places = FILLED.findall(part)
    rows = {int(row) for _, row in places}
    columns = {_column(letters) for letters in {letters for letters, _ in places}}
    return _Extent(max(rows, default=0), max(columns, default=0))


def _column(letters: bytes) -> int:
    """The number of a column. Raises ValueError for letters that no sheet has."""
    return column_index_from_string(letters.decode("ascii"))
