"""What was asked of a comparison, and what it holds once made."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from extractor.administration import Gazetteer, lost_marks, same_name, without_type
from extractor.comparison.repeats import Repeat
from extractor.comparison.reporters import Reporter
from extractor.comparison.result_folders import Collection
from extractor.comparison.totals import Compared, FieldTable


@lru_cache(maxsize=1024)
def same_province(asked: str, name: str) -> bool:
    return bool(name) and (
        same_name(without_type(asked), name) or lost_marks(without_type(asked), name)
    )


def is_wanted(asked: Asked, unit: Reporter) -> bool:
    return (not asked.level or unit.level == asked.level) and (
        not asked.province
        or same_province(asked.province, unit.province)
        or same_province(asked.province, unit.today)
    )


@dataclass(frozen=True)
class Asked:
    """What the user asked for; empty means: not said."""

    folders: tuple[Path, ...]
    out: Path
    period: str = ""
    level: str = ""
    province: str = ""
    provinces: str = ""  # 34, 63
    expected: Path | None = None
    charts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """Everything that the sheets show."""

    asked: Asked
    known: Gazetteer
    collection: Collection
    period: str
    before: str
    periods: dict[str, int]
    repeats: list[Repeat]
    compared: Compared
    tables: list[FieldTable]
