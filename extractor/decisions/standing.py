"""Which of many decisions hold: the last one of each place and field; undone, and brought together
from two machines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from extractor.decisions.decision import OF_DOCUMENT, Decision, now
from extractor.decisions.places import same_place


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two persons decided one thing differently, on two machines: `here` holds, `there` was to be
    brought in."""

    here: Decision
    there: Decision


@dataclass(frozen=True, slots=True)
class Merged:
    """What a foreign record brings: decisions to be `taken`, how many were `known` here already or
    say the same, and those that contradict one that holds here."""

    taken: tuple[Decision, ...]
    known: int
    conflicts: tuple[Conflict, ...]


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that hold: of each place and what is decided of it the last one, in the order
    in which they were made. One that puts a place off for later holds too."""
    made = tuple(decisions)
    slots: dict[tuple[str, int, str], list[int]] = {}
    for number, decision in enumerate(made):
        there = slots.setdefault(_slot(decision), [])
        at = _place_of(decision, (made[one] for one in there))
        if at is None:
            there.append(number)
        else:
            there[at] = number
    return tuple(made[number] for number in sorted(chain.from_iterable(slots.values())))


def before(decisions: Sequence[Decision], decision: Decision) -> Decision | None:
    """The decision that held at a place before this one was made; None where there was none."""
    earlier = decisions[: decisions.index(decision)] if decision in decisions else decisions
    same = [one for one in earlier if _slot(one) == _slot(decision) and _at_one(one, decision)]
    return same[-1] if same else None


def undone(decisions: Sequence[Decision], decision: Decision, person: str) -> Decision:
    """The decision, made now, that takes one back: what held before holds again; where nothing did,
    the place is open."""
    earlier = before(decisions, decision)
    if earlier is not None:
        return replace(earlier, person=person, time=now(), note=earlier.note)
    return replace(decision, new="", state="later", person=person, time=now(), note="")


def merged(here: Sequence[Decision], there: Sequence[Decision]) -> Merged:
    """What the record of another folder (`there`) brings to the one `here`. Only what holds there
    is brought in; what contradicts a decision that holds here is shown, not taken."""
    made = set(here)
    holding: dict[tuple[str, int, str], list[Decision]] = {}
    for decision in standing(here):
        holding.setdefault(_slot(decision), []).append(decision)
    taken: list[Decision] = []
    conflicts: list[Conflict] = []
    known = 0
    for decision in standing(there):
        ours = holding.get(_slot(decision), [])
        at = _place_of(decision, ours)
        if decision in made or (at is not None and _says_the_same(ours[at], decision)):
            known += 1
        elif at is None or not ours[at].settles:
            taken.append(decision)
        elif not decision.settles:
            known += 1  # put off there, decided here
        else:
            conflicts.append(Conflict(ours[at], decision))
    return Merged(tuple(taken), known, tuple(conflicts))


def _slot(decision: Decision) -> tuple[str, int, str]:
    return decision.sha256, decision.page, decision.slot


def _place_of(decision: Decision, there: Iterable[Decision]) -> int | None:
    """Which of some decisions of one slot is about the same place."""
    return next((at for at, one in enumerate(there) if _at_one(one, decision)), None)


def _at_one(one: Decision, other: Decision) -> bool:
    return one.page == OF_DOCUMENT or same_place(one, other)


def _says_the_same(one: Decision, other: Decision) -> bool:
    return (one.new, one.state) == (other.new, other.state)
