from .bases import open_link, use_store
from .database import COPY, PART, Dataset, Failure, KnownFile, files_before
from .decided import decided_database
from .excel_cells import excel_day, excel_number, excel_text, write_excel_csv
from .excel_csv import write_excel_files
from .files import WrittenFile, harmless, put_file
from .kept_files import keep_changed
from .names import with_indicator_names
from .opening import mended
from .outputs import write_folder, write_reports
from .page_html import PageViews, page_link, way_to
from .read_back import REPORT, ReadBack, take_back
from .result_files import EXCEL_FOLDER, WORKBOOK, is_missing, keeps_excel
from .schema import TABLES
from .store_address import address_of, has_results, reading_address
from .stored import open_stored
from .text_files import written_text
from .workbook_style import BOOK_OPTIONS

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
