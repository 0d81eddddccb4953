"""Rows of a table that hold several figures in one cell, each beside a line of their name: `- Cao
đẳng`, `- Đại học` beside `15` above `30`. Each marked line is a row of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

import regex

from extractor.model import DocumentText, PlacedCell, PlacedTable
from extractor.tables.cell_lines import CellLine, lines_of_cell
from extractor.tables.grid import holds_figures

MARKS = (  # what opens a line that is a name of its own, one kind of mark each; `*` opens a note
    regex.compile(r"[-–—_~•●▪](?!\s?\d)\W*\p{L}"),
    regex.compile(r"[a-zđ][.)]\s*\p{L}"),
    regex.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]\s*\p{L}"),
    regex.compile(r"\+\s*\p{L}"),
)
LOOK_ALIKE = regex.compile(r"[\dIlOoSTZB|!,.%]{1,5}")  # a figure misread
FEWEST_PLAIN = 3  # lines without marks that are names of their own; of two, one may go on
SHARE = regex.compile(r"[%(]")
CAPITAL = regex.compile(r"\W*\p{Lu}")


@dataclass(frozen=True, slots=True)
class Parted:
    """A row that is several: the name cell's parts from the top, and the lines of the cells of
    figures, by column. `opened`: the first part names all others and has no figure."""

    name: PlacedCell
    parts: tuple[CellLine, ...]
    figures: dict[int, tuple[CellLine, ...]]
    opened: bool


def with_marked_rows(document: DocumentText, placed: PlacedTable) -> PlacedTable:
    """The table with a row for each marked line of a name that has a figure beside it."""
    by_row: dict[int, list[PlacedCell]] = defaultdict(list)
    for cell in placed.cells:
        by_row[cell.row].append(cell)
    parted = {row: _parted(document, by_row[row]) for row in range(1, placed.rows + 1)}
    if not any(parted.values()):
        return placed
    before = 0  # rows that were added above
    added: dict[int, int] = {}
    for row, found in parted.items():
        added[row] = before
        before += len(found.parts) - 1 if found else 0
    cells: list[PlacedCell] = []
    for cell in placed.cells:
        cells += _moved(cell, parted, added)
    ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
    return replace(placed, rows=placed.rows + before, cells=tuple(ordered))


def _moved(
    cell: PlacedCell,
    parted: dict[int, Parted | None],
    added: dict[int, int],
) -> list[PlacedCell]:
    """The cell in its new place; one of a parted row is as many cells as it has parts, or as high
    as all of them."""
    row = cell.row + added[cell.row]
    found = parted[cell.row]
    if found and cell == found.name:
        return [_of_line(cell, row + at, line) for at, line in enumerate(found.parts)]
    if found and cell.column in found.figures:
        lines = found.figures[cell.column]
        below = [_of_line(cell, row + found.opened + at, line) for at, line in enumerate(lines)]
        empty = replace(cell, row=row, end=cell.start)
        return [empty, *below] if found.opened else below
    covered = range(cell.row, cell.row + cell.rows)
    more = sum(len(other.parts) - 1 for at in covered if (other := parted[at]))
    return [replace(cell, row=row, rows=cell.rows + more)]


def _of_line(cell: PlacedCell, row: int, line: CellLine) -> PlacedCell:
    return replace(cell, row=row, start=line.start, end=line.end)


def _parted(document: DocumentText, cells: list[PlacedCell]) -> Parted | None:
    """How the row of these cells is parted; None where it is one row."""
    own = [cell for cell in cells if cell.rows == 1]
    lines = {cell.column: lines_of_cell(document, cell) for cell in own}
    figures = dict(filter(lambda found: _are_figures(found[1]), lines.items()))
    if len(set(map(len, figures.values()))) != 1:
        return None
    first = min(figures)
    for cell in own:
        parts = _parts(document, lines[cell.column], figures)
        if parts and cell.column < first and cell.columns == 1:
            return Parted(cell, parts, figures, len(parts) > len(figures[first]))
    return None


def _are_figures(lines: tuple[CellLine, ...]) -> bool:
    """True for several lines with a figure each, of which one or the other may be misread."""
    figures = sum(holds_figures(line.text) for line in lines)
    alike = all(holds_figures(line.text) or LOOK_ALIKE.fullmatch(line.text) for line in lines)
    return len(lines) > 1 and alike and 2 * figures >= len(lines)


def _parts(
    document: DocumentText,
    lines: tuple[CellLine, ...],
    figures: dict[int, tuple[CellLine, ...]],
) -> tuple[CellLine, ...]:
    """The parts of a name for as many figures: one for each, after one that opens them or not; ()
    where the name has not as many."""
    count = len(next(iter(figures.values())))
    for marked in _marked(lines):
        begins = marked if marked[0] == 0 else [0, *marked]
        opened = len(marked) == count and len(begins) > count
        if opened or len(begins) == count:
            return _joined(document, lines, begins)
    sure = count >= FEWEST_PLAIN or not document.pieces
    return lines if sure and len(lines) == count and _are_names(lines, figures) else ()


def _marked(lines: tuple[CellLine, ...]) -> Iterator[list[int]]:
    """Which lines open with a mark: with any of them, then kind by kind; none empty."""
    by_kind = [[at for at, line in enumerate(lines) if mark.match(line.text)] for mark in MARKS]
    yield from filter(None, (sorted(chain.from_iterable(by_kind)), *by_kind))


def _are_names(
    lines: tuple[CellLine, ...],
    figures: dict[int, tuple[CellLine, ...]],
) -> bool:
    """True for lines that each begin like a name, beside figures of one kind."""
    alike = all(len({_has_share(line) for line in found}) == 1 for found in figures.values())
    return alike and all(CAPITAL.match(line.text) for line in lines)


def _has_share(line: CellLine) -> bool:
    return SHARE.search(line.text) is not None


def _joined(
    document: DocumentText,
    lines: tuple[CellLine, ...],
    begins: list[int],
) -> tuple[CellLine, ...]:
    """The lines from each beginning to the next as one."""
    parts = []
    for begin, after in zip(begins, [*begins[1:], len(lines)], strict=True):
        start, end = lines[begin].start, lines[after - 1].end
        parts.append(CellLine(start, end, document.text[start:end]))
    return tuple(parts)
