"""Wordings as an office worker writes them → patterns over the flat text.

`N`, `N/M`, `P%` is the figure, `K` another figure, `…` some words of one clause, `(…)` words that
may be missing, `[a|b]` one of several; brackets do not stand in one another. Synonyms are put in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

import regex

from extractor.indicators.bare_text import RUN, Firsts, bare_text
from extractor.indicators.records import ConditionName, Words
from extractor.indicators.sought import is_within_word
from extractor.kept_patterns import compiled_rule, compiled_words
from extractor.kinds import KINDS
from extractor.language.flat import BETWEEN, FIGURE, bare, toneless, word_pattern
from extractor.language.marks import without_tones
from extractor.language.said import words_said
from extractor.language.sentences import WORD
from extractor.memory import found_once
from extractor.messages import say
from extractor.model import FigureKind

FIGURE_SLOT = regex.compile(r"(?<!\w)(N/M|N|P%)(?!\w)")
OTHER_SLOT = regex.compile(r"(?<!\w)K(?!\w)")
PART = regex.compile(
    r"\((?P<maybe>[^()]*)\)"
    r"|\[(?P<choice>[^\[\]]*)\]"
    r"|(?P<gap>…)"
    r"|(?<!\w)(?P<other>K%?)(?!\w)"
    r"|(?P<word>[^\s()\[\]…]+)"
)
BRACKETED = regex.compile(r"\([^()\[\]]*\)|\[[^()\[\]]*\]")
BRACKET = regex.compile(r"[()\[\]]")
# Between the parts of a wording that must stand there; a choice is a part of its own.
NOT_NEEDED = regex.compile(r"\([^()]*\)|(\[[^\[\]]*\])|…|(?<!\w)K(?!\w)")
LONGEST_GAP = 70  # characters
MOST_RUNS_IN_A_GAP = LONGEST_GAP // 2 + 1  # each is parted from the next one
GAP = rf"(?:[^{FIGURE};:.()]|[.:](?=\S)){{0,{LONGEST_GAP}}}?"
TOKEN = re.compile(r"[^\s()\[\]…|,\-/]+")
# The word that a phrase begins with, and the one that it ends with; bare.
EDGE_WORD = {0: re.compile(r"\A[a-z0-9]+"), -1: re.compile(r"[a-z0-9]+\Z")}
PARTING = re.compile(r"[\s,\-/]+")
OTHER = rf"{FIGURE}+"
JOINT = BETWEEN + r"?\(?"
# Before a figure a colon may part a name from what is said of it: `Công chức: giao 88`.
JOINT_BEFORE = rf"(?:{BETWEEN}|:\s)?\(?"
# Words that may be missing before all that must stand there are missed with what parts them from
# it: a wording that begins with them holds where a sentence begins too.
LED_BY = f"{JOINT})?"
MAY_OPEN = "(số|số lượng)"
MEASURED_BY = 3  # words between a change and by how much it is, at most: `giảm khá sâu 8,12%`
SCALE = regex.compile(r"^\s*(?:nghìn tỷ|tỷ|triệu|nghìn)?\s*đồng\b")

Slice = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Edge:
    """Bare words of which a pattern needs one beside the figure: one of `beside` right there, or
    one of `near` with only a gap in between."""

    beside: frozenset[str]
    near: frozenset[str] = frozenset()

    def holds(self, beside: str, near: Callable[[], frozenset[str]]) -> bool:
        """True where the words beside the figure do not rule the pattern out. `near` gives those
        that a gap may part from it."""
        if beside in self.beside:
            return True
        return bool(self.near) and not self.near.isdisjoint(near())


# Of each set a pattern needs one bare word, or two side by side with a blank between them.
Needs = tuple[frozenset[str], ...]
LETTERS_ALONE = re.compile(r"[a-z0-9]+")
LETTERS_BESIDE = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)?")
NO_WORDS: frozenset[str] = frozenset()
NO_FIRSTS: Firsts = {}


def no_needs() -> Needs:
    """Nothing is known of what a pattern needs."""
    return ()


def no_firsts() -> Firsts:
    """Nothing is known of what a pattern begins with."""
    return NO_FIRSTS


def no_reach() -> int:
    """Nothing is known of how far a pattern looks."""
    return 0


def no_edge() -> Edge | None:
    """None: nothing is known of what must stand beside the figure."""
    return None


@dataclass(frozen=True, eq=False)
class Late:
    """A pattern that is composed and compiled when it is first tried: of some thousands, a report
    needs some hundreds. It is compiled by `re`, which takes a third of the time that `regex` takes.

    """

    compose: Callable[[], str]
    find_edge: Callable[[], Edge | None] = no_edge
    find_needs: Callable[[], Needs] = no_needs
    find_firsts: Callable[[], Firsts] = no_firsts
    find_reach: Callable[[], int] = no_reach
    word: str = ""  # the one word, with its tone, that it looks for; "" where it is of several

    @found_once
    def edge(self) -> Edge | None:
        """What must stand at its edge, beside the figure; None where that cannot be told."""
        return self.find_edge()

    @found_once
    def firsts(self) -> Firsts:
        """The words that it begins with; none where that cannot be told."""
        return self.find_firsts()

    @found_once
    def first_words(self) -> frozenset[str]:
        """The same where none of them is a figure; none where that cannot be told."""
        return NO_WORDS if FIGURE in self.firsts else frozenset(self.firsts)

    @found_once
    def reach(self) -> int:
        """The most runs of letters, digits or figures that it looks at, from where it begins; 0
        where that cannot be told."""
        return self.find_reach()

    @found_once
    def needs(self) -> Needs:
        """Sets of what it needs; it stands in no text that has nothing of one of them."""
        return self.find_needs()

    def may_be_among(self, words: frozenset[str]) -> bool:
        """True where a text of these bare words, one by one and two by two, may hold it: it need
        not be tried on another."""
        return not any(map(words.isdisjoint, self.needs))

    @found_once
    def pattern(self) -> re.Pattern[str]:
        return compiled_words(self.compose())

    def found(
        self,
        flat: str,
        text: str,
        piece: Slice,
    ) -> bool:
        """True where it stands in a piece of the flat text; a word alone must have its own tone in
        the `text` as written, unless that has none: `giám sát` is not `giảm`."""
        every = self._standing_in(flat, piece)
        if not self.word:
            return any(every)
        return any(found and self._has_its_tone(text[slice(*found.span())]) for found in every)

    def _standing_in(
        self,
        flat: str,
        piece: Slice,
    ) -> Iterator[re.Match[str] | None]:
        """It at all places in a piece where a word stands that it may begin with, None where it
        does not stand there; where that cannot be told, or the piece ends within a word, all places
        where it stands."""
        begin, end = piece
        if not self.firsts or is_within_word(flat, end):
            return self.pattern.finditer(flat, begin, end)
        match = self.pattern.match
        return (match(flat, at, end) for at in bare_text(flat).places_in(self.firsts, begin, end))

    def _has_its_tone(self, written: str) -> bool:
        said = unicodedata.normalize("NFC", written).lower()
        plain_said = toneless(said)
        return said == self.word or plain_said != toneless(self.word) or said == without_tones(said)


class Piece(NamedTuple):
    """A slice of a flat text with its bare words; none where these cannot tell what begins in it,
    as it ends within one."""

    begin: int
    end: int
    words: frozenset[str]


@dataclass(frozen=True, eq=False)
class Phrases:
    """Several phrases of which any will do; each is one or more patterns that must all be found.
    `written`: as they stand in the file."""

    any_of: tuple[tuple[Late, ...], ...]
    written: tuple[str, ...]

    def possible(self, words: frozenset[str]) -> list[tuple[Late, ...]]:
        """The phrases that a text of these bare words may hold, as far as one word tells. Of most
        conditions it holds none of any phrase."""
        if self._needed_at_all and self._needed_at_all.isdisjoint(words):
            return []
        return [phrase for phrase, needs in self._needed if not (needs and needs.isdisjoint(words))]

    @found_once
    def _needed(self) -> list[tuple[tuple[Late, ...], frozenset[str]]]:
        """Each phrase with bare words, of which a text has one that holds it; none where that
        cannot be told."""
        return [
            (phrase, min(_needs_of(phrase), key=len, default=NO_WORDS)) for phrase in self.any_of
        ]

    @found_once
    def _needed_at_all(self) -> frozenset[str]:
        """Bare words of which a text has one that holds any of the phrases; none where that cannot
        be told of all."""
        needed = [needs for _, needs in self._needed]
        return NO_WORDS.union(*needed) if all(needed) else NO_WORDS

    def found(
        self,
        flat: str,
        text: str,
        slices: Iterable[Slice],
    ) -> bool:
        """True where one phrase stands in the slices, its patterns each in any of them. Asked once
        for all wordings and figures that ask the same."""
        return _found(self, flat, text, tuple(slices))


@lru_cache(maxsize=1000)
def _found(phrases: Phrases, flat: str, text: str, slices: tuple[Slice, ...]) -> bool:
    said, words = _said_in(flat, slices)
    possible = [
        phrase
        for phrase in phrases.possible(words)
        if all(part.may_be_among(words) for part in phrase)
    ]
    if not possible:
        return False
    pieces = [
        Piece(*piece, NO_WORDS if is_within_word(flat, piece[1]) else own)
        for piece, own in zip(slices, said, strict=True)
    ]
    return any(all(_is_in_one(part, flat, text, pieces) for part in one) for one in possible)


@lru_cache(maxsize=100)  # many conditions look into the same slices
def _said_in(flat: str, slices: tuple[Slice, ...]) -> tuple[list[frozenset[str]], frozenset[str]]:
    """The bare words of each of some slices, one by one and two by two, and of all."""
    said = [*map(bare_text(flat).said_of, slices)]
    return said, NO_WORDS.union(*said)


def _is_in_one(part: Late, flat: str, text: str, pieces: list[Piece]) -> bool:
    """True where a pattern stands in one of some pieces; those are passed over in which none of
    the words stands that it begins with."""
    firsts = part.first_words
    return any(
        part.found(flat, text, (piece.begin, piece.end))
        for piece in pieces
        if not (firsts and piece.words and firsts.isdisjoint(piece.words))
    )


def _needs_of(phrase: tuple[Late, ...]) -> Iterator[frozenset[str]]:
    return chain.from_iterable(part.needs for part in phrase)


Conditions = tuple[tuple[ConditionName, Phrases], ...]


@dataclass(frozen=True, eq=False)
class Compiled:
    """A wording ready to be tried.

    `before` must end at the figure and `after` begin behind it. `needs` and `needs_after`: of each
    set one word, or two side by side, must stand before, or behind, the figure. `others`: the
    wording speaks of another figure too. `words`: as written. `part_of` and `not_part_of` are codes
    of the whole that the figure must, or must not, be a part of. `stage` and `not_stage`: what
    must, or must not, have been said last of how far the matter is. `opens`: the words before the
    figure must open a clause, where `số` does not open them.
    """

    before: Late | None
    after: Late | None
    needs: Needs
    needs_after: Needs
    others: bool
    words: str
    conditions: Conditions
    part_of: tuple[str, ...] = ()
    not_part_of: tuple[str, ...] = ()
    stage: str = ""
    not_stage: str = ""
    opens: bool = False

    @found_once
    def terms(self) -> tuple[object, ...]:
        """All that it asks for besides its words: two wordings of an indicator that rest on the
        same words and have the same terms hold, or do not, alike."""
        parts = (self.part_of, self.not_part_of, self.stage, self.not_stage)
        return (self.others, self.conditions, *parts)

    @found_once
    def is_of_a_whole_or_stage(self) -> bool:
        """True where it asks what the figure is a part of, or how far the matter is."""
        return any((self.part_of, self.not_part_of, self.stage, self.not_stage))


def plain(phrase: str) -> str:
    """The words of a phrase without tones, with one blank between them.

    >>> plain("cán bộ, công chức")
    'can bô công chüc'
    """
    return " ".join(PARTING.sub(" ", toneless(phrase)).split())


class Compiler:
    """Turns wordings into patterns over the flat text, with the shared words put in.

    `vocabulary` gathers all words that the patterns are made of, without tones.
    """

    def __init__(
        self,
        synonyms: list[Words],
        small: Words,
        beware: dict[str, Words],
        any_of: dict[str, Words],
    ) -> None:
        self.vocabulary: set[str] = set()
        self._built: dict[str, str] = {}  # template → its pattern
        self._edges: dict[tuple[str, int], Edge | None] = {}  # choice, side → its edge
        self._begun: dict[str, Firsts] = {}  # choice → the words that it begins with
        self._needed: dict[str, Needs] = {}  # words → what they need
        # Words before a figure, and behind one → their pattern, the same for all wordings.
        self._before: dict[str, Late] = {}
        self._after: dict[str, Late] = {}
        # Phrase of a condition → its pattern, compiled once for all rules.
        self._shared: dict[str, Late] = {}
        self._listed: dict[tuple[str, ...], Phrases] = {}  # phrases of a condition → compiled
        # Word → the words that, right behind it, make it the beginning of a longer one; and those
        # that, right before it (`địa …`), make it the end of one.
        self._beware = {plain(word): _those(longer, "") for word, longer in beware.items()}
        self._beware_before = {plain(word): _those(longer, "…") for word, longer in beware.items()}
        self._same: dict[str, str] = {}  # phrase → the pattern of all its synonyms
        self._group: dict[str, list[str]] = {}  # phrase → all its synonyms
        for group in synonyms:
            choice = self._choice(group)
            for phrase in group:
                self._same[plain(phrase)] = choice
                self._group[plain(phrase)] = [plain(other) for other in group]
        # A word that stands for several and is none of them (`người nào`).
        for name, words in any_of.items():
            every = [*chain.from_iterable(self._group.get(plain(word), [word]) for word in words)]
            self._same[plain(name)] = self._choice(every)
            self._group[plain(name)] = [plain(word) for word in every]
        ordered = _longest_first(self._same)
        self._named = compiled_rule(
            r"(?<![\p{L}\d])(?:" + "|".join(map(regex.escape, ordered)) + r")(?![\p{L}\d])"
        )
        choice = self._choice(small)
        self.small = compiled_rule(rf"""[\s:"“]*(?:{choice}[\s:"“]+){{0,4}}""")
        self.small_before = compiled_rule(rf"(?<![\p{{L}}\d]){choice}\Z")
        self.small_ends = frozenset(bare(plain(phrase)).split()[-1] for phrase in small)

    def wording(
        self,
        words: str,
        kind: FigureKind,
        unit: str,
        conditions: dict[ConditionName, Words],
    ) -> Compiled:
        """The wording of an indicator of this kind and unit, compiled.

        Raises ValueError where the wording cannot be used.
        """
        before, after = _around_the_figure(words, kind, unit)
        return Compiled(
            before=self._ending(before) if before else None,
            after=self._beginning(after) if after.strip() else None,
            needs=tuple(self._needs(before)),
            needs_after=tuple(self._needs(after)),
            others=bool(OTHER_SLOT.search(f"{before} {after}")),
            words=words,
            conditions=self.conditions(conditions),
            opens=before.startswith(MAY_OPEN),
        )

    def _ending(self, template: str) -> Late:
        """The pattern of words that must end at the figure."""
        if template not in self._before:
            self._note(template)
            self._before[template] = Late(
                compose=lambda: self.sequence(template).replace(JOINT, JOINT_BEFORE) + r"\s*\Z",
                find_edge=lambda: self._edge(template, -1),
                find_firsts=lambda: self._first_words(template),
                find_reach=lambda: self.reach([template]),
            )
        return self._before[template]

    def _beginning(self, template: str) -> Late:
        """The pattern of words that must begin behind the figure."""
        if template not in self._after:
            self._note(template)
            begin = rf"(?:{BETWEEN}|(?<!\w))"
            self._after[template] = Late(
                compose=lambda: begin + self.sequence(template),
                find_edge=lambda: self._edge(template, 0),
            )
        return self._after[template]

    def _note(self, template: str) -> None:
        """Takes the words of a template into the vocabulary. Those of synonyms are there."""
        words = TOKEN.findall(toneless(OTHER_SLOT.sub(" ", template)))
        self.vocabulary.update(filter(str.isalpha, words))

    def _edge(self, template: str, side: int) -> Edge | None:
        """What words in order begin with (side 0) or end with (side -1)."""
        parts = list(PART.finditer(template))
        found = Edge(frozenset())
        while parts:
            part = parts.pop(side)
            for edge in self._edges_of_part(part, parts, side):
                if edge is None:
                    return None
                found = Edge(found.beside | edge.beside, found.near | edge.near)
            if part["maybe"] is None:
                return found
        return None

    def _edges_of_part(
        self,
        part: regex.Match[str],
        parts: list[regex.Match[str]],
        side: int,
    ) -> list[Edge | None]:
        """The edge of each way that the part at the edge can be said; `parts` are the others."""
        if part["gap"] or part["other"]:
            return [None]
        if part["word"]:
            return [self._edge_of_run(_run(part, parts, side), side)]
        choices = (part["maybe"] or part["choice"] or "").split("|")
        return [self._edge_of_choice(choice, side) for choice in choices]

    def _edge_of_choice(self, choice: str, side: int) -> Edge | None:
        """The same for words that may be missing or are one of several, which may have a gap at
        their edge."""
        if (choice, side) not in self._edges:
            self._edges[choice, side] = self._new_edge_of_choice(choice, side)
        return self._edges[choice, side]

    def _new_edge_of_choice(self, choice: str, side: int) -> Edge | None:
        inner = choice.strip()
        words = inner.removesuffix("…") if side else inner.removeprefix("…")
        edge = self._edge(words, side)
        if words == inner or edge is None:
            return edge
        return Edge(frozenset(), edge.beside | edge.near)

    def _edge_of_run(self, run: str, side: int) -> Edge | None:
        """The bare words that a run of words, or one of the synonyms at its edge, has there."""
        edges = {EDGE_WORD[side].search(bare(said)) for said in self._said_at_edge(run, side)}
        if None in edges:
            return None
        return Edge(frozenset(edge[0] for edge in edges if edge))

    def _said_at_edge(self, run: str, side: int) -> list[str]:
        """The run itself, or the synonyms of the phrase that stands at its edge."""
        words = plain(run)
        named = list(self._named.finditer(words))
        if not named:
            return [words]
        at_edge = named[side].start() == 0 if side == 0 else named[side].end() == len(words)
        return self._group[named[side][0]] if at_edge else [words]

    def conditions(self, given: dict[ConditionName, Words]) -> Conditions:
        """The conditions that list any phrase, compiled."""
        return tuple((name, self.phrases(phrases)) for name, phrases in given.items() if phrases)

    def phrases(self, phrases: Words) -> Phrases:
        """The phrases of a condition, compiled; `a + b` are two that must both be found. The same
        for all conditions that list the same."""
        listed = tuple(phrases)
        if listed not in self._listed:
            self._listed[listed] = Phrases(tuple(map(self._parts, listed)), listed)
        return self._listed[listed]

    def _parts(self, phrase: str) -> tuple[Late, ...]:
        return tuple(self._part(part) for part in phrase.split(" + "))

    def _part(self, part: str) -> Late:
        if part not in self._shared:
            self._note(part)
            self._shared[part] = Late(
                compose=lambda: self.sequence(part),
                find_needs=lambda: tuple(self._plain_needs(part)),
                find_firsts=lambda: self._first_words(part),
                word=self._alone(part),
            )
        return self._shared[part]

    def _alone(self, part: str) -> str:
        """The part where it is one word without synonyms, else ""."""
        alone = WORD.fullmatch(part) and plain(part) not in self._same
        return unicodedata.normalize("NFC", part).lower() if alone else ""

    def any(self, phrases: Words) -> Late:
        """A pattern for any of the phrases, the longest that fits."""
        for phrase in phrases:
            self._note(phrase)
        # Tried where a word begins only: most places are ruled out before any phrase is tried.
        return Late(lambda: rf"(?<!\w)(?:{self._any(phrases)})")

    def firsts(self, phrases: Words) -> Firsts:
        """The words that any of the phrases begins with, FIGURE for another figure; none where one
        of them may begin otherwise."""
        return _any_of([self._figure_or_words(phrase) for phrase in phrases])

    def _figure_or_words(self, phrase: str) -> Firsts:
        return {FIGURE: NO_WORDS} if OTHER_SLOT.match(phrase) else self._first_words(phrase)

    def _first_words(self, template: str) -> Firsts:
        """The words that a template begins with; none where one of the ways to say it begins with a
        gap, or with a figure."""
        parts = list(PART.finditer(template))
        ways: list[Firsts] = []
        while parts:
            part = parts.pop(0)
            if part["word"]:
                ways.append(self._first_words_of_run(_run(part, parts, 0)))
            else:
                choices = (part["maybe"] or part["choice"] or "").split("|")
                ways += map(self._first_words_of_choice, choices)
            if part["maybe"] is None:
                return _any_of(ways)
        return NO_FIRSTS

    def _first_words_of_choice(self, choice: str) -> Firsts:
        if choice not in self._begun:
            self._begun[choice] = self._first_words(choice)
        return self._begun[choice]

    def _first_words_of_run(self, run: str) -> Firsts:
        """The first words of a run of words, or of the synonyms that it begins with; the second one
        is told where no synonyms may stand in its place."""
        words = plain(run)
        named = self._named.search(words)
        if named and named.start() == 0:
            return _any_of([_two_words(said) for said in self._group[named[0]]])
        return _two_words(words[: named.start()] if named else words)

    def reach(self, phrases: Words) -> int:
        """The most runs of letters, digits or figures that a pattern for any of the phrases looks
        at, before or behind the place where it begins."""
        return max(map(self._reach_of, phrases), default=0) + self._longest_beware + 1

    @found_once
    def _longest_beware(self) -> int:
        """The most runs of the words that a name is to beware of."""
        words = chain.from_iterable((*self._beware.values(), *self._beware_before.values()))
        return max(map(_runs, words), default=0)

    def _reach_of(self, template: str) -> int:
        reach = 0
        run: list[str] = []
        for part in PART.finditer(template):
            if part["word"]:
                run.append(part["word"])
                continue
            if part["gap"]:
                reach += MOST_RUNS_IN_A_GAP
            elif part["other"]:
                reach += 1
            else:
                choices = (part["maybe"] or part["choice"] or "").split("|")
                reach += max(map(self._reach_of, choices))
            reach += self._reach_of_run(" ".join(run))
            run = []
        return reach + self._reach_of_run(" ".join(run))

    def _reach_of_run(self, run: str) -> int:
        """The same of words in one piece, each of which may be said by any of its synonyms."""
        words = plain(run)
        found = _runs(words)
        for named in self._named.finditer(words):
            found += max(map(_runs, self._group[named[0]]))
        return found

    def directly(self, phrases: Words) -> Late:
        """A pattern for any of the phrases right before the figure, or before its measure."""
        for phrase in phrases:
            self._note(phrase)
        how = "|".join(map(word_pattern, words_said("measured")))
        behind = rf"[\s:]*(?:\b(?:{how})\b[\s,]*){{0,{MEASURED_BY}}}\(?\s*\Z"
        return Late(lambda: f"(?:{self._any(phrases)}){behind}")

    def direct_reach(self, phrases: Words) -> int:
        """The reach of such a pattern."""
        return self.reach(phrases) + MEASURED_BY * max(map(_runs, words_said("measured")))

    def _any(self, phrases: Words) -> str:
        return "|".join(self.sequence(phrase) for phrase in _longest_first(phrases))

    def sequence(self, template: str) -> str:
        """A pattern for words in order; its groups hold the words that are spelled out."""
        if template not in self._built:
            self._built[template] = self._sequence(template)
        return self._built[template]

    def _sequence(self, template: str) -> str:
        built = ""
        run: list[str] = []  # words that follow each other and belong to one group
        parts = list(PART.finditer(template))
        needed_from = next((part.start() for part in parts if part["maybe"] is None), 0)
        for part in parts:
            if part["word"]:
                run.append(part["word"])
                continue
            built = self._with_run(built, run)
            run = []
            built += self._piece(part, built, leads=part.start() < needed_from)
        return self._with_run(built, run)

    def _piece(
        self,
        part: regex.Match[str],
        built: str,
        leads: bool,
    ) -> str:
        """The pattern of a gap, another figure, a choice or words that may be missing; `leads`
        where these stand before all that must be there."""
        if part["gap"]:
            return r"\s*" + GAP
        if part["other"]:
            return _joint(built).replace(JOINT, JOINT_BEFORE) + OTHER
        choices = part["maybe"] or part["choice"] or ""
        ordered = _longest_first(choices.split("|"))
        piece = f"(?:{'|'.join(self.sequence(choice) for choice in ordered)})"
        if leads:
            return f"(?:{piece}{LED_BY}"
        if part["maybe"] is not None:
            return f"(?:{_joint(built)}{piece})?"
        return _joint(built) + piece

    def _with_run(
        self,
        built: str,
        run: list[str],
    ) -> str:
        if not run:
            return built
        return built + _joint(built) + f"({self._literal(' '.join(run))})"

    def _literal(self, phrase: str) -> str:
        """A pattern for the phrase, each part of it that has synonyms with these."""
        words = plain(phrase)
        loose = " " in words
        built: list[str] = []
        at = 0
        for found in self._named.finditer(words):
            built.append(self._spaced(words[at : found.start()], loose))
            if self._is_of_a_longer(words, found.span()):
                built.append(word_pattern(found[0], loose))
            else:
                built.append(self._same[found[0]])
            at = found.end()
        built.append(self._spaced(words[at:], loose))
        return r"(?<!\w)" + BETWEEN.join(filter(None, built)) + r"(?!\w)"

    def _is_of_a_longer(self, words: str, piece: Slice) -> bool:
        """True where a phrase spells out itself the longer name that a part of it is to beware of:
        `cổng dịch vụ công` for `dịch vụ công`."""
        begin, end = piece
        name = words[begin:end]
        before = self._beware_before.get(name, ())
        behind = self._beware.get(name, ())
        return any(words[:begin].endswith(f"{word} ") for word in before) or any(
            words[end:].startswith(f" {word}") for word in behind
        )

    def _spaced(
        self,
        phrase: str,
        loose: bool = False,
    ) -> str:
        """A pattern for the words of a phrase, which must not begin a longer word."""
        words = plain(phrase).split()
        self.vocabulary.update(word for word in words if word.isalpha())
        pattern = word_pattern(" ".join(words), loose and bool(words))
        for before in self._beware_before.get(" ".join(words), ()):
            pattern = rf"(?<!{regex.escape(before)} )" + pattern
        longer = self._beware.get(" ".join(words))
        if not longer:
            return pattern
        return pattern + rf"(?!{BETWEEN}(?:{'|'.join(map(word_pattern, longer))})(?!\w))"

    def _choice(self, phrases: Words) -> str:
        ordered = _longest_first(phrases)
        return f"(?:{'|'.join(self._spaced(phrase) for phrase in ordered)})"

    def _plain_needs(self, template: str) -> Iterator[frozenset[str]]:
        """The needs of a phrase, of words of letters and digits alone: another word may be printed
        in parts."""
        for part in NOT_NEEDED.split(template):
            if not part:
                continue
            if part.startswith("["):
                firsts = [self._first_plain_need(choice) for choice in part[1:-1].split("|")]
                if all(firsts):
                    yield frozenset().union(*firsts)
            else:
                yield from self._plain_elements(part)

    def _first_plain_need(self, choice: str) -> frozenset[str]:
        return next(self._plain_elements(choice), frozenset())

    def _plain_elements(self, phrase: str) -> Iterator[frozenset[str]]:
        for need in self._elements(phrase):
            if all(map(LETTERS_BESIDE.fullmatch, need)):
                yield need

    def _needs(self, template: str) -> Iterator[frozenset[str]]:
        """For each part that may not be missing: bare words, or two of them side by side, of which
        one must be there."""
        for part in NOT_NEEDED.split(template):
            if not part:
                continue
            if part.startswith("["):
                firsts = [self._first_need(choice) for choice in part[1:-1].split("|")]
                if all(firsts):  # one that is no word but a sign (`/`) needs none
                    yield frozenset().union(*firsts)
            else:
                yield from self._elements(part)

    def _first_need(self, choice: str) -> frozenset[str]:
        return next(iter(self._elements(choice)), frozenset())

    def _elements(self, phrase: str) -> Needs:
        """For each run of words and each word with synonyms: its longest two words side by side,
        bare. Nearly all words of the rules are of two syllables, each of which is found in many
        others too."""
        if phrase not in self._needed:
            self._needed[phrase] = tuple(self._new_elements(phrase))
        return self._needed[phrase]

    def _new_elements(self, phrase: str) -> Iterator[frozenset[str]]:
        tell = _longest if OTHER_SLOT.search(phrase) else _longest_beside
        words = plain(phrase)
        at = 0
        for found in self._named.finditer(words):
            if between := words[at : found.start()].strip():
                yield frozenset({tell(between)})
            yield frozenset(map(tell, self._group[found[0]]))
            at = found.end()
        if rest := words[at:].strip():
            yield frozenset({tell(rest)})


def _any_of(ways: list[Firsts]) -> Firsts:
    """What one of several ways to say something begins with; none where one of them may begin
    otherwise."""
    if not all(ways):
        return NO_FIRSTS
    found: dict[str, frozenset[str]] = {}
    for first, seconds in chain.from_iterable(way.items() for way in ways):
        known = found.setdefault(first, seconds)
        found[first] = known | seconds if known and seconds else NO_WORDS
    return found


def _two_words(words: str) -> Firsts:
    """The first bare word of some words, with the second where they have one; none where they begin
    with a sign."""
    text = bare(words)
    runs = RUN.findall(text)
    if not EDGE_WORD[0].search(text):
        return NO_FIRSTS
    return {runs[0]: frozenset(runs[1:2])}


def _run(part: regex.Match[str], parts: list[regex.Match[str]], side: int) -> str:
    """The words that stand in one piece with a part at the edge; they are taken from `parts`."""
    words = [part["word"]]
    while parts and parts[side]["word"]:
        words.insert(len(words) if side == 0 else 0, parts.pop(side)["word"])
    return " ".join(words)


def _runs(words: str) -> int:
    """How many runs of letters, digits or figures some words have."""
    return len(RUN.findall(bare(words)))


def _those(longer: Words, mark: str) -> list[str]:
    """The words that end in the mark, without tones and without it; without a mark those that end
    in none, plain."""
    kept = [word.rstrip(" …") for word in longer if word.endswith("…") == bool(mark)]
    return [toneless(word) if mark else plain(word) for word in kept]


def _longest_first(phrases: Iterable[str]) -> list[str]:
    return sorted(phrases, key=len, reverse=True)


def _longest(words: str) -> str:
    """The longest of the words, bare."""
    return bare(max(words.split(), key=len))


def _longest_beside(words: str) -> str:
    """The two words side by side that are the longest, bare, with a blank between them; the longest
    word where no two are of letters and digits alone: another one may be printed in parts."""
    said = [bare(word) for word in words.split()]
    pairs = [pair for pair in pairwise(said) if all(map(LETTERS_ALONE.fullmatch, pair))]
    return max(map(" ".join, pairs), key=len, default="") or _longest(words)


def _joint(built: str) -> str:
    """What may stand between the pattern built so far and its next part."""
    if not built or built.endswith(LED_BY):
        return ""
    if built.endswith((GAP, OTHER)):
        return r"[\s,(]*"
    return JOINT


def _around_the_figure(
    words: str,
    kind: FigureKind,
    unit: str,
) -> tuple[str, str]:
    """The words before the figure and those behind it, without the unit that belongs to its value.

    Raises ValueError where brackets do not close or stand in one another, where the figure is not
    there once, or where no other words are.
    """
    wanted = KINDS[kind].slot
    if BRACKET.search(BRACKETED.sub("", words)):
        raise ValueError(say("wording_brackets", words=words))
    parts = FIGURE_SLOT.split(words)
    if len(parts) != 3 or parts[1] != wanted:
        raise ValueError(say("wording_no_slot", words=words, slot=wanted))
    before, after = parts[0].strip(), parts[2].strip()
    if kind == "money":
        after = SCALE.sub("", after)
    elif kind == "measure":
        after = regex.sub(rf"^{regex.escape(unit)}(?!\w)", "", after)
    if not before + after:
        raise ValueError(say("wording_only_slot", words=words))
    return before, after
