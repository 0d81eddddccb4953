"""Cells and lines of the CSV files of a comparison."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import regex

from extractor.output import harmless

NEEDS_QUOTES = regex.compile('[",\r\n]')


@lru_cache(maxsize=65536)
def as_csv(value: object) -> str:
    """One cell of a CSV file, quoted where it must be, and no formula.

    >>> as_csv("a, b"), as_csv("=1+1")
    ('"a, b"', "'=1+1")
    """
    text = str(harmless(str(value), "value"))
    if not NEEDS_QUOTES.search(text):
        return text
    return '"' + text.replace('"', '""') + '"'


def csv_cells(values: Iterable[object]) -> str:
    """Cells of a line of a CSV file; None is an empty cell."""
    return ",".join("" if value is None else as_csv(value) for value in values)


def csv_line(values: Iterable[object]) -> str:
    """A line of a CSV file."""
    return csv_cells(values) + "\r\n"
