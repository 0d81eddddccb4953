"""`solieu patterns explain` and `draft`: why each numeral got what it got, and records for the
figures that no indicator claimed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

import regex

from extractor import messages
from extractor.indicators import CONDITIONS, Attempt, Finding, findings, load_indicators
from extractor.kinds import KINDS
from extractor.language.sentences import sentence_spans
from extractor.model import Numeral, Report

COLOURS = {
    **{kind: known.colour for kind, known in KINDS.items()},
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


def entries(report: Report) -> Iterator[Entry]:
    """One for each numeral, in order of place."""
    found = {f.figure.start: f for f in findings(report.text, report.numerals)}
    whole, spans = report.text.text, sentence_spans(report.text.text)
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
        named = (
            f" → {row.indicator} ({load_indicators().names[row.indicator]})"
            if row.indicator
            else ""
        )
        return f"{row.rule}: {row.of or row.iso or row.number or row.subject}".strip(": ") + named
    if row.indicator:
        won = next(
            (a.words for a in finding.attempts if a.code == row.indicator and not a.refusal), ""
        )
        return f"{row.rule} → {row.indicator} ({load_indicators().names[row.indicator]}) | {won}".rstrip(
            " |"
        )
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


def explained_lines(report: Report) -> Iterator[tuple[str, str, str, str, str]]:
    """(before, numeral, colour, after, why) for the terminal."""
    for entry in entries(report):
        yield entry.before, entry.row.raw, COLOURS[entry.row.kind], entry.after, entry.why


def explained_page(report: Report) -> str:
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
