"""`solieu patterns explain`: why each numeral of a report got what it got."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

import regex

from extractor import messages
from extractor.indicators import CONDITIONS, Attempt, Finding, findings, load_indicators
from extractor.kinds import KINDS
from extractor.language.sentences import sentence_spans
from extractor.model import Numeral, NumeralKind, Report

COLOURS_OF_FIGURES: dict[NumeralKind, str] = {kind: known.colour for kind, known in KINDS.items()}
COLOURS_OF_OTHERS: dict[NumeralKind, str] = {
    "document_number": "#7b7d7d",
    "date": "#7b7d7d",
    "label": "#b2babb",
    "stamp": "#b2babb",
}
COLOURS = COLOURS_OF_FIGURES | COLOURS_OF_OTHERS
STYLE = (
    "body{font:16px/1.5 'Times New Roman',serif;max-width:60em;margin:2em auto;padding:0 1em}"
    "li{margin:.7em 0}small{display:block;color:#555}"
    "mark{color:#fff;border-radius:3px;padding:0 .2em}"
)
SHOWN_BEFORE = 160  # characters before a numeral
SHOWN_AFTER = 120  # characters behind it, at most to the end of its sentence
BLANKS = regex.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Explained:
    """A numeral between the words around it, and `why`: the rule, the indicator and the wording
    that claimed it, or what spoke against the nearest one."""

    numeral: Numeral
    before: str
    after: str
    why: str

    @property
    def colour(self) -> str:
        """The colour of the numeral's kind (`#rrggbb`)."""
        return COLOURS[self.numeral.kind]


def explained(report: Report) -> Iterator[Explained]:
    """The numerals of a report, explained, in order of place."""
    period = report.fields.get("period", "")
    level = report.fields.get("issuer_level", "")
    named = findings(report.text, report.numerals, period=period, level=level)
    found = {finding.figure.start: finding for finding in named}
    text = report.text.text
    sentences = sentence_spans(text)
    for numeral in report.numerals:
        here = bisect_right(sentences, numeral.start, key=lambda sentence: sentence[0]) - 1
        begin, end = sentences[here] if here >= 0 else (0, len(text))
        begin = max(begin, numeral.start - SHOWN_BEFORE)
        end = max(numeral.end, min(end, numeral.end + SHOWN_AFTER))
        yield Explained(
            numeral=numeral,
            before=_one_line(text[begin : numeral.start]),
            after=_one_line(text[numeral.end : end]),
            why=_why(numeral, found.get(numeral.start)),
        )


def _one_line(piece: str) -> str:
    return BLANKS.sub(" ", piece)


def _why(numeral: Numeral, finding: Finding | None) -> str:
    """The rule, then the indicator with its wording, or the nearest one and what was against it."""
    if finding is None:
        return _why_without_rules(numeral)
    if numeral.indicator:
        return f"{numeral.rule} → {_named(numeral)} | {_wording(numeral, finding)}".rstrip(" |")
    doubts = "; ".join(messages.reason(doubt) for doubt in finding.doubts)
    if doubts or not finding.attempts:
        return f"{numeral.rule} → {doubts or messages.say('no_indicator')}"
    return f"{numeral.rule} → {_against_the_nearest(finding)}"


def _why_without_rules(numeral: Numeral) -> str:
    """What a numeral is on which no indicator was tried: no figure, or one in a table's cell."""
    what = numeral.of or numeral.iso or numeral.number or numeral.subject
    said = f"{numeral.rule}: {what}".strip(": ")
    return f"{said} → {_named(numeral)}" if numeral.indicator else said


def _named(numeral: Numeral) -> str:
    """The code of the numeral's indicator with its name."""
    return f"{numeral.indicator} ({load_indicators().names[numeral.indicator]})"


def _wording(numeral: Numeral, finding: Finding) -> str:
    """The first wording that gave the numeral its indicator."""
    for attempt in finding.attempts:
        if attempt.code == numeral.indicator and not attempt.refusal:
            return attempt.words
    return ""


def _against_the_nearest(finding: Finding) -> str:
    """What spoke against the wording with the most evidence."""
    near = max(finding.attempts, key=lambda attempt: len(attempt.evidence))
    against = messages.say(f"against_{near.refusal}") + _asked(near)
    return messages.say(
        "nearest_indicator",
        code=near.code,
        words=near.words,
        against=against,
    )


def _asked(attempt: Attempt) -> str:
    """The phrases that the failed condition lists, in the record and in the wording."""
    name, record = attempt.refusal, attempt.rule.record
    if name not in CONDITIONS:
        return ""
    phrases = list(getattr(record, name))
    for wording in record.wordings:
        if wording.words == attempt.words:
            phrases += getattr(wording, name)
            break
    return f": {', '.join(phrases)}" if phrases else ""


def explained_page(report: Report) -> str:
    """The explained numerals as a page by itself: no script, no link, everything escaped."""
    items = "\n".join(_item(one) for one in explained(report))
    name = escape(report.input.name)
    colours = [f"mark.{kind}{{background:{colour}}}" for kind, colour in COLOURS.items()]
    return (
        f'<!doctype html>\n<html lang="{messages.language}"><head><meta charset="utf-8">'
        f"<title>{name}</title><style>{STYLE}{''.join(colours)}</style></head>"
        f"<body><h1>{name}</h1>\n<ol>\n{items}\n</ol></body></html>\n"
    )


def _item(one: Explained) -> str:
    kind = one.numeral.kind
    mark = f'<mark class="{kind}" title="{kind}">{escape(one.numeral.raw)}</mark>'
    why = f"<small>{escape(one.why)}</small>"
    return f"<li>{escape(one.before)}{mark}{escape(one.after)}{why}</li>"
