"""The dataset: one embedded database, and the CSV files made from it.

Columns as users' spreadsheets rely on them. Values are exact decimal text. Rows of one report
are replaced in one transaction, so a killed run leaves whole reports only.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from extractor.model import Report
from extractor.output.files import write_csv
from extractor.output.rows import (
    cell_rows,
    check_rows,
    document_row,
    indicator_rows,
    numeral_rows,
    table_rows,
)
from extractor.output.schema import EXPORTED, TABLES


class Dataset:
    """The database of one result folder. Use as a context manager."""

    def __init__(self, out: Path):
        self.out = out
        self.path = out / "dataset.sqlite"

    def __enter__(self) -> Dataset:
        self.connection = sqlite3.connect(self.path, timeout=10)
        for name, columns in TABLES.items():
            listed = ", ".join(f'"{c}"' for c in columns)
            self.connection.execute(f'create table if not exists "{name}" ({listed})')
            for late in columns[
                len(self.connection.execute(f'pragma table_info("{name}")').fetchall()) :
            ]:
                self.connection.execute(
                    f'alter table "{name}" add column "{late}"'
                )  # of a folder made before it
            self.connection.execute(f'create index if not exists "{name}_file" on "{name}" (file)')
        return self

    def __exit__(self, *_):
        self.connection.commit()
        self.connection.close()

    def unchanged(self, file: str, sha256: str, settings: str) -> bool:
        found = self.connection.execute(
            "select 1 from inputs where file = ? and sha256 = ? and settings = ?",
            (file, sha256, settings),
        )
        return found.fetchone() is not None

    def same_content(self, file: str, sha256: str) -> str:
        """Another name under which this content was read before, or ""."""
        found = self.connection.execute(
            "select file from inputs where sha256 = ? and file < ? order by file limit 1",
            (sha256, file),
        ).fetchone()
        return found[0] if found else ""

    def replace(self, report: Report, settings: str) -> None:
        """Put a report's rows in the place of any earlier ones of the same file."""
        file = report.input.name
        with self.connection:
            self._forget(file)
            self._add("inputs", [(file, report.input.sha256, settings, len(report.pages))])
            self._add("documents", [document_row(report)])
            for table, rows in numeral_rows(report).items():
                self._add(table, rows)
            self._add("checks", check_rows(report))
            self._add("tables", table_rows(report))
            self._add("cells", cell_rows(report))
            self._add("indicators", indicator_rows(report))

    def fail(self, file: str, error: str, next_step: str) -> None:
        """An input that gave nothing: its failure takes the place of any earlier rows."""
        with self.connection:
            self._forget(file)
        self.note_failure(file, error, next_step)

    def note_failure(self, file: str, error: str, next_step: str) -> None:
        """A failure beside the rows that were read all the same (some pages failed)."""
        with self.connection:
            self._add("failures", [(file, error, next_step)])

    def _forget(self, file: str) -> None:
        for name in TABLES:
            self.connection.execute(f'delete from "{name}" where file = ?', (file,))

    def _add(self, table: str, rows: list[tuple]) -> None:
        marks = ", ".join("?" * len(TABLES[table]))
        self.connection.executemany(f'insert into "{table}" values ({marks})', rows)

    def rows(self, table: str) -> Iterator[dict[str, object]]:
        """All rows in order of file and place."""
        columns = TABLES[table]
        order = "file, start" if "start" in columns and table != "cells" else "file, rowid"
        for row in self.connection.execute(f'select * from "{table}" order by {order}'):
            yield dict(zip(columns, row))

    def check_summary(self) -> dict[str, dict[str, object]]:
        """By file: `proven` figures, relations `holding` and `failing`, `letter`: what does not agree."""
        found: dict[str, dict[str, object]] = {}
        for file, number in self.connection.execute(
            "select file, count(*) from figures where proven <> '' group by file"
        ):
            found[file] = {"proven": number}
        for row in self.rows("checks"):
            entry = found.setdefault(row["file"], {})
            bad = row["verdict"] in ("fails", "suspect")
            entry["failing" if bad else "holding"] = (
                entry.get("failing" if bad else "holding", 0) + 1
            )
            if bad and row["message"]:
                entry["letter"] = "; ".join(filter(None, (entry.get("letter", ""), row["message"])))
        return found

    def count(self, table: str, where: str = "1") -> int:
        return self.connection.execute(f'select count(*) from "{table}" where {where}').fetchone()[
            0
        ]

    def export(self) -> list[Path]:
        """Write every CSV file anew: UTF-8 with BOM, comma, header. Where they were written."""
        return [
            write_csv(self.out / f"{table}.csv", TABLES[table], self.rows(table))
            for table in EXPORTED
        ]
