"""Numbers of millions behind words of money that print no unit: `tổng thu 68.250.000` is in đồng.

Nothing else that a report collects, spends or owes is so large and told to the last digit. Where
other words stand between (`Thu từ DNNN: 950.150.000`), or a unit of money is declared for what
follows, another one may be left out: a person looks, or the unit holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import regex

from extractor.figures.declared_units import DECLARED, ENDS_ITEM, NAME_NEAR, TAKEN_OR_SPENT
from extractor.language.said import worded
from extractor.model import Doubt, Numeral

RULE = "figure.whole_amount"
COUNTS = ("figure.count", "figure.count_with_letters", "figure.count_torn")
MILLIONS = regex.compile(r"[1-9OolI][\dOolI]{0,2}(?:\. ?[\dOolI]{3}){2,}")
RIGHT_BEHIND = worded(r"(?i)(?<!\p{L}){taken_or_spent}\s*$")
ROOM = regex.compile(r"[:\t|]\s*$")  # between a name and its number: `NG: `, a cell's edge


def with_whole_amounts(rows: Iterable[Numeral], text: str) -> Iterator[Numeral]:
    """The rows; bare numbers of millions behind words of money as amounts in đồng, doubted where
    other words stand between."""
    is_declared = DECLARED.search(text) is not None
    for row in rows:
        yield row if is_declared or not _is_large(row, text) else _as_amount(row, text)


def _is_large(row: Numeral, text: str) -> bool:
    """True for a bare number of millions, none of whose own words says what it is."""
    if row.rule not in COUNTS or MILLIONS.fullmatch(row.raw) is None:
        return False
    return ENDS_ITEM.match(text, row.end) is not None


def _as_amount(row: Numeral, text: str) -> Numeral:
    """A large number as an amount where words of money stand before it, else as it is."""
    name = ROOM.sub(" ", text[max(0, row.start - NAME_NEAR) : row.start])
    if TAKEN_OR_SPENT.search(name) is None:
        return row
    unsure = () if RIGHT_BEHIND.search(name) else (Doubt("count_of_what"),)
    doubts = (*row.doubts, *unsure)
    return replace(row, kind="money", unit="đồng", rule=RULE, doubts=doubts)
