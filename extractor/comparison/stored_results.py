"""The results of one folder, read from its database or from the copy made of its CSV files.

Nothing in the folder is changed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from extractor.comparison.reporters import OF_ISSUER
from extractor.errors import WrongUsage
from extractor.outages import of_database
from extractor.output import TABLES, decided_database, reading_address

# The columns read; of those that an older dataset lacks every row is empty.
DOCUMENTS = list(dict.fromkeys([*TABLES["documents"], "counted"]))
INDICATORS = [column for column in TABLES["indicators"] if column not in OF_ISSUER]
INDICATORS = list(dict.fromkeys([*INDICATORS, "for_period"]))
HAS_PARTS = "(numerator <> '' and denominator <> '')"
OF_REPORT = ["file", "period", *OF_ISSUER]  # what a row of indicators tells of its report

# What the long table tells of a row, besides its report.
LONG = ["indicator", "name_vi", "unit", "period", "status", "value", "numerator", "denominator"]
LONG += ["page", "review", "iif(for_period = period, '', for_period)", "corrected"]

NUMERALS = ("figures", "dates", "references", "labels")  # the tables of numerals

Record = dict[str, str]  # a row as text, by column


class IndicatorRow(NamedTuple):
    """A row of indicators as text. `folder` is the folder's place in the list of folders. The
    other fields are the columns INDICATORS.

    >>> list(IndicatorRow._fields) == ["folder", *INDICATORS]
    True
    """

    folder: int
    file: str
    period: str
    indicator: str
    name_vi: str
    unit: str
    status: str
    value: str
    numerator: str
    denominator: str
    page: str
    start: str
    review: str
    for_period: str
    corrected: str

    @property
    def text(self) -> str:
        """The value: `9`, `58.3`, `23/28`."""
        if self.numerator and self.denominator:
            return f"{self.numerator}/{self.denominator}"
        return self.value


class ValueRow(NamedTuple):
    """A row of indicators with what its value is: for which period, whether that is the one of its
    report (`own`), as text (`9`, `58.3`, `23/28`), whether it has two parts."""

    folder: int
    file: str
    of_period: str
    own: bool
    code: str
    name: str
    unit: str
    status: str
    text: str
    has_parts: bool
    page: str
    start: str
    review: str
    corrected: str


class FailureRow(NamedTuple):
    """A file that could not be read, why, and what to do."""

    file: str
    error: str
    next_step: str


class FigureRow(NamedTuple):
    """A figure's reason for review, "" for none. `pictured`: a picture shows the figure's place."""

    file: str
    start: str
    reason: str
    pictured: bool


class SentenceFigure(NamedTuple):
    """A figure of a sentence that holds it against another time, with the words around it."""

    file: str
    start: str
    raw: str
    kind: str
    value: str
    indicator: str
    subject: str
    sentence: str


class ToldFigure(NamedTuple):
    """What a figure's row says for a person to look it up, and why its document is to be looked
    at; "" where the dataset does not say."""

    file: str
    start: str
    raw: str
    sentence: str
    reason: str
    corrected: str
    of_document: str


class Numbered(NamedTuple):
    """Where a numeral of a report stands: its page and the place of its first character."""

    start: int
    page: int


class ContraryFigure(NamedTuple):
    """A numeral of a relation that does not hold: as printed, and where. `changed`: a person has
    since put another value in its place."""

    raw: str
    page: str
    sentence: str
    changed: bool


class Contradiction(NamedTuple):
    """A relation between figures of a report that does not hold. `message`: what to ask; `verdict`:
    `fails`, or `suspect` where the reading itself may be at fault."""

    page: str
    section: str
    statement: str
    verdict: str
    message: str
    figures: tuple[ContraryFigure, ...]


class StoredResults:
    """The results in a folder's `dataset.sqlite`, or in a copy of it (`path`) over which decisions
    made since are laid."""

    def __init__(self, folder: Path, place: int, path: Path):
        self.folder = folder
        self.place = place
        self.path = path

    def _open(self) -> sqlite3.Connection:
        """The database, for reading only. Raises errors of the family where it is no dataset, or
        open elsewhere."""
        address = reading_address(self.path.resolve())
        try:
            connection = sqlite3.connect(address, uri=True)
            connection.execute("select 1 from indicators limit 1")
            return connection
        except sqlite3.Error as error:
            raise of_database(error, self.folder) from None

    def documents(self) -> list[Record]:
        """The documents in the order of reading, then those that only rows of indicators name.
        A column that an older dataset lacks is empty."""
        unlisted = (
            f"select distinct {', '.join(OF_REPORT)} from indicators "
            "where file not in (select file from documents)"
        )
        with closing(self._open()) as connection:
            columns = ", ".join(_stored(connection, "documents", DOCUMENTS))
            rows = connection.execute(f"select {columns} from documents order by rowid")
            listed = [_record(DOCUMENTS, row) for row in rows]
            told = [tuple(map(_text, row)) for row in connection.execute(unlisted)]
        return _completed(listed, told)

    def failures(self) -> list[FailureRow]:
        """The files that could not be read; none where the dataset does not say."""
        with closing(self._open()) as connection:
            columns = ", ".join(_stored(connection, "failures", TABLES["failures"]))
            if not _columns_of(connection, "failures"):
                return []
            rows = connection.execute(f"select {columns} from failures order by rowid")
            return [FailureRow(*map(_text, row)) for row in rows]

    def rows(self, period: str) -> Iterator[IndicatorRow]:
        """The rows of indicators of the reports of one period; of all where `period` is empty."""
        return self._rows_where("period = ?", period) if period else self._rows_where("true")

    def rows_for(self, periods: list[str]) -> Iterator[ValueRow]:
        """The values that reports have for some periods, their own or not."""
        marks = ", ".join("?" * len(periods))
        with closing(self._open_rows()) as connection:
            found = connection.execute(
                "select ?, file, iif(for_period = '', period, for_period) as of_period, "
                "for_period in ('', period), indicator, name_vi, unit, status, "
                f"iif({HAS_PARTS}, numerator || '/' || denominator, value) as text, {HAS_PARTS}, "
                "page, start, review, corrected from told "
                f"where of_period in ({marks}) and text <> ''",
                (self.place, *periods),
            )
            yield from map(ValueRow._make, found)

    def rows_of(self, files: set[str]) -> Iterator[IndicatorRow]:
        """The rows of indicators of some reports."""
        for file in sorted(files):
            yield from self._rows_where("file = ?", file)

    def _rows_where(self, condition: str, *values: str) -> Iterator[IndicatorRow]:
        with closing(self._open_rows()) as connection:
            columns = ", ".join(INDICATORS)
            asked = f"select {self.place}, {columns} from told where {condition}"
            yield from map(IndicatorRow._make, connection.execute(asked, values))

    def long_rows(self) -> Iterator[tuple[str, ...]]:
        """The rows of indicators of all reports in their order: the file, then the values LONG.
        There may be a million, so they are bare tuples."""
        with closing(self._open_rows()) as connection:
            yield from connection.execute(f"select file, {', '.join(LONG)} from told")

    def _open_rows(self) -> sqlite3.Connection:
        """The database with a view `told`: the rows of indicators with a code, as text."""
        connection = self._open()
        there = _columns_of(connection, "indicators")
        columns = ", ".join(
            f"cast(ifnull({name}, '') as text) as {name}" if name in there else f"'' as {name}"
            for name in INDICATORS
        )
        connection.execute(
            f"create temp view told as select {columns} from indicators where indicator <> ''"
        )
        return connection

    def figures(self, files: set[str]) -> Iterator[FigureRow]:
        """The figures of some reports."""
        query = "select file, start, review_reason, x0 from figures where file = ?"
        with closing(self._open()) as connection:
            for file in sorted(files):
                for name, start, reason, x0 in connection.execute(query, (file,)):
                    pictured = x0 not in ("", None)
                    yield FigureRow(name, _text(start), _text(reason), pictured)

    def files_with_figures(self) -> frozenset[str]:
        """The files of which the dataset holds a figure; none where it holds indicators alone."""
        with closing(self._open()) as connection:
            if not _columns_of(connection, "figures"):
                return frozenset()
            rows = connection.execute("select distinct file from figures")
            return frozenset(file for (file,) in rows)

    def compared_figures(self, files: set[str]) -> Iterator[SentenceFigure]:
        """The figures of some reports in sentences that say `so với`, in the order of the text."""
        query = (
            f"select {', '.join(SentenceFigure._fields)} from figures "
            "where file = ? and sentence like '%so với%' order by cast(start as integer)"
        )
        with closing(self._open()) as connection:
            for file in sorted(files):
                for row in connection.execute(query, (file,)):
                    yield SentenceFigure(*map(_text, row))

    def told(self, starts: dict[str, set[str]]) -> Iterator[ToldFigure]:
        """The figures that begin at some places of some reports."""
        columns = ["file", "start", "raw", "sentence", "review_reason", "corrected"]
        with closing(self._open()) as connection:
            read = ", ".join(_stored(connection, "figures", columns))
            reasons = "select review_reason from documents where file = ?"
            for file in sorted(starts):
                found = connection.execute(reasons, (file,)).fetchone()
                of_document = _text(found[0]) if found else ""
                for row in connection.execute(
                    f"select {read} from figures where file = ?", (file,)
                ):
                    figure = ToldFigure._make([*map(_text, row), of_document])
                    if figure.start in starts[file]:
                        yield figure

    def numerals(self, file: str) -> list[Numbered]:
        """The numerals of a report in the order of its text."""
        found: list[Numbered] = []
        with closing(self._open()) as connection:
            for table in NUMERALS:
                asked = f'select start, page from "{table}" where file = ?'
                rows = connection.execute(asked, (file,))
                found += [Numbered(int(start), int(page)) for start, page in rows if page]
        return sorted(found)

    def contradictions(self, file: str) -> list[Contradiction]:
        """The relations between figures of a report that do not hold, those that may be misread
        too."""
        asked = (
            "select page, section, statement, verdict, message, figures from checks "
            "where file = ? and verdict in ('fails', 'suspect') order by rowid"
        )
        with closing(self._open()) as connection:
            rows = [tuple(map(_text, row)) for row in connection.execute(asked, (file,))]
            changed = _changed_by_persons(connection, file)
            return [
                Contradiction(
                    page=page,
                    section=section,
                    statement=statement,
                    verdict=verdict,
                    message=message,
                    figures=tuple(_contrary(connection, file, starts, changed)),
                )
                for page, section, statement, verdict, message, starts in rows
            ]


def _changed_by_persons(connection: sqlite3.Connection, file: str) -> set[str]:
    """The places of the numerals of a report that persons gave another value."""
    if "outcome" not in _columns_of(connection, "followed"):
        return set()
    asked = "select start from followed where file = ? and state in ('corrected', 'not_a_figure')"
    return {_text(row[0]) for row in connection.execute(asked, (file,))}


def _contrary(
    connection: sqlite3.Connection, file: str, starts: str, changed: set[str]
) -> Iterator[ContraryFigure]:
    """The numerals of a relation in the order in which it names them."""
    for start in filter(str.isdecimal, starts.split()):
        for table in NUMERALS:
            asked = f'select raw, page, sentence from "{table}" where file = ? and start = ?'
            found = connection.execute(asked, (file, int(start))).fetchone()
            if found:
                raw, page, sentence = map(_text, found)
                yield ContraryFigure(raw, page, sentence, start in changed)
                break


def open_results(folder: Path, place: int) -> StoredResults:
    """The results of a folder, `place` being the folder's place in the list of folders. Raises
    WrongUsage for a folder without results."""
    path = decided_database(folder)
    if path is None:
        raise WrongUsage("no_results", path=folder)
    return StoredResults(folder, place, path)


def _columns_of(connection: sqlite3.Connection, table: str) -> set[str]:
    """The columns of a table; none where there is no such table."""
    return {row[1] for row in connection.execute(f'pragma table_info("{table}")')}


def _stored(connection: sqlite3.Connection, table: str, columns: list[str]) -> list[str]:
    """The columns for a query: an older dataset gives empty text for one that it lacks."""
    there = _columns_of(connection, table)
    return [name if name in there else f"'' as {name}" for name in columns]


def _record(columns: list[str], values: Iterable[object]) -> Record:
    return dict(zip(columns, map(_text, values), strict=True))


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _completed(listed: list[Record], told: Iterable[tuple[str, ...]]) -> list[Record]:
    """The documents listed, and after them those of which only rows of indicators tell.

    `told`: values of the columns OF_REPORT. A report of which they tell several things is taken
    once, with the first in order.
    """
    documents = list(listed)
    seen = {document["file"] for document in listed}
    for values in sorted(told):
        known = _record(OF_REPORT, values)
        if known["file"] not in seen:
            seen.add(known["file"])
            documents.append(dict.fromkeys(DOCUMENTS, "") | known)
    return documents
