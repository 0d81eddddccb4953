"""Cells of units and of totals over them: counts and money are added; a ratio's numerators over
its denominators, never the mean of percentages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import cast

from extractor.comparison.reporters import Reporter
from extractor.comparison.table_parts import Cell, LineHead
from extractor.comparison.values import (
    Indicator,
    IndicatorKind,
    Number,
    OfUnits,
    OtherValue,
    Reading,
    Worth,
    plain_number,
    worth_of,
)
from extractor.decisions import told_by
from extractor.kinds import SUMMED
from extractor.language.numbers import printed_number

NO_TOTAL = "không cộng"
DECIDED = "Người xem đã sửa hoặc xác nhận"
AS_PRINTED: tuple[IndicatorKind, ...] = ("ratio", "place")  # kinds shown as reports write them
TOLD_ELSEWHERE = "Theo báo cáo của kỳ khác."


@dataclass(frozen=True, slots=True)
class Sum:
    """Readings of an indicator added up: the sum, the readings in it, how many are left out.

    `whole` is None but for a ratio: then `amount` is the sum of numerators and `whole` that of
    denominators.
    """

    amount: Number
    whole: Number | None
    taken: list[Reading]
    left_out: int

    @property
    def value(self) -> Number | str:
        """The sum; of a ratio as text (`34/70`)."""
        return self.amount if self.whole is None else f"{self.amount}/{self.whole}"

    @property
    def worth(self) -> Worth | None:
        """What the sum is worth: of a ratio its share."""
        return self.amount if self.whole is None else self.share

    @property
    def share(self) -> Fraction | None:
        """Numerators over denominators; None where there are none or their sum is 0."""
        return Fraction(self.amount) / Fraction(self.whole) if self.whole else None


def sum_of(indicator: Indicator, readings: list[Reading]) -> Sum:
    """The sum of an indicator's readings, of a kind that can be summed. Readings with several
    values, with another unit of measure or with no number are left out."""
    taken = [reading for reading in readings if is_fit(indicator, reading)]
    return sum_of_fit(indicator, taken, left_out=len(readings) - len(taken))


def sum_of_fit(indicator: Indicator, taken: list[Reading], left_out: int = 0) -> Sum:
    """The sum of readings that are fit to be added."""
    sides = [reading.text.partition("/") for reading in taken]
    return Sum(
        amount=_added(first for first, _, _ in sides),
        whole=_added(second for _, _, second in sides) if indicator.kind == "ratio" else None,
        taken=taken,
        left_out=left_out,
    )


def is_fit(indicator: Indicator, reading: Reading) -> bool:
    """True where a reading may be added, ranked and held against another one."""
    return _worth_of_fit(indicator, reading) is not None


def _worth_of_fit(indicator: Indicator, reading: Reading) -> Worth | None:
    """What a reading is worth; None where it may not be added, ranked and held against others."""
    return worth_of(indicator.kind, reading.text) if reading.sure else None


def _added(texts: Iterable[str]) -> Number:
    total: Number = 0
    for text in texts:
        number = plain_number(text)
        if number is None:
            raise ValueError(f"no number: {text}")
        total += number
    return total


@dataclass(frozen=True, slots=True)
class UnitValues:
    """An indicator's readings of one period by unit, and what those are worth that are fit to be
    added, ranked and held against others."""

    indicator: Indicator
    stated: OfUnits
    worths: dict[Reporter, Worth]

    @classmethod
    def of(cls, indicator: Indicator, stated: OfUnits) -> UnitValues:
        """What readings are worth is asked once; lines and totals ask for it again and again."""
        worths = {unit: _worth_of_fit(indicator, reading) for unit, reading in stated.items()}
        fit = {unit: worth for unit, worth in worths.items() if worth is not None}
        return cls(indicator, stated, fit)

    def sum_over(self, units: Iterable[Reporter]) -> Sum:
        """The sum over some units."""
        there = [unit for unit in units if unit in self.stated]
        fit = [unit for unit in there if unit in self.worths]
        taken = [self.stated[unit] for unit in fit]
        left_out = len(there) - len(taken)
        if self.indicator.kind == "ratio":
            return sum_of_fit(self.indicator, taken, left_out)
        # Only ratios are worth fractions.
        amount = cast(Number, sum(self.worths[unit] for unit in fit))
        return Sum(amount, None, taken, left_out)


def value_cell(values: UnitValues, head: LineHead) -> Cell | None:
    """The value of a line's unit, or the total over its units; None where no unit has one."""
    if unit := head.unit:
        reading = values.stated.get(unit)
        return _unit_cell(values.indicator, reading, values.worths.get(unit)) if reading else None
    if not any(unit in values.stated for unit in head.units):
        return None
    if values.indicator.kind not in SUMMED:
        return Cell(NO_TOTAL)
    return _total_cell(values.sum_over(head.units), len(head.units))


def _unit_cell(indicator: Indicator, reading: Reading, of_fit: Worth | None) -> Cell:
    """A unit's value. `of_fit`: what it is worth, None where it is not fit to be added."""
    if of_fit is not None and reading.plain:
        value = reading.text if indicator.kind in AS_PRINTED else of_fit
        return Cell(value, reading.review, "", reading.source)
    return _several_values(reading) if reading.others else _remarkable(indicator, reading)


def _remarkable(indicator: Indicator, reading: Reading) -> Cell:
    """A value of which the note has something to say."""
    worth = worth_of(indicator.kind, reading.text)
    notes: list[str] = []
    said: list[str] = [] if reading.own else [TOLD_ELSEWHERE]
    if reading.odd_unit:
        notes.append(f"Đơn vị tính khác: {reading.odd_unit}.")
    if worth is None:
        notes.append("Không phải số cùng loại với chỉ tiêu.")
    if reading.corrected:
        said.append(f"{DECIDED}: {told_by(reading.corrected)}.")
    if reading.elsewhere:
        notes.append(f"Báo cáo kỳ khác ghi khác: {_listed(reading.elsewhere)}.")
    as_printed = worth is None or indicator.kind in AS_PRINTED
    value = reading.text if as_printed else worth
    note = " ".join([*notes, *said])
    review = reading.review or bool(notes)
    return Cell(value, review, note, reading.source, bool(reading.corrected))


def _several_values(reading: Reading) -> Cell:
    """All values that differ, none chosen; the note says where each stands."""
    values = (OtherValue(reading.text, reading.source), *reading.others)
    return Cell(
        value=" | ".join(value.text for value in values),
        review=True,
        note=f"Nhiều giá trị khác nhau: {_listed(values)}.",
        source=reading.source,
    )


def _listed(values: Iterable[OtherValue]) -> str:
    """Values, each with the place where it stands."""
    return "; ".join(
        f"{printed_number(value.text)} ({value.source.file}, trang {value.source.page})"
        for value in values
    )


def _total_cell(added: Sum, of_units: int) -> Cell:
    """The sum, marked where readings were left out or are to be reviewed; `of_units`: how many
    units the line speaks of. A sum over all of them that nobody need look at has no note."""
    doubtful = sum(reading.review for reading in added.taken)
    if len(added.taken) == of_units and not doubtful:
        return Cell(added.value)
    notes = [f"Cộng từ {len(added.taken)}/{of_units} đơn vị."]
    if added.left_out:
        why = "nhiều giá trị hoặc khác đơn vị tính"
        notes.append(f"{added.left_out} đơn vị không cộng được ({why}).")
    if doubtful:
        notes.append(f"{doubtful} giá trị cần xem lại.")
    return Cell(
        value=added.value if added.taken else None,
        review=bool(added.left_out or doubtful),
        note=" ".join(notes),
    )


def share_cell(values: UnitValues, head: LineHead) -> Cell | None:
    """The share that a ratio is, of a line's unit or over its units; None where there is none."""
    if unit := head.unit:
        share = values.worths.get(unit)
        return None if share is None else Cell(share, values.stated[unit].review)
    added = values.sum_over(head.units)
    if added.share is None:
        return None
    doubtful = any(reading.review for reading in added.taken)
    return Cell(added.share, review=doubtful or added.left_out > 0)
