"""Other readings of a numeral: what further readers had in its place, and digits that OCR takes for
others. They are asked when relations are weighed; the text is never changed by them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import regex

from extractor.checks.relations import HOLDING, Relation, Term, judge
from extractor.checks.rules import load_checks
from extractor.figures import is_trusted
from extractor.language import numbers
from extractor.language.numbers import Refused
from extractor.layout import words_of
from extractor.model import DocumentText, Doubt, Numeral

NUMBER = regex.compile(r"\d[\d.,/]*\d|\d")
OF_READING = frozenset(
    "low_confidence second_reading more_strokes other_width mark_unread look_alike no_separator torn".split()
)
MOST = 200  # combinations of readings that are tried


def by_reading(doubt: Doubt) -> bool:
    """Does the doubt come from how the numeral was read?"""
    return doubt.key in OF_READING


def certain(row: Numeral) -> bool:
    return (is_trusted(row.evidence) or row.place.confidence == 1) and not any(
        map(by_reading, row.doubts)
    )


def other_readings(document: DocumentText, row: Numeral) -> list[Numeral]:
    """The row as the further readings have it, those that differ."""
    found = {}
    for word in words_of(document, row.start, row.end):
        mine = NUMBER.search(word.text) if word else None
        for other in word.others if mine else ():
            theirs = NUMBER.findall(other)
            if (
                len(theirs) == 1
                and theirs[0] != mine[0]
                and row.raw.count(mine[0].rstrip(".,")) == 1
            ):
                raw = row.raw.replace(mine[0].rstrip(".,"), theirs[0].rstrip(".,"))
                if made := reread(row, raw):
                    found[raw] = made
    return list(found.values())


def confused(row: Numeral) -> Iterator[Numeral]:
    """The row with one digit as OCR might have mistaken it."""
    table = load_checks().content.confused
    for k, digit in enumerate(row.raw):
        for other in table.get(digit, ""):
            if made := reread(row, row.raw[:k] + other + row.raw[k + 1 :]):
                yield made


def one_digit_off(row: Numeral) -> Iterator[Numeral]:
    """The row with any other digit in the place of one."""
    for k, digit in enumerate(row.raw):
        for other in "0123456789" if digit.isdigit() else "":
            if other != digit and (made := reread(row, row.raw[:k] + other + row.raw[k + 1 :])):
                yield made


def reread(row: Numeral, raw: str) -> Numeral | None:
    """The row with another print, if that can be read as its kind."""
    try:
        if row.kind == "count":
            return replace(row, raw=raw, value=numbers.whole(raw.strip()))
        if row.kind == "percentage":
            return replace(row, raw=raw, value=numbers.decimal(raw.strip(" %\n"), share=True))
        if row.kind == "ratio":
            n, d = (numbers.whole(part.strip()) for part in raw.split("/"))
            return replace(row, raw=raw, numerator=n, denominator=d)
    except (Refused, ValueError):
        pass
    return None


def misreadable(a: str, b: str) -> bool:
    """Do two prints differ in one digit that OCR takes for the other?

    >>> misreadable("2016", "2018"), misreadable("2012", "2015")
    (True, False)
    """
    table = load_checks().content.confused
    apart = [(x, y) for x, y in zip(a, b) if x != y]
    return (
        len(a) == len(b)
        and len(apart) == 1
        and (apart[0][1] in table.get(apart[0][0], "") or apart[0][0] in table.get(apart[0][1], ""))
    )


def fits(relation: Relation, changed: dict[int, Numeral]) -> bool:
    """Would the relation hold with these rows in the place of its own?"""

    def value(term: Term):
        row = changed.get(term.start)
        return term.value if row is None else getattr(row, term.part)

    return judge(relation.form, [[value(t) for t in side] for side in relation.sides])[0] in HOLDING


def only_reading(
    relation: Relation, rows: dict[int, Numeral], others: dict[int, list[Numeral]]
) -> bool:
    """Do the readings taken fit, and no other combination of what was read?"""
    starts = [s for s in dict.fromkeys(t.start for t in relation.terms) if others.get(s)]
    combinations = list(product(*([rows[s], *others[s]] for s in starts)))
    return (
        len(combinations) <= MOST
        and sum(fits(relation, dict(zip(starts, c))) for c in combinations) == 1
    )


def sensitive(relation: Relation, row: Numeral) -> bool:
    """Would any one misread digit of the row break the relation?"""
    return not any(fits(relation, {row.start: other}) for other in one_digit_off(row))


def mends(
    relation: Relation, rows: dict[int, Numeral], others: dict[int, list[Numeral]]
) -> tuple[list[Numeral], bool]:
    """(readings, one at a time, with which the relation holds; is one of them alone possible?). First
    those that were read; where none was, of scanned rows those that OCR confuses: one alone is possible
    only where no other digit anywhere would mend it too."""
    starts = dict.fromkeys(t.start for t in relation.terms)
    read = [other for s in starts for other in others.get(s, []) if fits(relation, {s: other})]
    if read or all(rows[s].evidence == "text" for s in starts):
        return read, len(read) == 1
    near = [other for s in starts for other in confused(rows[s]) if fits(relation, {s: other})]
    return near, len(near) == 1 == sum(
        fits(relation, {s: other}) for s in starts for other in one_digit_off(rows[s])
    )
