"""The text of a workbook (.xlsx): each sheet as lines and tables, cells as Excel shows them.

A cell's place is its sheet and address. Numbers are written as Vietnamese offices see them
(number_formats.py). What a formula gave when the workbook was last saved is read; a formula that
was never calculated is said, not guessed, and so is a cell that is stored twice. Hidden sheets,
rows and columns, also those drawn to no size, are not shown to a person and not read; that there
are some is said. What is shown around the cells is read in sheet_surroundings.py.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import openpyxl
import regex
from openpyxl.utils import get_column_letter, range_boundaries

from extractor.errors import InputError
from extractor.intake import OFFICE_IDS, whole_in_usual_form
from extractor.intake import open_package as opened
from extractor.model import Doubt, Stored, TextBlock, TextTable
from extractor.office_files.cell_looks import is_white, runs_of
from extractor.office_files.doubled_cells import Cell, cells_written_twice
from extractor.office_files.empty_cells import without_empty_cells
from extractor.office_files.first_cells import MOST_CELLS_KEPT, NONE_LEFT_OUT, LeftOut
from extractor.office_files.first_rows import FirstRows, with_first_rows
from extractor.office_files.number_formats import shown_number
from extractor.office_files.run_looks import STROKE, seen
from extractor.office_files.sheet_blocks import blocks_of
from extractor.office_files.sheet_heads import Filled

MOST_CELLS = 500_000  # of a sheet: more is no report
NAMED = 8  # cells that a caution names
MERGED = regex.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref\s*=\s*[\"']([^\"'<>]{1,30})")
UNCALCULATED = "□"
# How a cell is stored of which no value is known, and what is said of all such cells of a sheet.
ODD: dict[Stored, str] = {
    "uncalculated": "formulas_uncalculated",
    "error": "cell_errors",
    "twice": "cells_twice",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet holds: its name, its blocks in reading order, what a person should know, and
    the cells behind its first rows, where it has too many."""

    name: str
    blocks: tuple[TextBlock | TextTable, ...]
    cautions: tuple[Doubt, ...] = ()
    left_out: LeftOut = NONE_LEFT_OUT


@dataclass(frozen=True, slots=True)
class _Books:
    """A workbook with what its formulas gave, and with the formulas; what is left out of its
    sheets, by their names."""

    shown: Any
    written: Any
    left_out: dict[str, LeftOut]


def read_sheet(path: Path, name: str) -> Sheet:
    """A sheet of a workbook by its name. Raises InputError where it cannot be opened."""
    changed = path.stat().st_mtime_ns
    books = _workbooks(path, changed)
    if name not in books.shown.sheetnames:
        raise InputError("office_broken")
    try:
        twice = _twice(path, changed).get(name, frozenset())
        sheet = _Reader(books.shown[name], books.written[name], twice).sheet()
    except IndexError:  # a cell with a format that the workbook does not have
        raise InputError("office_broken") from None
    return replace(sheet, left_out=books.left_out.get(name, NONE_LEFT_OUT))


@lru_cache(maxsize=1)
def _workbooks(path: Path, _changed: int) -> _Books:
    """The workbook as it is read, kept for its next sheet."""
    sheets = _sheet_parts(path)
    _check_areas(path, sheets)
    try:
        lean = without_empty_cells(path, sheets, MOST_CELLS)
        first, cut = with_first_rows(lean, sheets, MOST_CELLS_KEPT)
        content = whole_in_usual_form(first)
        shown = openpyxl.load_workbook(content, data_only=True, keep_links=False, rich_text=True)
        content.seek(0)
        written = openpyxl.load_workbook(content, data_only=False, keep_links=False)
    except MemoryError:
        raise
    except Exception:  # the library raises what its parts raise on damaged files
        raise InputError("office_broken") from None
    left = {sheets[part]: _place_of(sheets[part], rows) for part, rows in cut.items()}
    return _Books(shown, written, left)


def _place_of(sheet: str, rows: FirstRows) -> LeftOut:
    return LeftOut(rows.left_out, f"{sheet}!{rows.place}")


@lru_cache(maxsize=1)
def _twice(path: Path, _changed: int) -> dict[str, frozenset[Cell]]:
    """Name of a sheet → its cells that are stored twice; kept for the next sheet."""
    sheets = _sheet_parts(path)
    with opened(path) as package:
        return {name: cells_written_twice(package.read(part)) for part, name in sheets.items()}


def _sheet_parts(path: Path) -> dict[str, str]:
    """The parts of a workbook that are sheets, each with the sheet's name."""
    with opened(path) as package:
        main = package.main_part()
        relations = package.relations(main)
        listed = {
            relations[number].target: sheet.get("name", "")
            for sheet in package.xml(main).iter("{*}sheet")
            if (number := sheet.get(f"{OFFICE_IDS}id", "")) in relations
        }
        return {part: name for part, name in listed.items() if part in package.names}


def _check_areas(path: Path, sheets: dict[str, str]) -> None:
    """Raises InputError for a sheet whose merged areas cover more cells than a sheet may have: the
    library makes every one of them as it opens the workbook."""
    with opened(path) as package:
        for part, name in sheets.items():
            if _covered(package.read(part)) > MOST_CELLS:
                raise InputError("sheet_too_large", sheet=name, limit=MOST_CELLS)


def _covered(part: bytes) -> int:
    """How many cells the merged areas of a sheet cover.

    >>> _covered(b'<mergeCell ref="A1:C2"/><x:mergeCell id="1" ref="B5:B5"/>')
    7
    """
    covered = 0
    for found in MERGED.finditer(part):
        try:
            left, top, right, bottom = range_boundaries(found[1].decode("ascii", "replace"))
        except (ValueError, TypeError):
            continue  # the library says that it cannot be read
        covered += ((right or 0) - (left or 0) + 1) * ((bottom or 0) - (top or 0) + 1)
    return covered


class _Reader:
    """Reads one sheet: which of its cells are shown, and what they say."""

    def __init__(self, sheet: Any, written: Any, twice: frozenset[Cell]) -> None:
        if len(sheet._cells) > MOST_CELLS:
            raise InputError("sheet_too_large", sheet=sheet.title, limit=MOST_CELLS)
        self.source = sheet
        self.written = written
        self.hidden_rows = _hidden_rows(sheet)
        self.hidden_columns = _hidden_columns(sheet)
        self.areas, self.covered = _merged(sheet)
        self.twice = twice
        self.odd: dict[Stored, list[str]] = {kind: [] for kind in ODD}
        self.hidden = 0
        self.white = 0

    def sheet(self) -> Sheet:
        cells = [found for at in sorted(self.source._cells) if (found := self._found(*at))]
        name = self.source.title
        shown = _counted(cells, self.hidden_rows, self.hidden_columns)
        return Sheet(name, tuple(blocks_of(name, shown)), tuple(self._cautions()))

    def _found(self, row: int, column: int) -> Filled | None:
        """The cell where it is shown and holds anything or has lines; still with its own row and
        column."""
        cell = self.source._cells[row, column]
        text, stored = self._words(cell)
        borders = _is_lined(cell)
        if (not text and not borders) or (row, column) in self.covered:
            return None
        if row in self.hidden_rows or column in self.hidden_columns:
            self.hidden += bool(text)
            return None
        address = f"{get_column_letter(column)}{row}"
        if stored in self.odd:
            self.odd[stored].append(address)
        last_row, last_column = self.areas.get((row, column), (row, column))
        rows = sum(n not in self.hidden_rows for n in range(row, last_row + 1))
        columns = sum(n not in self.hidden_columns for n in range(column, last_column + 1))
        return Filled(row, column, rows, columns, text, stored, address, borders)

    def _words(self, cell: Any) -> tuple[str, Stored]:
        if (cell.row, cell.column) in self.twice:
            return UNCALCULATED, "twice"
        formula = self.written._cells.get((cell.row, cell.column))
        if cell.value is None and formula is not None and formula.data_type == "f":
            return UNCALCULATED, "uncalculated"
        if cell.data_type == "e":
            return str(cell.value), "error"
        is_number = isinstance(cell.value, int | float | Decimal) and cell.value is not True
        text = self._seen(cell)
        is_figure = is_number and cell.value is not False and STROKE not in text
        return text, "number" if is_figure else ""

    def _seen(self, cell: Any) -> str:
        """The words that are seen in a cell: no figures that are white on white."""
        text = seen(runs_of(cell, shown_text(cell.value, cell.number_format))).strip()
        if not regex.search(r"\d", text) or not is_white(cell):
            return text
        self.white += 1
        return ""

    def _cautions(self) -> Iterable[Doubt]:
        name = self.source.title
        for kind, cells in self.odd.items():
            if cells:
                named = ", ".join(cells[:NAMED]) + (", …" if len(cells) > NAMED else "")
                yield Doubt.of(ODD[kind], sheet=name, number=str(len(cells)), cells=named)
        if self.hidden:
            yield Doubt.of("hidden_cells", sheet=name, number=str(self.hidden))
        if self.white:
            yield Doubt.of("white_cells", sheet=name, number=str(self.white))


def _hidden_rows(sheet: Any) -> set[int]:
    """The rows that are hidden, or that nothing is left of: drawn to no height."""
    rows = sheet.row_dimensions.items()
    return {number for number, row in rows if row.hidden or row.height == 0}


def _hidden_columns(sheet: Any) -> set[int]:
    """The columns that are hidden or drawn to no width."""
    found: set[int] = set()
    for dimension in sheet.column_dimensions.values():
        if (dimension.hidden or dimension.width == 0) and dimension.min:
            found |= set(range(dimension.min, (dimension.max or dimension.min) + 1))
    return found


def _merged(sheet: Any) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    """First cell of each merged area → its last cell; and the cells that lie under one. An area
    goes no further than the sheet's cells."""
    most_rows, most_columns = sheet.max_row, sheet.max_column
    areas, covered = {}, set()
    for area in sheet.merged_cells.ranges:
        first = (area.min_row, area.min_col)
        last = (min(area.max_row, most_rows), min(area.max_col, most_columns))
        areas[first] = last
        if (last[0] - first[0] + 1) * (last[1] - first[1] + 1) > MOST_CELLS:
            raise InputError("sheet_too_large", sheet=sheet.title, limit=MOST_CELLS)
        for row in range(first[0], last[0] + 1):
            covered |= {(row, column) for column in range(first[1], last[1] + 1)}
        covered.discard(first)
    return areas, covered


def _is_lined(cell: Any) -> bool:
    """True for a cell with lines at two sides: one alone may underline a title."""
    border = cell.border
    sides = (border.left, border.right, border.top, border.bottom)
    return sum(side is not None and side.style is not None for side in sides) > 1


def _counted(cells: list[Filled], rows: set[int], columns: set[int]) -> list[Filled]:
    """The cells with their rows and columns counted as shown, without the hidden ones."""
    gone_rows, gone_columns = sorted(rows), sorted(columns)
    return [
        replace(
            cell,
            row=cell.row - bisect_left(gone_rows, cell.row),
            column=cell.column - bisect_left(gone_columns, cell.column),
        )
        for cell in cells
    ]


def shown_text(value: object, form: str) -> str:
    """A cell's value as Excel shows it to a Vietnamese office.

    >>> shown_text(0.8214, "0.0%"), shown_text(30648, "#,##0"), shown_text(12.5, "General")
    ('82,1%', '30.648', '12,5')
    >>> shown_text(" Tổng số ", "General"), shown_text(None, "General")
    ('Tổng số', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.timedelta):
        return _hours(value)
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return _moment(value, form)
    if isinstance(value, int | float | Decimal):
        return shown_number(Decimal(repr(value) if isinstance(value, float) else value), form)
    return str(value).replace("\r", "").strip()


def _hours(value: datetime.timedelta) -> str:
    """A length of time in hours and minutes, also beyond a day.

    >>> _hours(datetime.timedelta(days=1, hours=13, minutes=30))
    '37:30'
    """
    minutes = round(value.total_seconds() / 60)
    return f"{'-' if minutes < 0 else ''}{abs(minutes) // 60}:{abs(minutes) % 60:02}"


def _moment(value: datetime.datetime | datetime.date | datetime.time, form: str) -> str:
    """A day in the order of Vietnam, with no more parts than its format shows."""
    plain = regex.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", form.lower().split(";")[0])
    hour = f"{value:%H:%M}" if regex.search("h", plain) else ""
    if isinstance(value, datetime.time):
        return f"{value:%H:%M}"
    if "d" in plain:
        day = f"{value:%d/%m/%Y}"
    elif "y" in plain:
        day = f"{value:%m/%Y}" if "m" in plain else f"{value:%Y}"
    else:
        day = "" if hour else f"{value:%d/%m/%Y}"
    return f"{day} {hour}".strip()
