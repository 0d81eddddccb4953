"""Everything that is written: for one report, and for the whole result folder."""

from __future__ import annotations

from pathlib import Path

from extractor.errors import InputError
from extractor.memory import without_search_for_cycles
from extractor.model import Report
from extractor.outages import FULL
from extractor.output.database import Dataset, KnownFile
from extractor.output.excel_csv import write_excel_files
from extractor.output.files import WrittenFile, write_csv
from extractor.output.kept_files import keep_changed
from extractor.output.page_html import write_pages
from extractor.output.result_files import WORKBOOK, keeps_excel
from extractor.output.schema import EXPORTED, TABLES
from extractor.output.text_files import text_file
from extractor.output.workbook import write_workbook
from extractor.whole_files import write_whole


def write_reports(
    data: Dataset, files: list[KnownFile], reports: list[Report]
) -> InputError | None:
    """Write all outputs of the documents that some files hold: their rows in the database, which
    note the rest as due; then their texts and a view of each page that has a picture. What kept
    these from being written: the rows stand, and a later run writes the rest. Raises OSError for a
    full disk."""
    data.put(files, reports)
    try:
        for report in reports:
            write_text(data.out, report)
            write_pages(data.out, report)
        data.finished(reports)
    except OSError as error:
        if error.errno in FULL:
            raise
        path = error.filename2 or error.filename or data.out
        return InputError("text_unwritten", path=path, detail=error)
    return None


def write_text(out: Path, report: Report) -> None:
    """Write the document's text, of which every `raw` is a slice, into the folder `text`."""
    target = text_file(out, report.input.name)
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, report.text.text.encode("utf-8", "replace"), out / ".solieu")


def write_folder(data: Dataset) -> list[WrittenFile]:
    """Write the outputs made from the whole database: the workbook, then every CSV file."""
    with without_search_for_cycles():
        return _write_folder(data)


def _write_folder(data: Dataset) -> list[WrittenFile]:
    workbook = data.out / WORKBOOK
    kept = _kept(workbook)
    written = [WrittenFile(wanted=workbook, path=write_workbook(data, workbook), kept=kept)]
    for table in EXPORTED:
        target = data.out / f"{table}.csv"
        kept = _kept(target)
        path = write_csv(target, TABLES[table], data.rows(table))
        written.append(WrittenFile(wanted=target, path=path, kept=kept))
    if keeps_excel(data.out):
        written += write_excel_files(data)
    return written


def _kept(target: Path) -> Path | None:
    """Where a file that a person has changed is kept before it is written anew. One that another
    program does not let us read stays as it is, and the new one is written beside."""
    try:
        return keep_changed(target)
    except PermissionError:
        return None
