"""A table that goes on to the right on the facing page, or below itself: the rows of the second
part have the names of the first.

The parts hold as many rows; where the second has row numbers, they are those of the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

import regex

from extractor.model import DocumentText, ReadTable, TableRow

FEWEST = 4  # rows that must agree
ALIKE = 0.8  # share of the numbers that must


@dataclass(frozen=True, slots=True)
class Whole:
    """A table over all its pieces."""

    pieces: tuple[ReadTable, ...]

    @property
    def body(self) -> list[TableRow]:
        return [row for piece in self.pieces for row in piece.rows if row.body]

    @property
    def has_names(self) -> bool:
        return any(row.names for row in self.body)

    @property
    def has_names_of_its_own(self) -> bool:
        """True where a row has a name but no number."""
        return any(row.names and not row.label for row in self.body)

    @property
    def has_values_alone(self) -> bool:
        """True where figures stand below its heads, and no column before them has names."""
        roles = [column.role for column in self.pieces[0].columns]
        before = roles[: roles.index("value")] if "value" in roles else ["name"]
        return all(role == "number" for role in before)


def with_names_of_facing(
    document: DocumentText,
    tables: Sequence[ReadTable],
) -> tuple[ReadTable, ...]:
    """The tables; rows without names have those of the table that theirs goes on."""
    wholes = [Whole(tuple(pieces)) for _, pieces in groupby(tables, lambda table: table.whole)]
    made = wholes[:1]
    for before, after in pairwise(wholes):
        source = made[-1] if made[-1].has_names else before
        made.append(_named(after, source) if _goes_on(document, source, after) else after)
    return tuple(piece for whole in made for piece in whole.pieces)


def _goes_on(document: DocumentText, before: Whole, after: Whole) -> bool:
    if not after.has_values_alone or not before.has_names or after.has_names_of_its_own:
        return False
    if len(after.body) < FEWEST or len(after.body) != len(before.body):
        return False
    told = _numbers_told(before, after)
    if len(told) >= FEWEST:
        return sum(one == other for one, other in told) >= ALIKE * len(told)
    numbered = any(row.label for row in after.body)
    return not numbered and _stand_together(document, before, after)


def _numbers_told(before: Whole, after: Whole) -> list[tuple[str, str]]:
    """The numbers of rows that stand at the same height, where both have one."""
    pairs = zip(before.body, after.body, strict=True)
    return [(one.label, other.label) for one, other in pairs if one.label and other.label]


def _stand_together(document: DocumentText, before: Whole, after: Whole) -> bool:
    """True where no words stand between the two tables."""
    between = document.text[before.pieces[-1].placed.end : after.pieces[0].placed.start]
    return regex.search(r"\p{L}{2}", between) is None


def _named(whole: Whole, source: Whole) -> Whole:
    """The table with the names and the title of the one that it goes on."""
    names = iter([row.names for row in source.body])
    pieces = []
    for piece in whole.pieces:
        rows = tuple(replace(row, names=next(names)) if row.body else row for row in piece.rows)
        pieces.append(replace(piece, rows=rows, title=source.pieces[0].title))
    return Whole(tuple(pieces))
