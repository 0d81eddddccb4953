"""Tables of units × indicators: totals, plan beside result, change, rank. Pure: no file is touched.

Totals: counts and money are added; a ratio's numerators over its denominators, never the mean of
percentages. Percentages, times, points and places have no total. What has several values, or
another unit of measure, is in no total and no rank.
"""

from __future__ import annotations

from fractions import Fraction

from extractor.comparison.reporters import Reporter
from extractor.comparison.totals import (
    STATUSES,
    Cell,
    Column,
    Compared,
    FieldTable,
    Line,
    Row,
    share_of,
    sum_of,
    total_value,
)
from extractor.comparison.values import Indicator, Reading, Readings, number, wording
from extractor.kinds import SUMMED


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
            yield status, [total_value(indicator, now[status], row) for row in rows]
            if indicator.kind == "ratio" and status == "actual":
                yield "share", [share_of(indicator, now[status], row) for row in rows]
    before = {r: _earlier(indicator, compared.past[r], compared.before) for r in compared.reporters}
    if any(before.values()):
        yield "previous", [total_value(indicator, before, row) for row in rows]
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
    new, old = (sum_of(indicator, values, both)[0] for values in (now, before))
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
    total, taken, _ = sum_of(indicator, dict(enumerate(readings)), range(len(readings)))
    text = f"{total[0]}/{total[1]}" if isinstance(total, tuple) else str(total)
    return (
        Reading(text, any(v.review for v in readings), readings[0].source)
        if len(taken) == wanted
        else None
    )
