from .bases import open_link, use_store
from .database import COPY, PART, Dataset, Failure, KnownFile, files_before
from .decided import decided_database
from .excel_cells import excel_day, excel_number, excel_text, write_excel_csv
from .excel_csv import write_excel_files
from .files import harmless, put_file
from .kept_files import keep_changed
from .names import with_indicator_names
from .opening import mended
from .outputs import write_folder, write_reports
from .page_html import PageViews, page_link
from .read_back import REPORT, ReadBack, take_back
from .result_files import EXCEL_FOLDER, WORKBOOK, is_missing, keeps_excel
from .schema import TABLES
from .store_address import address_of, has_results
from .stored import open_stored
from .text_files import text_file

__all__ = [
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
    "take_back",
    "text_file",
    "use_store",
    "with_indicator_names",
    "write_excel_csv",
    "write_excel_files",
    "write_folder",
    "write_reports",
]
