"""Words of the screens: each stands on one, in both languages."""

from pathlib import Path

import pytest
import regex

from extractor import messages
from extractor.review import words
from extractor.review.words import WORDS, key_name, word

HOUSE = Path(words.__file__).parent
FIELD = regex.compile(r"\{\w*\}")


@pytest.mark.parametrize("key", WORDS)
def test_both_languages_are_filled_with_the_same(key):
    vietnamese, english = WORDS[key]
    assert set(FIELD.findall(vietnamese)) == set(FIELD.findall(english))
    assert vietnamese.strip() and english.strip()


def test_words_are_filled_in_the_chosen_language(monkeypatch):
    assert word("rest_folded", count=3).startswith("3 ")
    vietnamese = word("groups")
    monkeypatch.setattr(messages, "language", "en")
    assert word("groups") == WORDS["groups"][1] != vietnamese


@pytest.mark.parametrize("key, name", [("Enter", "Enter"), ("A", "A")])
def test_keys_are_called_as_they_are_printed_on_the_board(key, name):
    assert key_name(key) == name


def test_the_long_key_without_print_has_a_word():
    assert key_name("Space") == word("space_key") != "Space"
