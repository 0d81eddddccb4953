"""Numbers of millions behind words of money that print no unit: `tổng thu 68.250.000` is in đồng.

Nothing else that a report collects, spends or owes is so large and told to the last digit. In a
text that declares a unit of money for what follows, that unit may be left out instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import regex

from extractor.figures.declared_units import DECLARED, ENDS_ITEM, NAME_NEAR, TAKEN_OR_SPENT
from extractor.model import Numeral

RULE = "figure.whole_amount"
MILLIONS = regex.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2,}")
ROOM = regex.compile(r"[:\t|]\s*$")  # between a name and its number: `NG: `, a cell's edge


def with_whole_amounts(rows: Iterable[Numeral], text: str) -> Iterator[Numeral]:
    """The rows; bare numbers of millions behind words of money as amounts in đồng."""
    is_declared = DECLARED.search(text) is not None
    for row in rows:
        is_amount = not is_declared and _is_amount(row, text)
        yield replace(row, kind="money", unit="đồng", rule=RULE) if is_amount else row


def _is_amount(row: Numeral, text: str) -> bool:
    """True for a bare number of millions behind what was taken, spent or owed."""
    if row.rule != "figure.count" or row.doubts or MILLIONS.fullmatch(row.raw) is None:
        return False
    if ENDS_ITEM.match(text, row.end) is None:
        return False
    begin = max(0, row.start - NAME_NEAR)
    name = ROOM.sub(" ", text[begin : row.start])
    return TAKEN_OR_SPENT.search(name) is not None
