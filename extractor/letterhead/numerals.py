"""Numerals of letterhead and stamp as rows, and which of them are written by hand.

OCR does not read handwriting: what is written by hand gets no value and is left to a person.
"""

from __future__ import annotations

import regex

from extractor.language import periods
from extractor.language.numbers import Refused
from extractor.lines import words_of
from extractor.model import DocumentText, Doubt

HANDWRITTEN = Doubt("handwritten")
NO_SUCH_DAY = Doubt("no_such_day")
BY_TWO_READERS = ("agreed", "fair", "alike")  # evidence of words that several readers have alike

Span = tuple[int, int]  # start and end in the document's text


def is_handwritten(document: DocumentText, span: Span) -> bool:
    """True where readers differ on a word with digits: they read handwriting alike by chance only.

    Words of a text layer (confidence 1) are print."""
    return not all(
        word.confidence == 1 or word.evidence in BY_TWO_READERS
        for word in words_of(document, *span)
        if regex.search(r"\d", word.text)
    )


def iso_day(match: regex.Match[str]) -> str:
    """The ISO day of a match's groups `d`, `m` and `y`; "" where there is no such day."""
    try:
        return periods.day(match["d"], match["m"], match["y"])
    except (Refused, ValueError):
        return ""
