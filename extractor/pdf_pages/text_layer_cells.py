"""Runs of letters of a table's text layer, parted where one cell ends and the next begins.

A sheet printed with narrow columns sets the last letter of a cell nearer to the first one of the
next cell than words stand apart: `120` and `80` would be 12080.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from extractor.model import Box

APART = 0.08  # of the letters' size: text that runs over a line has no such gap at it
SET_OFF = "set_off"  # key of a part that begins behind a line
Part = dict[str, Any]  # letters of one font as pdfplumber has them: text, x0, x1, size, chars


def parted_at_lines(parts: Iterable[Part], cells: list[Box]) -> list[Part]:
    """The parts; one whose letters stand in several cells, with a gap between them, is as many."""
    return [piece for part in parts for piece in _pieces(part, cells)]


def _pieces(part: Part, cells: list[Box]) -> Iterator[Part]:
    letters = part["chars"]
    cuts = [
        at
        for at, (one, other) in enumerate(pairwise(letters), 1)
        if _is_apart(one, other) and _cell_of(one, cells) != _cell_of(other, cells)
    ]
    if not cuts:
        yield part
        return
    for begin, end in pairwise([0, *cuts, len(letters)]):
        own = letters[begin:end]
        yield {
            **part,
            "text": "".join(letter["text"] for letter in own),
            "x0": min(letter["x0"] for letter in own),
            "x1": max(letter["x1"] for letter in own),
            "chars": own,
            SET_OFF: begin > 0,
        }


def _is_apart(one: Part, other: Part) -> bool:
    return other["x0"] - one["x1"] > APART * one["size"]


def _cell_of(letter: Part, cells: list[Box]) -> int | None:
    """The index of the cell in which the letter's middle lies."""
    x = (letter["x0"] + letter["x1"]) / 2
    y = (letter["top"] + letter["bottom"]) / 2
    for number, cell in enumerate(cells):
        if cell.x0 <= x <= cell.x1 and cell.y0 <= y <= cell.y1:
            return number
    return None
