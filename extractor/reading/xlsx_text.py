"""The text of a workbook (.xlsx): each sheet as titles and a table, cells as Excel shows them.

A cell's place is its sheet and address. Numbers are written as Vietnamese offices see them:
comma for decimals, the number format's percent sign and decimal places. What a formula gave when the
workbook was last saved is read; a formula that was never calculated is said, not guessed. Hidden
sheets, rows and columns are not shown to a person and not read; that there are some is said.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import openpyxl
import regex
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from extractor.errors import InputError
from extractor.model import Doubt, TextBlock, TextCell, TextTable

MOST_CELLS = 500_000  # of a sheet: more is no report
PLACES = regex.compile(r"0(?:\.(?P<decimals>0+))?")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet holds: its name, its blocks in reading order, what a person should know of it."""

    name: str
    blocks: tuple[TextBlock | TextTable, ...]
    cautions: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class _Filled:
    """A cell with something in it: its place in the sheet, how far it is merged, its words."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


def read_xlsx(path: Path) -> tuple[Sheet, ...]:
    """The visible sheets of a workbook that hold anything. Raises InputError where it cannot be opened."""
    try:
        shown = openpyxl.load_workbook(path, data_only=True)
        written = openpyxl.load_workbook(path, data_only=False)
    except (InvalidFileException, BadZipFile, KeyError, ValueError, OSError, TypeError):
        raise InputError("file_broken") from None
    hidden = sum(sheet.sheet_state != "visible" for sheet in shown.worksheets)
    sheets = [
        _read_sheet(sheet, written[sheet.title])
        for sheet in shown.worksheets
        if sheet.sheet_state == "visible"
    ]
    found = [sheet for sheet in sheets if sheet.blocks]
    if hidden and found:
        said = Doubt.of("hidden_sheets", number=str(hidden))
        first = found[0]
        found[0] = Sheet(first.name, first.blocks, (*first.cautions, said))
    return tuple(found)


def _read_sheet(sheet: Any, written: Any) -> Sheet:
    if sheet.max_row * sheet.max_column > MOST_CELLS:
        raise InputError("sheet_too_large", sheet=sheet.title)
    cautions: list[Doubt] = []
    hidden_rows = {n for n, row in sheet.row_dimensions.items() if row.hidden}
    hidden_columns = _hidden_columns(sheet)
    merged = _merged(sheet)
    filled: list[_Filled] = []
    uncalculated = hidden = 0
    for row in sheet.iter_rows():
        for cell in row:
            formula = written.cell(cell.row, cell.column).value
            if cell.value is None and isinstance(formula, str) and formula.startswith("="):
                uncalculated += 1
            text = shown_text(cell.value, cell.number_format)
            if not text:
                continue
            if cell.row in hidden_rows or cell.column in hidden_columns:
                hidden += 1
                continue
            rows, columns = merged.get((cell.row, cell.column), (1, 1))
            filled.append(_Filled(cell.row, cell.column, rows, columns, text))
    if uncalculated:
        cautions.append(Doubt.of("formulas_uncalculated", number=str(uncalculated)))
    if hidden:
        cautions.append(Doubt.of("hidden_cells", number=str(hidden)))
    return Sheet(sheet.title, tuple(_blocks(sheet.title, filled)), tuple(cautions))


def _hidden_columns(sheet: Any) -> set[int]:
    found: set[int] = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden and dimension.min:
            found |= set(range(dimension.min, (dimension.max or dimension.min) + 1))
    return found


def _merged(sheet: Any) -> dict[tuple[int, int], tuple[int, int]]:
    """(row, column) of a merged area's first cell → (rows, columns) that the area takes."""
    return {
        (area.min_row, area.min_col): (
            area.max_row - area.min_row + 1,
            area.max_col - area.min_col + 1,
        )
        for area in sheet.merged_cells.ranges
    }


def _blocks(name: str, filled: list[_Filled]) -> list[TextBlock | TextTable]:
    """Lines of one cell above and below the tables are titles and remarks; rows of several cells
    that follow each other are tables."""
    by_row: dict[int, list[_Filled]] = {}
    for cell in filled:
        by_row.setdefault(cell.row, []).append(cell)
    blocks: list[TextBlock | TextTable] = []
    group: list[_Filled] = []
    last = 0
    reach = 0  # the last row that a merged cell of the group takes
    for number, cells in sorted(by_row.items()):
        alone = len(cells) == 1 and number > reach
        apart = number > last + 1 and number > reach + 1
        if group and (apart or (alone and not _is_row(cells[0], group))):
            blocks += _closed(name, group)
            group = []
        if alone and not group:
            blocks.append(_line(name, cells[0]))
        elif not group and _is_letterhead(cells):
            blocks += [_line(name, cell) for cell in cells]
        else:
            group += cells
            reach = max([reach, *(cell.row + cell.rows - 1 for cell in cells)])
        last = number
    return blocks + _closed(name, group)


def _is_row(cell: _Filled, group: list[_Filled]) -> bool:
    """Does a cell alone in its row belong to the table above it: a group's name in its name column?"""
    left = min(other.column for other in group)
    right = max(other.column + other.columns for other in group)
    return cell.column <= left + 1 and cell.column + cell.columns <= right and len(cell.text) < 200


def _is_letterhead(cells: list[_Filled]) -> bool:
    """Words without a number beside each other: `UBND TỈNH …` and `CỘNG HÒA XÃ HỘI …`."""
    words = " ".join(cell.text for cell in cells)
    said = regex.search(r"(?i)cộng h[òo]a|độc lập|ngày\b.*\btháng\b.*\bnăm\b|mẫu số|biểu số", words)
    return len(cells) <= 3 and bool(said)


def _closed(name: str, group: list[_Filled]) -> list[TextBlock | TextTable]:
    if not group:
        return []
    if len({cell.row for cell in group}) < 2:
        return [_line(name, cell) for cell in group]
    top = min(cell.row for cell in group)
    left = min(cell.column for cell in group)
    cells = tuple(
        TextCell(
            row=cell.row - top + 1,
            column=cell.column - left + 1,
            rows=cell.rows,
            columns=cell.columns,
            text=cell.text,
            place=_place(name, cell),
        )
        for cell in group
    )
    return [
        TextTable(
            rows=max(cell.row + cell.rows - 1 for cell in cells),
            columns=max(cell.column + cell.columns - 1 for cell in cells),
            cells=cells,
            place=name,
        )
    ]


def _line(name: str, cell: _Filled) -> TextBlock:
    return TextBlock(cell.text, _place(name, cell))


def _place(name: str, cell: _Filled) -> str:
    return f"{name}!{get_column_letter(cell.column)}{cell.row}"


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
    if isinstance(value, datetime.datetime | datetime.date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, int | float):
        return _number(Decimal(repr(value)), form)
    return str(value).strip()


def _number(value: Decimal, form: str) -> str:
    form = regex.sub(r'"[^"]*"|\[[^\]]*\]|\\.|_.', "", form.split(";", maxsplit=1)[0])
    percent = "%" in form
    if percent:
        value *= 100
    places = PLACES.search(form)
    if form != "General" and places:
        step = Decimal(1).scaleb(-len(places["decimals"] or ""))
        value = value.quantize(step, ROUND_HALF_UP)
    text = format(value, "f")
    if "." in text and (form == "General" or not places):
        text = text.rstrip("0").rstrip(".")
    whole, _, decimals = text.partition(".")
    if "," in form.split(".")[0]:
        whole = f"{int(whole):,}".replace(",", ".")
    return whole + ("," + decimals if decimals else "") + ("%" if percent else "")
