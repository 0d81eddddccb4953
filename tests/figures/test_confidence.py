"""What is trusted follows from what was counted."""

import pytest

from extractor.figures import confidence
from extractor.figures.confidence import (
    chance,
    doubt_threshold,
    evidence_of,
    is_trusted,
    lower_bound,
)
from extractor.model import Box, Word


def word(evidence, confidence=0.95, text="23/28"):
    return Word(text, Box(0, 0, 1, 1), confidence, evidence=evidence)


@pytest.mark.parametrize(
    "words, kind",
    [
        ([word("agreed")], "agreed"),
        ([word("agreed", 0.2)], "agreed"),  # the second witness was sure
        ([word("fair")], "fair"),
        ([word("same_kind")], "same_kind"),
        ([word("agreed"), word("split")], "differ"),
        ([word("alike"), word("outvoted")], "majority"),
        ([word("agreed"), word("")], "differ"),
        ([word("", 1.0)], "text"),
        ([], "text"),
        ([word("fits")], "steady"),
        ([word("fits_opposed")], "opposed"),
        ([word("steady")], "majority"),  # print is not as wide
        ([word("again")], "again"),
        ([word("reread")], "reread"),  # counted apart
        ([word("agreed"), word("reread")], "reread"),
        ([word("cell_steady")], "cell_steady"),
        # strokes of Roman figures are dropped alike: two readings say little, three looks say more
        ([word("agreed", text="III/2024")], "fair"),
        ([word("alike", text="II/2024,")], "fair"),
        ([word("quarter", text="III/2024")], "roman"),
        ([word("split", text="III/2024")], "differ"),
        ([word("printed", 1.0, text="IV/2023")], "text"),
        ([word("", 1.0, text="IV/2023")], "text"),
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
    counted(agreed=(10_000, 9_995), fair=(1_000, 997), differ=(100, 80))
    assert is_trusted("agreed") and is_trusted("fair") and not is_trusted("differ")
    counted(agreed=(10_000, 9_995), fair=(1_000, 980), differ=(100, 80))
    assert is_trusted("agreed") and not is_trusted("fair")


@pytest.mark.parametrize("seen, trusted", [(3, False), (999, False), (1_000, True)])
def test_what_was_seen_less_than_a_thousand_times_is_not_trusted(counted, seen, trusted):
    counted(agreed=(10_000, 9_995), voted=(seen, seen))
    assert is_trusted("voted") == trusted


@pytest.mark.parametrize(
    "seen, right, trusted",
    [
        (0, 0, False),
        (60, 60, False),
        (118, 118, False),
        (119, 119, True),
        (150, 149, False),
        (200, 199, True),
    ],
)
def test_a_rare_kind_is_trusted_beside_its_like_once_it_adds_little(counted, seen, right, trusted):
    kinds = {"agreed": (10_000, 9_995)} | ({"reread": (seen, right)} if seen else {})
    counted(**kinds)
    assert is_trusted("reread") == trusted
    counted(agreed=(900, 900), reread=(seen, right))
    assert not is_trusted("reread")  # what it stands beside is not trusted itself


@pytest.mark.parametrize("seen, trusted", [(50, False), (60, True)])
def test_rare_kinds_of_lines_and_of_cells_are_counted_together(counted, seen, trusted):
    counted(
        agreed=(10_000, 9_995),
        cell=(10_000, 9_995),
        reread=(seen, seen),
        cell_steady=(60, 60),
    )
    assert [is_trusted("reread"), is_trusted("cell_steady")] == [trusted, trusted]


def test_what_was_never_seen_has_no_chance(counted):
    counted(agreed=(10_000, 9_995))
    assert chance("same_kind") == 0
    assert not is_trusted("same_kind")


@pytest.mark.parametrize(
    "seen, right, bound",
    [
        (10, 10, 0.7411),  # 0.05 ** (1 / 10)
        (20, 19, 0.7839),
        (100, 98, 0.9384),
        (2_000, 2_000, 0.9985),
        (50, 0, 0.0),
    ],
)
def test_the_bound_is_the_exact_one(seen, right, bound):
    assert lower_bound(seen, right) == pytest.approx(bound, abs=1e-4)


def test_the_file_says_what_the_counts_say():
    for kind, counted in confidence._counted().items():
        assert counted["at_least"] == pytest.approx(chance(kind), abs=1e-4), kind


def test_readings_that_differ_are_never_trusted():
    assert not is_trusted("differ") and not is_trusted("ink") and is_trusted("agreed")
