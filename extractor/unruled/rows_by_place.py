"""Rows whose names run over several lines, told by where the figures stand beside them.

A table sets the figures of all its rows alike: beside the first line of a name, its last one, or
its middle. The way that leaves the fewest names off their figures says which lines are of one row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import Literal, get_args

import regex

from extractor.unruled.column_block import MARKED, Columns
from extractor.unruled.straight_lines import StraightLine, StraightWord

Stand = Literal["first", "middle", "last"]  # the line of a name that figures stand beside
STANDS: tuple[Stand, ...] = get_args(Stand)
LEADING = 1.7  # heights from one line of a cell to the next at most
LONGEST = 12  # lines of one cell
CLOSEST = 0.9  # heights between the figures of two rows at least
BESIDE = 0.5  # heights that the number of a row stands off its figures at most
SPACE = 0.3  # heights between two words
OFF = 0.3  # heights that a name may stand off its figures
EXACT = 0.1  # heights off that count nothing
# What speaks against a way of parting lines, in heights of being off:
FAR = 1.0  # a name that stands off its figures
BARE = 0.7  # a row without figures
NAMELESS = 2.0  # figures without a name
SMALL = 1.5  # a name that begins with a small letter
BROKEN = 1.0  # a line of a name that would have fitted on the one above
NEW = 0.15  # a name that begins where the one above has no room left
FULL = 0.1  # a line of a name that begins with a capital
CERTAIN = 0.2  # for each row with figures at most
CLEARER = 0.5  # more for any other place of the figures
LOWER = regex.compile(r"\p{Ll}|\(")


@dataclass(frozen=True, slots=True)
class CellLine:
    """The words of one line of one cell: the number of the printed line, where it stands, whether
    a number of a row stands before it or it begins with a mark, whether its first word had no room
    on the line above."""

    line: int
    words: tuple[StraightWord, ...]
    y: float
    is_numbered: bool = False
    is_marked: bool = False
    had_no_room: bool = False

    @property
    def is_small(self) -> bool:
        return LOWER.match(self.words[0].word.text) is not None


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of one cell from `first` up to, not with, `end`, and the figures beside them: None for
    a row that has none."""

    first: int
    end: int
    anchor: int | None


@dataclass(frozen=True, slots=True)
class Way:
    """A way of parting the lines of a column of cells, and what speaks against it."""

    cost: float
    parts: tuple[Part, ...] = ()

    def with_part(self, part: Part, cost: float) -> Way:
        return Way(self.cost + cost, (*self.parts, part))


NO_WAY = Way(float("inf"))


@dataclass(frozen=True, slots=True)
class Print:
    """A block's print: its numbers, its names, the figures of each row, what else stands in each
    column beside these; `height` is the usual height of words."""

    numbers: list[CellLine]
    names: list[CellLine]
    figures: list[CellLine]
    others: dict[int, list[CellLine]]
    height: float

    @property
    def places(self) -> list[float]:
        """How far down the page the figures of each row stand."""
        return [line.y for line in self.figures]

    @property
    def numbered(self) -> frozenset[int]:
        """The rows, from 0, with a number beside their figures."""
        beside = (self._row_beside(number) for number in self.numbers)
        return frozenset(row for row in beside if row is not None)

    def bare_numbers(self) -> set[int]:
        """The printed lines with the number of a row and no figures beside it."""
        return {number.line for number in self.numbers if self._row_beside(number) is None}

    def _row_beside(self, number: CellLine) -> int | None:
        off = [abs(number.y - place) for place in self.places]
        nearest = min(off, default=float("inf"))
        return off.index(nearest) if nearest < BESIDE * self.height else None

    def parting(self, lines: Sequence[CellLine], stand: Stand, *, are_names: bool) -> Parting:
        numbered = self.numbered if are_names else frozenset()
        return Parting(tuple(lines), tuple(self.places), numbered, stand, self.height, are_names)


@dataclass(frozen=True, slots=True)
class Parting:
    """The lines of a column of cells, of names or of what else stands beside figures, which are to
    be parted by the rows: where these have their figures, which have a number, and where in a cell
    figures are taken to stand."""

    lines: tuple[CellLine, ...]
    places: tuple[float, ...]
    numbered: frozenset[int]
    stand: Stand
    height: float
    are_names: bool

    def best_way(self) -> Way:
        """The way against which least speaks, with each part beside the figures of one row, in
        their order."""
        ways: dict[tuple[int, int], Way] = {(0, 0): Way(0.0)}
        for at in product(range(len(self.lines) + 1), range(len(self.places) + 1)):
            for part in self._next_parts(*at) if at in ways else ():
                longer = ways[at].with_part(part, self._against(part))
                end = (part.end, at[1] + (part.anchor is not None))
                if longer.cost < ways.get(end, NO_WAY).cost:
                    ways[end] = longer
        return ways.get((len(self.lines), len(self.places)), NO_WAY)

    def off(self, part: Part) -> float:
        """How many heights the lines of a part stand above or below its figures."""
        own = self.lines[part.first : part.end]
        if part.anchor is None or not own:
            return 0.0
        first, last = own[0].y, own[-1].y
        beside = {"first": first, "last": last, "middle": (first + last) / 2}
        return abs(beside[self.stand] - self.places[part.anchor]) / self.height

    def goes_on_small(self, part: Part) -> bool:
        """True where a line below the first one of a part begins with a small letter."""
        return any(line.is_small for line in self.lines[part.first + 1 : part.end])

    def _next_parts(self, taken: int, row: int) -> Iterator[Part]:
        """The parts that may begin with line `taken`, beside the figures of `row` or of none."""
        is_left = row < len(self.places)
        if is_left:
            yield Part(taken, taken, row)
        for end in self._ends(taken):
            if is_left and not (row in self.numbered and self.lines[taken].is_numbered):
                yield Part(taken, end, row)
            if self.are_names and self._is_between(self.lines[taken:end], row):
                yield Part(taken, end, None)

    def _ends(self, taken: int) -> Iterator[int]:
        """Where a cell may end that begins with line `taken`."""
        for end in range(taken + 1, min(len(self.lines), taken + LONGEST) + 1):
            if end > taken + 1 and not self._may_go_on(end - 1):
                return
            yield end

    def _may_go_on(self, at: int) -> bool:
        """True where a line may be of the cell of the line above it."""
        above, line = self.lines[at - 1 : at + 1]
        begins = line.is_numbered or line.is_marked
        return not begins and line.y - above.y < LEADING * self.height

    def _is_between(self, part: Sequence[CellLine], row: int) -> bool:
        """True for lines below the figures of the row before and above those of this one."""
        above = self.places[row - 1] if row else float("-inf")
        below = self.places[row] if row < len(self.places) else float("inf")
        return above < part[0].y and part[-1].y < below

    def _against(self, part: Part) -> float:
        """What speaks against the lines of a part being one cell beside its figures."""
        own = self.lines[part.first : part.end]
        if not own:
            return NAMELESS if self.are_names else 0.0
        off = BARE if part.anchor is None else self._against_place(part, part.anchor)
        first = own[0]
        begun = SMALL if first.is_small else NEW if first.had_no_room else 0.0
        return off + begun + sum(map(_against_going_on, own[1:]))

    def _against_place(self, part: Part, anchor: int) -> float:
        """What speaks against the lines of a part standing beside the figures of a row."""
        off = self.off(part)
        far = off > OFF or self._runs_past(part, anchor)
        return off + FAR if far else max(0.0, off - EXACT)

    def _runs_past(self, part: Part, anchor: int) -> bool:
        """True where a line of a part stands beside the figures of another row, or past them."""
        first, last = self.lines[part.first].y, self.lines[part.end - 1].y
        near = OFF * self.height
        above = self.places[anchor - 1] if anchor else float("-inf")
        below = self.places[anchor + 1] if anchor + 1 < len(self.places) else float("inf")
        return first < above + near or last > below - near


def rows_by_place(lines: Sequence[StraightLine], columns: Columns) -> list[list[StraightLine]]:
    """The lines of each row from top to foot; [] where no name has several lines, or where the
    places of figures do not tell rows apart for certain."""
    printed = _print_of(lines, columns)
    apart = [below - above for above, below in pairwise(printed.places)]
    if not apart or min(apart) < CLOSEST * columns.height:
        return []
    if len(printed.names) in (0, len(printed.places)):
        return []
    partings = [printed.parting(printed.names, stand, are_names=True) for stand in STANDS]
    ways = [parting.best_way() for parting in partings]
    best, second = sorted(range(len(STANDS)), key=lambda at: ways[at].cost)[:2]
    if ways[second].cost - ways[best].cost < CLEARER or not _is_certain(partings[best], ways[best]):
        return []
    return _rows(printed, ways[best].parts, STANDS[best])


def _is_certain(parting: Parting, way: Way) -> bool:
    """True where little speaks against a way, every name stands beside its figures, and one goes on
    with a small letter: else names of groups may stand above short names of rows."""
    if not any(map(parting.goes_on_small, way.parts)):
        return False
    bare = sum(part.anchor is None for part in way.parts)
    few = way.cost - BARE * bare <= CERTAIN * len(parting.places)
    return few and all(parting.off(part) <= OFF for part in way.parts)


def _print_of(lines: Sequence[StraightLine], columns: Columns) -> Print:
    """The block's print by what it is."""
    made = Print([], [], [], {}, columns.height)
    for number, line in enumerate(lines):
        has_figures = bool(columns.values_in(line))
        for segment in line.segments(columns.height):
            column = columns.at(segment)
            own = CellLine(number, segment.words, _middle(segment.words))
            if has_figures and column in columns.values:
                _add_to_line(made.figures, own)
            elif column < columns.name:
                made.numbers.append(own)
            elif column == columns.name:
                _add_to_line(made.names, own)
            else:
                _add_to_line(made.others.setdefault(column, []), own)
    return replace(made, names=_with_beginnings(made))


def _add_to_line(found: list[CellLine], own: CellLine) -> None:
    """Append to the words of the same line, where some stand there already."""
    if found and found[-1].line == own.line:
        words = (*found.pop().words, *own.words)
        own = CellLine(own.line, words, _middle(words))
    found.append(own)


def _middle(words: Sequence[StraightWord]) -> float:
    return sum(word.y for word in words) / len(words)


def _with_beginnings(printed: Print) -> list[CellLine]:
    """The lines of names, with what tells that one begins a row or goes on with the one above."""
    bare = printed.bare_numbers()
    right = max((_end(line) for line in printed.names), default=0.0)
    made: list[CellLine] = []
    for line in printed.names:
        first = line.words[0]
        room = right - _end(made[-1]) if made else float("inf")
        made.append(
            replace(
                line,
                is_numbered=line.line in bare,
                is_marked=MARKED.fullmatch(first.word.text) is not None,
                had_no_room=room < first.x1 - first.x0 + SPACE * printed.height,
            )
        )
    return made


def _end(line: CellLine) -> float:
    return line.words[-1].x1


def _against_going_on(line: CellLine) -> float:
    if line.is_small:
        return 0.0
    return FULL if line.had_no_room else BROKEN


def _rows(printed: Print, parts: Sequence[Part], stand: Stand) -> list[list[StraightLine]]:
    """The rows with all that stands in their cells; [] where notes cannot be parted by them."""
    rows = [list(printed.names[part.first : part.end]) for part in parts]
    with_figures = [at for at, part in enumerate(parts) if part.anchor is not None]
    for at, figures in zip(with_figures, printed.figures, strict=True):
        rows[at].append(figures)
    for number in printed.numbers:
        rows[_nearest_row(number, rows)].append(number)
    for column in printed.others.values():
        way = printed.parting(column, stand, are_names=False).best_way()
        if way is NO_WAY:
            return []
        for at, part in zip(with_figures, way.parts, strict=True):
            rows[at] += column[part.first : part.end]
    return [_lines_of(row) for row in rows]


def _nearest_row(number: CellLine, rows: Sequence[Sequence[CellLine]]) -> int:
    """The row of which a line stands nearest to the number."""
    off = [min(abs(number.y - line.y) for line in row) for row in rows]
    return off.index(min(off))


def _lines_of(row: Iterable[CellLine]) -> list[StraightLine]:
    """The row's lines from top to foot, each with its words from left to right."""
    by_line: dict[int, list[StraightWord]] = {}
    for own in row:
        by_line.setdefault(own.line, []).extend(own.words)
    ordered = [sorted(by_line[line], key=lambda word: word.x0) for line in sorted(by_line)]
    return [StraightLine(tuple(words), _middle(words)) for words in ordered]
