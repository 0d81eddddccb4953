"""What each unit has to answer: a report that is missing, one that is late, figures of its report
that contradict each other.

Nobody is asked for what may be our own fault: where a file of the unit lies unread, where a figure
may be misread or a person has changed it since, it is said to the user instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extractor.comparison import (
    Contradiction,
    Filed,
    Gathered,
    Reporter,
    SaidOtherwise,
    Standing,
    Waiting,
    in_order,
)
from extractor.messages import say


@dataclass(frozen=True, slots=True)
class Late:
    """A report that came, or is dated, after the due day. `day`: ISO; `received`: it is the day of
    its incoming stamp; `doubtful`: a person must look at the report's letterhead first."""

    report: Filed
    day: str
    received: bool
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Owed:
    """What one unit has to answer. `contradictions`: each with its report; `said`: changes that its
    reports say and do not give."""

    unit: Reporter
    missing: bool = False
    late: Late | None = None
    contradictions: tuple[tuple[Filed, Contradiction], ...] = ()
    said: tuple[SaidOtherwise, ...] = ()

    @property
    def contrary(self) -> int:
        """How many things in its report do not agree."""
        return len(self.contradictions) + len(self.said)


@dataclass(frozen=True)
class Debts:
    """What the units have to answer, in the order of comparisons; `aside`: sentences on what a
    person must look at before anybody is asked."""

    owed: tuple[Owed, ...]
    aside: tuple[str, ...]


def debts_of(gathered: Gathered, standing: Standing, period: str, due: str, level: str) -> Debts:
    """What the units have to answer for a period. `due`: ISO day, "" where none was set."""
    reports = _by_unit(gathered, period, level)
    aside = [_waiting_said(one) for one in standing.waiting]
    said = gathered.said_otherwise(period)
    missing = [unit for unit in standing.unseen if level in ("", unit.level)]
    owed = {unit: Owed(unit, missing=True) for unit in missing}
    for unit, of_unit in reports.items():
        sure, doubted = _contradictions(gathered, of_unit)
        aside += [_doubted_said(unit, report, one) for report, one in doubted]
        changes = tuple(change for change in said if change.unit == unit)
        owed[unit] = Owed(unit, False, _late(of_unit, due), tuple(sure), changes)
    asked = (owed[unit] for unit in in_order(owed, today=False))
    return Debts(tuple(filter(_asks, asked)), tuple(aside))


def _asks(owed: Owed) -> bool:
    """True where there is anything to answer."""
    return bool(owed.missing or owed.late or owed.contrary)


def _by_unit(gathered: Gathered, period: str, level: str) -> dict[Reporter, list[Filed]]:
    """The reports of a period that count, also those that a later one replaces, by unit."""
    found: dict[Reporter, list[Filed]] = {}
    for report in gathered.collection.by_period().get(period, []):
        if report.issuer and level in ("", report.reporter.level):
            found.setdefault(report.reporter, []).append(report)
    return found


def _late(reports: list[Filed], due: str) -> Late | None:
    """The first report of a unit where even that one is late. A unit that reported in time and
    sent a corrected report later is not late."""
    if not due:
        return None
    days = [(day, report) for report in reports if (day := report.received or report.doc_date)]
    if len(days) < len(reports):
        return None  # one of them has no day, so it may have been in time
    day, report = min(days, key=lambda one: one[0])
    if day <= due:
        return None
    return Late(report, day, bool(report.received), report.doubtful)


def _contradictions(
    gathered: Gathered, reports: Iterable[Filed]
) -> tuple[list[tuple[Filed, Contradiction]], list[tuple[Filed, Contradiction]]]:
    """The contradictions of the reports that stand: those to ask about, those that need a look."""
    sure: list[tuple[Filed, Contradiction]] = []
    doubted: list[tuple[Filed, Contradiction]] = []
    for report in reports:
        if report.key in gathered.left_out:
            continue
        for one in gathered.contradictions_of(report.key):
            changed = any(figure.changed for figure in one.figures)
            is_sure = one.verdict == "fails" and not changed
            (sure if is_sure else doubted).append((report, one))
    return sure, doubted


def _waiting_said(waiting: Waiting) -> str:
    units = ", ".join(unit.label for unit in waiting.units)
    key = "letters_waiting" if units else "letters_waiting_of_nobody"
    return say(key, file=waiting.file, units=units)


def _doubted_said(unit: Reporter, report: Filed, one: Contradiction) -> str:
    values = {"unit": unit.label, "file": report.file, "page": one.page}
    return say("letters_doubted", statement=one.statement, **values)
