"""The tables of a form's sheet: their heads, and the cells that wait for a number."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import regex

from extractor.forms.addresses import Place
from extractor.forms.marks import MARK, plain
from extractor.forms.sheet import Sheet
from extractor.forms.workbook import Form
from extractor.model import HEADS_JOINED_BY

# What stands in a cell for a number to come: dots, dashes, nothing.
BLANK = regex.compile(r"[\s.…_\-–—/xX]*")
NO_FIGURES = regex.compile(
    r"\b(?:stt|tt|so tt|so thu tu|ghi chu|giai trinh|thuyet minh|don vi tinh|dvt|tai lieu"
    r"|minh chung|kiem chung|can cu|nguon)\b"
)
MOST_GAP = 1  # empty rows within a table


@dataclass(frozen=True)
class Grid:
    """What a sheet shows. `texts`: words by place, of a merged area at its first cell; `open`: the
    cells that wait for a number; `worked`: those of them that hold a formula; `filled`: cells with
    a number; `tables`: the first and the last row of each table."""

    sheet: str
    texts: dict[Place, str]
    areas: tuple[tuple[Place, Place], ...]
    open: frozenset[Place]
    worked: frozenset[Place] = frozenset()
    filled: dict[Place, str] = field(default_factory=dict)
    percent: frozenset[Place] = frozenset()
    tables: tuple[tuple[int, int], ...] = ()

    def shown(self, place: Place) -> str:
        """The words that show at a place, those of a merged area at all of its places."""
        return self.texts.get(self._head.get(place, place), "")

    @property
    def fingerprint(self) -> str:
        """A text that is the same for two sheets that say the same, whatever they are called."""
        said = (sorted(self.texts.items()), self.areas, sorted(self.open), self.tables)
        more = (sorted(self.filled.items()), sorted(self.percent))
        return hashlib.sha256(repr((said, more)).encode()).hexdigest()

    def row_words(self, place: Place) -> str:
        """The words to the left of a cell."""
        words = [self.shown((place[0], column)) for column in range(1, place[1])]
        return HEADS_JOINED_BY.join(dict.fromkeys(filter(None, words)))

    def column_words(self, place: Place) -> str:
        """The words above a cell within its table."""
        words = [self.shown((row, place[1])) for row in range(self.first_row(place), place[0])]
        return HEADS_JOINED_BY.join(dict.fromkeys(filter(None, words)))

    def first_row(self, place: Place) -> int:
        """The first row of the table that a cell is in."""
        return next((run[0] for run in self.tables if run[0] <= place[0] <= run[1]), 1)

    def titles(self, row: int) -> list[str]:
        """The lines above a row that stand in no table, the nearest first."""
        in_tables = {one for first, last in self.tables for one in range(first, last + 1)}
        above = sorted(
            (p for p in self.texts if p[0] < row and p[0] not in in_tables), reverse=True
        )
        return [self.texts[place] for place in above]

    @property
    def _head(self) -> dict[Place, Place]:
        return _heads_of(self.areas)


_KEPT: dict[tuple[tuple[Place, Place], ...], dict[Place, Place]] = {}


def _heads_of(areas: tuple[tuple[Place, Place], ...]) -> dict[Place, Place]:
    """Every place under a merged area → the area's first cell."""
    if areas not in _KEPT:
        _KEPT.clear()
        made: dict[Place, Place] = {}
        for first, last in areas:
            for row in range(first[0], last[0] + 1):
                made |= {(row, column): first for column in range(first[1], last[1] + 1)}
        _KEPT[areas] = made
    return _KEPT[areas]


def grid_of(form: Form, sheet: Sheet) -> Grid:
    """The tables of a sheet, and its cells that wait for a number."""
    places = _shown_places(sheet)
    lined = {place for place in places if form.is_lined(sheet.style(place))}
    texts = {place: text for place in places if (text := _words(sheet, place))}
    bare = Grid(
        sheet=sheet.name,
        texts=texts,
        areas=tuple(sheet.areas),
        open=frozenset(),
        filled={place: sheet.stored(place) for place in places if _has_number(sheet, place)},
        tables=_runs(_table_rows(lined, texts)),
    )
    open_cells = frozenset(_open_cells(bare, sheet, sorted(lined) or places))
    return replace(
        bare,
        open=open_cells,
        worked=frozenset(filter(sheet.formula, open_cells)),
        percent=frozenset(place for place in open_cells if _is_percent(form, sheet, place)),
    )


def _open_cells(grid: Grid, sheet: Sheet, places: list[Place]) -> Iterator[Place]:
    """The places, among those given, of empty cells of tables below heads."""
    rows = {row for first, last in grid.tables for row in range(first, last + 1)}
    taken = grid.texts.keys() | grid.filled.keys()
    for place in places:
        if place[0] in rows and place not in taken and _waits(grid, sheet, place):
            yield place


def _waits(grid: Grid, sheet: Sheet, place: Place) -> bool:
    """True for a cell with heads which no merged area covers."""
    return sheet.head_of_area(place) == place and has_heads(grid, place)


def _shown_places(sheet: Sheet) -> list[Place]:
    """The places that a sheet writes and shows."""
    rows, columns = sheet.hidden()
    return [place for place in sheet.places if place[0] not in rows and place[1] not in columns]


def _is_percent(form: Form, sheet: Sheet, place: Place) -> bool:
    return form.number_format(sheet.style(place)) == "percent"


def _words(sheet: Sheet, place: Place) -> str:
    """The words of a cell; none for one that holds a mark alone or only keeps a place free."""
    text = " ".join(MARK.sub(" ", sheet.text(place)).split())
    return "" if BLANK.fullmatch(text) and not regex.fullmatch(r"[xX]", text) else text


def _has_number(sheet: Sheet, place: Place) -> bool:
    return bool(sheet.stored(place)) and not sheet.formula(place)


def _table_rows(lined: set[Place], texts: dict[Place, str]) -> set[int]:
    """The rows of tables: with two lined cells, on a sheet without lines with two cells of words
    or below such a row."""
    counted: dict[int, int] = {}
    for row, _ in lined or texts:
        counted[row] = counted.get(row, 0) + 1
    return {row for row, count in counted.items() if count > 1}


def _runs(rows: set[int]) -> tuple[tuple[int, int], ...]:
    runs: list[tuple[int, int]] = []
    for row in sorted(rows):
        if runs and row - runs[-1][1] <= MOST_GAP:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return tuple(runs)


def has_heads(grid: Grid, place: Place) -> bool:
    """True for a cell with words to its left and, above it in its table, the head of a column of
    figures; not for one in the rows of heads."""
    row, column = place
    first = next((run[0] for run in grid.tables if run[0] <= row <= run[1]), row)
    if row <= _last_head_row(grid, first):
        return False
    left = [grid.shown((row, one)) for one in range(1, column)]
    if not any(regex.search(r"\p{L}{2}", words) for words in left):
        return False
    heads = [grid.shown((one, column)) for one in range(first, row)]
    above = " / ".join(dict.fromkeys(filter(None, heads)))
    return bool(above) and not NO_FIGURES.search(plain(above))


def _last_head_row(grid: Grid, first: int) -> int:
    """The last row of a table's heads: as far as the merged heads of its first row reach."""
    reach = [last[0] for begin, last in grid.areas if begin[0] == first and last[1] - begin[1] < 3]
    return max(reach, default=first)
