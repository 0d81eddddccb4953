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
from extractor.indicators import bare_words, load
from extractor.model import FIGURE_KINDS, Numeral, ReadTable, TableColumn, TableRow
from extractor.nearby import words_of
from extractor.outlines import Entry, Named, named
from extractor.surroundings import bare, flat_text

Key = tuple[int, int, int]  # piece, row, column
MOST_LISTED = 400  # rows of a table read as a list
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


def name_cells(
    rows: tuple[Numeral, ...], tables: tuple[ReadTable, ...], period: str, issuer: str
) -> tuple[Numeral, ...]:
    """The rows with the indicator of each cell that one record claims."""
    known: dict[tuple, list[Named]] = {}
    given: dict[int, Named] = {}
    for number in dict.fromkeys(t.whole for t in tables if t.has_values):
        whole = _whole([t for t in tables if t.whole == number], rows, period, issuer)
        if not _of_the_report(whole, rows):
            continue
        claimed: dict[int, list[Named]] = defaultdict(list)
        for start, name in (*_down(whole, known), *_across(whole, known)):
            claimed[start].append(name)
        given.update(
            _once(
                {
                    start: names[0]
                    for start, names in claimed.items()
                    if len({n.code for n in names}) == 1
                }
            )
        )
    return tuple(_agreeing(rows, given))


def _whole(pieces: list[ReadTable], rows: tuple[Numeral, ...], period: str, issuer: str) -> Whole:
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
                len(inside) == 1 and inside[0].rule == cells.RULE and inside[0].kind in FIGURE_KINDS
            ):
                figures[n, cell.row, cell.column] = inside[0]
    return Whole(tuple(pieces), figures, periods, _level_in(pieces[0].title), period, issuer)


def _of_the_report(whole: Whole, rows: tuple[Numeral, ...]) -> bool:
    """Does the title leave it open that the table is of all that the report is of: no other body, no
    part of its matter, no other period?"""
    words, title, begin = tablewords.load(), whole.pieces[0].title, whole.pieces[0].placed.start
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


def _down(whole: Whole, known: dict):
    """Each column that says nothing of what is counted, read as a list of its rows. One code for a
    row is that of all such columns: plan and result are of one thing."""
    found: list[tuple[tuple[int, int], Numeral, Named, str]] = []
    for column, level, share in _lists(whole):
        keys, entries = [], []
        for n, row in whole.lines[:MOST_LISTED]:
            path = tuple(plainly(p) for p in row.head.split(" / "))
            for at in (column.number, share):
                if figure := whole.figures.get((n, row.number, at)):
                    keys.append(((n, row.number), figure))
                    entries.append(
                        Entry(
                            path,
                            figure.kind,
                            figure.unit,
                            "actual" if at == share else column.status,
                            at == share,
                            "được giao" if column.status == "assigned" else "",
                        )
                    )
        for (key, figure), entry, name in zip(
            keys, entries, _named(whole, entries, known, joined=False)
        ):
            said = (
                name.status
                if name.status == tablewords.status_of(entry.own) and entry.status not in PLANS
                else entry.status
            )
            found.append((key, figure, replace(name, status=said), level))
    codes: dict[tuple, set[str]] = defaultdict(set)
    for key, figure, name, _ in found:
        codes[key, figure.kind].update({name.code} - {""})
    for key, figure, name, level in found:
        own = codes[key, figure.kind]
        if len(own) == 1:
            yield from _levelled(whole, figure, replace(name, code=next(iter(own))), level)


def _lists(whole: Whole):
    """(column, the level that its head names, the column of its shares or 0)."""
    words = tablewords.load()
    told = {
        c.number: [
            part for part in c.head.split(" / ") if not words.neutral_above_rows.fullmatch(part)
        ]
        for c in whole.columns
    }
    shares = {
        c.number
        for c in whole.columns
        if c.unit == "%" and len(told[c.number]) == 1 and words.share.fullmatch(told[c.number][0])
    }
    if any(c.status in PLANS for c in whole.columns):
        shares = set()  # of the plan
    for column in whole.columns:
        level = _level_named(" ".join(told[column.number]))
        if (
            column.number not in shares
            and (level or not told[column.number])
            and _own_period(whole, column)
        ):
            yield column, level, column.number + 1 if column.number + 1 in shares else 0


def _across(whole: Whole, known: dict):
    """Each row that stands for the whole report, read as a list of its columns; those of a
    prescribed form have their codes."""
    prescribed = any(c.code for c in whole.columns)
    for n, row in whole.lines:
        level = _stands_for(whole, row)
        own = [
            c
            for c in whole.columns
            if (n, row.number, c.number) in whole.figures
            and tablewords.path_of(c.head)
            and _own_period(whole, c)
        ]
        if level is None or not own:
            continue
        figures = [whole.figures[n, row.number, c.number] for c in own]
        entries = [
            Entry(
                tuple(map(plainly, tablewords.path_of(c.head))),
                f.kind,
                f.unit,
                c.status,
                more=_left_out(c.head),
            )
            for c, f in zip(own, figures)
        ]
        names = (
            [Named(c.code, 0, "") for c in own]
            if prescribed
            else _named(whole, entries, known, joined=True)
        )
        for figure, name in zip(figures, names):
            yield from _levelled(whole, figure, replace(name, status=figure.status), level)


def plainly(name: str) -> str:
    """A name as prose has it: `Trong đó: số lượng hồ sơ` is `số hồ sơ`.

    >>> plainly("Trong đó: Tiếp nhận trực tuyến"), plainly("Số lượng hồ sơ tiếp nhận")
    ('Tiếp nhận trực tuyến', 'Số hồ sơ tiếp nhận')
    """
    return regex.sub(
        r"(?i)(?<=\bsố) lượng(?= \p{L})",
        "",
        regex.sub(r"(?i)^\W*(?:trong đó|gồm|chia ra)\s*:?\W*(?=\p{L})", "", name),
    ).strip()


def _left_out(head: str) -> str:
    """The last part of a head that says only how its figures came about: `có mặt`, `được giao`."""
    last = head.split(" / ")[-1]
    return last if tablewords.load().neutral.fullmatch(last) and tablewords.status_of(last) else ""


def _named(whole: Whole, entries: list[Entry], known: dict, joined: bool) -> list[Named]:
    """What the records say of each, once for all lists that differ in their figures alone; where
    they say nothing, once more with the words that its head leaves out (`biên chế được giao`)."""
    title = whole.pieces[0].title

    def said(listed: tuple[Entry, ...]) -> list[Named]:
        if (title, listed, joined) not in known:
            known[title, listed, joined] = named(title, listed, joined)
        return known[title, listed, joined]

    found = said(tuple(replace(e, status="", more="") for e in entries))
    if any(e.more and not n.code for e, n in zip(entries, found)):
        second = said(
            tuple(
                replace(e, status="", more="", path=(*e.path[:-1], f"{e.own} {e.more}".strip()))
                for e in entries
            )
        )
        found = [b if e.more and not a.code else a for e, a, b in zip(entries, found, second)]
    return [
        replace(name, code="") if name.code and _more_is_said(entry.own, name.code) else name
        for entry, name in zip(entries, found)
    ]


def _more_is_said(name: str, code: str) -> bool:
    """Do several words of a name stand for nothing that the indicator is made of?"""
    known = load().known_to(base_of(code)[0]) | bare_words(*tablewords.load().beside)
    return (
        sum(
            word not in known
            for word in regex.findall(r"[a-z]+", bare(regex.sub(r"\([^)]*\)", "", name)))
        )
        > 1
    )


def _own_period(whole: Whole, column: TableColumn) -> bool:
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


def _stands_for(whole: Whole, row: TableRow) -> str | None:
    """ "" for the whole report, a level for the share of that level, None for something else."""
    words = tablewords.load()
    if words.total.fullmatch(regex.sub(r"\([^)]*\)", "", row.head)):
        return ""
    if level := _level_named(row.head):
        return level
    filled = {(n, r) for n, r, _ in whole.figures}
    own = flat_text(whole.issuer, (), frozenset()).split()[-2:]
    return (
        ""
        if len(filled) == 1 and own and own == flat_text(row.head, (), frozenset()).split()[-2:]
        else None
    )


def _level_named(words: str) -> str:
    """The level of administration that is all that the words say, or ""."""
    flat = flat_text(words, (), frozenset()).strip(" :.-")
    return next(
        (name for name, pattern in load().levels if name != "unread" and pattern.fullmatch(flat)),
        "",
    ).replace("whole", "")


def _level_in(title: str) -> str:
    """The one level that a table's title names; "" for none or several."""
    flat = flat_text(title, (), frozenset())
    found = {name: m for name, pattern in load().levels if (m := pattern.search(flat))}
    if len(found) != 1 or "whole" in found:
        return ""
    ((name, match),) = found.items()
    both = regex.compile(
        rf"{words_of('tỉnh', 'huyện', 'quận', 'thị xã', 'thành phố', 'sở', 'xã', 'phường')}\s*(?:,|va|và|-)\s*\Z"
    )
    return "" if both.search(flat, 0, match.start()) else name


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


def _once(names: dict[int, Named]) -> dict[int, Named]:
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
            yield replace(
                row,
                doubts=(*row.doubts, f"indicator_value_differs|code={name.code}|first={first.raw}"),
            )
        else:
            yield replace(row, indicator=name.code, status=name.status)


def _value(row: Numeral) -> tuple:
    return row.value, row.numerator, row.denominator
