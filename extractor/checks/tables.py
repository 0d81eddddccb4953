"""Relations between the cells of a table: formulas of its columns, shares, totals.

A formula is believed only where it holds in most rows: then a row that fails points at its cell;
where it holds nowhere, the table was not understood and nothing is said.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import permutations
from typing import NamedTuple

import regex

from extractor.checks.computed import SIGNS, written_formula
from extractor.checks.passages import Figure
from extractor.checks.relations import HOLDING, judge_printed, last_step
from extractor.checks.table_totals import check_totals, summed
from extractor.language.numbers import exact, rounded_to
from extractor.model import FIGURE_KINDS, Check, Numeral, ReadTable, TableColumn, Verdict
from extractor.tables import load_vocabulary

MOSTLY = 0.6  # share of rows in which a formula must hold to be believed
FEWEST = 3  # rows in which it must be tried
# A share that no head writes out is told by its figures: in so many rows, with so many values, it
# must hold in this share of them.
FEWEST_SHARES, FEWEST_VALUES, NEARLY_ALL = 5, 3, 0.75
DIVIDED = frozenset("/:")


class Place(NamedTuple):
    """Where a cell stands in its table, counted from 1."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A page's piece of a table with the figures of its body."""

    table: ReadTable
    cells: dict[Place, Figure]

    @property
    def by_place(self) -> dict[tuple[int, int], Figure]:
        """The figures by row and column."""
        return {(place.row, place.column): figure for place, figure in self.cells.items()}


@dataclass(frozen=True, slots=True)
class Formula:
    """How a column is worked out of others, from left to right: `words` as printed, `columns` the
    numbers of the columns, `signs` those between. One that was `seen` in the figures alone says
    where it fails that one of them is wrong, not which."""

    words: str
    columns: tuple[int, ...]
    signs: tuple[str, ...]
    seen: bool = False


def check_tables(tables: Sequence[ReadTable], numerals: Sequence[Numeral]) -> tuple[Check, ...]:
    """Every relation of every table that is believed, holding or not."""
    figures = _figures(numerals) if tables else []
    found: list[Check] = []
    for whole in sorted({table.whole for table in tables}):
        pieces = [Piece(table, _cells(table, figures)) for table in tables if table.whole == whole]
        for column in pieces[0].table.columns:
            found += _of_column(column, pieces)
        found += check_totals(summed([(piece.table, piece.by_place) for piece in pieces]))
    return tuple(found)


def _figures(numerals: Sequence[Numeral]) -> list[Figure]:
    """The figures that have a value, in order of place."""
    rows = [row for row in numerals if row.kind in FIGURE_KINDS and row.value is not None]
    return list(map(Figure.of, rows))


def _cells(table: ReadTable, figures: Sequence[Figure]) -> dict[Place, Figure]:
    """The figures of the body's cells, of those that hold one figure alone."""
    starts = [figure.start for figure in figures]
    found = {}
    for cell in table.placed.cells:
        first, last = bisect_left(starts, cell.start), bisect_left(starts, cell.end)
        if last - first == 1 and table.rows[cell.row - 1].body:
            found[Place(cell.row, cell.column)] = figures[first]
    return found


def _of_column(column: TableColumn, pieces: Sequence[Piece]) -> Iterator[Check]:
    """What is believed of the formulas that stand in a column's head; of a column without one that
    can be tried, of the share that its heads speak of."""
    columns = pieces[0].table.columns
    written = [_written(column, formula, columns) for formula in column.formulas]
    stated = [list(_tried(column, formula, pieces)) for formula in written if formula]
    if not any(stated):
        share = _share(column, columns)
        stated = [list(_tried(column, share, pieces))] if share else []
    if not any(map(_is_believed, stated)):
        stated = [_seen_share(column, pieces)]
    for checks in stated:
        if _is_believed(checks):
            yield from checks


def _is_believed(checks: Sequence[Check]) -> bool:
    holding = _holding(checks)
    return len(checks) >= FEWEST and len(holding) >= MOSTLY * len(checks)


def _written(column: TableColumn, formula: str, columns: Sequence[TableColumn]) -> Formula | None:
    """A formula as a head prints it (`(3)=(4)+(5)`, `9=7/4`); None where it names no columns."""
    worked_out = formula.partition("=")[2].replace("100%", "").replace("*100", "")
    terms = regex.findall(r"[A-ZĐ]|\d{1,2}|[-+/*:x]", worked_out)
    named = {other.called: other.number for other in columns if other.called}
    called, signs = terms[::2], terms[1::2]
    if column.role != "value" or len(called) < 2 or len(called) != len(signs) + 1:
        return None
    if not all(name in named for name in called):
        return None
    return Formula(formula, tuple(named[name] for name in called), tuple(signs))


def _says_against_what(column: TableColumn) -> bool:
    return column.unit == "%" and load_vocabulary().comparison.search(column.head) is not None


def _share(column: TableColumn, columns: Sequence[TableColumn]) -> Formula | None:
    """A column of per cent that says against what: the column it measures by the plan before it."""
    if not _says_against_what(column):
        return None
    before = [other for other in columns if other.number < column.number]
    plan, done = _last_measured(before, of_plan=True), _last_measured(before, of_plan=False)
    if plan is None or done is None:
        return None
    words = f"{column.head} = {done.head} / {plan.head}"
    return Formula(words, (done.number, plan.number), ("/",))


def _last_measured(columns: Sequence[TableColumn], *, of_plan: bool) -> TableColumn | None:
    """The last column of figures that says what is planned, or the last that says what is done."""
    measured = [column for column in columns if _is_measured(column)]
    fitting = [column for column in measured if (column.status == "assigned") == of_plan]
    return fitting[-1] if fitting else None


def _seen_share(column: TableColumn, pieces: Sequence[Piece]) -> list[Check]:
    """What a column of per cent shows to be in nearly all rows: the share that one column before it
    has in another; of several, the one that holds in the most rows (saved of what was estimated,
    where what was paid is nearly as much)."""
    columns = pieces[0].table.columns
    before = [other for other in columns if _is_measured(other) and other.number < column.number]
    if column.role != "value" or column.unit != "%" or len(before) < 2:
        return []
    best: list[Check] = []
    for part, whole in permutations(reversed(before), 2):
        checks = _seen_in(column, part, whole, pieces)
        best = max(best, checks, key=lambda tried: len(_holding(tried)))
        if best and len(_holding(best)) == len(best):
            break
    return best


def _seen_in(
    column: TableColumn, part: TableColumn, whole: TableColumn, pieces: Sequence[Piece]
) -> list[Check]:
    """The share of one column in another in every row; none where it is not seen in nearly all."""
    words = f"{column.head} = {part.head} / {whole.head}"
    share = Formula(words, (part.number, whole.number), ("/",), seen=True)
    checks = list(_tried(column, share, pieces))
    return checks if _is_seen(checks) else []


def _holding(checks: Sequence[Check]) -> list[Check]:
    return [check for check in checks if check.verdict in HOLDING]


def _is_seen(checks: Sequence[Check]) -> bool:
    holding = _holding(checks)
    values = {check.statement.partition(" = ")[0] for check in holding}
    enough = len(holding) >= FEWEST_SHARES and len(values) >= FEWEST_VALUES
    return enough and len(holding) >= NEARLY_ALL * len(checks)


def _is_measured(column: TableColumn) -> bool:
    """True for a column of values that are no percentages."""
    return column.role == "value" and column.unit != "%"


def _tried(column: TableColumn, formula: Formula, pieces: Sequence[Piece]) -> Iterator[Check]:
    """The formula in every row that has all figures."""
    for piece in pieces:
        for line in piece.table.rows:
            result = piece.cells.get(Place(line.number, column.number))
            places = [Place(line.number, number) for number in formula.columns]
            parts = [piece.cells[place] for place in places if place in piece.cells]
            if result is not None and len(parts) == len(places):
                yield from _compared(formula, result, parts)


def _compared(formula: Formula, result: Figure, parts: Sequence[Figure]) -> Iterator[Check]:
    """The formula held against the figures of one row; nothing where they cannot be divided."""
    true = _worked_out([Decimal(part.value) for part in parts], formula.signs)
    if true is None:
        return
    slack = Decimal(0)
    if result.kind == "percentage" and not DIVIDED.isdisjoint(formula.signs):
        true *= 100
        slack = sum((_slack_of(part, true) for part in parts), Decimal(0))
    printed = Decimal(result.value)
    words = [parts[0].raw]
    for sign, part in zip(formula.signs, parts[1:], strict=True):
        words += [sign, part.raw]
    yield _check(
        "table_formula",
        f"{result.raw} = {' '.join(words).strip()} ({formula.words})",
        _verdict(true, printed, slack),
        exact(rounded_to(abs(true - printed), Decimal("0.01"))),
        result=result,
        parts=parts,
        computed=_computed(formula, result, parts),
        seen=formula.seen,
    )


def _computed(formula: Formula, result: Figure, parts: Sequence[Figure]) -> str:
    percent = result.kind == "percentage" and not DIVIDED.isdisjoint(formula.signs)
    starts = [part.start for part in parts]
    return written_formula(result.start, starts, formula.signs, percent)


def _worked_out(values: Sequence[Decimal], signs: Sequence[str]) -> Decimal | None:
    """The value of a formula, from left to right; None where it divides by nothing.

    >>> _worked_out([Decimal(6), Decimal(3), Decimal(4)], ["-", "*"])
    Decimal('12')
    """
    true = values[0]
    try:
        for sign, value in zip(signs, values[1:], strict=True):
            true = SIGNS[sign](true, value)
    except (InvalidOperation, ZeroDivisionError):
        return None
    return true


def _slack_of(part: Figure, true: Decimal) -> Decimal:
    """By how much a result may be off because this part of it was printed rounded."""
    return abs(true) * _half_step(part) / abs(Decimal(part.value)) if part.value else Decimal(0)


def _half_step(figure: Figure) -> Decimal:
    """What a figure printed with decimals may have been rounded by."""
    places = len(figure.raw.partition(",")[2].rstrip("%"))
    return Decimal(5).scaleb(-places - 1) if places else Decimal(0)


def _verdict(true: Decimal, printed: Decimal, slack: Decimal = Decimal(0)) -> Verdict:
    """Whether a cell holds what was worked out. `slack`: what the figures that it was worked out
    from may have been rounded by."""
    verdict = judge_printed(true, printed)
    if verdict in HOLDING:
        return verdict
    rounded = slack and abs(true - printed) <= slack + last_step(printed) / 2
    return "rounded" if rounded else "suspect"


def _check(
    name: str,
    statement: str,
    verdict: Verdict,
    difference: str,
    *,
    result: Figure,
    parts: Sequence[Figure],
    computed: str = "",
    seen: bool = False,
) -> Check:
    """The check of a cell; one that fails speaks of the result alone, and accuses it, but where its
    formula is only `seen` in the figures: of all of them."""
    holds = verdict in HOLDING
    others = [part.start for part in parts] if holds or seen else []
    return Check(
        check=name,
        statement=statement,
        verdict=verdict,
        difference=difference,
        figures=(result.start, *others),
        page=result.page,
        section=result.section,
        accused=() if holds else (result.start, *others),
        computed=computed,
    )
