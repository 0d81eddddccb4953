"""Where the columns of a block of printed lines lie."""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex

from extractor.layout.straight_lines import GAP, Chunk, PrintedLine

MARKED = regex.compile(
    r"[-–+*•]|(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2}){0,3}|[A-ZĐa-zđ])[.)]|\d{1,2}(?:\.\d{1,2}){1,3}"
)


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
