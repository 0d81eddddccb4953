"""Where the columns of a block of printed lines lie."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import Literal

import regex

from extractor.model import Box, Cell, Word
from extractor.unruled.straight_lines import StraightLine, StraightSegment, StraightWord

ColumnKind = Literal["values", "words", "marks"]
MARKED = regex.compile(
    r"[-–+*•]"
    r"|(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2}){0,3}|[A-ZĐa-zđ])[.)]"  # II. 1.2) a)
    r"|\d{1,2}(?:\.\d{1,2}){1,3}"  # 1.2
)
ROMAN = regex.compile(r"[IVX]{1,5}[.)]?")  # numbers rows, and is no word
PRINT = regex.compile(r"[\p{L}\d–-]")
# A single dash or letter may be a stain, two crosses are answers of a column.
CONTENT = regex.compile(r"\p{L}{2}|\d|[–-].*[–-]|[xX]\b.*\b[xX]\b")
SMALL = regex.compile(r"\p{Ll}|\(")  # so begins what goes on
LEADING = 1.7  # heights from one line of a cell to the next at most
FEWEST_TIMES = 3  # years below each other that are rows' names
SLIVER = 0.1  # heights; what is no wider is the side of a stroke, read as letters
BRIDGES = 0.15  # share of lines up to which segments over several columns are passed over


@dataclass(frozen=True, slots=True)
class Span:
    """From where to where a column reaches across the page, in points."""

    left: float
    right: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    def meets(self, segment: StraightSegment, gap: float = 0.0) -> bool:
        """True where the segment lies in the span or nearer to it than `gap`."""
        return self.left - gap < segment.x1 and segment.x0 < self.right + gap

    def holds(self, word: StraightWord) -> bool:
        """True for a word inside, with a point to spare at both sides."""
        return self.left - 1 <= word.x0 and word.x1 <= self.right + 1

    def moved(self, x: float) -> Span:
        """The span shifted by so many points to the right."""
        return Span(self.left + x, self.right + x)

    def holds_middle(self, segment: StraightSegment) -> bool:
        return self.left <= segment.middle <= self.right

    def shared(self, segment: StraightSegment) -> float:
        """How many points of the segment lie in the span; negative: the gap between them."""
        return min(self.right, segment.x1) - max(self.left, segment.x0)


@dataclass(frozen=True, slots=True)
class Reach:
    """The columns that a head stands over, from the first to the last."""

    first: int
    last: int

    @property
    def is_wide(self) -> bool:
        return self.first < self.last

    def holds(self, columns: list[int]) -> bool:
        return all(self.first <= column <= self.last for column in columns)

    def meets(self, other: Reach) -> bool:
        """True where they share a column."""
        return self.first <= other.last and other.first <= self.last

    def takes_in(self, other: Reach) -> bool:
        return self.first <= other.first and other.last <= self.last


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a block: where their print lies, which one holds the names, which the figures.

    `height` is the usual height of the page's words, the measure of gaps. Once the header is
    known, `edges` are where one column ends and the next begins."""

    spans: tuple[Span, ...]
    name: int
    values: tuple[int, ...]
    height: float
    edges: tuple[float, ...] = ()

    @staticmethod
    def of(lines: list[StraightLine], height: float) -> Columns | None:
        """The columns parted by gutters that are empty in every line.

        Without words the first one holds the names where it has nothing but times. None without
        figures at the right of names, or with two columns before the names."""
        printed = [_printed(line, height) for line in lines]
        segments = list(chain.from_iterable(printed))
        found = [span for span in _spans(printed, 0.3 * height) if _has_content(span, segments)]
        spans = [span for span in found if span.right - span.left > SLIVER * height]
        printed_in = [_inside(span, segments) for span in spans]
        kinds = [_kind(own) for own in printed_in]
        name = _names_at(kinds, printed_in)
        if name is None:
            return None
        values = _values_behind(kinds, name)
        if values:
            return Columns(tuple(spans), name, values, height)
        return None

    @staticmethod
    def between(
        spans: Sequence[Span],
        edges: tuple[float, ...],
        segments: Sequence[StraightSegment],
        height: float,
    ) -> Columns | None:
        """The columns that lie between known edges, by the segments in them. Without words the
        first one holds the names: years. None without figures at the right of the names."""
        kinds = [_kind(_inside(span, segments)) for span in spans]
        name = kinds.index("words") if "words" in kinds[:3] else 0
        values = _values_behind(kinds, name)
        if values:
            return Columns(tuple(spans), name, values, height, edges)
        return None

    @property
    def bounds(self) -> tuple[Span, ...]:
        """From edge to edge; the outermost columns have no end."""
        edges = (float("-inf"), *self.edges, float("inf"))
        return tuple(Span(left, right) for left, right in pairwise(edges))

    @property
    def name_span(self) -> Span:
        return self.spans[self.name]

    @property
    def figures_begin(self) -> float:
        """Where the first column of figures begins."""
        return self.spans[self.values[0]].left

    def at(self, segment: StraightSegment) -> int:
        """The column that a segment belongs to: a name may run on to the right."""
        if self.edges:
            # A segment may begin up to 6 points left of its column's edge.
            begin = self.at_x(segment.x0 + min(6.0, segment.x1 - segment.x0))
            if begin <= self.name:
                return begin
            return self.at_x(segment.middle)
        for number in range(min(self.name + 1, len(self.spans))):
            span = self.spans[number]
            if span.left - 1 <= segment.x0 <= span.right:
                return number
        return _most_shared(self.spans, segment)

    def at_x(self, x: float) -> int:
        """The column between whose edges a place lies."""
        return sum(x > edge for edge in self.edges)

    def nearest(self, segment: StraightSegment) -> int:
        """The column between whose edges most of a segment lies."""
        return _most_shared(self.bounds, segment)

    def reached(self, segment: StraightSegment, least: float) -> list[int]:
        """The columns between whose edges more than `least` heights of a segment lie."""
        return [
            number
            for number, bound in enumerate(self.bounds)
            if bound.shared(segment) > least * self.height
        ]

    def values_in(self, line: StraightLine) -> list[StraightSegment]:
        """The line's figures that stand in columns of figures."""
        parts = (_figures_apart(own, self.at) for own in line.segments(self.height))
        figures = [segment for segment in chain.from_iterable(parts) if segment.is_value]
        return [figure for figure in figures if self.at(figure) in self.values]

    def names_in(self, line: StraightLine) -> list[StraightSegment]:
        """The line's segments that stand in the column of names."""
        return [
            segment
            for segment in line.segments(self.height)
            if self.at(segment) == self.name and regex.search(r"\w", segment.text)
        ]

    def figures(self, line: StraightLine) -> list[str]:
        """The figures of a single column, as printed."""
        span = self.spans[self.values[0]]
        inside = [own for own in line.words if span.holds(own)]
        texts = [own.word.text for own in inside]
        return [text for text in texts if regex.search(r"\d", text)]

    def only_names(self, line: StraightLine) -> bool:
        """True for a line that has words and keeps to the columns before the figures."""
        segments = line.segments(self.height)
        names = [segment for segment in segments if segment.has_words]
        end = self.figures_begin - 0.3 * self.height
        if not names or any(segment.x1 >= end for segment in segments):
            return False
        left = min(span.left for span in self.spans)
        if segments[0].x0 <= left - 1.5 * self.height:
            return False
        return names[0].x0 < self.name_span.left + 2.5 * self.height

    def goes_on(self, line: StraightLine, last: StraightLine) -> bool:
        """True where a line is the rest of the name in the line above, the table's last."""
        first = line.words[0]
        return (
            self.only_names(line)
            and line.y - last.y < LEADING * self.height
            and bool(SMALL.match(first.word.text))
            and abs(first.x0 - self.name_span.left) < 2 * self.height
        )

    def goes_on_in_cells(self, line: StraightLine, last: StraightLine) -> bool:
        """True where all that a line has is the rest of a name and of the words in the cells beside
        it, right below the table's last line."""
        if line.y - last.y > LEADING * self.height or not self.keeps_beside_figures(line):
            return False
        segments = line.segments(self.height)
        if self.at(segments[0]) < self.name:
            return False
        names = [own for own in segments if self.at(own) == self.name]
        return all(SMALL.match(own.text) for own in names or segments)

    def keeps_beside_figures(self, line: StraightLine) -> bool:
        """True for a line without figures whose print stands left of all figures or keeps to the
        columns of words behind them."""
        end = self.figures_begin - 0.3 * self.height
        segments = line.segments(self.height)
        return all(
            not own.is_value and (own.x1 < end or self._keeps_to_words(own)) for own in segments
        )

    def _keeps_to_words(self, segment: StraightSegment) -> bool:
        """True for a segment that begins where a column behind the figures does, which has none,
        and does not reach the next one."""
        column = self.at(segment)
        if column <= self.values[0] or column in self.values:
            return False
        ends = [span.left for span in self.spans[column + 1 :]]
        near = abs(segment.x0 - self.spans[column].left) < self.height
        return near and all(segment.x1 < end for end in ends[:1])

    def named(self, lines: Iterable[StraightLine]) -> int:
        """How many lines have a name."""
        return sum(self._has_name(line) for line in lines)

    def _has_name(self, line: StraightLine) -> bool:
        naming = [own for own in line.segments(self.height) if own.has_words or own.is_time]
        return any(self.at(segment) == self.name for segment in naming)

    def like(self, before: Columns) -> Columns | None:
        """The columns of the page before where these fit into them; None where they do not."""
        if len(before.spans) == len(self.spans):
            edges = _middles(self.spans)
            return replace(
                self,
                name=before.name,
                values=before.values,
                edges=edges,
            )
        # Figures that end below each other tell how far the page is moved; else it is not at all.
        for off in (self.spans[-1].right - before.spans[-1].right, 0.0):
            moved = replace(before._moved(off), height=self.height)
            if all(map(moved._keeps_in_one, self.spans)):
                return moved
        return None

    def _moved(self, x: float) -> Columns:
        """The columns shifted by so many points to the right."""
        return replace(
            self,
            spans=tuple(span.moved(x) for span in self.spans),
            edges=tuple(edge + x for edge in self.edges),
        )

    def _keeps_in_one(self, span: Span) -> bool:
        """True where no edge lies within the span."""
        return self.at_x(span.left) == self.at_x(span.right)


def _middles(spans: Sequence[Span]) -> tuple[float, ...]:
    """The middles of the gutters between spans."""
    return tuple((left.right + right.left) / 2 for left, right in pairwise(spans))


def words_by_column(
    segments: Iterable[StraightSegment], column_of: Callable[[StraightSegment], int]
) -> dict[int, list[Word]]:
    """The words of the segments by the column, from 0, that `column_of` says; figures of several
    columns that stand close beside each other are each in their own."""
    found: dict[int, list[Word]] = {}
    for segment in chain.from_iterable(_figures_apart(own, column_of) for own in segments):
        found.setdefault(column_of(segment), []).extend(own.word for own in segment.words)
    return found


def _figures_apart(
    segment: StraightSegment, column_of: Callable[[StraightSegment], int]
) -> list[StraightSegment]:
    """The figures of a segment one by one where they stand in different columns; else the segment
    as it is."""
    alone = [StraightSegment((word,), segment.y) for word in segment.words]
    if not all(own.is_value for own in alone):
        return [segment]
    return alone if len(set(map(column_of, alone))) > 1 else [segment]


def cells_of_row(
    number: int,
    words: dict[int, list[Word]],
    spans: Sequence[Span],
) -> list[Cell]:
    """The cells of a row by the words of each column.

    A cell lies around its words. One without words fills its span, as high as the row's print."""
    around = Box.around(word.box for word in chain.from_iterable(words.values()))
    cells = []
    for column, span in enumerate(spans):
        own = words.get(column, [])
        right = max(span.left, span.right)
        empty = Box(span.left, around.y0, right, around.y1)
        cells.append(
            Cell(
                row=number,
                column=column + 1,
                rows=1,
                columns=1,
                box=around_words(own, empty),
                words=tuple(own),
            )
        )
    return cells


def in_grid_order(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """The cells row by row, each row from left to right."""
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))


def around_words(words: Sequence[Word], empty: Box) -> Box:
    """The box around the words; without any, the one of the `empty` cell."""
    if words:
        return Box.around(word.box for word in words)
    return empty


def _most_shared(spans: Sequence[Span], segment: StraightSegment) -> int:
    shared = [span.shared(segment) for span in spans]
    return shared.index(max(shared))


def _printed(line: StraightLine, height: float) -> list[StraightSegment]:
    return [segment for segment in line.segments(height) if PRINT.search(segment.text)]


def _inside(span: Span, segments: Sequence[StraightSegment]) -> list[StraightSegment]:
    return [segment for segment in segments if span.holds_middle(segment)]


def _has_content(span: Span, segments: list[StraightSegment]) -> bool:
    """True where a word or a figure stands in the span, or two dashes or crosses."""
    texts = [segment.text for segment in _inside(span, segments)]
    return bool(CONTENT.search(" ".join(texts)))


def _spans(lines: list[list[StraightSegment]], gap: float) -> list[Span]:
    """Where print lies, in points across the page; nearer than `gap` it is one span.

    First the figures tell, then names and what else stands on their lines, last the other lines. A
    few segments that lie over several columns (two figures read as one) are passed over."""
    valued = [line for line in lines if _has_figures(line)]
    bare = [line for line in lines if not _has_figures(line)]
    spans = _spans_of_rows(valued, gap)
    for segment in chain.from_iterable(bare):
        if not _is_bridge(segment, spans):
            spans = _merged(spans, segment, gap)
    return spans


def _spans_of_rows(lines: list[list[StraightSegment]], gap: float) -> list[Span]:
    """Where print lies on lines with figures."""
    segments = list(chain.from_iterable(lines))
    spans = _widened([], [segment for segment in segments if segment.is_value], gap)
    others = [segment for segment in segments if not segment.is_value]
    narrow = [segment for segment in others if not _is_bridge(segment, spans)]
    if len(others) - len(narrow) <= BRIDGES * len(lines):
        others = narrow
    return _widened(spans, sorted(others, key=lambda own: own.x1 - own.x0), gap)


def _has_figures(line: list[StraightSegment]) -> bool:
    """True where a figure stands at the right of something."""
    return any(segment.is_value for segment in line[1:])


def _is_bridge(segment: StraightSegment, spans: list[Span]) -> bool:
    """True for print over two spans or more."""
    return sum(span.meets(segment) for span in spans) > 1


def _widened(
    spans: list[Span],
    segments: list[StraightSegment],
    gap: float,
) -> list[Span]:
    for segment in segments:
        spans = _merged(spans, segment, gap)
    return spans


def _merged(
    spans: list[Span],
    segment: StraightSegment,
    gap: float,
) -> list[Span]:
    """The spans from left to right with one more; those that it touches are one with it."""
    touching = [span for span in spans if span.meets(segment, gap)]
    apart = [span for span in spans if not span.meets(segment, gap)]
    whole = Span(
        min([segment.x0, *(span.left for span in touching)]),
        max([segment.x1, *(span.right for span in touching)]),
    )
    return sorted([*apart, whole], key=lambda span: (span.left, span.right))


def _values_behind(kinds: list[ColumnKind], name: int) -> tuple[int, ...]:
    """The columns of figures at the right of the names."""
    return tuple(n for n, kind in enumerate(kinds) if kind == "values" and n > name)


def _names_at(kinds: list[ColumnKind], printed: list[list[StraightSegment]]) -> int | None:
    """Which of the first two columns holds the names: that of words, or the first one where it has
    nothing but times; None where neither does."""
    if "words" in kinds[:2]:
        return kinds.index("words")
    return 0 if printed and _are_times(printed[0]) else None


def _are_times(segments: list[StraightSegment]) -> bool:
    """True for years, months or days of which none comes twice: the names of a table's rows."""
    times = [segment.text for segment in segments if segment.is_time]
    return len(times) == len(segments) == len(set(times)) and len(times) >= FEWEST_TIMES


def _kind(segments: list[StraightSegment]) -> ColumnKind:
    """What most of a column's segments are; `marks` are neither figures nor words."""
    figures = sum(segment.is_value for segment in segments)
    words = sum(segment.has_words and not ROMAN.fullmatch(segment.text) for segment in segments)
    if figures > 0.6 * len(segments):
        return "values"
    if words >= 0.5 * len(segments):
        return "words"
    return "marks"
