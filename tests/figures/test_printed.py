"""Rows of the plain text with their slices of the text as it was typed."""

import pytest

from extractor.figures.printed import as_printed, with_printed_starts
from extractor.language.plain import plain_text
from extractor.layout import from_plain
from extractor.lines import numeral_at
from extractor.model import Check

# Marks typed apart from their letters, and long gaps, are folded in the plain text.
TYPED = ["Có 12 hồ sơ", "ti\u0301nh 12 hồ sơ", "số" + " " * 900 + "12 hồ sơ", "đến １２ hồ sơ"]


def check(*starts):
    return Check(
        check="total_parts",
        statement="12 = 12",
        verdict="holds",
        difference="0",
        figures=starts,
        page=1,
        section="",
        accused=starts[:1],
    )


@pytest.mark.parametrize("typed", TYPED)
def test_a_row_and_its_checks_stand_where_the_number_was_typed(typed):
    plain = plain_text(typed)
    at = plain.text.index("12")
    row = numeral_at(from_plain(plain.text), at, at + 2, "count", "figure.count")
    (printed,) = as_printed((row,), plain, typed)
    assert typed[printed.start : printed.end] == printed.raw
    assert printed.raw in ("12", "１２") and typed[printed.end :] == " hồ sơ"
    (moved,) = with_printed_starts((check(at),), plain)
    assert moved.figures == moved.accused == (printed.start,)


def test_what_stands_as_it_was_typed_is_not_copied():
    plain = plain_text(TYPED[0])
    row = numeral_at(from_plain(plain.text), 3, 5, "count", "figure.count")
    checks = (check(3),)
    assert as_printed((row,), plain, TYPED[0])[0] is row
    assert with_printed_starts(checks, plain) is checks
