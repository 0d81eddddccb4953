"""A user's list of units as the office keeps it: an Excel workbook, or any CSV that Excel writes.

The first line with headings names the columns, in Vietnamese or English, with or without marks;
a list of names in one column needs none, the level is then in the names. Errors name the sheet and
the line.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import regex

from extractor.administration.body_names import body_parts, unit_kind
from extractor.administration.unit_names import LEVEL_OF, unmarked
from extractor.errors import WrongUsage
from extractor.language.periods import ISO_DAY

UNIT_LEVELS = ("tỉnh", "sở", "huyện", "xã")
LARGEST = 20 << 20  # bytes: no list of units is larger
MOST_LINES = 50_000
HEADINGS = {  # how columns are headed, without marks
    "level": "level|cap|cap hanh chinh|cap don vi|loai|loai don vi|loai hinh|kind|type",
    "name": "name|unit|unit name|ten|ten don vi|don vi|ten co quan|co quan|co quan don vi"
    "|ten co quan don vi|don vi bao cao|ten don vi hanh chinh|dia phuong",
    "province": "province|tinh|tinh thanh pho|tinh tp|tinh thanh|thuoc tinh|ten tinh"
    "|tinh thanh pho truc thuoc trung uong",
    "district": "district|huyen|quan huyen|huyen quan|thuoc huyen|ten huyen|quan huyen thi xa"
    "|huyen thi xa thanh pho|quan huyen thi xa thanh pho|huyen thi xa tp",
    "valid_from": "valid from|from|tu ngay|hieu luc tu|hieu luc tu ngay|ngay bat dau",
    "valid_to": "valid to|to|den ngay|den het ngay|hieu luc den|hieu luc den ngay|ngay ket thuc",
    "aliases": "aliases|alias|ten khac|ten goi khac|cach viet khac|ten viet tat|viet tat",
}
_COLUMN_OF = {
    heading: column for column, listed in HEADINGS.items() for heading in listed.split("|")
}
_LEVEL_WORDS = {
    **{unmarked(name): level for name, level in LEVEL_OF.items() if name != "thành phố"},
    "so": "sở",
    "so ban nganh": "sở",
    "so nganh": "sở",
    "ban": "sở",
    "nganh": "sở",
    "thanh pho truc thuoc trung uong": "tỉnh",
    "thanh pho thuoc tinh": "huyện",
    "thanh pho thuoc thanh pho": "huyện",
    "phong": "huyện",
    "province": "tỉnh",
    "department": "sở",
    "district": "huyện",
    "commune": "xã",
}
# Words of a level that tell the type of a name without one: `Thị xã`, `Ngã Năm`. `Huyện` and `xã`
# are said of a whole level too.
_TYPES_ALONE = {unmarked(name): name for name in LEVEL_OF if name not in ("tỉnh", "huyện", "xã")}
_PRINTED_DAY = regex.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_SEPARATOR_LINE = regex.compile(r"sep=(.)\s*", regex.I)
_NUMBER = regex.compile(r"[\d.,]*")


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A line of a list: the unit's level, its name with the type that the line gives, and "" for
    what the line does not say. Days are ISO."""

    level: str
    name: str
    province: str
    district: str
    valid_from: str
    valid_to: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A table of cells and how errors call it: `danh-sach.xlsx!Huyện`."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def read_unit_file(file: Path) -> tuple[UnitLine, ...]:
    """The units of a list. Raises WrongUsage where the file cannot be read or holds none, or a line
    has no name, no level that can be told, or a day that is none."""
    try:
        if file.stat().st_size > LARGEST:
            raise ValueError("> 20 MB")
        sheets = _workbook(file) if file.suffix.lower() in (".xlsx", ".xlsm") else _csv(file)
    except OSError as error:
        raise WrongUsage("units_unreadable", path=file, detail=error) from None
    except (UnicodeError, ValueError, KeyError, csv.Error) as error:
        raise WrongUsage("units_unreadable", path=file, detail=str(error)[:120]) from None
    sheet = next((sheet for sheet in sheets if _heading(sheet.rows) is not None), sheets[0])
    units = tuple(_units(sheet))
    if not units:
        raise WrongUsage("units_empty", path=file)
    return units


def _csv(file: Path) -> list[_Sheet]:
    text = _decoded(file.read_bytes())
    first = text.lstrip("\r\n").split("\n", 1)[0]
    if told := _SEPARATOR_LINE.fullmatch(first):
        separator, text = told[1], "\n" + text.lstrip("\r\n").split("\n", 1)[-1]
    else:
        separator = max(";\t,", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    return [_Sheet(str(file), tuple(tuple(map(_cleaned, row)) for row in rows))]


def _decoded(data: bytes) -> str:
    """The text of a CSV file: UTF-8, UTF-16, else the Vietnamese code page of Windows. Raises
    UnicodeError where it is none of these."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    if b"\0" in data[:200]:
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return unicodedata.normalize("NFC", data.decode("cp1258"))


def _workbook(file: Path) -> list[_Sheet]:
    """The sheets of an Excel workbook that have a line. Raises ValueError where there is none."""
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(file, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException) as error:
        raise ValueError(str(error)) from None
    try:
        sheets = [
            _Sheet(
                f"{file}!{sheet.title}",
                tuple(
                    tuple(map(_cleaned, row))
                    for row in sheet.iter_rows(max_row=MOST_LINES, max_col=40, values_only=True)
                ),
            )
            for sheet in book.worksheets
        ]
    finally:
        book.close()
    filled = [sheet for sheet in sheets if any(map(any, sheet.rows))]
    if not filled:
        raise ValueError("0")
    return filled


def _cleaned(value: object) -> str:
    """A cell's text on one line, NFC; a day as an ISO day, a whole number without a point."""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = "" if value is None else str(value)
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _heading(rows: tuple[tuple[str, ...], ...]) -> int | None:
    """The place of the first line that heads a column of names; None in a plain list."""
    for place, row in enumerate(rows[:20]):
        columns = {_COLUMN_OF.get(unmarked(cell)) for cell in row}
        if "name" in columns:
            return place
    return None


def _units(sheet: _Sheet) -> Iterable[UnitLine]:
    heading = _heading(sheet.rows)
    columns = _plain_column(sheet.rows) if heading is None else _columns(sheet.rows[heading])
    first = 0 if heading is None else heading + 1
    for number, row in enumerate(sheet.rows[first:], first + 1):
        values = {
            column: row[place] if place < len(row) else "" for column, place in columns.items()
        }
        if any(values.values()):
            yield _unit_line(values, sheet.name, number)


def _columns(row: tuple[str, ...]) -> dict[str, int]:
    """The place of each column that is headed; of two alike the first."""
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        column = _COLUMN_OF.get(unmarked(cell))
        if column:
            found.setdefault(column, place)
    return found


def _plain_column(rows: tuple[tuple[str, ...], ...]) -> dict[str, int]:
    """The column of names of a list without headings: the first one that has no numbers only."""
    width = max((len(row) for row in rows), default=0)
    for place in range(width):
        cells = [row[place] for row in rows if place < len(row)]
        if not all(_NUMBER.fullmatch(cell) for cell in cells):
            return {"name": place}
    return {"name": 0}


def _unit_line(values: dict[str, str], sheet: str, number: int) -> UnitLine:
    """The unit of a line. Raises WrongUsage where its name is missing or its level unknown."""
    day = _iso(values.get("valid_from", ""), sheet, number)
    last = _iso(values.get("valid_to", ""), sheet, number)
    said = regex.sub(r"^cap ", "", unmarked(values.get("level", "")))
    name = _with_type(values.get("name", ""), said)
    level = _level(name, said, last or day)
    if not name or level not in UNIT_LEVELS:
        raise WrongUsage("units_line", path=sheet, line=number, levels=", ".join(UNIT_LEVELS))
    aliases = (alias.strip() for alias in values.get("aliases", "").split("|"))
    return UnitLine(
        level=level,
        name=name,
        province=values.get("province", ""),
        district=values.get("district", ""),
        valid_from=day,
        valid_to=last,
        aliases=tuple(alias for alias in aliases if alias),
    )


def _with_type(name: str, said: str) -> str:
    """The name with the type that the column of levels says, where the name has none."""
    has_type = bool(body_parts(name).places or unit_kind(name).kind)
    return name if has_type or said not in _TYPES_ALONE else f"{_TYPES_ALONE[said]} {name}"


def _level(name: str, said: str, day: str) -> str:
    """The level that the column says, else that of the name; "" where neither tells."""
    if said in ("", "thanh pho"):
        return unit_kind(name, day).level
    return _LEVEL_WORDS.get(said, "")


def _iso(text: str, sheet: str, line: int) -> str:
    """The ISO day of a day written `2025-07-01` or `01/7/2025`; "" stays. Raises WrongUsage."""
    if found := _PRINTED_DAY.fullmatch(text):
        text = f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}"
    try:
        if text and not ISO_DAY.fullmatch(text):
            raise ValueError
        return text and date.fromisoformat(text).isoformat()
    except ValueError:
        raise WrongUsage("units_day", path=sheet, line=line, text=text) from None
