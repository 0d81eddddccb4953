"""Everything that is written: for one report, and for the whole result folder."""

from __future__ import annotations

from pathlib import Path

from extractor.model import Report
from extractor.output.database import Dataset, KnownFile
from extractor.output.files import WrittenFile, write_csv
from extractor.output.kept_files import keep_changed
from extractor.output.page_html import write_pages
from extractor.output.schema import EXPORTED, TABLES
from extractor.output.workbook import write_workbook

WORKBOOK = "so-lieu.xlsx"


def write_reports(data: Dataset, files: list[KnownFile], reports: list[Report]) -> None:
    """Write all outputs of the documents that some files hold: their texts, a view of each page
    that has a picture, last their rows in the database, by which they count as read."""
    for report in reports:
        write_text(data.out, report)
        write_pages(data.out, report)
    data.put(files, reports)


def write_text(out: Path, report: Report) -> None:
    """Write the document's text, of which every `raw` is a slice, into the folder `text`."""
    target = out / "text" / f"{report.input.name}.txt"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(report.text.text, "utf-8", newline="")


def write_folder(data: Dataset) -> list[WrittenFile]:
    """Write the outputs made from the whole database: the workbook, then every CSV file."""
    workbook = data.out / WORKBOOK
    kept = keep_changed(workbook)
    written = [WrittenFile(wanted=workbook, path=write_workbook(data, workbook), kept=kept)]
    for table in EXPORTED:
        target = data.out / f"{table}.csv"
        kept = keep_changed(target)
        path = write_csv(target, TABLES[table], data.rows(table))
        written.append(WrittenFile(wanted=target, path=path, kept=kept))
    return written
