"""The words of a document's pages → one text in reading order, with the way back to every place."""

from extractor.layout.document_text import build_text, from_plain
from extractor.layout.headings import find_sections, openings
from extractor.layout.lay_out import PAPER_EDGE, without_layout
from extractor.layout.places import place_of, words_of
from extractor.layout.unruled_tables import with_unruled_tables

__all__ = [
    "PAPER_EDGE",
    "build_text",
    "find_sections",
    "from_plain",
    "openings",
    "place_of",
    "with_unruled_tables",
    "without_layout",
    "words_of",
]
