"""Files written whole or not at all; cells that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import regex


def put_file(beside: Path, target: Path) -> Path:
    """Move a finished file into place; where another program holds the old one open, under the
    next free name (`so-lieu-2.xlsx`)."""
    for n in range(1, 100):
        named = target if n == 1 else target.with_name(f"{target.stem}-{n}{target.suffix}")
        try:
            os.replace(beside, named)
            return named
        except (PermissionError, IsADirectoryError):
            continue
    return beside


def write_csv(target: Path, columns: list[str], rows) -> Path:
    beside = target.with_suffix(".csv.part")
    with open(beside, "w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(columns)
        writer.writerows([harmless(row[c], c) for c in columns] for row in rows)
    return put_file(beside, target)


def harmless(value: object, column: str) -> object:
    """Text that a spreadsheet would take for a formula gets an apostrophe before it. A numeral's
    own sign (`-5%`) does no harm and stays."""
    if (
        isinstance(value, str)
        and value[:1] in "=+-@\t\r"
        and value
        and not (column in ("raw", "value") and regex.match(r"[+\-]\d[\d.,]*\s?%?$", value))
    ):
        return "'" + value
    return value
