"""Words around a figure, found once for a whole text, are those that a look at each slice finds."""

from __future__ import annotations

import random

import pytest
import regex

from extractor.indicators.bare_text import bare_text
from extractor.indicators.loading import load_indicators
from extractor.indicators.rules import may_be_among
from extractor.language.flat import bare, toneless

TEXTS = (
    "Đã giải quyết 1.234 hồ sơ, R&D (cấp xã: 12); UBND các quận, huyện…",
    "a&b &c d& e & f",
    "toàn tỉnh",
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


def said(phrase):
    """A phrase as a text may say it: the first of each choice, without what may be missing."""
    first = regex.sub(r"\[([^|\]]*)[^\]]*\]", r"\1", regex.sub(r"\([^()]*\)", "", phrase))
    return " ".join(regex.sub(r"\bK\b", "¤", first).replace("…", " ").split())


def test_what_may_not_stand_in_a_text_does_not():
    """A pattern is tried where one of its words stands; nothing that it finds may be missed."""
    rules = load_indicators()
    for level, phrases in rules.shared.levels.items():
        pattern = dict(rules.levels)[level]
        for phrase in phrases:
            flat = f"do {toneless(said(phrase))} giai quyet"
            assert pattern.search(flat)
            assert may_be_among(bare_text(flat).letters_in(0, len(flat)), rules.level_keys[level])
    for phrase in rules.shared.demand:
        flat = f"do {toneless(phrase)} giai quyet"
        if rules.demand.search(flat):
            assert may_be_among(bare_text(flat).letters_in(0, len(flat)), rules.demand_keys)


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
                assert part.may_be_among(bare_text(flat).vocabulary)
    assert tried > 5
