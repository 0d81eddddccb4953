"""A sheet that fills more cells than can be analysed: its part without the rows behind the first
ones. The library makes a record of each cell: what nobody will analyse would cost time and memory.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection
from dataclasses import dataclass

import regex

from extractor.office_files.empty_cells import CELL_BEGINS

# Where a row begins, and a cell with something in it; a prefix may stand before each name.
ROW_OR_CELL = regex.compile(rb"<(?:\w+:)?(?:(?P<row>row)\b|c\b(?P<cell>[^<>]*+)(?<!/)>\s*+<(?!/))")
ROWS_END = regex.compile(rb"</(?:\w+:)?sheetData\s*>")
ADDRESS = regex.compile(rb'\br="([A-Z]{1,3}\d{1,7})"')


@dataclass(frozen=True, slots=True)
class FirstRows:
    """The part of a sheet that is kept; how many cells with something in them it has lost, and the
    address of the first of those ("" where none is lost, or none is told)."""

    part: bytes
    left_out: int = 0
    place: str = ""


def with_first_rows(
    book: io.BytesIO, sheets: Collection[str], most: int
) -> tuple[io.BytesIO, dict[str, FirstRows]]:
    """The workbook, of whose parts `sheets` each has no more than `most` filled cells, and what is
    kept of those that had more, by their part's name."""
    with zipfile.ZipFile(book) as package:
        found = ((name, first_rows(package.read(name), most)) for name in sheets)
        cut = {name: rows for name, rows in found if rows.left_out}
        if not cut:
            return book, {}
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as other:
            for name in package.namelist():
                other.writestr(name, cut[name].part if name in cut else package.read(name))
    written.seek(0)
    return written, cut


def first_rows(part: bytes, most: int) -> FirstRows:
    """The sheet up to the last whole row with which no more than `most` cells are filled.

    >>> rows = b'<row r="1"><c r="A1"><v>5</v></c></row><row r="2"><c r="A2"><v>7</v></c></row>'
    >>> first_rows(b"<sheetData>" + rows + b"</sheetData><x/>", 1).part
    b'<sheetData><row r="1"><c r="A1"><v>5</v></c></row></sheetData><x/>'
    """
    if sum(map(part.count, CELL_BEGINS)) <= most:
        return FirstRows(part)
    end = _end_of(part, most)
    close = ROWS_END.search(part, end) if end > 0 else None
    if close is None:
        return FirstRows(part)
    left_out = sum(found["row"] is None for found in ROW_OR_CELL.finditer(part, end))
    return FirstRows(part[:end] + part[close.start() :], left_out, _first_address(part, end))


def _end_of(part: bytes, most: int) -> int:
    """Where the row begins that holds the first filled cell too many; -1 where there is none."""
    row = filled = 0
    for found in ROW_OR_CELL.finditer(part):
        if found["row"]:
            row = found.start()
            continue
        filled += 1
        if filled > most:
            return row
    return -1


def _first_address(part: bytes, row: int) -> str:
    """The address of the first cell of a row that has something in it."""
    for found in ROW_OR_CELL.finditer(part, row):
        if found["cell"] is not None:
            address = ADDRESS.search(found["cell"])
            return address[1].decode("ascii") if address else ""
    return ""
