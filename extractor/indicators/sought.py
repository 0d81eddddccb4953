"""Patterns of words that are looked for around every figure. Where each can stand is found once for
a text, by words that it cannot do without: most pieces of the text hold none of them, and it is not
tried there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

from extractor.indicators.bare_text import bare_text

Slice = tuple[int, int]
Name = TypeVar("Name", bound=str)


@dataclass(frozen=True, eq=False)
class Sought:
    """A pattern over flat text. `keys`: bare words, of which one stands wherever the pattern does;
    none where that cannot be told."""

    pattern: re.Pattern[str]
    keys: frozenset[str]

    def may_stand(self, flat: str, begin: int, end: int) -> bool:
        """True where the words of a piece do not rule the pattern out."""
        if not self.keys or bare_text(flat).cuts(begin, end):
            return True
        places = _places(flat, self)
        first = bisect_left(places, begin)
        return first < len(places) and places[first] < end

    def search(self, flat: str, begin: int, end: int) -> re.Match[str] | None:
        """The first place in a piece where it stands."""
        return self.pattern.search(flat, begin, end) if self.may_stand(flat, begin, end) else None

    def finditer(self, flat: str, begin: int, end: int) -> Iterator[re.Match[str]]:
        """All places in a piece where it stands."""
        if not self.may_stand(flat, begin, end):
            return iter(())
        return self.pattern.finditer(flat, begin, end)

    def match(self, flat: str, begin: int, end: int) -> re.Match[str] | None:
        """It right at the beginning of a piece."""
        return _match(self, flat, begin, end)


@dataclass(frozen=True, eq=False)
class Named(Generic[Name]):
    """Patterns with a name each, in their order, and the keys of each."""

    every: tuple[tuple[Name, re.Pattern[str]], ...]
    keys: tuple[frozenset[str], ...]

    @cached_property
    def always(self) -> list[int]:
        """The numbers of those without keys."""
        return [number for number, keys in enumerate(self.keys) if not keys]

    def among(self, flat: str, piece: Slice) -> Sequence[tuple[Name, re.Pattern[str]]]:
        """Those that the words of a piece do not rule out."""
        begin, end = piece
        if bare_text(flat).cuts(begin, end):
            return self.every
        signs = _signs(flat, self)
        first = bisect_left(signs.places, begin)
        behind = bisect_left(signs.places, end, first)
        if first == behind and not self.always:
            return ()
        numbers = {*signs.numbers[first:behind], *self.always}
        return [self.every[number] for number in sorted(numbers)]


@dataclass(frozen=True, slots=True)
class _Signs:
    """The places of key words in a text, in order, and the number of the pattern whose key stands
    at each."""

    places: list[int]
    numbers: list[int]


@lru_cache(maxsize=64)
def _signs(flat: str, named: Named[Name]) -> _Signs:
    every = sorted(
        (place, number)
        for number, keys in enumerate(named.keys)
        for place in bare_text(flat).places_of(keys)
    )
    return _Signs([place for place, _ in every], [number for _, number in every])


@lru_cache(maxsize=64)
def _places(flat: str, sought: Sought) -> list[int]:
    return sorted(bare_text(flat).places_of(sought.keys))


@lru_cache(maxsize=4096)
def _match(sought: Sought, flat: str, begin: int, end: int) -> re.Match[str] | None:
    return sought.pattern.match(flat, begin, end)
