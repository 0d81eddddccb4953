"""Who has reported on a period: of each expected unit whether its report counts, or a file of it is
there that does not, or nothing is seen.

Expected units are those of the user's list; without a list none are, and nobody is missed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from extractor.administration import (
    DISTRICTS_END,
    Gazetteer,
    Unit,
    province_at,
    same_name,
    stood_on,
    today_name,
)
from extractor.comparison.path_names import PathNames, years_of
from extractor.comparison.reporters import ListedUnit, Reporter, entry_of, reporter_of
from extractor.comparison.result_folders import Collection, FailureRow, Filed
from extractor.comparison.table_parts import in_order
from extractor.language import periods

Wanted = Callable[[Reporter], bool]  # is a unit compared at all?
# Why a file is in no table of the period: it could not be read, its period or its unit is not
# known, its unit is not on the user's list, it was taken out of the count, it has no figure.
WhyWaiting = Literal["unread", "no_period", "no_unit", "not_listed", "not_counted", "blank"]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that is there and in no table of the period.

    `units`: those it is or may be of; `guessed`: only its name and its folders' names say so.
    `read_as`: the unit that was read from it, "" for none. `error`, `next_step`: of a file that
    could not be read.
    """

    file: str
    why: WhyWaiting
    units: tuple[Reporter, ...]
    guessed: bool
    read_as: str = ""
    error: str = ""
    next_step: str = ""


@dataclass(frozen=True)
class Standing:
    """How the expected units stand. `expected`: each with the unit that its reports would have;
    `reported`: those of them with a report of the period; `waiting`: files in no table;
    `unlisted`: units that reported and are on no list, where there is a list."""

    has_list: bool
    expected: dict[ListedUnit, Reporter]
    reported: frozenset[ListedUnit]
    waiting: tuple[Waiting, ...]
    unlisted: tuple[Reporter, ...]

    @cached_property
    def there(self) -> tuple[Reporter, ...]:
        """The expected units that have not reported, but a file of them is there or may be."""
        files = {unit for one in self.waiting if one.why != "not_counted" for unit in one.units}
        return in_order((unit for unit in self._silent if unit in files), today=False)

    @cached_property
    def unseen(self) -> tuple[Reporter, ...]:
        """The expected units of which nothing is seen."""
        files = set(self.there)
        return in_order((unit for unit in self._silent if unit not in files), today=False)

    @property
    def _silent(self) -> Iterator[Reporter]:
        return (unit for entry, unit in self.expected.items() if entry not in self.reported)


def expected_units(known: Gazetteer, period: str, wanted: Wanted) -> dict[ListedUnit, Reporter]:
    """The wanted units of the user's list that were there at the period's end. Districts owe
    nothing for a period that ends after their own end; where the list has no days for a unit, the
    national list tells whether it was there."""
    day = periods.span(period)[1]
    there = [
        unit for unit in known.units if unit.valid(day) and not _is_of_other_days(unit, day, known)
    ]
    found = {entry_of(unit): _as_reporter(unit, day) for unit in there}
    ended = "huyện" if day > DISTRICTS_END else ""
    return {entry: unit for entry, unit in found.items() if wanted(unit) and unit.level != ended}


def _is_of_other_days(unit: Unit, day: str, known: Gazetteer) -> bool:
    """True for a unit without days of its own that was no more, or not yet, on an ISO day. A
    department goes with its province where the list has the province that follows."""
    if unit.valid_from or unit.valid_to or not unit.province:
        return False
    if unit.level in ("huyện", "xã"):
        return stood_on(unit.name, unit.province, day) is False
    heir = today_name(unit.province)
    listed = any(same_name(other.province, heir) for other in known.units)
    return listed and province_at(unit.province, day) is None


def _as_reporter(unit: Unit, day: str) -> Reporter:
    """A unit of the list as a report of that day would name it."""
    return reporter_of(
        issuer=unit.name,
        level=unit.level,
        province=unit.province,
        district=unit.district,
        day=day,
        known=Gazetteer((unit,)),
    )


def standing_of(collection: Collection, period: str, known: Gazetteer, wanted: Wanted) -> Standing:
    """How the wanted units stand in a period."""
    expected = expected_units(known, period, wanted)
    here = _reports_with_unit(collection, period, wanted)
    entries = {report.listed for report in here if report.listed}
    unlisted = {report.reporter for report in here if report.listed is None}
    waiting = _Waiting(collection, period, expected, wanted)
    return Standing(
        has_list=bool(known.units),
        expected=expected,
        reported=frozenset(entries & expected.keys()),
        waiting=tuple(waiting.all()),
        unlisted=in_order(unlisted, today=False) if known.units else (),
    )


def _reports_with_unit(collection: Collection, period: str, wanted: Wanted) -> list[Filed]:
    """The reports of a period that count and say whose they are, of wanted units."""
    of_period = (report for report in collection.counting if report.period == period)
    return [report for report in of_period if report.issuer and wanted(report.reporter)]


class _Waiting:
    """The search for files that are in no table of a period."""

    def __init__(
        self,
        collection: Collection,
        period: str,
        expected: dict[ListedUnit, Reporter],
        wanted: Wanted,
    ):
        self.collection = collection
        self.period = period
        self.expected = expected
        self.wanted = wanted
        known = {report.reporter for report in collection.counting if report.issuer}
        self.names = PathNames(expected.values() or filter(wanted, known))

    def all(self) -> Iterator[Waiting]:
        """All of them: those that could not be read, then reports in the order of reading."""
        for failure in self.collection.failures:
            if self._may_be_of_period("", failure.file):
                yield self._unread(failure)
        for report in self.collection.filed.values():
            if found := self._of_report(report):
                yield found

    def _unread(self, failure: FailureRow) -> Waiting:
        return Waiting(
            file=failure.file,
            why="unread",
            units=self.names.units(failure.file),
            guessed=True,
            error=failure.error,
            next_step=failure.next_step,
        )

    def _of_report(self, report: Filed) -> Waiting | None:
        """A report as one that waits; None for one of another period or of an unwanted unit, and
        for one that stands in the tables."""
        if not self._concerns(report):
            return None
        why = self._why(report)
        if why is None:
            return None
        own = self._own_unit(report)
        guessed = () if own else self.names.units(report.file)
        if why == "not_listed":
            guessed = tuple(unit for unit in guessed if report.reporter.level in ("", unit.level))
            if not guessed:
                return None
        return Waiting(
            file=report.file,
            why=why,
            units=(own,) if own else guessed,
            guessed=own is None,
            read_as=report.reporter.label if report.issuer else "",
        )

    def _concerns(self, report: Filed) -> bool:
        """True for a report that is or may be of the period and of a wanted unit."""
        if report.issuer and not self.wanted(report.reporter):
            return False
        if report.period:
            return report.period == self.period
        return self._may_be_of_period(report.doc_date, report.file)

    def _why(self, report: Filed) -> WhyWaiting | None:
        if not report.counted:
            return "not_counted"
        if report.is_blank:
            return "blank"
        if not report.is_report:
            return None  # a letter is in no table, and nobody waits for one
        if not report.period:
            return "no_period"
        if not report.issuer:
            return "no_unit"
        if self.expected and report.listed is None:
            return "not_listed"
        return None

    def _own_unit(self, report: Filed) -> Reporter | None:
        """The unit that a report names itself: the expected one, or without a list its own."""
        if report.listed:
            return self.expected.get(report.listed, report.reporter)
        return report.reporter if report.issuer and not self.expected else None

    def _may_be_of_period(self, day: str, file: str) -> bool:
        """True unless the day of a report, or where it has none the years in its file's name, are
        of other years. A report of a year may be dated, and filed, in the next."""
        first, last = (int(day[:4]) for day in periods.span(self.period))
        years = {int(day[:4])} if day[:4].isdigit() else years_of(file)
        return not years or any(first <= year <= last + 1 for year in years)


def other_reports(collection: Collection, unit: ListedUnit, period: str) -> list[Filed]:
    """The reports of a unit on other periods of the period's year, its other documents of that
    year, and those that do not count."""
    mine = (report for report in collection.filed.values() if report.listed == unit)
    return [report for report in mine if not report.counted or _is_beside(report, period)]


def _is_beside(report: Filed, period: str) -> bool:
    """True for what tells of the period's year and is no report of the period."""
    year = (report.period or report.doc_date)[:4]
    return year == period[:4] and (report.period != period or not report.is_report)


def units_of_other_periods(
    reports: Iterable[Filed], period: str, wanted: Wanted
) -> tuple[Reporter, ...]:
    """The wanted units that reported on another period and not on this one."""
    known = [report for report in reports if report.issuer and wanted(report.reporter)]
    here = {report.reporter for report in known if report.period == period}
    elsewhere = {report.reporter for report in known if report.period not in ("", period)}
    return in_order(elsewhere - here, today=False)
