"""`solieu patterns draft`: records in YAML for the figures that no indicator claimed."""

from __future__ import annotations

import regex
import yaml

from extractor.authoring.explain import Entry, entries
from extractor.kinds import KINDS
from extractor.model import FIGURE_KINDS, Report


def drafts(report: Report) -> str:
    """Records in YAML for figures without code, to be edited by a person."""
    records: dict[str, dict] = {}
    for entry in entries(report):
        row = entry.row
        if row.kind not in FIGURE_KINDS or row.indicator:
            continue
        wording = _guess(entry)
        if wording in records:
            continue
        example = f"{entry.before.lstrip()}«{row.raw}»{entry.after}".strip()
        records[wording] = {
            "code": "chu_de.ten_chi_tieu",
            "name": row.subject[:120] or wording,
            "unit": "%"
            if row.kind == "percentage"
            else "đồng"
            if row.kind == "money"
            else row.unit,
            "kind": row.kind,
            "wordings": [wording],
            "examples": [example],
            "counter_examples": [],
        }
    return (
        yaml.safe_dump(list(records.values()), allow_unicode=True, sort_keys=False, width=200)
        if records
        else ""
    )


def _guess(entry: Entry) -> str:
    """A wording from the last words before the figure and the first behind it, to the clause's end."""
    slot = KINDS[entry.row.kind].slot
    before = regex.split(r"[,;:.()\d]", entry.before)[-1].split()[-5:]
    after = regex.split(r"[,;:.()\d]", entry.after)[0].split()[:4]
    return " ".join([*before, slot, *after])
