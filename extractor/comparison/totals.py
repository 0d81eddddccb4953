"""Totals over units: counts and money are added; a ratio's numerators over its denominators, never
the mean of percentages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from extractor.administration import UNIT_LEVELS, merged_from, same_name, unmarked
from extractor.comparison.reporters import Reporter
from extractor.comparison.values import Indicator, Reading, Readings, Source, number
from extractor.kinds import SUMMED

LEVELS = {level: at for at, level in enumerate(UNIT_LEVELS)}
STATUSES = ("actual", "planned", "assigned")
NO_TOTAL = "không cộng"


@dataclass(frozen=True, slots=True)
class Cell:
    """`value`: a number, or text (`23/28`, several values). `review`: a person must look."""

    value: int | Decimal | Fraction | str | None
    review: bool = False
    note: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """`part`: actual, planned, assigned, share (of the ratio), previous, change, rank."""

    indicator: Indicator
    part: str

    @property
    def key(self) -> str:
        return self.indicator.code + ("" if self.part == "actual" else f":{self.part}")


@dataclass(frozen=True, slots=True)
class Line:
    """`what`: unit, total (of a level in a province), all (of a level)."""

    what: str
    level: str
    label: str
    province: str
    before: str  # the province before July 2025, where provinces of today are shown
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line before it is filled, with the units that it speaks of."""

    what: str
    level: str
    label: str
    province: str
    before: str
    inside: tuple[Reporter, ...]


@dataclass(frozen=True, slots=True)
class FieldTable:
    key: str
    sheet: str
    group: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Compared:
    """What is compared: units in order of the table, readings of the period and of the one before.
    `today`: provinces as since July 2025."""

    reporters: tuple[Reporter, ...]
    now: Readings
    before: Readings
    indicators: dict[str, Indicator]
    today: bool

    @cached_property
    def past(self) -> dict[Reporter, tuple[tuple[Reporter, ...], int]]:
        """Of each unit, those of the period before whose sum is its past, and how many those should be."""
        had = frozenset(r for r, _, _ in self.before)
        return {r: lineage(r, had, self.today) for r in self.reporters}

    def province(self, reporter: Reporter) -> str:
        return reporter.today if self.today else reporter.province


def in_order(reporters: Iterable[Reporter], today: bool) -> tuple[Reporter, ...]:
    """By level, province, district and name, as a Vietnamese list runs."""

    def place(r: Reporter) -> tuple:
        names = (r.today if today else r.province, r.province, r.district, r.name)
        return LEVELS.get(r.level, 9), *((unmarked(n), n) for n in names)

    return tuple(sorted(set(reporters), key=place))


def total_value(indicator: Indicator, values: dict, row: Row) -> Cell | None:
    if row.what != "unit":
        return _total(indicator, values, row.inside)
    reading = values[row.inside[0]]
    if reading is None:
        return None
    if reading.others:
        return Cell(
            " | ".join([reading.text, *(text for text, _ in reading.others)]),
            True,
            _several(reading),
            reading.source,
        )
    note = f"Đơn vị tính khác: {reading.odd_unit}." if reading.odd_unit else ""
    worth = number(indicator.kind, reading.text)
    plain = reading.text if indicator.kind in ("ratio", "place") or worth is None else worth
    odd = worth is None
    note += "Không phải số cùng loại với chỉ tiêu." if odd else ""
    return Cell(plain, reading.review or bool(reading.odd_unit) or odd, note, reading.source)


def _several(reading: Reading) -> str:
    listed = [(reading.text, reading.source), *reading.others]
    return (
        "Nhiều giá trị khác nhau: "
        + "; ".join(f"{text} ({source[1]}, trang {source[2]})" for text, source in listed)
        + "."
    )


def sum_of(indicator: Indicator, values: dict, inside) -> tuple[object, list[Reading], int]:
    """(sum, readings in it, how many are left out); a ratio's sum is (numerators, denominators)."""
    there = [v for r in inside if (v := values[r]) is not None]
    taken = [v for v in there if v.sure and number(indicator.kind, v.text) is not None]
    if indicator.kind == "ratio":
        pairs = [tuple(number("count", side) for side in v.text.split("/")) for v in taken]
        return (sum(n for n, _ in pairs), sum(d for _, d in pairs)), taken, len(there) - len(taken)
    return sum((number(indicator.kind, v.text) for v in taken), 0), taken, len(there) - len(taken)


def _total(indicator: Indicator, values: dict, inside) -> Cell | None:
    if indicator.kind not in SUMMED:
        return Cell(NO_TOTAL) if any(values[r] for r in inside) else None
    total, taken, left = sum_of(indicator, values, inside)
    if not taken and not left:
        return None
    doubtful = sum(v.review for v in taken)
    note = (
        f"Cộng từ {len(taken)}/{len(inside)} đơn vị."
        + (f" {left} đơn vị không cộng được (nhiều giá trị hoặc khác đơn vị tính)." if left else "")
        + (f" {doubtful} giá trị cần xem lại." if doubtful else "")
    )
    shown = f"{total[0]}/{total[1]}" if isinstance(total, tuple) else total
    return Cell(shown if taken else None, bool(left or doubtful), note)


def share_of(indicator: Indicator, values: dict, row: Row) -> Cell | None:
    if row.what == "unit":
        reading = values[row.inside[0]]
        worth = number("ratio", reading.text) if reading and reading.sure else None
        return None if worth is None else Cell(worth, reading.review)
    (top, bottom), taken, left = sum_of(indicator, values, row.inside)
    return (
        Cell(Fraction(top) / Fraction(bottom), bool(left) or any(v.review for v in taken))
        if taken and bottom
        else None
    )


def lineage(
    reporter: Reporter, had: frozenset[Reporter], today: bool
) -> tuple[tuple[Reporter, ...], int]:
    """A body of a merged province has as its past all of those merged into it."""
    if reporter in had:
        return (reporter,), 1
    if not today or reporter.era != "34" or reporter.level not in ("tỉnh", "sở"):
        return (), 0
    found = tuple(
        r
        for r in had
        if r.era == "63"
        and r.level == reporter.level
        and r.today == reporter.today
        and (r.level == "tỉnh" or same_name(r.name, reporter.name))
    )
    return found, len(merged_from(reporter.today))
