"""Rows found in the plain text → the same rows with their slices of the printed text."""

from __future__ import annotations

from dataclasses import replace

from extractor.language.plain import PlainText
from extractor.model import Check, Numeral


def as_printed(rows: tuple[Numeral, ...], plain: PlainText, printed: str) -> tuple[Numeral, ...]:
    """The rows with `start`, `end` and `raw` of the printed text."""
    return tuple(_as_printed(row, plain, printed) for row in rows)


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
