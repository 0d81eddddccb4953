"""Which characters of a text rows hold already."""

import pytest

from extractor.figures.taken import TakenText
from extractor.layout import from_plain
from extractor.lines import numeral_at

TEXT = "Có 12 hồ sơ và 3 đơn"


def taken():
    document = from_plain(TEXT)
    return TakenText(TEXT, [numeral_at(document, 3, 5, "count", "figure.count")])


@pytest.mark.parametrize(
    "start, end, free", [(0, 3, True), (3, 4, False), (4, 8, False), (5, 8, True), (3, 3, True)]
)
def test_a_slice_is_free_where_no_character_of_it_is_taken(start, end, free):
    assert taken().is_free(start, end) == free


def test_gaps_are_what_is_left():
    text = taken()
    assert text.gaps(0, 8) == [(0, 3), (5, 8)]
    assert text.gaps(3, 5) == []
    text.take(0, 3)
    assert text.gaps(0, 8) == [(5, 8)]
    text.take(5, len(TEXT))
    assert text.gaps(0, len(TEXT)) == []


def test_what_is_taken_stays_taken():
    text = taken()
    before = text.gaps(0, len(TEXT))
    text.take(3, 5)
    assert text.gaps(0, len(TEXT)) == before
