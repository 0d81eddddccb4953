"""Figures that stand below each other, though no table was made of them.

A row of a table that was not made out, or that was left out of one, may hold a single figure:
`Công trình hoàn thành | công trình | 7`. What tells it is not its own line but the lines near it:
another figure stands right above or below, in a cell too.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

from extractor.figures.numerals import STRUCTURE
from extractor.lines import words_of
from extractor.model import Box, DocumentText, Numeral

NEAR = 5.0  # heights from one figure to the next: a line without any may stand between
FEWEST = 3  # figures of a line that are a row, though none stands above or below them
GAP = 0.9  # heights between cells at least
ON_LINE = 0.5  # share of its height by which words of one line stand higher or lower
LONGEST_LINE = 2000  # characters before a cell in its line
YEAR = regex.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class CellFigure:
    """A numeral in a cell of its line, and where its words stand on the page."""

    row: Numeral
    box: Box

    @property
    def order(self) -> tuple[int, float]:
        return self.row.place.page, self.box.y0

    def is_near(self, other: CellFigure) -> bool:
        """True for one of the next lines whose print covers the same points across the page; two
        years tell nothing."""
        if self.row.kind == other.row.kind == "date":
            return False
        in_column = self.box.x0 < other.box.x1 and other.box.x0 < self.box.x1
        return in_column and ON_LINE < self.apart(other) < NEAR

    def apart(self, other: CellFigure) -> float:
        """How many heights the middles of both stand above each other."""
        height = max(self.box.height, other.box.height)
        return abs(self.box.centre[1] - other.box.centre[1]) / height

    def is_beside(self, other: CellFigure) -> bool:
        """True for another cell of the same line."""
        kinds = (self.row.kind, other.row.kind)
        return "date" not in kinds and self.apart(other) <= ON_LINE


@dataclass(frozen=True, slots=True)
class PrintedWords:
    """The boxes of a page's words by the height of their middle."""

    middles: list[float]
    boxes: list[Box]

    @staticmethod
    def of(boxes: Iterable[Box]) -> PrintedWords:
        ordered = sorted(boxes, key=lambda box: box.centre[1])
        return PrintedWords([box.centre[1] for box in ordered], ordered)

    def is_cell(self, box: Box) -> bool:
        """True for print with a gap at both sides, or an end of its line at the right, that stands
        behind other print."""
        off, gap = ON_LINE * box.height, GAP * box.height
        first = bisect_left(self.middles, box.centre[1] - off)
        after = bisect_right(self.middles, box.centre[1] + off)
        beside = self.boxes[first:after]
        left = [own.x1 for own in beside if own.x0 < box.x0]
        right = [own.x0 for own in beside if own.x1 > box.x1]
        behind = bool(left) and box.x0 - max(left) > gap
        return behind and min(right, default=float("inf")) - box.x1 > gap


def stacked_figures(
    document: DocumentText, rows: Sequence[Numeral], is_in_table: Callable[[int], bool]
) -> frozenset[int]:
    """Where the numerals begin, outside tables, that stand in a cell of their line right above or
    below another such numeral, of whatever table that is, or beside several.

    Not those in a line's first cell: numbers, days and names of rows stand there. A text file has
    no places on a page, so its figures are not among them."""
    cells = sorted(_in_cells(document, rows), key=lambda cell: cell.order)
    loose = (at for at, cell in enumerate(cells) if not is_in_table(cell.row.start))
    return frozenset(cells[at].row.start for at in loose if _is_stacked(cells, at))


def _in_cells(document: DocumentText, rows: Sequence[Numeral]) -> Iterator[CellFigure]:
    """The figures, and what may be one, behind a wide gap in their line or alone in a cell."""
    pages = _printed_words(document, rows)
    for row in filter(_may_count, rows):
        words = words_of(document, row.start, row.end)
        if not words:
            continue
        box = Box.around(word.box for word in words)
        if _is_behind_gap(document.text, row) or pages[row.place.page].is_cell(box):
            yield CellFigure(row, box)


def _printed_words(document: DocumentText, rows: Sequence[Numeral]) -> dict[int, PrintedWords]:
    """The words of the pages with numerals."""
    wanted = {row.place.page for row in rows}
    boxes: dict[int, list[Box]] = defaultdict(list)
    for _, _, page, word in document.pieces:
        if page in wanted:
            boxes[page].append(word.box)
    return defaultdict(
        lambda: PrintedWords([], []), {p: PrintedWords.of(b) for p, b in boxes.items()}
    )


def _may_count(row: Numeral) -> bool:
    """True for a figure, for a year and for a label that a rule saw in the words around it."""
    if row.kind == "date":
        return YEAR.fullmatch(row.raw) is not None
    return row.kind != "document_number" and row.rule != STRUCTURE


def _is_behind_gap(text: str, row: Numeral) -> bool:
    """True where a wide gap parts the row's line somewhere before it."""
    line = text.rfind("\n", max(0, row.start - LONGEST_LINE), row.start) + 1
    return text.find("\t", line, row.start) > 0


def _is_stacked(cells: Sequence[CellFigure], at: int) -> bool:
    """True below or above another figure, and in a line of several."""
    around = list(_around(cells, at))
    in_line = 1 + sum(cells[at].is_beside(other) for other in around)
    return in_line >= FEWEST or any(map(cells[at].is_near, around))


def _around(cells: Sequence[CellFigure], at: int) -> Iterator[CellFigure]:
    """The cells, in order down the page, that may be near one: upwards, then downwards."""
    own = cells[at]
    reach = 2 * NEAR * own.box.height
    for way in (range(at - 1, -1, -1), range(at + 1, len(cells))):
        for number in way:
            other = cells[number]
            is_far = abs(other.box.y0 - own.box.y0) > reach
            if is_far or other.row.place.page != own.row.place.page:
                break
            yield other
