"""Which period is compared: the one asked for, else the latest one that most units report on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import regex

from extractor.comparison.reporters import ListedUnit, Reporter
from extractor.comparison.result_folders import Collection, Filed
from extractor.errors import WrongUsage
from extractor.language import periods
from extractor.language.marks import without_marks
from extractor.language.numbers import Refused

Wanted = Callable[[Reporter], bool]  # is a unit compared at all?
Expected = Callable[[str], set[ListedUnit]]  # the units of the list that owe a report of a period
# Why a period was chosen: asked for; most units of the list report on it, or most units there
# are; no period has most of them, so the one with the largest part.
PeriodReason = Literal["asked", "most_listed", "most_units", "largest"]
_SAID = (
    (r"(?:quy|qui|q)(?P<quarter>iv|i{1,3}|[1-4])(?:nam)?(?P<year>\d{4})", "quarter"),
    (r"(?P<count>\d\d?)thang(?:dau)?(?:nam)?(?P<year>\d{4})", "months"),
    (r"(?:thang|t)?(?P<month>\d\d?)(?:nam)?(?P<year>\d{4})", "month"),
    (r"(?:ca)?nam(?P<year>\d{4})", "year"),
)


@dataclass(frozen=True, slots=True)
class PeriodCount:
    """How many units reported on a period; how many of those that the user's list expects for it,
    and how many these are."""

    period: str
    units: int
    listed: int
    expected: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """The period compared, why it is this one, and the counts of all periods, the latest first."""

    period: str
    reason: PeriodReason
    counts: tuple[PeriodCount, ...]

    @property
    def others(self) -> tuple[PeriodCount, ...]:
        """The other periods that a unit reports on; of some there are files of nobody alone."""
        return tuple(one for one in self.counts if one.units and one.period != self.period)


def asked_period(text: str) -> str:
    """The ISO period that a user asked for in words or as ISO, "" for none. Raises WrongUsage.

    >>> asked_period("quý III/2024"), asked_period("6 tháng đầu năm 2024"), asked_period("2024-Q3")
    ('2024-Q3', '2024-01/2024-06', '2024-Q3')
    >>> asked_period("năm 2024"), asked_period("tháng 9/2024"), asked_period("Q3 2024")
    ('2024', '2024-09', '2024-Q3')
    """
    asked = " ".join(text.split())
    if not asked or periods.span(asked.upper())[0]:
        return asked.upper()
    parse = getattr(periods, "parse_period", _parsed)
    try:
        return str(parse(asked))
    except Refused:
        raise WrongUsage("period_unreadable", period=asked) from None


def _parsed(asked: str) -> str:
    """The ISO period of the usual wordings. Raises Refused."""
    plain = regex.sub(r"[\W_]+", "", without_marks(asked).lower())
    for pattern, form in _SAID:
        if found := regex.fullmatch(pattern, plain):
            return _iso(form, found.groupdict())
    raise Refused("no_period")


def _iso(form: str, said: dict[str, str]) -> str:
    if form == "quarter":
        return periods.quarter(said["quarter"].upper(), said["year"])
    if form == "months":
        return periods.months(1, int(said["count"]), said["year"])
    if form == "month":
        return periods.month(said["month"], said["year"])
    return periods.year(said["year"])


def choose_period(
    collection: Collection, asked: str, wanted: Wanted, expected: Expected
) -> Chosen | None:
    """The period to compare, None where no wanted unit reported on any. `asked` is ISO or "";
    `expected` gives the wanted units of the user's list that were there in a period.

    Raises WrongUsage for a period asked for that nobody reported on.
    """
    counts = _counted(collection, wanted, expected)
    if asked:
        listed = [count.period for count in counts]
        if asked not in listed:
            named = ", ".join(map(periods.told, listed)) or "–"
            raise WrongUsage("period_unknown", period=periods.told(asked), periods=named)
        return Chosen(asked, "asked", counts)
    for count in counts:
        if count.listed * 2 > count.expected:
            return Chosen(count.period, "most_listed", counts)
    return _of_most_units(counts) if counts else None


def _counted(collection: Collection, wanted: Wanted, expected: Expected) -> tuple[PeriodCount, ...]:
    """The counts of the periods that wanted units reported on, the latest first."""
    found = []
    for period, reports in collection.by_period().items():
        here = [report for report in reports if wanted(report.reporter)]
        if here:
            found.append(_count(period, here, expected(period)))
    return tuple(found)


def _count(period: str, reports: list[Filed], expected: set[ListedUnit]) -> PeriodCount:
    """The count of a period. Papers of which no unit is known are no units."""
    units = {report.reporter for report in reports if report.issuer}
    listed = {report.listed for report in reports if report.listed}
    return PeriodCount(period, len(units), len(listed & expected), len(expected))


def _of_most_units(counts: tuple[PeriodCount, ...]) -> Chosen:
    """The latest period with more than half as many units as the period that has most. Units of
    the user's list are counted where there are any, so that a stray paper of another body does
    not decide."""
    has_listed = any(count.listed for count in counts)
    sizes = [count.listed if has_listed else count.units for count in counts]
    latest = next(at for at, size in enumerate(sizes) if size * 2 > max(sizes) or not max(sizes))
    reason: PeriodReason = "largest" if has_listed else "most_units"
    return Chosen(counts[latest].period, reason, counts)
