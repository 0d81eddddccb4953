"""Tests of date words."""

from extractor import patterns
from extractor.language import date_words


def test_the_words_of_a_date_have_the_same_letters_everywhere():
    listed = patterns.read_rules("pieces.yaml")
    pieces = {name: piece["pattern"] for name, piece in listed.items()}
    assert (pieces["ngay"], pieces["thang"]) == (date_words.DAY_WORD, date_words.MONTH_WORD)
    assert (pieces["nam"], pieces["quy"]) == (date_words.YEAR_WORD, date_words.QUARTER_WORD)
    assert pieces["so"] == date_words.NUMBER_WORD
