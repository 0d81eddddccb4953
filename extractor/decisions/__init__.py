"""What persons decided about figures and documents, kept for good and laid over every reading.

- decision: what one person said of one place, or of the document itself, at one time. None is ever
  changed or taken out; the last one of a place and field holds.
- record: DIR/corrections.csv, every decision of a folder in the order in which they were made.
- laid over: the rows of a document with the decisions that hold in them.
"""

from extractor.decisions.decision import (
    COLUMNS,
    DOCUMENT_FIELDS,
    FIGURE_FIELDS,
    MAIN_FIELD,
    OF_DOCUMENT,
    STATES,
    Decision,
    State,
    about_document,
    about_row,
    held,
    identity,
    now,
)
from extractor.decisions.entry import day_or_period, entered
from extractor.decisions.laid_over import (
    LISTED,
    OPEN,
    Followed,
    Indicator,
    LaidOver,
    Outcome,
    concerning,
    fingerprint,
    laid_over,
)
from extractor.decisions.numerals import decided_numerals, with_machine_rows
from extractor.decisions.standing import Conflict, Merged, before, merged, standing, undone
from extractor.decisions.store import CORRECTIONS, Loaded, append, load, load_file, of_row, row_of

__all__ = [
    "COLUMNS",
    "CORRECTIONS",
    "DOCUMENT_FIELDS",
    "FIGURE_FIELDS",
    "LISTED",
    "MAIN_FIELD",
    "OF_DOCUMENT",
    "OPEN",
    "STATES",
    "Conflict",
    "Decision",
    "Followed",
    "Indicator",
    "LaidOver",
    "Loaded",
    "Merged",
    "Outcome",
    "State",
    "about_document",
    "about_row",
    "append",
    "before",
    "concerning",
    "day_or_period",
    "decided_numerals",
    "entered",
    "fingerprint",
    "held",
    "identity",
    "laid_over",
    "load",
    "load_file",
    "merged",
    "now",
    "of_row",
    "row_of",
    "standing",
    "undone",
    "with_machine_rows",
]
