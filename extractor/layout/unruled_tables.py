"""Tables without lines, or with a few: numerals that stand below each other in columns.

Only strong evidence makes a table: three rows or more whose figures stand in line in the same columns
with empty gutters between, names at their left, a heading above (or the page before it broke off
such a table). Everything else stays prose.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex

from extractor.layout.column_block import Columns
from extractor.layout.column_heads import YEAR, Heading, heading_above
from extractor.layout.column_rows import made_table
from extractor.layout.partly_ruled_tables import completed
from extractor.layout.straight_lines import (
    GAP,
    Chunk,
    PrintedLine,
    lean_of,
    printed_lines,
    upright,
    usual_height,
)
from extractor.model import PageReading, Table

FEWEST = 3  # rows; of a single column of figures one more
FILLED = 0.6  # share of a table's places for figures that must hold one or a dash
IN_LINE = 0.4  # heights that a column's figures may stand out of line
APART = 3.6  # heights between two lines from which they are not of one table
LEADERS = regex.compile(r"\.{4,}|…{2,}|(?:\. ){4,}")
PAGES = regex.compile(r"(?i)\W*(?:số\s+)?trang(?:\s+số)?\W*")
PAGE_NUMBER = regex.compile(r"\W*\d{1,3}\W*")


@dataclass(frozen=True)
class Block:
    """Lines that may be a table's rows, and their columns from left to right."""

    lines: tuple[PrintedLine, ...]
    columns: Columns
    first: int  # its first line among the page's
    end: int


def with_unruled_tables(pages: tuple[PageReading, ...]) -> tuple[PageReading, ...]:
    """The pages, with what stands in columns as tables and no more among their words."""
    made, before = [], None
    for page in pages:
        page, before = _of_page(completed(page), before)
        made.append(page)
    return tuple(made)


def _of_page(page: PageReading, before: Columns | None) -> tuple[PageReading, Columns | None]:
    """(the page with its tables, the columns of the table that the page breaks off)."""
    height = usual_height(page.words)
    if not page.words or not page.width:
        return page, None
    lines = printed_lines(page.words, height)
    tables, at, left = [], 0, None
    while at < len(lines):
        opening = (
            before
            if not page.tables
            and all(
                PAGE_NUMBER.fullmatch(c.text)
                for line in lines[:at]
                for c in line.chunks(GAP * height)
            )
            else None
        )
        found = _table_at(lines, at, height, opening)
        if found is None:
            at += 1
            continue
        table, columns, at = found
        tables.append(table)
        rest = [c for line in lines[at:] for c in line.chunks(GAP * height)]
        left = columns if all(PAGE_NUMBER.fullmatch(c.text) for c in rest) else None
    taken = {id(w) for t in tables for c in t.cells for w in c.words}
    words = tuple(w for w in page.words if id(w) not in taken)
    return replace(
        page, words=words, tables=tuple(sorted((*page.tables, *tables), key=lambda t: t.box.y0))
    ) if tables else page, left


def _table_at(
    lines: list[PrintedLine], at: int, height: float, before: Columns | None
) -> tuple[Table, Columns, int] | None:
    """The table whose first row of figures is line `at`, its columns, the line after it."""
    block = None if _years(lines[at], height) else _block(lines, at, height)
    if block is None or not _stands(block, height, before is not None):
        return None
    heading = heading_above(
        [*lines[: block.first], *block.lines], block.first, block.columns, height
    )
    if heading is None or not _headed(block, heading):
        columns = block.columns.like(before, height) if before else None
        heading = Heading(0, (), columns) if columns else None
    return (*made_table(block.lines, heading, height), block.end) if heading else None


def _years(line: PrintedLine, height: float) -> bool:
    """Years alone are heads."""
    return all(YEAR.fullmatch(c.text) for c in line.chunks(GAP * height))


def _block(lines: list[PrintedLine], at: int, height: float) -> Block | None:
    """The lines from `at` on that keep to the columns of its figures."""
    end, figures = _reach(lines, at, height)
    if end - at < 1 or not figures:
        return None
    straight = upright(lines[max(0, at - 12) : end + 3], figures)
    moved = [*lines[: max(0, at - 12)], *straight]
    first, columns = at, Columns.of(moved[at:end], height)
    if columns is None or not _named(moved, first, columns, height):
        return None
    while (
        first
        and columns.only_names(moved[first - 1], height)
        and moved[first].y - moved[first - 1].y < 0.8 * APART * height
    ):
        first -= 1  # the name of a group, or of the first row
    tail = end
    while tail < len(moved) and columns.goes_on(moved[tail], moved[tail - 1], height):
        tail += 1
    return Block(tuple(moved[first:tail]), columns, first, tail)


def _named(lines: list[PrintedLine], at: int, columns: Columns, height: float) -> bool:
    """Has the first row a name, beside its figures or around them?"""
    near = [
        line for line in lines[max(0, at - 1) : at + 2] if abs(line.y - lines[at].y) < 1.1 * height
    ]
    return columns.named([lines[at]], height) > 0 or any(
        columns.only_names(line, height) for line in near
    )


def _reach(
    lines: list[PrintedLine], at: int, height: float
) -> tuple[int, list[list[tuple[Chunk, float]]]]:
    """(line after the last one with figures in these columns, the columns' figures)."""
    columns: list[list[tuple[Chunk, float]]] = []
    end, bare = at, 0
    for n in range(at, len(lines)):
        line = lines[n]
        chunks = line.chunks(GAP * height)
        far = n > at and line.y - lines[n - 1].y > APART * height
        if (
            far
            or bare > 4
            or any(LEADERS.search(c.text) for c in chunks)
            or any(_crosses(c, columns, height) for c in chunks)
        ):
            break
        values = [
            c
            for k, c in enumerate(chunks)
            if c.is_value and (k or any(_in(c, column) for column in columns))
        ]
        if n == at and not values:
            return at, []
        bare = 0 if values else bare + 1
        end = n + 1 if values else end
        for chunk in values:
            own = [column for column in columns if _in(chunk, column)]
            if len(own) > 1:
                return at, []  # these figures keep to no columns
            (own[0] if own else columns.append([]) or columns[-1]).append((chunk, line.y))
    return end, columns


def _in(chunk: Chunk, column: list[tuple[Chunk, float]]) -> bool:
    """Does it stand below the column's last figures?"""
    return any(chunk.x0 < c.x1 and c.x0 < chunk.x1 for c, _ in column[-3:])


def _crosses(chunk: Chunk, columns: list[list[tuple[Chunk, float]]], height: float) -> bool:
    """Print that runs from the left into a column of figures."""
    return (
        chunk.has_words
        and not chunk.is_value
        and any(
            chunk.x0 < column[-1][0].x0 - 1.5 * height
            and chunk.x1 > column[-1][0].x0 + 0.5 * height
            and chunk.x1 > column[-1][0].middle - height
            for column in columns
        )
    )


def _stands(block: Block, height: float, goes_on: bool) -> bool:
    """Enough rows and figures, in line, with names at their left?"""
    columns = block.columns
    rows = [line for line in block.lines if columns.values_in(line, height)]
    if len(rows) < (1 if goes_on else FEWEST + (len(columns.values) < 2)):
        return False
    counts = []
    for column in columns.values:
        inside = [
            (c, line.y)
            for line in rows
            for c in line.chunks(GAP * height)
            if c.is_value and columns.at(c) == column
        ]
        printed = [(c, y) for c, y in inside if c.text not in "-–"]
        if len(printed) > 1 and lean_of(printed)[1] > IN_LINE * height:
            return False
        counts.append((len(inside), len(printed)))
    strong = sum(
        inside >= 0.5 * len(rows) and printed >= (1 if goes_on else 2) for inside, printed in counts
    )
    return (
        strong >= min(2, len(counts))
        and sum(n for n, _ in counts) >= FILLED * len(rows) * len(counts)
        and columns.named(block.lines, height) >= 0.7 * len(rows)
    )


def _headed(block: Block, heading: Heading) -> bool:
    """Has (nearly) every column of figures a head? One column alone must be no list of pages or
    years."""
    heads = [heading.head_of(column) for column in block.columns.values]
    if len(heads) > 1:
        return sum(bool(regex.search(r"\p{L}|%|\d{4}", head)) for head in heads) >= len(heads) - (
            len(heads) > 2
        )
    figures = [text for line in block.lines for text in block.columns.figures(line)]
    rising = all(regex.fullmatch(r"\d{1,3}", f) for f in figures) and figures == sorted(
        figures, key=int
    )
    return (
        bool(regex.search(r"\p{L}{2}", heads[0]))
        and bool(heading.head_of(block.columns.name))
        and not PAGES.fullmatch(heads[0])
        and not rising
        and not all(YEAR.fullmatch(f) for f in figures)
    )
