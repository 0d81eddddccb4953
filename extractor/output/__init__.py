"""What is written: the database, a report's text and page views, the CSV files, the workbook.

`write_reports` writes all outputs of the documents of a file, `write_folder` those made from the
whole database.
The columns of the dataset stand in `schema.py` and nowhere else.
"""

from extractor.output.database import COPY, PART, Dataset, KnownFile
from extractor.output.files import harmless, put_file
from extractor.output.outputs import WORKBOOK, write_folder, write_reports
from extractor.output.page_html import page_link
from extractor.output.schema import TABLES

__all__ = [
    "COPY",
    "PART",
    "TABLES",
    "WORKBOOK",
    "Dataset",
    "KnownFile",
    "harmless",
    "page_link",
    "put_file",
    "write_folder",
    "write_reports",
]
