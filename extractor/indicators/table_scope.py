"""Of which unit, level and period a table's rows and columns are."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

import regex

from extractor.figures import TABLE_RULE
from extractor.indicators.rules import load_indicators
from extractor.language.flat import any_words, bare, flat_text
from extractor.model import FIGURE_KINDS, Numeral, ReadTable, TableColumn, TableRow
from extractor.tables import load_vocabulary

Key = tuple[int, int, int]  # piece, row, column
PLANS = ("assigned", "planned")


@dataclass(frozen=True)
class Whole:
    """A table over all its pages: its figures by place, and what period each column is of."""

    pieces: tuple[ReadTable, ...]
    figures: dict[Key, Numeral]
    periods: dict[int, str]
    level: str  # that its title names; "unread": one that cannot be told
    period: str  # the report's own
    issuer: str

    @property
    def columns(self) -> list[TableColumn]:
        return [c for c in self.pieces[0].columns if c.role == "value"]

    @property
    def lines(self) -> list[tuple[int, TableRow]]:
        return [
            (n, row)
            for n, piece in enumerate(self.pieces)
            for row in piece.rows
            if row.body and row.head
        ]


def whole_of(pieces: list[ReadTable], rows: tuple[Numeral, ...], period: str, issuer: str) -> Whole:
    starts, figures, periods = [r.start for r in rows], {}, {}
    for n, piece in enumerate(pieces):
        for cell in piece.placed.cells:
            inside = rows[bisect_left(starts, cell.start) : bisect_left(starts, cell.end)]
            if not piece.rows[cell.row - 1].body:
                periods.update(
                    {
                        column: row.iso
                        for row in inside
                        if row.kind == "date" and row.iso
                        for column in range(cell.column, cell.column + cell.columns)
                    }
                )
            elif (
                len(inside) == 1 and inside[0].rule == TABLE_RULE and inside[0].kind in FIGURE_KINDS
            ):
                figures[n, cell.row, cell.column] = inside[0]
    return Whole(tuple(pieces), figures, periods, _level_in(pieces[0].title), period, issuer)


def of_the_report(whole: Whole, rows: tuple[Numeral, ...]) -> bool:
    """Does the title leave it open that the table is of all that the report is of: no other body, no
    part of its matter, no other period?"""
    words, title, begin = load_vocabulary(), whole.pieces[0].title, whole.pieces[0].placed.start
    others = [
        m
        for m in words.body.finditer(title)
        if " ".join(bare(m["name"]).split()[:2]) not in bare(whole.issuer)
    ]
    said = {
        r.iso
        for r in rows
        if r.kind == "date"
        and begin - len(title) - 400 < r.start < begin
        and r.raw in title
        and not regex.fullmatch(r"\d{4}-\d\d-\d\d", r.iso)
    } - {""}
    return (
        not others
        and not words.part.search(title)
        and not (whole.period and said and not said & {whole.period, whole.period[:4]})
    )


def own_period(whole: Whole, column: TableColumn) -> bool:
    """Is the column of the report's own period? A plan may be of its whole year."""
    said = whole.periods.get(column.number, "")
    for unit, form in (("tháng", r"\d{4}-\d\d"), ("quý", r"\d{4}-Q\d"), ("năm", r"\d{4}")):
        if (
            not said
            and regex.search(rf"(?i)trong {unit}", column.head)
            and not regex.fullmatch(form, whole.period)
        ):
            return False
    if not said or not whole.period:
        return True
    return said == whole.period or column.status in PLANS and said[:4] == whole.period[:4]


def stands_for(whole: Whole, row: TableRow) -> str | None:
    """ "" for the whole report, a level for the share of that level, None for something else."""
    words = load_vocabulary()
    if words.total.fullmatch(regex.sub(r"\([^)]*\)", "", row.head)):
        return ""
    if level := level_named(row.head):
        return level
    filled = {(n, r) for n, r, _ in whole.figures}
    own = flat_text(whole.issuer, (), frozenset()).split()[-2:]
    return (
        ""
        if len(filled) == 1 and own and own == flat_text(row.head, (), frozenset()).split()[-2:]
        else None
    )


def level_named(words: str) -> str:
    """The level of administration that is all that the words say, or ""."""
    flat = flat_text(words, (), frozenset()).strip(" :.-")
    return next(
        (
            name
            for name, pattern in load_indicators().levels
            if name != "unread" and pattern.fullmatch(flat)
        ),
        "",
    ).replace("whole", "")


def _level_in(title: str) -> str:
    """The one level that a table's title names; "" for none or several."""
    flat = flat_text(title, (), frozenset())
    found = {name: m for name, pattern in load_indicators().levels if (m := pattern.search(flat))}
    if len(found) != 1 or "whole" in found:
        return ""
    ((name, match),) = found.items()
    both = regex.compile(
        rf"{any_words('tỉnh', 'huyện', 'quận', 'thị xã', 'thành phố', 'sở', 'xã', 'phường')}\s*(?:,|va|và|-)\s*\Z"
    )
    return "" if both.search(flat, 0, match.start()) else name
