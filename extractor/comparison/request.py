"""What was asked of a comparison, and what it holds once made."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from extractor.administration import Gazetteer, lost_marks, same_name, without_type
from extractor.comparison.chosen_period import Chosen
from extractor.comparison.key_figures import KeyLine
from extractor.comparison.repeats import Repeat
from extractor.comparison.reporters import Reporter
from extractor.comparison.result_folders import Collection
from extractor.comparison.standing import Standing
from extractor.comparison.table_parts import Compared, FieldTable
from extractor.language.periods import year_before


@dataclass(frozen=True)
class Asked:
    """What the user asked for; what is empty was not said. `provinces`: `34` or `63`, the set of
    provinces to show. `period`: in words or ISO. `expected`: a list of the units that should
    report. `charts`: codes. `for_excel`: CSV files for Vietnamese Excel too."""

    folders: tuple[Path, ...]
    out: Path
    period: str = ""
    level: str = ""
    province: str = ""
    provinces: str = ""
    expected: Path | None = None
    charts: tuple[str, ...] = ()
    for_excel: bool = False

    def wants(self, unit: Reporter) -> bool:
        """True where a unit is of the level and the province asked for. The province may be
        called as on the report's day or as since July 2025."""
        if self.level and unit.level != self.level:
            return False
        if not self.province:
            return True
        names = (unit.province, unit.today)
        return any(same_province(self.province, name) for name in names)


@lru_cache(maxsize=1024)
def same_province(asked: str, name: str) -> bool:
    """True where a province asked for is the one named; tone marks may be missing.

    >>> same_province("tỉnh Sóc Trăng", "Sóc Trăng"), same_province("soc trang", "Sóc Trăng")
    (True, True)
    """
    if not name:
        return False
    asked = without_type(asked)
    return same_name(asked, name) or lost_marks(asked, name)


@dataclass(frozen=True)
class Comparison:
    """Everything that the sheets show. `period` is the one compared, `before` the one before it,
    `held_against` the one that the key indicators are held against, "" for none; `chosen` says why
    it is this one and counts the others."""

    asked: Asked
    known: Gazetteer
    collection: Collection
    period: str
    before: str
    held_against: str
    chosen: Chosen
    standing: Standing
    repeats: list[Repeat]
    compared: Compared
    tables: list[FieldTable]
    key_lines: list[KeyLine]

    @property
    def year_before(self) -> str:
        """The period that the key indicators are held against where it is the same part of the
        year before, which alone is called `cùng kỳ`; else ""."""
        return self.held_against if self.held_against == year_before(self.period) else ""

    @property
    def held_name(self) -> str:
        """What the period that the key indicators are held against is called."""
        return "cùng kỳ" if self.year_before else "kỳ trước"
