from .covered_gaps import with_covered_gaps
from .glued_words import parted_words
from .guessed_pages import surest_words
from .heads_between_lines import with_heads
from .marked_print import with_marks
from .page_in_lines import PageInLines
from .stacked_words import with_lines_apart
from .staggered_cells import with_columns_apart
from .standing_cells import TurnedReader
from .standing_words import with_standing_columns, with_unread_columns
from .unread_cells import letters_among_figures, without_rests, without_strokes
from .unread_heads import with_unread_heads
from .unread_lines import with_unread_lines
from .unsure_words import with_unsure_words_read_again, without_print_read_twice

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
