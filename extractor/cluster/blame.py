"""Whether a piece of work is to blame for workers that were gone before it was done."""

from __future__ import annotations

from dataclasses import dataclass

LEAST = 3  # times in a row that a worker was gone
MOST_EXPECTED = 0.01  # innocent pieces of work that may be expected to look as guilty
# Before anything is known: one of six pieces is broken off.
_BROKEN_OFF_BEFORE, _BEGUN_BEFORE = 0.25, 1.5


@dataclass(frozen=True, slots=True)
class Others:
    """What became of the other pieces of work of a run: how many there are, how often they were
    begun, how often a worker was gone before one was done."""

    pieces: int
    begun: int
    broken_off: int


def is_to_blame(in_a_row: int, others: Others) -> bool:
    """True where a piece of work broke off so often in a row that chance does not explain it: as
    often as others break off, fewer than one in a hundred such runs would have an innocent one.

    Workers seldom gone: the third time tells. Workers killed all the time: many more are needed.

    >>> is_to_blame(3, Others(1000, 1000, 2)), is_to_blame(3, Others(1000, 2000, 1000))
    (True, False)
    """
    if in_a_row < LEAST:
        return False
    chance = (others.broken_off + _BROKEN_OFF_BEFORE) / (others.begun + _BEGUN_BEFORE)
    return (others.pieces + 1) * chance**in_a_row <= MOST_EXPECTED
