"""so-lieu.xlsx: the dataset as staff read it, in Vietnamese, made from the database."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path

import regex
import xlsxwriter

from extractor.decisions import MAIN_FIELD, held
from extractor.language.periods import ISO_DAY, in_words
from extractor.messages import say
from extractor.output.database import NOT_HOLDING, Dataset
from extractor.output.files import put_file
from extractor.output.names import DOCUMENT_NAME, TABLE_NAMES
from extractor.output.page_html import PageViews
from extractor.output.review_keys import SEEN, SEEN_CHOICES, key_of_document, key_of_numeral
from extractor.output.schema import Row
from extractor.output.workbook_columns import (
    LINKED,
    LONGEST,
    SHEETS,
    Column,
    Sheet,
)
from extractor.output.workbook_opening import write_key_indicators, write_opening
from extractor.output.workbook_style import (
    BOOK_OPTIONS,
    CellFormat,
    Formats,
    Look,
    Workbook,
    Worksheet,
    print_legibly,
)
from extractor.output.workbook_tables import write_tables
from extractor.scratch import scratch_folder

MOST_ROWS = 1_048_575  # of a sheet, less its header
MANY = 50_000  # figures take 200 MB as cells; written one by one, half as much time again
MOST_LINKS = 65_530  # of a sheet: a cell with a further one would be left empty
LINE = 15  # points high
MOST_LINES = 8  # of a row
LETTERS = 1.1  # of text in a column that is one letter wide
_EXACT = regex.compile(r"-?\d{1,15}(?:\.\d{1,10})?")  # what a cell holds without loss
_NUMBER = regex.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")


def write_workbook(data: Dataset, target: Path) -> Path:
    """Write the workbook. Where it stands then: beside the target where that is open in another
    program."""
    beside = target.with_name(f".{target.name}.part")
    with (
        scratch_folder() as scratch,
        xlsxwriter.Workbook(beside, {**BOOK_OPTIONS, "tmpdir": str(scratch)}) as book,
    ):
        formats = Formats(book)
        write_opening(book, formats, data)
        write_key_indicators(book, formats, data)
        views = _Views(PageViews(data.out), _fingerprints(data))
        writer = _Writer(book, formats, views, data.count("figures") > MANY)
        for sheet in SHEETS:
            writer.write(sheet, rows_of(data, sheet.rows))
        write_tables(book, formats, data)
    return put_file(beside, target)


def _fingerprints(data: Dataset) -> dict[str, str]:
    return {row["file"]: row["sha256"] for row in data.rows("documents")}


def rows_of(data: Dataset, rows: str) -> Iterator[Row]:
    """The rows that a sheet shows."""
    if rows == "documents":
        return _documents(data)
    if rows == "checks":
        return _checks(data)
    if rows == "review":
        return _to_review(data)
    return data.rows("documents" if rows == "register" else rows)


def _documents(data: Dataset) -> Iterator[Row]:
    """The documents, each with how many figures are proven and what does not agree."""
    found = data.check_summary()
    for row in data.rows("documents"):
        summary = found.get(row["file"])
        yield {**row, **summary.row} if summary else row


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure that a relation links to: as printed, with its page, and its cell in the workbook.
    It is `pictured` where its place on the page is known. As a string it is as printed."""

    raw: str
    page: int
    start: int
    pictured: bool
    cell: str

    def __str__(self) -> str:
        return self.raw


def _figures(data: Dataset) -> dict[str, dict[str, _Figure]]:
    """The numerals that relations link to, by file and by the offset where they start."""
    wanted = {(row["file"], start) for row in data.rows("checks") for start in _linked(row)}
    found: dict[str, dict[str, _Figure]] = {}
    for table, sheet in TABLE_NAMES.items() if wanted else ():
        for line, row in enumerate(data.rows(table), 2):
            start = str(row["start"])
            if (row["file"], start) not in wanted:
                continue
            found.setdefault(row["file"], {})[start] = _Figure(
                raw=str(row["raw"]),
                page=row["page"],
                start=row["start"],
                pictured=_is_pictured(row),
                cell=f"internal:'{sheet}'!D{line}",
            )
    return found


def _checks(data: Dataset) -> Iterator[Row]:
    """The relations, each with its figures; in each document those that fail come first."""
    figures = _figures(data)
    for file, rows in groupby(data.rows("checks"), key=itemgetter("file")):
        for row in sorted(rows, key=_holds):
            known = figures.get(file, {})
            linked = {f"figure{n}": known.get(at, at) for n, at in enumerate(_linked(row), 1)}
            yield {**row, **linked}


def _linked(row: Row) -> list[str]:
    """Where the figures start that a relation links to."""
    starts: list[str] = row["figures"].split()
    return starts[:LINKED]


def _holds(row: Row) -> bool:
    return row["verdict"] not in NOT_HOLDING


def _is_pictured(row: Row) -> bool:
    return row.get("x0") not in ("", None)


def _to_review(data: Dataset) -> Iterator[Row]:
    """The documents and the numerals that a person must look at."""
    documents = {row["file"]: row for row in data.rows("documents")}
    known = data.count("corrections")
    for row in documents.values():
        if row["review"] == "yes":
            yield {
                "key": key_of_document(row, known),
                "what": DOCUMENT_NAME,
                "file": row["file"],
                "page": 1,
                "section": "",
                "raw": row["number"],
                "review_reason": row["review_reason"],
                "sentence": row["title"],
                "review": "yes",
            }
    for table, name in TABLE_NAMES.items():
        for row in data.rows(table):
            if row["review"] == "yes":
                document = documents.get(row["file"], {})
                key = key_of_numeral(row, document, table, known) if document else ""
                yield {**row, "what": name, "key": key, "read": held(row, MAIN_FIELD[table])}


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell to be written: its place, its column, what it holds, the row that it is of; `review`:
    that is to be looked at."""

    line: int
    at: int
    column: Column
    value: object
    row: Row
    review: bool

    @property
    def number(self) -> float | None:
        """The number to write, a percentage as a share so that Excel shows the sign; None where
        the column has no numbers, or the value would not be exact."""
        text = str(self.value)
        if self.column.writing == "number":
            return float(text) if _NUMBER.fullmatch(text) else None
        if self.column.writing != "value" or not _EXACT.fullmatch(text):
            return None
        return float(Decimal(text) / 100) if self._is_share else float(text)

    @property
    def number_look(self) -> Look:
        """How the cell shows its number: as it is, as a share, with decimals or whole."""
        if self.column.writing == "number":
            return "number"
        if self._is_share:
            return "share"
        return "real" if "." in str(self.value) else "whole"

    @property
    def _is_share(self) -> bool:
        return self.row.get("kind") == "percentage"

    @property
    def day(self) -> date | None:
        """The day to write; None where the column has no days, or the value is a longer period,
        which is written in words."""
        if self.column.writing != "day" or not ISO_DAY.fullmatch(str(self.value)):
            return None
        return date.fromisoformat(str(self.value))

    @property
    def words(self) -> str:
        """What it says where neither a number nor a day is written."""
        told = str(self.value or "")
        return in_words(told) if self.column.writing == "day" else told

    @property
    def lines(self) -> int:
        """How many lines its text takes in the width of its column."""
        letters, width = len(self.words), self.column.width * LETTERS
        return math.ceil(letters / width) if letters > width else 1


def _sheet_of_rows(book: Workbook, name: str, many: bool) -> Worksheet:
    """A new sheet whose rows must be written in their order; where there are many in the workbook
    it has one of them in memory at a time. Sheets of printed tables have no such order, as merged
    cells reach down."""
    book.constant_memory = many
    try:
        return book.add_worksheet(name)
    finally:
        book.constant_memory = False


@dataclass(frozen=True, slots=True)
class _Views:
    """The views of pages by the names of files. `fingerprints` are those of the files: they name
    the folders of the views."""

    views: PageViews
    fingerprints: dict[str, str]

    def link(self, file: str, page: int, start: int, pictured: bool) -> str:
        """A link to a numeral on its page, "" where the page has no view."""
        path = self.views.link(self.fingerprints.get(file, ""), page, start, pictured)
        return f"external:{path}" if path else ""


class _Writer:
    """Writes the sheets of rows into a workbook. `many` says that there are too many rows for all
    to be in memory together."""

    def __init__(self, book: Workbook, formats: Formats, views: _Views, many: bool) -> None:
        self.book = book
        self.formats = formats
        self.views = views
        self.many = many

    def write(self, described: Sheet, rows: Iterable[Row]) -> None:
        """Add a sheet with a line for each row, as many as a sheet holds."""
        self.sheet = _sheet_of_rows(self.book, described.name, self.many)
        self.links = 0
        self.sheet.freeze_panes(1, 1)
        self.sheet.set_row(0, 32)
        for at, column in enumerate(described.columns):
            hidden = {"hidden": True} if column.writing == "hidden" else {}
            self.sheet.set_column(at, at, column.width, None, hidden)
            self.sheet.write_string(0, at, column.heading, self.formats.head)
        count = 0
        left = iter(rows)
        for count, row in enumerate(islice(left, MOST_ROWS - 1), 1):
            self._line(count, described.columns, row)
        if next(left, None) is not None:
            count += 1
            told = say("sheet_full", rows=MOST_ROWS - 1)
            self.sheet.write_string(count, 0, told, self.formats.head)
        for at, column in enumerate(described.columns):
            if column.writing == "typed" and column.heading == SEEN:
                self._offer(at, max(count, 1))
        self.sheet.autofilter(0, 0, max(count, 1), len(described.columns) - 1)
        widths = [0 if one.writing == "hidden" else one.width for one in described.columns]
        print_legibly(self.sheet, widths, max(count, 1), described.whole)
        self.sheet.repeat_rows(0)

    def _offer(self, at: int, lines: int) -> None:
        """Offer the usual answers in a column; others may be typed and are told of."""
        offered = {"validate": "list", "source": list(SEEN_CHOICES), "show_error": False}
        self.sheet.data_validation(1, at, lines, at, offered)

    def _line(self, line: int, columns: tuple[Column, ...], row: Row) -> None:
        """Write a row, as high as the text that takes most lines."""
        review = row.get("review") == "yes" or row.get("verdict") in NOT_HOLDING
        empty, typed = self.formats.of("text", review), self.formats.of("typed")
        most = 1
        for at, column in enumerate(columns):
            value = column.of(row)
            if value in ("", None):  # nearly half of all cells
                look = typed if column.writing == "typed" else empty
                self.sheet.write_blank(line, at, None, look)
                continue
            cell = _Cell(line, at, column, value, row, review)
            lines = cell.lines
            self._cell(cell, lines)
            if column.writing != "hidden":
                most = max(most, lines)
        self.sheet.set_row(line, LINE * min(most, MOST_LINES))

    def _cell(self, cell: _Cell, lines: int) -> None:
        """Write one cell as its column says; what does not fit that is written as text, which takes
        so many lines."""
        target = self._target(cell)
        if cell.column.writing == "typed":
            self.sheet.write_blank(cell.line, cell.at, None, self.formats.of("typed"))
        elif target and self.links < MOST_LINKS:
            self.links += 1
            look = self._format(cell, "link")
            self.sheet.write_url(cell.line, cell.at, target, look, str(cell.value))
        elif cell.number is not None:
            look = self._format(cell, cell.number_look)
            self.sheet.write_number(cell.line, cell.at, cell.number, look)
        elif cell.day is not None:
            look = self._format(cell, "date")
            self.sheet.write_datetime(cell.line, cell.at, cell.day, look)
        else:
            look = self._format(cell, "wrap" if lines > 1 else "text")
            self.sheet.write_string(cell.line, cell.at, cell.words[:LONGEST], look)

    def _format(self, cell: _Cell, look: Look) -> CellFormat:
        return self.formats.of(look, cell.review)

    def _target(self, cell: _Cell) -> str:
        """What a cell links to: a figure's place on its page, or where that has no view its line in
        the sheet of numerals; "" for a cell without a link."""
        row, figure = cell.row, cell.value
        if isinstance(figure, _Figure):
            place = (figure.page, figure.start, figure.pictured)
            return self.views.link(row["file"], *place) or figure.cell
        if cell.column.writing == "raw" and "start" in row:
            return self.views.link(row["file"], row["page"], row["start"], _is_pictured(row))
        return ""
