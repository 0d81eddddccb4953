"""Tables of units × indicators: totals, plan beside result, change, rank. Pure: no file is touched.

Totals: counts and money are added; a ratio's numerators over its denominators, never the mean of
percentages. Percentages, times, points and places have no total. What has several values, or
another unit of measure, is in no total and no rank.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from extractor import units
from extractor.collected import Reporter
from extractor.readings import Indicator, Reading, Readings, Source, number, wording

LEVELS = {level: at for at, level in enumerate(units.LEVELS)}
STATUSES = ("actual", "planned", "assigned")
NO_TOTAL = "không cộng"
SUMMED = ("count", "money", "ratio")


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
        return {r: _lineage(r, had, self.today) for r in self.reporters}

    def province(self, reporter: Reporter) -> str:
        return reporter.today if self.today else reporter.province


def in_order(reporters: Iterable[Reporter], today: bool) -> tuple[Reporter, ...]:
    """By level, province, district and name, as a Vietnamese list runs."""

    def place(r: Reporter) -> tuple:
        names = (r.today if today else r.province, r.province, r.district, r.name)
        return LEVELS.get(r.level, 9), *((units.unmarked(n), n) for n in names)

    return tuple(sorted(set(reporters), key=place))


def field_tables(compared: Compared) -> list[FieldTable]:
    """One for each field of the reform programme that has a figure of the period."""
    there = {code for _, code, _ in compared.now}
    codes = [code for code in compared.indicators if code in there]
    fields = wording()["fields"]
    order = {key: at for at, key in enumerate(fields)}
    found = []
    for key in sorted({code.split(".")[0] for code in codes}, key=lambda k: (order.get(k, 99), k)):
        names = fields.get(key, {"sheet": f"Khác - {key}", "group": "Lĩnh vực khác"})
        mine = [compared.indicators[c] for c in codes if c.split(".")[0] == key]
        found.append(_table(compared, key, names, mine))
    return found


def _table(compared: Compared, key: str, names: dict, mine: list[Indicator]) -> FieldTable:
    rows = _rows(compared)
    columns, stacks = [], []
    for indicator in mine:
        for part, cells in _parts(compared, indicator, rows):
            columns.append(Column(indicator, part))
            stacks.append(cells)
    lines = tuple(
        Line(r.what, r.level, r.label, r.province, r.before, cells)
        for r, cells in zip(rows, zip(*stacks))
    )
    return FieldTable(key, names["sheet"], names["group"], tuple(columns), lines)


def _rows(compared: Compared) -> list[Row]:
    """Units of one level in one province, then their total; after a level's last province the level."""
    by: dict[tuple[str, str], list[Reporter]] = {}
    for reporter in compared.reporters:
        by.setdefault((reporter.level, compared.province(reporter)), []).append(reporter)
    found: list[Row] = []
    for (level, province), inside in by.items():
        found += [
            Row(
                "unit",
                level,
                r.label,
                province,
                r.province if compared.today and r.era != "34" else "",
                (r,),
            )
            for r in inside
        ]
        if len(inside) > 1:
            found.append(
                Row(
                    "total",
                    level,
                    f"Cộng {_of_level(level)} {province} ({len(inside)} đơn vị)",
                    province,
                    "",
                    tuple(inside),
                )
            )
        of_level = [key for key in by if key[0] == level]
        if len(of_level) > 1 and (level, province) == of_level[-1]:
            whole = tuple(r for r in compared.reporters if r.level == level)
            found.append(
                Row(
                    "all",
                    level,
                    f"Cộng {_of_level(level)}, mọi tỉnh ({len(whole)} đơn vị)",
                    "",
                    "",
                    whole,
                )
            )
    return found


def _of_level(level: str) -> str:
    return {"": "đơn vị không rõ cấp", "sở": "các sở"}.get(level, f"cấp {level}")


def _parts(compared: Compared, indicator: Indicator, rows: list[Row]):
    """(part, cells of all lines) of one indicator; parts without any value are left out."""
    now = {
        s: {r: compared.now.get((r, indicator.code, s)) for r in compared.reporters}
        for s in STATUSES
    }
    for status in STATUSES:
        if any(now[status].values()):
            yield status, [_value(indicator, now[status], row) for row in rows]
            if indicator.kind == "ratio" and status == "actual":
                yield "share", [_share(indicator, now[status], row) for row in rows]
    before = {r: _earlier(indicator, compared.past[r], compared.before) for r in compared.reporters}
    if any(before.values()):
        yield "previous", [_value(indicator, before, row) for row in rows]
        if any(now["actual"].values()):
            yield "change", [_change(indicator, now["actual"], before, row) for row in rows]
    if ranks := _ranks(indicator, now["actual"]):
        yield (
            "rank",
            [
                Cell(ranks[row.inside[0]])
                if row.what == "unit" and row.inside[0] in ranks
                else None
                for row in rows
            ],
        )


def _value(indicator: Indicator, values: dict, row: Row) -> Cell | None:
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


def _sum(indicator: Indicator, values: dict, inside) -> tuple[object, list[Reading], int]:
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
    total, taken, left = _sum(indicator, values, inside)
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


def _share(indicator: Indicator, values: dict, row: Row) -> Cell | None:
    if row.what == "unit":
        reading = values[row.inside[0]]
        worth = number("ratio", reading.text) if reading and reading.sure else None
        return None if worth is None else Cell(worth, reading.review)
    (top, bottom), taken, left = _sum(indicator, values, row.inside)
    return (
        Cell(Fraction(top) / Fraction(bottom), bool(left) or any(v.review for v in taken))
        if taken and bottom
        else None
    )


def _change(indicator: Indicator, now: dict, before: dict, row: Row) -> Cell | None:
    """Over the units that have both; of ratios and percentages in points of a hundred."""

    def fit(v):
        return v is not None and v.sure and number(indicator.kind, v.text) is not None

    if row.what == "unit":
        new, old = now[row.inside[0]], before[row.inside[0]]
        if not fit(new) or not fit(old):
            return None
        risen = number(indicator.kind, new.text) - number(indicator.kind, old.text)
        return Cell(risen * 100 if indicator.kind == "ratio" else risen, new.review or old.review)
    both = [r for r in row.inside if fit(now[r]) and fit(before[r])]
    if not both or indicator.kind not in SUMMED:
        return None
    new, old = (_sum(indicator, values, both)[0] for values in (now, before))
    note = f"Tính trên {len(both)}/{len(row.inside)} đơn vị có số ở cả hai kỳ."
    review = any(v[r].review for v in (now, before) for r in both)
    if indicator.kind == "ratio":
        return Cell(
            (Fraction(new[0]) / Fraction(new[1]) - Fraction(old[0]) / Fraction(old[1])) * 100,
            review,
            note,
        )
    return Cell(new - old, review, note)


def _ranks(indicator: Indicator, values: dict) -> dict[Reporter, int]:
    """Place of each unit among all of its level; equal values share a place."""
    ranks = {}
    for level in {r.level for r in values}:
        worth = {
            r: n
            for r, v in values.items()
            if r.level == level
            and v is not None
            and v.sure
            and (n := number(indicator.kind, v.text)) is not None
        }
        ordered = sorted(worth.values(), reverse=not indicator.fewer)
        first = {}
        for at, n in enumerate(ordered, 1):
            first.setdefault(n, at)
        if len(worth) > 1:
            ranks.update((r, first[n]) for r, n in worth.items())
    return ranks


def _lineage(
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
        and (r.level == "tỉnh" or units.same(r.name, reporter.name))
    )
    return found, len(units.merged_from(reporter.today))


def _earlier(
    indicator: Indicator, lineage: tuple[tuple[Reporter, ...], int], before: Readings
) -> Reading | None:
    """The value of the period before: of the unit itself, or the sum over all those merged into it."""
    members, wanted = lineage
    readings = [v for r in members if (v := before.get((r, indicator.code, "actual"))) is not None]
    if wanted == 1 and len(members) == 1:
        return readings[0] if readings else None
    if (
        not readings
        or len(readings) < wanted
        or indicator.kind not in SUMMED
        or not all(v.sure for v in readings)
    ):
        return None
    total, taken, _ = _sum(indicator, dict(enumerate(readings)), range(len(readings)))
    text = f"{total[0]}/{total[1]}" if isinstance(total, tuple) else str(total)
    return (
        Reading(text, any(v.review for v in readings), readings[0].source)
        if len(taken) == wanted
        else None
    )
