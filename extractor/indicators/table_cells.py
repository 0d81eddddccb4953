"""The indicators of a table's figures, by the same records as in prose.

A column whose head says nothing of what is counted (`Kết quả`, `Năm 2024`, `Cấp xã`) makes its rows a
list; a row that stands for the whole report (`Tổng cộng`, `Cấp xã`, the only row) makes its columns
one. What stands in the row of some other unit is that unit's and gets no code, nor does what two
figures of one table claim.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import regex

from extractor.indicators.outline import Entry, Named, named
from extractor.indicators.records import base_of
from extractor.indicators.rules import bare_words, load_indicators
from extractor.indicators.table_scope import (
    PLANS,
    Whole,
    level_named,
    of_the_report,
    own_period,
    stands_for,
    whole_of,
)
from extractor.language.flat import bare
from extractor.model import Doubt, Numeral, ReadTable
from extractor.tables import head_path, head_status, load_vocabulary

MOST_LISTED = 400  # rows of a table read as a list


def name_cells(
    rows: tuple[Numeral, ...], tables: tuple[ReadTable, ...], period: str, issuer: str
) -> tuple[Numeral, ...]:
    """The rows with the indicator of each cell that one record claims."""
    known: dict[tuple, list[Named]] = {}
    given: dict[int, Named] = {}
    for number in dict.fromkeys(t.whole for t in tables if t.has_values):
        whole = whole_of([t for t in tables if t.whole == number], rows, period, issuer)
        if not of_the_report(whole, rows):
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


def _down(whole: Whole, known: dict):
    """Each column that says nothing of what is counted, read as a list of its rows. One code for a
    row is that of all such columns: plan and result are of one thing."""
    found: list[tuple[tuple[int, int], Numeral, Named, str]] = []
    for column, level, share in _lists(whole):
        keys, entries = [], []
        for n, row in whole.lines[:MOST_LISTED]:
            path = tuple(plainly(name) for name in row.names)
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
                if name.status == head_status(entry.own) and entry.status not in PLANS
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
    words = load_vocabulary()
    told = {c.number: head_path(c.heads, above_rows=True) for c in whole.columns}
    shares = {
        c.number
        for c in whole.columns
        if c.unit == "%" and len(told[c.number]) == 1 and words.share.fullmatch(told[c.number][0])
    }
    if any(c.status in PLANS for c in whole.columns):
        shares = set()  # of the plan
    for column in whole.columns:
        level = level_named(" ".join(told[column.number]))
        if (
            column.number not in shares
            and (level or not told[column.number])
            and own_period(whole, column)
        ):
            yield column, level, column.number + 1 if column.number + 1 in shares else 0


def _across(whole: Whole, known: dict):
    """Each row that stands for the whole report, read as a list of its columns; those of a
    prescribed form have their codes."""
    prescribed = any(c.code for c in whole.columns)
    for n, row in whole.lines:
        level = stands_for(whole, row)
        own = [
            c
            for c in whole.columns
            if (n, row.number, c.number) in whole.figures
            and head_path(c.heads)
            and own_period(whole, c)
        ]
        if level is None or not own:
            continue
        figures = [whole.figures[n, row.number, c.number] for c in own]
        entries = [
            Entry(
                tuple(map(plainly, head_path(c.heads))),
                f.kind,
                f.unit,
                c.status,
                more=_left_out(c.heads),
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


def _left_out(heads: tuple[str, ...]) -> str:
    """The last part of a head that says only how its figures came about: `có mặt`, `được giao`."""
    last = heads[-1] if heads else ""
    return last if load_vocabulary().neutral.fullmatch(last) and head_status(last) else ""


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
    known = load_indicators().known_to(base_of(code)[0]) | bare_words(*load_vocabulary().beside)
    return (
        sum(
            word not in known
            for word in regex.findall(r"[a-z]+", bare(regex.sub(r"\([^)]*\)", "", name)))
        )
        > 1
    )


def _levelled(whole: Whole, figure: Numeral, name: Named, level: str):
    """The figure's code with the level that the title, the column or the row names."""
    level = level or whole.level
    code, own = base_of(name.code)
    if not name.code or level == "unread":
        return
    if level and not own and level not in code:
        if level not in load_indicators().by_code[code].record.levels:
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
                doubts=(
                    *row.doubts,
                    Doubt.of("indicator_value_differs", code=name.code, first=first.raw),
                ),
            )
        else:
            yield replace(row, indicator=name.code, status=name.status)


def _value(row: Numeral) -> tuple:
    return row.value, row.numerator, row.denominator
