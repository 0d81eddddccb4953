"""What the rules find in a text: each numeral that nothing took before → exactly one row.

The rules come in order; what none of them took becomes a label to review. A value that the grammar
refuses is a row too.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import replace

import regex

from extractor.figures.added_up import proven_by, sums_of, with_added_up
from extractor.figures.context import Surroundings, in_context
from extractor.figures.declared_units import with_declared_units
from extractor.figures.first_months import with_first_months
from extractor.figures.hidden import hidden_numerals
from extractor.figures.named_lists import with_named_lists
from extractor.figures.note_lines import with_note_lines
from extractor.figures.numerals import unread_at
from extractor.figures.parts_of_amounts import with_parts_of_amounts
from extractor.figures.products import with_products
from extractor.figures.rules import NumeralRule, load_numeral_rules
from extractor.figures.spelled_out import with_spelled_out
from extractor.figures.structure import DIGITS, FOOTNOTE_MARK
from extractor.figures.taken import TakenText
from extractor.figures.text_marks import marks_of
from extractor.figures.values import parsed_by
from extractor.figures.whole_amounts import with_whole_amounts
from extractor.language.plain import FILLING
from extractor.language.sentences import sentence_spans
from extractor.lines import numeral_at, place_of
from extractor.model import DocumentText, Doubt, Numeral

TIME_LIMIT = 20  # seconds that a rule may take for a document
MOST_SECONDS = 240  # by the clock, for all rules together
# Digits that the rules had no time for; a person must see each of them.
RULES_ENDED = Doubt("rules_ended")


def find_numerals(
    document: DocumentText,
    claimed: list[Numeral],
    year: str,
    headed: Iterable[tuple[int, int]] = (),
) -> tuple[Numeral, ...]:
    """All rows in order of place. `claimed` are rows known beforehand (letterhead, headings,
    cells); `year` is the report's own ("" where unknown), for days printed without one; `headed`
    are the cells of tables whose heads say what they count."""
    taken = TakenText(document.text, claimed)
    text = _without_raised(document.text, claimed)
    rows = [*claimed]
    left = Doubt("no_rule")
    try:
        for row in _taken_by_rules(document, text, taken, year):
            rows.append(row)
    except TimeoutError:  # what no rule had by then is no reason to lose what others have
        left = RULES_ENDED
    rows += _left_over(document, taken, left)
    rows += hidden_numerals(document, taken)
    rows = sorted(rows, key=lambda row: row.start)
    rows = [*with_first_months(rows, document.text, year)]
    rows = [*with_named_lists(rows, document.text)]
    rows = [*with_note_lines(rows, document.text)]
    rows = [*with_spelled_out(rows, document.text)]
    rows = [*with_declared_units(rows, document.text)]
    rows = [*with_parts_of_amounts(rows, document.text)]
    rows = [*with_whole_amounts(rows, document.text)]
    rows = [*with_products(rows, document.text)]
    sums = sums_of(rows, document.text)
    rows = [*with_added_up(rows, sums)]
    around = Surroundings(
        document=document,
        year=year,
        rows=rows,
        parts=proven_by(sums),
        sentences=sentence_spans(document.text),
        headed=sorted(headed),
    )
    return tuple(in_context(row, around) for row in rows)


def _without_raised(text: str, claimed: Iterable[Numeral]) -> str:
    """The text with a sign that no rule knows for each raised mark of a note: `NĐ-CP¹` is a symbol
    and a mark."""
    letters = list(text)
    for row in claimed:
        if row.of == FOOTNOTE_MARK:
            letters[row.start : row.end] = FILLING * (row.end - row.start)
    return "".join(letters)


def _taken_by_rules(
    document: DocumentText, text: str, taken: TakenText, year: str
) -> Iterator[Numeral]:
    """The rows of all rules, one behind another. Raises TimeoutError where one of them, or all
    together, take too long."""
    begun = time.monotonic()
    for rule in load_numeral_rules():
        if time.monotonic() - begun > MOST_SECONDS:
            raise TimeoutError
        yield from _taken_by(rule, document, text, taken, year)


def _taken_by(
    rule: NumeralRule, document: DocumentText, text: str, taken: TakenText, year: str
) -> Iterator[Numeral]:
    """Rows for the free slices that the rule takes; of a label's match (`Phụ lục 2, mục 3`) the
    digits behind its span are labels too."""
    record = rule.record
    for match in rule.pattern.finditer(text, timeout=TIME_LIMIT):
        start, end = match.span(rule.span)
        if taken.is_free(start, end) and DIGITS.search(text, start, end):
            taken.take(start, end)
            yield _numeral(rule, document, match, year)
        further = _runs_begun(text, end, match.end()) if record.kind == "label" else ()
        for digits in further:
            if taken.is_free(*digits):
                taken.take(*digits)
                label = numeral_at(document, *digits, record.kind, record.id)
                yield replace(label, of=record.of)


def _runs_begun(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The runs of digits that begin within a slice, each to its own end: a rule that looks at the
    first digit behind a name (`số 15, ngõ 20`) says nothing of half a number."""
    for digits in DIGITS.finditer(text, start):
        if digits.start() >= end:
            return
        yield digits.span()


def _numeral(
    rule: NumeralRule, document: DocumentText, match: regex.Match[str], year: str
) -> Numeral:
    record = rule.record
    parsed = parsed_by(rule, match, year, marks_of(document.text))
    start, end = match.span(rule.span)
    return Numeral(
        start=start,
        end=end,
        raw=document.text[start:end],
        kind=record.kind,
        rule=record.id,
        place=place_of(document, start, end),
        value=parsed.value,
        numerator=parsed.numerator,
        denominator=parsed.denominator,
        unit=parsed.unit,
        number=parsed.number,
        iso=parsed.iso,
        role=record.role,
        of=record.of,
        doubts=parsed.doubts,
    )


def _left_over(document: DocumentText, taken: TakenText, doubt: Doubt) -> Iterator[Numeral]:
    """The digits that nothing took: each run of them is a row that a person must see."""
    for digits in DIGITS.finditer(document.text):
        for start, end in taken.gaps(*digits.span()):
            yield unread_at(document, start, end, doubt)
