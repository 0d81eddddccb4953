"""The words that a wording may begin with rule out no wording that holds."""

from __future__ import annotations

import pytest

from extractor.document import read_report
from extractor.indicators import judge
from extractor.indicators.bare_text import bare_text
from extractor.indicators.loading import load_indicators
from extractor.indicators.openings import opening_words, opens_a_clause
from extractor.indicators.phrases import FIGURE_SLOT
from extractor.language.flat import FIGURE, toneless
from tests.indicators.test_sought import SAMPLE, said

SOME = 5  # of so many wordings one is tried: to compile all of them takes long
BEFORE = ("đã ", "Sở Nội vụ: ", "trong đó ", "xã 5) và số ")


def places_of_wordings():
    """Some wordings with words before their figure, with all of their kind and their bit there."""
    for wordings in load_indicators().by_kind.values():
        places = enumerate(wordings.every)
        yield from ((wordings, 1 << at, one) for at, (_, one) in places if one.before)


@pytest.mark.parametrize("begin", BEFORE)
def test_no_wording_is_ruled_out_where_it_stands(begin):
    for wordings, place, wording in [*places_of_wordings()][::SOME]:
        words = toneless(begin + said(FIGURE_SLOT.split(wording.words)[0])) + " "
        flat = words + FIGURE
        found = wording.before.pattern.search(flat, 0, len(words))
        if found:
            assert wordings.begun.among(place, bare_text(flat).runs_of((0, len(words)))) == place
        if found and wording.opens and opens_a_clause(flat, 0, found.start()):
            assert wordings.begun.among(place, opening_words(flat, (0, len(words)))) == place


@pytest.mark.parametrize(
    ("flat", "expected"),
    [
        (f"trong quy, hô sö ða nhân la {FIGURE}", {"trong", "ho"}),
        (f"ða nhân; riêng câp xä co sô hô sö {FIGURE}", {"da", "rieng", "cap", "so"}),
        (f"- thuc hiên (tai tinh) + nhân: ða gui {FIGURE}", {"thuc", "tai", "nhan", "da"}),
        (f"ða nhân va gui ði {FIGURE}", {"da"}),
    ],
)
def test_words_that_may_open_a_clause(flat, expected):
    assert opening_words(flat, (0, len(flat))) == expected


def test_words_open_a_clause_of_their_own_piece():
    flat = "ða nhân, hô sö; ða gui"
    assert opening_words(flat, (3, 14)) == {"nhan", "ho"}


def test_a_report_reads_the_same_with_every_wording_tried(monkeypatch):
    some = [(one.raw, one.indicator, one.doubts) for one in read_report(SAMPLE).numerals]
    monkeypatch.setattr(judge, "_begun", lambda _case, _wordings, places: places)
    every = [(one.raw, one.indicator, one.doubts) for one in read_report(SAMPLE).numerals]
    assert some == every
    assert any(code for _, code, _ in some)
