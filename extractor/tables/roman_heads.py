"""Heads that count in Roman figures, one of which was read as its neighbour: `Quý I`, `Quý II`,
`Quý II`, `Quý IV`. Letters of one stroke run into each other where print is small.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from extractor.lines import words_of
from extractor.model import DocumentText, PlacedCell
from extractor.tables.grid import TextGrid

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
COUNTED = regex.compile(r"(?P<word>\p{L}+)\s+(?P<roman>[IVX]{1,4})")
DEEPEST = 4  # rows at the top in which heads are looked for
FEWEST = 3  # heads that count on


@dataclass(frozen=True, slots=True)
class CountedHead:
    """A cell of a heading that counts: its word and its number (from 0)."""

    cell: PlacedCell
    word: str
    number: int


def with_roman_heads_in_order(document: DocumentText, grid: TextGrid) -> TextGrid:
    """The grid; in a row of heads that count on but for one, which is its neighbour's, that one has
    the number of its place where it was read from a picture."""
    texts = dict(grid.texts)
    for row in range(1, min(DEEPEST, grid.placed.rows) + 1):
        wrong = _out_of_order(_counted(grid, row))
        if wrong is None or not _is_of_picture(document, wrong.cell):
            continue
        for place, index in grid.owner.items():
            if grid.placed.cells[index] is wrong.cell:
                texts[place] = f"{wrong.word} {ROMAN[wrong.number]}"
    return replace(grid, texts=texts) if texts != grid.texts else grid


def _is_of_picture(document: DocumentText, cell: PlacedCell) -> bool:
    return any(word.confidence < 1 for word in words_of(document, cell.start, cell.end))


def _counted(grid: TextGrid, row: int) -> list[CountedHead]:
    """The heads of a row that count, where they stand side by side and have one word."""
    made = []
    for cell in grid.placed.cells:
        found = COUNTED.fullmatch(grid.text(row, cell.column)) if cell.row == row else None
        if found and found["roman"] in ROMAN:
            made.append(CountedHead(cell, found["word"], ROMAN.index(found["roman"])))
    together = all(_follows(one.cell, other.cell) for one, other in pairwise(made))
    return made if together and len({head.word for head in made}) == 1 else []


def _follows(cell: PlacedCell, after: PlacedCell) -> bool:
    return cell.column + cell.columns == after.column


def _out_of_order(heads: list[CountedHead]) -> CountedHead | None:
    """The one head that has its neighbour's number, with its own."""
    if len(heads) < FEWEST:
        return None
    offsets = [head.number - at for at, head in enumerate(heads)]
    (first, times), *_ = Counter(offsets).most_common(1)
    at = next((at for at, offset in enumerate(offsets) if offset != first), 0)
    beside = [heads[k].number for k in (at - 1, at + 1) if 0 <= k < len(heads)]
    twice = heads[at].number in beside
    if times != len(heads) - 1 or not twice or first + at >= len(ROMAN):
        return None
    return replace(heads[at], number=first + at)
