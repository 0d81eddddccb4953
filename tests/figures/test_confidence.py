"""What is trusted follows from what was counted."""

import pytest

from extractor.figures import confidence
from extractor.figures.confidence import chance, doubt_threshold, evidence_of, is_trusted
from extractor.model import Box, Word


def word(evidence, confidence=0.95):
    return Word("23/28", Box(0, 0, 1, 1), confidence, evidence=evidence)


@pytest.mark.parametrize(
    "words, kind",
    [
        ([word("agreed")], "agreed"),
        ([word("agreed", 0.6)], "fair"),
        ([word("agreed", 0.2)], "unsure"),
        ([word("thrice", 0.2)], "thrice"),
        ([word("agreed"), word("split")], "differ"),
        ([word("alike"), word("outvoted")], "majority"),
        ([word("agreed"), word("")], "differ"),
        ([word("", 1.0)], "text"),
        ([], "text"),
    ],
)
def test_a_numeral_is_as_sure_as_its_weakest_word(words, kind):
    assert evidence_of(words) == kind


@pytest.fixture
def counted(monkeypatch):
    def put(**kinds):
        monkeypatch.setattr(
            confidence,
            "_counted",
            lambda: {k: {"numerals": n, "right": r} for k, (n, r) in kinds.items()},
        )
        doubt_threshold.cache_clear()

    yield put
    doubt_threshold.cache_clear()


def test_the_threshold_lets_one_in_a_thousand_through(counted):
    counted(agreed=(10_000, 9_995), thrice=(1_000, 997), differ=(100, 80))
    assert is_trusted("agreed") and is_trusted("thrice") and not is_trusted("differ")
    counted(agreed=(10_000, 9_995), thrice=(1_000, 980), differ=(100, 80))
    assert is_trusted("agreed") and not is_trusted("thrice")


def test_what_was_hardly_counted_is_not_trusted(counted):
    counted(agreed=(10_000, 9_995), voted=(3, 3))
    assert not is_trusted("voted") and chance("never seen") == 0.5


def test_readings_that_differ_are_never_trusted():
    assert not is_trusted("differ") and not is_trusted("ink") and is_trusted("agreed")
