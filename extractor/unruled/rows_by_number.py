"""Rows that ran together in a ruled table, since the line between them is worn or was never drawn:
their numbers below each other in the first cell tell them apart.

Each number has figures beside it; a name of several lines stands around its number, or below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, combinations, pairwise
from math import comb

import regex

from extractor.language.row_numbers import is_number
from extractor.model import Box, Cell, Word
from extractor.unruled.straight_lines import COUNTED, VALUE, StraightLine, straight_lines

BESIDE = 0.6  # heights that a figure stands above or below the number of its row at most
FEWEST = 2  # numbers of rows with a figure beside them
MOST_WAYS = 5000  # of parting the lines of a cell; where there are more, none is tried
LETTERS = regex.compile(r"\p{L}{2}")


def rows_by_number(own: Sequence[Cell], height: float) -> list[Cell]:
    """The cells of the rows that one row of single cells holds; [] where it is one row, or where
    its numbers do not say what belongs to which."""
    places = _places(own[0], height)
    name = next((cell for cell in own[1:] if LETTERS.search(cell.text)), None)
    if len(places) < FEWEST or name is None or not _are_named(name, places, height):
        return []
    if not _have_figures(own[own.index(name) + 1 :], places, height):
        return []
    parts = [_parts(_lines(cell, height), places) for cell in own]
    made: list[Cell] = []
    for number, row in enumerate(zip(*parts, strict=True), own[0].row):
        made += _row(own, number, list(map(_words, row)))
    return made


def _places(cell: Cell, height: float) -> list[float]:
    """How far down the page the numbers of rows in a cell stand; [] where it has anything else."""
    lines = _lines(cell, height)
    return [line.y for line in lines] if all(is_number(_text(line)) for line in lines) else []


def _are_named(name: Cell, places: Sequence[float], height: float) -> bool:
    """True where each number may have a line of the cell of names or more, in few enough ways."""
    lines = len(_lines(name, height))
    return lines >= len(places) and comb(lines - 1, len(places) - 1) <= MOST_WAYS


def _lines(cell: Cell, height: float) -> list[StraightLine]:
    return straight_lines(cell.words, height)


def _text(line: StraightLine) -> str:
    return " ".join(word.text for word in line.as_read).strip(" .|'")


def _have_figures(behind: Sequence[Cell], places: Sequence[float], height: float) -> bool:
    """True where two numbers or more have figures beside them in one of the cells behind the names,
    and no figure stands elsewhere."""
    most = 0
    for cell in behind:
        figures = [line for line in _lines(cell, height) if _is_figure(_text(line))]
        beside = [_nearest(line.y, places) for line in figures]
        far = (abs(line.y - places[at]) for line, at in zip(figures, beside, strict=True))
        if any(away > BESIDE * height for away in far):
            return False
        most = max(most, len(set(beside)))
    return most >= FEWEST


def _is_figure(text: str) -> bool:
    return bool(VALUE.fullmatch(text) or COUNTED.fullmatch(text))


def _nearest(y: float, places: Sequence[float]) -> int:
    return min(range(len(places)), key=lambda at: abs(places[at] - y))


def _parts(
    lines: Sequence[StraightLine],
    places: Sequence[float],
) -> list[list[StraightLine]]:
    """The lines of a cell by the number of the row that they belong to: each part has some, and its
    middle, or its first line, lies as near to its number as can be. Figures, and what is less than
    a line for each number, stand beside theirs."""
    ways = comb(len(lines) - 1, len(places) - 1) if len(lines) >= len(places) else 0
    if not 0 < ways <= MOST_WAYS or all(_is_figure(_text(line)) for line in lines):
        return _beside(lines, places)
    heights = [line.y for line in lines]
    inner = combinations(range(1, len(lines)), len(places) - 1)
    best = min(
        ((0, *ends, len(lines)) for ends in inner),
        key=lambda way: _off(heights, way, places),
    )
    return [list(lines[begin:end]) for begin, end in pairwise(best)]


def _beside(lines: Sequence[StraightLine], places: Sequence[float]) -> list[list[StraightLine]]:
    """The lines by the number that each is nearest to."""
    made: list[list[StraightLine]] = [[] for _ in places]
    for line in lines:
        made[_nearest(line.y, places)].append(line)
    return made


def _off(heights: Sequence[float], way: Sequence[int], places: Sequence[float]) -> float:
    """How far the parts lie off their numbers in all."""
    parts = [heights[begin:end] for begin, end in pairwise(way)]
    middles = [(part[0] + part[-1]) / 2 for part in parts]
    firsts = [part[0] for part in parts]
    return min(_distance(middles, places), _distance(firsts, places))


def _distance(some: Sequence[float], others: Sequence[float]) -> float:
    return sum((one - other) ** 2 for one, other in zip(some, others, strict=True))


def _words(lines: Iterable[StraightLine]) -> tuple[Word, ...]:
    return tuple(chain.from_iterable(line.as_read for line in lines))


def _row(own: Sequence[Cell], number: int, words: Sequence[tuple[Word, ...]]) -> list[Cell]:
    """The cells of one row, as high as its print."""
    printed = Box.around(word.box for word in chain.from_iterable(words))
    return [
        replace(
            cell,
            row=number,
            box=Box(cell.box.x0, printed.y0, cell.box.x1, printed.y1),
            words=inside,
        )
        for cell, inside in zip(own, words, strict=True)
    ]
