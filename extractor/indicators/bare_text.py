"""A flat text without any marks, with its words: each is found once, however many figures and
wordings ask for the words around them."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from extractor.language.flat import FIGURE, bare

WORD = re.compile(r"[a-z&0-9]+")
RUN = re.compile(rf"([a-z0-9]+)|{FIGURE}+")


@dataclass(frozen=True, eq=False, slots=True)
class BareText:
    """The bare `text`, letter for letter as long as the flat one, with its `words` in order and
    where each begins and ends. `places`: where each run of letters and digits, or
    each figure, begins; `runs`: where any of them does, in order, and `said` what it is."""

    text: str
    words: list[str]
    starts: array[int]
    ends: array[int]
    places: dict[str, list[int]]
    runs: array[int]
    said: list[str]
    has_and: bool  # `&` stands in a word

    def places_before(self, end: int, runs: frozenset[str], begin: int, reach: int) -> list[int]:
        """Where some runs of letters and digits begin from `begin` up to a place, in order; of the
        runs there only the last one and as many before it as `reach` says, all for 0."""
        behind = bisect_left(self.runs, end)
        first = max(0, behind - 1 - reach) if reach else 0
        if first < behind and self.runs[first] < begin:
            first = bisect_left(self.runs, begin, first, behind)
        return [self.runs[at] for at in range(first, behind) if self.said[at] in runs]

    def places_in(self, runs: frozenset[str], begin: int, end: int) -> Iterator[int]:
        """Where some runs of letters and digits begin in a slice, one run after another."""
        for run in runs:
            places = self.places.get(run, ())
            first = bisect_left(places, begin)
            yield from places[first : bisect_left(places, end, first)]

    def words_in(self, begin: int, end: int) -> set[str]:
        """The words of a slice; of one that is cut by its edge what lies inside."""
        if begin >= end:
            return set()
        first, behind = bisect_left(self.starts, begin), bisect_left(self.starts, end)
        found = set(self.words[first:behind])
        if first and self.ends[first - 1] > begin:
            found.add(self.text[begin : min(end, self.ends[first - 1])])
        if first < behind and self.ends[behind - 1] > end:
            found = set(self.words[first : behind - 1]) | self.words_in(begin, self.starts[first])
            found.add(self.text[self.starts[behind - 1] : end])
        return found

    def letters_in(self, begin: int, end: int) -> set[str]:
        """The runs of letters and digits of a slice."""
        words = self.words_in(begin, end)
        if self.has_and:
            words = {run for word in words for run in word.split("&")}
        return words

    def run_before(self, at: int, number: int) -> int:
        """Where the run begins that is that many before the last one that begins before a place;
        the beginning of the text where there are fewer."""
        last = bisect_left(self.runs, at) - 1
        return self.runs[last - number] if last >= number else 0

    def run_behind(self, at: int, number: int) -> int:
        """Where the run begins that is that many behind the first one that begins at a place or
        behind it; the end of the text where there are fewer."""
        first = bisect_left(self.runs, at)
        return self.runs[first + number] if first + number < len(self.runs) else len(self.text)

    def runs_of(self, piece: tuple[int, int]) -> frozenset[str]:
        """The same, once for all that ask for this slice."""
        return _runs_of(self, *piece)


def places_in_order(places: Iterable[int]) -> array[int]:
    """Places of a text that are looked up again and again. They lie side by side in memory: in a
    list each one looked at would have to be fetched from somewhere else."""
    return array("q", places)


@lru_cache(maxsize=500)
def _runs_of(whole: BareText, begin: int, end: int) -> frozenset[str]:
    return frozenset(whole.letters_in(begin, end))


@lru_cache(maxsize=8)
def bare_text(flat: str) -> BareText:
    """The flat text without marks."""
    text = bare(flat)
    found = list(WORD.finditer(text))
    places: dict[str, list[int]] = {}
    standing = list(RUN.finditer(text))
    runs = places_in_order(run.start() for run in standing)
    said = [run[1] or FIGURE for run in standing]
    for run, place in zip(said, runs, strict=True):
        places.setdefault(run, []).append(place)
    return BareText(
        text=text,
        words=[word[0] for word in found],
        starts=places_in_order(word.start() for word in found),
        ends=places_in_order(word.end() for word in found),
        places=places,
        runs=runs,
        said=said,
        has_and="&" in text,
    )
