"""What the tables of units × indicators are made of: units in order, columns, lines, cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from extractor.administration import UNIT_LEVELS, merged_from, same_name
from extractor.comparison.reporters import Reporter
from extractor.comparison.result_folders import Fact
from extractor.comparison.values import Indicator, OfUnits, Readings, Source, Worth
from extractor.language.alphabet import alphabet_key

Part = Literal["actual", "planned", "assigned", "share", "previous", "change", "rank"]
LineKind = Literal["unit", "total", "all"]  # a unit; a level in one province; a level in all
LEVELS = {level: place for place, level in enumerate(UNIT_LEVELS)}
STATUSES: tuple[Part, ...] = ("actual", "planned", "assigned")


class Cell(NamedTuple):
    """What stands where a line meets a column. `value`: a number, or text (`23/28`, several
    values); None where it is left out. `review`: a person must look, `note` says why. `corrected`:
    a person decided on it, `note` says who."""

    value: Worth | str | None
    review: bool = False
    note: str = ""
    source: Source | None = None
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One part of an indicator: a status, the `share` of a ratio, the value of the `previous`
    period, the `change` since then, the `rank` among units of a level."""

    indicator: Indicator
    part: Part

    @property
    def key(self) -> str:
        """The heading in CSV files: the code, and behind a colon the part unless it is `actual`."""
        if self.part == "actual":
            return self.indicator.code
        return f"{self.indicator.code}:{self.part}"


@dataclass(frozen=True, slots=True)
class LineHead:
    """What a line speaks of: one unit, or the total of several. `province_before` is the province
    of before July 2025 where the table shows provinces of today, else ""."""

    kind: LineKind
    level: str
    label: str
    province: str
    province_before: str
    units: tuple[Reporter, ...]

    @property
    def unit(self) -> Reporter | None:
        """The line's one unit; None for a total."""
        return self.units[0] if self.kind == "unit" else None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table: one cell for each column, None where nothing is known."""

    head: LineHead
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class FieldTable:
    """The table of one field of the reform programme. `key` is the first part of its codes,
    `sheet` and `group` are its names as in `patterns/comparison.yaml`."""

    key: str
    sheet: str
    group: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """The units of the period before whose sum is a unit's value then. `wanted`: how many of them
    must have a value, or there is no sum."""

    members: tuple[Reporter, ...]
    wanted: int


@dataclass(frozen=True)
class Compared:
    """What is compared: units in the order of the table, readings of the period (`now`, in that
    order too) and of the one before. `today`: provinces are shown as since July 2025."""

    reporters: tuple[Reporter, ...]
    now: Readings
    before: Readings
    indicators: dict[str, Indicator]
    today: bool

    @cached_property
    def past(self) -> dict[Reporter, Past]:
        """The past of each unit."""
        there = frozenset[Reporter]().union(*self.before.values())
        return {reporter: past_of(reporter, there, self.today) for reporter in self.reporters}

    def province(self, reporter: Reporter) -> str:
        """The province under which a unit is shown."""
        return reporter.today if self.today else reporter.province

    def values(self, code: str, status: Part) -> OfUnits:
        """The period's readings of an indicator, of the units that have one, in their order."""
        return self.now.get(Fact(code, status), {})


def in_order(reporters: Iterable[Reporter], today: bool) -> tuple[Reporter, ...]:
    """The units by level, province, district and name, as a Vietnamese list runs."""

    def place(reporter: Reporter) -> tuple[object, ...]:
        shown = reporter.today if today else reporter.province
        names = (shown, reporter.province, reporter.district, reporter.name)
        by_letters = map(alphabet_key, names)
        return LEVELS.get(reporter.level, len(LEVELS)), *by_letters

    return tuple(sorted(set(reporters), key=place))


def past_of(reporter: Reporter, there: frozenset[Reporter], today: bool) -> Past:
    """The past of a unit, out of the units `there` in the period before. A province or department
    of after a merger has all those that were merged into it."""
    if reporter in there:
        return Past(members=(reporter,), wanted=1)
    if not today or reporter.era != "34" or reporter.level not in ("tỉnh", "sở"):
        return Past(members=(), wanted=0)
    members = tuple(old for old in there if _merged_into(old, reporter))
    return Past(members=members, wanted=len(merged_from(reporter.today)))


def _merged_into(old: Reporter, new: Reporter) -> bool:
    if old.era != "63" or old.level != new.level or old.today != new.today:
        return False
    return old.level == "tỉnh" or same_name(old.name, new.name)
