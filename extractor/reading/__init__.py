"""A file → readings of its pages: by its text layer, or by OCR engines of two kinds held against
each other. Readings are kept by content, so that a page is read once. The only package that imports
pdfplumber, pdf2image, pytesseract and onnxruntime."""

from extractor.reading.cache import Cache, reading_of
from extractor.reading.converted import office_program, prepared
from extractor.reading.inputs import (
    INSIDE,
    Found,
    Sorter,
    Spot,
    Survey,
    check_unchanged,
    holds_results,
    is_there,
    open_input,
    origin_of,
    outer_file,
    sorted_file,
    untouched,
)
from extractor.reading.ooxml import Package
from extractor.reading.ooxml import opened as open_package
from extractor.reading.page import (
    draw_as_read,
    ocr_engine,
    page_count,
    read_page,
    reading_settings,
    second_engine,
)
from extractor.reading.plain_file import opened_plain
from extractor.reading.print_width import confirmed_by_width

__all__ = [
    "INSIDE",
    "Cache",
    "Found",
    "Package",
    "Sorter",
    "Spot",
    "Survey",
    "check_unchanged",
    "confirmed_by_width",
    "draw_as_read",
    "holds_results",
    "is_there",
    "ocr_engine",
    "office_program",
    "open_input",
    "open_package",
    "opened_plain",
    "origin_of",
    "outer_file",
    "page_count",
    "prepared",
    "read_page",
    "reading_of",
    "reading_settings",
    "second_engine",
    "sorted_file",
    "untouched",
]
