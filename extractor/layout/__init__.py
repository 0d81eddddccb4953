"""Words of pages → one text in reading order with tables and headings, and the way back to every
place."""

from extractor.layout.first_part import FirstPart, first_part
from extractor.layout.lay_out import from_plain, lay_out

__all__ = [
    "FirstPart",
    "first_part",
    "from_plain",
    "lay_out",
]
