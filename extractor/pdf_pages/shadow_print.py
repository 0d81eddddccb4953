"""Letters that are drawn twice, a little apart, to look bold or to throw a shadow."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, product
from typing import Any

AROUND = tuple(product((-1, 0, 1), repeat=2))
Letter = dict[str, Any]  # as pdfplumber has it: text, x0, top, x1, bottom, fontname, size
SAME_PLACE = 1.0  # points: letters of one kind no further apart are one,
SAME_SHARE = 0.3  # and of tiny ones, as a share of their size
NEARER = 0.8  # of its width: no letter stands so near to the next of its kind
LOWER = 0.3  # of its size: a shadow falls no further down or up
MOST_OF_LINE = 0.8  # share of a line's letters that are doubled where it is print with a shadow


def without_shadows(letters: list[Letter]) -> list[Letter]:
    """The letters in their order, without those that are drawn a second time at the same place, and
    without the second drawing of lines that are drawn twice."""
    letters = _without_repeats(letters)
    shadows = _shadows(letters)
    if not shadows:
        return letters
    lines: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for k, letter in enumerate(letters):
        if letter["text"].strip():
            lines[_line(letter)].append(k)
    dropped: set[int] = set()
    for members in lines.values():
        second = [k for k in members if k in shadows]
        if 2 * len(second) >= MOST_OF_LINE * len(members):
            dropped.update(second)
    return [letter for k, letter in enumerate(letters) if k not in dropped]


def _without_repeats(letters: list[Letter]) -> list[Letter]:
    """The letters without those within a point of an earlier one of their kind."""
    places: dict[tuple[Any, ...], dict[tuple[int, int], list[Letter]]] = defaultdict(dict)
    kept = []
    for letter in letters:
        alike = places[_kind(letter)]
        column, row = int(letter["x0"]), int(letter["top"])
        beside = [alike[place] for place in _around(column, row) if place in alike]
        if any(_is_same_place(letter, other) for other in chain.from_iterable(beside)):
            continue
        alike.setdefault((column, row), []).append(letter)
        kept.append(letter)
    return kept


def _around(column: int, row: int) -> list[tuple[int, int]]:
    """A place and the eight beside it."""
    return [(column + across, row + down) for across, down in AROUND]


def _kind(letter: Letter) -> tuple[Any, ...]:
    return letter["text"], letter["fontname"], round(letter["size"], 1), letter["upright"]


def _is_same_place(letter: Letter, other: Letter) -> bool:
    nearest = min(SAME_PLACE, SAME_SHARE * letter["size"])
    across = abs(letter["x0"] - other["x0"])
    return across <= nearest and abs(letter["top"] - other["top"]) <= nearest


def _shadows(letters: list[Letter]) -> set[int]:
    """The letters that stand beside a twin that is none itself: each has one shadow."""
    twins: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for k, letter in enumerate(letters):
        if letter["text"].strip():
            twins[_kind(letter)].append(k)
    found: set[int] = set()
    for alike in twins.values():
        alike.sort(key=lambda k: letters[k]["x0"])
        for at, first in enumerate(alike):
            if first in found:
                continue
            second = _twin(letters, alike, at, found)
            if second is not None:
                found.add(second)
    return found


def _twin(letters: list[Letter], alike: list[int], at: int, found: set[int]) -> int | None:
    """The nearest letter to the right of one, so near that it is its shadow."""
    first = letters[alike[at]]
    reach = NEARER * (first["x1"] - first["x0"])
    for second in alike[at + 1 :]:
        if letters[second]["x0"] - first["x0"] > reach:
            return None
        lower = abs(letters[second]["top"] - first["top"])
        if second not in found and lower <= LOWER * first["size"]:
            return second
    return None


def _line(letter: Letter) -> tuple[Any, ...]:
    """What letters of one line share, shadows with it: font, size, about the height."""
    return letter["fontname"], round(letter["size"], 1), round(letter["bottom"] / letter["size"])
