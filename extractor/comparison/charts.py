"""What the charts show: the key indicators, and the units' values of each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from extractor.comparison.key_figures import key_indicators
from extractor.comparison.reporters import Reporter
from extractor.comparison.table_parts import STATUSES, Compared, Part
from extractor.comparison.values import Indicator, IndicatorKind, Worth, worth_of

MOST_CHARTS = 4
MOST_UNITS = 40  # of one chart
# Kinds whose values compare at a glance.
CHARTED: tuple[IndicatorKind, ...] = ("count", "money", "percentage", "ratio")


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A unit's values of an indicator: the result, and the plan or assignment, None without one."""

    unit: str
    actual: Worth
    planned: Worth | None


@dataclass(frozen=True, slots=True)
class Chart:
    """An indicator with the units' values, the greatest first."""

    indicator: Indicator
    rows: list[ChartRow]

    @property
    def has_plan(self) -> bool:
        return any(row.planned is not None for row in self.rows)


def charts_of(compared: Compared, asked: tuple[str, ...]) -> list[Chart]:
    """The charts of the codes asked for, else of the key indicators. Indicators without a single
    sure result have none."""
    codes = asked or _usual_codes(compared)
    charts = [Chart(compared.indicators[code], _rows(compared, code)) for code in codes]
    return [chart for chart in charts if chart.rows]


def _usual_codes(compared: Compared) -> list[str]:
    """The key indicators, then those that most units have a sure result of; at most MOST_CHARTS,
    none of fewer than half the units while others have more."""
    counted: Counter[str] = Counter()
    for (code, status), of_units in compared.now.items():
        if status == "actual" and compared.indicators[code].kind in CHARTED:
            counted[code] = sum(reading.sure for reading in of_units.values())
    places = {key.code: place for place, key in enumerate(key_indicators())}
    most = max(counted.values(), default=0)

    def turn(code: str) -> tuple[object, ...]:
        few = counted[code] * 2 < most
        return few, places.get(code, len(places)), -counted[code], code

    return sorted(counted, key=turn)[:MOST_CHARTS]


def _rows(compared: Compared, code: str) -> list[ChartRow]:
    """The units with a sure result, the greatest first, at most MOST_UNITS."""
    several_provinces = len({compared.province(unit) for unit in compared.reporters}) > 1
    found = []
    for unit in compared.reporters:
        actual, planned, assigned = (_worth(compared, unit, code, part) for part in STATUSES)
        if actual is not None:
            name = unit.label
            if several_provinces and unit.level != "tỉnh":
                name = f"{unit.label} – {compared.province(unit)}"
            found.append(ChartRow(name, actual, assigned if planned is None else planned))
    return sorted(found, key=lambda row: -row.actual)[:MOST_UNITS]


def _worth(compared: Compared, unit: Reporter, code: str, status: Part) -> Worth | None:
    """What a unit's value is worth; None where there is none, several, or no number."""
    reading = compared.values(code, status).get(unit)
    if reading is None or not reading.sure:
        return None
    return worth_of(compared.indicators[code].kind, reading.text)
