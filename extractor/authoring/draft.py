"""`solieu patterns draft`: records in YAML for the figures that no indicator claimed."""

from __future__ import annotations

from typing import Any

import regex
import yaml

from extractor.authoring.explain import Explained, explained
from extractor.kinds import KINDS
from extractor.model import FIGURE_KINDS, NumeralKind, Report

CLAUSE_END = regex.compile(r"[,;:.()\d]")
LONGEST_NAME = 120  # characters
WORDS_BEFORE = 5
WORDS_AFTER = 4


def drafts(report: Report) -> str:
    """A record in YAML for each wording of figures without code, to be edited by a person; "" where
    every figure has a code."""
    records: dict[str, dict[str, Any]] = {}
    for one in explained(report):
        numeral = one.numeral
        if numeral.kind in FIGURE_KINDS and not numeral.indicator:
            wording = _wording(one)
            records.setdefault(wording, _record(one, wording))
    if not records:
        return ""
    return yaml.safe_dump(
        list(records.values()),
        allow_unicode=True,
        sort_keys=False,
        width=200,
    )


def _record(one: Explained, wording: str) -> dict[str, Any]:
    """The record of an indicator, with the figure's sentence as its example."""
    numeral = one.numeral
    return {
        "code": "chu_de.ten_chi_tieu",
        "name": numeral.subject[:LONGEST_NAME] or wording,
        "unit": _unit(numeral.kind, numeral.unit),
        "kind": numeral.kind,
        "wordings": [wording],
        "examples": [f"{one.before.lstrip()}«{numeral.raw}»{one.after}".strip()],
        "counter_examples": [],
    }


def _unit(kind: NumeralKind, unit: str) -> str:
    return {"percentage": "%", "money": "đồng"}.get(kind, unit)


def _wording(one: Explained) -> str:
    """A wording of the last words before the figure and the first behind it, in its clause."""
    slots: dict[NumeralKind, str] = {kind: known.slot for kind, known in KINDS.items()}
    before = CLAUSE_END.split(one.before)[-1].split()
    after = CLAUSE_END.split(one.after)[0].split()
    slot = slots[one.numeral.kind]
    return " ".join([*before[-WORDS_BEFORE:], slot, *after[:WORDS_AFTER]])
