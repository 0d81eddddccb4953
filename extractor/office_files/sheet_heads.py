"""The shown cells of a sheet, and which of them are heads over the columns of others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, pairwise

import regex

from extractor.model import Stored

FIGURE = regex.compile(r"[-–(]?\d[\d.,\s]*%?\)?")
YEAR = regex.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Filled:
    """A shown cell: its row and column among those that are shown (from 1), how many of them it
    takes, its words ("" for an empty one with lines around it), how its value is stored, its
    address, whether lines are drawn around it, and whether the heads above may be others'."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    stored: Stored
    address: str
    lined: bool
    unsure_heads: bool = False


def columns_of(row: list[Filled]) -> set[int]:
    """The columns that the words of a row stand in."""
    reached = (range(cell.column, cell.column + cell.columns) for cell in row if cell.text)
    return set(chain.from_iterable(reached))


def with_figures(cells: Iterable[Filled]) -> set[int]:
    """The columns of cells that hold a figure."""
    return {cell.column for cell in cells if FIGURE.fullmatch(cell.text)}


def heads_over(upper: list[Filled], lower: list[Filled]) -> dict[int, range]:
    """Column of each head of a row → the columns of its parts in the row below, where no cells are
    merged: up to the next head, or on both sides of one in their very middle. Empty where any part
    has no head above it, and where the row below begins with the first column."""
    if not has_parts_beside(upper, lower):
        return {}
    over: dict[int, range] = {}
    heads = columns_of(upper)
    for run in _unbroken(sorted(columns_of(lower))):
        found = _shared_out(run, sorted(heads.intersection(run)))
        if not found:
            return {}
        over |= found
    return over


def has_parts_beside(upper: list[Filled], lower: list[Filled]) -> bool:
    """True for words below empty places beside heads, none of them below the first head, where no
    cells are merged."""
    heads, parts = columns_of(upper), columns_of(lower)
    if any(cell.rows * cell.columns > 1 for cell in (*upper, *lower)):
        return False
    return bool(heads) and bool(parts - heads) and min(parts) > min(heads)


def _shared_out(parts: range, heads: list[int]) -> dict[int, range]:
    """Column of each head → those of its parts among these; empty where the first has none."""
    if len(parts) % 2 and heads == [parts[len(parts) // 2]]:
        return {heads[0]: parts}
    if heads[:1] != [parts.start]:
        return {}
    return {at: range(at, after) for at, after in pairwise([*heads, parts.stop])}


def _unbroken(columns: list[int]) -> list[range]:
    """The runs of columns that stand right beside each other."""
    runs: list[range] = []
    for column in columns:
        if runs and runs[-1].stop == column:
            runs[-1] = range(runs[-1].start, column + 1)
        else:
            runs.append(range(column, column + 1))
    return runs
