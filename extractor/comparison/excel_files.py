"""The CSV files of a comparison once more, as Vietnamese Excel opens them, in a folder beside the
workbook; with a file that says what the columns are called in the files for machines."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import regex

from extractor.comparison.csv_files import CsvFiles
from extractor.comparison.list_forms import FORMS
from extractor.comparison.long_table import COLUMNS as LONG_COLUMNS
from extractor.comparison.long_table import STATUS_NAMES
from extractor.comparison.long_table import STEM as LONG_STEM
from extractor.comparison.values import Indicator
from extractor.output import WrittenFile, excel_day, excel_number, excel_text, write_excel_csv

ENDING = ".csv-excel"  # ends the folder's name
NAMES = "ten-cot.csv"
NAMES_HEAD = ("Tệp", "Cột", "Cột trong tệp CSV cho máy")
RATIO = regex.compile(r"(-?\d+(?:\.\d+)?)/(-?\d+(?:\.\d+)?)")
DISPLAYED = regex.compile(r"[+-]?\d{1,3}(?:\.\d{3})*(?:,\d+)?(?: ?%)?")
NUMERATOR, DENOMINATOR = " – tử số", " – mẫu số"
CODE = regex.compile(r"[a-z_]+(?:\.[a-z0-9_]+)+(?::[a-z]+)?")
NUMBERS = ("value", "numerator", "denominator", "before", "change", "target", "page", "actual",
           "planned", "replaced_value")  # fmt: skip
DAYS = ("doc_date", "counts_date", "replaced_date", "period", "for_period")
PARTS = {
    "planned": "dự kiến",
    "assigned": "được giao",
    "share": "tỷ lệ %",
    "previous": "kỳ trước",
    "change": "tăng, giảm",
    "rank": "hạng",
}
HEADINGS = {
    "what": "Dòng của",
    "level": "Cấp",
    "unit": "Đơn vị",
    "province": "Tỉnh, thành phố",
    "province_before": "Tỉnh trước 7/2025",
    "review": "Cần xem lại",
    "indicator": "Mã chỉ tiêu",
    "name_vi": "Chỉ tiêu",
    "value": "Giá trị",
    "before": "Kỳ đối chiếu",
    "change": "Tăng, giảm",
    "target": "Chỉ tiêu giao, kế hoạch",
    "reached": "Đạt",
    "standout": "Nổi bật",
    "file": "Tệp",
    "page": "Trang",
    "corrected": "Người sửa",
    "actual": "Thực hiện",
    "planned": "Dự kiến",
}
WORDS = {
    "what": {"unit": "đơn vị", "total": "cộng của tỉnh", "all": "cộng chung"},
    "standout": {"best": "tốt nhất", "worst": "kém nhất"},
    "reached": {"yes": "đạt", "no": "không đạt"},
    "review": {"yes": "có", "no": "không"},
    "counts": {"yes": "có", "no": "không"},
    "status": STATUS_NAMES,
}


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: its key in the file for machines, its heading, what makes a cell of a value.
    `ratios`: some of its values are ratios, `numbers`: some are none."""

    key: str
    heading: str
    cell: Callable[[str], str]
    ratios: bool = False
    numbers: bool = True

    @property
    def headings(self) -> list[str]:
        """The headings of its cells: one for numbers, two for ratios, or all three."""
        parts = [self.heading + NUMERATOR, self.heading + DENOMINATOR] if self.ratios else []
        return [self.heading, *parts] if self.numbers else parts

    def cells(self, value: str) -> list[str]:
        """A value's cells below those headings; a ratio fills the last two, all else the first."""
        found = RATIO.fullmatch(value) if self.ratios else None
        first = [] if not self.numbers else ["" if found else self.cell(value)]
        if not self.ratios:
            return first
        return [*first, *(map(excel_number, found.groups()) if found else ("", ""))]


def excel_folder(out: Path) -> Path:
    """The folder beside a workbook."""
    return out.with_name(f"{out.stem}{ENDING}")


def write_excel_files(files: CsvFiles, indicators: dict[str, Indicator]) -> list[WrittenFile]:
    """Write the files anew from those for machines; remove those that have none any more. Those
    that were written."""
    folder = excel_folder(files.out)
    folder.mkdir(exist_ok=True)
    written: list[WrittenFile] = []
    names: list[tuple[str, str, str]] = []
    for stem in sorted(files.written):
        source = files.written[stem].path
        columns = _columns(source, stem, indicators)
        headings = [heading for column in columns for heading in column.headings]
        target = folder / f"{stem}.csv"
        path = write_excel_csv(target, headings, _rows(source, columns))
        written.append(WrittenFile(target, path))
        names += [
            (target.name, heading, f"{files.name(stem)}: {column.key}")
            for column in columns
            for heading in column.headings
        ]
    written.append(WrittenFile(folder / NAMES, write_excel_csv(folder / NAMES, NAMES_HEAD, names)))
    mine = {file.path for file in written}
    for old in folder.glob("*.csv"):
        if old not in mine:
            with suppress(PermissionError):  # open in Excel: it goes with the next comparison
                old.unlink(missing_ok=True)
    return written


def _read(source: Path) -> Iterator[list[str]]:
    with open(source, encoding="utf-8-sig", newline="") as handle:
        yield from csv.reader(handle)


def _rows(source: Path, columns: list[_Column]) -> Iterator[list[str]]:
    lines = _read(source)
    next(lines)
    for line in lines:
        cells: list[str] = []
        for column, value in zip(columns, line, strict=True):
            cells += column.cells(_as_is(value))
        yield cells


def _as_is(value: str) -> str:
    """A value without the sign that kept it from being a formula in the file for machines."""
    return value[1:] if value[:1] == "'" and value[1:2] in tuple("=+-@\t\r") else value


def _columns(source: Path, stem: str, indicators: dict[str, Indicator]) -> list[_Column]:
    """The columns of a file; a column of numbers is looked through for ratios."""
    lines = _read(source)
    keys = next(lines)
    made = [_column(key, stem, indicators) for key in keys]
    looked = [at for at, key in enumerate(keys) if _is_number(key, stem)]
    if stem == LONG_STEM or not looked:
        return made  # the long table has both parts of a ratio in columns of their own
    ratios, plain = _kinds_of_values(lines, looked)
    return [
        replace(one, ratios=at in ratios, numbers=at not in ratios or at in plain)
        for at, one in enumerate(made)
    ]


def _kinds_of_values(lines: Iterator[list[str]], looked: list[int]) -> tuple[set[int], set[int]]:
    """Which of some columns hold ratios, which hold anything else."""
    ratios: set[int] = set()
    plain: set[int] = set()
    for line in lines:
        for at in filter(line.__getitem__, looked):
            (ratios if RATIO.fullmatch(line[at]) else plain).add(at)
    return ratios, plain


def _is_number(key: str, stem: str) -> bool:
    """True for a column of numbers; the list of changes has them in words of the sheet."""
    return bool(CODE.fullmatch(key)) or (key in NUMBERS and stem != FORMS["changes"].stem)


def _column(key: str, stem: str, indicators: dict[str, Indicator]) -> _Column:
    heading = _heading(key, stem, indicators)
    if key in WORDS and not CODE.fullmatch(key):
        return _Column(key, heading, lambda value: _in_words(key, value, indicators))
    if _is_number(key, stem):
        return _Column(key, heading, excel_number)
    if stem == FORMS["changes"].stem and key in NUMBERS:
        return _Column(key, heading, _displayed)
    return _Column(key, heading, excel_day if key in DAYS else excel_text)


def _displayed(value: str) -> str:
    """A number in words of the sheet (`40.358`, `82,14 %`) is what Vietnamese Excel reads."""
    return value if DISPLAYED.fullmatch(value) else excel_text(value)


def _in_words(key: str, value: str, indicators: dict[str, Indicator]) -> str:
    """A word of the dataset in Vietnamese; a list of columns to be reviewed by their headings."""
    known = WORDS[key]
    if value in known or not value:
        return known.get(value, "")
    if key != "review":
        return excel_text(value)
    return excel_text("; ".join(_heading(one, "", indicators) for one in value.split()))


def _heading(key: str, stem: str, indicators: dict[str, Indicator]) -> str:
    """What a column is called: an indicator by its name, with the part of it."""
    if not CODE.fullmatch(key):
        return _list_headings(stem).get(key) or HEADINGS.get(key, key)
    code, _, part = key.partition(":")
    title = indicators[code].title if code in indicators else code
    return f"{title} – {PARTS.get(part, part)}" if part else title


@lru_cache(maxsize=32)
def _list_headings(stem: str) -> dict[str, str]:
    """The headings of a list's or the long table's sheet, by the keys of their columns."""
    columns = [one for form in FORMS.values() if form.stem == stem for one in form.columns]
    columns += LONG_COLUMNS if stem == LONG_STEM else ()
    return {one.key: one.heading for one in columns}
