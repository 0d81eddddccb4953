"""The period before: each unit's value then, and by how much the value has risen since."""

from __future__ import annotations

from extractor.comparison.result_folders import Fact
from extractor.comparison.table_parts import Cell, Compared, LineHead, Past
from extractor.comparison.totals import UnitValues, sum_of, sum_of_fit
from extractor.comparison.values import (
    Indicator,
    OfUnits,
    Reading,
    Worth,
    number_of,
    share_of,
)
from extractor.kinds import SUMMED


def values_before(compared: Compared, indicator: Indicator) -> OfUnits:
    """An indicator's readings of the period before, of the units that have one."""
    found = {}
    before = compared.before.get(Fact(indicator.code, "actual"), {})
    for reporter in compared.reporters:
        reading = _value_before(indicator, compared.past[reporter], before)
        if reading is not None:
            found[reporter] = reading
    return found


def _value_before(indicator: Indicator, past: Past, before: OfUnits) -> Reading | None:
    """The value of the period before: of the unit itself, or the sum over all units merged into
    it. There is no sum where one of these has no value, several, or one that cannot be added."""
    readings = [before[member] for member in past.members if member in before]
    if not readings:
        return None
    if past.wanted == 1 and len(past.members) == 1:
        return readings[0]
    return _summed(indicator, readings, past.wanted)


def _summed(indicator: Indicator, readings: list[Reading], wanted: int) -> Reading | None:
    """The sum of readings as one; None where they cannot all be added or are not as many as
    wanted."""
    if indicator.kind not in SUMMED or not all(reading.sure for reading in readings):
        return None
    added = sum_of(indicator, readings)
    if len(added.taken) != wanted:
        return None
    return Reading(
        text=str(added.value),
        review=any(reading.review for reading in readings),
        source=readings[0].source,
    )


def change_cells(now: UnitValues, before: UnitValues, heads: list[LineHead]) -> list[Cell | None]:
    """By how much each line's value has risen since the period before, over the units that have
    both values; of ratios and percentages in points of a hundred. None where no unit has both."""
    return [_change_cell(now, before, head) for head in heads]


def _change_cell(now: UnitValues, before: UnitValues, head: LineHead) -> Cell | None:
    both = [unit for unit in head.units if unit in now.fit and unit in before.fit]
    if not both:
        return None
    if head.unit:
        return _unit_change(now.indicator, now.fit[head.unit], before.fit[head.unit])
    if now.indicator.kind not in SUMMED:
        return None
    return _total_change(
        now.indicator,
        [now.fit[unit] for unit in both],
        [before.fit[unit] for unit in both],
        of_units=len(head.units),
    )


def _unit_change(indicator: Indicator, new: Reading, old: Reading) -> Cell:
    return Cell(_risen(indicator, new.text, old.text), review=new.review or old.review)


def _risen(indicator: Indicator, new: str, old: str) -> Worth | None:
    """The difference of two values; None where one is no number of the indicator's kind."""
    if indicator.kind == "ratio":
        new_share, old_share = share_of(new), share_of(old)
        if new_share is None or old_share is None:
            return None
        return (new_share - old_share) * 100
    new_number, old_number = number_of(indicator.kind, new), number_of(indicator.kind, old)
    if new_number is None or old_number is None:
        return None
    return new_number - old_number


def _total_change(
    indicator: Indicator, now: list[Reading], before: list[Reading], of_units: int
) -> Cell:
    """The difference of two sums over the same units; `of_units`: how many the line speaks of."""
    new, old = sum_of_fit(indicator, now), sum_of_fit(indicator, before)
    return Cell(
        value=_risen(indicator, str(new.value), str(old.value)),
        review=any(reading.review for reading in (*now, *before)),
        note=f"Tính trên {len(now)}/{of_units} đơn vị có số ở cả hai kỳ.",
    )
