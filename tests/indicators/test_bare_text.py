"""Words around a figure, found once for a whole text, are those that a look at each slice finds."""

from __future__ import annotations

import random

import pytest
import regex

from extractor.indicators.bare_text import bare_text, pairs_of
from extractor.indicators.loading import load_indicators
from extractor.language.flat import bare, toneless

TEXTS = (
    "Đã giải quyết 1.234 hồ sơ, R&D (cấp xã: 12); UBND các quận, huyện…",
    "a&b &c d& e & f",
    "toàn tỉnh",
    "cán-bộ, công¤chức ¤¤¤ 5ha",
    "   ",
    "",
)


@pytest.mark.parametrize("text", TEXTS)
def test_words_of_every_slice(text):
    flat = toneless(text)
    whole = bare_text(flat)
    for begin in range(len(flat) + 1):
        for end in range(len(flat) + 1):
            piece = bare(flat[begin:end])
            assert whole.words_in(begin, end) == set(regex.findall("[a-z&0-9]+", piece))
            runs = whole.letters_in(begin, end) - {""}
            assert runs == set(regex.findall("[a-z0-9]+", piece))
            assert whole.beside_in(begin, end) == set(pairs_of(piece))


def test_what_a_condition_needs_stands_where_it_is_found():
    """Of the phrases of all conditions some are drawn, each in its own words and in those of its
    synonyms."""
    rules = load_indicators()
    parts = {
        part
        for rule in rules.rules
        for _, phrases in rule.conditions
        for phrase in phrases.any_of
        for part in phrase
        if part.needs
    }
    synonyms = [toneless(word) for group in rules.shared.synonyms for word in group]
    drawn = random.Random(4).sample(sorted(parts, key=lambda part: str(part.needs)), 60)
    tried = 0
    for part in drawn:
        for words in synonyms:
            flat = f"{words} {words}"
            if part.pattern.search(flat):
                tried += 1
                assert part.may_be_among(bare_text(flat).said_of((0, len(flat))))
    assert tried > 5
