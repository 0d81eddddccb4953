"""Wordings as an office worker writes them → patterns over the flat text.

`N`, `N/M`, `P%` is the figure, `K` another figure, `…` some words of one clause, `(…)` words that
may be missing, `[a|b]` one of several; brackets do not stand in one another. Synonyms are put in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import regex

from extractor.kinds import KINDS
from extractor.language.flat import BETWEEN, FIGURE, bare, toneless, word_pattern

FIGURE_SLOT = regex.compile(r"(?<!\w)(N/M|N|P%)(?!\w)")
PART = regex.compile(
    r"\((?P<maybe>[^()]*)\)|\[(?P<choice>[^\[\]]*)\]|(?P<gap>…)|(?<!\w)(?P<other>K%?)(?!\w)|(?P<word>[^\s()\[\]…]+)"
)
GAP = rf"(?:[^{FIGURE};:.()]|[.:](?=\S)){{0,70}}?"
PARTING = re.compile(r"[\s,\-/]+")
OTHER = rf"{FIGURE}+"
# What a list's item may say besides, before its colon.
WHERE = "(của …|tại …|trên cổng …|trên trang …|trên địa bàn …|trên hệ thống …|qua kiểm tra …|do sắp xếp …|sau sắp xếp …)"
SCALE = regex.compile(r"^\s*(?:nghìn tỷ|tỷ|triệu|nghìn)?\s*đồng\b")

Words = list[str]


@dataclass(frozen=True)
class Late:
    """A pattern compiled when it is first tried: of some thousands, a report needs some hundreds.
    By `re`, which compiles these many times faster than `regex` does."""

    source: str

    @cached_property
    def pattern(self) -> re.Pattern:
        return re.compile(self.source)


@dataclass(frozen=True)
class Phrases:
    """Any of several phrases; each of one or more patterns that must all be found."""

    any_of: tuple[tuple[Late, ...], ...]

    def found(self, flat: str, slices: list[tuple[int, int]]) -> bool:
        return any(
            all(any(p.pattern.search(flat, *s) for s in slices) for p in every)
            for every in self.any_of
        )


@dataclass(frozen=True)
class Compiled:
    """A wording ready to be tried: what must end at the figure and begin behind it."""

    before: Late | None
    after: Late | None
    needs: tuple[frozenset[str], ...]  # before it: of each set one word must stand there
    needs_after: tuple[frozenset[str], ...]
    others: bool  # speaks of another figure too
    words: str
    conditions: tuple[tuple[str, Phrases], ...]
    part_of: tuple[
        str, ...
    ] = ()  # codes of the whole that the figure must, or must not, be a part of
    not_part_of: tuple[str, ...] = ()


def plain(phrase: str) -> str:
    """Toneless words with one blank between them.

    >>> plain("cán bộ, công chức")
    'can bô công chüc'
    """
    return " ".join(PARTING.sub(" ", toneless(phrase)).split())


def listed(words: str, kind: str, nouns: Words) -> str | None:
    """The same said in a list, the counted noun first: `Số nhiệm vụ đã hoàn thành: N`; None where
    the wording has no noun behind the figure or speaks of another figure.

    >>> listed("hoàn thành N nhiệm vụ", "count", ["nhiệm vụ"]).replace(WHERE, "{WHERE}")
    'số nhiệm vụ (đã|được) hoàn thành {WHERE} N'
    >>> listed("P% hồ sơ (được) số hóa", "percentage", ["hồ sơ"]).replace(WHERE, "{WHERE}")
    'tỷ lệ hồ sơ (được) số hóa {WHERE} P%'
    """
    parts = [part.strip() for part in FIGURE_SLOT.split(words)]
    if len(parts) != 3:
        return None
    before, slot, after = parts
    if kind not in ("count", "ratio", "percentage") or regex.search(r"(?<!\w)K(?!\w)|…$", words):
        return None
    if not after:
        return (
            f"{before} {WHERE} {slot}"
            if before.startswith(("số ", "tổng số ", "tỷ lệ ")) and not before.endswith("…")
            else None
        )
    choice = re.match(r"[(\[][^()\[\]]*[)\]]", after)
    if (
        kind != "percentage"
        and not choice
        and not any(f"{after} ".startswith((f"{noun} ", f"{noun}, ")) for noun in nouns)
    ):
        return None
    head = "tỷ lệ" if kind == "percentage" else "số"
    if (
        choice and after[0] == "(" and kind != "percentage"
    ):  # a noun that may be missing is not missing here
        after = f"[{choice[0][1:-1]}]" + after[choice.end() :]
    return " ".join(
        filter(
            None,
            (
                head,
                after,
                "(đã|được)" if before and kind != "percentage" else "",
                before,
                WHERE,
                slot,
            ),
        )
    )


def _longest_first(choices: str) -> list[str]:
    return sorted(choices.split("|"), key=len, reverse=True)


class Compiler:
    """Turns wordings into patterns over the flat text, with the shared words put in."""

    def __init__(self, synonyms: list[Words], small: Words, beware: dict[str, Words]):
        self.vocabulary: set[str] = set()
        self.built: dict[str, str] = {}  # template → its pattern
        self.shared: dict[
            str, Late
        ] = {}  # phrase of a condition → its pattern, compiled once for all rules
        self.beware = {plain(word): [plain(w) for w in longer] for word, longer in beware.items()}
        self.same: dict[str, str] = {}
        self.group: dict[str, list[str]] = {}
        for words in synonyms:
            choice = "|".join(self._spaced(w) for w in sorted(words, key=len, reverse=True))
            self.same.update({plain(word): f"(?:{choice})" for word in words})
            self.group.update({plain(word): [plain(w) for w in words] for word in words})
        ordered = sorted(self.same, key=len, reverse=True)
        self.named = regex.compile(
            r"(?<![\p{L}\d])(?:" + "|".join(map(regex.escape, ordered)) + r")(?![\p{L}\d])"
        )
        choice = self._choice(small)
        self.small = regex.compile(rf"""[\s:"“]*(?:{choice}[\s:"“]+){{0,4}}""")
        self.small_before = regex.compile(rf"(?<![\p{{L}}\d]){choice}\Z")

    def wording(self, words: str, kind: str, unit: str, conditions: dict[str, Words]) -> Compiled:
        """Raises ValueError where the wording cannot be used."""
        parts = FIGURE_SLOT.split(words)
        wanted = KINDS[kind].slot
        if regex.search(r"[()\[\]]", regex.sub(r"\([^()\[\]]*\)|\[[^()\[\]]*\]", "", words)):
            raise ValueError(f"{words!r}: brackets must close and not stand in one another")
        if len(parts) != 3 or parts[1] != wanted:
            raise ValueError(f"{words!r} must hold {wanted} once")
        before, after = parts[0].strip(), parts[2].strip()
        if kind == "money":
            after = SCALE.sub("", after)
        elif kind == "measure":
            after = regex.sub(rf"^{regex.escape(unit)}(?!\w)", "", after)
        if not before + after:
            raise ValueError(f"{words!r} has no words besides the figure")
        return Compiled(
            Late(self.sequence(before) + r"\s*\Z") if before else None,
            Late(rf"(?:{BETWEEN}|(?<!\w))" + self.sequence(after)) if after.strip() else None,
            tuple(self._needs(before)),
            tuple(self._needs(after)),
            bool(regex.search(r"(?<!\w)K(?!\w)", before + " " + after)),
            words,
            self.conditions(conditions),
        )

    def conditions(self, given: dict[str, Words]) -> tuple[tuple[str, Phrases], ...]:
        return tuple((name, self.phrases(phrases)) for name, phrases in given.items() if phrases)

    def phrases(self, phrases: Words) -> Phrases:
        return Phrases(
            tuple(
                tuple(
                    self.shared.setdefault(part, Late(self.sequence(part)))
                    for part in phrase.split(" + ")
                )
                for phrase in phrases
            )
        )

    def any(self, phrases: Words) -> regex.Pattern:
        return regex.compile(self._any(phrases))

    def late(self, phrases: Words) -> Late:
        return Late(self._any(phrases))

    def _any(self, phrases: Words) -> str:
        return "|".join(self.sequence(p) for p in sorted(phrases, key=len, reverse=True))

    def directly(self, phrases: Words) -> regex.Pattern:
        """One of the phrases right before the figure."""
        return regex.compile(rf"(?:{self._any(phrases)})[\s:]*(?:khoang|them|den|toi)?\s*\Z")

    def sequence(self, template: str) -> str:
        """A pattern for words in order; groups hold the words that are spelled out."""
        if template not in self.built:
            self.built[template] = self._sequence(template)
        return self.built[template]

    def _sequence(self, template: str) -> str:
        built, run = "", []
        for part in PART.finditer(template):
            if part["word"]:
                run.append(part["word"])
                continue
            built, run = self._close(built, run), []
            piece = (
                GAP
                if part["gap"]
                else OTHER
                if part["other"]
                else f"(?:{'|'.join(self.sequence(c) for c in _longest_first(part['maybe'] or part['choice'] or ''))})"
            )
            if part["maybe"] is not None:
                built += f"(?:{self._gap(built)}{piece})?"
            else:
                built += (r"\s*" if part["gap"] else self._gap(built)) + piece
        return self._close(built, run)

    def _gap(self, built: str) -> str:
        return (
            "" if not built else r"[\s,(]*" if built.endswith((GAP, OTHER)) else BETWEEN + r"?\(?"
        )

    def _close(self, built: str, run: list[str]) -> str:
        return built + self._gap(built) + f"({self._literal(' '.join(run))})" if run else built

    def _literal(self, phrase: str) -> str:
        words, built, at = plain(phrase), [], 0
        loose = " " in words
        for found in self.named.finditer(words):
            built += [self._spaced(words[at : found.start()], loose), self.same[found[0]]]
            at = found.end()
        built.append(self._spaced(words[at:], loose))
        built = [p for p in built if p]
        return r"(?<!\w)" + BETWEEN.join(built) + r"(?!\w)"

    def _spaced(self, phrase: str, loose: bool = False) -> str:
        words = plain(phrase).split()
        self.vocabulary.update(w for w in words if w.isalpha())
        pattern = word_pattern(" ".join(words), loose and bool(words))
        longer = self.beware.get(" ".join(words))
        return pattern + (
            rf"(?!{BETWEEN}(?:{'|'.join(map(word_pattern, longer))}))" if longer else ""
        )

    def _choice(self, phrases: Words) -> str:
        return f"(?:{'|'.join(self._spaced(p) for p in sorted(phrases, key=len, reverse=True))})"

    def _needs(self, template: str) -> Iterator[frozenset[str]]:
        """For each part that may not be missing: words (bare), of which one must be there."""
        for part in regex.split(r"\([^()]*\)|(\[[^\[\]]*\])|…|(?<!\w)K(?!\w)", template):
            if part and part.startswith("["):
                yield frozenset(
                    w for choice in part[1:-1].split("|") for w in next(self._elements(choice), ())
                )
            elif part:
                yield from self._elements(part)

    def _elements(self, phrase: str) -> Iterator[frozenset[str]]:
        words, at = plain(phrase), 0
        for found in self.named.finditer(words):
            if rest := words[at : found.start()].split():
                yield frozenset({bare(max(rest, key=len))})
            yield frozenset(bare(max(w.split(), key=len)) for w in self.group[found[0]])
            at = found.end()
        if rest := words[at:].split():
            yield frozenset({bare(max(rest, key=len))})
