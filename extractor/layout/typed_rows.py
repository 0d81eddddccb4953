"""Tables whose rows are lines of a text, their cells parted by tabs, bars, semicolons or gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from extractor.layout.typed_cells import (
    LONGEST_CELL,
    SENTENCE,
    YEAR,
    TypedCell,
    TypedTable,
    is_caption,
)
from extractor.model import Line

RULE = regex.compile(r"[\s|+:=_-]*[-=_]{3}[\s|+:=_-]*")  # drawn with signs: `|---|---|`
EDGE = regex.compile(r"\s*[|¦│]?")
MOST_BLANK = 1  # empty lines between two rows
MOST_HEADS = 3  # rows of heads
FEWEST_ROWS = 2  # below the heads
LOOK_AHEAD = (
    60  # rows by which it is told whether lines are a table, and which columns have figures
)
MOSTLY = 0.6  # of a column's cells that hold something are values in a column of figures
PAGES = ("trang", "trang số", "số trang")  # a table of contents

Row = tuple[TypedCell, ...]


@dataclass(frozen=True, slots=True)
class Parting:
    """What parts the cells of a line; `edged`: it may stand at both ends of a line too; `fewest`:
    cells of a row at least."""

    between: regex.Pattern[str]
    edged: bool
    fewest: int


PARTINGS = (
    Parting(regex.compile(r" *\t *"), edged=False, fewest=2),
    Parting(regex.compile(r"[ \t]*[|¦│][ \t]*"), edged=True, fewest=2),
    Parting(regex.compile(r" *; *"), edged=False, fewest=3),
    Parting(regex.compile(r"[ \u00a0]{2,}"), edged=False, fewest=3),
)


def tables_of_lines(text: str, lines: Sequence[Line]) -> Iterator[TypedTable]:
    """The tables whose rows are lines of `text`, of each way to part cells from the top."""
    for parting in PARTINGS:
        if parting.between.search(text):
            for run in _runs(text, lines, parting):
                yield from _tables_of(run, parting)


def _runs(text: str, lines: Sequence[Line], parting: Parting) -> Iterator[list[Row]]:
    """The lines one below the other, in cells; running text and gaps part them."""
    run: list[Row] = []
    printed = [line for line in lines if not RULE.fullmatch(text, line.start, line.end)]
    end = 0
    for line in printed:
        row = _cells_of(text, line, parting)
        ends = text.count("\n", end, line.start) > MOST_BLANK + 1 or _is_running_text(row)
        if ends:
            yield run
            run = []
        if not _is_running_text(row):
            run.append(row)
        end = line.end
    yield run


def _is_running_text(row: Row) -> bool:
    return len(row) == 1 and (len(row[0].text) > LONGEST_CELL or bool(SENTENCE.search(row[0].text)))


def _cells_of(text: str, line: Line, parting: Parting) -> Row:
    """The cells of a line of the text."""
    start, end = line.start, line.start + len(text[line.start : line.end].rstrip())
    if parting.edged:
        edge = EDGE.match(text, start, end)
        start = edge.end() if edge else start
        end -= end > start and text[end - 1] in "|¦│"
    cells = []
    for found in parting.between.finditer(text, start, end):
        cells.append(TypedCell.of(text, start, found.start()))
        start = found.end()
    return (*cells, TypedCell.of(text, start, end))


def _tables_of(run: list[Row], parting: Parting) -> Iterator[TypedTable]:
    at = 0
    while at < len(run):
        first = _first_with_values(run, at)
        heads = _heads_above(run, at, first)
        if heads and _is_table(heads, _body(run[first : first + LOOK_AHEAD]), parting):
            body = _body(run[first:])
            top = [_padded(row, len(body[0])) for row in heads]
            yield TypedTable(len(heads), (*top, *body))
            at = first + len(body)
        else:
            at = first + 1


def _first_with_values(run: list[Row], at: int) -> int:
    return next((place for place in range(at, len(run)) if _has_values(run[place])), len(run))


def _has_values(row: Row) -> bool:
    """True for a row with figures that are no years only (`Chỉ tiêu | 2023 | 2024` has heads)."""
    return any(cell.is_value and not YEAR.fullmatch(cell.text) for cell in row)


def _heads_above(run: list[Row], at: int, first: int) -> list[Row]:
    """The rows of heads right above the first row of figures."""
    if first >= len(run):
        return []
    width = len(run[first])
    top = first
    while top > max(at, first - MOST_HEADS) and _may_be_heads(run[top - 1], width):
        top -= 1
    return run[top:first]


def _may_be_heads(row: Row, width: int) -> bool:
    return 1 < len(row) <= width and all(cell.is_head for cell in row)


def _body(rows: list[Row]) -> list[Row]:
    """The rows of figures, with the names of groups between them, in as many cells each."""
    width = len(rows[0])
    full = [row for row in rows[:LOOK_AHEAD] if len(row) == width]
    of_figures = _columns_of_figures(full, width)
    body: list[Row] = []
    for row in rows:
        fitted = row if len(row) == width else _fitted(row, width, of_figures)
        if not fitted:
            break
        body.append(fitted)
    while body and not _has_values(body[-1]):
        body.pop()
    return body


def _columns_of_figures(rows: list[Row], width: int) -> list[bool]:
    """For each column whether it holds figures."""
    of_figures = []
    for column in range(width):
        filled = [row[column] for row in rows if row[column].text]
        values = sum(cell.is_value for cell in filled)
        of_figures.append(bool(filled) and values >= MOSTLY * len(filled))
    return of_figures


def _fitted(row: Row, width: int, of_figures: list[bool]) -> Row:
    """The row over all columns where only one place is possible: a group's name, a row whose last
    cells are empty, or a total without the first ones; empty where several are, or none."""
    if len(row) == 1:
        return () if row[0].is_value or is_caption(row[0].text) else _padded(row, width)
    if len(row) > width:
        return ()
    left = _padded(row, width)
    right = (*[TypedCell.empty(row[0].start)] * (width - len(row)), *row)
    fitting = [one for one in (left, right) if _fits(one, of_figures)]
    return fitting[0] if len(fitting) == 1 else ()


def _fits(row: Row, of_figures: list[bool]) -> bool:
    """True where words stand in no column of figures, and figures in no other."""
    pairs = [(cell.is_value, figures) for cell, figures in zip(row, of_figures, strict=True)]
    return all(
        value == figures for (value, figures), cell in zip(pairs, row, strict=True) if cell.text
    )


def _padded(row: Row, width: int) -> Row:
    end = row[-1].end
    return (*row, *[TypedCell.empty(end)] * (width - len(row)))


def _is_table(heads: list[Row], body: list[Row], parting: Parting) -> bool:
    """True for rows whose figures stand in columns that have heads."""
    rows = [row for row in body if _has_values(row)]
    if len(rows) < FEWEST_ROWS or len(rows[0]) < parting.fewest:
        return False
    if heads[-1][-1].text.lower() in PAGES:
        return False
    width = len(rows[0])
    of_figures = _columns_of_figures(rows, width)
    columns = [column for column in range(1, width) if of_figures[column]]
    return bool(columns) and all(_is_headed(heads, column) for column in columns)


def _is_headed(heads: list[Row], column: int) -> bool:
    return any(row[column].text for row in heads if column < len(row))
