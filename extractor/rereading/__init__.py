"""Places that the reading of a whole page takes otherwise than they are printed → the same read
again, line by line."""

from extractor.rereading.covered_gaps import with_covered_gaps
from extractor.rereading.glued_words import parted_words
from extractor.rereading.guessed_pages import surest_words
from extractor.rereading.heads_between_lines import with_heads
from extractor.rereading.marked_print import with_marks
from extractor.rereading.page_in_lines import PageInLines
from extractor.rereading.stacked_words import with_lines_apart
from extractor.rereading.staggered_cells import with_columns_apart
from extractor.rereading.standing_cells import TurnedReader
from extractor.rereading.standing_words import with_standing_columns, with_unread_columns
from extractor.rereading.unread_cells import letters_among_figures, without_rests, without_strokes
from extractor.rereading.unread_heads import with_unread_heads
from extractor.rereading.unread_lines import with_unread_lines
from extractor.rereading.unsure_words import with_unsure_words_read_again, without_print_read_twice

__all__ = [
    "PageInLines",
    "TurnedReader",
    "letters_among_figures",
    "parted_words",
    "surest_words",
    "with_columns_apart",
    "with_covered_gaps",
    "with_heads",
    "with_lines_apart",
    "with_marks",
    "with_standing_columns",
    "with_unread_columns",
    "with_unread_heads",
    "with_unread_lines",
    "with_unsure_words_read_again",
    "without_print_read_twice",
    "without_rests",
    "without_strokes",
]
