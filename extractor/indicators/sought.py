"""Patterns of words that are looked for around every figure. Where the words that they begin with
stand is found once for a text; they are tried there and nowhere else, and most of them once for all
figures: what a pattern finds at a place does not depend on where the piece that is looked at ends,
where that is further away than the pattern reaches.

A piece of the text may begin or end within a word: what is left of that is a word of its own there.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import Generic, TypeVar

from extractor.indicators.bare_text import Firsts, bare_text, places_in_order
from extractor.language.flat import FIGURE, bare
from extractor.memory import found_once

Slice = tuple[int, int]
Sign = tuple[int, int]  # where a first word stands, and the number of a pattern it may begin
Name = TypeVar("Name", bound=str)
Item = TypeVar("Item")
LONGEST_WORD = 40  # characters
FEW = 40  # first words
LAST_WORD = re.compile(r"[^\W_]+\Z")
FIRST_RUN = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, eq=False)
class Sought:
    """A pattern over flat text. `firsts`: the words that it begins with wherever it stands; none
    where that cannot be told. `reach`: as of `Named`. `at_end`: it stands nowhere but right at the
    end of a piece."""

    pattern: re.Pattern[str]
    firsts: Firsts
    reach: int = 0
    at_end: bool = False

    def search(self, flat: str, begin: int, end: int) -> re.Match[str] | None:
        """The first place in a piece where it stands."""
        return next(iter(self.finditer(flat, begin, end)), None)

    def finditer(self, flat: str, begin: int, end: int) -> Iterator[re.Match[str]]:
        """All places in a piece where it stands, one behind another."""
        if not self.firsts:
            return self.pattern.finditer(flat, begin, end)
        if self.at_end and self.reach:
            begin = max(begin, bare_text(flat).run_before(end, self.reach))
        return self._alone.found(flat, begin, end)

    def match(self, flat: str, begin: int, end: int) -> re.Match[str] | None:
        """It right at the beginning of a piece."""
        if not self.firsts or self._alone.may_begin_at(flat, begin):
            return self.pattern.match(flat, begin, end)
        is_cut = is_within_figure(flat, begin) or is_within_word(flat, end)
        return self.pattern.match(flat, begin, end) if is_cut else None

    @found_once
    def _alone(self) -> Named[str]:
        """A list of this pattern alone."""
        reach = 0 if self.at_end else self.reach
        return Named(every=(("", self.pattern),), firsts=(self.firsts,), reach=reach)


@dataclass(frozen=True, eq=False, slots=True)
class _Try:
    """What a pattern was found to be at a place of a text, which is `offset` behind the place in
    the whole text."""

    number: int
    found: re.Match[str]
    offset: int = 0

    @property
    def start(self) -> int:
        return self.found.start() + self.offset

    @property
    def end(self) -> int:
        return self.found.end() + self.offset


@dataclass(frozen=True, eq=False, slots=True)
class _AtPlaces(Generic[Item]):
    """Things that stand in a whole text, with the `places` where they begin, in order."""

    places: array[int]
    items: list[Item]

    def within(self, begin: int, end: int) -> list[Item]:
        """Those that begin in a piece."""
        first = bisect_left(self.places, begin)
        return self.items[first : bisect_left(self.places, end, first)]


@dataclass(frozen=True, slots=True)
class Alike:
    """A text as long as another one, and the piece of both in which they read the same."""

    whole: str
    piece: Slice


def nothing_alike() -> Alike:
    """No text is known that reads so."""
    return Alike("", (0, 0))


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A piece of a text with blanks for some of its words: `said`. `find_alike` gives a whole text
    that reads so, where one is at hand."""

    said: str
    find_alike: Callable[[], Alike] = nothing_alike


@dataclass(slots=True)
class _Begun:
    """Which patterns may begin with a word, by their numbers: `every` of them; `alone`: those of
    which no second word is told; `by_second`: second word → those that may go on with it."""

    every: list[int] = field(default_factory=list)
    alone: list[int] = field(default_factory=list)
    by_second: dict[str, list[int]] = field(default_factory=dict)

    def file(self, number: int, seconds: frozenset[str]) -> None:
        """Notes the pattern of the next number."""
        for second in seconds:
            self.by_second.setdefault(second, [*self.alone]).append(number)
        if not seconds:
            for numbers in self.by_second.values():
                numbers.append(number)
            self.alone.append(number)
        self.every.append(number)


@dataclass(frozen=True, eq=False)
class Named(Generic[Name]):
    """Patterns with a name each, in their order, and the first words of each. `reach`: the most
    runs of letters, digits or figures that one of them looks at, before or behind the place where
    it begins; 0 where that cannot be told."""

    every: tuple[tuple[Name, re.Pattern[str]], ...]
    firsts: tuple[Firsts, ...]
    reach: int = 0

    def finditer(self, flat: str, piece: Slice) -> Iterator[tuple[Name, re.Match[str]]]:
        """All places in a piece where one of them stands, those of each one behind another."""
        if not self._are_told:
            return self._everywhere(flat, piece)
        here = self._few_signs(flat, *piece)
        if here is None:
            every = _one_behind_another(self._tries_of_many(flat, *piece))
            return ((self.every[one.number][0], one.found) for one in every)
        return self._named_at(flat, here, piece[1]) if here else iter(())

    def found(self, flat: str, begin: int, end: int) -> Iterator[re.Match[str]]:
        """The same without names, of a list of one that is told how it begins."""
        here = self._few_signs(flat, begin, end)
        if here is None:
            every = _one_behind_another(self._tries_of_many(flat, begin, end))
            return (one.found for one in every)
        return (found for _, found in self._named_at(flat, here, end)) if here else iter(())

    def spans(
        self,
        flat: str,
        piece: Slice,
        rewritten: Rewritten | None = None,
    ) -> Iterator[tuple[Name, Slice]]:
        """Their places; of a piece that is rewritten, those in what it reads now."""
        if rewritten is None:
            for name, found in self.finditer(flat, piece):
                yield name, found.span()
            return
        begin, said = piece[0], rewritten.said
        if not self._are_told:
            for name, found in self._everywhere(said, (0, len(said))):
                yield name, found.span()
            return
        for one in _one_behind_another(self._tries_of(flat, piece, rewritten)):
            yield self.every[one.number][0], (one.start - begin, one.end - begin)

    def match(self, flat: str, at: int) -> Iterator[tuple[Name, re.Match[str]]]:
        """Those that stand right at a place."""
        numbers = [number for _, number in self._signs_in(flat, at, at + 1)]
        if not self._are_told or is_within_figure(flat, at):
            numbers = [*range(len(self.every))]
        for number in numbers:
            name, pattern = self.every[number]
            if found := pattern.match(flat, at):
                yield name, found

    def may_stand(self, flat: str, piece: Slice) -> bool:
        """False where none of the first words stands in a piece."""
        return not self._are_told or bool(self._signs_in(flat, *piece))

    def may_begin_at(self, flat: str, at: int) -> bool:
        """True where one of the first words stands right at a place."""
        places = _signs(flat, self).places
        here = bisect_left(places, at)
        return here < len(places) and places[here] == at

    def _everywhere(self, text: str, piece: Slice) -> Iterator[tuple[Name, re.Match[str]]]:
        for name, pattern in self.every:
            for found in pattern.finditer(text, *piece):
                yield name, found

    def _few_signs(self, flat: str, begin: int, end: int) -> list[Sign] | None:
        """Where in a piece which pattern may begin; None where that is at too many places to try
        them for each piece anew. In half of all pieces no first word stands, and in nearly all
        others a few."""
        signs = _signs(flat, self)
        first = bisect_left(signs.places, begin)
        behind = bisect_left(signs.places, end, first)
        if behind - first > FEW:
            return None
        here = signs.items[first:behind]
        if self._begins_with_a_figure:
            here = self._signs_at_torn_figure(flat, begin, end) + here
        if is_within_word(flat, end):
            here = here + self._signs_at_cut_word(flat, begin, end)
        return here

    def _named_at(
        self,
        flat: str,
        signs: list[Sign],
        end: int,
    ) -> Iterator[tuple[Name, re.Match[str]]]:
        """What stands at some places, in order, that of each pattern one behind another."""
        behind: dict[int, int] = {}  # number of a pattern → where it was found to end
        for place, number in signs:
            if place < behind.get(number, 0):
                continue
            name, pattern = self.every[number]
            if found := pattern.match(flat, place, end):
                behind[number] = found.end()
                yield name, found

    def _tries_of_many(self, flat: str, begin: int, end: int) -> Iterator[_Try]:
        """What stands in a piece, in order of place: most of it is looked up in what stands in the
        whole text."""
        settled = max(begin, self._settled_to(flat, end))
        return chain(
            self._anew(flat, self._signs_at_torn_figure(flat, begin, end), end),
            self._settled(flat, begin, settled),
            self._anew(flat, self._signs_in(flat, settled, end), end),
        )

    def _are_few(self, flat: str, begin: int, end: int) -> bool:
        """True where so few first words stand in a piece that it is not worth while to look what is
        settled."""
        places = _every_sign(flat, self).places
        last = bisect_left(places, begin) + FEW
        return last >= len(places) or places[last] >= end

    def _tries_of(self, flat: str, piece: Slice, rewritten: Rewritten) -> Iterator[_Try]:
        """The same of a piece that reads otherwise."""
        begin, end = piece
        said, length = rewritten.said, end - begin
        torn = [
            *self._signs_at_torn_figure(flat, begin, end),
            *self._signs_at_torn_word(flat, begin, end),
        ]
        if self._are_few(flat, begin, end):
            return self._anew(said, torn + self._every_sign_in(flat, begin, end), length, begin)
        alike = rewritten.find_alike()
        first, last = (max(begin, at) for at in self._settled_between(alike))
        return chain(
            self._anew(said, torn + self._every_sign_in(flat, begin, first), length, begin),
            self._settled(alike.whole, first, last),
            self._anew(said, self._every_sign_in(flat, last, end), length, begin),
        )

    def _settled(self, flat: str, begin: int, end: int) -> list[_Try]:
        return _standing(flat, self).within(begin, end) if begin < end else []

    def _settled_to(self, flat: str, end: int) -> int:
        """Up to where what stands in a piece stands in the whole text as well."""
        return bare_text(flat).run_before(end, self.reach + 1) if self.reach else 0

    def _settled_between(self, alike: Alike) -> Slice:
        """Where what stands in a piece stands in the whole text that reads so as well."""
        begin, end = alike.piece
        if not self.reach or begin == end:
            return begin, begin
        first = min(end, bare_text(alike.whole).run_behind(begin, self.reach + 1))
        return first, max(first, self._settled_to(alike.whole, end))

    def _anew(self, text: str, signs: list[Sign], end: int, offset: int = 0) -> Iterator[_Try]:
        for place, number in signs:
            if found := self.every[number][1].match(text, place - offset, end):
                yield _Try(number, found, offset)

    def _signs_at_torn_figure(self, flat: str, begin: int, end: int) -> list[Sign]:
        """Where in what is left of a figure that the beginning of a piece cuts which pattern may
        begin."""
        if not is_within_figure(flat, begin):
            return []
        numbers = self.numbers_of(FIGURE)
        signs: list[Sign] = []
        at = begin
        while numbers and at < end and is_within_figure(flat, at):
            signs += [(at, number) for number in numbers]
            at += 1
        return signs

    def _signs_at_torn_word(self, flat: str, begin: int, end: int) -> list[Sign]:
        """The same of a word."""
        if not begin or not is_within_word(flat, begin):
            return []
        rest = FIRST_RUN.match(bare_text(flat).text, begin, end)
        numbers = self.numbers_of(rest[0]) if rest else ()
        return [(begin, number) for number in numbers]

    @found_once
    def _are_told(self) -> bool:
        """True where of each is told how it begins."""
        return all(self.firsts)

    @found_once
    def _begins_with_a_figure(self) -> bool:
        """True where one of the patterns may."""
        return FIGURE in self.beginning

    @found_once
    def beginning(self) -> dict[str, _Begun]:
        """Word → the patterns that may begin with it."""
        found: dict[str, _Begun] = {}
        for number, firsts in enumerate(self.firsts):
            for word, seconds in firsts.items():
                found.setdefault(word, _Begun()).file(number, seconds)
        return found

    def numbers_of(self, word: str) -> Sequence[int]:
        """The numbers of the patterns that may begin with a word, whatever stands behind it."""
        begun = self.beginning.get(word)
        return begun.every if begun else ()

    def _signs_in(self, flat: str, begin: int, end: int) -> list[Sign]:
        """Where in a piece which pattern may begin."""
        if begin >= end:
            return []
        return _signs(flat, self).within(begin, end) + self._signs_at_cut_word(flat, begin, end)

    def _every_sign_in(self, flat: str, begin: int, end: int) -> list[Sign]:
        """The same where the piece reads otherwise: another word may stand behind a first one."""
        if begin >= end:
            return []
        return _every_sign(flat, self).within(begin, end) + self._signs_at_cut_word(
            flat, begin, end
        )

    def _signs_at_cut_word(self, flat: str, begin: int, end: int) -> list[Sign]:
        """Where in a word that the end of a piece cuts which pattern may begin; what is left of it
        may be the second word of one that begins with the word before."""
        signs: list[Sign] = []
        if begin < end and is_within_word(flat, end):
            for start, word in _rest_of_word(flat, begin, end):
                before = _word_before(flat, start)
                if before.start >= begin:
                    signs += [(before.start, one) for one in self.numbers_of(before.said)]
                signs += [(start, number) for number in self.numbers_of(word)]
        return signs


def _one_behind_another(tries: Iterator[_Try]) -> Iterator[_Try]:
    """What stands in a piece without that which begins within what the same pattern found
    before."""
    behind: dict[int, int] = {}  # number of a pattern → where it was found to end
    for one in tries:
        if one.start >= behind.get(one.number, 0):
            behind[one.number] = one.end
            yield one


def is_within_word(flat: str, at: int) -> bool:
    """True where a piece that begins or ends at a place cuts a word in two."""
    return 0 < at < len(flat) and flat[at].isalnum() and flat[at - 1].isalnum()


def is_within_figure(flat: str, at: int) -> bool:
    """The same of a figure."""
    return flat.startswith(FIGURE, at) and flat.endswith(FIGURE, 0, at)


def _rest_of_word(flat: str, begin: int, end: int) -> Iterator[tuple[int, str]]:
    """Where the word begins that the end of a piece cuts, with what the piece holds of it, bare;
    nothing where it begins before the piece."""
    found = LAST_WORD.search(flat, max(begin, end - LONGEST_WORD), end)
    if found and not is_within_word(flat, found.start()):
        yield found.start(), bare(found[0])


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of letters and digits, or a figure, and where it begins; at -1 for none."""

    start: int
    said: str


def _word_before(flat: str, at: int) -> _Run:
    """The last run that begins before a place."""
    whole = bare_text(flat)
    number = bisect_left(whole.runs, at) - 1
    return _Run(whole.runs[number], whole.said[number]) if number >= 0 else _Run(-1, "")


@lru_cache(maxsize=128)
def _signs(flat: str, named: Named[Name]) -> _AtPlaces[Sign]:
    """The places of first words in a text, in order, each with the number of the pattern that may
    begin there and go on with the word behind."""
    said = bare_text(flat).said
    numbers_at: dict[int, list[int]] = {}
    for word, begun in named.beginning.items():
        for run in bare_text(flat).numbers.get(word, ()):
            numbers_at[run] = begun.by_second.get(said[run + 1], begun.alone)
    return _in_order(flat, numbers_at)


@lru_cache(maxsize=128)
def _every_sign(flat: str, named: Named[Name]) -> _AtPlaces[Sign]:
    """The same whatever stands behind the first words."""
    numbers_at: dict[int, list[int]] = {}
    for word, begun in named.beginning.items():
        numbers_at.update(dict.fromkeys(bare_text(flat).numbers.get(word, ()), begun.every))
    return _in_order(flat, numbers_at)


def _in_order(flat: str, numbers_at: dict[int, list[int]]) -> _AtPlaces[Sign]:
    """The signs at some runs of a text, each with the numbers of the patterns there."""
    runs = bare_text(flat).runs
    signs = [(runs[run], number) for run in sorted(numbers_at) for number in numbers_at[run]]
    return _AtPlaces(places_in_order(place for place, _ in signs), signs)


@lru_cache(maxsize=128)
def _standing(flat: str, named: Named[Name]) -> _AtPlaces[_Try]:
    """What stands at the places of first words in a text, also within what the same pattern found
    before."""
    tries: list[_Try] = []
    for place, number in _signs(flat, named).items:
        if found := named.every[number][1].match(flat, place):
            tries.append(_Try(number, found))
    return _AtPlaces(places_in_order(one.start for one in tries), tries)
