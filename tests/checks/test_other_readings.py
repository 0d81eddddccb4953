"""Tests of other readings."""

from dataclasses import replace
from itertools import product

import pytest

from extractor.checks import other_readings
from extractor.checks.all_checks import check
from extractor.checks.other_readings import only_reading
from extractor.checks.relations import Relation, Term
from extractor.figures.find import find_numerals
from extractor.indicators.prose import name_figures
from extractor.layout import from_plain
from extractor.model import Box, Doubt, Word


def examined(plain):
    document = from_plain(plain)
    return document, name_figures(document, find_numerals(document, [], "2016"))


def checked(document, rows):
    """(the checks, the marked rows)"""
    found = check(document, rows)
    return found.checks, found.numerals


SENTENCE = "Tổng số hồ sơ là 9.846 hồ sơ, gồm cấp huyện 2.318 hồ sơ và cấp xã 7.528 hồ sơ."


def read_twice(plain, first, second):
    """The sentence as a scan of which one word was read as `first`, and by the second model as `second`."""
    document, rows = examined(plain)
    at = plain.index(first)
    word = Word(first, Box(0, 0, 1, 1), 0.9, evidence="split", others=(second,))
    document = replace(document, pieces=((at, at + len(first), 1, word),))
    return document, tuple(
        replace(r, evidence="differ", doubts=(Doubt.of("second_reading", other=second),))
        if r.start == at
        else r
        for r in rows
    )


def test_a_figure_that_one_reading_alone_fits_needs_no_review():
    _checks, rows = checked(*read_twice(SENTENCE, "2.318", "2.313"))
    row = next(r for r in rows if r.raw == "2.318")
    assert row.proven == "9.846 = 2.318 + 7.528" and row.doubts == () and row.confidence > 0.9


def test_the_reading_that_mends_is_suggested_not_written():
    checks, rows = checked(*read_twice(SENTENCE.replace("2.318", "2.313"), "2.313", "2.318"))
    found = next(c for c in checks if c.check == "total_parts")
    row = next(r for r in rows if r.raw == "2.313")
    assert (found.verdict, found.suggested) == ("suspect", "2.313 → 2.318")
    assert row.value == 2313 and row.doubts and not row.proven


@pytest.mark.parametrize(
    ("doubted", "is_only"),
    [(0, True), (3, True), (7, True), (8, False), (25, False), (40, False)],
)
def test_no_more_combinations_are_made_than_are_tried(doubted, is_only, monkeypatch):
    def few(*choices):
        for number, combination in enumerate(product(*choices)):
            assert number < other_readings.MOST
            yield combination

    monkeypatch.setattr(other_readings, "product", few)
    parts = ", ".join(f"{at + 10} hồ sơ" for at in range(40))
    total, *rows = find_numerals(from_plain(f"Tiếp nhận 1.180 hồ sơ, gồm {parts}."), [], "2016")
    terms = [Term(row.start, "value", row.value, row.raw) for row in (total, *rows)]
    others = {row.start: [replace(row, value=row.value + 100)] for row in rows[:doubted]}
    known = {row.start: row for row in (total, *rows)}
    assert only_reading(Relation.total("sum", terms[0], terms[1:], 1.0), known, others) == is_only
