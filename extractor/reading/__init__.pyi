from .cache import Cache, reading_of
from .engines import ocr_engine, reading_settings, second_engine
from .page import draw_as_read, page_count, read_page

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
