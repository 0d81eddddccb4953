"""What is written: the database, a report's text and page views, the CSV files, the workbook.

`write_reports` writes all outputs of the documents of a file, `write_folder` those made from the
whole database.
The columns of the dataset stand in `schema.py` and nowhere else.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from extractor.output.excel_cells import excel_day, excel_number, excel_text, write_excel_csv
from extractor.output.files import WrittenFile, harmless, put_file
from extractor.output.kept_files import keep_changed
from extractor.output.page_html import PageViews, page_link, way_to
from extractor.output.schema import TABLES
from extractor.output.store_address import address_of, has_results, reading_address
from extractor.output.text_files import written_text
from extractor.output.workbook_style import BOOK_OPTIONS

if TYPE_CHECKING:
    from extractor.output.bases import open_link, use_store
    from extractor.output.database import (
        COPY,
        PART,
        Dataset,
        Failure,
        KnownFile,
        files_before,
    )
    from extractor.output.decided import decided_database
    from extractor.output.excel_csv import EXCEL_FOLDER, write_excel_files
    from extractor.output.names import with_indicator_names
    from extractor.output.opening import mended
    from extractor.output.outputs import (
        WORKBOOK,
        is_missing,
        keeps_excel,
        write_folder,
        write_reports,
    )
    from extractor.output.read_back import REPORT, ReadBack, take_back
    from extractor.output.stored import open_stored

__all__ = [
    "BOOK_OPTIONS",
    "COPY",
    "EXCEL_FOLDER",
    "PART",
    "REPORT",
    "TABLES",
    "WORKBOOK",
    "Dataset",
    "Failure",
    "KnownFile",
    "PageViews",
    "ReadBack",
    "WrittenFile",
    "address_of",
    "decided_database",
    "excel_day",
    "excel_number",
    "excel_text",
    "files_before",
    "harmless",
    "has_results",
    "is_missing",
    "keep_changed",
    "keeps_excel",
    "mended",
    "open_link",
    "open_stored",
    "page_link",
    "put_file",
    "reading_address",
    "take_back",
    "use_store",
    "way_to",
    "with_indicator_names",
    "write_excel_csv",
    "write_excel_files",
    "write_folder",
    "write_reports",
    "written_text",
]

# What writes a report knows rules and pictures; who reads results alone does not wait for these.
_AT_FIRST_USE = {
    "COPY": "database",
    "PART": "database",
    "Dataset": "database",
    "Failure": "database",
    "KnownFile": "database",
    "decided_database": "decided",
    "files_before": "database",
    "is_missing": "outputs",
    "keeps_excel": "outputs",
    "EXCEL_FOLDER": "excel_csv",
    "write_excel_files": "excel_csv",
    "mended": "opening",
    "open_link": "bases",
    "open_stored": "stored",
    "REPORT": "read_back",
    "ReadBack": "read_back",
    "take_back": "read_back",
    "use_store": "bases",
    "WORKBOOK": "outputs",
    "with_indicator_names": "names",
    "write_folder": "outputs",
    "write_reports": "outputs",
}


def __getattr__(name: str) -> Any:
    """A name of the face whose module is loaded when it is first asked for."""
    if name not in _AT_FIRST_USE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_AT_FIRST_USE[name]}"), name)
