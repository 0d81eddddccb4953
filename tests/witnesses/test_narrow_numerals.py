"""Digits that were made of slices of letters."""

import pytest

from extractor.model import Box, Word
from extractor.witnesses.narrow_numerals import without_narrow_numerals


def kept(text, wide, other, evidence="split", high=15.0, sure=0.2):
    word = Word(text, Box(100, 50, 100 + wide, 50 + high), sure, evidence=evidence, others=(other,))
    return without_narrow_numerals((word,)) == (word,)


@pytest.mark.parametrize(
    "text, wide, other",
    [("3ÿ", 6.7, "PHÓ THÚ TUÓNG"), ("2ảy", 9.0, "CHỦ TỊCH"), ("8", 2.0, "Trưởng ban")],
)
def test_a_slice_of_letters_is_no_numeral(text, wide, other):
    assert not kept(text, wide, other)
    assert kept(text, wide, other, sure=0.6)
    assert not kept(text, 20.0, other, high=2.4)


@pytest.mark.parametrize(
    "text, wide, other, evidence",
    [
        ("3", 6.0, "PHÓ", "split"),  # as wide as a digit
        ("1", 2.0, "PHÓ", "split"),  # a 1 is narrow
        ("3ÿ", 3.4, "37 PHÓ", "split"),  # the second witness has a digit
        ("3ÿ", 3.4, "", "split"),
        ("38", 3.4, "PHÓ", "agreed"),
    ],
)
def test_other_numerals_stay(text, wide, other, evidence):
    assert kept(text, wide, other, evidence)
