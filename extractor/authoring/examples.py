"""Every rule held against its own examples and counter-examples, with all the rules in force.

A fault is a line with the file, the rule and what came out instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

import regex

from extractor.administration import load_bodies
from extractor.checks import CHECKS_FILE, CheckRecord, check, load_checks
from extractor.figures import (
    NumeralRule,
    find_numerals,
    load_meaning,
    load_numeral_rules,
    status_of,
)
from extractor.headings import outline as load_outline
from extractor.indicators import (
    Example,
    Finding,
    IndicatorRule,
    findings,
    load_indicators,
    name_figures,
)
from extractor.language.said import load_said, said_faults
from extractor.layout import from_plain
from extractor.lines import table_words
from extractor.messages import reason, say
from extractor.model import Check
from extractor.patterns import (
    called,
    office_faults,
    office_folder,
    raise_broken,
    read_rules,
    where,
)
from extractor.tables import annex_codes, form_codes, load_annex, load_forms, load_vocabulary

Slice = tuple[int, int]
ExampleKey = Literal["examples", "counter_examples"]
YEAR = "2016"  # of the report that an example is taken for
MARKED = regex.compile(r"([^«»]*)(?:«(.*?)»)?", regex.S)
ROMAN_HEADING = regex.compile(r"^([IVX]+)\. ", regex.M)


def _load_drafts() -> None:
    """Loads the outline of drafts; what writes them is not waited for by every run."""
    from extractor.drafting import load_drafts

    load_drafts()


LOADERS: tuple[tuple[str, Callable[[], object]], ...] = (  # by the files that each reads
    ("numerals/*.yaml, pieces.yaml", load_numeral_rules),
    ("wording.yaml", load_meaning),
    ("said.yaml", load_said),
    ("tables.yaml", load_vocabulary),
    ("tables.yaml", table_words),
    ("outline.yaml", load_outline),
    ("indicators/*.yaml", load_indicators),
    ("checks.yaml", load_checks),
    ("forms.yaml", load_forms),
    ("annexes.yaml", load_annex),
    ("units/*.yaml, documents.yaml", load_bodies),
    ("drafts.yaml", _load_drafts),
)


def load_all() -> None:
    """Loads every set of rules, the office's laid over ours. Raises BrokenRule naming what is wrong
    in the first broken one."""
    if broken := office_faults():
        raise_broken(broken)
    for files, load in LOADERS:
        try:
            load()
        except (regex.error, re.error, KeyError, TypeError, ValueError, AttributeError) as error:
            detail = f"{type(error).__name__}: {error}"[:300]
            raise_broken([f"{_folder_mark()}{files}: {detail}"])
    if broken := form_faults():
        raise_broken(broken)


def _folder_mark() -> str:
    """The office's folder before the name of a file that may be its; a loader that fails on what
    is laid together cannot tell."""
    folder = office_folder()
    return f"{folder.name}/" if folder else ""


def faults() -> list[str]:
    """The faults of all rules: numerals, words of status and of statements, indicators, prescribed
    forms, checks."""
    return [
        *numeral_faults(),
        *status_faults(),
        *said_faults(),
        *indicator_faults(),
        *form_faults(),
        *check_faults(),
    ]


def form_faults() -> list[str]:
    """A line for each code of a prescribed form that no indicator has."""
    names = load_indicators().names
    return [
        f"{place}: {say('rule_no_code', code=code)}"
        for place, code in (*form_codes(), *annex_codes())
        if code not in names
    ]


@dataclass(frozen=True, slots=True)
class Unmarked:
    """An example without its marks « », and the slices that stood in them."""

    plain: str
    marked: tuple[Slice, ...]


def unmarked(example: str) -> Unmarked:
    """The example without its marks.

    >>> unmarked("đạt «23/28» nhiệm vụ")
    Unmarked(plain='đạt 23/28 nhiệm vụ', marked=((4, 9),))
    """
    plain = ""
    marked: list[Slice] = []
    for before, inside in MARKED.findall(example):
        plain += before
        if inside:
            marked.append((len(plain), len(plain) + len(inside)))
            plain += inside
    return Unmarked(plain, tuple(marked))


def numeral_faults() -> list[str]:
    """A line for each example of a rule for numerals that is not read as it says."""
    rules = load_numeral_rules()
    return _pattern_faults(rules) or [
        fault for rule in rules for fault in faults_of_numeral_rule(rule)
    ]


def _pattern_faults(rules: tuple[NumeralRule, ...]) -> list[str]:
    """A line for each rule whose pattern does not compile."""
    faults: list[str] = []
    for rule in rules:
        try:
            _ = rule.pattern
        except regex.error as error:
            told = say("rule_no_pattern", problem=error)
            faults.append(f"{rule.file}, {rule.record.id}: {told}")
    return faults


def faults_of_numeral_rule(rule: NumeralRule) -> Iterator[str]:
    """The faults of one rule for numerals."""
    place = f"{rule.file}, {rule.record.id}"
    for example in rule.record.examples:
        wanted = unmarked(example)
        taken = _taken(rule, wanted.plain)
        if not wanted.marked:
            yield f"{place}: {say('example_unmarked', text=example)}"
        elif not set(wanted.marked) <= set(taken):
            asked, got = _pieces(wanted.plain, wanted.marked), _pieces(wanted.plain, taken)
            yield f"{place}: {say('example_must_take', wanted=asked, got=got, text=example)}"
    for example in rule.record.counter_examples:
        if taken := _taken(rule, example):
            got = _pieces(example, taken)
            yield f"{place}: {say('example_must_not_take', got=got, text=example)}"


def status_faults() -> list[str]:
    """A line for each example of a word of status whose figures do not get that status, and each
    counter-example whose figures do."""
    wording = read_rules("wording.yaml")
    faults: list[str] = []
    plan = {"status": "planned", **wording["plan"]}
    for record in (*wording["status"], *wording["after"], plan):
        for key in ("examples", "counter_examples"):
            for example in record.get(key, ()):
                faults += _faults_of_status(record["status"], example, key == "examples")
    return faults


@dataclass(frozen=True, slots=True)
class StatusWords:
    """How many words tell a status, and how many examples they have."""

    words: int
    examples: int


def status_words() -> StatusWords:
    """The words of status in `wording.yaml`, counted."""
    wording = read_rules("wording.yaml")
    records = [*wording["status"], *wording["after"]]
    return StatusWords(
        words=sum(len(record["cues"]) for record in records),
        examples=sum(
            len(record.get("examples", ())) + len(record.get("counter_examples", ()))
            for record in records
        ),
    )


def _faults_of_status(status: str, example: str, must_get: bool) -> Iterator[str]:
    found = unmarked(example)
    got = [status_of(found.plain, *span) for span in found.marked]
    wrong = [given for given in got if (given == status) != must_get]
    if wrong or not found.marked:
        key = "example_must_get" if must_get else "example_must_not_get"
        told = say(key, code=status, got=", ".join(wrong) or "-", text=example)
        yield f"{called('wording.yaml')}, {status}: {told}"


def _pieces(text: str, slices: tuple[Slice, ...]) -> list[str]:
    return [text[begin:end] for begin, end in slices]


def _taken(rule: NumeralRule, plain: str) -> tuple[Slice, ...]:
    """The slices that the rule takes, with all the rules in force."""
    numerals = find_numerals(from_plain(plain), [], YEAR)
    return tuple((row.start, row.end) for row in numerals if row.rule == rule.record.id)


def indicator_faults() -> list[str]:
    """A line, with file and line, for each example of an indicator that does not get its code,
    and each counter-example that gets it."""
    return [fault for rule in load_indicators().rules for fault in _faults_of_indicator(rule)]


def _faults_of_indicator(rule: IndicatorRule) -> Iterator[str]:
    for number, example in enumerate(rule.record.examples):
        yield from _faults_of_example(rule, "examples", number, example)
    for number, example in enumerate(rule.record.counter_examples):
        yield from _faults_of_example(rule, "counter_examples", number, example)


def _faults_of_example(
    rule: IndicatorRule, key: ExampleKey, number: int, example: Example
) -> Iterator[str]:
    """The fault of an example under that key of the record, if any; `number` counts from 0."""
    code = rule.record.code
    if example.level:
        code = f"{code}.{example.level}"
    must_get = key == "examples"
    got = [_outcome(finding) for finding in marked_findings(example)]
    wrong = [outcome for outcome in got if (outcome == code) != must_get]
    if not got:
        wrong = [say("example_no_figure")]
    if wrong:
        written = rule.written
        place = where(written.file, written.line((key, number)), rule.record.code)
        told = say(
            "example_must_get" if must_get else "example_must_not_get",
            code=code,
            got=", ".join(wrong),
            text=example.text,
        )
        yield f"{place}: {told}"


def _outcome(finding: Finding) -> str:
    """The code of a figure, or why it has none."""
    doubts = "; ".join(reason(doubt) for doubt in finding.doubts)
    return finding.code or doubts or say("no_indicator")


def marked_findings(example: Example) -> list[Finding]:
    """What the indicators say of an example's figures in « », under its heading and lead-in."""
    heading = f"I. {example.under}\n\n" if example.under else ""
    lead = f"{example.lead}\n\n- " if example.lead else ""
    before = len(heading) + len(lead)
    sentence = unmarked(example.text)
    document = from_plain(heading + lead + sentence.plain)
    document = replace(document, sections=((0, "I" if example.under else ""),))
    wanted = {(begin + before, end + before) for begin, end in sentence.marked}
    found = findings(document, find_numerals(document, [], YEAR))
    return [one for one in found if (one.figure.start, one.figure.end) in wanted]


def check_faults() -> list[str]:
    """A line for each example of a check of which it does not say what it must, and for each
    sentence of which it must say nothing."""
    checks = load_checks().content.checks
    return [fault for name, record in checks.items() for fault in _faults_of_check(name, record)]


def _faults_of_check(name: str, record: CheckRecord) -> Iterator[str]:
    place = f"{called(CHECKS_FILE)}, {name}"
    for example in record.examples:
        said = _said(name, example.text)
        right = [one for one in said if example.says in one]
        if not any(one.endswith(f": {example.verdict}") for one in right):
            wanted, got = f"{example.says!r}: {example.verdict}", "; ".join(said) or "-"
            told = say("example_must_say", wanted=wanted, got=got, text=example.text)
            yield f"{place}: {told}"
    for sentence in record.counter_examples:
        if said := _said(name, sentence):
            told = say("example_must_not_say", got="; ".join(said), text=sentence)
            yield f"{place}: {told}"


def _said(name: str, plain: str) -> list[str]:
    """What the check of that name says of a text: statement and verdict of each relation."""
    found = [one for one in _checks(plain) if one.check == name]
    return [f"{one.statement}: {one.verdict}" for one in found]


def _checks(plain: str) -> tuple[Check, ...]:
    """All that the checks say of a text; a Roman number opens a heading."""
    document = from_plain(plain)
    headings = [(found.start(), found[1]) for found in ROMAN_HEADING.finditer(plain)]
    document = replace(document, sections=tuple(headings or [(0, "")]))
    return check(document, name_figures(document, find_numerals(document, [], YEAR))).checks
