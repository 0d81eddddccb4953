"""Tables of units × indicators: totals, plan beside result, change, rank. Pure: no file is touched.

Totals: counts and money are added; a ratio's numerators over its denominators, never the mean of
percentages. Percentages, times, points and places have no total. What has several values, or
another unit of measure, is in no total and no rank.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.comparison.changes import change_cells, values_before
from extractor.comparison.reporters import Reporter
from extractor.comparison.table_parts import (
    STATUSES,
    Cell,
    Column,
    Compared,
    FieldTable,
    Line,
    LineHead,
    Part,
)
from extractor.comparison.totals import UnitValues, share_cell, value_cell
from extractor.comparison.values import Indicator, Worth, wording


def field_tables(compared: Compared) -> list[FieldTable]:
    """One table for each field of the reform programme that has a figure of the period, in the
    order of `patterns/comparison.yaml`; fields that it does not name come last."""
    there = {fact.code for fact in compared.now}
    by_field: dict[str, list[Indicator]] = {}
    for code, indicator in compared.indicators.items():
        if code in there:
            by_field.setdefault(indicator.field, []).append(indicator)
    places = {field: place for place, field in enumerate(wording()["fields"])}
    in_order = sorted(by_field, key=lambda field: (places.get(field, len(places)), field))
    return [_field_table(compared, field, by_field[field]) for field in in_order]


def _field_table(compared: Compared, field: str, indicators: list[Indicator]) -> FieldTable:
    unknown = {"sheet": f"Khác - {field}", "group": "Lĩnh vực khác"}
    names = wording()["fields"].get(field, unknown)
    heads = _line_heads(compared)
    filled: list[_FilledColumn] = []
    for indicator in indicators:
        filled += _filled_columns(compared, indicator, heads)
    by_line = zip(*(column.cells for column in filled), strict=True)
    return FieldTable(
        key=field,
        sheet=names["sheet"],
        group=names["group"],
        columns=tuple(column.column for column in filled),
        lines=tuple(Line(head, cells) for head, cells in zip(heads, by_line, strict=True)),
    )


def _line_heads(compared: Compared) -> list[LineHead]:
    """The units of one level in one province, then their total; after the last province of a level
    the total of the level. A total over one unit, or over one province, is left out."""
    groups: dict[tuple[str, str], list[Reporter]] = {}
    for reporter in compared.reporters:
        group = (reporter.level, compared.province(reporter))
        groups.setdefault(group, []).append(reporter)
    last_province = dict(groups.keys())  # of each level
    found: list[LineHead] = []
    for (level, province), units in groups.items():
        found += [_unit_head(compared, unit) for unit in units]
        if len(units) > 1:
            found.append(_province_head(level, province, units))
        if province == last_province[level]:
            whole = [unit for unit in compared.reporters if unit.level == level]
            if len(whole) > len(units):
                found.append(_level_head(level, whole))
    return found


def _unit_head(compared: Compared, unit: Reporter) -> LineHead:
    of_before = compared.today and unit.era != "34"
    return LineHead(
        kind="unit",
        level=unit.level,
        label=unit.label,
        province=compared.province(unit),
        province_before=unit.province if of_before else "",
        units=(unit,),
    )


def _province_head(level: str, province: str, units: list[Reporter]) -> LineHead:
    return LineHead(
        kind="total",
        level=level,
        label=f"Cộng {_level_name(level)} {province} ({len(units)} đơn vị)",
        province=province,
        province_before="",
        units=tuple(units),
    )


def _level_head(level: str, units: list[Reporter]) -> LineHead:
    return LineHead(
        kind="all",
        level=level,
        label=f"Cộng {_level_name(level)}, mọi tỉnh ({len(units)} đơn vị)",
        province="",
        province_before="",
        units=tuple(units),
    )


def _level_name(level: str) -> str:
    return {"": "đơn vị không rõ cấp", "sở": "các sở"}.get(level, f"cấp {level}")


@dataclass(frozen=True, slots=True)
class _FilledColumn:
    """A column with its cells, one for each line."""

    column: Column
    cells: list[Cell | None]


def _filled_columns(
    compared: Compared, indicator: Indicator, heads: list[LineHead]
) -> Iterator[_FilledColumn]:
    """The columns of an indicator in the order of the table; columns without any value are left
    out."""
    stated = {
        status: UnitValues.of(indicator, compared.values(indicator.code, status))
        for status in STATUSES
    }
    yield from _as_reported(stated, heads)
    now = stated["actual"]
    before = UnitValues.of(indicator, values_before(compared, indicator))
    if before.stated:
        cells = [value_cell(before, head) for head in heads]
        yield _FilledColumn(Column(indicator, "previous"), cells)
    if before.stated and now.stated:
        yield _FilledColumn(Column(indicator, "change"), change_cells(now, before, heads))
    ranks = _ranks(now)
    if ranks:
        yield _FilledColumn(Column(indicator, "rank"), [_rank_cell(ranks, head) for head in heads])


def _as_reported(stated: dict[Part, UnitValues], heads: list[LineHead]) -> Iterator[_FilledColumn]:
    """The columns of what is said of the period itself: result, share of a ratio, plan,
    assignment."""
    for status, values in stated.items():
        indicator = values.indicator
        if values.stated:
            cells = [value_cell(values, head) for head in heads]
            yield _FilledColumn(Column(indicator, status), cells)
        if values.stated and status == "actual" and indicator.kind == "ratio":
            cells = [share_cell(values, head) for head in heads]
            yield _FilledColumn(Column(indicator, "share"), cells)


def _rank_cell(ranks: dict[Reporter, int], head: LineHead) -> Cell | None:
    if head.unit is None or head.unit not in ranks:
        return None
    return Cell(ranks[head.unit])


def _ranks(values: UnitValues) -> dict[Reporter, int]:
    """The place of each unit among all of its level; none of an indicator that has no better or
    worse. Equal values share a place; a unit alone in its level has none."""
    indicator = values.indicator
    if not indicator.better:
        return {}
    by_level: dict[str, dict[Reporter, Worth]] = {}
    for unit, worth in values.worths.items():
        by_level.setdefault(unit.level, {})[unit] = worth
    ranks: dict[Reporter, int] = {}
    for worths in by_level.values():
        if len(worths) > 1:
            ranks |= _places(worths, indicator.better == "fewer")
    return ranks


def _places(worths: dict[Reporter, Worth], fewer: bool) -> dict[Reporter, int]:
    """The place of each unit, 1 for the greatest value; for the smallest where `fewer`."""
    first_place: dict[Worth, int] = {}
    for place, worth in enumerate(sorted(worths.values(), reverse=not fewer), 1):
        first_place.setdefault(worth, place)
    return {unit: first_place[worth] for unit, worth in worths.items()}
