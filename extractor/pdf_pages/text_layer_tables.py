"""Ruled tables of a PDF page, from the lines that are drawn on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise, product

from extractor.model import Box, Cell, Table, Word
from extractor.witnesses import Words

SMALLEST = 3.0  # points: cells no wider or no higher are double lines
# A grid with words in fewer cells than the first share is a table where they stand in the second
# share of its first row's cells or of its rows: an empty form has its heads.
SPARSE, HEADED = 0.3, 0.5
# Lines nearer than this, in points, have no room for two digits of print that anybody can read.
SQUARE = 5.5
# Between such lines, both ways, on graph paper, whose every square would be a cell.
MOST_SQUARES = 2500
Corners = tuple[float, float, float, float]  # left, top, right, foot in points
LEAST_LINES = 3  # each way: two rows, two columns
LEAST_OF_ROW = 4  # upright lines of a table's last row that stands alone on a page: three columns


@dataclass(frozen=True, slots=True)
class Standing:
    """The places of the words whose lines do not run level: heads that stand upright. `rises`: they
    are read up the page, else down."""

    places: frozenset[Box] = frozenset()
    rises: bool = True

    def ordered(self, words: list[Word]) -> Words | None:
        """The words of a cell in whose lines all of them stand, line by line; None for others."""
        if not words or not all(word.box in self.places for word in words):
            return None
        lines: list[list[Word]] = []
        for word in sorted(words, key=_across, reverse=not self.rises):
            first = lines[-1][0].box if lines else None
            if first and first.x0 < _across(word) < first.x1:
                lines[-1].append(word)
            else:
                lines.append([word])
        ordered = (sorted(line, key=_middle, reverse=self.rises) for line in lines)
        return tuple(chain.from_iterable(ordered))


LEVEL = Standing()


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

    def is_table(self, words: list[Word]) -> bool:
        """True for two rows and columns or more with `words` where tables have them. A single row
        at the top of a page may be the last one of a table that begins on the page before."""
        fewer = min(len(self.upright), len(self.level))
        if fewer < LEAST_LINES:
            return self._is_rest(words)
        return self._is_headed(words)

    def _is_rest(self, words: list[Word]) -> bool:
        if len(self.level) != 2 or len(self.upright) < LEAST_OF_ROW:
            return False
        above = (word.text for word in words if _middle(word) < self.level[0])
        return len(self._filled(words)) >= LEAST_OF_ROW - 1 and not any(map(_has_letters, above))

    def _is_headed(self, words: list[Word]) -> bool:
        """False where little stands in the first row, in the first column and in all cells: a
        chart, whose scales stand beside its lines."""
        filled = self._filled(words)
        first_row = [k for k, box in enumerate(self.boxes) if box.y0 < self.level[1] - 1]
        first_column = [k for k, box in enumerate(self.boxes) if box.x0 < self.upright[1] - 1]
        if len(filled) >= SPARSE * len(self.boxes) or not filled:
            return True
        heads, names = filled.intersection(first_row), filled.intersection(first_column)
        rows = len(self.level) - 1
        return len(heads) >= HEADED * len(first_row) or len(names) >= HEADED * rows

    def _filled(self, words: list[Word]) -> set[int]:
        """The indices of the cells in which a word stands."""
        places = map(self.cell_of, words)
        return {place for place in places if place is not None}

    def cell_of(self, word: Word) -> int | None:
        """The index of the first cell in which the word's middle lies; None: in no cell."""
        x, y = word.box.centre
        return next((k for k, box in enumerate(self.boxes) if _lies_in(box, x, y)), None)

    def open_corners(self) -> Iterator[Box]:
        """What lies between the lines at a corner of the table where no cell is, but beside it and
        above or below it."""
        if min(len(self.upright), len(self.level)) < LEAST_LINES:
            return
        sides = [self.upright[:3], self.upright[:-4:-1]]
        for (edge, next_edge, third), (end, next_end, other) in product(
            sides, [self.level[:3], self.level[:-4:-1]]
        ):
            corner = _box(edge, end, next_edge, next_end)
            beside = _box(next_edge, end, third, next_end)
            along = _box(edge, next_end, next_edge, other)
            if not self._has_cell(corner) and self._has_cell(beside) and self._has_cell(along):
                yield corner

    def _has_cell(self, place: Box) -> bool:
        return any(_lies_in(box, *place.centre) for box in self.boxes)

    def filled(self, words: list[list[Word]], standing: Standing) -> Table:
        """The table with the words of each cell."""
        ordered = (standing.ordered(inside) or _by_lines(inside) for inside in words)
        return Table(
            rows=len(self.level) - 1,
            columns=len(self.upright) - 1,
            cells=tuple(map(self._cell, self.boxes, ordered)),
        )

    def _cell(self, box: Box, words: Words) -> Cell:
        row = _nearest(self.level, box.y0)
        column = _nearest(self.upright, box.x0)
        return Cell(
            row=row + 1,
            column=column + 1,
            rows=_nearest(self.level, box.y1) - row,
            columns=_nearest(self.upright, box.x1) - column,
            box=box,
            words=words,
        )


def is_graph_paper(upright: Iterable[float], level: Iterable[float]) -> bool:
    """True where the lines at these places, upright ones by their x and level ones by their y in
    points, lie mostly too near to each other, both ways, for print to stand between them."""
    return _squares(_lines(upright)) * _squares(_lines(level)) >= MOST_SQUARES


def _squares(lines: list[float]) -> int:
    """How many lines lie too near to the one before; 0 where most do not."""
    near = sum(line - before < SQUARE for before, line in pairwise(lines))
    return near if 2 * near > len(lines) else 0


def ruled_tables(
    drawn: Iterable[list[Corners]], words: list[Word], standing: Standing = LEVEL
) -> RuledTables:
    """The ruled tables of two rows and columns or more, with those of the words that stand in
    them. `drawn` has the cells of each table that is drawn on the page."""
    tables: list[Table] = []
    outside = words
    for cells in drawn:
        grid = _with_open_corners(_grid(cells), outside)
        if not grid.is_table(words):
            continue
        inside: list[list[Word]] = [[] for _ in grid.boxes]
        left: list[Word] = []
        for word in outside:
            cell = grid.cell_of(word)
            if cell is None:
                left.append(word)
            else:
                inside[cell].append(word)
        tables.append(grid.filled(inside, standing))
        outside = left
    return RuledTables(tuple(tables), tuple(outside))


def _with_open_corners(grid: LineGrid, words: Sequence[Word]) -> LineGrid:
    """The grid with the cells at its corners that its lines do not close, since they are round,
    where print stands in them."""
    centres = [word.box.centre for word in words]
    added = [box for box in grid.open_corners() if any(_lies_in(box, *at) for at in centres)]
    return _ordered(grid.upright, grid.level, [*grid.boxes, *added]) if added else grid


def _grid(cells: list[Corners]) -> LineGrid:
    """The lines on which the cells begin and end, and the cells."""
    every = (Box(*map(float, cell)) for cell in cells)
    boxes = [box for box in every if min(box.width, box.height) > SMALLEST]
    upright = _lines(_sides(boxes))
    level = _lines(_tops_and_feet(boxes))

    return _ordered(upright, level, boxes)


def _ordered(upright: list[float], level: list[float], boxes: list[Box]) -> LineGrid:
    """The grid with its cells row by row."""

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


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def _across(word: Word) -> float:
    return word.box.centre[0]


def _left(word: Word) -> float:
    return word.box.x0


def _box(x: float, y: float, other_x: float, other_y: float) -> Box:
    """The box between two lines each way, whichever comes first."""
    return Box(min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y))


def _lies_in(box: Box, x: float, y: float) -> bool:
    return box.x0 <= x < box.x1 and box.y0 <= y < box.y1


def _middle(word: Word) -> float:
    return word.box.centre[1]
