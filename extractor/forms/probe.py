"""The cells of a form named as those of a report would be: by reading the form as one.

Numbers of no meaning are put into the cells that wait for some, and the sheet is read like any
workbook that arrives. So heads of forms mean what heads of reports mean, and whoever teaches the
program a wording teaches it forms too.
"""

from __future__ import annotations

import tempfile
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import regex
from openpyxl.styles import Border, Side

from extractor.document import read_report
from extractor.errors import InputError
from extractor.forms.addresses import Place, place_of
from extractor.forms.grid import Grid
from extractor.forms.marks import plain
from extractor.language.periods import find_periods, in_words
from extractor.model import FIGURE_KINDS, Numeral, PlacedCell, ReadTable, Report

LINES = Border(*[Side(style="thin")] * 4)
FIRST_NUMBER = 3001  # no year, and no number that a row has
SHIFT = 2  # rows put above the sheet, for the period
SHARE = regex.compile(r"%|\bty le\b|\bti le\b")
MOST_CELLS = 20_000  # that wait for a number: more is no form


MOST_KEPT = 200  # sheets read


@dataclass(frozen=True, slots=True)
class Probed:
    """What a cell of a form was read as: the heads of its row and its column (from the top), the
    table it is of, the code and the status that it got ("" for none), the ISO period it is for."""

    place: Place
    row_head: str
    heads: tuple[str, ...]
    table: int
    code: str
    status: str
    period: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A sheet read: its cells by place, and the ISO period of the whole."""

    cells: dict[Place, Probed]
    period: str


_READ: dict[tuple[str, str], Reading] = {}  # by fingerprint and period


def read_form(grid: Grid, period: str) -> Reading:
    """The cells of a sheet that wait for a number, as they are read. `period` (ISO) is put above
    the sheet where it names none itself. Sheets that say the same are read once."""
    if not grid.open or len(grid.open) > MOST_CELLS:
        return Reading({}, "")
    known = (grid.fingerprint, period)
    if known not in _READ:
        if len(_READ) >= MOST_KEPT:
            _READ.clear()
        _READ[known] = _read(grid, period)
    return _READ[known]


def _read(grid: Grid, period: str) -> Reading:
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "bieu.xlsx"
        _as_report(grid, period).save(path)
        try:
            report = read_report(path)
        except InputError:  # a sheet that is too odd to be read as a report
            return Reading({}, "")
    cells = {probed.place: probed for probed in _probed(report, grid)}
    return Reading(cells, report.fields.get("period", ""))


def _as_report(grid: Grid, period: str) -> openpyxl.Workbook:
    """The sheet with numbers in all cells that wait for some."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Bieu"
    if period and not _names_period(grid):
        sheet.cell(1, 1, f"Báo cáo {in_words(period)}")
    for (row, column), words in grid.texts.items():
        sheet.cell(row + SHIFT, column, words.lstrip("=+@"))
    for (row, column), written in grid.filled.items():
        sheet.cell(row + SHIFT, column, float(written))
    for number, place in enumerate(sorted(grid.open), FIRST_NUMBER):
        _put_number(sheet.cell(place[0] + SHIFT, place[1]), number, grid, place)
    _draw_lines(sheet, grid)
    for first, last in grid.areas:
        sheet.merge_cells(
            start_row=first[0] + SHIFT,
            start_column=first[1],
            end_row=last[0] + SHIFT,
            end_column=last[1],
        )
    return book


def _put_number(cell, number: int, grid: Grid, place: Place) -> None:
    """A number for a cell: a share where its format or its heads say so."""
    row = [grid.shown((place[0], column)) for column in range(1, place[1])]
    column = [grid.shown((one, place[1])) for one in range(1, place[0])]
    if place in grid.percent:
        cell.value = 0.5 + (number % 400) / 1000
        cell.number_format = "0.0%"
    elif SHARE.search(plain_share(" ".join([*row, *column]))):
        cell.value = 50 + (number % 400) / 10
    else:
        cell.value = number


def plain_share(words: str) -> str:
    """Words in plain letters, the sign of per cent kept."""
    return plain(words) + ("%" if "%" in words else "")


def _draw_lines(sheet, grid: Grid) -> None:
    """Lines around the cells of tables, as a report's tables have them."""
    every = [*grid.texts, *grid.open, *grid.filled]
    for first, last in grid.tables:
        columns = [column for row, column in every if first <= row <= last]
        for row in range(first, last + 1):
            for column in range(min(columns, default=1), max(columns, default=0) + 1):
                sheet.cell(row + SHIFT, column).border = LINES


def _names_period(grid: Grid) -> bool:
    """True where a line above the first table names a period with its year."""
    first = min((run[0] for run in grid.tables), default=0)
    titles = [words for (row, _), words in grid.texts.items() if row < first]
    return any(named.year for words in titles for named in find_periods(words))


def _probed(report: Report, grid: Grid) -> Iterator[Probed]:
    """The numbers that were put in, as they were read."""
    cells = [
        (cell.start, cell.end, table, cell)
        for table in report.tables
        for cell in table.placed.cells
        if cell.start < cell.end
    ]
    cells.sort(key=lambda one: one[0])
    starts = [start for start, _, _, _ in cells]
    for numeral in report.numerals:
        place = _place(numeral)
        if numeral.kind not in FIGURE_KINDS or place not in grid.open:
            continue
        at = bisect_right(starts, numeral.start) - 1
        if at >= 0 and cells[at][1] >= numeral.end:
            yield _with_heads(numeral, place, cells[at][2], cells[at][3])


def _place(numeral: Numeral) -> Place:
    """The place on the form of a number that was put in; (0, 0) for one elsewhere."""
    address = numeral.place.label.rpartition("!")[2]
    try:
        row, column = place_of(address)
    except InputError:
        return 0, 0
    return row - SHIFT, column


def _with_heads(numeral: Numeral, place: Place, table: ReadTable, cell: PlacedCell) -> Probed:
    return Probed(
        place=place,
        row_head=table.row_of(cell).head,
        heads=tuple(table.column_of(cell).heads),
        table=table.whole,
        code=numeral.indicator,
        status=numeral.status,
        period=numeral.for_period,
    )
