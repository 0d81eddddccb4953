"""Every numeral of a document → exactly one row.

Structure first (headings, page numbers, footnote marks, the stamp), then the rules in order;
what no rule took becomes a label to review. A value that the grammar refuses is a row too.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extractor.figures.context import in_context
from extractor.figures.meaning import load_meaning
from extractor.figures.rules import NumeralRule, load_numeral_rules
from extractor.figures.structure import DIGITS
from extractor.figures.values import fields_of
from extractor.language.lookalikes import ROMAN_AFTER
from extractor.language.sentences import sentence_spans
from extractor.layout import place_of
from extractor.model import DocumentText, Doubt, Numeral

STROKES = regex.compile(r"\(?[IlO|!ÍÌỊÏíìịıJ\]\[1]{1,3}[,.;)]*")
MARKS = regex.compile(r"(?i)\W*[a-zđ]{1,2}\)|V/?[vw]")  # of a list; `V/v`: about


def find_numerals(document: DocumentText, claimed: list[Numeral], year: str) -> tuple[Numeral, ...]:
    """All rows in order of place. `claimed` are rows known beforehand (stamp, headings); `year`
    is the report's own, for months and days printed without one ("" where unknown)."""
    taken = bytearray(len(document.text))
    rows = list(claimed)
    for row in rows:
        taken[row.start : row.end] = b"\1" * (row.end - row.start)
    for rule in load_numeral_rules():
        for start, end, fields in _matches(rule, document.text, taken, year):
            taken[start:end] = b"\1" * (end - start)
            rows.append(_row(document, rule.record.id, rule.record.kind, start, end, fields))
    for match in DIGITS.finditer(document.text):
        if not all(taken[match.start() : match.end()]):
            rows += _leftover(document, match, taken)
    rows += _hidden(document, taken)
    rows.sort(key=lambda row: row.start)
    spans = sentence_spans(document.text)
    return tuple(in_context(row, document, year, rows, spans) for row in rows)


def _matches(
    rule: NumeralRule, text: str, taken: bytearray, year: str
) -> Iterator[tuple[int, int, dict]]:
    """Free slices that the rule takes, with their fields."""
    span = "span" if "span" in rule.pattern.groupindex else rule.record.span or 0
    for match in rule.pattern.finditer(text, timeout=20):
        start, end = match.span(span)
        if not any(taken[start:end]) and DIGITS.search(text, start, end):
            yield start, end, fields_of(rule, match, year)
        if rule.record.kind == "label":
            for more in DIGITS.finditer(text, end, match.end()):
                if not any(taken[more.start() : more.end()]):
                    yield more.start(), more.end(), {"of": rule.record.of}


def _row(
    document: DocumentText, rule: str, kind: str, start: int, end: int, fields: dict
) -> Numeral:
    return Numeral(
        start,
        end,
        document.text[start:end],
        kind,
        rule,
        place_of(document, start, end),
        **fields,
    )


def _leftover(document: DocumentText, match, taken: bytearray) -> Iterator[Numeral]:
    """The parts of a digit run that nothing took: each a row that a person must see."""
    for free in regex.finditer(b"\\0+", bytes(taken[match.start() : match.end()])):
        start, end = match.start() + free.start(), match.start() + free.end()
        yield _row(document, "none", "label", start, end, {"doubts": (Doubt("no_rule"),)})


def _hidden(document: DocumentText, taken: bytearray) -> Iterator[Numeral]:
    """Words without a digit that stand where a numeral must (`được giao II biên chế`, `phát hiện
    Hồ cas`): rows of their own, for a person."""
    text = document.text
    for start, end, _, word in document.pieces:
        if (
            word is None
            or word.confidence == 1
            or any(taken[start:end])
            or DIGITS.search(word.text)
        ):
            continue
        before, after = text[max(0, start - 20) : start], text[end : end + 30]
        counted = load_meaning().units.match(after.lstrip())
        named = ROMAN_AFTER.search(before) and (
            not regex.search(r"(?:và|đến)\s*$", before)
            or regex.search(r"[IVX]\s+(?:và|đến)\s*$", before)
        )
        strokes = (
            STROKES.fullmatch(word.text)
            and not named
            and regex.search(r"\p{Ll}[,:(]?\s\(?$", before)
            and regex.match(r"\s(?:\p{Ll}|tỷ|TTHC)|\s?[%/]", after)
        )
        if (
            strokes
            or counted
            and word.evidence == "unclear"
            and len(word.text) < 6
            and not MARKS.fullmatch(word.text)
        ):
            other = regex.sub("[|=]", " ", " ".join(word.others))
            yield _row(
                document,
                "none",
                "label",
                start,
                end,
                {"of": "", "doubts": (Doubt.of("hidden_numeral", other=other),)},
            )
