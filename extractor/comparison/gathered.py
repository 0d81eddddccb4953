"""The chosen values of result folders for who asks for single ones: the office's own form.

The choice is the comparison's: repeated reports count once, a period's own report comes first,
values that differ are all listed and none is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from pathlib import Path

from extractor.administration import Gazetteer
from extractor.comparison.chosen_period import asked_period, choose_period
from extractor.comparison.repeats import find_repeats, replaced
from extractor.comparison.reporters import Reporter
from extractor.comparison.result_folders import (
    NO_LIST,
    Collection,
    Fact,
    FigureKey,
    ReportKey,
    collect,
)
from extractor.comparison.said_changes import SaidChange, said_changes, verdict
from extractor.comparison.standing import Standing, standing_of
from extractor.comparison.stored_results import (
    Contradiction,
    Numbered,
    StoredResults,
    ToldFigure,
)
from extractor.comparison.table_parts import in_order
from extractor.comparison.values import (
    Indicator,
    Reading,
    Readings,
    Source,
    Worth,
    read_values,
    worth_of,
)
from extractor.errors import WrongUsage
from extractor.language.periods import year_before


@dataclass(frozen=True)
class Gathered:
    """Result folders, ready to be asked for values."""

    collection: Collection
    left_out: frozenset[ReportKey]  # reports that do not count, or that another one replaces

    @cached_property
    def reporters(self) -> tuple[Reporter, ...]:
        """The units with a report that counts, in the order of comparisons."""
        counting = self.collection.counting
        return in_order({report.reporter for report in counting if report.issuer}, today=False)

    def chosen_period(self, asked: str) -> str:
        """The ISO period asked for (in words or ISO), else the latest that most units report on.
        Raises WrongUsage where nobody has reported on it."""
        chosen = choose_period(
            self.collection, asked_period(asked), lambda unit: True, lambda period: set()
        )
        if chosen is None:
            raise self._nothing()
        return chosen.period

    def reported(self, period: str) -> tuple[Reporter, ...]:
        """The units with a report of the period, in the order of comparisons."""
        reports = self.collection.by_period().get(period, [])
        return in_order({report.reporter for report in reports if report.issuer}, today=False)

    def values(self, periods: Iterable[str]) -> GatheredValues:
        """The readings of some periods."""
        wanted = [period for period in dict.fromkeys(periods) if period]
        found = read_values(self.collection, wanted, self.left_out)
        return GatheredValues(found.readings, found.indicators)

    def told(self, sources: Iterable[Source]) -> dict[FigureKey, ToldFigure]:
        """What the dataset says of the figures at some places: their words, sentence, reason."""
        wanted = {source.figure for source in sources}
        found: dict[FigureKey, ToldFigure] = {}
        for stored in self.collection.stored():
            starts: dict[str, set[str]] = {}
            for figure in wanted:
                if figure.folder == stored.place:
                    starts.setdefault(figure.file, set()).add(figure.start)
            for told in stored.told(starts):
                found[FigureKey(stored.place, told.file, told.start)] = told
        return found

    def numerals_of(self, report: ReportKey) -> list[Numbered]:
        """The numerals of a report in the order of its text; none without a database."""
        return self._stored[report.folder].numerals(report.file)

    def contradictions_of(self, report: ReportKey) -> list[Contradiction]:
        """The relations between figures of a report that do not hold; none without a database."""
        return self._stored[report.folder].contradictions(report.file)

    def said_otherwise(self, period: str) -> list[SaidOtherwise]:
        """The changes that a report states otherwise than its own value and that of the year before
        give; only of values that nobody need look at."""
        before = year_before(period)
        settled = list(self.values([period, before]).settled(period, before))
        said = said_changes(self.collection, {one.now.source.figure for one in settled})
        found = []
        for one in settled:
            change = said.get(one.now.source.figure)
            if change and one.differs(change):
                found.append(replace(one, words=change.words))
        return found

    def standing(self, period: str, known: Gazetteer) -> Standing:
        """How the units of the user's list stand in a period."""
        return standing_of(self.collection, period, known, lambda unit: True)

    @cached_property
    def _stored(self) -> list[StoredResults]:
        """The results of each folder, opened once."""
        return self.collection.stored()

    def _nothing(self) -> WrongUsage:
        folders = ", ".join(map(str, self.collection.folders))
        return WrongUsage("nothing_to_compare", path=folders)


@dataclass(frozen=True, slots=True)
class SaidOtherwise:
    """A change as a unit's report says it (`words`), which its values `now` and `before` (of the
    period `since`) do not give."""

    unit: Reporter
    indicator: Indicator
    now: Reading
    before: Reading
    since: str
    words: str = ""

    def differs(self, change: SaidChange) -> bool:
        """True where a change is not what both values give."""
        now, before = (share_or_number(self.indicator, one.text) for one in (self.now, self.before))
        if now is None or before is None:
            return False
        return verdict(change, self.indicator.kind, now, before, self.since[:4]) == "differs"


def share_or_number(indicator: Indicator, text: str) -> Worth | None:
    """What a value is worth, percentages as shares."""
    worth = worth_of(indicator.kind, text)
    return Fraction(worth) / 100 if worth is not None and indicator.kind == "percentage" else worth


def _settled(reading: Reading) -> bool:
    """True for a value of the period's own report that nobody need look at."""
    return reading.own and reading.sure and not reading.review


@dataclass(frozen=True)
class GatheredValues:
    """The readings by period, and the indicators that any of them is of, by code."""

    readings: dict[str, Readings]
    indicators: dict[str, Indicator]

    def reading(self, period: str, unit: Reporter, fact: Fact) -> Reading | None:
        """What a unit's value of a period is, None where it has none."""
        return self.readings.get(period, {}).get(fact, {}).get(unit)

    def settled(self, period: str, before: str) -> Iterator[SaidOtherwise]:
        """Pairs of values that nobody need look at, of two periods, by their indicators' codes."""
        for fact, of_units in sorted(self.readings[period].items(), key=lambda one: one[0].code):
            for unit, now in of_units.items():
                past = self.reading(before, unit, fact)
                if past and _settled(now) and _settled(past):
                    yield SaidOtherwise(unit, self.indicators[fact.code], now, past, before)


def gather(folders: Iterable[Path], known: Gazetteer = NO_LIST) -> Gathered:
    """The result folders. Raises WrongUsage for one without results, or where none has any."""
    collection = collect(list(folders), known)
    repeats = find_repeats(collection.counting)
    gathered = Gathered(collection, replaced(repeats) | collection.not_counting)
    if not collection.filed:
        raise gathered._nothing()
    return gathered
