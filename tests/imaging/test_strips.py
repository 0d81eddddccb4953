"""Tests of strips."""

from extractor.imaging.strips import without_repeats
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
