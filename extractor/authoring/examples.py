"""Every rule held against its own examples and counter-examples, with all the rules in force.

A fault is a line with the file, the rule and what came out instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import regex

from extractor.checks import CHECKS_FILE, CheckRecord, check, load_checks
from extractor.errors import BrokenRule
from extractor.figures import NumeralRule, find_numerals, load_numeral_rules
from extractor.indicators import (
    Example,
    Finding,
    IndicatorRule,
    findings,
    line_of,
    load_indicators,
    name_figures,
)
from extractor.layout import from_plain
from extractor.layout import outline as load_outline
from extractor.model import Check
from extractor.patterns import patterns_folder
from extractor.tables import annex_codes, form_codes, load_annex, load_forms, load_vocabulary

Slice = tuple[int, int]
ExampleKey = Literal["examples", "counter_examples"]
YEAR = "2016"  # of the report that an example is taken for
MARKED = regex.compile(r"([^«»]*)(?:«(.*?)»)?", regex.S)
ROMAN_HEADING = regex.compile(r"^([IVX]+)\. ", regex.M)


def load_all() -> None:
    """Loads every set of rules. Raises BrokenRule naming what is wrong in the first broken one."""
    load_numeral_rules()
    load_vocabulary()
    load_outline()
    load_indicators()
    load_checks()
    load_forms()
    load_annex()
    if broken := form_faults():
        raise BrokenRule("rules_broken", faults="\n".join(broken))


def faults() -> list[str]:
    """The faults of all rules: numerals, indicators, prescribed forms, checks."""
    return [*numeral_faults(), *indicator_faults(), *form_faults(), *check_faults()]


def form_faults() -> list[str]:
    """A line for each code of a prescribed form that no indicator has."""
    names = load_indicators().names
    return [
        f"{where}: {code}, which is no code"
        for where, code in (*form_codes(), *annex_codes())
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
    return [fault for rule in load_numeral_rules() for fault in faults_of_numeral_rule(rule)]


def faults_of_numeral_rule(rule: NumeralRule) -> Iterator[str]:
    """The faults of one rule for numerals."""
    where = f"{rule.file}, {rule.record.id}"
    for example in rule.record.examples:
        wanted = unmarked(example)
        taken = _taken(rule, wanted.plain)
        if not wanted.marked:
            yield f"{where}: no « » in {example!r}"
        elif not set(wanted.marked) <= set(taken):
            asked, got = _pieces(wanted.plain, wanted.marked), _pieces(wanted.plain, taken)
            yield f"{where}: wanted {asked}, took {got} in {example!r}"
    for example in rule.record.counter_examples:
        if taken := _taken(rule, example):
            yield f"{where}: must take nothing, took {_pieces(example, taken)} in {example!r}"


def _pieces(
    text: str,
    slices: tuple[Slice, ...],
) -> list[str]:
    return [text[begin:end] for begin, end in slices]


def _taken(
    rule: NumeralRule,
    plain: str,
) -> tuple[Slice, ...]:
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
    rule: IndicatorRule,
    key: ExampleKey,
    number: int,
    example: Example,
) -> Iterator[str]:
    """The fault of an example under that key of the record, if any; `number` counts from 0."""
    code = rule.record.code
    if example.level:
        code = f"{code}.{example.level}"
    must_get = key == "examples"
    got = [_outcome(finding) for finding in marked_findings(example)]
    wrong = [outcome for outcome in got if (outcome == code) != must_get]
    if not got:
        wrong = ["no figure in « »"]
    if wrong:
        file = patterns_folder() / "indicators" / rule.file
        line = line_of(file, (rule.place, key, number))
        wanted = "wanted" if must_get else "must not get"
        yield (
            f"{rule.file}, line {line}, {rule.record.code}: {wanted} {code}, "
            f"got {', '.join(wrong)} in {example.text!r}"
        )


def _outcome(finding: Finding) -> str:
    """The code of a figure, or why it has none."""
    return finding.code or "; ".join(doubt.key for doubt in finding.doubts) or "no code"


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


def _faults_of_check(
    name: str,
    record: CheckRecord,
) -> Iterator[str]:
    where = f"{CHECKS_FILE}, {name}"
    for example in record.examples:
        said = _said(name, example.text)
        right = [one for one in said if example.says in one]
        if not any(one.endswith(f": {example.verdict}") for one in right):
            wanted, got = f"{example.says!r}: {example.verdict}", "; ".join(said) or "nothing"
            yield f"{where}: wanted {wanted}, got {got} in {example.text!r}"
    for sentence in record.counter_examples:
        if said := _said(name, sentence):
            yield f"{where}: must say nothing, said {'; '.join(said)} in {sentence!r}"


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
