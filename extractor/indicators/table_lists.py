"""A table as lists that the records for prose can be tried on: its columns and its rows.

A column whose head says nothing of what is counted (`Kết quả`, `Năm 2024`, `Cấp xã`) makes its
rows a list; a row that stands for the whole report (`Tổng cộng`, `Cấp xã`, the only row) makes its
columns one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from extractor.indicators.loading import load_indicators
from extractor.indicators.outline import Entry, Named, named
from extractor.indicators.records import base_of
from extractor.indicators.rules import bare_words
from extractor.indicators.table_scope import (
    PLANS,
    Line,
    WholeTable,
    level_named,
    own_period,
    stands_for,
)
from extractor.language.flat import bare
from extractor.model import Numeral, Status, TableColumn
from extractor.tables import head_path, head_status, load_vocabulary

MOST_LISTED = 400  # rows of a table read as a list
OPENING_PARTS = regex.compile(r"(?i)^\W*(?:trong đó|gồm|chia ra)\s*:?\W*(?=\p{L})")
QUANTITY = regex.compile(r"(?i)(?<=\bsố) lượng(?= \p{L})")
BRACKETED = regex.compile(r"\([^)]*\)")
OTHER_RESULTS = regex.compile(  # heads of columns beside the results of the period
    r"luy ke|cung ky|ky truoc|nam truoc|so voi|so sanh|tang|giam|ke hoach|muc tieu"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """What the records say of the figure of a cell."""

    figure: Numeral
    name: Named


def claims(
    whole: WholeTable,
    records: Records,
) -> Iterator[Claim]:
    """What the records say of the figures of a table, read down its columns and across its rows; of
    a form whose rows are indicators, what the form says."""
    if any(line.row.code for line in whole.lines):
        yield from _of_row_form(whole)
        return
    yield from _down(whole, records)
    yield from _across(whole, records)


def _of_row_form(whole: WholeTable) -> Iterator[Claim]:
    """The figures of the form's column of results, each with the indicator of its row."""
    column = _results(whole)
    if column is None:
        return
    for line in whole.lines:
        figure = whole.figure(line, column.number)
        if figure and line.row.code:
            yield Claim(figure, Named(line.row.code, len(line.row.head), line.row.status))


def _results(whole: WholeTable) -> TableColumn | None:
    """The column that holds the report's own results; None where several might."""
    columns = [column for column in whole.columns if column.heads and own_period(whole, column)]
    columns = [column for column in columns if not OTHER_RESULTS.search(bare(column.head))]
    return columns[0] if len(columns) == 1 else None


class Records:
    """What the records say of lists. Lists that differ in their figures alone are tried once."""

    def __init__(self) -> None:
        # Title, entries and `joined` of a list → what was said of it.
        self._said: dict[tuple[str, tuple[Entry, ...], bool], list[Named]] = {}

    def names(
        self,
        title: str,
        entries: list[Entry],
        joined: bool,
    ) -> list[Named]:
        """The name of each entry. Where the records say nothing of one, it is tried once more with
        the words that its head leaves out (`biên chế được giao`)."""
        found = self._names(
            title,
            [
                replace(
                    entry,
                    status="",
                    more="",
                )
                for entry in entries
            ],
            joined,
        )
        still_open = {
            number
            for number, (entry, name) in enumerate(zip(entries, found, strict=True))
            if entry.more and not name.code
        }
        if still_open:
            again = self._names(title, [_with_more(entry) for entry in entries], joined)
            found = [
                again[number] if number in still_open else name for number, name in enumerate(found)
            ]
        return [_sure(entry, name) for entry, name in zip(entries, found, strict=True)]

    def _names(
        self,
        title: str,
        entries: list[Entry],
        joined: bool,
    ) -> list[Named]:
        key = (title, tuple(entries), joined)
        if key not in self._said:
            self._said[key] = named(*key)
        return self._said[key]


def _with_more(entry: Entry) -> Entry:
    """The entry with the words behind its name that its head leaves out."""
    own = f"{entry.own} {entry.more}".strip()
    return replace(
        entry,
        status="",
        more="",
        path=(*entry.groups, own),
    )


def _sure(entry: Entry, name: Named) -> Named:
    """The name; without code where two words of the entry's own name, or more, stand for nothing
    that the indicator is made of."""
    if not name.code:
        return name
    known = load_indicators().known_to(base_of(name.code)[0])
    known |= bare_words(*load_vocabulary().beside)
    words = regex.findall(r"[a-z]+", bare(BRACKETED.sub("", entry.own)))
    unknown = [word for word in words if word not in known]
    return replace(name, code="") if len(unknown) > 1 else name


@dataclass(frozen=True, slots=True)
class _ListColumn:
    """A column whose rows are a list: `level` that its head names, number of the column of its
    shares (0 for none)."""

    column: TableColumn
    level: str
    shares: int


@dataclass(frozen=True, slots=True)
class _Listed:
    """A figure of a list of rows: its line, its entry, the level of its column."""

    line: Line
    figure: Numeral
    entry: Entry
    level: str


def _down(
    whole: WholeTable,
    records: Records,
) -> Iterator[Claim]:
    """The claims of each column that says nothing of what is counted, read as a list of its rows.

    The one code of a row is that of all such columns: plan and result are of one thing.
    """
    found: list[tuple[_Listed, Named]] = []
    for column in _list_columns(whole):
        listed = list(_listed(whole, column))
        names = records.names(whole.title, [one.entry for one in listed], joined=False)
        found += zip(listed, names, strict=True)
    codes: dict[tuple[int, int, str], set[str]] = defaultdict(set)
    for one, name in found:
        if name.code:
            codes[_row_and_kind(one)].add(name.code)
    for one, name in found:
        own = codes[_row_and_kind(one)]
        if len(own) == 1:
            agreed = replace(
                name,
                code=min(own),
                status=_status(one.entry, name),
            )
            yield from _levelled(whole, one.figure, agreed, one.level)


def _row_and_kind(one: _Listed) -> tuple[int, int, str]:
    return one.line.piece, one.line.row.number, one.figure.kind


def _listed(
    whole: WholeTable,
    column: _ListColumn,
) -> Iterator[_Listed]:
    """The figures of a column and of its shares, row by row."""
    status = column.column.status
    for line in whole.lines[:MOST_LISTED]:
        path = tuple(plainly(name) for name in line.row.names)
        for number in (column.column.number, column.shares):
            figure = whole.figure(line, number)
            if not figure:
                continue
            share = number == column.shares
            entry = Entry(
                path=path,
                kind=figure.kind,
                unit=figure.unit,
                status="actual" if share else status,
                share=share,
                more="được giao" if status == "assigned" else "",
            )
            yield _Listed(line, figure, entry, column.level)


def _status(entry: Entry, name: Named) -> Status:
    """The status that the row's own name gives; that of the column where this is a plan's."""
    if entry.status in PLANS or name.status != head_status(entry.own):
        return entry.status
    return name.status


def _list_columns(whole: WholeTable) -> Iterator[_ListColumn]:
    """The columns whose heads say nothing of what is counted."""
    shares = _share_columns(whole)
    for column in whole.columns:
        told = _told(column)
        level = level_named(" ".join(told))
        silent = level or not told
        if silent and column.number not in shares and own_period(whole, column):
            beside = column.number + 1
            yield _ListColumn(column, level, beside if beside in shares else 0)


def _share_columns(whole: WholeTable) -> set[int]:
    """The numbers of the columns that give the shares of the column before; none in a table with
    plans, where they are shares of the plan."""
    if any(column.status in PLANS for column in whole.columns):
        return set()
    percent = [column for column in whole.columns if column.unit == "%"]
    return {column.number for column in percent if _says_share(_told(column))}


def _says_share(told: list[str]) -> bool:
    return len(told) == 1 and bool(load_vocabulary().share.fullmatch(told[0]))


def _told(column: TableColumn) -> list[str]:
    """The parts of a column's head, from the top, that say something above a list of rows."""
    return list(head_path(column.heads, above_rows=True))


def _across(
    whole: WholeTable,
    records: Records,
) -> Iterator[Claim]:
    """The claims of each row that stands for the whole report, read as a list of its columns."""
    columns = [column for column in whole.columns if _is_told_of_the_report(whole, column)]
    for line in whole.lines:
        level = stands_for(whole, line.row)
        filled = [column for column in columns if whole.figure(line, column.number)]
        if level is None or not filled:
            continue
        place = (line.piece, line.row.number)
        figures = [whole.figures[*place, column.number] for column in filled]
        names = _column_names(whole, filled, figures, records)
        for figure, name in zip(figures, names, strict=True):
            yield from _levelled(whole, figure, replace(name, status=figure.status), level)


def _column_names(
    whole: WholeTable,
    columns: list[TableColumn],
    figures: list[Numeral],
    records: Records,
) -> list[Named]:
    """What the records say of the columns of a row; those of a prescribed form have their codes."""
    if any(column.code for column in whole.columns):
        return [
            Named(
                code=column.code,
                weight=0,
                status="",
            )
            for column in columns
        ]
    pairs = zip(columns, figures, strict=True)
    entries = [_column_entry(column, figure) for column, figure in pairs]
    return records.names(whole.title, entries, joined=True)


def _is_told_of_the_report(
    whole: WholeTable,
    column: TableColumn,
) -> bool:
    """True where a column's head says what is counted, in the report's own period."""
    return bool(head_path(column.heads)) and own_period(whole, column)


def _column_entry(
    column: TableColumn,
    figure: Numeral,
) -> Entry:
    """The entry of a column in the list that a row stands for."""
    return Entry(
        path=tuple(plainly(part) for part in head_path(column.heads)),
        kind=figure.kind,
        unit=figure.unit,
        status=column.status,
        more=_left_out(column),
    )


def plainly(name: str) -> str:
    """A name as prose has it: `Trong đó: số lượng hồ sơ` is `số hồ sơ`.

    >>> plainly("Trong đó: Tiếp nhận trực tuyến"), plainly("Số lượng hồ sơ tiếp nhận")
    ('Tiếp nhận trực tuyến', 'Số hồ sơ tiếp nhận')
    """
    return QUANTITY.sub("", OPENING_PARTS.sub("", name)).strip()


def _left_out(column: TableColumn) -> str:
    """The last part of a head that says only how its figures came about: `có mặt`, `được giao`."""
    last = column.heads[-1] if column.heads else ""
    return last if load_vocabulary().neutral.fullmatch(last) and head_status(last) else ""


def _levelled(
    whole: WholeTable,
    figure: Numeral,
    name: Named,
    level: str,
) -> Iterator[Claim]:
    """The claim on a figure, with the level that the title, the column or the row names; none where
    the indicator has not this level or the name is of another."""
    level = level or whole.level
    code, own = base_of(name.code)
    if not name.code or level == "unread":
        return
    if level in ("", own) or (not own and level in code):
        yield Claim(figure, name)
    elif not own and level in load_indicators().by_code[code].record.levels:
        yield Claim(figure, replace(name, code=f"{code}.{level}"))
