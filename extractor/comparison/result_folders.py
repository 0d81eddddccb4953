"""What result folders hold, brought together: their reports, who made each, and its indicators.

A folder gives `dataset.sqlite`, or where that is not there `indicators.csv` and `documents.csv`.
Nothing in it is changed.
"""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas

from extractor.administration import Gazetteer
from extractor.comparison.reporters import OF_ISSUER, Reporter, reporter_of_document
from extractor.errors import WrongUsage
from extractor.language import periods

INDICATORS = "file period indicator name_vi unit status value numerator denominator page start review".split()
DOCUMENTS = (
    "file sha256 number doc_date doc_type issuer issuer_level province district title period answers "
    "review review_reason"
).split()


@dataclass(frozen=True, slots=True)
class Filed:
    """A report as the dataset has it. `read` rises with the order of reading over all folders."""

    folder: int
    file: str
    sha256: str
    number: str
    doc_date: str
    doc_type: str
    issuer: str
    title: str
    period: str
    answers: str
    reporter: Reporter
    read: int


@dataclass(frozen=True)
class Collection:
    """Result folders with their reports, by (folder's place in the list, file)."""

    folders: tuple[Path, ...]
    filed: dict[tuple[int, str], Filed]

    def periods(self) -> dict[str, int]:
        """How many units reported on each period, the latest first."""
        found: dict[str, set[Reporter]] = {}
        for report in self.filed.values():
            if report.period:
                found.setdefault(report.period, set()).add(report.reporter)
        return {p: len(found[p]) for p in sorted(found, key=_late, reverse=True)}

    def indicators(self, wanted: list[str]) -> pandas.DataFrame:
        """Rows of indicators of some periods, all text, with `folder`; empty codes left out."""
        frames = [
            _frame(folder, wanted).assign(folder=at) for at, folder in enumerate(self.folders)
        ]
        return pandas.concat(frames, ignore_index=True)

    def every_row(self, period: str = "") -> Iterator[tuple]:
        """(folder, *INDICATORS) of every row, or of one period's, straight from the folder: a million fit."""
        for at, folder in enumerate(self.folders):
            yield from _rows(folder, at, period)


def _late(period: str) -> tuple:
    first, last = periods.span(period)
    return last, [-ord(c) for c in first]  # of two that end alike, the longer one


def collect(folders: list[Path], known: Gazetteer = Gazetteer()) -> Collection:
    """Raises WrongUsage for a folder without results."""
    filed: dict[tuple[int, str], Filed] = {}
    for at, folder in enumerate(folders):
        for row in _documents(folder):
            filed[at, row["file"]] = Filed(
                at,
                row["file"],
                *(
                    row[c]
                    for c in (
                        "sha256",
                        "number",
                        "doc_date",
                        "doc_type",
                        "issuer",
                        "title",
                        "period",
                        "answers",
                    )
                ),
                reporter_of_document(row, known),
                len(filed),
            )
    return Collection(tuple(folders), filed)


def _open(folder: Path) -> sqlite3.Connection | None:
    file = folder / "dataset.sqlite"
    if not file.exists():
        return None
    try:
        connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)
        connection.execute("select 1 from indicators limit 1")
        return connection
    except sqlite3.Error as error:
        raise WrongUsage("results_broken", path=folder, detail=str(error)) from None


def _documents(folder: Path) -> list[dict[str, str]]:
    """Rows of documents, in the order in which they were read; those that only indicators name
    get what their rows say of the issuer."""
    if connection := _open(folder):
        there = {row[1] for row in connection.execute('pragma table_info("documents")')}
        chosen = ", ".join(c if c in there else f"'' as {c}" for c in DOCUMENTS)
        rows = [
            dict(zip(DOCUMENTS, map(_text, row)))
            for row in connection.execute(f"select {chosen} from documents order by rowid")
        ]
        more = connection.execute(
            f"select distinct file, period, {', '.join(OF_ISSUER)} from indicators "
            "where file not in (select file from documents)"
        ).fetchall()
        connection.close()
    else:
        rows = [
            {c: row.get(c) or "" for c in DOCUMENTS}
            for row in _csv(folder / "documents.csv", folder)
        ]
        known = {row["file"] for row in rows}
        more = {
            (r["file"], r["period"], *(r[c] for c in OF_ISSUER))
            for r in _csv(folder / "indicators.csv", folder)
            if r["file"] not in known
        }
    seen = {row["file"] for row in rows}
    for values in sorted(tuple(map(_text, v)) for v in more):
        if values[0] not in seen:
            seen.add(values[0])
            rows.append(
                {
                    **dict.fromkeys(DOCUMENTS, ""),
                    **dict(zip(["file", "period", *OF_ISSUER], values)),
                }
            )
    return rows


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _csv(file: Path, folder: Path) -> Iterator[dict[str, str]]:
    try:
        with open(file, encoding="utf-8-sig", newline="") as handle:
            yield from csv.DictReader(handle)
    except OSError:
        raise WrongUsage("no_results", path=folder) from None


def _frame(folder: Path, wanted: list[str]) -> pandas.DataFrame:
    if connection := _open(folder):
        marks = ", ".join("?" * len(wanted))
        frame = pandas.read_sql_query(
            f"select {', '.join(INDICATORS)} from indicators where indicator <> '' "
            f"and period in ({marks})",
            connection,
            params=wanted,
            dtype=str,
        )
        connection.close()
        return frame.fillna("")
    frame = pandas.read_csv(
        folder / "indicators.csv",
        dtype=str,
        keep_default_na=False,
        encoding="utf-8-sig",
        usecols=INDICATORS,
    )
    return frame[(frame["indicator"] != "") & frame["period"].isin(wanted)]


def _rows(folder: Path, at: int, period: str = "") -> Iterator[tuple]:
    if connection := _open(folder):
        columns = f"{at}, " + ", ".join(f"ifnull({c}, '')" for c in INDICATORS)
        yield from connection.execute(
            f"select {columns} from indicators where indicator <> ''"
            + " and period = ?" * bool(period),
            (period,) if period else (),
        )
        connection.close()
        return
    for row in _csv(folder / "indicators.csv", folder):
        if row["indicator"] and period in ("", row["period"]):
            yield (at, *(row[c] for c in INDICATORS))


def reviewed(
    collection: Collection, keys: set[tuple[int, str, str]]
) -> dict[tuple[int, str, str], tuple[str, bool]]:
    """Reason for review, and whether the place has a picture, of figures (folder, file, start)."""
    found = {}
    for at, folder in enumerate(collection.folders):
        mine = {(file, start) for number, file, start in keys if number == at}
        if not mine or not (connection := _open(folder)):
            continue
        for file in sorted({f for f, _ in mine}):
            for start, reason, x0 in connection.execute(
                "select start, review_reason, x0 from figures where file = ?", (file,)
            ):
                if (file, _text(start)) in mine:
                    found[at, file, _text(start)] = (_text(reason), x0 not in ("", None))
        connection.close()
    return found


def values_of(
    collection: Collection, reports: Iterable[tuple[int, str]]
) -> dict[tuple[int, str], dict[tuple[str, str], str]]:
    """By report: what it says of each (indicator, status), several values parted by ` | `."""
    found: dict[tuple[int, str], dict[tuple[str, str], str]] = {key: {} for key in reports}
    for at, folder in enumerate(collection.folders):
        files = {file for number, file in found if number == at}
        for row in _rows_of(folder, files) if files else ():
            _, _, code, _, _, status, value, top, bottom, *_ = row
            mine, text = (
                found[at, row[0]],
                f"{top}/{bottom}" if _text(top) and _text(bottom) else _text(value),
            )
            before = mine.get((code, status))
            if text and text not in (before or "").split(" | "):
                mine[code, status] = f"{before} | {text}" if before else text
    return found


def _rows_of(folder: Path, files: set[str]) -> Iterator[tuple]:
    if connection := _open(folder):
        for file in sorted(files):
            yield from connection.execute(
                f"select {', '.join(INDICATORS)} from indicators where file = ? and indicator <> ''",
                (file,),
            )
        connection.close()
    else:
        yield from (row[1:] for row in _rows(folder, 0) if row[1] in files)
