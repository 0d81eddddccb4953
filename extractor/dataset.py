"""The dataset: one embedded database, and the CSV files made from it.

Columns as users' spreadsheets rely on them. Values are exact decimal text. Rows of one report
are replaced in one transaction, so a killed run leaves whole reports only.
"""

from __future__ import annotations

import csv
import os
import sqlite3
from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path

import regex

from extractor import messages
from extractor.claims import base_of
from extractor.find import exact
from extractor.indicators import load as load_indicators
from extractor.model import FIGURE_KINDS, Numeral, Report

PLACE = (
    "file page start end raw section sentence confidence review review_reason x0 y0 x1 y1"
).split()
DOCUMENT = (
    "number doc_date doc_type issuer issuer_level province district title period received_by "
    "received_number received_date forwarded_to signer signer_capacity recipients"
).split()
TABLES = {
    "documents": [
        "file",
        "sha256",
        "pages",
        *DOCUMENT,
        "reader",
        "review",
        "review_reason",
        "answers",
    ],
    "figures": [
        *PLACE,
        *"kind value numerator denominator unit subject status indicator rule proven".split(),
    ],
    "references": [*PLACE, "number", "doc_type", "doc_date", "issuer"],
    "dates": [*PLACE, "iso", "role"],
    "labels": [*PLACE, "of"],
    "checks": "file page section check statement verdict difference figures weight suggested message".split(),
    "indicators": (
        "file province district issuer issuer_level period indicator name_vi unit status value "
        "numerator denominator page start review"
    ).split(),
    "tables": [*PLACE, *"table row column row_head column_head value".split()],
    "cells": "file page table whole title row column rows columns body start text".split(),  # every cell, for the workbook
    "failures": ["file", "error", "next_step"],
    "inputs": ["file", "sha256", "settings", "pages"],
}
EXPORTED = [name for name in TABLES if name not in ("inputs", "cells")]


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


def put(beside: Path, target: Path) -> Path:
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
    return put(beside, target)


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


def place_row(report: Report, row: Numeral) -> list:
    box = row.place.box
    corners = [round(c, 1) for c in (box.x0, box.y0, box.x1, box.y1)] if box else [""] * 4
    return [
        report.input.name,
        row.place.page,
        row.start,
        row.end,
        row.raw,
        row.section,
        row.sentence,
        round(row.confidence, 4),
        "yes" if row.doubts else "no",
        reasons(row.doubts),
        *corners,
    ]


def reasons(doubts: tuple[str, ...]) -> str:
    return "; ".join(messages.reason(doubt) for doubt in doubts)


def numeral_rows(report: Report) -> dict[str, list[list]]:
    """Rows by table; the stamp's numerals stand in the documents table."""
    tables: dict[str, list[list]] = {"figures": [], "references": [], "dates": [], "labels": []}
    for row in report.numerals:
        place = place_row(report, row)
        if row.kind in FIGURE_KINDS:
            tables["figures"].append(
                [
                    *place,
                    row.kind,
                    exact(row.value),
                    exact(row.numerator),
                    exact(row.denominator),
                    row.unit,
                    row.subject,
                    row.status,
                    row.indicator,
                    row.rule,
                    row.proven,
                ]
            )
        elif row.kind == "document_number":
            tables["references"].append(
                [*place, row.number, row.doc_type, row.doc_date, row.issuer]
            )
        elif row.kind == "date":
            tables["dates"].append([*place, row.iso, row.role])
        elif row.kind == "label":
            tables["labels"].append([*place, row.of])
    return tables


def table_rows(report: Report) -> list[list]:
    """One row for each figure in a table, with the heads of its cell."""
    figures = [row for row in report.numerals if row.kind in FIGURE_KINDS]
    starts = [row.start for row in figures]
    made = []
    for table in report.tables:
        for cell in table.placed.cells:
            for row in figures[bisect_left(starts, cell.start) : bisect_left(starts, cell.end)]:
                line, column = table.rows[cell.row - 1], table.columns[cell.column - 1]
                if line.body and column.role == "value":
                    made.append(
                        [
                            *place_row(report, row),
                            table.placed.number,
                            cell.row,
                            cell.column,
                            line.head,
                            column.head,
                            exact(row.value),
                        ]
                    )
    return made


def cell_rows(report: Report) -> list[list]:
    return [
        [
            report.input.name,
            table.placed.page,
            table.placed.number,
            table.whole,
            table.title,
            cell.row,
            cell.column,
            cell.rows,
            cell.columns,
            int(table.rows[cell.row - 1].body),
            cell.start,
            report.text.text[cell.start : cell.end],
        ]
        for table in report.tables
        for cell in table.placed.cells
    ]


def indicator_rows(report: Report) -> list[list]:
    """One row for each figure that has a code."""
    names, fields = load_indicators().names, report.fields
    unit_of = {code: rule.record.unit for code, rule in load_indicators().by_code.items()}
    return [
        [
            report.input.name,
            *(
                fields.get(f, "")
                for f in ("province", "district", "issuer", "issuer_level", "period")
            ),
            row.indicator,
            names[row.indicator],
            unit_of[base_of(row.indicator)[0]],
            row.status,
            exact(row.value),
            exact(row.numerator),
            exact(row.denominator),
            row.place.page,
            row.start,
            "yes" if row.doubts else "no",
        ]
        for row in report.numerals
        if row.indicator
    ]


def document_row(report: Report) -> list:
    readers = sorted({page.reader for page in report.pages})
    return [
        report.input.name,
        report.input.sha256,
        len(report.pages),
        *(report.fields.get(name, "") for name in DOCUMENT),
        "+".join(readers),
        "yes" if report.doubts else "no",
        reasons(report.doubts),
        report.fields.get("answers", ""),
    ]


def check_rows(report: Report) -> list[tuple]:
    return [
        (
            report.input.name,
            c.page,
            c.section,
            c.check,
            c.statement,
            c.verdict,
            c.difference,
            " ".join(map(str, c.figures)),
            exact(c.weight),
            c.suggested,
            c.message,
        )
        for c in report.checks
    ]
