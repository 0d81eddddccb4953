"""A file → readings of its pages; the only package that imports pdfplumber, pdf2image, pytesseract."""

from extractor.reading.cache import Cache
from extractor.reading.inputs import find_inputs, open_input
from extractor.reading.page import page_count, read_page, reading_settings
from extractor.reading.print_width import confirmed_by_width
from extractor.reading.tesseract import ocr_engine

__all__ = [
    "Cache",
    "confirmed_by_width",
    "find_inputs",
    "ocr_engine",
    "open_input",
    "page_count",
    "read_page",
    "reading_settings",
]
