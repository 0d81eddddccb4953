"""Columns that number the rows of each group anew: `Tiết` beside `Sáng` and `Chiều`."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.tables.heading import Piece

FEWEST_GROUPS = 2
FEWEST_ROWS = 5  # of all groups: two of two rows may count on by accident
MOSTLY = 0.8  # of the groups; a number may be misread


def numbers_each_group(pieces: list[Piece], column: int) -> bool:
    """True for a column that counts the rows beside each name of the column before it from 1 on:
    its numbers say which row it is, they count nothing."""
    groups = [group for piece in pieces for group in _groups(piece, column)]
    long = [group for group in groups if len(group) > 1]
    if len(groups) < FEWEST_GROUPS or 2 * len(long) <= len(groups):
        return False
    if sum(map(len, groups)) < FEWEST_ROWS:
        return False
    counting = sum(_counts(group) for group in groups)
    return counting >= MOSTLY * len(groups)


def _groups(piece: Piece, column: int) -> Iterator[list[str]]:
    """The texts of the column beside each name of the column before it, which stands in one cell
    over their rows or in the first of them."""
    if column < 2:
        return
    found: list[list[str]] = []
    for row in piece.body_rows:
        cell = piece.grid.cell(row, column - 1)
        begins = cell is None or cell.row == row
        if not found or (begins and piece.grid.text(row, column - 1)):
            found.append([])
        found[-1].append(piece.grid.text(row, column))
    yield from found


def _counts(texts: list[str]) -> bool:
    return [text.strip(" .)") for text in texts] == [str(k) for k in range(1, len(texts) + 1)]
