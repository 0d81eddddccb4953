"""A flat text without any marks, with its words: each is found once, however many figures and
wordings ask for the words around them."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from extractor.language.flat import FIGURE, bare

# Bare words, with one of which a pattern begins → those of which one must stand right behind it;
# none where any may. Nearly all words of the rules are of two syllables, the first of which is the
# first of many others too.
Firsts = Mapping[str, frozenset[str]]
WORD = re.compile(r"[a-z&0-9]+")
RUN = re.compile(rf"([a-z0-9]+)|{FIGURE}+")
RUN_OVER = re.compile(rf"[a-z0-9]{{2}}|{FIGURE}{{2}}")


@dataclass(frozen=True, eq=False, slots=True)
class BareText:
    """The bare `text`, letter for letter as long as the flat one, with its `words` in order and
    where each begins and ends. `runs`: where each run of letters and digits, or each figure,
    begins, in order; `said`: what it is, with "" behind the last; `pairs`: the same with the run
    behind it, a blank between both; `numbers`: which runs of the text say the same."""

    text: str
    words: list[str]
    starts: array[int]
    ends: array[int]
    runs: array[int]
    said: list[str]
    pairs: list[str]
    numbers: dict[str, list[int]]
    has_and: bool  # `&` stands in a word

    def places_before(self, end: int, firsts: Firsts, begin: int, reach: int) -> list[int]:
        """Where a pattern that begins with some words may begin from `begin` up to a place, in
        order; of the runs there only the last one and as many before it as `reach` says, all for
        0."""
        said, runs = self.said, self.runs
        behind = bisect_left(runs, end)
        first = max(0, behind - 1 - reach) if reach else 0
        if first < behind and runs[first] < begin:
            first = bisect_left(runs, begin, first, behind)
        begun = [at for at in range(first, behind) if said[at] in firsts]
        return [runs[at] for at in begun if self._goes_on(at, firsts)]

    def places_in(self, firsts: Firsts, begin: int, end: int) -> Iterator[int]:
        """The same in a slice, one word after another."""
        first = bisect_left(self.runs, begin)
        behind = bisect_left(self.runs, end, first)
        for word in firsts:
            every = self.numbers.get(word, ())
            at = bisect_left(every, first)
            for number in every[at : bisect_left(every, behind, at)]:
                if self._goes_on(number, firsts):
                    yield self.runs[number]

    def _goes_on(self, number: int, firsts: Firsts) -> bool:
        """True where a run, which is one of these words, goes on as a pattern does."""
        seconds = firsts[self.said[number]]
        return not seconds or self.said[number + 1] in seconds

    def pairs_in(self, begin: int, end: int) -> set[tuple[str, str]]:
        """The runs that begin in a slice, each with the one behind it."""
        first = bisect_left(self.runs, begin)
        behind = bisect_left(self.runs, end, first)
        return set(zip(self.said[first:behind], self.said[first + 1 : behind + 1], strict=True))

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

    def beside_in(self, begin: int, end: int) -> set[str]:
        """The runs of a slice two by two, with what its edges leave of those that they cut."""
        if self._cuts_a_run(begin) or self._cuts_a_run(end):
            return set(pairs_of(self.text[begin:end]))
        first = bisect_left(self.runs, begin)
        behind = bisect_left(self.runs, end, first)
        return set(self.pairs[first : behind - 1]) if behind - first > 1 else set()

    def _cuts_a_run(self, at: int) -> bool:
        """True where a run, or a figure, goes on over a place."""
        return RUN_OVER.match(self.text, at - 1) is not None if at else False

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

    def said_of(self, piece: tuple[int, int]) -> frozenset[str]:
        """The runs of letters and digits of a slice one by one and two by two, likewise."""
        return _said_of(self, *piece)


def pairs_of(text: str) -> Iterator[str]:
    """The runs of a bare text two by two, each two with a blank between them."""
    return map(" ".join, pairwise(run[1] or FIGURE for run in RUN.finditer(text)))


def places_in_order(places: Iterable[int]) -> array[int]:
    """Places of a text that are looked up again and again. They lie side by side in memory: in a
    list each one looked at would have to be fetched from somewhere else."""
    return array("q", places)


@lru_cache(maxsize=500)
def _runs_of(whole: BareText, begin: int, end: int) -> frozenset[str]:
    return frozenset(whole.letters_in(begin, end))


@lru_cache(maxsize=500)
def _said_of(whole: BareText, begin: int, end: int) -> frozenset[str]:
    return frozenset(whole.letters_in(begin, end) | whole.beside_in(begin, end))


@lru_cache(maxsize=8)
def bare_text(flat: str) -> BareText:
    """The flat text without marks."""
    text = bare(flat)
    found = list(WORD.finditer(text))
    standing = list(RUN.finditer(text))
    runs = places_in_order(run.start() for run in standing)
    said = [run[1] or FIGURE for run in standing]
    said.append("")
    numbers: dict[str, list[int]] = {}
    for number, run in enumerate(said[:-1]):
        numbers.setdefault(run, []).append(number)
    return BareText(
        text=text,
        words=[word[0] for word in found],
        starts=places_in_order(word.start() for word in found),
        ends=places_in_order(word.end() for word in found),
        runs=runs,
        said=said,
        pairs=[*map(" ".join, pairwise(said))],
        numbers=numbers,
        has_and="&" in text,
    )
