"""Columns of a block of printed lines, and its rows → cells of a Table."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from extractor.layout.column_block import MARKED, Columns
from extractor.layout.straight_lines import GAP, Chunk, PrintedLine
from extractor.model import Box, Cell, Table, Word

ORDINAL = regex.compile(r"(?:[IVX]{1,5}|[A-ZĐa-zđ]|\d{1,3}(?:\.\d{1,2}){0,3}|[*+-])[.)]?")


@dataclass
class BlockRow:
    """A row coming about: its lines, whether it has a name and figures."""

    lines: list[PrintedLine]
    named: bool
    valued: bool


def rows_of_lines(
    lines: tuple[PrintedLine, ...], columns: Columns, height: float
) -> list[BlockRow]:
    """Names over several lines are one row with the figures beside them."""
    rows: list[BlockRow] = []
    loose = []
    lines = _beside(lines, columns, height)
    limit = max((c.x1 for line in lines for c in _names(line, columns, height)), default=0.0)
    steps = [
        b.y - a.y
        for a, b in zip(lines, lines[1:])
        if _names(a, columns, height) and _names(b, columns, height) and b.y - a.y > height
    ]
    room = limit, 1.2 * min(steps, default=height)
    for line in lines:
        valued, named = bool(columns.values_in(line, height)), bool(_names(line, columns, height))
        if not named and valued:
            loose.append(line)
        elif rows and (not named or _continues(rows[-1], line, valued, columns, height, room)):
            rows[-1] = BlockRow([*rows[-1].lines, line], True, rows[-1].valued or valued)
        else:
            rows.append(BlockRow([line], named, valued))
    for line in loose:
        _place(rows, line, height)
    return sorted(rows, key=lambda row: row.lines[0].y)


def _beside(lines: tuple[PrintedLine, ...], columns: Columns, height: float) -> list[PrintedLine]:
    """Figures printed a little above or below the name beside them are on its line."""
    made: list[PrintedLine] = []
    for line in lines:
        last = made[-1] if made else None
        if (
            last
            and line.y - last.y < 0.6 * height
            and bool(_names(line, columns, height)) != bool(_names(last, columns, height))
            and not (columns.values_in(line, height) and columns.values_in(last, height))
        ):
            made[-1] = PrintedLine(
                tuple(sorted((*last.spots, *line.spots), key=lambda s: s.x0)), (last.y + line.y) / 2
            )
        else:
            made.append(line)
    return made


def _place(rows: list[BlockRow], line: PrintedLine, height: float) -> None:
    """Figures without a name on their line belong to the name around them."""

    def off(row: BlockRow) -> float:
        ys = [own.y for own in row.lines]
        return max(min(ys) - line.y, line.y - max(ys), 0.0)

    near = [row for row in rows if row.named and not row.valued and off(row) < 0.8 * height]
    if near:
        best = min(near, key=off)
        best.lines, best.valued = sorted([*best.lines, line], key=lambda own: own.y), True
    else:
        rows.append(BlockRow([line], False, True))


def _names(line: PrintedLine, columns: Columns, height: float) -> list[Chunk]:
    return [
        c
        for c in line.chunks(GAP * height)
        if columns.at(c) == columns.name and regex.search(r"\w", c.text)
    ]


def _continues(
    row: BlockRow,
    line: PrintedLine,
    valued: bool,
    columns: Columns,
    height: float,
    room: tuple[float, float],
) -> bool:
    """Does this line's name go on with that of the row? `room`: where names end at the right, how near
    the lines of one name stand."""
    chunks = line.chunks(GAP * height)
    names = _names(line, columns, height)
    numbered = columns.at(chunks[0]) < columns.name and bool(ORDINAL.fullmatch(chunks[0].text))
    first = names[0].spots[0].word.text
    last = next((n for own in reversed(row.lines) if (n := _names(own, columns, height))), None)
    if (
        valued
        and row.valued
        or MARKED.fullmatch(first)
        or not last
        or numbered
        and any(_numbered(own, columns, height) for own in row.lines)
    ):
        return False
    if numbered:
        return not row.valued and bool(regex.match(r"\p{Ll}", first))
    full = (
        last[-1].x1 + 0.3 * height + names[0].spots[0].x1 - names[0].spots[0].x0
        > room[0] + 0.5 * height
    )
    return (
        bool(regex.match(r"\p{Ll}|\(", first))
        or full
        and line.y - row.lines[-1].y < room[1]
        and not valued
    )


def _numbered(line: PrintedLine, columns: Columns, height: float) -> bool:
    first = line.chunks(GAP * height)[0]
    return columns.at(first) < columns.name and bool(ORDINAL.fullmatch(first.text))


def made_table(lines: tuple[PrintedLine, ...], heading, height: float) -> tuple[Table, Columns]:
    """(the table: heading and rows, its columns)."""
    columns, cells = heading.columns, list(heading.cells)
    rows = rows_of_lines(lines, columns, height)
    lefts = [
        min(s.x0 for line in lines for s in line.spots) - 2,
        *columns.edges,
        max(s.x1 for line in lines for s in line.spots) + 2,
    ]
    for number, row in enumerate(rows, heading.rows + 1):
        found: dict[int, list[Word]] = {}
        for line in row.lines:
            for chunk in line.chunks(GAP * height):
                found.setdefault(columns.at(chunk), []).extend(s.word for s in chunk.spots)
        top, foot = _extent([w for words in found.values() for w in words])
        cells += [
            Cell(
                number,
                c + 1,
                1,
                1,
                box_of(found.get(c, []), Box(lefts[c], top, max(lefts[c], lefts[c + 1]), foot)),
                tuple(found.get(c, [])),
            )
            for c in range(len(columns.spans))
        ]
    return Table(heading.rows + len(rows), len(columns.spans), tuple(cells)), columns


def _extent(words: list[Word]) -> tuple[float, float]:
    return min(w.box.y0 for w in words), max(w.box.y1 for w in words)


def box_of(words: list[Word], empty: Box) -> Box:
    """Around the words, else where an empty cell lies."""
    if not words:
        return empty
    box = words[0].box
    for word in words[1:]:
        box = box.union(word.box)
    return box
