"""The heading printed above a block of rows: heads over one column or several, over each other.

A head begins with a capital letter, what goes on with one does not: so lines of one head are told from
heads below a head (`Trong đó` over `Trực tuyến`, `Trực tiếp`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

import regex

from extractor.layout.column_block import Columns
from extractor.layout.column_rows import box_of
from extractor.layout.straight_lines import GAP, Chunk, PrintedLine
from extractor.model import Box, Cell

NEAR = 3.6  # heights between a heading's line and what stands below it
MOST_LINES = 7
CAPTION = regex.compile(r"(?i)\W*(?:đơn vị(?: tính)?|ĐVT)\s*:")
YEAR = regex.compile(r"(?:19|20)\d\d")
CALLED = regex.compile(r"[(\[]?([A-ZĐ]|\d{1,2})[)\]]?(?:\s*=.*)?")


@dataclass(frozen=True)
class Heading:
    """How many rows it takes, its cells, the columns with their edges."""

    rows: int
    cells: tuple[Cell, ...]
    columns: Columns

    def head_of(self, column: int) -> str:
        return " ".join(c.text for c in self.cells if c.column <= column + 1 < c.column + c.columns)


@dataclass(eq=False)
class Head:
    """A head coming about: its chunks from foot to top, the columns it stands over."""

    chunks: list[Chunk]
    first: int
    last: int
    ys: list[float] = field(default_factory=list)

    @property
    def top(self) -> float:
        return min(self.ys)

    @property
    def level(self) -> float:
        """The middle of its lines: the same for heads below one head."""
        return (min(self.ys) + max(self.ys)) / 2

    @property
    def opens(self) -> bool:
        """Does its topmost line begin as a head does?"""
        return bool(regex.match(r"[^\p{L}\d(%]*[\p{Lu}\d]", self.chunks[-1].text))


def heading_above(
    lines: list[PrintedLine], first: int, columns: Columns, height: float
) -> Heading | None:
    """The heading right above line `first`; None where none stands there."""
    numbered = first - 1 if first and _column_numbers(_parts(lines[first - 1], height)) else first
    top = numbered
    while (
        top
        and numbered - top < MOST_LINES
        and lines[top].y - lines[top - 1].y < NEAR * height
        and _is_head(lines[top - 1], lines[top:numbered], columns, height)
    ):
        top -= 1
    while top < numbered and not _over_figures(lines[top], columns, height):
        top += 1
    parts = [(chunk, line.y) for line in lines[top:numbered] for chunk in _parts(line, height)]
    if not parts or any(_sentence(line, height) for line in lines[top:numbered]):
        return None
    return _built(parts, lines[numbered:first], _edged(columns, [c for c, _ in parts]), height)


def _parts(line: PrintedLine, height: float) -> list[Chunk]:
    """Heads side by side may stand close: one that begins with a capital needs less room."""
    made: list[Chunk] = []
    for chunk in line.chunks(0.5 * height):
        parts = [[chunk.spots[0]]]
        for spot in chunk.spots[1:]:
            if spot.x0 - parts[-1][-1].x1 > 0.4 * height and regex.match(r"\p{Lu}", spot.word.text):
                parts.append([spot])
            else:
                parts[-1].append(spot)
        made += [Chunk(tuple(part)) for part in parts]
    return [c for c in made if regex.search(r"[\p{L}\d%]", c.text)]


def _over_figures(line: PrintedLine, columns: Columns, height: float) -> bool:
    begin, names_end = columns.spans[columns.values[0]][0], columns.spans[columns.name][1]
    return any(c.x1 > begin and c.middle > names_end for c in _parts(line, height))


def _is_head(line: PrintedLine, below: list[PrintedLine], columns: Columns, height: float) -> bool:
    """No row, caption, title or prose, which run over names and figures alike or keep to no columns."""
    begin, (names, names_end) = columns.spans[columns.values[0]][0], columns.spans[columns.name]
    chunks = line.chunks(GAP * height)
    figures = [c for c in chunks if c.is_value and c.x0 > names_end and not YEAR.fullmatch(c.text)]
    if len(figures) > 1 or figures and any(c.has_words and c.middle < names_end for c in chunks):
        return False
    for c in chunks:
        across = (
            c.x0 < min(names_end - height, names + 0.8 * (names_end - names))
            and c.x1 > begin + 0.3 * height
        )
        if across or CAPTION.match(c.text):
            return False
    edged = _edged(columns, [c for own in [line, *below] for c in _parts(own, height)])
    return all(_fits(c, edged, height) for c in _parts(line, height))


def _fits(chunk: Chunk, columns: Columns, height: float) -> bool:
    """Does it keep to one column, or stand over the middle of several of figures?"""
    edges = (float("-inf"), *columns.edges, float("inf"))
    touched = [
        n
        for n in range(len(columns.spans))
        if min(edges[n + 1], chunk.x1) - max(edges[n], chunk.x0) > 0.7 * height
    ]
    if len(touched) < 2 or touched[-1] <= columns.name:  # `STT` and its neighbour, read as one
        return True
    left = edges[touched[0]] if touched[0] else columns.spans[0][0]
    right = edges[touched[-1] + 1] if touched[-1] + 1 < len(columns.spans) else columns.spans[-1][1]
    return touched[0] > columns.name and abs((left + right) / 2 - chunk.middle) < max(
        2 * height, 0.12 * (right - left)
    )


def _sentence(line: PrintedLine, height: float) -> bool:
    """Prose, not heads: it ends, and hardly a gap parts it."""
    return (
        bool(regex.search(r"[;:.]$", line.spots[-1].word.text))
        and len(line.spots) > 5
        and len(_parts(line, height)) < 3
    )


def _column_numbers(chunks: list[Chunk]) -> bool:
    called = [m[1] for c in chunks if (m := CALLED.fullmatch(c.text))]
    steps = Counter(int(name) - n for n, name in enumerate(called) if name.isdigit())
    return len(called) == len(chunks) > 2 and max(steps.values(), default=0) >= 2


def _edged(columns: Columns, chunks: list[Chunk]) -> Columns:
    """The columns with their edges: the middle of each gutter that heads leave free."""
    edges = []
    for (_, left), (right, _) in zip(columns.spans, columns.spans[1:]):
        a, b = left, right
        for c in chunks:
            if c.x0 <= left + 1 and c.x1 < right - 1 and c.x1 > a:
                a = c.x1
            elif c.x0 > left + 1 and c.x0 < b:
                b = c.x0
        edges.append((a + b) / 2 if a < b else (left + right) / 2)
    return replace(columns, edges=tuple(edges))


def _built(
    parts: list[tuple[Chunk, float]], numbers: list[PrintedLine], columns: Columns, height: float
) -> Heading:
    """Line by line from the foot: each chunk goes on with the head below it or stands over several."""
    stacks: list[list[Head]] = [[] for _ in columns.spans]
    for chunk, y in sorted(parts, key=lambda p: -p[1]):
        first, last = _over(chunk, y, stacks, columns, height)
        below = stacks[first][-1] if stacks[first] else None
        if below and (below.first, below.last) == (first, last):
            below.chunks.append(chunk)
            below.ys.append(y)
        else:
            head = Head([chunk], first, last, [y])
            for column in range(first, last + 1):
                stacks[column].append(head)
    depth = max(len(stack) for stack in stacks)
    cells = [*_cells(stacks, columns, depth), *_numbered(numbers, columns, depth + 1, height)]
    return Heading(
        depth + bool(numbers), tuple(sorted(cells, key=lambda c: (c.row, c.column))), columns
    )


def _over(
    chunk: Chunk, y: float, stacks: list[list[Head]], columns: Columns, height: float
) -> tuple[int, int]:
    """(first, last column that a chunk is the head of)."""
    edges = (float("-inf"), *columns.edges, float("inf"))
    own = max(
        range(len(stacks)), key=lambda n: min(edges[n + 1], chunk.x1) - max(edges[n], chunk.x0)
    )
    touched = [
        n
        for n in range(len(stacks))
        if min(edges[n + 1], chunk.x1) - max(edges[n], chunk.x0) > 0.5 * height
    ]
    lower = [
        n > columns.name
        and bool(stack)
        and stack[-1].top > y + 0.5 * height
        and abs(stack[-1].level - _level(stacks[own], y)) < 0.4 * height
        for n, stack in enumerate(stacks)
    ]
    first = last = own
    while first and lower[first - 1]:
        first -= 1
    while last + 1 < len(stacks) and lower[last + 1]:
        last += 1
    if not lower[own] or first == last:
        return (
            (touched[0], touched[-1])
            if len(touched) > 1 and touched[0] > columns.name and _bridges(chunk, touched, columns)
            else (own, own)
        )
    sets = [
        (a, b)
        for a in range(first, own + 1)
        for b in range(own, last + 1)
        if all(a <= n <= b for n in touched)
    ]
    off = {
        (a, b): abs((_center(stacks[a][-1]) + _center(stacks[b][-1])) / 2 - chunk.middle)
        for a, b in sets
    }
    alone = off.get((own, own), float("inf"))
    wide = {pair: gap for pair, gap in off.items() if pair[0] < pair[1]}
    if not wide or alone < 0.8 * height and not stacks[own][-1].opens:
        return own, own
    best = min(
        wide,
        key=lambda pair: (
            wide[pair] > 0.8 * height,
            wide[pair] if wide[pair] > 0.8 * height else pair[0] - pair[1],
        ),
    )
    return (
        best
        if wide[best] < 2 * height and stacks[own][-1].opens or alone > 2 * height
        else (own, own)
    )


def _level(stack: list[Head], y: float) -> float:
    return stack[-1].level if stack else y


def _bridges(chunk: Chunk, touched: list[int], columns: Columns) -> bool:
    """Does it lie over print of the columns at both its ends?"""
    return chunk.x0 < columns.spans[touched[0]][1] and chunk.x1 > columns.spans[touched[-1]][0]


def _center(head: Head) -> float:
    return (min(c.x0 for c in head.chunks) + max(c.x1 for c in head.chunks)) / 2


def _cells(stacks: list[list[Head]], columns: Columns, depth: int) -> list[Cell]:
    """The heads as cells; the lowest of each column reaches down to the rows."""
    cells, seen = [], set()
    for column, stack in enumerate(stacks):
        heads = stack[::-1]
        if not heads or heads[-1].first != heads[-1].last:
            heads = [*heads, Head([], column, column)]
        for row, head in enumerate(heads, 1):
            if head in seen:
                continue
            seen.add(head)
            rows = depth - row + 1 if head is heads[-1] else 1
            words = [
                s.word
                for c, _ in sorted(zip(head.chunks, head.ys), key=lambda p: (p[1], p[0].x0))
                for s in c.spots
            ]
            cells.append(
                Cell(
                    row,
                    column + 1,
                    rows,
                    head.last - head.first + 1,
                    box_of(words, _place(stacks, columns, column)),
                    tuple(words),
                )
            )
    return cells


def _place(stacks: list[list[Head]], columns: Columns, column: int) -> Box:
    """Where an empty head lies: beside the others."""
    boxes = [s.word.box for stack in stacks for h in stack for c in h.chunks for s in c.spots]
    left, right = columns.spans[column]
    return Box(left, max(b.y1 for b in boxes), right, max(b.y1 for b in boxes))


def _numbered(lines: list[PrintedLine], columns: Columns, row: int, height: float) -> list[Cell]:
    """The row of column numbers."""
    found: dict[int, list] = {}
    for chunk in (c for line in lines for c in _parts(line, height)):
        found.setdefault(sum(chunk.middle > e for e in columns.edges), []).extend(
            s.word for s in chunk.spots
        )
    words = [w for own in found.values() for w in own]
    if not words:
        return []
    top, foot = min(w.box.y0 for w in words), max(w.box.y1 for w in words)
    return [
        Cell(
            row,
            n + 1,
            1,
            1,
            box_of(found.get(n, []), Box(columns.spans[n][0], top, columns.spans[n][1], foot)),
            tuple(found.get(n, [])),
        )
        for n in range(len(columns.spans))
    ]
