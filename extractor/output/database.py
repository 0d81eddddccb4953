"""The dataset: one embedded database of a result folder.

Values are exact decimal text. The rows of one report are replaced in one transaction, so a killed
run leaves whole reports only. What must be written because of them (texts, page views, CSV files,
workbook) is noted as due in the same transaction, and taken off once it is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from extractor.decisions import LISTED, Decision, about_document, append, files_concerned
from extractor.messages import REASONS, reason
from extractor.model import Doubt, Report
from extractor.output.base import Found
from extractor.output.bases import open_base, open_reader
from extractor.output.opening import stored_rows
from extractor.output.page_html import remove_text_views
from extractor.output.persons import lay_over, mirror
from extractor.output.rows import report_rows
from extractor.output.schema import FILES_JOINED_BY, OF_DOCUMENTS, REVIEWED, TABLES, Row
from extractor.output.store_address import address_of, has_results
from extractor.output.text_files import text_file

PART = "#"  # stands before the number of a document in a file with several
ON_THE_MOVE = "\x1f"  # before names while files change names among each other
COPY = "copy"  # in place of settings, of a file that was not read since another is the same
NOT_HOLDING = ("fails", "suspect")
_KNOWN = "file, sha256, settings, coalesce(origin, ''), coalesce(belongs, '')"  # of a KnownFile
P = ParamSpec("P")
R = TypeVar("R")
_COUNTED = "file not in (select file from documents where counted = 'no')"


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


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file of earlier runs: its name, fingerprint, what it was read with ("" where it must be
    read again), its place on disk, the document that its pages are in ("" where it gave none)."""

    file: str
    sha256: str
    settings: str
    origin: str
    belongs: str

    @property
    def is_copy(self) -> bool:
        """True where it has no rows: `belongs` is the file with the same content that has them."""
        return self.settings == COPY


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read: what happened and what to do next, as sentences."""

    file: KnownFile
    error: str
    next_step: str


def files_before(out: Path) -> dict[str, KnownFile]:
    """Every file of earlier runs into a folder, by name; nothing is written."""
    found = {}
    for file, sha256, settings, _, origin, belongs in _inputs_before(out):
        known = KnownFile(*map(str, (file, sha256, settings, origin, belongs)))
        found[known.file] = known
    return found


def _inputs_before(out: Path) -> list[Sequence[object]]:
    if not has_results(out):
        return []
    address = address_of(out)
    if address is None:
        return list(stored_rows(out / "dataset.sqlite", "inputs"))
    with closing(open_reader(address)) as reader:
        return list(reader.stream("inputs"))


def steady(method: Callable[Concatenate[Dataset, P], R]) -> Callable[Concatenate[Dataset, P], R]:
    """The method begun anew where the server of the dataset went away within it: each is one
    transaction that may be done twice."""

    @wraps(method)
    def done(data: Dataset, *args: P.args, **named: P.kwargs) -> R:
        while True:
            try:
                return method(data, *args, **named)
            except data.base.lost:
                if data.base.in_transaction():
                    raise
                data.base.await_again()

    return done


class Dataset:
    """The database of one result folder. Use as a context manager."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.path = out / "dataset.sqlite"
        self.decisions: tuple[Decision, ...] = ()

    def __enter__(self) -> Dataset:
        """The dataset, made where there is none. Raises errors of the family where it is damaged,
        of a newer version, open elsewhere or cannot be written."""
        self.base = open_base(self.out)
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        """Every change of a run was committed by its own transaction; rows that others added are
        committed here, unless an error ends it."""
        self.base.close(keep=error is None)

    @property
    def connection(self) -> Any:
        """The connection of the database that holds the rows."""
        return self.base.connection

    def run(self, command: str, *values: object) -> Found:
        """What a command finds, see `Base`."""
        return self.base.run(command, *values)

    @steady
    def known_files(self) -> dict[str, KnownFile]:
        """Every file of earlier runs, by name."""
        found = (KnownFile(*row) for row in self.run(f"select {_KNOWN} from inputs"))
        return {known.file: known for known in found}

    def _known_file(self, file: str) -> KnownFile | None:
        found = self.run(f"select {_KNOWN} from inputs where file = ?", file).fetchone()
        return KnownFile(*found) if found else None

    @steady
    def unchanged(self, file: str, sha256: str, settings: str) -> bool:
        """True where this file was read with this content and these settings before."""
        found = self.run(
            "select 1 from inputs where file = ? and sha256 = ? and settings = ?",
            file,
            sha256,
            settings,
        )
        return found.fetchone() is not None

    def has_text(self, file: str) -> bool:
        """True where the text of the document that a file holds, or begins, stands in the result
        folder: of a folder that was copied in part, or that somebody put in order, it may not."""
        found = self.run("select belongs from inputs where file = ?", file).fetchone()
        return found is None or text_file(self.out, str(found[0])).exists()

    @steady
    def put(self, files: list[KnownFile], reports: list[Report]) -> None:
        """Put the rows of the documents that some files hold in the place of all earlier ones of
        these files. Their texts and page views are due then, see `finished`."""
        with self.base.transaction():
            for known in files:
                self._forget(known.file)
            for known in files:
                pages = sum(len(report.pages) for report in reports)
                self._note_input(known, pages)
            for report in reports:
                for table, rows in report_rows(report).items():
                    self.add(table, rows)
                self._owe(report.input.name)
            for report in reports:
                present = self._present_of(report.input.name)
                lay_over(self, report.input.name, self.decisions, present)
            self._mark_due()

    @steady
    def finished(self, reports: list[Report]) -> None:
        """Take off that the texts and page views of documents are due; texts of documents that are
        no more are removed."""
        with self.base.transaction():
            for report in reports:
                self.run("delete from due where file = ?", report.input.name)
        self.remove_texts()

    @steady
    def remove_texts(self) -> None:
        """Remove the texts of documents that have no rows any more, and the page views that hold
        nothing else; pictures stay with the readings of their pages, for a run that wants them."""
        left = "select file from due where file not in (select file from documents)"
        gone = [str(row[0]) for row in self.run(left).fetchall()]
        for document in gone:
            text_file(self.out, document).unlink(missing_ok=True)
        if gone:
            rows = self.run("select sha256 from documents").fetchall()
            remove_text_views(self.out, kept={str(row[0]) for row in rows})
            with self.base.transaction():
                self.run(f"delete from due where file in ({left})")

    @steady
    def take_up(self) -> None:
        """Have the files of documents whose texts or page views are due read again: an earlier run
        was killed before it wrote them."""
        self.remove_texts()
        with self.base.transaction():
            for row in self.run("select file from due").fetchall():
                for file in self.files_of(str(row[0])):
                    self.run("update inputs set settings = '' where file = ?", file)

    @steady
    def files_of(self, document: str) -> list[str]:
        """The files that a document is in: `x.pdf` for `x.pdf#2`, several pictures."""
        found = self.run(
            "select i.file from inputs i where i.settings <> ?2 and (i.file = ?1 or i.belongs = ?1 "
            "or i.file in (select files from documents where file = ?1))",
            document,
            COPY,
        )
        return [str(row[0]) for row in found]

    def _owe(self, document: str) -> None:
        """Note that a document's text and page views are not what its rows say."""
        self.run("delete from due where file = ?", document)
        self.add("due", [{"file": document}])

    @steady
    def lay_over(self, decisions: tuple[Decision, ...]) -> None:
        """Lay the decisions of persons over all rows; those of documents put later get them too."""
        self.decisions = decisions
        with self.base.transaction():
            changed = mirror(self, decisions)
            present = self._present()
            for file in self._to_lay_over():
                changed = lay_over(self, file, decisions, present) or changed
            if changed:
                self._mark_due()

    def _to_lay_over(self) -> list[str]:
        """The documents that decisions concern, and those that they did."""
        columns = ("file", "sha256", "number", "issuer", "period")
        found = self.run(f"select {', '.join(columns)} from documents order by rowid").fetchall()
        documents = (dict(zip(columns, row, strict=True)) for row in found)
        kept = [str(row[0]) for row in self.run("select file from machine")]
        return list(dict.fromkeys([*files_concerned(documents, self.decisions), *kept]))

    @steady
    def count_listed(self) -> int:
        """How many decisions a person must look at again: read otherwise now, or without place."""
        marks = ", ".join("?" * len(LISTED))
        found = self.run(f"select count(*) from followed where outcome in ({marks})", *LISTED)
        return int(found.fetchone()[0])

    def _present(self) -> frozenset[str]:
        return frozenset(row[0] for row in self.run("select sha256 from documents"))

    def _present_of(self, document: str) -> frozenset[str]:
        """The fingerprints in the dataset that decisions about a document of this name ask for. Not
        all of `_present`: to put a document costs the same beside ten others as beside 100,000."""
        asked = {decision.sha256 for decision in self.decisions if decision.file == document}
        command = "select 1 from documents where sha256 = ?"
        return frozenset(one for one in asked if self.run(command, one).fetchone())

    def _note_input(self, known: KnownFile, pages: int) -> None:
        self.run("delete from inputs where file = ?", known.file)
        row = {
            "file": known.file,
            "sha256": known.sha256,
            "settings": known.settings,
            "pages": pages,
            "origin": known.origin,
            "belongs": known.belongs,
        }
        self.add("inputs", [row])

    @steady
    def note_copy(self, copy: KnownFile) -> None:
        """Note a file whose content is another's, which `belongs` names: it has no rows."""
        columns = "file, sha256, settings, origin, belongs"
        before = self.run(f"select {columns} from inputs where file = ?", copy.file).fetchone()
        if before and KnownFile(*before) == copy:
            return
        with self.base.transaction():
            self._forget(copy.file)
            self._note_input(copy, 0)
            self._mark_due()
        self.remove_texts()

    @steady
    def note_copies(self, copies: dict[str, list[str]]) -> None:
        """Name in each document's row the files that are copies of it."""
        with self.base.transaction():
            for row in list(self.rows("documents")):
                now = FILES_JOINED_BY.join(copies.get(row["file"], ()))
                if now != (row["copies"] or ""):
                    self.run("update documents set copies = ? where file = ?", now, row["file"])
                    self._mark_due()

    def fail(self, failed: KnownFile, error: str, next_step: str) -> None:
        """Note that a file could not be read, see `fail_all`."""
        self.fail_all([Failure(failed, error, next_step)])

    @steady
    def fail_all(self, failures: Iterable[Failure]) -> None:
        """Note that files could not be read, all of them in one transaction: a step of its own on
        the disk for each took most of the time of a folder full of them. Rows that were read of the
        same content before are kept, and the document says so; those of another content go."""
        every = list(failures)
        with self.base.transaction():
            for failure in every:
                self._fail(failure)
            if every:
                self._mark_due()
        self.remove_texts()

    def _fail(self, failure: Failure) -> None:
        failed = failure.file
        before = self._known_file(failed.file)
        kept = before is not None and failed.sha256 in ("", before.sha256)
        if not kept:
            self._forget(failed.file)
        self._note_failure(failed.file, failure.error, failure.next_step)
        known = before if kept and before else failed
        belongs = known.belongs if self.documents_of(known.file) else known.file
        self._note_input(replace(known, settings="", belongs=belongs), 0)
        for document in self.documents_of(failed.file):
            self._add_reason(document, Doubt("kept_from_before"))

    @steady
    def note_failure(self, file: str, error: str, next_step: str) -> None:
        """Add a failure to the rows that were read all the same: some pages failed."""
        with self.base.transaction():
            self._note_failure(file, error, next_step)
            self._mark_due()

    def _note_failure(self, file: str, error: str, next_step: str) -> None:
        self.run("delete from failures where file = ?", file)
        self.add("failures", [{"file": file, "error": error, "next_step": next_step}])

    @steady
    def documents_of(self, file: str) -> list[str]:
        """The documents that a file holds or is a part of: `x.pdf`, `x.pdf#2`."""
        found = self.run(
            "select d.file from documents d where d.file = ?1 or d.files = ?1 or d.file in "
            "(select belongs from inputs where file = ?1 and settings <> ?2) order by d.rowid",
            file,
            COPY,
        )
        return [str(row[0]) for row in found]

    @steady
    def rename(self, names: dict[str, str]) -> None:
        """Move all rows of files to new names, by the old ones; they are interpreted anew (a name
        may tell the period) out of what was read."""
        if not names:
            return
        moves = {ON_THE_MOVE + old: new for old, new in names.items()}
        with self.base.transaction():
            for old in names:
                self._move(old, ON_THE_MOVE + old)
            for old, new in moves.items():
                self._forget(new)
                self._move(old, new)
            self._mark_due()
        self.remove_texts()

    def _move(self, old: str, new: str) -> None:
        for document in self.documents_of(old):
            if document == old or document.startswith(old + PART):
                moved = new + document[len(old) :]
                for table in OF_DOCUMENTS:
                    self.run(f'update "{table}" set file = ? where file = ?', moved, document)
                self._owe(document)
                self._owe(moved)
        self.run("update documents set files = ? where files = ?", new, old)
        for table in ("failures", "decisions"):
            self.run(f"update {table} set file = ? where file = ?", new, old)
        self.run("update inputs set belongs = ? where belongs = ?", new, old)
        self.run("update inputs set settings = '' where belongs = ? and settings <> ?", new, COPY)
        self.run("update inputs set file = ?, settings = '' where file = ?", new, old)

    @steady
    def count_again(self, files: list[str], counted: bool) -> None:
        """Say of the documents of files whether they count; those that do not have a reason."""
        if counted and not self.count("documents", "counted = 'no'"):
            return
        with self.base.transaction():
            for file in files:
                for document in self.documents_of(file):
                    self._set_counted(document, "yes" if counted else "no")

    def _set_counted(self, document: str, counted: str) -> None:
        there = self.run("select counted from documents where file = ?", document).fetchone()
        if there is None or there[0] == counted:
            return
        self.run("update documents set counted = ? where file = ?", counted, document)
        if counted == "no":
            self._add_reason(document, Doubt("gone"))
        else:
            self._drop_reason(document, "gone")
        self._mark_due()

    def _add_reason(self, document: str, doubt: Doubt) -> None:
        self._drop_reason(document, doubt.key)
        reasons = [*self._reasons(document), reason(doubt)]
        self._set_reasons(document, reasons)

    def _drop_reason(self, document: str, key: str) -> None:
        said = REASONS[key]
        self._set_reasons(document, [one for one in self._reasons(document) if one not in said])

    def _reasons(self, document: str) -> list[str]:
        found = self.run("select review_reason from documents where file = ?", document).fetchone()
        return [one for one in found[0].split("; ") if one] if found and found[0] else []

    def _set_reasons(self, document: str, reasons: list[str]) -> None:
        self.run(
            "update documents set review_reason = ?, review = ? where file = ?",
            "; ".join(reasons),
            "yes" if reasons else "no",
            document,
        )

    @steady
    def forget(self, file: str) -> None:
        """Take a file and the documents that it holds out of the results."""
        with self.base.transaction():
            self._forget(file)
            self._mark_due()
        self.remove_texts()

    def _forget(self, file: str) -> None:
        """Delete the rows of a file and of its documents; other files of these are read anew."""
        again = (
            "update inputs set settings = '', belongs = file where belongs = ? and settings <> ?"
        )
        for document in self.documents_of(file):
            for table in OF_DOCUMENTS:
                self.run(f'delete from "{table}" where file = ?', document)
            self.run(again, document, COPY)
            self._owe(document)
        self.run("delete from failures where file = ?", file)
        self.run("delete from inputs where file = ?", file)

    def decide(self, files: list[str], decision: str) -> None:
        """Keep what a person said of files, in the database and in the record of decisions; the
        next run goes by it."""
        known = self.known_files()
        described = [
            {"file": file, "sha256": known[file].sha256} for file in files if file in known
        ]
        said = [
            about_document(one, "parts", new=decision, state="corrected", person="solieu")
            for one in described
        ]
        append(self.out, said)
        with self.base.transaction():
            for file in files:
                self.run("delete from decisions where file = ?", file)
                self.add("decisions", [{"file": file, "decision": decision}])
                self.run("update inputs set settings = '' where file = ?", file)

    @steady
    def knows(self, file: str) -> bool:
        """True for the name of a file or a document of the results."""
        return bool(
            self.run("select 1 from inputs where file = ?", file).fetchone()
            or self.run("select 1 from documents where file = ?", file).fetchone()
        )

    @steady
    def with_its_files(self, names: list[str]) -> list[str]:
        """The files that some documents are made of, where they are named by one of them."""
        found = list(names)
        for name in names:
            rows = self.run(
                "select file from inputs where settings <> ?2 and belongs in "
                "(select belongs from inputs where file = ?1 and settings <> ?2)",
                name,
                COPY,
            )
            found += [row[0] for row in rows]
        return list(dict.fromkeys(found))

    @steady
    def decided(self) -> dict[str, str]:
        """What a person said of files (`whole`, `apart`), by name."""
        return dict(self.run("select file, decision from decisions").fetchall())

    def _mark_due(self) -> None:
        self.base.mark_due()

    @property
    def export_due(self) -> bool:
        """True where rows have changed since the CSV files and the workbook were written whole."""
        return self.base.is_due()

    @steady
    def exported(self) -> None:
        """Note that CSV files and workbook are written."""
        with self.base.transaction():
            self.base.set_exported()

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Add rows that have all columns of the table."""
        self.base.add(table, rows)

    def change(self, table: str, row: Row) -> None:
        """Put a row in the place of the one of the same file."""
        self.base.change(table, row)

    def rows(self, table: str) -> Iterator[Row]:
        """All rows of a table, in the order of file and place."""
        columns = TABLES[table]
        start = "start, " if "start" in columns and table != "cells" else ""
        listed = ", ".join(f'"{column}"' for column in columns)
        command = f'select {listed} from "{table}" order by file, {start}rowid'
        for row in self.base.stream(command):
            yield dict(zip(columns, row, strict=False))

    @steady
    def check_summary(self) -> dict[str, CheckSummary]:
        """What the checks found, by file; files without checks and proven figures are left out."""
        found: dict[str, CheckSummary] = {}
        proven = "select file, count(*) from figures where proven <> '' group by file"
        for file, number in self.run(proven):
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

    @steady
    def count(self, table: str, where: str = "true") -> int:
        """How many rows of a table fulfil a condition in SQL."""
        found = self.run(f'select count(*) from "{table}" where {where}')
        return int(found.fetchone()[0])

    def count_figures(self) -> int:
        """How many figures the documents have that count."""
        return self.count("figures", _COUNTED)

    def count_to_review(self) -> int:
        """How many rows of documents that count a person must look at before they are used."""
        return sum(self.count(table, f"review = 'yes' and {_COUNTED}") for table in REVIEWED)
