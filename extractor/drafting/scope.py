"""Of which units a consolidated report speaks, and how it says so."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from extractor.administration import Gazetteer
from extractor.comparison import Gathered, Reporter, Standing
from extractor.drafting.amounts import Scope
from extractor.errors import WrongUsage
from extractor.language.periods import told


@dataclass(frozen=True)
class Counted:
    """The units of the report and how the others stand. `others`: units of other levels."""

    scope: Scope
    level: str
    standing: Standing
    others: tuple[Reporter, ...]

    @property
    def said(self) -> str:
        """A sentence on who is counted, who has not reported, whose files are not counted."""
        there, expected = len(self.scope.units), self.scope.expected
        parts = [f"Đã tổng hợp {there}/{expected} đơn vị cấp {self.level}"]
        missing = [unit.label for unit in self.standing.unseen if unit.level == self.level]
        if missing:
            parts.append(f"chưa có báo cáo: {', '.join(missing)}")
        waiting = [unit.label for unit in self.standing.there if unit.level == self.level]
        if waiting:
            parts.append(f"có tệp nhưng chưa đọc được hoặc chưa rõ kỳ: {', '.join(waiting)}")
        if self.others:
            named = ", ".join(unit.label for unit in self.others)
            parts.append(f"không cộng báo cáo của cấp khác: {named}")
        return "; ".join(parts) + "."


def counted_units(gathered: Gathered, period: str, known: Gazetteer, level: str) -> Counted:
    """The units of one level that have reported on a period: of the level asked for, else of the
    one that most are of. Reports of several levels tell the same things, so they are not added.
    Raises WrongUsage where no unit of the level has reported."""
    reported = gathered.reported(period)
    levels = Counter(unit.level for unit in reported)
    chosen = level or max(levels, key=lambda one: levels[one], default="")
    units = tuple(unit for unit in reported if unit.level == chosen)
    if not units:
        raise _nobody(period, chosen, ", ".join(filter(None, levels)))
    standing = gathered.standing(period, known)
    scope = Scope(period, units, _expected(standing, chosen, len(units)))
    others = tuple(unit for unit in reported if unit.level != chosen)
    return Counted(scope, chosen, standing, others)


def _nobody(period: str, level: str, levels: str) -> WrongUsage:
    """Why there is nobody to add up, with what helps: another level, or the units' names first."""
    if not levels:
        return WrongUsage("report_of_nobody", period=told(period))
    return WrongUsage("report_no_level", level=level, levels=levels)


def _expected(standing: Standing, level: str, reported: int) -> int:
    """How many units of a level should report; without a list those that have."""
    if not standing.has_list:
        return reported
    listed = (*standing.expected.values(), *standing.unlisted)
    return sum(unit.level == level for unit in listed)


def unit_names(units: tuple[Reporter, ...]) -> dict[Reporter, str]:
    """What each unit is called in the document: two of one name are told by their province, then
    by their number in the list."""
    seen = Counter(unit.label for unit in units)
    names: dict[Reporter, str] = {}
    for unit in units:
        name = unit.label
        if seen[name] > 1:
            name = f"{name}, {unit.province}"
        if name in names.values():
            name = f"{name} ({len(names) + 1})"
        names[unit] = name
    return names
