"""Ruled tables whose lines end below their heads: their columns go on without lines.

Web pages and report writers shade the heads, or every second row, and draw no more than level
lines below them. The lines that are there give a Table of heads; its rows stand below it as words
of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

import regex

from extractor.model import Box, Cell, PageReading, Table, Word
from extractor.unruled.column_block import Columns, Span, cells_of_row, words_by_column
from extractor.unruled.column_rows import BlockRow, rows_of_lines
from extractor.unruled.repeated_heads import are_repeated
from extractor.unruled.straight_lines import (
    VALUE,
    StraightLine,
    StraightSegment,
    StraightWord,
    straight_lines,
    usual_height,
)

FEWEST = 3  # rows with figures
FILLED = 0.5  # share of the places for figures that hold one or a dash
APART = 3.6  # heights between two lines from which they are not of one table
OVER = 3.0  # points that print may run over where a column ends
BARE = 4  # lines without figures that may stand between two rows
PAGE_NUMBER = regex.compile(r"\W*\d{1,3}\W*")
LETTERS = regex.compile(r"\p{L}{2}")


@dataclass(frozen=True, slots=True)
class RulesEnd:
    """A table whose lines may end above its rows: where its columns begin, the last one's end."""

    table: Table
    sides: tuple[float, ...]

    @property
    def edges(self) -> tuple[float, ...]:
        """Where one column ends and the next begins."""
        return self.sides[1:-1]

    def column_of(self, x: float) -> int:
        """The column, from 0, in which a place across the page lies."""
        return sum(x > edge for edge in self.edges)

    def crosses(self, word: StraightWord) -> bool:
        """True for a word that runs on into the next column."""
        return self.column_of(word.x0 + OVER) != self.column_of(max(word.x0, word.x1 - OVER))


@dataclass(frozen=True, slots=True)
class Below:
    """The lines below a table whose words keep to its columns, set apart at them, and the columns
    as they lie between these."""

    lines: list[StraightLine]
    columns: Columns


@dataclass(frozen=True, slots=True)
class Completed:
    """A table with the rows below it, and the words of its page that are in no row; where rows were
    found its heads and its columns."""

    table: Table
    words: tuple[Word, ...]
    heads: str = ""
    columns: Columns | None = None


@dataclass(frozen=True, slots=True)
class PageWithRows:
    """A page, the heads of its tables that have rows without lines, and the columns of the one
    that its end breaks off."""

    page: PageReading
    heads: frozenset[str]
    broken_off: Columns | None


def with_rows_below(page: PageReading, known: frozenset[str] = frozenset()) -> PageWithRows:
    """The page; its tables have the rows that stand below them without lines. Below heads that are
    `known` from the pages before, one row is enough."""
    made: list[Completed] = []
    words = page.words
    for table in page.tables:
        made.append(_with_rows(table, words, _end(table, page), known))
        words = made[-1].words
    last = max(made, key=_foot, default=None)
    return PageWithRows(
        page=replace(page, words=words, tables=tuple(own.table for own in made)),
        heads=known.union(own.heads for own in made if own.heads),
        broken_off=_broken_off(last) if last and _is_last(last.table, words) else None,
    )


def _broken_off(last: Completed) -> Columns | None:
    """The columns of a page's last table, which may go on without lines or heads overleaf."""
    return last.columns or _ruled_columns(last.table)


def _ruled_columns(table: Table) -> Columns | None:
    """The columns of a table as its print lies in them from the first row of figures on; None where
    one has no print."""
    sides, cells = _sides(table), _cells_from_figures(table)
    columns = range(1, table.columns + 1)
    found = [_print_in([cell for cell in cells if cell.column == column]) for column in columns]
    spans = [span for span in found if span]
    height = usual_height(list(chain.from_iterable(cell.words for cell in cells)))
    if len(sides) != len(spans) + 1 or not height:
        return None
    return Columns.between(spans, tuple(sides[1:-1]), list(map(_segment_of, cells)), height)


def _cells_from_figures(table: Table) -> list[Cell]:
    """The cells with print of a single column each, from the first row of figures on."""
    alone = [cell for cell in table.cells if cell.columns == 1 and cell.words]
    first = min((cell.row for cell in alone if _is_figure(cell)), default=table.rows + 1)
    return [cell for cell in alone if cell.row >= first]


def _is_figure(cell: Cell) -> bool:
    return cell.column > 1 and VALUE.fullmatch(cell.text) is not None


def _print_in(cells: list[Cell]) -> Span | None:
    """From where to where the words of the cells are printed; None without any."""
    if not cells:
        return None
    around = Box.around(word.box for word in chain.from_iterable(cell.words for cell in cells))
    return Span(around.x0, around.x1)


def _segment_of(cell: Cell) -> StraightSegment:
    """The words of a cell as those of one line."""
    words = sorted(cell.words, key=lambda word: word.box.x0)
    y = cell.box.centre[1]
    return StraightSegment(tuple(StraightWord(own, own.box.x0, own.box.x1, y) for own in words), y)


def _foot(found: Completed) -> float:
    return found.table.box.y1


def _is_last(table: Table, words: Iterable[Word]) -> bool:
    """True where nothing but a page number stands below the table."""
    below = [word.text for word in words if word.box.centre[1] > table.box.y1]
    return not below or PAGE_NUMBER.fullmatch(" ".join(below)) is not None


def _end(table: Table, page: PageReading) -> float:
    """How far down the page the rows below a table may reach: to the next table, else to the
    page's foot."""
    own = table.box
    tops = [
        other.box.y0
        for other in page.tables
        if other is not table and other.box.y0 >= own.y1 - OVER and _share_columns(other.box, own)
    ]
    return min(tops, default=page.height)


def _share_columns(one: Box, other: Box) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1


def _with_rows(
    table: Table,
    words: tuple[Word, ...],
    end: float,
    known: frozenset[str],
) -> Completed:
    heads = " ".join(cell.text for cell in table.cells)
    sides = _sides(table)
    if len(sides) != table.columns + 1:
        return Completed(table, words)
    rules = RulesEnd(table, tuple(sides))
    near = [word for word in words if _is_below(word.box, table.box, end)]
    goes_on = _is_rest(table) or any(are_repeated(heads, before) for before in known)
    below = _below(rules, near, 1 if goes_on else FEWEST)
    if below is None:
        return Completed(table, words)
    added = _cells(rules, rows_of_lines(below.lines, below.columns), below.columns)
    return Completed(
        table=_with_cells(table, added),
        words=_without(words, added),
        heads=heads,
        columns=_as_printed(rules, below.columns),
    )


def _with_cells(table: Table, added: list[Cell]) -> Table:
    rows = max(cell.row for cell in added)
    return Table(rows, table.columns, (*table.cells, *added))


def _without(words: tuple[Word, ...], cells: list[Cell]) -> tuple[Word, ...]:
    """The words that stand in none of the cells."""
    taken = {id(word) for word in chain.from_iterable(cell.words for cell in cells)}
    return tuple(word for word in words if id(word) not in taken)


def _is_rest(table: Table) -> bool:
    """True for a single row with figures: that of a table which begins on the page before."""
    return table.rows == 1 and _has_figures(table)


def _has_figures(table: Table) -> bool:
    return any(VALUE.fullmatch(cell.text) for cell in table.cells)


def _as_printed(rules: RulesEnd, columns: Columns) -> Columns:
    """The columns where they lie on the page."""
    spans = tuple(Span(left, right) for left, right in pairwise(rules.sides))
    return replace(columns, spans=spans, edges=rules.edges)


def _sides(table: Table) -> list[float]:
    """Where the columns begin, and where the last one ends."""
    lefts: dict[int, float] = {}
    for cell in table.cells:
        lefts.setdefault(cell.column, cell.box.x0)
    return [*(lefts[column] for column in sorted(lefts)), table.box.x1]


def _is_below(box: Box, table: Box, end: float) -> bool:
    x, y = box.centre
    return table.x0 - OVER < x < table.x1 + OVER and table.y1 - OVER < y < end


def _below(rules: RulesEnd, words: Sequence[Word], fewest: int) -> Below | None:
    """The lines right below the table that keep to its columns; None where they are no rows, or
    fewer than `fewest` have figures."""
    height = usual_height(words)
    if not height:
        return None
    kept = _kept(rules, straight_lines(tuple(words), height), height)
    apart = [_set_apart(line, rules, height) for line in kept]
    columns = _columns(rules, apart, height)
    if columns is None:
        return None
    lines = _with_figures(apart, columns)
    return Below(lines, columns) if _are_rows(lines, columns, fewest) else None


def _kept(rules: RulesEnd, lines: list[StraightLine], height: float) -> list[StraightLine]:
    """The lines up to the first one that stands apart or has print across two columns."""
    kept: list[StraightLine] = []
    above = rules.table.box.y1
    for line in lines:
        if line.y - above > APART * height or any(map(rules.crosses, line.words)):
            break
        kept.append(line)
        above = line.y
    return kept


def _set_apart(line: StraightLine, rules: RulesEnd, height: float) -> StraightLine:
    """The line; words of different columns stand a word's height further from each other, so that
    a segment never reaches over two."""
    moved = []
    for word in line.words:
        off = rules.column_of((word.x0 + word.x1) / 2) * height
        moved.append(replace(word, x0=word.x0 + off, x1=word.x1 + off))
    return replace(line, words=tuple(moved))


def _columns(rules: RulesEnd, lines: list[StraightLine], height: float) -> Columns | None:
    """The table's columns as they lie between lines that are set apart."""
    spans = [
        Span(left + number * height, right + number * height)
        for number, (left, right) in enumerate(pairwise(rules.sides))
    ]
    edges = tuple((left.right + right.left) / 2 for left, right in pairwise(spans))
    segments = list(chain.from_iterable(line.segments(height) for line in lines))
    return Columns.between(spans, edges, segments, height)


def _with_figures(lines: list[StraightLine], columns: Columns) -> list[StraightLine]:
    """The lines down to the last one with figures, and what goes on with its name; a sentence
    below them ends them. Lines that go on with a name are none without figures."""
    end, bare = 0, 0
    for number, line in enumerate(lines, 1):
        if bare > BARE or _is_sentence(line, columns):
            break
        if columns.values_in(line):
            end, bare = number, 0
        elif number == 1 or not columns.goes_on(line, lines[number - 2]):
            bare += 1
    while 0 < end < len(lines) and columns.goes_on(lines[end], lines[end - 1]):
        end += 1
    return lines[:end]


def _is_sentence(line: StraightLine, columns: Columns) -> bool:
    """True for words in most columns of figures, as in a note below the table."""
    worded = [own for own in line.segments(columns.height) if LETTERS.search(own.text)]
    over = {columns.at(own) for own in worded if not own.is_value}
    return 2 * len(over.intersection(columns.values)) > len(columns.values)


def _are_rows(lines: list[StraightLine], columns: Columns, fewest: int) -> bool:
    """True for enough rows, most of whose places for figures are filled."""
    figures = [len(columns.values_in(line)) for line in lines]
    rows = sum(map(bool, figures))
    return rows >= fewest and sum(figures) >= FILLED * rows * len(columns.values)


def _cells(rules: RulesEnd, rows: Iterable[BlockRow], columns: Columns) -> list[Cell]:
    """The cells of the rows below the table."""
    spans = [Span(left, right) for left, right in pairwise(rules.sides)]
    cells: list[Cell] = []
    for number, row in enumerate(rows, rules.table.rows + 1):
        segments: list[StraightSegment] = []
        for line in row.lines:
            segments += line.segments(columns.height)
        cells += cells_of_row(number, words_by_column(segments, columns.at), spans)
    return cells
