"""Of which unit, level and period a table's rows and columns are."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

import regex

from extractor.figures import TABLE_RULE
from extractor.indicators.loading import load_indicators
from extractor.language.flat import bare, flat_text
from extractor.language.periods import ISO_DAY
from extractor.language.said import worded
from extractor.memory import found_once
from extractor.model import (
    FIGURE_KINDS,
    Numeral,
    PlacedCell,
    ReadTable,
    Status,
    TableColumn,
    TableRow,
)
from extractor.tables import load_vocabulary

PLANS: tuple[Status, ...] = ("assigned", "planned")
BEFORE_TABLE = 400  # characters before a table, besides its title's own, that may hold the title
# Words of a head that ask for a report of that period → the form of such a period.
PERIODS_ASKED = {
    regex.compile(r"(?i)trong tháng"): regex.compile(r"\d{4}-\d\d"),
    regex.compile(r"(?i)trong quý"): regex.compile(r"\d{4}-Q\d"),
    regex.compile(r"(?i)trong năm"): regex.compile(r"\d{4}"),
}
BRACKETED = regex.compile(r"\([^)]*\)")
# `huyện và xã`: a level behind another one.
UNITS_OF_LEVELS = "{units_of_levels}"
BESIDE_A_LEVEL = worded(rf"{UNITS_OF_LEVELS}\s*(?:,|va|và|-)\s*\Z")


@dataclass(frozen=True, slots=True)
class Line:
    """A named row of a table's body, in the piece of that number (0…)."""

    piece: int
    row: TableRow


CellKey = tuple[int, int, int]  # piece (0…), row, column


@dataclass(frozen=True)
class WholeTable:
    """A table over all its pages.

    `figures`: the only figure of a cell, by its place. `periods`: column → the ISO period that its
    head names. `level`: the one that the title names, `unread` where it cannot be told. `period`
    and `issuer` are the report's own.
    """

    pieces: tuple[ReadTable, ...]
    figures: dict[CellKey, Numeral]
    periods: dict[int, str]
    level: str
    period: str
    issuer: str

    @property
    def title(self) -> str:
        """The title above the first piece."""
        return self.pieces[0].title

    @property
    def columns(self) -> list[TableColumn]:
        """The columns of values."""
        return [column for column in self.pieces[0].columns if column.role == "value"]

    @found_once
    def has_one_row(self) -> bool:
        """True where all its figures stand in one row."""
        return len({(piece, number) for piece, number, _ in self.figures}) == 1

    @property
    def lines(self) -> list[Line]:
        """The rows of the body that have a name, over all pieces."""
        lines: list[Line] = []
        for number, piece in enumerate(self.pieces):
            lines += [Line(number, row) for row in piece.rows if row.body and row.head]
        return lines

    def figure(
        self,
        line: Line,
        column: int,
    ) -> Numeral | None:
        """The figure of a line in the column of that number."""
        return self.figures.get((line.piece, line.row.number, column))


def whole_table(
    pieces: list[ReadTable],
    numerals: tuple[Numeral, ...],
    period: str,
    issuer: str,
) -> WholeTable:
    """The pieces of one table made one, with those of a report's numerals that stand in it."""
    starts = [numeral.start for numeral in numerals]
    figures: dict[CellKey, Numeral] = {}
    periods: dict[int, str] = {}
    for number, piece in enumerate(pieces):
        for cell in piece.placed.cells:
            first, behind = bisect_left(starts, cell.start), bisect_left(starts, cell.end)
            inside = numerals[first:behind]
            if not piece.rows[cell.row - 1].body:
                periods.update(_periods(cell, inside))
            elif len(inside) == 1 and _is_figure(inside[0]):
                figures[number, cell.row, cell.column] = inside[0]
    return WholeTable(
        pieces=tuple(pieces),
        figures=figures,
        periods=periods,
        level=_level_in(pieces[0].title),
        period=period,
        issuer=issuer,
    )


def _periods(
    cell: PlacedCell,
    inside: tuple[Numeral, ...],
) -> dict[int, str]:
    """Column → the last period that a head over it names."""
    dates = [numeral.iso for numeral in inside if numeral.kind == "date" and numeral.iso]
    columns = range(cell.column, cell.column + cell.columns)
    return dict.fromkeys(columns, dates[-1]) if dates else {}


def _is_figure(numeral: Numeral) -> bool:
    """True where a numeral is a figure alone in its cell."""
    return numeral.rule == TABLE_RULE and numeral.kind in FIGURE_KINDS


def of_the_report(
    whole: WholeTable,
    numerals: tuple[Numeral, ...],
) -> bool:
    """True where the title leaves it open that the table is of all that the report is of: it names
    no other body, no part of the matter and no other period."""
    if load_vocabulary().part.search(whole.title) or _names_another_body(whole):
        return False
    said = _periods_of_the_title(whole, numerals)
    if not whole.period or not said:
        return True
    return not said.isdisjoint({whole.period, whole.period[:4]})


def _names_another_body(whole: WholeTable) -> bool:
    """True where the title names a body whose first two words are not in the issuer's name."""
    issuer = bare(whole.issuer)
    for body in load_vocabulary().body.finditer(whole.title):
        first_words = bare(body["name"]).split()[:2]
        if " ".join(first_words) not in issuer:
            return True
    return False


def _periods_of_the_title(
    whole: WholeTable,
    numerals: tuple[Numeral, ...],
) -> set[str]:
    """The ISO periods, longer than a day, that the title names."""
    end = whole.pieces[0].placed.start
    begin = end - len(whole.title) - BEFORE_TABLE
    named: set[str] = set()
    for numeral in numerals:
        if numeral.kind != "date" or not begin < numeral.start < end:
            continue
        if numeral.iso and numeral.raw in whole.title and not ISO_DAY.fullmatch(numeral.iso):
            named.add(numeral.iso)
    return named


def own_period(
    whole: WholeTable,
    column: TableColumn,
) -> bool:
    """True where a column is of the report's own period. A plan may be of its whole year."""
    said = whole.periods.get(column.number, "")
    if not said and _asks_for_another_period(whole, column):
        return False
    if not said or not whole.period or said == whole.period:
        return True
    return column.status in PLANS and said[:4] == whole.period[:4]


def _asks_for_another_period(
    whole: WholeTable,
    column: TableColumn,
) -> bool:
    """True where the head says `trong tháng`, and the report's period is no month; and so on."""
    return any(
        asked.search(column.head) and not form.fullmatch(whole.period)
        for asked, form in PERIODS_ASKED.items()
    )


def stands_for(
    whole: WholeTable,
    row: TableRow,
) -> str | None:
    """What a row stands for: "" for the whole report, a level for the share of that level, None for
    something else. The only row is that of the report where its name ends as the issuer's does."""
    if load_vocabulary().total.fullmatch(BRACKETED.sub("", row.head)):
        return ""
    if level := level_named(row.head):
        return level
    issuer = _last_words(whole.issuer)
    if whole.has_one_row and issuer and issuer == _last_words(row.head):
        return ""
    return None


def _last_words(name: str) -> list[str]:
    """The last two words of a name, flat."""
    return _flat(name).split()[-2:]


def _flat(words: str) -> str:
    return flat_text(words, (), frozenset())


def level_named(words: str) -> str:
    """The level of administration that is all that the words say; "" for the whole or none."""
    flat = _flat(words).strip(" :.-")
    for name, pattern in load_indicators().levels.every:
        if name != "unread" and pattern.fullmatch(flat):
            return "" if name == "whole" else name
    return ""


def _level_in(title: str) -> str:
    """The one level that a table's title names; "" for none or several."""
    flat = _flat(title)
    found = {name: pattern.search(flat) for name, pattern in load_indicators().levels.every}
    named = [(name, match) for name, match in found.items() if match]
    if len(named) != 1:
        return ""
    name, match = named[0]
    if name == "whole" or BESIDE_A_LEVEL.search(flat, 0, match.start()):
        return ""
    return name
