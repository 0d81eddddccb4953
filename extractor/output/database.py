"""The dataset: one embedded database of a result folder.

Values are exact decimal text. The rows of one report are replaced in one transaction, so a killed
run leaves whole reports only.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extractor.model import Report
from extractor.output.rows import report_rows
from extractor.output.schema import REVIEWED, TABLES, Row

NOT_HOLDING = ("fails", "suspect")


@dataclass(slots=True)
class CheckSummary:
    """Of one document: how many figures are proven, how many relations hold and fail, and what
    does not agree, in words for a letter."""

    proven: int = 0
    holding: int = 0
    failing: int = 0
    letter: list[str] = field(default_factory=list)

    @property
    def row(self) -> Row:
        """Its columns in the workbook; what there is none of stays empty."""
        return {
            "proven": self.proven or None,
            "holding": self.holding or None,
            "failing": self.failing or None,
            "letter": "; ".join(self.letter),
        }


class Dataset:
    """The database of one result folder. Use as a context manager."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.path = out / "dataset.sqlite"

    def __enter__(self) -> Dataset:
        self.connection = sqlite3.connect(self.path, timeout=10)
        for table, columns in TABLES.items():
            self._create(table, columns)
        return self

    def _create(self, table: str, columns: list[str]) -> None:
        """Make a table where it is not there, and add the columns that a folder of an earlier
        version lacks at its end."""
        listed = ", ".join(f'"{column}"' for column in columns)
        self.connection.execute(f'create table if not exists "{table}" ({listed})')
        there = self.connection.execute(f'pragma table_info("{table}")').fetchall()
        for late in columns[len(there) :]:
            self.connection.execute(f'alter table "{table}" add column "{late}"')
        self.connection.execute(f'create index if not exists "{table}_file" on "{table}" (file)')

    def __exit__(self, *_: object) -> None:
        self.connection.commit()
        self.connection.close()

    def unchanged(self, file: str, sha256: str, settings: str) -> bool:
        """True where this file was read with this content and these settings before."""
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
        return str(found[0]) if found else ""

    def replace(self, report: Report, settings: str) -> None:
        """Put a report's rows in the place of any earlier ones of the same file. `settings` is what
        it was read with; "" where it must be read again in the next run."""
        source = report.input
        read = {"file": source.name, "sha256": source.sha256, "settings": settings}
        with self.connection:
            self._forget(source.name)
            self.add("inputs", [{**read, "pages": len(report.pages)}])
            for table, rows in report_rows(report).items():
                self.add(table, rows)

    def fail(self, file: str, error: str, next_step: str) -> None:
        """Put the failure of an input that gave nothing in the place of any earlier rows."""
        with self.connection:
            self._forget(file)
        self.note_failure(file, error, next_step)

    def note_failure(self, file: str, error: str, next_step: str) -> None:
        """Add a failure to the rows that were read all the same: some pages failed."""
        with self.connection:
            self.add("failures", [{"file": file, "error": error, "next_step": next_step}])

    def _forget(self, file: str) -> None:
        for table in TABLES:
            self.connection.execute(f'delete from "{table}" where file = ?', (file,))

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Add rows that have all columns of the table."""
        named = ", ".join(f":{column}" for column in TABLES[table])
        self.connection.executemany(f'insert into "{table}" values ({named})', rows)

    def rows(self, table: str) -> Iterator[Row]:
        """All rows of a table, in the order of file and place."""
        columns = TABLES[table]
        order = "file, start" if "start" in columns and table != "cells" else "file, rowid"
        for row in self.connection.execute(f'select * from "{table}" order by {order}'):
            yield dict(zip(columns, row, strict=False))

    def check_summary(self) -> dict[str, CheckSummary]:
        """What the checks found, by file; files without checks and proven figures are left out."""
        found: dict[str, CheckSummary] = {}
        proven = "select file, count(*) from figures where proven <> '' group by file"
        for file, number in self.connection.execute(proven):
            found[file] = CheckSummary(proven=number)
        for row in self.rows("checks"):
            summary = found.setdefault(row["file"], CheckSummary())
            if row["verdict"] not in NOT_HOLDING:
                summary.holding += 1
                continue
            summary.failing += 1
            if row["message"]:
                summary.letter.append(row["message"])
        return found

    def count(self, table: str, where: str = "1") -> int:
        """How many rows of a table fulfil a condition in SQL."""
        found = self.connection.execute(f'select count(*) from "{table}" where {where}')
        return int(found.fetchone()[0])

    def count_to_review(self) -> int:
        """How many rows a person must look at before they are used."""
        return sum(self.count(table, "review = 'yes'") for table in REVIEWED)
