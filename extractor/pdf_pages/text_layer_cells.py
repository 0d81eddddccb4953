"""Runs of letters of a table's text layer, parted where one cell ends and the next begins.

A sheet printed with narrow columns sets the last letter of a cell nearer to the first one of the
next cell than words stand apart: `120` and `80` would be 12080. One column set to the right and the
next to the left leave a hair between their figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

import regex

from extractor.model import Box

APART = 0.08  # of the letters' size: text that runs over a line has no such gap at it
HAIR = 0.2  # points by which a gap at a line between figures is wider than others of its run
NUMBER = regex.compile(r"(?:[1-9]\d{0,2}(?:\.\d{3})+|\d+)(?:,\d+)?%?")
SET_OFF = "set_off"  # key of a part that begins behind a line
Part = dict[str, Any]  # letters of one font as pdfplumber has them: text, x0, x1, size, chars


def parted_at_lines(parts: Iterable[Part], cells: list[Box]) -> list[Part]:
    """The parts; one whose letters stand in several cells, with a gap between them, is as many."""
    return [piece for part in parts for piece in _pieces(part, cells)]


def _pieces(part: Part, cells: list[Box]) -> Iterator[Part]:
    letters = part["chars"]
    at_lines = [
        at
        for at, (one, other) in enumerate(pairwise(letters), 1)
        if _cell_of(one, cells) != _cell_of(other, cells)
    ]
    cuts = [at for at in at_lines if _is_apart(letters, at, at_lines)]
    if not cuts:
        yield part
        return
    for begin, end in pairwise([0, *cuts, len(letters)]):
        own = letters[begin:end]
        yield {
            **part,
            "text": _text(own),
            "x0": min(letter["x0"] for letter in own),
            "x1": max(letter["x1"] for letter in own),
            "chars": own,
            SET_OFF: begin > 0,
        }


def _is_apart(letters: list[Part], at: int, at_lines: list[int]) -> bool:
    """True where the letters before and behind a line stand apart. Of figures a hair is enough that
    no other letters of the run have between them, or that they are no number together."""
    gap = _gap(letters, at)
    if gap > APART * letters[at - 1]["size"]:
        return True
    if not (letters[at - 1]["text"].isdecimal() and letters[at]["text"].isdecimal()):
        return False
    others = (_gap(letters, other) for other in range(1, len(letters)) if other not in at_lines)
    return gap > max(others, default=0.0) + HAIR or _are_two_numbers(letters, at, at_lines)


def _are_two_numbers(letters: list[Part], at: int, at_lines: list[int]) -> bool:
    """True for what are numbers from line to line only: `12.614` and `10.483`."""
    lines = [0, *at_lines, len(letters)]
    place = lines.index(at)
    before = _text(letters[lines[place - 1] : at])
    behind = _text(letters[at : lines[place + 1]])
    both = (NUMBER.fullmatch(before), NUMBER.fullmatch(behind))
    return all(both) and not NUMBER.fullmatch(before + behind)


def _gap(letters: list[Part], at: int) -> float:
    return float(letters[at]["x0"] - letters[at - 1]["x1"])


def _text(letters: list[Part]) -> str:
    return "".join(letter["text"] for letter in letters)


def _cell_of(letter: Part, cells: list[Box]) -> int | None:
    """The index of the cell in which the letter's middle lies."""
    x = (letter["x0"] + letter["x1"]) / 2
    y = (letter["top"] + letter["bottom"]) / 2
    for number, cell in enumerate(cells):
        if cell.x0 <= x <= cell.x1 and cell.y0 <= y <= cell.y1:
            return number
    return None
