"""The header printed above a block of rows: heads over one column or several, over each other.

A head begins with a capital letter, what goes on with one does not: so lines of one head are told
from heads below a head (`Trong đó` over `Trực tuyến`, `Trực tiếp`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise, product
from typing import Literal

import regex

from extractor.model import Box, Cell, Word
from extractor.unruled.column_block import (
    Columns,
    Reach,
    Span,
    around_words,
    cells_of_row,
    in_grid_order,
    words_by_column,
)
from extractor.unruled.header_lines import HeaderPrint, header_print
from extractor.unruled.straight_lines import StraightLine, StraightSegment

CENTRED = 0.8  # heights that a head may stand beside the middle of what it is over
ASKEW = 2.0  # heights from which it does not belong there
AT_BEGIN = 0.5  # heights that a head set from the left may begin right of its first column's print


@dataclass(frozen=True, slots=True)
class TableHeader:
    """A table's header: how many rows it takes, its cells, the columns with their edges."""

    rows: int
    cells: tuple[Cell, ...]
    columns: Columns

    def head_of(self, column: int) -> str:
        """The heads over a column (from 0), joined from the top."""
        number = column + 1
        texts = []
        for cell in self.cells:
            if cell.column <= number < cell.column + cell.columns:
                texts.append(cell.text)
        return " ".join(texts)


@dataclass(frozen=True, slots=True)
class Head:
    """A head: its segments from foot to top, the columns it stands over; an empty one has none."""

    segments: tuple[StraightSegment, ...]
    over: Reach

    @property
    def top(self) -> float:
        return min(segment.y for segment in self.segments)

    @property
    def middle(self) -> float:
        left = min(segment.x0 for segment in self.segments)
        return (left + max(segment.x1 for segment in self.segments)) / 2

    def is_below(self, segment: StraightSegment) -> bool:
        """True where the head and the segment cover the same points across the page."""
        return any(segment.overlaps(own) for own in self.segments)

    @property
    def opens(self) -> bool:
        """True where the topmost line begins as a head does."""
        return bool(regex.match(r"[^\p{L}\d(%]*[\p{Lu}\d]", self.segments[-1].text))

    @property
    def words(self) -> tuple[Word, ...]:
        """From top to foot, each line from left to right."""
        ordered = sorted(self.segments, key=lambda segment: (segment.y, segment.x0))
        straight = chain.from_iterable(segment.words for segment in ordered)
        return tuple(word.word for word in straight)


@dataclass(frozen=True, slots=True)
class Levels:
    """From which line to which the heads of a column stand: one printed in the middle beside two
    that stand over each other is beside both, one of a single line beside the first or last of
    several."""

    upper: float
    lower: float

    def meets(self, other: Levels, near: float) -> bool:
        """True where the levels of both overlap, or all but do."""
        return self.upper < other.lower + near and other.upper < self.lower + near


@dataclass(frozen=True, slots=True)
class HeadAbove:
    """A segment above the heads found so far.

    `tops` and `feet` are the topmost and the lowest head of each column, `levels` those of all its
    heads; `own` is the column over which most of the segment stands, `reached` are those over which
    a good part of it stands, `beside` are the other segments of its line, `others` the columns over
    which those stand, `behind` the segments right of it on its line or above. `is_drawn` where a
    line is drawn below it over its columns."""

    segment: StraightSegment
    columns: Columns
    tops: tuple[Head | None, ...]
    feet: tuple[Head | None, ...]
    levels: tuple[Levels | None, ...]
    own: int
    reached: list[int]
    beside: tuple[StraightSegment, ...]
    behind: tuple[StraightSegment, ...]
    others: frozenset[int]
    is_drawn: bool = False

    @staticmethod
    def of(
        segment: StraightSegment,
        heads: tuple[Head, ...],
        columns: Columns,
        segments: tuple[StraightSegment, ...],
        *,
        is_drawn: bool = False,
    ) -> HeadAbove:
        own = columns.nearest(segment)
        line = [other for other in segments if other.y == segment.y]
        stacks = [_stack(heads, number) for number in range(len(columns.spans))]
        return HeadAbove(
            segment=segment,
            columns=columns,
            tops=tuple(_end(stack, -1) for stack in stacks),
            feet=tuple(_end(stack, 0) for stack in stacks),
            levels=tuple(map(_levels, stacks)),
            own=own,
            reached=columns.reached(segment, 0.5),
            beside=tuple(other for other in line if other is not segment),
            behind=_behind(segment, segments),
            others=frozenset(map(columns.nearest, line)) - {own},
            is_drawn=is_drawn,
        )

    @property
    def is_beside(self) -> bool:
        """True for print at one side above a head over several columns: what it stands over is no
        more than a part of those, so it is none of the heads (`Triệu đồng` at the right edge)."""
        head = self.tops[self.own]
        if head is None or not head.over.is_wide or not self._is_above(self.own, head):
            return False
        return not head.is_below(self.segment) and self._is_off_all_over(head.over)

    def _is_off_all_over(self, over: Reach) -> bool:
        """True where the segment stands in the middle of no columns side by side that take in
        these."""
        head = self.tops[over.first]
        level = self._on_one_level(head) if head else over
        wide = [reach for reach in self._wide_reaches(level) if reach.takes_in(over)]
        return all(self._off(reach) > ASKEW * self.columns.height for reach in wide)

    def over(self) -> Reach:
        """The columns that the segment is the head of, or goes on with the head of."""
        head = self.tops[self.own]
        if head is None or not self._is_above(self.own, head):
            return self._over_print()
        level = self._on_one_level(head)
        if level.is_wide:
            return self._over_heads(level, head)
        return self._over_print()

    @property
    def is_group(self) -> bool:
        """True for a head of its own above others, with no line drawn below it."""
        head = self.tops[self.own]
        if self.is_drawn or head is None or not head.opens:
            return False
        return self._is_above(self.own, head) and self._on_one_level(head).is_wide

    def stands_in_middle(self, over: Reach) -> bool:
        """True where the segment stands in the middle of the heads of these columns."""
        return self._off(over) < CENTRED * self.columns.height

    @property
    def is_from_left(self) -> bool:
        """True where the segment begins where a column of figures does."""
        return self._begins_at(self.segment) is not None

    def over_from_left(self) -> Reach:
        """The columns from the one where the segment begins to where the next does, on its line or
        above, as far as heads stand on one level below it."""
        first = self._begins_at(self.segment)
        if not self.is_group or first is None:
            return self.over()
        head = self.tops[first]
        begins = [self._begins_at(own) or self.columns.nearest(own) for own in self.behind]
        end = min((begin for begin in begins if begin > first), default=len(self.tops))
        last = first
        while head and last + 1 < end and self._is_above(last + 1, head):
            last += 1
        return Reach(first, last)

    def _begins_at(self, segment: StraightSegment) -> int | None:
        """The column of figures that begins where the segment does, right of all that is printed in
        the column before; None where none does."""
        near = AT_BEGIN * self.columns.height
        for number in range(self.columns.name + 1, len(self.columns.spans)):
            if self._print_of(number).left > segment.x0 - near:
                before = self._print_of(number - 1)
                return number if before.right < segment.x0 else None
        return None

    def _print_of(self, column: int) -> Span:
        """From where to where a column and its lowest head are printed."""
        span, foot = self.columns.spans[column], self.feet[column]
        if foot is None or foot.over.is_wide:
            return span
        lefts = (own.x0 for own in foot.segments)
        rights = (own.x1 for own in foot.segments)
        return Span(min(span.left, *lefts), max(span.right, *rights))

    def _is_above(self, column: int, own: Head) -> bool:
        """True for a column right of the names whose topmost head lies below the segment, on the
        level of the head `own`."""
        head, height = self.tops[column], self.columns.height
        if head is None or column <= self.columns.name:
            return False
        levels, beside = self.levels[own.over.first], self.levels[column]
        on_one = levels and beside and levels.meets(beside, 0.4 * height)
        return bool(on_one) and head.top > self.segment.y + 0.5 * height

    def _on_one_level(self, head: Head) -> Reach:
        """The columns side by side whose heads stand on the level of the one below the segment."""
        first = last = self.own
        while first and self._is_above(first - 1, head):
            first -= 1
        while last + 1 < len(self.tops) and self._is_above(last + 1, head):
            last += 1
        return Reach(first, last)

    def _over_print(self) -> Reach:
        """All columns reached where the segment lies over print of those at both its ends, else its
        own alone."""
        alone = Reach(self.own, self.own)
        if len(self.reached) < 2 or self.reached[0] <= self.columns.name:
            return alone
        left = self.columns.spans[self.reached[0]]
        right = self.columns.spans[self.reached[-1]]
        bridges = self.segment.x0 < left.right and self.segment.x1 > right.left
        if bridges:
            return Reach(self.reached[0], self.reached[-1])
        return alone

    def _over_heads(self, level: Reach, below: Head) -> Reach:
        """The heads of one level in whose middle the segment stands, or its own column alone."""
        alone = Reach(self.own, self.own)
        wide = self._wide_reaches(level)
        off_alone = self._off(alone) if alone.holds(self.reached) else float("inf")
        height = self.columns.height
        if not wide or (off_alone < CENTRED * height and not below.opens):
            return alone
        best = min(wide, key=self._misfit)
        if off_alone < CENTRED * height < self._off(best):
            return alone
        fits = below.opens and self._off(best) < ASKEW * height
        if fits or off_alone > ASKEW * height:
            return best
        return alone

    def _wide_reaches(self, level: Reach) -> list[Reach]:
        """Every choice of columns side by side, two or more, with the segment's own and all that it
        reaches, none of them below another head of its line."""
        firsts = range(level.first, self.own + 1)
        lasts = range(self.own, level.last + 1)
        reaches = [Reach(first, last) for first, last in product(firsts, lasts)]
        return [reach for reach in reaches if reach.is_wide and self._may_be_over(reach)]

    def _may_be_over(self, reach: Reach) -> bool:
        ends = [self.tops[reach.first], self.tops[reach.last]]
        whole = all(head is None or reach.takes_in(head.over) for head in ends)
        free = not any(reach.holds([own]) for own in self.others)
        return whole and free and reach.holds(self.reached)

    def _misfit(self, reach: Reach) -> tuple[bool, bool, float]:
        """The order of reaches from the best: those that leave the segments beside this one columns
        in whose middle they stand; of those in whose middle the segment stands the widest, then the
        others by how far it stands beside their middle."""
        crowds = any(self._crowds(reach, other) for other in self.beside)
        off = self._off(reach)
        if off > CENTRED * self.columns.height:
            return crowds, True, off
        return crowds, False, reach.first - reach.last

    def _crowds(self, reach: Reach, other: StraightSegment) -> bool:
        """True where another segment of the line stands in the middle of no columns but with some
        that this reach takes."""
        needed = [self.columns.nearest(other), *self.columns.reached(other, 0.5)]
        ends = product(range(min(needed) + 1), range(max(needed), len(self.feet)))
        reaches = [Reach(*pair) for pair in ends]
        near = ASKEW * self.columns.height
        fitting = [
            one for one in reaches if not one.holds([self.own]) and self._off(one, other) < near
        ]
        return bool(fitting) and all(one.meets(reach) for one in fitting)

    def _off(self, reach: Reach, segment: StraightSegment | None = None) -> float:
        """How many points beside the middle of the heads of these columns the segment stands."""
        first, last = self.feet[reach.first], self.feet[reach.last]
        if first is None or last is None:
            return float("inf")
        return abs((first.middle + last.middle) / 2 - (segment or self.segment).middle)


def _behind(
    segment: StraightSegment, segments: tuple[StraightSegment, ...]
) -> tuple[StraightSegment, ...]:
    """The segments right of one, on its line or above."""
    right = [other for other in segments if other.x0 > segment.x1]
    return tuple(other for other in right if other.y <= segment.y)


def header_above(
    lines: list[StraightLine],
    first: int,
    columns: Columns,
    rules: Sequence[Box] = (),
) -> TableHeader | None:
    """The header right above line `first`; None where none stands there. `rules` are the page's
    level lines."""
    found = header_print(lines, first, columns, rules)
    if found is None:
        return None
    heads = _heads(found)
    columns = found.columns
    stacks = [_stack(heads, number) for number in range(len(columns.spans))]
    cells = _cells(stacks, columns)
    depth = max(cell.row + cell.rows - 1 for cell in cells)
    if not found.numbers:
        return TableHeader(depth, in_grid_order(cells), columns)
    numbers = words_by_column(found.numbers, lambda own: columns.at_x(own.middle))
    cells += cells_of_row(depth + 1, numbers, columns.spans)
    return TableHeader(depth + 1, in_grid_order(cells), columns)


def _heads(found: HeaderPrint) -> tuple[Head, ...]:
    """The heads from foot to top: each segment goes on with the head below it, or is a new one.
    They end below a line on which any print is none. Where a head over others stands in the middle
    of none, and each begins where a column does, they are set from the left."""
    drawn = dict(zip(found.heads, found.over, strict=True)) if found.over else {}
    placed = _placed(found.heads, found.columns, drawn, HeadAbove.over)
    if not all(one.is_in_middle for one in placed):
        from_left = _placed(found.heads, found.columns, drawn, HeadAbove.over_from_left)
        if all(one.above.is_from_left for one in from_left if one.above.is_group):
            placed = from_left
    return placed[-1].heads


@dataclass(frozen=True, slots=True)
class PlacedHead:
    """A segment above the heads below it, the columns that it was found to stand over, the heads
    with it."""

    above: HeadAbove
    over: Reach
    heads: tuple[Head, ...]

    @property
    def is_in_middle(self) -> bool:
        """False for a head over other heads that stands beside the middle of its columns."""
        return not self.above.is_group or self.above.stands_in_middle(self.over)


def _placed(
    segments: tuple[StraightSegment, ...],
    columns: Columns,
    drawn: dict[StraightSegment, Reach | None],
    over: Callable[[HeadAbove], Reach],
) -> list[PlacedHead]:
    """The segments from foot to top, each with the columns that a line below it is drawn over, or
    else those that `over` finds."""
    placed: list[PlacedHead] = []
    heads: tuple[Head, ...] = ()
    for segment in sorted(segments, key=lambda own: own.y, reverse=True):
        reach = drawn.get(segment)
        above = HeadAbove.of(segment, heads, columns, segments, is_drawn=reach is not None)
        if reach is None and above.is_beside:
            kept = tuple(own for own in segments if own.y > segment.y)
            return _placed(kept, columns, drawn, over)
        reach = reach or over(above)
        heads = _with_print(heads, segment, reach)
        placed.append(PlacedHead(above, reach, heads))
    return placed


def _with_print(
    heads: tuple[Head, ...],
    segment: StraightSegment,
    over: Reach,
) -> tuple[Head, ...]:
    """The heads with one more segment: a new head, or more of the one below it over the same
    columns."""
    below = _topmost(heads, over.first)
    if below is None or below.over != over:
        return (*heads, Head((segment,), over))
    longer = replace(below, segments=(*below.segments, segment))
    return tuple(longer if head is below else head for head in heads)


def _stack(heads: tuple[Head, ...], column: int) -> list[Head]:
    """The heads over a column, from foot to top."""
    return [head for head in heads if head.over.holds([column])]


def _levels(stack: list[Head]) -> Levels | None:
    ys = [segment.y for head in stack for segment in head.segments]
    return Levels(min(ys), max(ys)) if ys else None


def _topmost(heads: tuple[Head, ...], column: int) -> Head | None:
    return _end(_stack(heads, column), -1)


def _end(stack: list[Head], at: Literal[0, -1]) -> Head | None:
    """The lowest (0) or topmost (-1) head of a column; None without heads."""
    return stack[at] if stack else None


def _cells(
    stacks: list[list[Head]],
    columns: Columns,
) -> list[Cell]:
    """The heads as cells; each reaches down to the next below it, the lowest to the rows."""
    foot = max(word.box.y1 for word in _words_of(stacks))
    from_top = [_with_lowest(stack[::-1], column) for column, stack in enumerate(stacks)]
    rows = _rows_of(from_top)
    depth = max(rows.values())
    ends = dict.fromkeys(rows, depth + 1)
    for heads in from_top:
        for head, below in pairwise(heads):
            ends[head] = min(ends[head], rows[below])
    cells = []
    for head, row in rows.items():
        span = columns.spans[head.over.first]
        empty = Box(span.left, foot, span.right, foot)
        cells.append(_cell(head, row, ends[head] - row, empty))
    return cells


def _rows_of(stacks: list[list[Head]]) -> dict[Head, int]:
    """The row of each head: below all that stand above it in any of its columns, so that one over
    several columns has the same row in all of them."""
    rows = dict.fromkeys(chain.from_iterable(stacks), 1)
    moved = True
    while moved:
        moved = False
        for above, head in chain.from_iterable(map(pairwise, stacks)):
            if rows[head] <= rows[above]:
                rows[head] = rows[above] + 1
                moved = True
    return rows


def _cell(
    head: Head,
    row: int,
    rows: int,
    empty: Box,
) -> Cell:
    return Cell(
        row=row,
        column=head.over.first + 1,
        rows=rows,
        columns=head.over.last - head.over.first + 1,
        box=around_words(head.words, empty),
        words=head.words,
    )


def _with_lowest(heads: list[Head], column: int) -> list[Head]:
    """The heads of a column from the top; an empty one below where the last is not its alone."""
    if heads and not heads[-1].over.is_wide:
        return heads
    return [*heads, Head((), Reach(column, column))]


def _words_of(stacks: list[list[Head]]) -> list[Word]:
    heads = chain.from_iterable(stacks)
    return list(chain.from_iterable(head.words for head in heads))
