"""Phrases as patterns: whole words, the longest of several, any blanks between words."""

import pytest
import regex

from extractor.patterns.phrases import any_of


@pytest.mark.parametrize(
    "phrases, text, found",
    [
        (["hồ sơ"], "hồ sơ, hồ\nsơ và hồ  sơ", ["hồ sơ", "hồ\nsơ", "hồ  sơ"]),
        (["sơ"], "sơn, hồ sơ", ["sơ"]),
        (["xã"], "thị xãi, thịxã, xã An Mỹ", ["xã"]),
        (["hồ sơ", "hồ sơ trễ hạn"], "5 hồ sơ trễ hạn", ["hồ sơ trễ hạn"]),
        ([", gồm"], "12 xã, gồm 3 xã", [", gồm"]),
        (["(a)"], "mục (a) và a", ["(a)"]),  # signs of patterns mean themselves
    ],
)
def test_whole_words_are_found(phrases, text, found):
    assert regex.findall(any_of(phrases), text) == found
