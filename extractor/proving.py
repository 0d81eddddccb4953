"""Every rule held against its own examples and counter-examples, with all the rules in force."""
from __future__ import annotations

import regex

from extractor import text
from extractor.find import find_numerals
from extractor.rules import Rule, load



def faults() -> list[str]:
    """A line for each example that the rules do not read as it says."""
    return [fault for rule in load() for fault in _of(rule)]


def _of(rule: Rule):
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


def _taken(rule: Rule, plain: str) -> list[tuple[int, int]]:
    rows = find_numerals(text.from_plain(plain), [], "2016")
    return [(row.start, row.end) for row in rows if row.rule == rule.record.id]
