"""What persons decided about figures and documents, kept for good and laid over every reading.

- decision: what one person said of one place, or of the document itself, at one time. None is ever
  changed or taken out; the last one of a place and field holds.
- record: DIR/corrections.csv, every decision of a folder in the order in which they were made.
- laid over: the rows of a document with the decisions that hold in them.
"""

from extractor.decisions.decision import (
    COLUMNS,
    DECIDED,
    DOCUMENT_FIELDS,
    MAIN_FIELD,
    OF_DOCUMENT,
    STAMP_NUMBER,
    Decision,
    State,
    about_document,
    about_row,
    held,
    now,
    told_by,
)
from extractor.decisions.entry import entered
from extractor.decisions.head_rows import (
    HEAD_TABLES,
    STAMP,
    HeadRow,
    HeadRows,
    head_rows,
    stamp_is_settled,
)
from extractor.decisions.laid_over import (
    LISTED,
    Followed,
    Indicator,
    Outcome,
    concerning,
    files_concerned,
    fingerprint,
    laid_over,
    parts_decided,
    reasons_left,
)
from extractor.decisions.numerals import decided_numerals, with_machine_rows
from extractor.decisions.standing import before, merged, undone
from extractor.decisions.store import CORRECTIONS, append, load, load_file, of_row, row_of
from extractor.decisions.worth_in_words import worth_in_words

__all__ = [
    "COLUMNS",
    "CORRECTIONS",
    "DECIDED",
    "DOCUMENT_FIELDS",
    "HEAD_TABLES",
    "LISTED",
    "MAIN_FIELD",
    "OF_DOCUMENT",
    "STAMP",
    "STAMP_NUMBER",
    "Decision",
    "Followed",
    "HeadRow",
    "HeadRows",
    "Indicator",
    "Outcome",
    "State",
    "about_document",
    "about_row",
    "append",
    "before",
    "concerning",
    "decided_numerals",
    "entered",
    "files_concerned",
    "fingerprint",
    "head_rows",
    "held",
    "laid_over",
    "load",
    "load_file",
    "merged",
    "now",
    "of_row",
    "parts_decided",
    "reasons_left",
    "row_of",
    "stamp_is_settled",
    "told_by",
    "undone",
    "with_machine_rows",
    "worth_in_words",
]
