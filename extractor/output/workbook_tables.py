"""The workbook's sheets of tables: a list of all, and one sheet for each, laid out as printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, product
from operator import itemgetter

from extractor.output.database import Dataset
from extractor.output.schema import Row
from extractor.output.workbook_columns import LONGEST
from extractor.output.workbook_style import (
    Formats,
    Look,
    Workbook,
    Worksheet,
    fit_to_page,
    number_look,
)

MOST_SHEETS = 60  # of single tables; the others stand in the list and in tables.csv
LIST = "Bảng"
LIST_COLUMNS = (
    ("Tệp", 34),
    ("Trang", 10),
    ("Tên bảng", 70),
    ("Dòng", 7),
    ("Cột", 7),
    ("Ô cần xem lại", 14),
    ("Trang tính", 26),
)
NO_SHEET = "không có trang riêng: xem tables.csv"
LONGEST_TITLE = 2000  # characters
TITLE_LETTERS = 50  # of a line in the list: titles are capitals, and capitals are wide
NARROWEST, WIDEST = 6, 42  # characters of a column
FIRST_LINE = 2  # of a table on its sheet, below the title
_CELL = itemgetter("page", "table", "row", "column")
_LINE = itemgetter("page", "table", "row")


@dataclass(frozen=True, slots=True)
class _PrintedCell:
    """A cell of a table, and its figure where it holds one."""

    cell: Row
    figure: Row | None

    @property
    def review(self) -> bool:
        return self.figure is not None and self.figure["review"] == "yes"

    @property
    def number(self) -> float | None:
        """The value of a cell that holds a figure and nothing else, printed without a unit."""
        figure = self.figure
        if not figure or not figure["value"] or figure["raw"] != self.cell["text"]:
            return None
        value = float(figure["value"])
        return value if _plain(figure["raw"]) == value else None

    @property
    def text(self) -> str:
        """The cell's words; behind a figure that a person corrected its value, in its full unit."""
        text, figure = str(self.cell["text"]), self.figure
        if not figure or not figure["corrected"] or figure["value"] in ("", None):
            return text
        return text if self.number is not None else f"{text} → {figure['value']}"

    @property
    def text_look(self) -> Look:
        """How it is written where it holds no number: a figure in another unit stands where numbers
        do."""
        if not self.cell["body"]:
            return "cell_head"
        figure = self.figure
        alone = figure is not None and figure["raw"] == self.cell["text"]
        return "cell_figure" if alone else "cell"

    @property
    def decimals(self) -> int:
        _, comma, decimals = self.cell["text"].rpartition(",")
        return len(decimals) if comma else 0


@dataclass(frozen=True, slots=True)
class _WholeTable:
    """A table over all its pages."""

    file: str
    cells: list[_PrintedCell]

    @property
    def title(self) -> str:
        return str(self.cells[0].cell["title"])

    @property
    def pages(self) -> list[int]:
        return sorted({printed.cell["page"] for printed in self.cells})

    @property
    def rows(self) -> int:
        """How many rows begin a cell."""
        return len({_LINE(printed.cell) for printed in self.cells})

    @property
    def columns(self) -> int:
        return int(max(printed.cell["column"] for printed in self.cells))

    @property
    def to_review(self) -> int:
        return sum(printed.review for printed in self.cells)

    def lines(self) -> dict[tuple[int, int, int], int]:
        """The sheet's line for each row (page, piece, row); pieces stand below each other."""
        keys: set[tuple[int, int, int]] = set()
        for printed in self.cells:
            cell = printed.cell
            last = cell["row"] + cell["rows"]
            keys.update((cell["page"], cell["table"], row) for row in range(cell["row"], last))
        return {key: line for line, key in enumerate(sorted(keys), FIRST_LINE)}

    def widths(self) -> dict[int, int]:
        """The width in letters of each column that has cells of its own, columns from 0."""
        found: dict[int, int] = {}
        for printed in self.cells:
            if printed.cell["columns"] == 1:
                column = printed.cell["column"] - 1
                letters = min(len(printed.cell["text"]), WIDEST)
                found[column] = max(found.get(column, NARROWEST), letters)
        return found


def write_tables(book: Workbook, formats: Formats, data: Dataset) -> None:
    """Add the list of tables and a sheet for each of the first ones; nothing without tables. Cells
    with a figure hold its number, those that a person must look at are coloured."""
    tables = list(_whole_tables(data))
    if not tables:
        return
    sheet = _list_sheet(book, formats)
    for number, table in enumerate(tables, 1):
        _list_line(sheet, formats, table, number)
        if number <= MOST_SHEETS:
            _write_table(book.add_worksheet(_name(number)), formats, table)


def _whole_tables(data: Dataset) -> Iterator[_WholeTable]:
    figures = {(row["file"], *_CELL(row)): row for row in data.rows("tables")}
    for (file, _), rows in groupby(data.rows("cells"), key=itemgetter("file", "whole")):
        cells = [_PrintedCell(cell=row, figure=figures.get((file, *_CELL(row)))) for row in rows]
        yield _WholeTable(file=file, cells=cells)


def _name(number: int) -> str:
    return f"{LIST} {number}"


def _list_sheet(book: Workbook, formats: Formats) -> Worksheet:
    sheet = book.add_worksheet(LIST)
    for at, (heading, width) in enumerate(LIST_COLUMNS):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, heading, formats.head)
    sheet.freeze_panes(1, 0)
    fit_to_page(sheet)
    return sheet


def _list_line(sheet: Worksheet, formats: Formats, table: _WholeTable, number: int) -> None:
    """Write the line of the table with this number: where it is, how large, where its sheet is."""
    review = table.to_review > 0
    text = formats.of("text", review)
    pages = table.pages
    span = str(pages[0]) if len(pages) == 1 else f"{pages[0]}–{pages[-1]}"
    sheet.set_row(number, 15 * min(8, 1 + len(table.title) // TITLE_LETTERS))
    sheet.write_string(number, 0, table.file, text)
    sheet.write_string(number, 1, span, formats.of("number", review))
    sheet.write_string(number, 2, table.title, formats.of("wrap", review))
    for at, count in enumerate((table.rows, table.columns, table.to_review), 3):
        sheet.write_number(number, at, count, formats.of("number", review))
    if number > MOST_SHEETS:
        sheet.write_string(number, 6, NO_SHEET, text)
    else:
        name = _name(number)
        sheet.write_url(number, 6, f"internal:'{name}'!A1", formats.of("link", review), name)


def _write_table(sheet: Worksheet, formats: Formats, table: _WholeTable) -> None:
    """Lay a table out as printed: its pieces below each other, merged cells merged."""
    title = f"{table.file}, trang {table.pages[0]}: {table.title}"
    sheet.write_string(0, 0, title[:LONGEST_TITLE], formats.of("text"))
    lines = table.lines()
    taken: set[tuple[int, int]] = set()
    for printed in table.cells:
        line = lines[_LINE(printed.cell)]
        places = _places(printed.cell, line)
        merged = len(places) > 1 and not taken & places
        _write_cell(sheet, formats, printed, line, merged)
        taken |= places
    for column, letters in table.widths().items():
        sheet.set_column(column, column, letters * 1.1 + 2)
    fit_to_page(sheet)


def _places(cell: Row, line: int) -> set[tuple[int, int]]:
    """The places of the sheet that a cell takes: Excel refuses a file in which two merged cells
    share one."""
    lines = range(line, line + cell["rows"])
    columns = range(cell["column"] - 1, cell["column"] - 1 + cell["columns"])
    return set(product(lines, columns))


def _write_cell(
    sheet: Worksheet, formats: Formats, printed: _PrintedCell, line: int, merged: bool
) -> None:
    cell = printed.cell
    column = cell["column"] - 1
    look = printed.text_look
    plain = formats.of(look, printed.review)
    if merged:
        last = line + cell["rows"] - 1, column + cell["columns"] - 1
        sheet.merge_range(line, column, *last, "", plain)
    if printed.number is not None:
        look = number_look(printed.decimals)
        sheet.write_number(line, column, printed.number, formats.of(look, printed.review))
    elif printed.text:
        sheet.write_string(line, column, printed.text[:LONGEST], plain)
    else:
        sheet.write_blank(line, column, None, plain)


def _plain(raw: str) -> float:
    """The number printed the Vietnamese way; no number (nan) where more is printed, as a unit."""
    try:
        return float(raw.replace("–", "-").replace(".", "").replace(",", "."))
    except ValueError:
        return float("nan")
