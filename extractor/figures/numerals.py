"""Rows of the dataset made from slices of the text, and figures that turn out to be labels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from extractor.lines import numeral_at
from extractor.model import DocumentText, Doubt, Numeral

STRUCTURE = "structure"  # the rule of labels that the layout gives
NO_RULE = "none"
OF_COLUMN = "số của cột trong bảng"


def label_at(document: DocumentText, start: int, end: int, of: str, section: str = "") -> Numeral:
    """The row of a label that the layout gives; `of` is what it names."""
    label = numeral_at(document, start, end, "label", STRUCTURE)
    return replace(label, of=of, section=section)


def unread_at(document: DocumentText, start: int, end: int, doubt: Doubt) -> Numeral:
    """The row of print that no rule took, for a person to look at."""
    row = numeral_at(document, start, end, "label", NO_RULE)
    return replace(row, doubts=(doubt,))


def as_label(row: Numeral, of: str, doubts: tuple[Doubt, ...] = ()) -> Numeral:
    """The row as a label instead of the figure that a rule took it for."""
    return replace(
        row,
        kind="label",
        rule=STRUCTURE,
        of=of,
        value=None,
        numerator=None,
        denominator=None,
        unit="",
        subject="",
        status="",
        doubts=doubts,
    )


def is_free(start: int, end: int, rows: Iterable[Numeral]) -> bool:
    """True where none of the rows holds a character of the slice."""
    return not any(row.start < end and start < row.end for row in rows)
