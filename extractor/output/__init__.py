"""What is written: the database, a report's text and page views, the CSV files, the workbook.

`write_reports` writes all outputs of the documents of a file, `write_folder` those made from the
whole database.
The columns of the dataset stand in `schema.py` and nowhere else.
"""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
