"""Rows found in the plain text → the same rows with their slices of the printed text."""

from __future__ import annotations

from dataclasses import replace

import regex

from extractor.language.plain import PlainText
from extractor.model import Check, Doubt, Numeral

TURN = "\u202e"  # all behind it is shown from right to left, digits too
TURNED = regex.compile(rf"{TURN}[^\u202c\u2069\n]*")
DIGIT = regex.compile(r"\d")


def as_printed(rows: tuple[Numeral, ...], plain: PlainText, printed: str) -> tuple[Numeral, ...]:
    """The rows with `start`, `end` and `raw` of the printed text. One of several digits in a piece
    that is shown from right to left is seen as another number: it is for a person."""
    turned = [piece.span() for piece in TURNED.finditer(printed)] if TURN in printed else []
    found = tuple(_as_printed(row, plain, printed) for row in rows)
    return tuple(_turned(row, turned) for row in found) if turned else found


def _turned(row: Numeral, turned: list[tuple[int, int]]) -> Numeral:
    """The row, with a doubt where it holds two digits or more of a turned piece."""
    for begin, end in turned:
        shared = row.raw[max(0, begin - row.start) : max(0, end - row.start)]
        if len(DIGIT.findall(shared)) > 1:
            return replace(row, doubts=(*row.doubts, Doubt("turned_digits")))
    return row


def _as_printed(row: Numeral, plain: PlainText, printed: str) -> Numeral:
    start, end = plain.printed_span(row.start, row.end)
    raw = printed[start:end]
    if (start, end, raw) == (row.start, row.end, row.raw):
        return row
    return replace(row, start=start, end=end, raw=raw)


def with_printed_starts(checks: tuple[Check, ...], plain: PlainText) -> tuple[Check, ...]:
    """The checks with their figures named by where these start in the printed text."""
    if not plain.moved:
        return checks
    return tuple(
        replace(
            check,
            figures=_printed_starts(check.figures, plain),
            accused=_printed_starts(check.accused, plain),
        )
        for check in checks
    )


def _printed_starts(starts: tuple[int, ...], plain: PlainText) -> tuple[int, ...]:
    return tuple(plain.printed_span(start, start)[0] for start in starts)
