"""CSV files of a dataset for Vietnamese Excel as it opens them: semicolons, its headings.

Ratios are two numbers in two columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.language.marks import without_marks
from extractor.output.excel_cells import excel_day, excel_number, excel_text, write_excel_csv
from extractor.output.files import WrittenFile
from extractor.output.result_files import EXCEL_FOLDER, NAMES
from extractor.output.workbook import rows_of
from extractor.output.workbook_columns import SHEETS, Column, Sheet

if TYPE_CHECKING:
    from extractor.output.database import Dataset

NAMES_HEAD = ("Tệp", "Cột", "Tên cột trong tệp CSV cho máy")
PERIODS = ("period", "iso", "for_period")


def write_excel_files(data: Dataset) -> list[WrittenFile]:
    """Write the folder of CSV files for Excel: one for each sheet of rows of the workbook, and one
    that says what the columns are called in the files for machines. Those that were written."""
    folder = data.out / EXCEL_FOLDER
    folder.mkdir(exist_ok=True)
    written: list[WrittenFile] = []
    names: list[tuple[str, ...]] = []
    for sheet in SHEETS:
        columns = [one for one in sheet.columns if one.writing not in ("typed", "hidden")]
        name = f"{slug(sheet.name)}.csv"
        headings = [column.heading for column in columns]
        path = write_excel_csv(folder / name, headings, _lines(data, sheet, columns))
        written.append(WrittenFile(folder / name, path))
        names += [(name, column.heading, _machine_name(sheet, column)) for column in columns]
    path = write_excel_csv(folder / NAMES, NAMES_HEAD, names)
    return [*written, WrittenFile(folder / NAMES, path)]


def slug(name: str) -> str:
    """The name of a file for a sheet.

    >>> slug("Sổ văn bản đến")
    'so-van-ban-den'
    """
    return "-".join(without_marks(name).lower().split())


def _lines(data: Dataset, sheet: Sheet, columns: list[Column]) -> Iterator[list[str]]:
    for row in rows_of(data, sheet.rows):
        yield [_cell(column, column.of(row)) for column in columns]


def _cell(column: Column, value: object) -> str:
    text = "" if value is None else " ".join(str(value).split())
    if column.writing in ("value", "number"):
        return excel_number(text)
    if column.writing == "day" or column.field in PERIODS:
        return excel_day(text)
    return excel_text(text)


def _machine_name(sheet: Sheet, column: Column) -> str:
    """The file and the column for machines that a column shows, "" where it is worked out."""
    table = "documents" if sheet.rows == "register" else sheet.rows
    return f"{table}.csv: {column.field}" if column.field and sheet.rows != "review" else ""
