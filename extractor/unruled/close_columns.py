"""Columns that stand closer than cells usually do: figures set to the right, and the notes set to
the left in the next one (`94,6 Theo Nghị quyết`).

One such line is as print of one cell; that the notes begin below each other tells it from that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from statistics import median

import regex

from extractor.language.row_numbers import is_number
from extractor.unruled.straight_lines import GAP, StraightLine, StraightWord

USUAL = 0.3  # heights between two words, where a page has no two on a line
CLOSE = 1.4  # times as wide are gaps between cells at least
IN_LINE = 0.35  # heights that the beginnings of a column stand out of line, from one to the next
APART = 14.0  # heights from one of them to the next at most
FEWEST = 4  # of them that stand apart or behind figures
FEWEST_BEHIND = 3  # of them where all stand close behind figures
ON_EDGE = 1.0  # points that print may run over an edge
CAPITALS = 0.5  # share that begin with a capital letter: units do not
FEWEST_CAPITALS = 2
LEADING = 1.6  # heights from one line of a cell to the next at most
FIGURE = regex.compile(r"[+\-–−(]?\d[\d.,/]*%?\)?")
LETTERS = regex.compile(r"\p{L}")
CAPITAL = regex.compile(r"\P{L}*\p{Lu}")


@dataclass(frozen=True, slots=True)
class Beginning:
    """A word that may begin a cell: its line among the page's and its place in that; whether it
    stands close behind another word, whether that is of a figure, whether it stands no farther
    from that than words of one cell do."""

    line: int
    place: int
    word: StraightWord
    close: bool
    behind_figure: bool
    as_one_cell: bool

    @property
    def tells(self) -> bool:
        """True where it shows by itself that cells begin there."""
        return not self.close or (self.behind_figure and not self.as_one_cell)

    @property
    def is_capital(self) -> bool:
        return CAPITAL.match(self.word.word.text) is not None


def with_cells_apart(
    lines: Sequence[StraightLine],
    height: float,
    edges: Sequence[float] = (),
) -> list[StraightLine]:
    """The lines; where cells begin below each other, each begins a segment of its own, however
    close the one before it stands; so does one behind one of the `edges` of columns that the page
    before broke off."""
    columns: list[list[Beginning]] = []
    close = CLOSE * _usual_gap(lines, height)
    for number, line in enumerate(lines):
        for begun in _beginnings(number, line, close, GAP * height):
            _add(columns, begun, height)
    made = list(lines)
    found = [column for column in columns if _is_column(column)]
    found += [[own for own in column if _is_behind(own, lines, edges)] for column in columns]
    found += [list(_behind_numbers(lines, column, height)) for column in columns]
    for begun in chain.from_iterable(found):
        words = list(made[begun.line].words)
        words[begun.place] = replace(begun.word, begins=True)
        made[begun.line] = replace(made[begun.line], words=tuple(words))
    return made


def _behind_numbers(
    lines: Sequence[StraightLine],
    column: Sequence[Beginning],
    height: float,
) -> Iterator[Beginning]:
    """The words close behind the numbers of rows that stand below names which begin cells: specks
    before a number, read as a part of it, leave no gap behind it."""
    behind = [own for own in column if own.place == 1 and not own.close]
    if len(behind) < FEWEST or not _is_column(behind):
        return
    taken = {own.line for own in column}
    for number, line in enumerate(lines):
        if number not in taken and _has_name_below(line, behind, height):
            word = line.words[1]
            yield Beginning(number, 1, word, close=True, behind_figure=True, as_one_cell=True)


def _has_name_below(line: StraightLine, names: Sequence[Beginning], height: float) -> bool:
    """True for a line that opens with the number of a row and a word below or above names."""
    if len(line.words) < 2 or not is_number(line.words[0].word.text):
        return False
    return any(_is_in_line(line.words[1], own.word, height) for own in names)


def _is_in_line(word: StraightWord, other: StraightWord, height: float) -> bool:
    """True where a word stands below or above another one that begins a cell."""
    near = abs(word.y - other.y) < APART * height
    return near and abs(word.x0 - other.x0) < IN_LINE * height


def _usual_gap(lines: Sequence[StraightLine], height: float) -> float:
    """How many points words of one line usually stand apart."""
    pairs = chain.from_iterable(pairwise(line.words) for line in lines)
    gaps = [right.x0 - left.x1 for left, right in pairs]
    return median([gap for gap in gaps if 0 < gap < GAP * height] or [USUAL * height])


def _beginnings(
    number: int,
    line: StraightLine,
    close: float,
    apart: float,
) -> Iterator[Beginning]:
    """The words of a line that stand `apart` from the one before, or no closer than `close`, or
    behind a figure; not those close behind the number of its row."""
    begins = 0  # the place of the word that begins the segment
    ends = (float("-inf"), *(word.x1 for word in line.words))
    for place, word in enumerate(line.words):
        gap = word.x0 - ends[place]
        if gap >= apart:
            begins = place
        figure = FIGURE.fullmatch(line.words[begins].word.text) is not None
        room = _room(begins, place, close, behind_figure=figure)
        if gap >= min(room, apart) and LETTERS.search(word.word.text):
            behind = figure and begins < place
            yield Beginning(number, place, word, gap < apart, behind, gap < close)


def _room(begins: int, place: int, close: float, *, behind_figure: bool) -> float:
    """How far a word at least stands from the one before in its segment to begin a cell: right
    behind a figure it need not stand apart, in the first segment of a line none begins."""
    if begins == 0:
        return float("inf")
    return 0.0 if behind_figure and place == begins + 1 else close


def _add(columns: list[list[Beginning]], begun: Beginning, height: float) -> None:
    """Append to the column in which it stands below the last, else begin one."""
    for column in columns:
        last = column[-1]
        if _is_in_line(begun.word, last.word, height) and begun.line > last.line:
            column.append(begun)
            return
    columns.append([begun])


def _is_behind(begun: Beginning, lines: Sequence[StraightLine], edges: Sequence[float]) -> bool:
    """True where one of the edges lies in the gap before a cell."""
    words = lines[begun.line].words
    left = words[begun.place - 1].x1 if begun.place else begun.word.x0
    return any(left - ON_EDGE < edge < begun.word.x0 + ON_EDGE for edge in edges)


def _is_column(column: list[Beginning]) -> bool:
    """True where enough cells begin below each other, most of them with a capital letter."""
    telling = [begun for begun in column if begun.tells]
    behind = sum(begun.behind_figure for begun in telling)
    if len(telling) < FEWEST and behind < FEWEST_BEHIND:
        return False
    opening = [begun for begun in telling if begun.is_capital or not _goes_on(begun, column)]
    capitals = sum(begun.is_capital for begun in opening)
    return capitals >= max(FEWEST_CAPITALS, CAPITALS * len(opening))


def _goes_on(begun: Beginning, column: list[Beginning]) -> bool:
    """True for a line right below another one of its column, as the lines of one note stand."""
    height = begun.word.word.box.height
    above = (begun.word.y - other.word.y for other in column if other.line < begun.line)
    return min(above, default=float("inf")) < LEADING * height
