"""Words of pages → one text in reading order with tables and headings, and the way back to every
place."""

from extractor.layout.lay_out import from_plain, lay_out

__all__ = [
    "from_plain",
    "lay_out",
]
