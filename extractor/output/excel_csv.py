"""CSV files for Vietnamese Excel as it opens them: semicolons, decimal commas, its headings.

A spreadsheet makes a day of `11/11`, a number of `1.5` and a formula of `=…` or `- …`: text that it
would change stands between « ». Ratios are two numbers in two columns.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import regex

from extractor.language.marks import without_marks
from extractor.language.periods import in_words
from extractor.output.files import harmless, put_file
from extractor.output.workbook import rows_of
from extractor.output.workbook_columns import SHEETS, Column, Sheet

if TYPE_CHECKING:
    from extractor.output.database import Dataset

EXCEL_FOLDER = "csv-excel"
NAMES = "ten-cot.csv"  # what the columns are called
NAMES_HEAD = ("Tệp", "Cột", "Tên cột trong tệp CSV cho máy")
MOST_DIGITS = 15  # that Excel keeps of a number
PERIODS = ("period", "iso", "for_period")
_NUMBER = regex.compile(r"-?\d+(?:\.\d+)?")
_DAY = regex.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
# What Excel takes for a number, a day or a time: digits and signs alone, powers, English months.
_CHANGED = regex.compile(
    rf"(?i)[\s\d.,/:\-+%()$₫]*\d[\s\d.,/:\-+%()$₫]*(?:đ|e[+-]?\d+)?"
    rf"|\d{{1,4}}[-/ ]?{_MONTH}(?:[-/ ]?\d{{1,4}})?|{_MONTH}[-/ ]?\d{{1,4}}(?:[-/, ]+\d{{1,4}})?"
    r"|true|false|đúng|sai"
)


def excel_text(text: str) -> str:
    """A text for a cell, kept from being taken for a number, a day or a formula.

    >>> excel_text("11/11"), excel_text("1.5"), excel_text("12-DEC"), excel_text("137/TB-UBND")
    ('«11/11»', '«1.5»', '«12-DEC»', '137/TB-UBND')
    >>> excel_text("=1+1"), excel_text("năm 2024")
    ('«=1+1»', 'năm 2024')
    """
    changed = _CHANGED.fullmatch(text.strip()) or harmless(text.lstrip(), "") != text.lstrip()
    return f"«{text}»" if changed else text


def excel_number(text: str) -> str:
    """A number for a cell, with a decimal comma; what is no number, or longer than Excel keeps, as
    text.

    >>> excel_number("58.3"), excel_number("30648"), excel_number("9 | 11"), excel_number("23/28")
    ('58,3', '30648', '9 | 11', '«23/28»')
    """
    if not _NUMBER.fullmatch(text):
        return excel_text(text)
    if len(regex.sub(r"\D", "", text)) > MOST_DIGITS:
        return f"«{text.replace('.', ',')}»"
    return text.replace(".", ",")


def excel_day(text: str) -> str:
    """A day as `05/11/2024`; a longer period in words; else text.

    >>> excel_day("2024-11-05"), excel_day("2024-Q3"), excel_day("")
    ('05/11/2024', 'quý III năm 2024', '')
    """
    found = _DAY.fullmatch(text)
    return f"{found[3]}/{found[2]}/{found[1]}" if found else excel_text(in_words(text))


def write_excel_csv(target: Path, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Path:
    """Write a file of cells that are ready; where it stands then."""
    beside = target.with_name(f"{target.name}.part")
    with open(beside, "w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.writer(handle, delimiter=";")
        writer.writerow(headings)
        writer.writerows(rows)
    return put_file(beside, target)


def write_excel_files(data: Dataset) -> list[Path]:
    """Write the folder of CSV files for Excel: one for each sheet of rows of the workbook, and one
    that says what the columns are called in the files for machines. Where they stand."""
    folder = data.out / EXCEL_FOLDER
    folder.mkdir(exist_ok=True)
    written, names = [], []
    for sheet in SHEETS:
        columns = [one for one in sheet.columns if one.writing not in ("typed", "hidden")]
        name = f"{slug(sheet.name)}.csv"
        headings = [column.heading for column in columns]
        written.append(write_excel_csv(folder / name, headings, _lines(data, sheet, columns)))
        names += [(name, column.heading, _machine_name(sheet, column)) for column in columns]
    written.append(write_excel_csv(folder / NAMES, NAMES_HEAD, names))
    return written


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
