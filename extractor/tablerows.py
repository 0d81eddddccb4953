"""Columns of a block of printed lines, and its rows → cells of a Table."""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex

from extractor.model import Box, Cell, Table, Word
from extractor.printed import GAP, Chunk, PrintedLine

MARKED = regex.compile(
    r"[-–+*•]|(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2}){0,3}|[A-ZĐa-zđ])[.)]|\d{1,2}(?:\.\d{1,2}){1,3}"
)
ORDINAL = regex.compile(r"(?:[IVX]{1,5}|[A-ZĐa-zđ]|\d{1,3}(?:\.\d{1,2}){0,3}|[*+-])[.)]?")


@dataclass(frozen=True)
class Columns:
    """Where each column's print lies (left, right), which holds the names, which the figures. Once the
    heading is known, `edges` are where one column ends and the next begins."""

    spans: tuple[tuple[float, float], ...]
    name: int
    values: tuple[int, ...]
    edges: tuple[float, ...] = ()

    @staticmethod
    def of(lines: list[PrintedLine], height: float) -> Columns | None:
        """What is parted by gutters empty in every line; None without names or figures at their right."""
        chunks = [
            [c for c in line.chunks(GAP * height) if regex.search(r"[\p{L}\d–-]", c.text)]
            for line in lines
        ]
        runs = _runs(chunks, 0.3 * height)
        runs = [
            (a, b)
            for a, b in runs
            if regex.search(
                r"\p{L}{2}|\d|[–-].*[–-]",
                " ".join(c.text for own in chunks for c in own if a <= c.middle <= b),
            )
        ]
        kinds = [_kind([c for own in chunks for c in own if a <= c.middle <= b]) for a, b in runs]
        name = next((n for n, kind in enumerate(kinds) if kind == "words"), len(kinds))
        values = tuple(n for n, kind in enumerate(kinds) if kind == "values" and n > name)
        numbers = kinds[:name]
        return Columns(tuple(runs), name, values) if values and len(numbers) < 2 else None

    def at(self, chunk: Chunk) -> int:
        """The column that a chunk belongs to: one of names may run on to the right."""
        if self.edges:
            begin = sum(chunk.x0 + min(6.0, chunk.x1 - chunk.x0) > e for e in self.edges)
            return begin if begin <= self.name else sum(chunk.middle > e for e in self.edges)
        inside = [(min(b, chunk.x1) - max(a, chunk.x0), -n) for n, (a, b) in enumerate(self.spans)]
        begin = next((n for n, (a, b) in enumerate(self.spans) if a - 1 <= chunk.x0 <= b), None)
        return begin if begin is not None and begin <= self.name else -max(inside)[1]

    def values_in(self, line: PrintedLine, height: float) -> list[Chunk]:
        return [c for c in line.chunks(GAP * height) if c.is_value and self.at(c) in self.values]

    def figures(self, line: PrintedLine) -> list[str]:
        """The figures of a single column, as printed."""
        left, right = self.spans[self.values[0]]
        return [
            s.word.text
            for s in line.spots
            if left - 1 <= s.x0 and s.x1 <= right + 1 and regex.search(r"\d", s.word.text)
        ]

    def only_names(self, line: PrintedLine, height: float) -> bool:
        """Does the line keep to the columns before the figures, below the names?"""
        limit, chunks = self.spans[self.values[0]][0], line.chunks(GAP * height)
        inside = all(c.x1 < limit - 0.3 * height for c in chunks) and any(
            c.has_words for c in chunks
        )
        left = min(a for a, _ in self.spans)
        begins = [c.x0 for c in chunks if c.has_words][0] if inside else 0.0
        return (
            inside
            and chunks[0].x0 > left - 1.5 * height
            and begins < self.spans[self.name][0] + 2.5 * height
        )

    def goes_on(self, line: PrintedLine, last: PrintedLine, height: float) -> bool:
        """Is this the rest of the last row's name?"""
        return (
            self.only_names(line, height)
            and line.y - last.y < 1.7 * height
            and bool(regex.match(r"\p{Ll}|\(", line.spots[0].word.text))
            and abs(line.spots[0].x0 - self.spans[self.name][0]) < 2 * height
        )

    def named(self, lines, height: float) -> int:
        """How many lines have a name."""
        return sum(
            any(c.has_words and self.at(c) == self.name for c in line.chunks(GAP * height))
            for line in lines
        )

    def like(self, before: Columns, height: float) -> Columns | None:
        """The columns of the page before where these fit into them; None where they do not."""
        if len(before.spans) == len(self.spans):
            return replace(self, name=before.name, values=before.values, edges=_middles(self.spans))
        off = self.spans[-1][1] - before.spans[-1][1]
        moved = tuple(e + off for e in before.edges)
        fits = all(sum(a > e for e in moved) == sum(b > e for e in moved) for a, b in self.spans)
        return (
            replace(before, spans=tuple((a + off, b + off) for a, b in before.spans), edges=moved)
            if fits
            else None
        )


def _middles(spans) -> tuple[float, ...]:
    return tuple((a[1] + b[0]) / 2 for a, b in zip(spans, spans[1:]))


def _runs(chunks: list[list[Chunk]], gap: float) -> list[tuple[float, float]]:
    """Where print lies: first the figures, then names and what else stands on their lines, last the
    other lines. A few chunks that lie over several columns (two figures read as one) are passed over."""
    runs: list[tuple[float, float]] = []
    valued = [own for own in chunks if any(c.is_value for c in own[1:])]
    for chunk in (c for own in valued for c in own if c.is_value):
        runs = _merged(runs, (chunk.x0, chunk.x1), gap)
    others = sorted((c for own in valued for c in own if not c.is_value), key=lambda c: c.x1 - c.x0)
    bridges = [c for c in others if sum(a < c.x1 and c.x0 < b for a, b in runs) > 1]
    for chunk in others:
        if chunk not in bridges or len(bridges) > 0.15 * len(valued):
            runs = _merged(runs, (chunk.x0, chunk.x1), gap)
    for chunk in (c for own in chunks if own not in valued for c in own):
        if sum(a < chunk.x1 and chunk.x0 < b for a, b in runs) < 2:
            runs = _merged(runs, (chunk.x0, chunk.x1), gap)
    return runs


def _merged(
    runs: list[tuple[float, float]], new: tuple[float, float], gap: float
) -> list[tuple[float, float]]:
    """The runs with one more, what touches made one."""
    touching = [r for r in runs if r[0] - gap < new[1] and new[0] < r[1] + gap]
    whole = (
        min(new[0], *(r[0] for r in touching), new[0]),
        max(new[1], *(r[1] for r in touching), new[1]),
    )
    return sorted([*(r for r in runs if r not in touching), whole])


def _kind(chunks: list[Chunk]) -> str:
    """`values` where most are figures, `words` where most have letters, else `marks`."""
    figures, words = sum(c.is_value for c in chunks), sum(c.has_words for c in chunks)
    return (
        "values"
        if figures > 0.6 * len(chunks)
        else "words"
        if words >= 0.5 * len(chunks)
        else "marks"
    )


@dataclass
class Row:
    """A row coming about: its lines, whether it has a name and figures."""

    lines: list[PrintedLine]
    named: bool
    valued: bool


def rows_of_lines(lines: tuple[PrintedLine, ...], columns: Columns, height: float) -> list[Row]:
    """Names over several lines are one row with the figures beside them."""
    rows: list[Row] = []
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
            rows[-1] = Row([*rows[-1].lines, line], True, rows[-1].valued or valued)
        else:
            rows.append(Row([line], named, valued))
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


def _place(rows: list[Row], line: PrintedLine, height: float) -> None:
    """Figures without a name on their line belong to the name around them."""

    def off(row: Row) -> float:
        ys = [own.y for own in row.lines]
        return max(min(ys) - line.y, line.y - max(ys), 0.0)

    near = [row for row in rows if row.named and not row.valued and off(row) < 0.8 * height]
    if near:
        best = min(near, key=off)
        best.lines, best.valued = sorted([*best.lines, line], key=lambda own: own.y), True
    else:
        rows.append(Row([line], False, True))


def _names(line: PrintedLine, columns: Columns, height: float) -> list[Chunk]:
    return [
        c
        for c in line.chunks(GAP * height)
        if columns.at(c) == columns.name and regex.search(r"\w", c.text)
    ]


def _continues(
    row: Row,
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
