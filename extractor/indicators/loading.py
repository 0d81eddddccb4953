"""The files of indicators, loaded, checked and compiled once.

`patterns/indicators/*.yaml` are a file for each subject with a record for each indicator;
`patterns/indicators/shared/words.yaml` has what they share: synonyms, small words, levels. A fault
stops the run, with file and line named.

A wording is written as it stands in reports: `hoàn thành N/M nhiệm vụ`. `N`, `N/M`, `P%` is the
figure, `K` another figure, `…` up to ten words of one clause, `(…)` words that may be missing,
`[a|b]` one of several. Tones, case and commas do not matter; small words before the figure
(`là`, `được`, `khoảng`) may come in between.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import regex
import yaml
from pydantic import ValidationError

from extractor.errors import BrokenRule
from extractor.indicators.listed import listed
from extractor.indicators.phrases import Compiled, Compiler
from extractor.indicators.records import (
    CONDITIONS,
    ConditionName,
    Conditions,
    Indicator,
    Shared,
    Wording,
    Words,
    codes_of,
)
from extractor.indicators.rules import Candidate, IndicatorRule, Rules, Wordings
from extractor.patterns import patterns_folder

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
CODE = regex.compile(r"[a-z_]+\.[a-z0-9_.]*[a-z0-9]")


@lru_cache(maxsize=4)
def load_indicators(folder: Path | None = None) -> Rules:
    """All indicators. Raises BrokenRule naming each fault with file and line."""
    folder = (folder or patterns_folder()) / "indicators"
    shared = _shared(folder / "shared" / "words.yaml")
    compiler = Compiler(shared.synonyms, shared.small, shared.beware)
    files = [_read(file, compiler, shared) for file in sorted(folder.glob("*.yaml"))]
    rules = [rule for file in files for rule in file.rules]
    faults = [fault for file in files for fault in file.faults]
    faults += _clashes(rules)
    if faults or not rules:
        raise BrokenRule("rules_broken", faults="\n".join(faults) or f"{folder}: -")
    return _index(rules, shared, compiler)


def _shared(file: Path) -> Shared:
    try:
        return Shared.model_validate(_yaml(file))
    except ValidationError as error:
        faults = [
            f"{file.name}, line {line_of(file, fault['loc'])}: {fault['msg']}"
            for fault in error.errors()
        ]
        raise BrokenRule("rules_broken", faults="\n".join(faults)) from None


def _yaml(file: Path) -> Any:
    """The content of a YAML file. Raises BrokenRule with the line where it cannot be read."""
    try:
        return yaml.load(file.read_text("utf-8"), LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BrokenRule(
            "rules_broken", faults=f"{file.name}, line {line}: {error.problem}"
        ) from None
    except (OSError, yaml.YAMLError) as error:
        raise BrokenRule("rules_broken", faults=f"{file.name}: {error}") from None


@dataclass(frozen=True, slots=True)
class _FileRead:
    """The rules of one file, and a line for each fault in it."""

    rules: tuple[IndicatorRule, ...]
    faults: tuple[str, ...]


def _read(
    file: Path,
    compiler: Compiler,
    shared: Shared,
) -> _FileRead:
    rules: list[IndicatorRule] = []
    faults: list[str] = []
    for place, raw in enumerate(_yaml(file) or []):
        name = raw.get("code", "?") if isinstance(raw, dict) else "?"
        try:
            record = Indicator.model_validate(raw)
            rules.append(_compile(record, compiler, shared, file.name, place))
        except ValidationError as error:
            faults += [
                f"{file.name}, line {line_of(file, (place, *fault['loc']))}, {name}: "
                f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}"
                for fault in error.errors()
            ]
        except (ValueError, regex.error) as error:
            faults.append(f"{file.name}, line {line_of(file, (place,))}, {name}: {error}")
    return _FileRead(tuple(rules), tuple(faults))


def _compile(
    record: Indicator,
    compiler: Compiler,
    shared: Shared,
    file: str,
    place: int,
) -> IndicatorRule:
    """The record with its wordings compiled. Raises ValueError where one cannot be used."""
    if not (record.wordings or record.follows or record.form_only):
        raise ValueError("neither wordings nor follows")
    alike = [noun for group in shared.alike if record.unit in group for noun in group]
    return IndicatorRule(
        record=record,
        wordings=tuple(_wordings(record, compiler, shared.nouns)),
        then=tuple(_then(record, compiler, shared.share)),
        conditions=compiler.conditions(_conditions_of(record)),
        units=compiler.any([record.unit, *alike]),
        file=file,
        place=place,
    )


def _wordings(
    record: Indicator,
    compiler: Compiler,
    nouns: Words,
) -> Iterator[Compiled]:
    """The record's wordings, each as written and as a list says it."""
    for wording in record.wordings:
        yield _wording(wording.words, wording, record, compiler)
        in_list = listed(wording.words, record.kind, [record.unit, *nouns])
        if in_list:
            yield _wording(in_list, wording, record, compiler)


def _wording(
    words: str,
    wording: Wording,
    record: Indicator,
    compiler: Compiler,
) -> Compiled:
    """The words compiled, with the conditions of the wording that they come from."""
    return replace(
        compiler.wording(words, record.kind, record.unit, _conditions_of(wording)),
        part_of=tuple(wording.part_of),
        not_part_of=tuple(wording.not_part_of),
    )


def _then(
    record: Indicator,
    compiler: Compiler,
    share: Words,
) -> Iterator[Compiled]:
    """The wordings right behind a figure that the record follows; a percentage is its share."""
    if not record.follows:
        return
    for words in record.then or (share if record.kind == "percentage" else []):
        yield compiler.wording(words, record.kind, record.unit, {})


def _conditions_of(given: Conditions) -> dict[ConditionName, Words]:
    return {name: getattr(given, name) for name in CONDITIONS}


def line_of(
    file: Path,
    path: tuple[int | str, ...],
) -> int:
    """The line (1…) on which the node at `path` of a YAML file begins; as near as `path` leads."""
    node = yaml.compose(file.read_text("utf-8"), LOADER)
    if node is None:
        return 1
    for step in path:
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        elif isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == step), node)
    return node.start_mark.line + 1


def _clashes(rules: list[IndicatorRule]) -> list[str]:
    """A line for each code that stands twice and each that is named but is none."""
    counted: Counter[str] = Counter()
    for rule in rules:
        counted.update(codes_of(rule.record).keys())
    faults = [f"{code}: twice" for code in sorted(counted) if counted[code] > 1]
    named_by = sorted(rules, key=lambda rule: (rule.file, rule.record.code))
    faults += _unknown(named_by, "part of", lambda record: sorted(set(_wholes(record))), counted)
    faults += _unknown(rules, "follows", lambda record: record.follows, counted)
    faults += _unknown(
        rules, "arithmetic names", lambda record: CODE.findall(record.arithmetic), counted
    )
    return faults


def _unknown(
    rules: list[IndicatorRule],
    relation: str,
    named_in: Callable[[Indicator], list[str]],
    known: Container[str],
) -> list[str]:
    """A line for each code that a record names in some relation and that is none."""
    faults: list[str] = []
    for rule in rules:
        faults += [
            f"{rule.file}, {rule.record.code}: {relation} {code}, which is no code"
            for code in named_in(rule.record)
            if code not in known
        ]
    return faults


def _wholes(record: Indicator) -> list[str]:
    """The codes of which the record or one of its wordings must, or must not, be a part."""
    given: list[Conditions] = [record, *record.wordings]
    return [code for one in given for code in (*one.part_of, *one.not_part_of)]


def _index(
    rules: list[IndicatorRule],
    shared: Shared,
    compiler: Compiler,
) -> Rules:
    by_kind: dict[str, list[Candidate]] = defaultdict(list)
    following: dict[str, list[IndicatorRule]] = defaultdict(list)
    names: dict[str, str] = {}
    for rule in rules:
        by_kind[rule.record.kind] += [(rule, wording) for wording in rule.wordings]
        for code in rule.record.follows:
            following[code].append(rule)
        names.update(codes_of(rule.record))
    levels = tuple(
        (level, compiler.any(phrases).pattern) for level, phrases in shared.levels.items()
    )
    return Rules(
        rules=tuple(rules),
        by_code={rule.record.code: rule for rule in rules},
        by_kind={kind: Wordings.filed(every) for kind, every in by_kind.items()},
        following={code: tuple(behind) for code, behind in following.items()},
        names=names,
        vocabulary=frozenset(compiler.vocabulary),
        nouns=compiler.any(shared.nouns).pattern,
        small=compiler.small,
        small_before=compiler.small_before,
        levels=levels,
        comparison=compiler.directly(shared.comparison).pattern,
        elsewhere=compiler.any(shared.elsewhere).pattern,
        superior=compiler.any(shared.superior).pattern,
        shared=shared,
    )
