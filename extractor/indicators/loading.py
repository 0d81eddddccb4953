"""The files of indicators, loaded, checked and compiled once.

`patterns/indicators/*.yaml` are a file for each subject with a record for each indicator;
`patterns/indicators/shared/words.yaml` has what they share: synonyms, small words, levels. The
office's own files of the same folders are laid over them. A fault stops the run, with file and
line named.

A wording is written as it stands in reports: `hoàn thành N/M nhiệm vụ`. `N`, `N/M`, `P%` is the
figure, `K` another figure, `…` up to ten words of one clause, `(…)` words that may be missing,
`[a|b]` one of several. Tones, case and commas do not matter; small words before the figure
(`là`, `được`, `khoảng`) may come in between.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import regex
from pydantic import ValidationError

from extractor.indicators.listed import by_name, listed
from extractor.indicators.phrases import Compiled, Compiler
from extractor.indicators.records import (
    CONDITIONS,
    ConditionName,
    Conditions,
    Indicator,
    Shared,
    Way,
    Wording,
    Words,
    codes_of,
)
from extractor.indicators.rules import (
    Candidate,
    Composed,
    Counted,
    IndicatorRule,
    Rules,
    Wordings,
)
from extractor.indicators.sought import Name, Named, Sought
from extractor.messages import say
from extractor.patterns import RuleRecord, raise_broken, read_rules, rule_records, said, where

SHARED = "indicators/shared/words.yaml"
MAY_OPEN = regex.compile(r"\((?P<words>[^()]*)\)\s+(?P<rest>.+)")
# Conditions that tell what a statement is of, as the object and the action do in a composition.
SPOKEN = ("sentence", "context")
SUM_OF_TWO = regex.compile(r"(?P<sum>[\w.]+) = (?P<first>[\w.]+) \+ (?P<second>[\w.]+)")
ADDENDS = regex.compile(r"(?P<sum>[\w.]+) =(?: (?P<addend>[\w.]+)(?: \+|$))+")
AT_MOST = regex.compile(r"(?P<addend>[\w.]+) <= (?P<sum>[\w.]+)")
SUM = "tổng cộng"  # among the words for the whole, of any land or body
CODE = regex.compile(r"[a-z_]+\.[a-z0-9_.]*[a-z0-9]")


@lru_cache(maxsize=4)
def load_indicators(folder: Path | None = None) -> Rules:
    """All indicators: those that come with the program with the office's laid over them, or those
    of `folder` alone. Raises BrokenRule naming each fault with file and line."""
    shared = _shared(folder)
    compiler = Compiler(shared.synonyms, shared.small, shared.beware, shared.any_of)
    written = list(rule_records("indicators", folder))
    records, faults = _records(written)
    wholes = _wholes_of([record for record, _ in records])
    rules: list[IndicatorRule] = []
    for record, source in records:
        try:
            whole = wholes.get(record.code, frozenset())
            rules.append(_compile(record, compiler, shared, source, whole))
        except (ValueError, regex.error) as error:
            faults.append(f"{where(source.file, source.line(), record.code)}: {error}")
    faults += _clashes(rules)
    if faults or not rules:
        raise_broken(faults or [f"{folder}: -"])
    return _index(rules, shared, compiler)


def _records(written: list[RuleRecord]) -> tuple[list[tuple[Indicator, RuleRecord]], list[str]]:
    """The records that can be read, each with where it is written; a line for each fault."""
    records: list[tuple[Indicator, RuleRecord]] = []
    faults: list[str] = []
    for one in written:
        code = one.raw.get("code", "?") if isinstance(one.raw, dict) else "?"
        try:
            records.append((Indicator.model_validate(one.raw), one))
        except ValidationError as error:
            faults += [
                f"{where(one.file, one.line(fault['loc']), str(code))}: {said(fault)}"
                for fault in error.errors()
            ]
    return records, faults


def _wholes_of(records: list[Indicator]) -> dict[str, frozenset[str]]:
    """Each code → the codes that the records' arithmetic makes its whole: the sums that it is added
    to, and what it is never more than."""
    found: dict[str, frozenset[str]] = {}
    for relation in ";".join(record.arithmetic for record in records).split(";"):
        told = ADDENDS.fullmatch(relation.strip()) or AT_MOST.fullmatch(relation.strip())
        if told is None:
            continue
        for addend in told.captures("addend"):
            found[addend] = found.get(addend, frozenset()) | {told["sum"]}
    return found


def _shared(folder: Path | None) -> Shared:
    try:
        return Shared.model_validate(read_rules(SHARED, folder))
    except ValidationError as error:
        raise_broken([f"{SHARED}: {said(fault)}" for fault in error.errors()])


def _compile(
    record: Indicator,
    compiler: Compiler,
    shared: Shared,
    written: RuleRecord,
    wholes: frozenset[str],
) -> IndicatorRule:
    """The record with its wordings compiled; `wholes`: the codes of which it is a part. Raises
    ValueError where one cannot be used."""
    if fault := _unusable(record, shared, wholes):
        raise ValueError(fault)
    alike = [noun for group in shared.alike if record.unit in group for noun in group]
    return IndicatorRule(
        record=record,
        wordings=(
            *_wordings(record, compiler, shared.nouns),
            *_as_part(record, compiler, wholes),
        ),
        then=tuple(_then(record, compiler, shared.share)),
        conditions=compiler.conditions(_conditions_of(record)),
        units=compiler.any([record.unit, *alike]),
        written=written,
    )


def _unusable(record: Indicator, shared: Shared, wholes: frozenset[str]) -> str:
    """Why the record cannot be used, in words for those who write rules; "" where it can."""
    if record.as_part and not wholes:
        return say("rule_no_whole")
    if not (record.wordings or record.follows or record.form_only):
        return say("rule_no_wordings")
    if record.subject and record.subject not in shared.subjects:
        return say("rule_no_subject", subject=record.subject)
    unknown = _unknown_word(record, shared)
    return say("rule_no_subject", subject=unknown) if unknown else ""


def _unknown_word(record: Indicator, shared: Shared) -> str:
    """The first stage, object or action of the record that the shared words do not have, else
    ""."""
    return _unknown_stage(record, shared) or _unknown_of_composition(record, shared)


def _unknown_stage(record: Indicator, shared: Shared) -> str:
    """The first stage of the record or its wordings that the shared words do not have, else ""."""
    given: list[Conditions] = [record, *record.wordings]
    named = [name for one in given for name in (one.stage, one.not_stage) if name]
    return next((name for name in named if name not in shared.stages), "")


def _unknown_of_composition(record: Indicator, shared: Shared) -> str:
    """The first object or action of the record that the shared words do not have, else ""."""
    if record.action and not set(record.object.split("|")) <= shared.objects.keys():
        return record.object or "object"
    named = [name for way in record.action for name in sorted(way.actions())]
    known = [shared.actions_of.get(one, shared.actions) for one in record.object.split("|")]
    return next((name for name in named if not any(name in one for one in known)), "")


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
    for words in record.in_percent:
        yield compiler.wording(words, "percentage", "%", {})
    said = by_name(record.name, record.kind)
    if said and not record.form_only:
        yield _wording(said, Wording.model_validate({"words": said}), record, compiler)


def _as_part(
    record: Indicator,
    compiler: Compiler,
    wholes: frozenset[str],
) -> Iterator[Compiled]:
    """What names the figure where it is a part of one of the wholes, before it and behind it."""
    for name in record.as_part:
        for words in (f"{name} N ({record.unit})", f"N ({record.unit}) {name}"):
            compiled = compiler.wording(words, record.kind, record.unit, {})
            yield replace(compiled, part_of=tuple(sorted(wholes)))


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
        stage=wording.stage,
        not_stage=wording.not_stage,
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


def _clashes(rules: list[IndicatorRule]) -> list[str]:
    """A line for each code that stands twice and each that is named but is none."""
    counted: Counter[str] = Counter()
    for rule in rules:
        counted.update(codes_of(rule.record).keys())
    twice = [code for code in sorted(counted) if counted[code] > 1]
    faults = [f"{code}: {say('rule_twice')}" for code in twice]
    named_by = sorted(rules, key=lambda rule: (rule.written.shown, rule.record.code))
    faults += _unknown(named_by, "part_of", lambda record: sorted(set(_wholes(record))), counted)
    faults += _unknown(rules, "follows", lambda record: record.follows, counted)
    faults += _unknown(
        rules, "beside", lambda record: [*record.beside, *record.beside.values()], counted
    )
    faults += _unknown(rules, "arithmetic", lambda record: CODE.findall(record.arithmetic), counted)
    return faults


def _unknown(
    rules: list[IndicatorRule],
    relation: str,  # the field
    named_in: Callable[[Indicator], list[str]],
    known: Container[str],
) -> list[str]:
    """A line for each code that a record names in some relation and that is none."""
    faults: list[str] = []
    for rule in rules:
        unknown = [code for code in named_in(rule.record) if code not in known]
        if unknown:
            place = where(rule.written.file, rule.written.line((relation,)), rule.record.code)
            faults += [f"{place}: {relation}: {say('rule_no_code', code=code)}" for code in unknown]
    return faults


def _wholes(record: Indicator) -> list[str]:
    """The codes of which the record or one of its wordings must, or must not, be a part."""
    given: list[Conditions] = [record, *record.wordings, *record.action]
    return [code for one in given for code in (*one.part_of, *one.not_part_of)]


def _by_kind(rules: list[IndicatorRule]) -> dict[str, list[Candidate]]:
    """Kind of figure → the wordings for it; those of a score in per cent are of percentages."""
    by_kind: dict[str, list[Candidate]] = defaultdict(list)
    for rule in rules:
        for wording in rule.wordings:
            in_percent = wording.words in rule.record.in_percent
            by_kind["percentage" if in_percent else rule.record.kind].append((rule, wording))
    return by_kind


def _index(
    rules: list[IndicatorRule],
    shared: Shared,
    compiler: Compiler,
) -> Rules:
    following: dict[str, list[IndicatorRule]] = defaultdict(list)
    names: dict[str, str] = {}
    for rule in rules:
        for code in rule.record.follows:
            following[code].append(rule)
        names.update(codes_of(rule.record))
    return Rules(
        rules=tuple(rules),
        by_code={rule.record.code: rule for rule in rules},
        by_kind={kind: Wordings.filed(every) for kind, every in _by_kind(rules).items()},
        following={code: tuple(behind) for code, behind in following.items()},
        sums=_sums([rule.record for rule in rules]),
        addends=_addends([rule.record for rule in rules]),
        names=names,
        vocabulary=frozenset(compiler.vocabulary),
        nouns=_sought(shared.nouns, compiler),
        small=compiler.small,
        small_before=compiler.small_before,
        small_ends=compiler.small_ends,
        levels=_named(shared.levels.items(), compiler),
        comparison=Sought(
            pattern=compiler.directly(shared.comparison).pattern,
            firsts=compiler.firsts(shared.comparison),
            reach=compiler.direct_reach(shared.comparison),
            at_end=True,
        ),
        elsewhere=_sought(shared.elsewhere, compiler),
        superior=_sought(shared.superior, compiler),
        demand=_sought(shared.demand, compiler),
        purpose=_sought(shared.purpose, compiler),
        proposed=_sought(shared.proposed, compiler),
        narrow=_sought(shared.narrow, compiler),
        other_fields=_sought(shared.other_fields, compiler),
        reform=_sought(shared.reform, compiler),
        matters=_sought(shared.matters, compiler),
        qualifiers=_sought(shared.qualifiers, compiler),
        harmless=_sought(shared.harmless, compiler),
        bodies=_sought(shared.bodies, compiler),
        together=_sought(shared.together, compiler),
        wide=_sought([*_lands(shared), *shared.wide], compiler),
        whole=_sought(_lands(shared), compiler),
        anew=_sought(shared.anew, compiler),
        rates=_sought(shared.rates, compiler),
        ways=_sought(shared.ways, compiler),
        goes_on=_sought(shared.goes_on, compiler),
        subjects=_named(shared.subjects.items(), compiler),
        objects=_named(shared.objects.items(), compiler),
        actions=_named(_one_by_one(shared.actions), compiler),
        actions_of={
            counted: _named(_one_by_one(own), compiler)
            for counted, own in shared.actions_of.items()
        },
        stages=_named(shared.stages.items(), compiler),
        carriers=_sought(shared.carriers, compiler),
        composed=_composed(rules, compiler),
        alone=_named(_names_alone(rules), compiler),
        bare=_without_topics(rules),
        nameless=_without_words(Way.model_validate({"words": ""}), compiler),
        shared=shared,
    )


def _sums(records: list[Indicator]) -> dict[frozenset[str], str]:
    """The sums of two that the records' arithmetic tells: the codes of the addends → that of the
    sum."""
    relations = ";".join(record.arithmetic for record in records).split(";")
    told = [SUM_OF_TWO.fullmatch(relation.strip()) for relation in relations]
    return {frozenset(one.group("first", "second")): one["sum"] for one in told if one}


def _addends(records: list[Indicator]) -> dict[str, frozenset[str]]:
    """Each code that the records' arithmetic makes a sum → the codes of all that are added."""
    found: dict[str, frozenset[str]] = {}
    for relation in ";".join(record.arithmetic for record in records).split(";"):
        told = ADDENDS.fullmatch(relation.strip())
        if told:
            found[told["sum"]] = found.get(told["sum"], frozenset()) | {*told.captures("addend")}
    return found


def _lands(shared: Shared) -> Words:
    """The words for all of the report's land; a sum is none."""
    return [words for words in (*shared.levels["whole"], *shared.land) if words != SUM]


def _sought(phrases: Words, compiler: Compiler) -> Sought:
    """The pattern of some phrases, with the words that it begins with."""
    pattern = compiler.any(phrases).pattern
    return Sought(pattern, compiler.firsts(phrases), compiler.reach(phrases))


def _named(named: Iterable[tuple[Name, Words]], compiler: Compiler) -> Named[Name]:
    """Each name with the pattern of its phrases."""
    sought = [(name, _sought(phrases, compiler)) for name, phrases in named]
    return Named(
        every=tuple((name, one.pattern) for name, one in sought),
        firsts=tuple(one.firsts for _, one in sought),
        reach=max((one.reach for _, one in sought), default=0),
    )


def _one_by_one(named: dict[str, Words]) -> Iterator[tuple[str, Words]]:
    """Each name with each of its phrases, of which the longest is to be found."""
    for name, phrases in named.items():
        yield from ((name, [said]) for said in _openings(phrases))


def _openings(phrases: Words) -> Iterator[str]:
    """The phrases, each with and without the words that may be missing where it begins."""
    for phrase in phrases:
        optional = MAY_OPEN.fullmatch(phrase)
        if not optional:
            yield phrase
            continue
        for rest in _openings([optional["rest"]]):
            yield rest
            yield from (f"{words} {rest}" for words in optional["words"].split("|"))


def _composed(
    rules: list[IndicatorRule],
    compiler: Compiler,
) -> dict[Counted, dict[frozenset[str], tuple[Composed, ...]]]:
    """Kind and object → actions → the indicators, which need not find the words again that are
    their object and action."""
    composed: dict[Counted, dict[frozenset[str], tuple[Composed, ...]]] = defaultdict(dict)
    for rule in rules:
        kept = tuple(one for one in rule.conditions if one[0] not in SPOKEN)
        bare_rule = replace(rule, conditions=kept)
        made = [Composed(bare_rule, _without_words(way, compiler)) for way in rule.record.action]
        for counted in rule.record.object.split("|"):
            ways = composed[rule.record.kind, counted]
            for way, one in zip(rule.record.action, made, strict=True):
                _file(ways, way, one)
    return dict(composed)


def _names_alone(rules: list[IndicatorRule]) -> Iterator[tuple[str, Words]]:
    """Code → each name that is enough for it, of which the longest is to be found."""
    for rule in rules:
        yield from ((rule.record.code, [said]) for said in _openings(rule.record.alone))


def _without_topics(rules: list[IndicatorRule]) -> dict[str, IndicatorRule]:
    """Code → the rule that a name is enough for, without what must be spoken of around it."""
    return {rule.record.code: _without_topic(rule) for rule in rules if rule.record.alone}


def _without_topic(rule: IndicatorRule) -> IndicatorRule:
    """The rule without what must be spoken of around its figure."""
    kept = tuple(one for one in rule.conditions if one[0].startswith("refuse"))
    return replace(rule, conditions=kept)


def _file(ways: dict[frozenset[str], tuple[Composed, ...]], way: Way, one: Composed) -> None:
    """File a composition under each set of actions that makes it."""
    for actions in way.every_set():
        ways[actions] = (*ways.get(actions, ()), one)


def _without_words(way: Way, compiler: Compiler) -> Compiled:
    """A wording of nothing but the conditions of a way to compose an indicator."""
    return Compiled(
        before=None,
        after=None,
        needs=(),
        needs_after=(),
        others=False,
        words="",
        conditions=compiler.conditions(_conditions_of(way)),
        part_of=tuple(way.part_of),
        not_part_of=tuple(way.not_part_of),
    )
