"""What is written: the database, the CSV files, the workbook, the page views."""

from extractor.output.database import Dataset
from extractor.output.files import harmless, put_file
from extractor.output.page_html import page_link, write_pages
from extractor.output.schema import EXPORTED, TABLES
from extractor.output.workbook import write_workbook

__all__ = [
    "Dataset",
    "EXPORTED",
    "TABLES",
    "harmless",
    "page_link",
    "put_file",
    "write_pages",
    "write_workbook",
]
