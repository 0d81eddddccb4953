"""Every rule held against its own examples and counter-examples, with all the rules in force."""

from __future__ import annotations

from dataclasses import replace

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
from extractor.model import Check
from extractor.patterns import patterns_folder
from extractor.tables import form_codes, load_forms, load_vocabulary


def load_all() -> None:
    """Loads every set of rules. Raises BrokenRule naming what is wrong in the first broken one."""
    load_numeral_rules()
    load_vocabulary()
    load_indicators()
    load_checks()
    load_forms()
    if broken := form_faults():
        raise BrokenRule("rules_broken", faults="\n".join(broken))


def form_faults() -> list[str]:
    """A line for each code of a prescribed form that no indicator has."""
    names = load_indicators().names
    return [
        f"{where}: {code}, which is no code" for where, code in form_codes() if code not in names
    ]


def faults() -> list[str]:
    """A line for each example that the rules do not read as it says."""
    return [fault for rule in load_numeral_rules() for fault in _of(rule)]


def _of(rule: NumeralRule):
    where = f"{rule.file}, {rule.record.id}"
    for example in rule.record.examples:
        plain, wanted = _unmark(example)
        taken = _taken(rule, plain)
        if not wanted:
            yield f"{where}: no « » in {example!r}"
        elif not set(wanted) <= set(taken):
            yield f"{where}: wanted {[plain[a:b] for a, b in wanted]}, took {[plain[a:b] for a, b in taken]} in {example!r}"
    for example in rule.record.refuse:
        if taken := _taken(rule, example):
            yield f"{where}: must take nothing, took {[example[a:b] for a, b in taken]} in {example!r}"


def _unmark(example: str) -> tuple[str, list[tuple[int, int]]]:
    plain, spans = "", []
    for part, inside in regex.findall(r"([^«»]*)(?:«(.*?)»)?", example, regex.S):
        plain += part
        if inside:
            spans.append((len(plain), len(plain) + len(inside)))
            plain += inside
    return plain, spans


def _taken(rule: NumeralRule, plain: str) -> list[tuple[int, int]]:
    rows = find_numerals(from_plain(plain), [], "2016")
    return [(row.start, row.end) for row in rows if row.rule == rule.record.id]


def indicator_faults() -> list[str]:
    """A line, with file and line, for each example of an indicator that does not get its code,
    and each counter-example that gets it."""
    return [fault for rule in load_indicators().rules for fault in _of_indicator(rule)]


def _of_indicator(rule: IndicatorRule):
    record = rule.record
    for key, examples in (
        ("examples", record.examples),
        ("counter_examples", record.counter_examples),
    ):
        for i, example in enumerate(examples):
            marked = _marked(example)
            code = f"{record.code}.{example.level}" if example.level else record.code
            got = [
                f.code or "; ".join(doubt.key for doubt in f.doubts) or "no code" for f in marked
            ]
            wrong = [g for g in got if (g == code) == (key != "examples")] or (
                [] if marked else ["no figure in « »"]
            )
            if wrong:
                file = patterns_folder() / "indicators" / rule.file
                line = line_of(file, (rule.place, key, i))
                wanted = "wanted" if key == "examples" else "must not get"
                yield f"{rule.file}, line {line}, {record.code}: {wanted} {code}, got {', '.join(wrong)} in {example.text!r}"


def _marked(example: Example) -> list[Finding]:
    """What was found for the figures in « »."""
    plain, spans = _unmark(example.text)
    opening = (f"I. {example.under}\n\n" if example.under else "") + (
        f"{example.lead}\n\n- " if example.lead else ""
    )
    document = from_plain(opening + plain)
    document = replace(document, sections=((0, "I" if example.under else ""),))
    rows = find_numerals(document, [], "2016")
    wanted = {(a + len(opening), b + len(opening)) for a, b in spans}
    return [f for f in findings(document, rows) if (f.figure.start, f.figure.end) in wanted]


def check_faults() -> list[str]:
    """A line for each example of a check of which it does not say what it must, and for each sentence
    of which it must say nothing."""
    return [
        fault
        for name, record in load_checks().content.checks.items()
        for fault in _of_check(name, record)
    ]


def _of_check(name: str, record: CheckRecord):
    where = f"{CHECKS_FILE}, {name}"
    for example in record.examples:
        found = [f"{c.statement}: {c.verdict}" for c in _checks(example.text) if c.check == name]
        if not any(
            example.says in said and said.endswith(f": {example.verdict}") for said in found
        ):
            yield f"{where}: wanted {example.says!r}: {example.verdict}, got {'; '.join(found) or 'nothing'} in {example.text!r}"
    for sentence in record.refuse:
        if said := [f"{c.statement}: {c.verdict}" for c in _checks(sentence) if c.check == name]:
            yield f"{where}: must say nothing, said {'; '.join(said)} in {sentence!r}"


def _checks(plain: str) -> tuple[Check, ...]:
    document = from_plain(plain)
    heads = [(m.start(), m[1]) for m in regex.finditer(r"^([IVX]+)\. ", plain, regex.M)]
    document = replace(document, sections=tuple(heads or [(0, "")]))
    return check(document, name_figures(document, find_numerals(document, [], "2016"))).checks
