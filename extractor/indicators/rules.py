"""The rules for named indicators, ready to be tried on a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import regex

from extractor.indicators.phrases import NO_WORDS, Compiled, Conditions, Late, Phrases
from extractor.indicators.records import Indicator, LevelName, Shared, field_of
from extractor.indicators.sought import Named, Sought
from extractor.language.flat import bare, toneless
from extractor.memory import found_once
from extractor.model import NumeralKind
from extractor.patterns import RuleRecord

MARKS = regex.compile(r"[()\[\]|…]+")  # of wordings
LETTERS = regex.compile(r"[a-z0-9]+")
CLAUSE_MARKED = regex.compile(r"[^;:,()\n]*:?\s*«[^»]*»[^;:,()\n]*")  # of an example
OF_CHANGES = ("giam", "tang")  # actions
SEVERAL = 2  # indicators of a field that ask for the same
DENIES = "không "


@dataclass(frozen=True)
class IndicatorRule:
    """An indicator's record with its wordings compiled.

    `then`: the wordings right behind a figure that the indicator follows. `units`: nouns that may
    stand behind its figure. `written`: the record in its file.
    """

    record: Indicator
    wordings: tuple[Compiled, ...]
    then: tuple[Compiled, ...]
    conditions: Conditions
    units: Late
    written: RuleRecord

    @found_once
    def field(self) -> str:
        """The field of its code."""
        return field_of(self.record.code)

    @found_once
    def is_of_a_whole_or_stage(self) -> bool:
        """True where it asks what the figure is a part of, or how far the matter is."""
        record = self.record
        return any((record.part_of, record.not_part_of, record.stage, record.not_stage))


Candidate = tuple[IndicatorRule, Compiled]


@dataclass(frozen=True)
class Composed:
    """An indicator that some actions make with its object; `wording` has no words, but the
    conditions of that way to say it."""

    rule: IndicatorRule
    wording: Compiled


# Some of the wordings of a kind: bit n stands for the wording of that place. What is common to
# two of them, or in one of both, is found for all their wordings in one step.
Places = int


@dataclass(frozen=True)
class Needed:
    """The wordings by the words that they need on one side of a figure: of each of several sets one
    word. `met`: word → for the first, the second … set of each wording, by its number (0…), the
    wordings whose set holds it; `without`: for each number those that have no such set."""

    met: dict[str, dict[int, Places]]
    without: tuple[Places, ...]

    @staticmethod
    def of(needs: list[tuple[frozenset[str], ...]]) -> Needed:
        """What each wording needs, filed by word; first the set of which the words are rarest."""
        common = Counter(word for sets in needs for words in sets for word in words)
        deepest = max(map(len, needs), default=0)
        met: dict[str, dict[int, Places]] = {}
        without = [0] * deepest
        for place, sets in enumerate(needs):
            rarest_first = sorted(sets, key=lambda words: sum(common[word] for word in words))
            for number, words in enumerate(rarest_first):
                for word in words:
                    holding = met.setdefault(word, {})
                    holding[number] = holding.get(number, 0) | 1 << place
            for number in range(len(sets), deepest):
                without[number] |= 1 << place
        return Needed(met, tuple(without))

    def among(self, places: Places, words: set[str]) -> Places:
        """Those of some that need nothing but what stands among these words."""
        found = [*self.without]
        for word in self.met.keys() & words:
            for number, holding in self.met[word].items():
                found[number] |= holding
        for held in found:
            places &= held
        return places


@dataclass(frozen=True)
class Wordings:
    """All wordings for one kind of figure; `before` and `after`: filed by the words that they need
    on either side of it."""

    every: list[Candidate]
    before: Needed
    after: Needed

    @staticmethod
    def filed(every: list[Candidate]) -> Wordings:
        """The wordings, in their order, filed."""
        return Wordings(
            every,
            before=Needed.of([wording.needs for _, wording in every]),
            after=Needed.of([wording.needs_after for _, wording in every]),
        )

    def near(self, places: Places, before: set[str], after: set[str]) -> Places:
        """Those of some that may hold between these words."""
        return self.after.among(self.before.among(places, before), after)

    def of_codes(self, codes: Iterable[str]) -> Places:
        """The wordings of some indicators."""
        found = 0
        for code in codes:
            found |= self._of_code.get(code, 0)
        return found

    @found_once
    def _of_code(self) -> dict[str, Places]:
        """Code → the wordings of that indicator."""
        found: dict[str, Places] = {}
        for place, (rule, _) in enumerate(self.every):
            code = rule.record.code
            found[code] = found.get(code, 0) | 1 << place
        return found

    def at(self, places: Places) -> Iterator[Candidate]:
        """The wordings at some places, in their order."""
        for place in each_of(places):
            yield self.every[place.bit_length() - 1]

    @found_once
    def all(self) -> Places:
        return (1 << len(self.every)) - 1

    @found_once
    def with_words_behind(self) -> Places:
        """The places of the wordings that have words behind the figure too."""
        return _places(bool(wording.after) for _, wording in self.every)

    @found_once
    def with_others(self) -> Places:
        """The places of the wordings that speak of another figure too."""
        return _places(wording.others for _, wording in self.every)

    @found_once
    def opening(self) -> Places:
        """The places of the wordings that must open a clause."""
        return _places(wording.opens for _, wording in self.every)

    @found_once
    def begun(self) -> Begun:
        """The wordings by the words that they may begin with."""
        return Begun([wording.before for _, wording in self.every])

    @found_once
    def ending(self) -> Filed:
        """The wordings by what they end with before the figure."""
        return Filed([wording.before for _, wording in self.every])

    @found_once
    def beginning(self) -> Filed:
        """The wordings by what they begin with behind the figure."""
        return Filed([wording.after for _, wording in self.every])


def each_of(places: Places) -> Iterator[Places]:
    """Each of some places alone, in their order."""
    while places:
        last = places & -places
        yield last
        places ^= last


def _places(chosen: Iterable[bool]) -> Places:
    """The places of those that are chosen."""
    return sum(1 << place for place, is_one in enumerate(chosen) if is_one)


@dataclass
class Begun:
    """Patterns filed by the bare words that they may begin with, each when it is first asked for.

    `firsts`: word → the places of those that may begin with it; `pairs`: two words → the places of
    those that must begin with both, `alone`: word → those of which no second one is told.
    `anywhere` are those of which nothing is known, or that are no pattern.
    """

    patterns: list[Late | None]
    filed: Places = 0
    anywhere: Places = 0
    firsts: dict[str, Places] = field(default_factory=dict)
    pairs: dict[tuple[str, str], Places] = field(default_factory=dict)
    alone: dict[str, Places] = field(default_factory=dict)

    def among(self, places: Places, words: frozenset[str]) -> Places:
        """Those of some that may begin where these words stand."""
        self._file_all(places)
        found = self.anywhere
        for word in words:
            found |= self.firsts.get(word, 0)
        return places & found

    def among_pairs(self, places: Places, pairs: Iterable[tuple[str, str]]) -> Places:
        """The same where these words stand, each with the one behind it."""
        self._file_all(places)
        found = self.anywhere
        for pair in pairs:
            found |= self.pairs.get(pair, 0) | self.alone.get(pair[0], 0)
        return places & found

    def _file_all(self, places: Places) -> None:
        for place in each_of(places & ~self.filed):
            self._file(place)

    def _file(self, place: Places) -> None:
        self.filed |= place
        pattern = self.patterns[place.bit_length() - 1]
        if pattern is None or not pattern.firsts:
            self.anywhere |= place
            return
        for word, seconds in pattern.firsts.items():
            self.firsts[word] = self.firsts.get(word, 0) | place
            if not seconds:
                self.alone[word] = self.alone.get(word, 0) | place
            for second in seconds:
                self.pairs[word, second] = self.pairs.get((word, second), 0) | place


@dataclass
class Filed:
    """Patterns filed by the bare words at their edge, each when it is first asked for: its edge
    takes longer to find than most reports need it.

    `beside`: word → the places of those that need it, or another one, right there. `near`: the
    same with only a gap in between; `gapped` are all of these. `anywhere` are those of which
    nothing is known, or that are no pattern.
    """

    patterns: list[Late | None]
    filed: Places = 0
    anywhere: Places = 0
    beside: dict[str, Places] = field(default_factory=dict)
    near: dict[str, Places] = field(default_factory=dict)
    gapped: Places = 0

    def among(
        self,
        places: Places,
        beside: Iterable[str],
        near: Callable[[], Iterable[str]],
    ) -> Places:
        """Those of some that the words beside the figure do not rule out. `near` gives the words
        that a gap may part from it."""
        for place in each_of(places & ~self.filed):
            self._file(place)
        found = places & self.anywhere
        for word in beside:
            found |= places & self.beside.get(word, 0)
        gapped = places & self.gapped & ~found
        if gapped:
            for word in near():
                found |= gapped & self.near.get(word, 0)
        return found

    def _file(self, place: Places) -> None:
        self.filed |= place
        pattern = self.patterns[place.bit_length() - 1]
        edge = pattern.edge if pattern else None
        if edge is None:
            self.anywhere |= place
            return
        for word in edge.beside:
            self.beside[word] = self.beside.get(word, 0) | place
        for word in edge.near:
            self.near[word] = self.near.get(word, 0) | place
            self.gapped |= place


Counted = tuple[str, str]  # a kind of figure and the object that it counts or is a share of


@dataclass(frozen=True)
class Rules:
    """All indicators, with the words that they share as patterns over flat text.

    `following`: code → the indicators of a figure right behind one of that code. `sums`: the codes
    of two addends → that of their sum. `addends`: code of a sum → the codes that are added.
    `names`: code → name, those of levels too. `vocabulary`: all words of the patterns.
    `small` are the words that may part a wording from its figure, `small_before` the last of them;
    `small_ends` are the bare words that they end with.
    `comparison`, `elsewhere`, `superior`, `demand`, `purpose`, `proposed`, `narrow`, `qualifiers`,
    `bodies` and `rates` speak against a figure, `harmless` say nothing else of it;
    `wide` are words for all of the report's body,
    `whole` those that name all of its land, `anew` the offices that a sentence opens anew with.
    `together` are bodies of several levels named in one breath. `ways` are those to send files.
    `goes_on` are words that open a sentence of the same subject as the one before.
    `other_fields` are what a report of another field is called, `reform` what one of reform names;
    `matters` are what leaflets and checks are about besides reform.
    `subjects` are things that are stated alike, of which the last one named counts.
    `stages` say how far a matter is.
    `objects`, `actions` and `carriers` (words for any object) are the words of compositions;
    `actions_of`: an object → the actions that it has in place of `actions`;
    `composed`: kind of figure and object → actions → the indicators.
    `alone`: code → the names that are enough for it, `bare` → its rule without what else it asks to
    be spoken of; `nameless` is a wording of no words.
    """

    rules: tuple[IndicatorRule, ...]
    by_code: dict[str, IndicatorRule]
    by_kind: dict[str, Wordings]
    following: dict[str, tuple[IndicatorRule, ...]]
    sums: dict[frozenset[str], str]
    addends: dict[str, frozenset[str]]
    names: dict[str, str]
    vocabulary: frozenset[str]
    nouns: Sought
    small: regex.Pattern[str]
    small_before: regex.Pattern[str]
    small_ends: frozenset[str]
    levels: Named[LevelName]
    comparison: Sought
    elsewhere: Sought
    superior: Sought
    demand: Sought
    purpose: Sought
    proposed: Sought
    narrow: Sought
    other_fields: Sought
    reform: Sought
    matters: Sought
    qualifiers: Sought
    harmless: Sought
    bodies: Sought
    together: Sought
    wide: Sought
    whole: Sought
    anew: Sought
    rates: Sought
    ways: Sought
    goes_on: Sought
    subjects: Named[str]
    objects: Named[str]
    actions: Named[str]
    actions_of: dict[str, Named[str]]
    stages: Named[str]
    carriers: Sought
    composed: dict[Counted, dict[frozenset[str], tuple[Composed, ...]]]
    alone: Named[str]
    bare: dict[str, IndicatorRule]
    nameless: Compiled
    shared: Shared
    # All filled as codes, or kinds, are asked for.
    known: dict[str, frozenset[str]] = field(default_factory=dict)
    qualified: dict[str, frozenset[str]] = field(default_factory=dict)
    named: dict[str, frozenset[str]] = field(default_factory=dict)
    by_name: dict[str, frozenset[str]] = field(default_factory=dict)
    followed_by: dict[tuple[NumeralKind, NumeralKind], Places] = field(default_factory=dict)
    changing: dict[str, bool] = field(default_factory=dict)

    def followed(self, kind: NumeralKind, behind: NumeralKind) -> Places:
        """The wordings for a kind of figures whose codes a figure of the kind `behind` can
        follow."""
        asked = (kind, behind)
        if asked not in self.followed_by:
            codes = {
                code
                for code, followers in self.following.items()
                if any(follower.record.kind == behind for follower in followers)
            }
            every = self.by_kind[kind].every
            self.followed_by[asked] = _places(rule.record.code in codes for rule, _ in every)
        return self.followed_by[asked]

    def counts_changes(self, code: str) -> bool:
        """True where an indicator's own name or place says that it counts what has changed."""
        if code not in self.changing:
            name = toneless(self.by_code[code].record.name)
            changes = [words for action, words in self.actions.every if action in OF_CHANGES]
            self.changing[code] = any(words.search(name) for words in changes)
        return self.changing[code]

    def stands_in_an_event(self, code: str, whole: str) -> bool:
        """True where the code counts how many there are, and the whole what was done to some of
        them: of `tinh giản 87 người (công chức cấp xã 12)` the 12 are not all of theirs."""
        return f"{code}.".startswith(self._standing) and f"{whole}.".startswith(self._events)

    def is_of_the_field(self, rule: IndicatorRule, phrases: Phrases) -> bool:
        """True where one of some phrases is a condition of several indicators of a rule's field:
        it says what all of these are about, and not what one of them is."""
        return not self._topics.get(rule.field, NO_WORDS).isdisjoint(phrases.written)

    @found_once
    def _topics(self) -> dict[str, frozenset[str]]:
        """Field → the phrases that conditions of several of its indicators ask for, but for those
        that deny something: what is not so is no topic."""
        asked: dict[str, Counter[str]] = {}
        for rule in self.rules:
            every = (rule.conditions, *(one.conditions for one in (*rule.wordings, *rule.then)))
            phrases = {said for one in every for _, some in one for said in some.written}
            asked.setdefault(rule.field, Counter()).update(phrases)
        return {
            name: frozenset(
                said
                for said, times in counted.items()
                if times >= SEVERAL and not said.startswith(DENIES)
            )
            for name, counted in asked.items()
        }

    @found_once
    def _standing(self) -> tuple[str, ...]:
        return _with_dots(self.shared.standing)

    @found_once
    def _events(self) -> tuple[str, ...]:
        return _with_dots(self.shared.events)

    def known_to(self, code: str) -> frozenset[str]:
        """The bare words that an indicator is made of: its name, unit and wordings, what must stand
        beside them, the small words, and the synonyms of all these."""
        if code not in self.known:
            self.known[code] = _known_to(self.by_code[code].record, self.shared)
        return self.known[code]

    def must_be_accounted(self, code: str) -> bool:
        """True where all words of a figure's clause must be accounted for to give it the code."""
        return f"{code}.".startswith(self._accounted)

    def named_by(self, code: str) -> frozenset[str]:
        """The bare words that an indicator's name, unit and wordings are made of, with the small
        words and the synonyms of all these, and those of the clauses of its examples."""
        if code not in self.named:
            record = self.by_code[code].record
            wordings = (one.words for one in record.wordings)
            own = (record.name, record.unit, *wordings, *record.then, *record.as_part)
            words = bare_words(*own, *record.knows, *self.shared.small)
            clauses = (CLAUSE_MARKED.search(one.text) for one in record.examples)
            said = bare_words(*(one[0] for one in clauses if one))
            self.named[code] = _with_synonyms(words, self.shared) | said
        return self.named[code]

    def called(self, code: str) -> frozenset[str]:
        """The bare words of the names that are enough for an indicator, with the small words and
        the synonyms of all these."""
        if code not in self.by_name:
            words = bare_words(*self.by_code[code].record.alone, *self.shared.small)
            self.by_name[code] = _with_synonyms(words, self.shared)
        return self.by_name[code]

    @found_once
    def _accounted(self) -> tuple[str, ...]:
        return _with_dots(self.shared.accounted)

    def qualifiers_known_to(self, code: str) -> frozenset[str]:
        """The bare words of the qualifiers that stand in an indicator's name and wordings or that
        it says it knows, with their synonyms."""
        if code not in self.qualified:
            record = self.by_code[code].record
            own = (record.name, *(one.words for one in record.wordings), *record.then)
            plain = toneless(MARKS.sub(" ", " . ".join(own)))
            found = (one[0] for one in self.qualifiers.pattern.finditer(plain))
            words = bare_words(*found, *record.knows)
            self.qualified[code] = _with_synonyms(words, self.shared)
        return self.qualified[code]


def _with_dots(codes: list[str]) -> tuple[str, ...]:
    """Beginnings of codes that end where a part of a code does."""
    return tuple(f"{code}." for code in codes)


def _known_to(
    record: Indicator,
    shared: Shared,
) -> frozenset[str]:
    own = bare_words(
        record.name,
        record.unit,
        *(wording.words for wording in record.wordings),
        *record.then,
        *record.sentence,
        *record.in_list,
        *record.context,
        *record.topic,
        *record.section,
        *shared.small,
    )
    return _with_synonyms(own, shared)


def _with_synonyms(own: frozenset[str], shared: Shared) -> frozenset[str]:
    """Bare words with those of all phrases that stand for phrases made of them."""
    known = set(own)
    named = ((name, *words) for name, words in shared.any_of.items())
    for same in _synonyms((*map(tuple, shared.synonyms), *named)):
        if any(words <= own for words in same):
            known.update(*same)
    return frozenset(known)


@lru_cache(maxsize=4)
def _synonyms(groups: tuple[tuple[str, ...], ...]) -> tuple[tuple[frozenset[str], ...], ...]:
    """The bare words of each phrase of each group."""
    return tuple(tuple(bare_words(words) for words in group) for group in groups)


def bare_words(*phrases: str) -> frozenset[str]:
    """The words of some phrases, bare.

    >>> sorted(bare_words("đã giải quyết N (hồ sơ)", "TTHC"))
    ['da', 'giai', 'ho', 'n', 'quyet', 'so', 'tthc']
    """
    return frozenset(LETTERS.findall(bare(" ".join(phrases))))
