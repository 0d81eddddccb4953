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

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

import regex
import yaml
from pydantic import ValidationError

from extractor.errors import BrokenRule
from extractor.indicators.phrases import Compiled, Compiler, Late, Phrases, listed
from extractor.indicators.records import CONDITIONS, Conditions, Indicator, Shared, Words, codes_of
from extractor.language.flat import bare
from extractor.patterns import patterns_folder


@dataclass(frozen=True)
class IndicatorRule:
    record: Indicator
    wordings: tuple[Compiled, ...]
    then: tuple[Compiled, ...]
    conditions: tuple[tuple[str, Phrases], ...]
    units: Late  # nouns that may stand behind its figure
    file: str
    place: int  # of the record in its file


@dataclass(frozen=True)
class Wordings:
    """All wordings for one kind of figure, and by which words they can hold: each is filed under
    those of the rarest set of words of which it needs one."""

    every: list[tuple[IndicatorRule, Compiled]]
    before: dict[str, list[int]]
    after: dict[str, list[int]]
    always: list[int]

    def near(self, before: set[str], after: set[str]) -> list[tuple[IndicatorRule, Compiled]]:
        """Those that may hold beside these words, in their order."""
        found = set(self.always).union(
            *(self.before.get(w, ()) for w in before), *(self.after.get(w, ()) for w in after)
        )
        return [self.every[i] for i in sorted(found)]


@dataclass(frozen=True)
class Rules:
    """All indicators: by code, by kind of figure, with the words that they know."""

    rules: tuple[IndicatorRule, ...]
    by_code: dict[str, IndicatorRule]
    by_kind: dict[str, Wordings]
    following: dict[str, tuple[IndicatorRule, ...]]
    names: dict[str, str]
    vocabulary: frozenset[str]
    nouns: regex.Pattern
    small: regex.Pattern
    small_before: regex.Pattern
    levels: tuple[tuple[str, regex.Pattern], ...]
    comparison: regex.Pattern
    elsewhere: regex.Pattern
    superior: regex.Pattern
    shared: Shared
    known: dict[str, frozenset[str]] = field(default_factory=dict)

    def known_to(self, code: str) -> frozenset[str]:
        """The words (bare) that a record, its wordings and what must stand beside them are made of,
        with all that may stand for them."""
        if code not in self.known:
            self.known[code] = _known_to(self.by_code[code].record, self.shared)
        return self.known[code]


def _known_to(record: Indicator, shared: Shared) -> frozenset[str]:
    known = bare_words(
        record.name,
        record.unit,
        *(w.words for w in record.wordings),
        *record.then,
        *record.sentence,
        *record.in_list,
        *record.context,
        *record.section,
        *shared.small,
    )
    groups = [[bare_words(words) for words in group] for group in shared.synonyms]
    return known.union(
        *(frozenset().union(*group) for group in groups if any(words <= known for words in group))
    )


def bare_words(*phrases: str) -> frozenset[str]:
    """
    >>> sorted(bare_words("đã giải quyết N (hồ sơ)", "TTHC"))
    ['da', 'giai', 'ho', 'n', 'quyet', 'so', 'tthc']
    """
    return frozenset(word for phrase in phrases for word in regex.findall(r"[a-z]+", bare(phrase)))


@lru_cache(maxsize=4)
def load_indicators(folder: Path | None = None) -> Rules:
    """All records. Raises BrokenRule naming each fault with file and line."""
    folder = (folder or patterns_folder()) / "indicators"
    faults: list[str] = []
    shared = _shared(folder / "shared" / "words.yaml")
    compiler = Compiler(shared.synonyms, shared.small, shared.beware)
    rules = [
        rule
        for file in sorted(folder.glob("*.yaml"))
        for rule in _read(file, compiler, shared, faults)
    ]
    faults += _clashes(rules)
    if faults or not rules:
        raise BrokenRule("rules_broken", faults="\n".join(faults) or f"{folder}: -")
    return _index(rules, shared, compiler)


def _shared(file: Path) -> Shared:
    try:
        return Shared.model_validate(_yaml(file))
    except ValidationError as error:
        raise BrokenRule(
            "rules_broken",
            faults="\n".join(
                f"{file.name}, line {line_of(file, e['loc'])}: {e['msg']}" for e in error.errors()
            ),
        ) from None


def _yaml(file: Path):
    try:
        return yaml.load(file.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BrokenRule(
            "rules_broken", faults=f"{file.name}, line {line}: {error.problem}"
        ) from None
    except (OSError, yaml.YAMLError) as error:
        raise BrokenRule("rules_broken", faults=f"{file.name}: {error}") from None


def _read(file: Path, compiler: Compiler, shared: Shared, faults: list[str]):
    for i, raw in enumerate(_yaml(file) or []):
        name = raw.get("code", "?") if isinstance(raw, dict) else "?"
        try:
            record = Indicator.model_validate(raw)
            yield _compile(record, compiler, shared, file.name, i)
        except ValidationError as error:
            faults += [
                f"{file.name}, line {line_of(file, (i, *e['loc']))}, {name}: {'.'.join(map(str, e['loc']))}: {e['msg']}"
                for e in error.errors()
            ]
        except (ValueError, regex.error) as error:
            faults.append(f"{file.name}, line {line_of(file, (i,))}, {name}: {error}")


def _compile(
    record: Indicator, compiler: Compiler, shared: Shared, file: str, place: int
) -> IndicatorRule:
    if not record.wordings and not record.follows:
        raise ValueError("neither wordings nor follows")
    then = record.then or (shared.share if record.kind == "percentage" else [])
    alike = [noun for group in shared.alike if record.unit in group for noun in group]
    nouns = [record.unit, *shared.nouns]
    said = [
        (words, w)
        for w in record.wordings
        for words in (w.words, listed(w.words, record.kind, nouns))
        if words
    ]
    return IndicatorRule(
        record,
        tuple(
            replace(
                compiler.wording(words, record.kind, record.unit, conditions_of(w)),
                part_of=tuple(w.part_of),
                not_part_of=tuple(w.not_part_of),
            )
            for words, w in said
        ),
        tuple(compiler.wording(w, record.kind, record.unit, {}) for w in then if record.follows),
        compiler.conditions(conditions_of(record)),
        compiler.late([record.unit, *alike]),
        file,
        place,
    )


def conditions_of(given: Conditions) -> dict[str, Words]:
    return {name: getattr(given, name) for name in CONDITIONS}


def line_of(file: Path, path: tuple) -> int:
    """The line (1…) on which the node at `path` of a YAML file begins."""
    node = yaml.compose(file.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    for step in path:
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        elif isinstance(node, yaml.MappingNode):
            node = next((v for k, v in node.value if k.value == step), node)
    return node.start_mark.line + 1


def _clashes(rules: list[IndicatorRule]) -> list[str]:
    codes = [code for rule in rules for code in codes_of(rule.record)]
    known = set(codes)
    parts = {
        (r.file, r.record.code, c)
        for r in rules
        for w in (r.record, *r.record.wordings)
        for c in (*w.part_of, *w.not_part_of)
    }
    return (
        [f"{code}: twice" for code in sorted(known) if codes.count(code) > 1]
        + [
            f"{file}, {code}: part of {whole}, which is no code"
            for file, code, whole in sorted(parts)
            if whole not in known
        ]
        + [
            f"{rule.file}, {rule.record.code}: follows {code}, which is no code"
            for rule in rules
            for code in rule.record.follows
            if code not in known
        ]
        + [
            f"{rule.file}, {rule.record.code}: arithmetic names {code}, which is no code"
            for rule in rules
            for code in regex.findall(r"[a-z_]+\.[a-z0-9_.]*[a-z0-9]", rule.record.arithmetic)
            if code not in known
        ]
    )


def _filed(every: list[tuple[IndicatorRule, Compiled]]) -> Wordings:
    common = Counter(
        word for _, w in every for words in (*w.needs, *w.needs_after) for word in words
    )
    made = Wordings(every, {}, {}, [])
    for i, (_, wording) in enumerate(every):
        needed = [(words, made.before) for words in wording.needs] + [
            (words, made.after) for words in wording.needs_after
        ]
        if not needed:
            made.always.append(i)
            continue
        words, place = min(needed, key=lambda n: sum(common[word] for word in n[0]))
        for word in words:
            place.setdefault(word, []).append(i)
    return made


def _index(rules: list[IndicatorRule], shared: Shared, compiler: Compiler) -> Rules:
    by_kind, following = {}, {}
    for rule in rules:
        by_kind.setdefault(rule.record.kind, []).extend(
            (rule, wording) for wording in rule.wordings
        )
        for code in rule.record.follows:
            following.setdefault(code, []).append(rule)
    levels = tuple((level, compiler.any(phrases)) for level, phrases in shared.levels.items())
    return Rules(
        tuple(rules),
        {r.record.code: r for r in rules},
        {kind: _filed(every) for kind, every in by_kind.items()},
        {k: tuple(v) for k, v in following.items()},
        {code: name for r in rules for code, name in codes_of(r.record).items()},
        frozenset(compiler.vocabulary),
        compiler.any(shared.nouns),
        compiler.small,
        compiler.small_before,
        levels,
        compiler.directly(shared.comparison),
        compiler.any(shared.elsewhere),
        compiler.any(shared.superior),
        shared,
    )
