from .blocks import behind, from_blocks, labels_of_pages
from .document_text import build_text, placeless_text
from .furnishing import is_layout_table
from .places import level_box, lies_within, numeral_at, place_of, words_of
from .segments import segment_lines, segments_of
from .table_order import in_reading_order
from .words_of_tables import table_words

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
