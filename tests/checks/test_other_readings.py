"""Tests of other readings."""

from dataclasses import replace

from extractor.checks.check import check
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
