"""Word and Excel files → their text and tables, as a person sees them there."""

from extractor.office_files.office import PictureFile, office_page, office_pages
from extractor.office_files.run_looks import RAISED

__all__ = [
    "RAISED",
    "PictureFile",
    "office_page",
    "office_pages",
]
