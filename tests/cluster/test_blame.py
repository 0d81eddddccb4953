"""A piece of work is blamed where chance does not explain that its workers were gone."""

import random

import pytest

from extractor.cluster.blame import Others, is_to_blame


@pytest.mark.parametrize(
    "in_a_row, others, wanted",
    [
        (2, Others(100_000, 100_000, 0), False),
        (3, Others(100_000, 100_000, 0), True),
        (3, Others(0, 0, 0), True),
        (3, Others(1, 1, 0), True),
        (3, Others(200, 220, 10), False),
        (4, Others(200, 220, 10), True),
        (5, Others(200, 400, 200), False),
        (20, Others(200, 400, 200), True),
    ],
)
def test_who_is_to_blame(in_a_row, others, wanted):
    assert is_to_blame(in_a_row, others) is wanted


@pytest.mark.parametrize("killed", [0.02, 0.2, 0.5, 0.7])
def test_of_many_runs_in_which_workers_are_killed_few_blame_an_innocent(killed):
    """One hundred pages, each begun until it is done; of 300 such runs at most one in fifty names
    one of them."""
    chance = random.Random(3)
    blamed = sum(blames_somebody(killed, chance) for _ in range(300))
    assert blamed <= 6


def blames_somebody(killed, chance):
    rows = []
    for _ in range(100):
        row = 0
        while chance.random() < killed:
            row += 1
        rows.append(row)
    whole = sum(rows)
    return any(
        is_to_blame(at, Others(99, 99 + whole - row, whole - row))
        for row in set(rows)
        for at in range(3, row + 1)
    )
