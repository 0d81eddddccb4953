"""Which indicator each open cell of a sheet is: by the heads as they stand, and where rows or
columns are units, by the heads without them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import regex

from extractor.forms.addresses import Place
from extractor.forms.grid import Grid
from extractor.forms.marks import plain
from extractor.forms.probe import Probed, Reading, read_form

TOTAL = "Tổng cộng"
RESULT = "Kết quả"
TOTALS = regex.compile(r"(?:tong|cong)(?: (?:cong|so|chung))?\b(?: \S+){0,3}$")


@dataclass(frozen=True, slots=True)
class Named:
    """A cell with its heads and the codes that ways of reading it give. `settled`: the ways that
    give one agree."""

    probed: Probed
    codes: tuple[str, ...]
    status: str

    @property
    def settled(self) -> bool:
        return len(self.codes) == 1


@dataclass(frozen=True)
class NamedSheet:
    """The open cells of a sheet by place, the ISO period of the sheet, rows and columns that are
    units (their numbers, with the words that name them)."""

    cells: dict[Place, Named]
    period: str
    unit_rows: dict[int, str]
    unit_columns: dict[int, str]


def name_cells(grid: Grid, period: str, is_unit: Callable[[str], bool]) -> NamedSheet:
    """The open cells of a sheet, each with what it was read as. `period` (ISO) holds where the
    sheet names none; `is_unit` says of a head whether it names a unit."""
    reading = read_form(grid, period)
    rows = {one.place[0]: one.row_head for one in reading.cells.values() if is_unit(one.row_head)}
    columns = {
        one.place[1]: head for one in reading.cells.values() for head in one.heads if is_unit(head)
    }
    ways = [_by_place(reading.cells.values())]
    if rows:
        alike = rows.keys() | total_rows(reading.cells.values())
        ways.append(_of_columns(grid, reading, rows, period))
        ways.append(_turned(reading, rows, period))
        ways = [ways[0], *(_for_rows(way, rows, alike) for way in ways[1:])]
    if columns:
        ways.append(_of_rows(grid, reading, columns, period))
    return NamedSheet(_joined(reading, ways), reading.period, rows, columns)


def total_rows(cells: Iterable[Probed]) -> set[int]:
    """The rows that add up those of units."""
    return {one.place[0] for one in cells if TOTALS.match(plain(one.row_head))}


def _for_rows(way: Ways, rows: dict[int, str], alike: set[int]) -> Ways:
    """What columns are in rows of units, for the rows of totals too."""
    by_column = {column: name for (row, column), name in way.items() if row in rows}
    return {(row, column): name for row in alike for column, name in by_column.items()}


Ways = dict[Place, tuple[str, str]]  # place → code and status


def _by_place(cells: Iterable[Probed]) -> Ways:
    return {one.place: (one.code, one.status) for one in cells if one.code}


def _joined(reading: Reading, ways: list[Ways]) -> dict[Place, Named]:
    made: dict[Place, Named] = {}
    for place, probed in reading.cells.items():
        found = [way[place] for way in ways if place in way]
        codes = tuple(dict.fromkeys(code for code, _ in found))
        status = found[0][1] if found else probed.status
        made[place] = Named(probed, codes, status or "actual")
    return made


def _of_columns(grid: Grid, reading: Reading, rows: dict[int, str], period: str) -> Ways:
    """The codes of columns whose rows are units: read with one row, as a report of one unit."""
    made: Ways = {}
    for table in {one.table for one in reading.cells.values()}:
        here = {one.place[0] for one in reading.cells.values() if one.table == table}
        units = sorted(here & rows.keys())
        if not units:
            continue
        alone = _with_one_row(grid, range(min(here), max(here) + 1), units[0], rows[units[0]])
        for one in read_form(alone, period).cells.values():
            if one.code:
                made |= {(row, one.place[1]): (one.code, one.status) for row in units}
    return made


def _with_one_row(grid: Grid, body: range, row: int, unit: str) -> Grid:
    """The sheet with one row of a table's body alone, which is called a total."""
    texts = {place: words for place, words in grid.texts.items() if place[0] not in body}
    for place, words in grid.texts.items():
        if place[0] == row:
            texts[place] = TOTAL if words.strip() == unit.strip() else words
    return replace(
        grid,
        texts=texts,
        open=frozenset(place for place in grid.open if place[0] == row),
        filled={},
        areas=tuple(area for area in grid.areas if area[0][0] not in body),
        tables=_up_to(grid.tables, row),
    )


def _up_to(tables: tuple[tuple[int, int], ...], row: int) -> tuple[tuple[int, int], ...]:
    return tuple((first, min(last, row)) for first, last in tables if first <= row)


def _turned(reading: Reading, rows: dict[int, str], period: str) -> Ways:
    """The codes of columns whose rows are units: their heads read as the names of rows."""
    heads: dict[int, str] = {}
    for one in reading.cells.values():
        if one.place[0] in rows:
            heads.setdefault(one.place[1], ": ".join(one.heads))
    texts = {(1, 1): "TT", (1, 2): "Chỉ tiêu", (1, 3): RESULT}
    for at, words in enumerate(heads.values(), 2):
        texts |= {(at, 1): str(at - 1), (at, 2): words}
    last = len(heads) + 1
    turned = Grid(
        sheet="",
        texts=texts,
        areas=(),
        open=frozenset((row, 3) for row in range(2, last + 1)),
        tables=((1, last),),
    )
    found = read_form(turned, period).cells
    made: Ways = {}
    for at, column in enumerate(heads, 2):
        turned_cell = found.get((at, 3))
        if turned_cell is not None and turned_cell.code:
            name = (turned_cell.code, turned_cell.status)
            made |= {(row, column): name for row in rows}
    return made


def _of_rows(grid: Grid, reading: Reading, columns: dict[int, str], period: str) -> Ways:
    """The codes of rows whose columns are units: read with the columns of one unit."""
    first = next(iter(columns.values()))
    kept = {column for column, words in columns.items() if words == first}
    alone = _with_columns(grid, first, kept, columns.keys() - kept)
    named = {one.place: one for one in read_form(alone, period).cells.values() if one.code}
    made: Ways = {}
    for column, model in _like_columns(reading, columns, kept).items():
        of_model = {place: one for place, one in named.items() if place[1] == model}
        made |= {(place[0], column): (one.code, one.status) for place, one in of_model.items()}
    return made


def _with_columns(grid: Grid, unit: str, kept: set[int], gone: set[int]) -> Grid:
    """The sheet without the columns of all units but one, whose name is a plain head."""
    left = {place: words for place, words in grid.texts.items() if place[1] not in gone}
    return replace(
        grid,
        texts={place: RESULT if words == unit else words for place, words in left.items()},
        open=frozenset(place for place in grid.open if place[1] in kept),
        areas=tuple(area for area in grid.areas if not _reaches(area, gone)),
    )


def _reaches(area: tuple[Place, Place], gone: set[int]) -> bool:
    return any(area[0][1] <= column <= area[1][1] for column in gone)


def _like_columns(reading: Reading, columns: dict[int, str], kept: set[int]) -> dict[int, int]:
    """Each column of a unit → the kept one with the same heads but for the unit's name."""
    heads: dict[int, tuple[str, ...]] = {}
    for one in reading.cells.values():
        own = columns.get(one.place[1])
        if own is not None:
            heads.setdefault(one.place[1], tuple(head for head in one.heads if head != own))
    models = {heads[column]: column for column in sorted(kept, reverse=True) if column in heads}
    return {column: models[words] for column, words in heads.items() if words in models}
