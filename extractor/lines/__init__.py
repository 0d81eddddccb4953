"""Words of pages → lines in reading order, and the text they make, with the way back to every
place."""

from extractor.lines.blocks import behind, from_blocks, labels_of_pages
from extractor.lines.document_text import build_text, placeless_text
from extractor.lines.furnishing import is_layout_table
from extractor.lines.places import level_box, lies_within, numeral_at, place_of, words_of
from extractor.lines.segments import segment_lines, segments_of
from extractor.lines.table_order import in_reading_order
from extractor.lines.table_words import table_words

__all__ = [
    "behind",
    "build_text",
    "from_blocks",
    "in_reading_order",
    "is_layout_table",
    "labels_of_pages",
    "level_box",
    "lies_within",
    "numeral_at",
    "place_of",
    "placeless_text",
    "segment_lines",
    "segments_of",
    "table_words",
    "words_of",
]
