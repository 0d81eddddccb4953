"""Tests of strips."""

import pytest

from extractor.imaging.strips import find_strips, without_repeats
from extractor.model import Box, Word


def test_what_a_strip_shows_of_its_neighbour_stands_once():
    def word(text, x, evidence, *others):
        return Word(text, Box(x, 10, x + 12, 20), 0.95, evidence=evidence, others=others)

    first, again, elsewhere = (
        word("85", 262, "agreed", "85"),
        word("85", 261, "outvoted", ""),
        word("85", 400, "outvoted", ""),
    )
    assert without_repeats([again, first, elsewhere]) == (first, elsewhere)


def column(*texts, x=300, step=18, confidence=0.95):
    return [
        Word(text, Box(x, 100 + step * n, x + 12, 110 + step * n), confidence)
        for n, text in enumerate(texts)
        if text
    ]


def asked(words):
    return {words[k].text for strip in find_strips(tuple(words), []) for k in strip.asked}


@pytest.mark.parametrize(
    "texts, letters",
    [
        (("359", "331", "ề"), "ề"),  # in the last row
        (("12", "ị", "604", "7"), "ị"),
        (("88", "71", "", "", "Ss"), "Ss"),  # below rows with nothing to report
    ],
)
def test_letters_in_a_column_of_figures_are_read_again(texts, letters):
    words = [*column(*texts), *column("1", "2", "3", "4", x=60), *column("15", "16", x=500)]
    assert letters in asked(words)


@pytest.mark.parametrize(
    "words",
    [
        [*column("xã", "và", "của"), *column("1", "2", "3", "4", "5", "6", x=60)],  # no figures
        [*column("12", "604", "kg"), *column("đạt", x=314, step=0)],  # too few figures
        [  # in a line of words
            *column("12", "88"),
            Word("bảy", Box(280, 136, 297, 146), 0.95),
            *column("", "", "tỷ", "96"),
            *column("1", "2", "3", "4", x=60),
        ],
    ],
)
def test_letters_elsewhere_are_not(words):
    assert not {"xã", "và", "của", "kg", "đạt", "tỷ"} & asked(words)
