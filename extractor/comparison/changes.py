"""The period before: each unit's value then, and by how much the value has risen since."""

from __future__ import annotations

from fractions import Fraction

from extractor.comparison.reporters import Reporter
from extractor.comparison.result_folders import Fact
from extractor.comparison.table_parts import Cell, Compared, LineHead, Past
from extractor.comparison.totals import Sum, UnitValues, sum_of
from extractor.comparison.values import (
    Indicator,
    OfUnits,
    Reading,
    Worth,
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
    if unit := head.unit:
        return _unit_change(now, before, unit)
    both = [unit for unit in head.units if unit in now.worths and unit in before.worths]
    if not both or now.indicator.kind not in SUMMED:
        return None
    return _total_change(now.sum_over(both), before.sum_over(both), of_units=len(head.units))


def _unit_change(now: UnitValues, before: UnitValues, unit: Reporter) -> Cell | None:
    new, old = now.worths.get(unit), before.worths.get(unit)
    if new is None or old is None:
        return None
    review = now.stated[unit].review or before.stated[unit].review
    return Cell(_risen(new, old), review)


def _total_change(new: Sum, old: Sum, of_units: int) -> Cell:
    """The difference of two sums over the same units; `of_units`: how many the line speaks of. One
    over all of them that nobody need look at has no note."""
    risen = _risen(new.worth, old.worth)
    doubtful = sum(reading.review for reading in (*new.taken, *old.taken))
    if len(new.taken) == of_units and not doubtful:
        return Cell(risen)
    note = f"Tính trên {len(new.taken)}/{of_units} đơn vị có số ở cả hai kỳ."
    if doubtful:
        note += f" {doubtful} giá trị cần xem lại."
    return Cell(risen, doubtful > 0, note)


def _risen(new: Worth | None, old: Worth | None) -> Worth | None:
    """The difference of two values, of shares in points of a hundred; None where one is not known
    or they are of two kinds."""
    if new is None or old is None:
        return None
    if isinstance(new, Fraction) and isinstance(old, Fraction):
        return (new - old) * 100
    if isinstance(new, Fraction) or isinstance(old, Fraction):
        return None
    return new - old
