"""Numbers that the edge of a page cuts: of `91` nothing but `1` may lie on it, another number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import regex

NEAR = 0.3  # of a letter's height: digits of one number stand no further apart
OF_NUMBER = regex.compile(r"[\d.,]")

Letter = dict[str, Any]  # a letter as pdfplumber has it: text, x0, top, x1, bottom, …


def without_cut_numbers(on_page: Sequence[Letter], beyond: Sequence[Letter]) -> list[Letter]:
    """The letters of a page without those of numbers that go on beyond its edge."""
    edge = [letter for letter in beyond if regex.search(r"\d", letter["text"])]
    kept = list(on_page)
    while edge:
        cut = [letter for letter in kept if _is_of_number(letter, edge)]
        kept = [letter for letter in kept if letter not in cut] if cut else kept
        edge = cut
    return kept


def _is_of_number(letter: Letter, edge: Sequence[Letter]) -> bool:
    """True for a digit or mark right beside one of these."""
    if not OF_NUMBER.fullmatch(letter["text"]):
        return False
    return any(_are_neighbours(letter, other) for other in edge)


def _are_neighbours(one: Letter, other: Letter) -> bool:
    height = min(one["bottom"] - one["top"], other["bottom"] - other["top"])
    level = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"]) > height / 2
    gap = max(one["x0"], other["x0"]) - min(one["x1"], other["x1"])
    return level and gap < NEAR * height
