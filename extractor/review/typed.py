"""What a person typed, held against what machines read: by value, not by marks."""

from __future__ import annotations

import unicodedata

import regex

from extractor.decisions import entered
from extractor.language.numbers import Refused
from extractor.review.results import Row

_BLANKS = regex.compile(r"\s+")
_DASHES = regex.compile(r"[‐‑‒–—−]")


def plain(text: str) -> str:
    """The text with one kind of dash, without blanks, in one case: to tell whether two are printed
    alike.

    >>> plain("137 /TB–UBND") == plain("137/tb-ubnd")
    True
    """
    composed = unicodedata.normalize("NFC", text)
    return str(_DASHES.sub("-", _BLANKS.sub("", composed))).lower()


def worth(field: str, text: str, row: Row) -> str:
    """What was typed for the worth of a numeral, as the CSV files hold it. Raises Refused where it
    is none of its kind."""
    return entered(field, text, row, {})


def equal(field: str, text: str, reading: str, row: Row) -> bool:
    """True where a person and a machine say the same: printed alike, or of the same worth.

    >>> equal("value", "1291", "1.291", {"kind": "count"})
    True
    >>> equal("value", "1291", "1221", {"kind": "count"})
    False
    """
    if plain(text) == plain(reading):
        return True
    try:
        return worth(field, text, row) == worth(field, reading, row)
    except Refused:
        return False
