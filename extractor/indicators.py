"""The rules for named indicators, as data: loaded, checked and compiled once.

`patterns/indicators/*.yaml`, a file for each subject with a record for each indicator, and
`patterns/indicators/shared/words.yaml` with what they share: synonyms, small words, levels. A
fault stops the run, with file and line named.

A wording is written as it stands in reports: `hoàn thành N/M nhiệm vụ`. `N`, `N/M`, `P%` is the
figure, `K` another figure, `…` up to ten words of one clause, `(…)` words that may be missing,
`[a|b]` one of several. Tones, case and commas do not matter; small words before the figure
(`là`, `được`, `khoảng`) may come in between.
"""
from __future__ import annotations

import re
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal

import regex
import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from extractor.errors import BrokenRule
from extractor.rules import patterns_folder
from extractor.surroundings import BETWEEN, FIGURE, bare, toneless, word_pattern

LEVELS = ("cap_tinh", "cap_huyen", "cap_xa")
CONDITIONS = ("sentence", "list", "context", "section", "refuse", "refuse_list", "refuse_under")
FIGURE_SLOT = regex.compile(r"(?<!\w)(N/M|N|P%)(?!\w)")
PART = regex.compile(r"\((?P<maybe>[^()]*)\)|\[(?P<choice>[^\[\]]*)\]|(?P<gap>…)|(?<!\w)(?P<other>K%?)(?!\w)|(?P<word>[^\s()\[\]…]+)")
GAP = rf"(?:[^{FIGURE};:.()]|[.:](?=\S)){{0,70}}?"
OTHER = rf"{FIGURE}+"
SCALE = regex.compile(r"^\s*(?:nghìn tỷ|tỷ|triệu|nghìn)?\s*đồng\b")

Words = typing.List[str]                  # `list` is a field's name below


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Conditions(Strict):
    """What must, or must not, stand around. Each list: any of its phrases; `a + b`: both."""

    sentence: Words = []                  # in its sentence or the opening words of its list
    list: Words = []                      # in its sentence or another item of its list
    context: Words = []                   # there, in a sentence shortly before or in a heading above
    section: Words = []                   # in a heading above
    refuse: Words = Field([], alias="not")        # in its own words, between the neighbouring figures
    refuse_list: Words = Field([], alias="not_in_list")  # in its sentence or another item of its list
    refuse_under: Words = Field([], alias="not_under")   # in its sentence, lead-in, the sentence before, nearest heading


class Wording(Conditions):
    words: str


class Example(Strict):
    """A sentence of a report, its figure in « »; `under` a heading, `lead` the words that open
    its list; `level` of the code that it must get."""

    text: str
    under: str = ""
    lead: str = ""
    level: Literal["", "cap_tinh", "cap_huyen", "cap_xa"] = ""


class Indicator(Conditions):
    """One indicator as written by a person. `levels`: level → name of the share of that level;
    `follows`: codes; a figure right behind one of these counts with the words of `then`."""

    code: str = Field(pattern=r"^[a-z_]+(?:\.[a-z0-9_]+){1,3}$")
    name: str = Field(min_length=3)
    unit: str
    kind: Literal["count", "ratio", "percentage", "measure", "money"]
    level: str = ""
    levels: dict[Literal["cap_tinh", "cap_huyen", "cap_xa"], str] = {}
    level_from: Literal["sentence", "section"] = "sentence"
    wordings: list[Wording] = []
    follows: list[str] = []
    then: Words = []
    arithmetic: str = ""
    examples: list[Example] = Field(min_length=1)
    counter_examples: list[Example] = []

    @field_validator("wordings", "examples", "counter_examples", mode="before")
    @classmethod
    def _short_form(cls, value, info):
        key = "words" if info.field_name == "wordings" else "text"
        return [{key: item} if isinstance(item, str) else item for item in value or []]


class Shared(Strict):
    """words.yaml."""

    synonyms: list[Words]
    small: Words
    nouns: Words
    alike: list[Words]
    beware: dict[str, Words]
    share: Words
    levels: dict[Literal["cap_tinh", "cap_huyen", "cap_xa", "whole"], Words]
    comparison: Words
    elsewhere: Words


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
        return any(all(any(p.pattern.search(flat, *s) for s in slices) for p in every) for every in self.any_of)


@dataclass(frozen=True)
class Compiled:
    """A wording ready to be tried: what must end at the figure and begin behind it."""

    before: Late | None
    after: Late | None
    needs: tuple[frozenset[str], ...]     # before it: of each set one word must stand there
    needs_after: tuple[frozenset[str], ...]
    others: bool                          # speaks of another figure too
    words: str
    conditions: tuple[tuple[str, Phrases], ...]


@dataclass(frozen=True)
class Rule:
    record: Indicator
    wordings: tuple[Compiled, ...]
    then: tuple[Compiled, ...]
    conditions: tuple[tuple[str, Phrases], ...]
    units: Late                           # nouns that may stand behind its figure
    file: str
    place: int                            # of the record in its file


@dataclass(frozen=True)
class Rules:
    """All indicators: by code, by kind of figure, with the words that they know."""

    rules: tuple[Rule, ...]
    by_code: dict[str, Rule]
    by_kind: dict[str, list[tuple[Rule, Compiled]]]
    following: dict[str, tuple[Rule, ...]]
    names: dict[str, str]
    vocabulary: frozenset[str]
    nouns: regex.Pattern
    small: regex.Pattern
    small_before: regex.Pattern
    levels: tuple[tuple[str, regex.Pattern], ...]
    comparison: regex.Pattern
    elsewhere: regex.Pattern


@lru_cache(maxsize=4)
def load(folder: Path | None = None) -> Rules:
    """All records. Raises BrokenRule naming each fault with file and line."""
    folder = (folder or patterns_folder()) / "indicators"
    faults: list[str] = []
    shared = _shared(folder / "shared" / "words.yaml")
    compiler = Compiler(shared)
    rules = [rule for file in sorted(folder.glob("*.yaml")) for rule in _read(file, compiler, faults)]
    faults += _clashes(rules)
    if faults or not rules:
        raise BrokenRule("rules_broken", faults="\n".join(faults) or f"{folder}: -")
    return _index(rules, shared, compiler)


def _shared(file: Path) -> Shared:
    try:
        return Shared.model_validate(_yaml(file))
    except ValidationError as error:
        raise BrokenRule("rules_broken", faults="\n".join(
            f"{file.name}, line {line_of(file, e['loc'])}: {e['msg']}" for e in error.errors())) from None


def _yaml(file: Path):
    try:
        return yaml.load(file.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BrokenRule("rules_broken", faults=f"{file.name}, line {line}: {error.problem}") from None
    except (OSError, yaml.YAMLError) as error:
        raise BrokenRule("rules_broken", faults=f"{file.name}: {error}") from None


def _read(file: Path, compiler: Compiler, faults: list[str]):
    for i, raw in enumerate(_yaml(file) or []):
        name = raw.get("code", "?") if isinstance(raw, dict) else "?"
        try:
            record = Indicator.model_validate(raw)
            yield compiler.rule(record, file.name, i)
        except ValidationError as error:
            faults += [f"{file.name}, line {line_of(file, (i, *e['loc']))}, {name}: {'.'.join(map(str, e['loc']))}: {e['msg']}"
                       for e in error.errors()]
        except (ValueError, regex.error) as error:
            faults.append(f"{file.name}, line {line_of(file, (i,))}, {name}: {error}")


def line_of(file: Path, path: tuple) -> int:
    """The line (1…) on which the node at `path` of a YAML file begins."""
    node = yaml.compose(file.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    for step in path:
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        elif isinstance(node, yaml.MappingNode):
            node = next((v for k, v in node.value if k.value == step), node)
    return node.start_mark.line + 1


def _clashes(rules: list[Rule]) -> list[str]:
    codes = [code for rule in rules for code in codes_of(rule.record)]
    known = set(codes)
    return [f"{code}: twice" for code in sorted(known) if codes.count(code) > 1] + [
        f"{rule.file}, {rule.record.code}: follows {code}, which is no code"
        for rule in rules for code in rule.record.follows if code not in known] + [
        f"{rule.file}, {rule.record.code}: arithmetic names {code}, which is no code"
        for rule in rules for code in regex.findall(r"[a-z_]+\.[a-z0-9_.]*[a-z0-9]", rule.record.arithmetic) if code not in known]


def codes_of(record: Indicator) -> dict[str, str]:
    """Code → name: the record's own and those of its levels."""
    return {record.code: record.name, **{f"{record.code}.{level}": name for level, name in record.levels.items()}}


def _index(rules: list[Rule], shared: Shared, compiler: Compiler) -> Rules:
    by_kind, following = {}, {}
    for rule in rules:
        by_kind.setdefault(rule.record.kind, []).extend((rule, wording) for wording in rule.wordings)
        for code in rule.record.follows:
            following.setdefault(code, []).append(rule)
    levels = tuple((level, compiler.any(phrases)) for level, phrases in shared.levels.items())
    return Rules(tuple(rules), {r.record.code: r for r in rules}, by_kind,
                 {k: tuple(v) for k, v in following.items()},
                 {code: name for r in rules for code, name in codes_of(r.record).items()},
                 frozenset(compiler.vocabulary), compiler.any(shared.nouns), compiler.small, compiler.small_before, levels,
                 compiler.directly(shared.comparison), compiler.any(shared.elsewhere))


def plain(phrase: str) -> str:
    """Toneless words with one blank between them.

    >>> plain("cán bộ, công chức")
    'can bô công chưc'
    """
    return " ".join(w for w in regex.split(r"[\s,\-–/]+", toneless(phrase)) if w)


def _longest_first(choices: str) -> list[str]:
    return sorted(choices.split("|"), key=len, reverse=True)


class Compiler:
    """Turns wordings into patterns over the flat text, with the shared words put in."""

    def __init__(self, shared: Shared):
        self.vocabulary: set[str] = set()
        self.beware = {plain(word): [plain(w) for w in longer] for word, longer in shared.beware.items()}
        self.same: dict[str, str] = {}
        self.group: dict[str, list[str]] = {}
        for words in shared.synonyms:
            choice = "|".join(self._spaced(w) for w in sorted(words, key=len, reverse=True))
            self.same.update({plain(word): f"(?:{choice})" for word in words})
            self.group.update({plain(word): [plain(w) for w in words] for word in words})
        ordered = sorted(self.same, key=len, reverse=True)
        self.named = regex.compile(r"(?<![\p{L}\d])(?:" + "|".join(map(regex.escape, ordered)) + r")(?![\p{L}\d])")
        small = self._choice(shared.small)
        self.small = regex.compile(rf"""[\s:"“]*(?:{small}[\s:"“]+){{0,4}}""")
        self.small_before = regex.compile(rf"(?<![\p{{L}}\d]){small}\Z")
        self.share = shared.share
        self.alike: dict[str, list[str]] = {}
        for group in shared.alike:
            for noun in group:
                self.alike.setdefault(noun, []).extend(group)

    def rule(self, record: Indicator, file: str, place: int) -> Rule:
        if not record.wordings and not record.follows:
            raise ValueError("neither wordings nor follows")
        then = record.then or (self.share if record.kind == "percentage" else [])
        return Rule(record, tuple(self.wording(w, record) for w in record.wordings),
                    tuple(self.wording(Wording(words=w), record) for w in then if record.follows),
                    self.conditions(record), Late(self._any([record.unit, *self.alike.get(record.unit, ())])), file, place)

    def wording(self, wording: Wording, record: Indicator) -> Compiled:
        parts = FIGURE_SLOT.split(wording.words)
        wanted = {"ratio": "N/M", "percentage": "P%"}.get(record.kind, "N")
        if regex.search(r"[()\[\]]", regex.sub(r"\([^()\[\]]*\)|\[[^()\[\]]*\]", "", wording.words)):
            raise ValueError(f"{wording.words!r}: brackets must close and not stand in one another")
        if len(parts) != 3 or parts[1] != wanted:
            raise ValueError(f"{wording.words!r} must hold {wanted} once")
        before, after = parts[0].strip(), parts[2].strip()
        if record.kind == "money":
            after = SCALE.sub("", after)
        elif record.kind == "measure":
            after = regex.sub(rf"^{regex.escape(record.unit)}(?!\w)", "", after)
        if not before + after:
            raise ValueError(f"{wording.words!r} has no words besides the figure")
        return Compiled(
            Late(self.sequence(before) + r"\s*\Z") if before else None,
            Late(rf"(?:{BETWEEN}|(?<!\w))" + self.sequence(after)) if after.strip() else None,
            tuple(self._needs(before)), tuple(self._needs(after)), bool(regex.search(r"(?<!\w)K(?!\w)", before + " " + after)), wording.words, self.conditions(wording))

    def conditions(self, given: Conditions) -> tuple[tuple[str, Phrases], ...]:
        return tuple((name, self.phrases(phrases)) for name in CONDITIONS
                     if (phrases := getattr(given, name)))

    def phrases(self, phrases: Words) -> Phrases:
        return Phrases(tuple(tuple(Late(self.sequence(part)) for part in phrase.split(" + ")) for phrase in phrases))

    def any(self, phrases: Words) -> regex.Pattern:
        return regex.compile(self._any(phrases))

    def _any(self, phrases: Words) -> str:
        return "|".join(self.sequence(p) for p in sorted(phrases, key=len, reverse=True))

    def directly(self, phrases: Words) -> regex.Pattern:
        """One of the phrases right before the figure."""
        return regex.compile(rf"(?:{self._any(phrases)})[\s:]*(?:khoang|them|den|toi)?\s*\Z")

    def sequence(self, template: str) -> str:
        """A pattern for words in order; groups hold the words that are spelled out."""
        built, run = "", []
        for part in PART.finditer(template):
            if part["word"]:
                run.append(part["word"])
                continue
            built, run = self._close(built, run), []
            piece = (GAP if part["gap"] else OTHER if part["other"] else
                     f"(?:{'|'.join(self.sequence(c) for c in _longest_first(part['maybe'] or part['choice'] or ''))})")
            if part["maybe"] is not None:
                built += f"(?:{self._gap(built)}{piece})?"
            else:
                built += (r"\s*" if part["gap"] else self._gap(built)) + piece
        return self._close(built, run)

    def _gap(self, built: str) -> str:
        return "" if not built else r"[\s,(]*" if built.endswith((GAP, OTHER)) else BETWEEN + r"?\(?"

    def _close(self, built: str, run: list[str]) -> str:
        return built + self._gap(built) + f"({self._literal(' '.join(run))})" if run else built

    def _literal(self, phrase: str) -> str:
        words, built, at = plain(phrase), [], 0
        loose = " " in words
        for found in self.named.finditer(words):
            built += [self._spaced(words[at:found.start()], loose), self.same[found[0]]]
            at = found.end()
        built.append(self._spaced(words[at:], loose))
        built = [p for p in built if p]
        return r"(?<!\w)" + BETWEEN.join(built) + r"(?!\w)"

    def _spaced(self, phrase: str, loose: bool = False) -> str:
        words = plain(phrase).split()
        self.vocabulary.update(w for w in words if w.isalpha())
        pattern = word_pattern(" ".join(words), loose and bool(words))
        longer = self.beware.get(" ".join(words))
        return pattern + (rf"(?!{BETWEEN}(?:{'|'.join(map(word_pattern, longer))}))" if longer else "")

    def _choice(self, phrases: Words) -> str:
        return f"(?:{'|'.join(self._spaced(p) for p in sorted(phrases, key=len, reverse=True))})"

    def _needs(self, template: str) -> Iterator[frozenset[str]]:
        """For each part that may not be missing: words (bare), of which one must be there."""
        for part in regex.split(r"\([^()]*\)|(\[[^\[\]]*\])|…|(?<!\w)K(?!\w)", template):
            if part and part.startswith("["):
                yield frozenset(w for choice in part[1:-1].split("|") for w in next(self._elements(choice), ()))
            elif part:
                yield from self._elements(part)

    def _elements(self, phrase: str) -> Iterator[frozenset[str]]:
        words, at = plain(phrase), 0
        for found in self.named.finditer(words):
            if rest := words[at:found.start()].split():
                yield frozenset({bare(max(rest, key=len))})
            yield frozenset(bare(max(w.split(), key=len)) for w in self.group[found[0]])
            at = found.end()
        if rest := words[at:].split():
            yield frozenset({bare(max(rest, key=len))})
