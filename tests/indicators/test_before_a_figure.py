"""Words before a figure are found where a word stands that they may begin with, and nowhere else."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import regex

from extractor.indicators.bare_text import bare_text
from extractor.indicators.loading import load_indicators
from extractor.indicators.matching import ending_at
from extractor.indicators.phrases import FIGURE_SLOT
from extractor.language.flat import FIGURE, toneless
from tests.indicators.test_sought import flat_sample, said

SOME = 5  # of so many wordings one is tried: to compile all of them takes long


def patterns():
    every = [one for filed in load_indicators().by_kind.values() for _, one in filed.every]
    return [one for one in every if one.before][::SOME]


def is_found_as_everywhere(flat, before, first, end):
    case = SimpleNamespace(flat=flat, bare=bare_text(flat))
    found = ending_at(case, before, first, end)
    expected = before.pattern.search(flat, first, end)
    return (found and found.regs) == (expected and expected.regs)


@pytest.mark.parametrize("begin", ["", "ða nhân, ", f"trong ðo {FIGURE} hô sö, sô ", "không"])
def test_a_wording_is_found_as_where_every_place_is_tried(begin):
    for wording in patterns():
        words = begin + toneless(said(FIGURE_SLOT.split(wording.words)[0]))
        flat = f"{words} {FIGURE} hô sö"
        for first in (0, len(begin), min(3, len(words))):
            for end in (len(words) + 1, len(words), len(words) - 1):
                assert is_found_as_everywhere(flat, wording.before, first, end)


def test_a_report_holds_no_place_that_is_missed():
    flat = flat_sample()
    ends = [one.start() for one in regex.finditer(rf"(?<!{FIGURE}){FIGURE}", flat)][::5]
    for wording in patterns()[::4]:
        assert all(
            is_found_as_everywhere(flat, wording.before, max(0, end - 200), end) for end in ends
        )


def test_places_of_words_within_a_slice():
    flat = f"hô sö ða nhân {FIGURE} hô sö"
    whole = bare_text(flat)
    any_word: frozenset[str] = frozenset()
    words, end = {"ho": any_word, "nhan": any_word}, len(flat)
    assert whole.places_before(end, words, 1, reach=0) == [9, 16]
    assert whole.places_before(end, words, 0, reach=3) == [9, 16]
    assert whole.places_before(end, words, 0, reach=1) == [16]
    assert whole.places_before(16, {"ho": any_word}, 0, reach=0) == [0]
    assert whole.places_before(end, {FIGURE: any_word}, 0, reach=0) == [14]
    assert sorted(whole.places_in(words, 1, end)) == [9, 16]
    assert [*whole.places_in({"ho": any_word}, 0, 16)] == [0]


@pytest.mark.parametrize(
    ("second", "places"), [("so", [0, 17]), ("khau", []), ("nhan", []), (FIGURE, [])]
)
def test_a_first_word_is_tried_where_its_second_stands_behind_it(second, places):
    flat = f"hô, sö ða nhân {FIGURE} hô sö"
    whole = bare_text(flat)
    firsts = {"ho": frozenset({second})}
    assert whole.places_before(len(flat), firsts, 0, reach=0) == places
    assert [*whole.places_in(firsts, 0, len(flat))] == places


@pytest.mark.parametrize("begin", ["", "ða nhân, ", f"trong ðo {FIGURE} hô sö, "])
def test_no_wording_is_ruled_out_by_the_two_words_that_it_begins_with(begin):
    for wordings in load_indicators().by_kind.values():
        for number, (_, wording) in enumerate(wordings.every):
            if number % SOME or not wording.before:
                continue
            flat = f"{begin}{toneless(said(FIGURE_SLOT.split(wording.words)[0]))} {FIGURE}"
            pairs = bare_text(flat).pairs_in(0, len(flat))
            assert wordings.begun.among_pairs(1 << number, pairs), wording.words
