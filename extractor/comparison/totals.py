"""Cells of units and of totals over them: counts and money are added; a ratio's numerators over
its denominators, never the mean of percentages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from extractor.comparison.reporters import Reporter
from extractor.comparison.table_parts import Cell, LineHead
from extractor.comparison.values import (
    Indicator,
    Number,
    OfUnits,
    OtherValue,
    Reading,
    plain_number,
    share_of,
    worth_of,
)
from extractor.decisions import told_by
from extractor.kinds import SUMMED

NO_TOTAL = "không cộng"
DECIDED = "Người xem đã sửa hoặc xác nhận"
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
    if reading.others or reading.odd_unit:
        return False
    return worth_of(indicator.kind, reading.text) is not None


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
    """An indicator's readings of one period by unit: all of them, and those that are fit to be
    added, ranked and held against others."""

    indicator: Indicator
    stated: OfUnits
    fit: OfUnits

    @classmethod
    def of(cls, indicator: Indicator, stated: OfUnits) -> UnitValues:
        """Which readings are fit is asked once; lines and totals ask for them again and again."""
        fit = {unit: reading for unit, reading in stated.items() if is_fit(indicator, reading)}
        return cls(indicator, stated, fit)

    def sum_over(self, units: tuple[Reporter, ...]) -> Sum:
        """The sum over some units."""
        taken = [self.fit[unit] for unit in units if unit in self.fit]
        return sum_of_fit(self.indicator, taken, self._stated_by(units) - len(taken))

    def _stated_by(self, units: tuple[Reporter, ...]) -> int:
        return sum(unit in self.stated for unit in units)


def value_cell(values: UnitValues, head: LineHead) -> Cell | None:
    """The value of a line's unit, or the total over its units; None where no unit has one."""
    if head.unit:
        reading = values.stated.get(head.unit)
        return _unit_cell(values.indicator, reading) if reading else None
    if not any(unit in values.stated for unit in head.units):
        return None
    if values.indicator.kind not in SUMMED:
        return Cell(NO_TOTAL)
    return _total_cell(values.sum_over(head.units), len(head.units))


def _unit_cell(indicator: Indicator, reading: Reading) -> Cell:
    if reading.others:
        return _several_values(reading)
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
    as_printed = worth is None or indicator.kind in ("ratio", "place")
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
        f"{value.text} ({value.source.file}, trang {value.source.page})" for value in values
    )


def _total_cell(added: Sum, of_units: int) -> Cell:
    """The sum, marked where readings were left out or are to be reviewed; `of_units`: how many
    units the line speaks of."""
    doubtful = sum(reading.review for reading in added.taken)
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
    if head.unit:
        reading = values.stated.get(head.unit)
        return _unit_share(reading) if reading else None
    added = values.sum_over(head.units)
    if added.share is None:
        return None
    doubtful = any(reading.review for reading in added.taken)
    return Cell(added.share, review=doubtful or added.left_out > 0)


def _unit_share(reading: Reading) -> Cell | None:
    share = share_of(reading.text)
    if share is None or not reading.sure:
        return None
    return Cell(share, review=reading.review)
