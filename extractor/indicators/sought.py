"""Patterns of words that are looked for around every figure. Where the words that they begin with
stand is found once for a text; they are tried there and nowhere else."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from extractor.indicators.bare_text import bare_text

Slice = tuple[int, int]
Name = TypeVar("Name", bound=str)


@dataclass(frozen=True, eq=False)
class Sought:
    """A pattern over flat text. `firsts`: bare words, with one of which it begins wherever it
    stands; none where that cannot be told."""

    pattern: re.Pattern[str]
    firsts: frozenset[str]

    def search(self, flat: str, begin: int, end: int) -> re.Match[str] | None:
        """The first place in a piece where it stands."""
        return next(self.finditer(flat, begin, end), None)

    def finditer(self, flat: str, begin: int, end: int) -> Iterator[re.Match[str]]:
        """All places in a piece where it stands, one behind another."""
        if not self._is_told(flat, begin, end):
            yield from self.pattern.finditer(flat, begin, end)
            return
        behind = begin
        places = _places(flat, self)
        for place in places[bisect_left(places, begin) : bisect_left(places, end)]:
            if place >= behind and (found := self.pattern.match(flat, place, end)):
                behind = found.end()
                yield found

    def match(self, flat: str, begin: int, end: int) -> re.Match[str] | None:
        """It right at the beginning of a piece."""
        if self._is_told(flat, begin, end):
            places = _places(flat, self)
            first = bisect_left(places, begin)
            if places[first : first + 1] != [begin]:
                return None
        return self.pattern.match(flat, begin, end)

    def _is_told(self, flat: str, begin: int, end: int) -> bool:
        """True where the words of a piece tell where the pattern may begin."""
        return bool(self.firsts) and not bare_text(flat).cuts(begin, end)


@dataclass(frozen=True, eq=False)
class Named(Generic[Name]):
    """Patterns with a name each, in their order, and the first words of each."""

    every: tuple[tuple[Name, re.Pattern[str]], ...]
    firsts: tuple[frozenset[str], ...]

    def finditer(
        self,
        flat: str,
        piece: Slice,
        said: str | None = None,
    ) -> Iterator[tuple[Name, re.Match[str]]]:
        """All places in a piece where one of them stands, those of each one behind another. `said`
        is what to look in: the piece with blanks for what is said aside; the places are then of
        it."""
        begin, end = piece
        text, offset = (flat, 0) if said is None else (said, begin)
        if not all(self.firsts) or bare_text(flat).cuts(begin, end):
            for name, pattern in self.every:
                for found in pattern.finditer(text, begin - offset, end - offset):
                    yield name, found
            return
        signs = _signs(flat, self)
        behind: dict[int, int] = {}  # number of a pattern → where it was found to end
        for at in range(bisect_left(signs.places, begin), bisect_left(signs.places, end)):
            place, number = signs.places[at] - offset, signs.numbers[at]
            if place < behind.get(number, 0):
                continue
            name, pattern = self.every[number]
            if here := pattern.match(text, place, end - offset):
                behind[number] = here.end()
                yield name, here

    def match(self, flat: str, at: int) -> Iterator[tuple[Name, re.Match[str]]]:
        """Those that stand right at a place."""
        if not all(self.firsts) or bare_text(flat).cuts(at, at):
            numbers: Iterable[int] = range(len(self.every))
        else:
            signs = _signs(flat, self)
            numbers = signs.numbers[
                bisect_left(signs.places, at) : bisect_left(signs.places, at + 1)
            ]
        for number in numbers:
            name, pattern = self.every[number]
            if found := pattern.match(flat, at):
                yield name, found


@dataclass(frozen=True, slots=True)
class _Signs:
    """The places of first words in a text, in order, and the number of the pattern that may begin
    at each."""

    places: list[int]
    numbers: list[int]


@lru_cache(maxsize=64)
def _signs(flat: str, named: Named[Name]) -> _Signs:
    every = sorted(
        (place, number)
        for number, firsts in enumerate(named.firsts)
        for place in bare_text(flat).places_of(firsts)
    )
    return _Signs([place for place, _ in every], [number for _, number in every])


@lru_cache(maxsize=64)
def _places(flat: str, sought: Sought) -> list[int]:
    return sorted(bare_text(flat).places_of(sought.firsts))
