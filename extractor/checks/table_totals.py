"""Totals of a table as witnesses: rows and columns of totals against the sum of their parts, groups
against the rows in them.

What a total is the sum of is tried in several ways; one is believed where it agrees in most places.
Then a sum that fails points at its total, and where a row and a column fail by the same amount, at
the cell that both have.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

import regex

from extractor.checks.computed import written_sum
from extractor.checks.passages import Figure
from extractor.checks.relations import HOLDING, judge_printed
from extractor.language.numbers import exact
from extractor.model import Check, ReadTable, TableColumn, TableRow, Verdict
from extractor.tables import load_vocabulary

MOSTLY = 0.6  # share of the places in which a way to add up must agree to be believed
FEWEST = 3  # places in which it must be tried, but for a row of totals
LONGEST_EMPTY = 3  # characters of a cell that holds no figure: `-`, `...`
MOST_COMPARED = 200  # failing sums of a table that are held against each other
SHARES = ("%", "‰")
BEGINS = regex.compile(r"(?i)\W*T[ổốô]ng\s+(?!hợp)\p{L}")  # `Tổng thời gian thực hiện`


class Place(NamedTuple):
    """A cell of a table: the number of its piece (from 0), its row and column (from 1)."""

    piece: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Summed:
    """A table over all its pieces: the figures of its body's cells, its rows with the number of
    their piece, and the places in which something stands that could not be read as one figure."""

    columns: Sequence[TableColumn]
    rows: Sequence[tuple[int, TableRow]]
    figures: dict[Place, Figure]
    unclear: frozenset[Place] = field(default_factory=frozenset)

    @property
    def values(self) -> list[TableColumn]:
        """The columns whose total is a sum: no shares, nothing divided."""
        return [column for column in self.columns if _is_added(column)]


@dataclass(frozen=True, slots=True)
class Sum:
    """A total held against its parts; `off` is by how much the parts are more."""

    total: Place
    parts: tuple[Place, ...]
    words: str
    off: Decimal
    verdict: Verdict

    @property
    def holds(self) -> bool:
        return self.verdict in HOLDING


def check_totals(table: Summed) -> list[Check]:
    """The sums of a table that are believed, holding or not."""
    across = _believed(_across(table), FEWEST)
    down = [*_rows_of_totals(table), *_believed(_groups(table), FEWEST)]
    both = [*down, *across]
    failing = [found for found in both if not found.holds][:MOST_COMPARED]
    return [_check(table, found, _at_fault(found, failing)) for found in both]


def _is_added(column: TableColumn) -> bool:
    divided = any("/" in formula.partition("=")[2] for formula in column.formulas)
    return column.role == "value" and column.unit not in SHARES and not divided


def is_total(row: TableRow) -> bool:
    """True for a row whose own name says that it adds up the others, or begins so."""
    return bool(row.names) and (_is_plain_total(row) or BEGINS.match(row.names[-1]) is not None)


def _is_plain_total(row: TableRow) -> bool:
    """True for a total of all others: `Tổng cộng`; `Tổng thời gian` may be one or not."""
    return load_vocabulary().total.fullmatch(row.names[-1]) is not None


def _sum(table: Summed, total: Place, parts: Sequence[Place], words: str) -> Sum | None:
    """The total against its parts; None where it has no figure, a part is unclear, or fewer than
    two parts have one. An empty part is nothing."""
    result = table.figures.get(total)
    filled = tuple(filter(table.figures.__contains__, parts))
    if result is None or len(filled) < 2 or not table.unclear.isdisjoint(parts):
        return None
    present = [table.figures[part] for part in filled]
    if "percentage" in {figure.kind for figure in (result, *present)}:
        return None
    true = sum((Decimal(figure.value) for figure in present), Decimal(0))
    printed = Decimal(result.value)
    verdict = judge_printed(true, printed)
    said: Verdict = verdict if verdict in HOLDING else "suspect"
    return Sum(total, filled, words, true - printed, said)


def _believed(ways: Iterator[list[Sum]], fewest: int) -> list[Sum]:
    """The sums of every way to add up that holds in most of its places; of one total only one."""
    found: dict[Place, Sum] = {}
    for sums in ways:
        if len(sums) >= fewest and _holding(sums) >= MOSTLY * len(sums):
            for one in sums:
                found.setdefault(one.total, one)
    return list(found.values())


def _rows_of_totals(table: Summed) -> list[Sum]:
    """The rows of totals, column by column: against the rows above, or below where the total comes
    first; the way that agrees in most columns. Where none does, nothing is said."""
    found: list[Sum] = []
    for at, (_, row) in enumerate(table.rows):
        if row.body and is_total(row):
            ways = [_added(table, at, parts) for parts in _parts_of(table, at)]
            best = max(ways, key=_holding, default=[])
            least = 1 if _is_plain_total(row) else MOSTLY * len(best)
            if best and _holding(best) >= least:
                found += best
    return found


def _holding(sums: Sequence[Sum]) -> int:
    return sum(one.holds for one in sums)


def _parts_of(table: Summed, at: int) -> Iterator[list[int]]:
    """The rows that a row of totals may be the sum of: all others, all above, those above up to
    the total before, those below up to the next; each without the other totals."""
    body = _numbers_of(table, totals=False)
    totals = _numbers_of(table, totals=True)
    place = totals.index(at)
    last = totals[place - 1] if place else -1
    following = [*totals, len(table.rows)][place + 1]
    for begin, end in ((-1, len(table.rows)), (-1, at), (last, at), (at, following)):
        yield [k for k in body if begin < k < end]


def _numbers_of(table: Summed, totals: bool) -> list[int]:
    """Which rows of the body are totals, or are none."""
    body = [k for k, (_, row) in enumerate(table.rows) if row.body]
    return [k for k in body if is_total(table.rows[k][1]) == totals]


def _added(table: Summed, at: int, rows: Sequence[int]) -> list[Sum]:
    """A row of totals against these rows, column by column."""
    piece, row = table.rows[at]
    filled = {*table.figures, *table.unclear}
    sums = []
    for column in table.values:
        places = [_place(table, k, column) for k in rows]
        parts = _outermost(table, [place for place in places if place in filled])
        total = Place(piece, row.number, column.number)
        sums.append(_sum(table, total, parts, f"{row.head} ({column.head})"))
    return [one for one in sums if one]


def _place(table: Summed, at: int, column: TableColumn) -> Place:
    piece, row = table.rows[at]
    return Place(piece, row.number, column.number)


def _outermost(table: Summed, places: Sequence[Place]) -> list[Place]:
    """The places whose row stands in no group that has a figure of its own among them."""
    names = {(piece, row.number): row.names for piece, row in table.rows}
    own = {names[place.piece, place.row]: place for place in places}
    outermost = []
    for place in places:
        path = names[place.piece, place.row]
        groups = (path[:depth] for depth in range(1, len(path)))
        if not any(group in own for group in groups):
            outermost.append(place)
    return outermost


def _groups(table: Summed) -> Iterator[list[Sum]]:
    """Every row that has rows in it, against the sum of those right below it; all rows of a table
    are believed or none."""
    children: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, (_, row) in enumerate(table.rows):
        if row.body and len(row.names) > 1:
            children[row.names[:-1]].append(at)
    sums: list[Sum | None] = []
    for own in _numbers_of(table, totals=False):
        row = table.rows[own][1]
        for column in table.values if row.names in children else ():
            parts = [_place(table, at, column) for at in children[row.names]]
            words = f"{row.head} ({column.head})"
            sums.append(_sum(table, _place(table, own, column), parts, words))
    yield [one for one in sums if one]


def _across(table: Summed) -> Iterator[list[Sum]]:
    """Every column of totals against the columns that it may be the sum of, row by row."""
    total = load_vocabulary().total
    for column in table.values:
        if not column.formulas and total.fullmatch(_last_words(column)):
            for parts in _columns_of(table, column):
                yield _in_rows(table, column, parts)


def _last_words(column: TableColumn) -> str:
    return next(reversed(_worded(column)), "")


def _columns_of(table: Summed, column: TableColumn) -> Iterator[list[TableColumn]]:
    """The columns that a column of totals may be the sum of: those below the same heads, those
    behind it up to the next total, all before it, all behind it."""
    others = [other for other in table.values if other.number != column.number]
    before = [other for other in others if other.number < column.number]
    behind = others[len(before) :]
    depth = len(_worded(column)) - 1
    if depth:
        yield [other for other in others if other.heads[:depth] == column.heads[:depth]]
    yield _until_total(behind)
    yield before
    yield behind


def _worded(column: TableColumn) -> list[str]:
    """The heads that are no formula."""
    return [head for head in column.heads if head not in column.formulas]


def _until_total(columns: Sequence[TableColumn]) -> list[TableColumn]:
    total = load_vocabulary().total
    found = []
    for column in columns:
        if total.fullmatch(_last_words(column)):
            break
        found.append(column)
    return found


def _in_rows(table: Summed, column: TableColumn, parts: Sequence[TableColumn]) -> list[Sum]:
    sums = []
    for piece, row in table.rows:
        if row.body:
            total = Place(piece, row.number, column.number)
            places = [Place(piece, row.number, part.number) for part in parts]
            sums.append(_sum(table, total, places, f"{column.head} ({row.head})"))
    return [one for one in sums if one]


def _at_fault(failing: Sum, sums: Sequence[Sum]) -> Place:
    """The cell that a sum accuses: the one that another sum accuses by the same amount, else its
    own total."""
    for other in sums if not failing.holds else ():
        common = None if other is failing else _in_common(failing, other)
        if common:
            return common
    return failing.total


def _in_common(one: Sum, other: Sum) -> Place | None:
    """The cell that two sums have in common, where its one fault explains both."""
    shared = set(one.parts).intersection(other.parts)
    if len(shared) == 1 and other.off == one.off:
        return shared.pop()
    if other.off != -one.off:
        return None
    if other.total in one.parts:
        return other.total
    return one.total if one.total in other.parts else None


def _check(table: Summed, found: Sum, fault: Place) -> Check:
    """The check of a sum of a table; `fault`: the figure that is accused where it does not hold."""
    result = table.figures[found.total]
    accused = table.figures[fault]
    others = [table.figures[part].start for part in found.parts] if found.holds else []
    words = f"{found.words}: {result.raw}"
    if accused is not result:
        words += f" ← {accused.raw}"
    first = result if found.holds else accused
    return Check(
        check="table_total",
        statement=words,
        verdict=found.verdict,
        difference=exact(abs(found.off)),
        figures=(first.start, *others),
        page=result.page,
        section=result.section,
        accused=() if found.holds else (accused.start,),
        computed=written_sum(result.start, [table.figures[part].start for part in found.parts]),
    )


def summed(pieces: Sequence[tuple[ReadTable, dict[tuple[int, int], Figure]]]) -> Summed:
    """A table over its pieces, each with the figures of its cells by row and column."""
    columns = pieces[0][0].columns
    rows: list[tuple[int, TableRow]] = []
    figures: dict[Place, Figure] = {}
    unclear: set[Place] = set()
    for number, (table, cells) in enumerate(pieces):
        rows += [(number, row) for row in table.rows]
        figures |= {Place(number, *at): figure for at, figure in cells.items()}
        for cell in filter(table.holds_value, table.placed.cells):
            if cell.end - cell.start > LONGEST_EMPTY:
                unclear.add(Place(number, cell.row, cell.column))
    return Summed(columns, rows, figures, frozenset(unclear - figures.keys()))
