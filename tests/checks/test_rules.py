"""The words that checks are known by: `patterns/checks.yaml` as it is used."""

import pytest

from extractor.checks.rules import NEEDED, load_checks, plain
from extractor.language.flat import toneless


def test_every_list_that_finders_ask_for_stands_in_the_file():
    assert set(NEEDED) <= load_checks().words.keys()


def test_of_phrases_that_fit_the_longest_is_taken():
    checklist = load_checks()
    for name, phrases in checklist.content.words.items():
        for phrase in phrases:
            flat = toneless(phrase.lower())
            found = checklist.words[name].match(flat)
            assert found and found[0] == flat, (name, phrase)


def test_nouns_for_one_thing_lead_to_the_first_one():
    checklist = load_checks()
    for group in checklist.content.same_nouns:
        assert {checklist.nouns[plain(noun)] for noun in group} == {plain(group[0])}


@pytest.mark.parametrize(
    "noun, name", [("Phòng, Ban  ngành", "phòng ban ngành"), ("Hồ\nsơ", "hồ sơ"), ("", "")]
)
def test_a_noun_without_capitals_and_commas(noun, name):
    assert plain(noun) == name
