import pytest

from extractor.review.sampling import by_month, is_sample, upper_bound


def test_one_or_two_in_a_hundred_and_always_the_same():
    found = [start for start in range(20_000) if is_sample("figures", "ab" * 32, 1, start)]
    assert 0.012 < len(found) / 20_000 < 0.018
    assert all(is_sample("figures", "ab" * 32, 1, start) for start in found)
    assert not any(is_sample("dates", "ab" * 32, 1, start) for start in found)


@pytest.mark.parametrize(
    "typed, wrong, bound",  # of tables of exact one-sided bounds
    [
        (0, 0, 1.0),
        (1, 0, 0.95),
        (10, 0, 0.2589),
        (100, 0, 0.0295),
        (299, 0, 0.00997),
        (20, 1, 0.2161),
        (100, 3, 0.0757),
        (5000, 100, 0.0236),
    ],
)
def test_the_bound(typed, wrong, bound):
    assert upper_bound(typed, wrong) == pytest.approx(bound, abs=2e-4)


def test_by_month_the_latest_first():
    found = by_month(
        [("2026-10-02T08:00", False), ("2026-11-01T08:00", True), ("2026-11-09T08:00", False)]
    )
    assert [(month.month, month.typed, month.wrong, month.rate) for month in found] == [
        ("2026-11", 2, 1, 0.5),
        ("2026-10", 1, 0, 0.0),
    ]
