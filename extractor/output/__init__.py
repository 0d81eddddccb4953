"""What is written: the database, a report's text and page views, the CSV files, the workbook.

`write_report` writes all outputs of one report, `write_folder` those made from the whole database.
The columns of the dataset stand in `schema.py` and nowhere else.
"""

from extractor.output.database import Dataset
from extractor.output.files import harmless, put_file
from extractor.output.outputs import WORKBOOK, write_folder, write_report
from extractor.output.page_html import page_link
from extractor.output.schema import TABLES

__all__ = [
    "TABLES",
    "WORKBOOK",
    "Dataset",
    "harmless",
    "page_link",
    "put_file",
    "write_folder",
    "write_report",
]
