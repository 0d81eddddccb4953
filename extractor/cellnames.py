"""The indicators of a table's figures, by the same records as in prose.

A column whose head says nothing of what is counted (`Kết quả`, `Năm 2024`, `Cấp xã`) makes its rows a
list; a row that stands for the whole report (`Tổng cộng`, `Cấp xã`, the only row) makes its columns
one. What stands in the row of some other unit is that unit's and gets no code, nor does what two
figures of one table claim.
"""
from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace

import regex

from extractor import cells, tablewords
from extractor.claims import base_of
from extractor.indicators import load
from extractor.model import FIGURE_KINDS, Numeral, ReadTable, TableColumn, TableRow
from extractor.outlines import Entry, Named, named
from extractor.surroundings import flat_text

Key = tuple[int, int, int]                 # piece, row, column
MOST_LISTED = 400                          # rows of a table read as a list
PLANS = ("assigned", "planned")


@dataclass(frozen=True)
class Whole:
    """A table over all its pages: its figures by place, and what period each column is of."""

    pieces: tuple[ReadTable, ...]
    figures: dict[Key, Numeral]
    periods: dict[int, str]
    level: str                             # that its title names; "unread": one that cannot be told
    period: str                            # the report's own
    issuer: str

    @property
    def columns(self) -> list[TableColumn]:
        return [c for c in self.pieces[0].columns if c.role == "value"]

    @property
    def lines(self) -> list[tuple[int, TableRow]]:
        return [(n, row) for n, piece in enumerate(self.pieces) for row in piece.rows if row.body and row.head]


def name_cells(rows: tuple[Numeral, ...], tables: tuple[ReadTable, ...], period: str, issuer: str) -> tuple[Numeral, ...]:
    """The rows with the indicator of each cell that one record claims."""
    known: dict[tuple, list[Named]] = {}
    given: dict[int, Named] = {}
    for number in dict.fromkeys(t.whole for t in tables if t.has_values):
        whole = _whole([t for t in tables if t.whole == number], rows, period, issuer)
        claimed: dict[int, list[Named]] = defaultdict(list)
        for start, name in (*_down(whole, known), *_across(whole, known)):
            claimed[start].append(name)
        given.update(_once({start: names[0] for start, names in claimed.items() if len({n.code for n in names}) == 1}, rows))
    return tuple(_agreeing(rows, given))


def _whole(pieces: list[ReadTable], rows: tuple[Numeral, ...], period: str, issuer: str) -> Whole:
    starts, figures, periods = [r.start for r in rows], {}, {}
    for n, piece in enumerate(pieces):
        for cell in piece.placed.cells:
            inside = rows[bisect_left(starts, cell.start):bisect_left(starts, cell.end)]
            if not piece.rows[cell.row - 1].body:
                periods.update({column: row.iso for row in inside if row.kind == "date" and row.iso for column in range(cell.column, cell.column + cell.columns)})
            elif len(inside) == 1 and inside[0].rule == cells.RULE and inside[0].kind in FIGURE_KINDS:
                figures[n, cell.row, cell.column] = inside[0]
    return Whole(tuple(pieces), figures, periods, _level_in(pieces[0].title), period, issuer)


def _down(whole: Whole, known: dict):
    """Each column that says nothing of what is counted, read as a list of its rows."""
    words = tablewords.load()
    told = {c.number: [part for part in c.head.split(" / ") if not words.neutral_above_rows.fullmatch(part)] for c in whole.columns}
    shares = {c.number for c in whole.columns if c.unit == "%" and len(told[c.number]) == 1 and words.share.fullmatch(told[c.number][0])}
    if any(c.status in PLANS for c in whole.columns):
        shares = set()                                    # of the plan
    for column in whole.columns:
        level = _level_named(" ".join(told[column.number]))
        if column.number in shares or (told[column.number] and not level) or not _own_period(whole, column):
            continue
        share = column.number + 1 if column.number + 1 in shares else 0
        keys, entries = [], []
        for n, row in whole.lines[:MOST_LISTED]:
            path = tuple(p.strip() for p in row.head.split(" / "))
            for at in (column.number, share):
                if figure := whole.figures.get((n, row.number, at)):
                    keys.append((figure, at == share))
                    entries.append(Entry(path, figure.kind, figure.unit, "actual" if at == share else column.status, at == share))
        for (figure, share_of), name in zip(keys, _named(whole, entries, known, joined=False)):
            explicit = column.status in PLANS or share_of
            yield from _levelled(whole, figure, name if not explicit else replace(name, status=column.status), level)


def _across(whole: Whole, known: dict):
    """Each row that stands for the whole report, read as a list of its columns."""
    for n, row in whole.lines:
        level = _stands_for(whole, row)
        if level is None:
            continue
        keys, entries = [], []
        for column in whole.columns:
            figure = whole.figures.get((n, row.number, column.number))
            path = tablewords.path_of(column.head)
            if figure and path and _own_period(whole, column):
                keys.append(figure)
                entries.append(Entry(path, figure.kind, figure.unit, column.status))
        for figure, name in zip(keys, _named(whole, entries, known, joined=True)):
            yield from _levelled(whole, figure, replace(name, status=figure.status), level)


def _named(whole: Whole, entries: list[Entry], known: dict, joined: bool) -> list[Named]:
    key = (whole.pieces[0].title, tuple(replace(e, status="") for e in entries), joined)
    if key not in known:
        known[key] = named(whole.pieces[0].title, tuple(entries), joined)
    return known[key]


def _own_period(whole: Whole, column: TableColumn) -> bool:
    """Is the column of the report's own period? A plan may be of its whole year."""
    said = whole.periods.get(column.number, "")
    if not said or not whole.period:
        return True
    return said == whole.period or column.status in PLANS and said[:4] == whole.period[:4]


def _stands_for(whole: Whole, row: TableRow) -> str | None:
    """"" for the whole report, a level for the share of that level, None for something else."""
    words = tablewords.load()
    if words.total.fullmatch(regex.sub(r"\([^)]*\)", "", row.head)):
        return ""
    if level := _level_named(row.head):
        return level
    filled = [r for n, r in whole.lines if any((n, r.number, c.number) in whole.figures for c in whole.columns)]
    own = flat_text(whole.issuer, (), frozenset()).split()[-2:]
    return "" if len(filled) == 1 and own and own == flat_text(row.head, (), frozenset()).split()[-2:] else None


def _level_named(words: str) -> str:
    """The level of administration that is all that the words say, or ""."""
    flat = flat_text(words, (), frozenset()).strip(" :.-")
    return next((name for name, pattern in load().levels if name != "unread" and pattern.fullmatch(flat)), "").replace("whole", "")


def _level_in(title: str) -> str:
    """The one level that a table's title names; "" for none or several."""
    flat = flat_text(title, (), frozenset())
    named_ = {name for name, pattern in load().levels if pattern.search(flat)}
    return named_.pop() if len(named_) == 1 and named_ != {"whole"} else ""


def _levelled(whole: Whole, figure: Numeral, name: Named, level: str):
    """The figure's code with the level that the title, the column or the row names."""
    level = level or whole.level
    code, own = base_of(name.code)
    if not name.code or level == "unread":
        return
    if level and not own and level not in code:
        if level not in load().by_code[code].record.levels:
            return
        yield figure.start, replace(name, code=f"{code}.{level}")
    elif not level or not own or own == level:
        yield figure.start, name


def _once(names: dict[int, Named], rows: tuple[Numeral, ...]) -> dict[int, Named]:
    """Of one table, what only one figure claims."""
    counted: dict[tuple[str, str], int] = defaultdict(int)
    for name in names.values():
        counted[name.code, name.status] += 1
    return {start: name for start, name in names.items() if counted[name.code, name.status] == 1}


def _agreeing(rows: tuple[Numeral, ...], given: dict[int, Named]):
    """A code that the report gives with differing values is given to no cell; against the prose, a
    person must look."""
    said = {(r.indicator, r.status): r for r in rows if r.indicator}
    values: dict[tuple[str, str], set] = defaultdict(set)
    for row in rows:
        if row.start in given:
            values[given[row.start].code, given[row.start].status].add(_value(row))
    for row in rows:
        name = given.get(row.start)
        if not name or len(values[name.code, name.status]) > 1:
            yield row
        elif (first := said.get((name.code, name.status))) and _value(first) != _value(row):
            yield replace(row, doubts=(*row.doubts, f"indicator_value_differs|code={name.code}|first={first.raw}"))
        else:
            yield replace(row, indicator=name.code, status=name.status)


def _value(row: Numeral) -> tuple:
    return row.value, row.numerator, row.denominator
