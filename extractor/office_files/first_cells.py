"""A sheet with more cells than can be analysed: its first rows, and where they end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extractor.model import Doubt, TextBlock, TextCell, TextTable

# Cells of one sheet. Each costs two kilobytes until its figure is found; a register of all files
# of a year has fewer.
MOST_CELLS_KEPT = 150_000

Block = TextBlock | TextTable


@dataclass(frozen=True, slots=True)
class FirstCells:
    """The blocks of a sheet that are kept, and what a person should know of the rest."""

    blocks: tuple[Block, ...]
    cautions: tuple[Doubt, ...] = ()


def first_cells(blocks: Iterable[Block]) -> FirstCells:
    """The blocks of a sheet up to the last whole row that may be kept; the rest is said by its
    first place and by how many cells it has."""
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
    return FirstCells(tuple(kept), tuple(_said(left_out)))


def _said(left_out: list[TextCell]) -> Iterator[Doubt]:
    if left_out:
        yield Doubt.of("cells_left_out", number=str(len(left_out)), place=left_out[0].place)


def _first_rows(table: TextTable, room: int) -> TextTable:
    """The table up to the last row that there is room for; its cells stand in order of rows."""
    if len(table.cells) <= room:
        return table
    last = table.cells[room].row
    cells = tuple(cell for cell in table.cells[:room] if cell.row < last)
    return replace(table, rows=max(0, last - 1), cells=cells)
