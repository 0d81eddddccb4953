"""A file → readings of its pages: by its text layer, or by OCR engines of two kinds held against
each other. Readings are kept by content, so that a page is read once."""

from extractor.reading.cache import Cache, reading_of
from extractor.reading.page import (
    draw_as_read,
    ocr_engine,
    page_count,
    read_page,
    reading_settings,
    second_engine,
)

__all__ = [
    "Cache",
    "draw_as_read",
    "ocr_engine",
    "page_count",
    "read_page",
    "reading_of",
    "reading_settings",
    "second_engine",
]
