"""Tables of a file without pages of print that have more cells than can be analysed: their first
rows, and where they end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from extractor.model import Doubt, TextBlock, TextCell, TextTable

# Cells of one sheet, or of the tables of a Word document. Each costs two kilobytes until
# its figure is found; a register of all files of a year has fewer.
MOST_CELLS_KEPT = 150_000

Block = TextBlock | TextTable


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many cells are left out, and the place of the first one."""

    number: int = 0
    place: str = ""


@dataclass(frozen=True, slots=True)
class FirstCells:
    """The blocks that are kept, and what a person should know of the rest."""

    blocks: tuple[Block, ...]
    cautions: tuple[Doubt, ...] = ()


NONE_LEFT_OUT = LeftOut()


def first_cells(
    blocks: Iterable[Block], further: LeftOut = NONE_LEFT_OUT, said: str = "cells_left_out"
) -> FirstCells:
    """The blocks up to the last whole row that may be kept; the rest is said (`said` is the key of
    the sentence) by its first place and by how many cells it has, with those that were left out
    `further` down before."""
    kept: list[Block] = []
    left_out: list[TextCell] = []
    room = MOST_CELLS_KEPT
    for block in blocks:
        if isinstance(block, TextBlock):
            kept.append(block)
            continue
        whole = _first_rows(block, room)
        room -= len(whole.cells)
        kept += [whole] if whole.cells else []
        left_out += block.cells[len(whole.cells) :]
        room = 0 if left_out else room
    number = len(left_out) + further.number
    place = left_out[0].place if left_out else further.place
    doubts = (Doubt.of(said, number=str(number), place=place),) if number else ()
    return FirstCells(tuple(kept), doubts)


def _first_rows(table: TextTable, room: int) -> TextTable:
    """The table up to the last row that there is room for; its cells stand in order of rows."""
    if len(table.cells) <= room:
        return table
    last = table.cells[room].row
    cells = tuple(cell for cell in table.cells[:room] if cell.row < last)
    return replace(table, rows=max(0, last - 1), cells=cells)
