"""Patterns of words that are looked for around every figure. Where the words that they begin with
stand is found once for a text; they are tried there and nowhere else.

A piece of the text may end within a word: what is left of that is a word of its own there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

from extractor.indicators.bare_text import bare_text
from extractor.language.flat import FIGURE, bare

Slice = tuple[int, int]
Name = TypeVar("Name", bound=str)
Place = TypeVar("Place", int, tuple[int, int])
LONGEST_WORD = 40  # characters
LAST_WORD = re.compile(r"[^\W_]+\Z")


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
        if not self.firsts or is_within_figure(flat, begin):
            return self.pattern.finditer(flat, begin, end)
        places = _those_in(_places(flat, self), begin, end)
        if is_within_word(flat, end):
            rest = _rest_of_word(flat, begin, end)
            places = [*places, *(start for start, word in rest if word in self.firsts)]
        return self._found(flat, places, end) if places else iter(())

    def _found(self, flat: str, places: list[int], end: int) -> Iterator[re.Match[str]]:
        behind = 0
        for place in places:
            if place >= behind and (found := self.pattern.match(flat, place, end)):
                behind = found.end()
                yield found

    def match(self, flat: str, begin: int, end: int) -> re.Match[str] | None:
        """It right at the beginning of a piece."""
        told = self.firsts and not is_within_figure(flat, begin) and not is_within_word(flat, end)
        if told and not _those_in(_places(flat, self), begin, begin + 1):
            return None
        return self.pattern.match(flat, begin, end)


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
        torn = is_within_figure(flat, begin) or (bool(offset) and is_within_word(flat, begin))
        if torn or not self._are_told:
            return self._everywhere(text, begin - offset, end - offset)
        places = [(place - offset, number) for place, number in self._places(flat, begin, end)]
        return self._found(text, places, end - offset)

    def _everywhere(self, text: str, begin: int, end: int) -> Iterator[tuple[Name, re.Match[str]]]:
        for name, pattern in self.every:
            for found in pattern.finditer(text, begin, end):
                yield name, found

    def _found(
        self,
        text: str,
        places: list[tuple[int, int]],
        end: int,
    ) -> Iterator[tuple[Name, re.Match[str]]]:
        behind: dict[int, int] = {}  # number of a pattern → where it was found to end
        for place, number in places:
            name, pattern = self.every[number]
            if place >= behind.get(number, 0) and (found := pattern.match(text, place, end)):
                behind[number] = found.end()
                yield name, found

    def match(self, flat: str, at: int) -> Iterator[tuple[Name, re.Match[str]]]:
        """Those that stand right at a place."""
        numbers = [number for _, number in self._places(flat, at, at + 1)]
        if not self._are_told or is_within_figure(flat, at):
            numbers = [*range(len(self.every))]
        for number in numbers:
            name, pattern = self.every[number]
            if found := pattern.match(flat, at):
                yield name, found

    @cached_property
    def _are_told(self) -> bool:
        """True where of each is told how it begins."""
        return all(self.firsts)

    @cached_property
    def _beginning(self) -> dict[str, list[int]]:
        """Word → the numbers of the patterns that may begin with it."""
        found: dict[str, list[int]] = {}
        for number, firsts in enumerate(self.firsts):
            for word in firsts:
                found.setdefault(word, []).append(number)
        return found

    def _places(self, flat: str, begin: int, end: int) -> list[tuple[int, int]]:
        """Where in a piece which pattern may begin."""
        places = _those_in(_signs(flat, self), (begin, 0), (end, 0))
        if is_within_word(flat, end):
            for start, word in _rest_of_word(flat, begin, end):
                places += [(start, number) for number in self._beginning.get(word, ())]
        return places


def is_within_word(flat: str, at: int) -> bool:
    """True where a piece that begins or ends at a place cuts a word in two."""
    around = flat[at - 1 : at + 1] if at else ""
    return len(around) == 2 and around.isalnum()


def is_within_figure(flat: str, at: int) -> bool:
    """The same of a figure."""
    return flat.startswith(FIGURE, at) and flat.endswith(FIGURE, 0, at)


def _rest_of_word(flat: str, begin: int, end: int) -> Iterator[tuple[int, str]]:
    """Where the word begins that the end of a piece cuts, with what the piece holds of it, bare;
    nothing where it begins before the piece."""
    found = LAST_WORD.search(flat, max(begin, end - LONGEST_WORD), end)
    if found and not is_within_word(flat, found.start()):
        yield found.start(), bare(found[0])


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
