"""The grid of a Word table: which cell stands where, and whether its lines are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from extractor.office_files.word_characters import W, children
from extractor.office_files.word_numbering import bases_of, value_of, whole

NEAR = 140  # twentieths of a point: columns whose edges lie nearer were meant as one
MOST_COLUMNS = 500
SIDES = 2  # drawn sides of a cell in a table with lines

Element = Any  # lxml's elements carry no types


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a Word table: where it begins (from 1), how far it reaches, its element."""

    row: int
    column: int
    rows: int
    columns: int
    element: Element


@dataclass(frozen=True, slots=True)
class _Span:
    """A cell as its row says it: from which column of the grid (from 0) to before which, whether
    it goes on with the cell above."""

    start: int
    end: int
    goes_on: bool
    element: Element


def grid_of(table: Element) -> tuple[GridCell, ...]:
    """The cells of a table, row by row; a merged one stands once. Deleted and hidden rows are left
    out."""
    rows = [
        list(_spans(row)) for row in children(table) if row.tag == f"{W}tr" and not _is_gone(row)
    ]
    places = _columns_meant(table, rows)
    found: list[GridCell] = []
    above: dict[int, int] = {}  # column → which of `found` reaches down to the row before
    for number, spans in enumerate(rows, 1):
        below: dict[int, int] = {}
        for span in spans:
            first, last = places[span.start], max(places[span.start] + 1, places[span.end])
            at = above.get(first)
            if span.goes_on and at is not None:
                old = found[at]
                found[at] = GridCell(
                    old.row, old.column, number - old.row + 1, old.columns, old.element
                )
            else:
                at = len(found)
                found.append(GridCell(number, first + 1, 1, last - first, span.element))
            below[first] = at
        above = below
    return tuple(found)


def _spans(row: Element) -> Iterator[_Span]:
    properties = row.find(f"{W}trPr")
    skipped = "" if properties is None else value_of(properties, "gridBefore")
    start = min(whole(skipped, 0), MOST_COLUMNS)
    open_cell: _Span | None = None
    for cell in children(row):
        if cell.tag != f"{W}tc":
            continue
        own = cell.find(f"{W}tcPr")
        wide = 1 if own is None else max(1, whole(value_of(own, "gridSpan"), 1))
        end = min(start + wide, MOST_COLUMNS)
        if open_cell is not None and _is_merged_on(own, "hMerge"):
            open_cell = _Span(open_cell.start, end, open_cell.goes_on, open_cell.element)
        else:
            if open_cell is not None:
                yield open_cell
            open_cell = _Span(start, end, _is_merged_on(own, "vMerge"), cell)
        start = end
    if open_cell is not None:
        yield open_cell


def _is_merged_on(properties: Element | None, name: str) -> bool:
    """Is this cell the further part of a merged one?"""
    merged = None if properties is None else properties.find(f"{W}{name}")
    return merged is not None and merged.get(f"{W}val", "continue") == "continue"


def _is_gone(row: Element) -> bool:
    properties = row.find(f"{W}trPr")
    if properties is None:
        return False
    return properties.find(f"{W}del") is not None or properties.find(f"{W}hidden") is not None


def _columns_meant(table: Element, rows: list[list[_Span]]) -> list[int]:
    """For each edge of the grid the column that begins there (from 0).

    Rows drawn by hand differ by a hair, and Word makes a column of each hair: edges that lie
    nearly on each other are one, unless that would lay two cells of a row upon each other."""
    most = max((span.end for spans in rows for span in spans), default=0)
    plain = list(range(most + 1))
    widths = [whole(column.get(f"{W}w"), 0) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    if len(widths) < most or not all(widths[:most]):
        return _used_only(plain, rows)
    meant = _snapped(widths[:most])
    collapsed = any(meant[span.end] <= meant[span.start] for spans in rows for span in spans)
    return _used_only(plain if collapsed else meant, rows)


def _snapped(widths: list[int]) -> list[int]:
    """The number of each edge where edges that lie nearly on each other have the same."""
    meant, edge = [0], 0
    for width in widths:
        edge += width
        apart = edge >= NEAR
        meant.append(meant[-1] + apart)
        edge = 0 if apart else edge
    return meant


def _used_only(places: list[int], rows: list[list[_Span]]) -> list[int]:
    """The columns counted anew without those at whose left edge no cell begins."""
    begun = sorted({places[span.start] for spans in rows for span in spans})
    number = {column: at for at, column in enumerate(begun)}
    made, last = [], 0
    for column in places:
        last = number.get(column, last if column < (begun[-1] if begun else 0) else len(begun))
        made.append(last)
    if made:
        made[-1] = max(made[-1], len(begun))
    return made


def has_lines(table: Element, styles: dict[str, Element]) -> bool:
    """Is any line of the table drawn, by itself, by its style, or around most of its cells?"""
    properties = table.find(f"{W}tblPr")
    borders = None if properties is None else properties.find(f"{W}tblBorders")
    if borders is not None:
        return _any_drawn(borders) or _cells_have_lines(table)
    style = "" if properties is None else value_of(properties, "tblStyle")
    by_style = any(
        _any_drawn(found)
        for base in bases_of(style, styles)
        for found in (*base.iter(f"{W}tblBorders"), *base.iter(f"{W}tcBorders"))
    )
    return by_style or _cells_have_lines(table)


def _any_drawn(borders: Element) -> bool:
    return _drawn(borders) > 1  # a single line sets a letterhead off, or a note


def _cells_have_lines(table: Element) -> bool:
    cells = drawn = 0
    for row in children(table):
        for cell in children(row) if row.tag == f"{W}tr" else ():
            if cell.tag == f"{W}tc":
                cells += 1
                borders = cell.find(f"{W}tcPr/{W}tcBorders")
                drawn += borders is not None and _drawn(borders) >= SIDES
    return cells > 0 and 2 * drawn >= cells


def _drawn(borders: Element) -> int:
    return sum(side.get(f"{W}val", "nil") not in ("nil", "none") for side in borders)
