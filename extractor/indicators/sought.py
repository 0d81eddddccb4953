"""Patterns of words that are looked for around every figure. Where the words that they begin with
stand is found once for a text; they are tried there and nowhere else."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

from extractor.indicators.bare_text import bare_text
from extractor.language.flat import FIGURE

Slice = tuple[int, int]
Name = TypeVar("Name", bound=str)
Place = TypeVar("Place", int, tuple[int, int])


@dataclass(frozen=True, eq=False)
class Sought:
    """A pattern over flat text. `firsts`: bare words, with one of which it begins wherever it
    stands; none where that cannot be told."""

    pattern: re.Pattern[str]
    firsts: frozenset[str]

    def search(self, flat: str, begin: int, end: int) -> re.Match[str] | None:
        """The first place in a piece where it stands."""
        if self._is_untold(flat, end):
            return self.pattern.search(flat, begin, end)
        for place in _those_in(_places(flat, self), begin, end):
            if found := self.pattern.match(flat, place, end):
                return found
        return None

    def finditer(self, flat: str, begin: int, end: int) -> Iterator[re.Match[str]]:
        """All places in a piece where it stands, one behind another."""
        if self._is_untold(flat, end):
            yield from self.pattern.finditer(flat, begin, end)
            return
        behind = begin
        for place in _those_in(_places(flat, self), begin, end):
            if place >= behind and (found := self.pattern.match(flat, place, end)):
                behind = found.end()
                yield found

    def match(self, flat: str, begin: int, end: int) -> re.Match[str] | None:
        """It right at the beginning of a piece."""
        if self._is_untold(flat, end) or _those_in(_places(flat, self), begin, begin + 1):
            return self.pattern.match(flat, begin, end)
        return None

    def _is_untold(self, flat: str, end: int) -> bool:
        """True where nothing tells where the pattern may begin in a piece that ends there."""
        return not self.firsts or cuts_a_word(flat, end)


@dataclass(frozen=True, eq=False)
class Named(Generic[Name]):
    """Patterns with a name each, in their order, and the first words of each."""

    every: tuple[tuple[Name, re.Pattern[str]], ...]
    firsts: tuple[frozenset[str], ...]

    @cached_property
    def untold(self) -> bool:
        """True where not of each is told how it begins."""
        return not all(self.firsts)

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
        if self.untold or cuts_a_word(flat, begin) or cuts_a_word(flat, end):
            for name, pattern in self.every:
                for found in pattern.finditer(text, begin - offset, end - offset):
                    yield name, found
            return
        behind: dict[int, int] = {}  # number of a pattern → where it was found to end
        for place, number in _those_in(_signs(flat, self), (begin, 0), (end, 0)):
            if place - offset < behind.get(number, 0):
                continue
            name, pattern = self.every[number]
            if here := pattern.match(text, place - offset, end - offset):
                behind[number] = here.end()
                yield name, here

    def match(self, flat: str, at: int) -> Iterator[tuple[Name, re.Match[str]]]:
        """Those that stand right at a place."""
        if self.untold:
            numbers: Iterable[int] = range(len(self.every))
        else:
            signs = _those_in(_signs(flat, self), (at, 0), (at + 1, 0))
            numbers = (number for _, number in signs)
        for number in numbers:
            name, pattern = self.every[number]
            if found := pattern.match(flat, at):
                yield name, found


def cuts_a_word(flat: str, at: int) -> bool:
    """True where a piece that begins or ends at a place cuts a word, or a figure, in two."""
    around = flat[at - 1 : at + 1] if at else ""
    return len(around) == 2 and (around.isalnum() or around == FIGURE * 2)


def _those_in(places: list[Place], begin: Place, end: Place) -> list[Place]:
    """The places, of some in order, that lie in a piece."""
    first = bisect_left(places, begin)
    return places[first : bisect_left(places, end, first)]


@lru_cache(maxsize=64)
def _signs(flat: str, named: Named[Name]) -> list[tuple[int, int]]:
    """The places of first words in a text, in order, each with the number of the pattern that may
    begin there."""
    whole = bare_text(flat)
    return sorted(
        (place, number)
        for number, firsts in enumerate(named.firsts)
        for place in whole.places_of(firsts)
    )


@lru_cache(maxsize=64)
def _places(flat: str, sought: Sought) -> list[int]:
    """The places of first words in a text, in order."""
    return sorted(bare_text(flat).places_of(sought.firsts))
