"""`solieu patterns explain` and `draft`: why each numeral got what it got, and records for the
figures that no indicator claimed.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

import regex
import yaml

from extractor import folder, messages, pages, text
from extractor.claims import Attempt, Finding, findings
from extractor.errors import InputError
from extractor.indicators import CONDITIONS, load
from extractor.interpret import interpret
from extractor.model import FIGURE_KINDS, Numeral, PageReading, Report

COLOURS = {
    "ratio": "#8e44ad",
    "percentage": "#b9770e",
    "count": "#1e8449",
    "measure": "#2874a6",
    "money": "#117864",
    "document_number": "#7b7d7d",
    "date": "#7b7d7d",
    "label": "#b2babb",
    "stamp": "#b2babb",
}
STYLE = (
    "body{font:16px/1.5 'Times New Roman',serif;max-width:60em;margin:2em auto;padding:0 1em}"
    "li{margin:.7em 0}small{display:block;color:#555}mark{color:#fff;border-radius:3px;padding:0 .2em}"
    + "".join(f"mark.{kind}{{background:{colour}}}" for kind, colour in COLOURS.items())
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A numeral in its sentence, and the words that say what claimed it."""

    row: Numeral
    before: str
    after: str
    why: str


def read_report(path: Path) -> Report:
    """The report of one file. Raises InputError."""
    source = folder.open_input(path, path.name)
    if source.kind == "text":
        try:
            plain = text.decode(path.read_bytes())
        except UnicodeDecodeError:
            raise InputError("file_not_utf8") from None
        return interpret(source, (PageReading(1, 0, 0, "plain-text", "plain_text"),), plain)
    with tempfile.TemporaryDirectory() as scratch:
        readings = [
            pages.read_page(source, n, Path(scratch) / f"{n}.jpg")
            for n in range(1, pages.count(source) + 1)
        ]
    return interpret(source, tuple(readings))


def entries(report: Report) -> Iterator[Entry]:
    """One for each numeral, in order of place."""
    found = {f.figure.start: f for f in findings(report.text, report.numerals)}
    whole, spans = report.text.text, text.sentences(report.text.text)
    for row in report.numerals:
        begin, end = next(((a, b) for a, b in reversed(spans) if a <= row.start), (0, len(whole)))
        yield Entry(
            row,
            _words(whole[max(begin, row.start - 160) : row.start]),
            _words(whole[row.end : max(row.end, min(end, row.end + 120))]),
            _why(row, found.get(row.start)),
        )


def _words(piece: str) -> str:
    return regex.sub(r"\s+", " ", piece)


def _why(row: Numeral, finding: Finding | None) -> str:
    """The rule, then the indicator with its wording, or the nearest one and what was against it."""
    if finding is None:
        named = f" → {row.indicator} ({load().names[row.indicator]})" if row.indicator else ""
        return f"{row.rule}: {row.of or row.iso or row.number or row.subject}".strip(": ") + named
    if row.indicator:
        won = next(
            (a.words for a in finding.attempts if a.code == row.indicator and not a.refusal), ""
        )
        return f"{row.rule} → {row.indicator} ({load().names[row.indicator]}) | {won}".rstrip(" |")
    doubts = [messages.reason(d) for d in finding.doubts]
    if doubts or not finding.attempts:
        return f"{row.rule} → " + ("; ".join(doubts) or messages.say("no_indicator"))
    near = max(finding.attempts, key=lambda a: len(a.evidence))
    return f"{row.rule} → " + messages.say(
        "nearest_indicator",
        code=near.code,
        words=near.words,
        against=f"{messages.say('against_' + near.refusal)}{_asked(near)}",
    )


def _asked(attempt: Attempt) -> str:
    """The phrases that the failed condition lists."""
    record, name = attempt.rule.record, attempt.refusal
    wording = next((w for w in record.wordings if w.words == attempt.words), record)
    if name not in CONDITIONS:
        return ""
    phrases = [*getattr(record, name), *(getattr(wording, name) if wording is not record else [])]
    return f": {', '.join(phrases)}" if phrases else ""


def lines(report: Report) -> Iterator[tuple[str, str, str, str, str]]:
    """(before, numeral, colour, after, why) for the terminal."""
    for entry in entries(report):
        yield entry.before, entry.row.raw, COLOURS[entry.row.kind], entry.after, entry.why


def html(report: Report) -> str:
    """A page by itself: no script, no link, everything escaped."""
    items = "\n".join(
        f'<li>{escape(e.before)}<mark class="{e.row.kind}" title="{e.row.kind}">{escape(e.row.raw)}</mark>{escape(e.after)}'
        f"<small>{escape(e.why)}</small></li>"
        for e in entries(report)
    )
    name = escape(report.input.name)
    return (
        f'<!doctype html>\n<html lang="{messages.language}"><head><meta charset="utf-8"><title>{name}</title>'
        f"<style>{STYLE}</style></head><body><h1>{name}</h1>\n<ol>\n{items}\n</ol></body></html>\n"
    )


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
    slot = {"ratio": "N/M", "percentage": "P%"}.get(entry.row.kind, "N")
    before = regex.split(r"[,;:.()\d]", entry.before)[-1].split()[-5:]
    after = regex.split(r"[,;:.()\d]", entry.after)[0].split()[:4]
    return " ".join([*before, slot, *after])
