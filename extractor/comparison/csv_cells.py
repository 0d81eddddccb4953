"""Cells and lines of the CSV files of a comparison."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from extractor.output import harmless

NEEDS_QUOTES = re.compile('[",\r\n]')
MAY_NEED_CARE = re.compile(r'[",\r\n\t=+@-]')  # quotes, or a sign that may open a formula


@lru_cache(maxsize=65536)
def as_csv(text: str) -> str:
    """One cell of a CSV file, quoted where it must be, and no formula.

    >>> as_csv("a, b"), as_csv("=1+1")
    ('"a, b"', "'=1+1")
    """
    text = str(harmless(text, "value"))
    if not NEEDS_QUOTES.search(text):
        return text
    return '"' + text.replace('"', '""') + '"'


def csv_texts(texts: Sequence[str]) -> str:
    """Cells of a line of a CSV file. Most lines hold nothing to take care of: they are looked
    through at once, not cell by cell."""
    if MAY_NEED_CARE.search("".join(texts)):
        texts = [as_csv(text) for text in texts]
    return ",".join(texts)


def csv_line(values: Iterable[object]) -> str:
    """A line of a CSV file; None is an empty cell."""
    return csv_texts(["" if value is None else str(value) for value in values]) + "\r\n"
