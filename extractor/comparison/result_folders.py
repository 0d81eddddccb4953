"""The reports of several result folders, brought together: who made each, and its indicators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from extractor.administration import Gazetteer
from extractor.comparison.reporters import ListedUnit, Reporter, listed_unit, reporter_of_document
from extractor.comparison.stored_results import (
    FailureRow,
    IndicatorRow,
    Record,
    StoredResults,
    ValueRow,
    open_results,
)
from extractor.language import periods

NO_LIST = Gazetteer()  # of a user who has none


class ReportKey(NamedTuple):
    """A report by its folder's place in the list of folders and the name of its file there."""

    folder: int
    file: str


class FigureKey(NamedTuple):
    """A figure by its report and the place of its first character in the report's text."""

    folder: int
    file: str
    start: str

    @property
    def report(self) -> ReportKey:
        return ReportKey(self.folder, self.file)


class Fact(NamedTuple):
    """What a value is said of: an indicator's code and a status."""

    code: str
    status: str


@dataclass(frozen=True, slots=True)
class Filed:
    """A report, or another document, as its dataset has it. Days are ISO; `read` rises with the
    order of reading over all folders.

    `counted`: False for a report that a person or the run took out of the count (its file is gone
    from the folder). `listed`: the unit of the user's list that it is of, None for none.
    `received`: the day of its incoming stamp, "" for none. `doubtful`: a person must look at the
    document's own fields. `is_report`: False for a letter, a notice, a plan that has no value of
    an indicator: a unit has not reported by it. `is_blank`: True for a file of no known type
    without a single figure, as a form that nobody has filled in: no report either.
    """

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
    counted: bool = True
    listed: ListedUnit | None = None
    received: str = ""
    doubtful: bool = False
    is_report: bool = True
    is_blank: bool = False

    @property
    def key(self) -> ReportKey:
        return ReportKey(self.folder, self.file)


class Mark(NamedTuple):
    """Why a person must look at a figure, "" where its row gives no reason. `pictured`: a picture
    of its page shows the place."""

    reason: str
    pictured: bool


NO_MARK = Mark("", False)
REPORTS = ("", "Báo cáo")  # types of documents that are reports whatever they say


@dataclass(frozen=True)
class Collection:
    """Result folders with their reports, and with the files of which none could be made.
    `filed` has all documents, `on_file` those that count, `counting` the reports among these."""

    folders: tuple[Path, ...]
    filed: dict[ReportKey, Filed]
    failures: tuple[FailureRow, ...] = ()

    @cached_property
    def on_file(self) -> tuple[Filed, ...]:
        return tuple(report for report in self.filed.values() if report.counted)

    @cached_property
    def counting(self) -> tuple[Filed, ...]:
        return tuple(report for report in self.on_file if report.is_report)

    @cached_property
    def not_counting(self) -> frozenset[ReportKey]:
        """The reports that do not count."""
        return frozenset(key for key, report in self.filed.items() if not report.counted)

    def stored(self) -> list[StoredResults]:
        """The results of each folder, in the order of the folders."""
        return [open_results(folder, place) for place, folder in enumerate(self.folders)]

    def by_period(self) -> dict[str, list[Filed]]:
        """The reports that count by their period, the latest period first."""
        found: dict[str, list[Filed]] = {}
        for report in self.counting:
            if report.period:
                found.setdefault(report.period, []).append(report)
        return {period: found[period] for period in sorted(found, key=_lateness, reverse=True)}

    def rows_for(self, periods: list[str]) -> Iterator[ValueRow]:
        """The values that any report has for some periods, folder by folder."""
        for stored in self.stored():
            yield from stored.rows_for(periods)

    def every_row(self, period: str = "") -> Iterator[IndicatorRow]:
        """The rows of indicators of all periods, or of one, folder by folder. They are read one
        at a time, so a million of them fit."""
        for stored in self.stored():
            yield from stored.rows(period)


def _lateness(period: str) -> tuple[str, list[int]]:
    """A key that sorts periods by their last day; of two that end alike the shorter comes first."""
    first, last = periods.span(period)
    return last, [-ord(letter) for letter in first]


def collect(folders: list[Path], known: Gazetteer = NO_LIST) -> Collection:
    """The reports of the folders. `known` is the user's own list of units.

    Raises WrongUsage for a folder without results.
    """
    filed: dict[ReportKey, Filed] = {}
    failures: list[FailureRow] = []
    for place, folder in enumerate(folders):
        results = open_results(folder, place)
        documents = list(results.documents())
        other = {row["file"] for row in documents if row["doc_type"] not in REPORTS}
        other -= {row.file for row in results.rows_of(other)}
        blank = _blank(results, documents)
        for row in documents:
            report = _filed(place, row, known, read=len(filed))
            is_report = report.file not in other | blank
            filed[report.key] = replace(report, is_report=is_report, is_blank=report.file in blank)
        failed = results.failures()
        failures += [one for one in failed if not _counts(filed.get(ReportKey(place, one.file)))]
    return Collection(tuple(folders), filed, tuple(failures))


def _blank(results: StoredResults, documents: list[Record]) -> set[str]:
    """The files of no known type without any figure; none in a folder that has only the rows of
    indicators, as nothing is known there of other figures."""
    filled = results.files_with_figures()
    untyped = {row["file"] for row in documents if not row["doc_type"]} if filled else set()
    empty = untyped - filled
    return empty - {row.file for row in results.rows_of(empty)}


def _counts(report: Filed | None) -> bool:
    """True for a report that counts: a file that an earlier run could read keeps its report."""
    return report is not None and report.counted


def _filed(folder: int, row: Record, known: Gazetteer, read: int) -> Filed:
    """The report that the row of a document is; `read`: in which place it was read."""
    reporter = reporter_of_document(row, known)
    return Filed(
        folder=folder,
        file=row["file"],
        sha256=row["sha256"],
        number=row["number"],
        doc_date=row["doc_date"],
        doc_type=row["doc_type"],
        issuer=row["issuer"],
        title=row["title"],
        period=row["period"],
        answers=row["answers"],
        reporter=reporter,
        read=read,
        counted=row["counted"] != "no",
        listed=listed_unit(reporter, row["doc_date"], known),
        received=row["received_date"],
        doubtful=row["review"] == "yes",
    )


def marks_of(collection: Collection, figures: set[FigureKey]) -> dict[FigureKey, Mark]:
    """The marks of some figures; those of folders without a database are left out."""
    found: dict[FigureKey, Mark] = {}
    for stored in collection.stored():
        files = {figure.file for figure in figures if figure.folder == stored.place}
        for row in stored.figures(files):
            key = FigureKey(stored.place, row.file, row.start)
            if key in figures:
                found[key] = Mark(row.reason, row.pictured)
    return found


def values_of(
    collection: Collection, reports: Iterable[ReportKey]
) -> dict[ReportKey, dict[Fact, str]]:
    """What each of some reports says of each indicator. Several differing values of one indicator
    are parted by ` | `."""
    said: dict[ReportKey, dict[Fact, list[str]]] = {key: {} for key in reports}
    for stored in collection.stored():
        files = {key.file for key in said if key.folder == stored.place}
        if not files:
            continue
        for row in stored.rows_of(files):
            text = row.text
            known = said[ReportKey(row.folder, row.file)]
            if text and text not in known.get(Fact(row.indicator, row.status), []):
                known.setdefault(Fact(row.indicator, row.status), []).append(text)
    return {key: _joined(known) for key, known in said.items()}


def _joined(known: dict[Fact, list[str]]) -> dict[Fact, str]:
    return {fact: " | ".join(texts) for fact, texts in known.items()}
