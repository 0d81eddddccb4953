"""Ruled tables of a PDF page, from the lines that are drawn on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from extractor.model import Box, Cell, Table, Word
from extractor.reading.readers import Words

SMALLEST = 3.0  # points: cells no wider or no higher are double lines
Corners = tuple[float, float, float, float]  # left, top, right, foot in points
LEAST_LINES = 3  # each way: two rows, two columns


@dataclass(frozen=True, slots=True)
class RuledTables:
    """The tables of a page, and the words that stand in no cell of them."""

    tables: tuple[Table, ...]
    outside: Words


@dataclass(frozen=True, slots=True)
class LineGrid:
    """The lines of a table, upright ones by their x and level ones by their y in points, and its
    cells row by row."""

    upright: list[float]
    level: list[float]
    boxes: list[Box]

    @property
    def is_table(self) -> bool:
        fewer = min(len(self.upright), len(self.level))
        return fewer >= LEAST_LINES

    def cell_of(self, word: Word) -> int | None:
        """The index of the first cell in which the word's middle lies; None: in no cell."""
        for k, box in enumerate(self.boxes):
            if _holds(box, word):
                return k
        return None

    def filled(self, words: list[list[Word]]) -> Table:
        """The table with the words of each cell."""
        return Table(
            rows=len(self.level) - 1,
            columns=len(self.upright) - 1,
            cells=tuple(map(self._cell, self.boxes, words)),
        )

    def _cell(self, box: Box, words: list[Word]) -> Cell:
        row = _nearest(self.level, box.y0)
        column = _nearest(self.upright, box.x0)
        return Cell(
            row=row + 1,
            column=column + 1,
            rows=_nearest(self.level, box.y1) - row,
            columns=_nearest(self.upright, box.x1) - column,
            box=box,
            words=_by_lines(words),
        )


def ruled_tables(drawn: Iterable[list[Corners]], words: list[Word]) -> RuledTables:
    """The ruled tables of two rows and columns or more, with those of the words that stand in
    them. `drawn` has the cells of each table that is drawn on the page."""
    tables: list[Table] = []
    outside = words
    for cells in drawn:
        grid = _grid(cells)
        if not grid.is_table:
            continue
        inside: list[list[Word]] = [[] for _ in grid.boxes]
        left: list[Word] = []
        for word in outside:
            cell = grid.cell_of(word)
            if cell is None:
                left.append(word)
            else:
                inside[cell].append(word)
        tables.append(grid.filled(inside))
        outside = left
    return RuledTables(tuple(tables), tuple(outside))


def _grid(cells: list[Corners]) -> LineGrid:
    """The lines on which the cells begin and end, and the cells."""
    every = (Box(*map(float, cell)) for cell in cells)
    boxes = [box for box in every if min(box.width, box.height) > SMALLEST]
    upright = _lines(_sides(boxes))
    level = _lines(_tops_and_feet(boxes))

    def place(box: Box) -> tuple[int, int]:
        row = _nearest(level, box.y0)
        column = _nearest(upright, box.x0)
        return row, column

    return LineGrid(
        upright=upright,
        level=level,
        boxes=sorted(boxes, key=place),
    )


def _sides(boxes: list[Box]) -> Iterator[float]:
    for box in boxes:
        yield from (box.x0, box.x1)


def _tops_and_feet(boxes: list[Box]) -> Iterator[float]:
    for box in boxes:
        yield from (box.y0, box.y1)


def _lines(edges: Iterable[float]) -> list[float]:
    """The edges in order; those nearer than three points to the one before are the same line."""
    lines: list[float] = []
    for edge in sorted(edges):
        if not lines or edge - lines[-1] > SMALLEST:
            lines.append(edge)
    return lines


def _nearest(lines: list[float], edge: float) -> int:
    """The index of the line that is nearest to an edge."""
    distances = [abs(line - edge) for line in lines]
    return distances.index(min(distances))


def _by_lines(words: list[Word]) -> Words:
    """A cell's words line by line, each from left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=_middle):
        top = lines[-1][0].box if lines else None
        if top and top.y0 < _middle(word) < top.y1:
            lines[-1].append(word)
        else:
            lines.append([word])
    ordered = (sorted(line, key=_left) for line in lines)
    return tuple(chain.from_iterable(ordered))


def _left(word: Word) -> float:
    return word.box.x0


def _holds(box: Box, word: Word) -> bool:
    x, y = word.box.centre
    across = box.x0 <= x < box.x1
    return across and box.y0 <= y < box.y1


def _middle(word: Word) -> float:
    return word.box.centre[1]
