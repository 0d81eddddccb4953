"""Files written whole or not at all; cells that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import regex

from extractor.output.kept_files import keep_changed, note_written
from extractor.output.schema import Row
from extractor.whole_files import put_whole

MOST_NAMES = 100  # `so-lieu-2.xlsx` to `so-lieu-99.xlsx` are tried
FORMULA_SIGNS = "=+-@\t\r"
_SIGNED_NUMBER = regex.compile(r"[+\-]\d[\d.,]*\s?%?$")


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file that was to be written to `wanted` and stands at `path`: elsewhere where another
    program held the old one open. `kept`: where one that a person had changed is kept."""

    wanted: Path
    path: Path
    kept: Path | None = None

    @property
    def is_elsewhere(self) -> bool:
        """True where it could not be written to where it was wanted."""
        return self.path.name != self.wanted.name


def put_file(beside: Path, target: Path) -> Path:
    """Move a finished file to its target; where another program holds the old one open, to the
    next free name (`so-lieu-2.xlsx`). Where it stands then."""
    note_written(beside, target)
    for number in range(1, MOST_NAMES):
        named = target if number == 1 else _numbered(target, number)
        try:
            keep_changed(named)
            put_whole(beside, named)
            return named
        except (PermissionError, IsADirectoryError):
            continue
    return beside


def _numbered(target: Path, number: int) -> Path:
    return target.with_name(f"{target.stem}-{number}{target.suffix}")


def write_csv(target: Path, columns: list[str], rows: Iterable[Row]) -> Path:
    """Write a CSV file (UTF-8 with BOM, comma, header). Where it stands then."""
    beside = target.with_suffix(".csv.part")
    with open(beside, "w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(columns)
        for row in rows:
            writer.writerow([harmless(row[column], column) for column in columns])
    return put_file(beside, target)


def harmless(value: object, column: str) -> object:
    """The value for a cell of a CSV file: text that a spreadsheet would take for a formula gets an
    apostrophe before it. A number's own sign does no harm and stays.

    >>> harmless("=1+1", "title"), harmless("-5%", "raw")
    ("'=1+1", '-5%')
    """
    if not isinstance(value, str) or value[:1] not in tuple(FORMULA_SIGNS):
        return value
    if column in ("raw", "value") and _SIGNED_NUMBER.match(value):
        return value
    return "'" + value
