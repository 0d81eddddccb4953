"""Relations between the cells of a table: formulas of its columns, shares, totals.

A relation is believed only where it holds in most rows (or columns): then one that fails points at
its cell; where it holds nowhere, the table was not understood and nothing is said.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, InvalidOperation

import regex

from extractor.figures import doubt_threshold
from extractor.language.numbers import exact
from extractor.model import FIGURE_KINDS, Check, Numeral, ReadTable, TableColumn
from extractor.tables import load_vocabulary

MOSTLY = 0.6  # share of rows in which a relation must hold to be believed
FEWEST = 3
READING = (
    "second_reading",
    "low_confidence",
    "mark_unread",
    "more_strokes",
    "other_width",
    "no_separator",
    "look_alike",
)
Cells = dict[tuple[int, int], Numeral]  # (row, column) → figure


def check_tables(tables: tuple[ReadTable, ...], rows: tuple[Numeral, ...]) -> tuple[Check, ...]:
    """Every relation of every table that is believed, holding or not."""
    found: list[Check] = []
    for whole in sorted({t.whole for t in tables}):
        pieces = [(t, _cells(t, rows)) for t in tables if t.whole == whole]
        for column in pieces[0][0].columns:
            stated = [
                checks
                for formula in column.formulas
                if (checks := list(_formula(column, formula, pieces)))
            ]
            found += [
                c for checks in stated or [list(_share(column, pieces))] for c in _believed(checks)
            ]
        found += _totals(pieces)
    return tuple(found)


def _cells(table: ReadTable, rows: tuple[Numeral, ...]) -> Cells:
    starts = [row.start for row in rows]
    made = {}
    for cell in table.placed.cells:
        inside = [
            r
            for r in rows[bisect_left(starts, cell.start) : bisect_left(starts, cell.end)]
            if r.kind in FIGURE_KINDS and r.value is not None
        ]
        if len(inside) == 1 and table.rows[cell.row - 1].body:
            made[cell.row, cell.column] = inside[0]
    return made


def _believed(found: list[Check]) -> list[Check]:
    holding = sum(c.verdict != "suspect" for c in found)
    return found if len(found) >= FEWEST and holding >= MOSTLY * len(found) else []


def _formula(
    column: TableColumn, formula: str, pieces: list[tuple[ReadTable, Cells]]
) -> Iterator[Check]:
    """`(3)=(4)+(5)`, `9=7/4`, in every row that has all figures."""
    terms = regex.findall(
        r"[A-ZĐ]|\d{1,2}|[-+/*:x]",
        formula.partition("=")[2].replace("100%", "").replace("*100", ""),
    )
    names = {c.called: c.number for c in pieces[0][0].columns if c.called}
    if (
        column.role != "value"
        or len(terms) < 3
        or len(terms) % 2 == 0
        or not all(t in names for t in terms[::2])
    ):
        return
    for table, cells in pieces:
        for line in table.rows:
            parts = [cells.get((line.number, names[t])) for t in terms[::2]]
            result = cells.get((line.number, column.number))
            if result is not None and all(parts):
                yield from _compared(formula, result, [p.value for p in parts], terms[1::2], parts)


def _share(column: TableColumn, pieces: list[tuple[ReadTable, Cells]]) -> Iterator[Check]:
    """A column of per cent that says against what: the column it measures by the plan before it."""
    columns = pieces[0][0].columns
    if column.unit != "%" or not load_vocabulary().comparison.search(column.head):
        return
    before = [
        c for c in columns if c.number < column.number and c.role == "value" and c.unit != "%"
    ]
    plans = [c for c in before if c.status == "assigned"]
    done = [c for c in before if c.status != "assigned"]
    if not plans or not done:
        return
    for table, cells in pieces:
        for line in table.rows:
            got, parts = (
                cells.get((line.number, column.number)),
                [cells.get((line.number, c.number)) for c in (done[-1], plans[-1])],
            )
            if got is not None and all(parts):
                yield from _compared(
                    f"{column.head} = {done[-1].head} / {plans[-1].head}",
                    got,
                    [p.value for p in parts],
                    ["/"],
                    parts,
                )


def _compared(
    what: str, result: Numeral, values: list, signs: list[str], parts: list[Numeral]
) -> Iterator[Check]:
    try:
        true = Decimal(values[0])
        for sign, value in zip(signs, values[1:]):
            true = (
                true + value
                if sign == "+"
                else true - value
                if sign == "-"
                else true * value
                if sign in "*x"
                else true / value
            )
    except (InvalidOperation, ZeroDivisionError):
        return
    slack = Decimal(0)
    if result.kind == "percentage" and set(signs) & set("/:"):
        true *= 100
        slack = sum(
            (abs(true) * _half_step(p) / abs(Decimal(p.value)) for p in parts if p.value),
            Decimal(0),
        )
    verdict, gap = _verdict(true, Decimal(result.value), slack)
    statement = f"{result.raw} = {' '.join(x for pair in zip([p.raw for p in parts], [*signs, '']) for x in pair).strip()}"
    figures = (result.start,) if verdict == "suspect" else (result.start, *(p.start for p in parts))
    yield Check(
        "table_formula",
        f"{statement} ({what})",
        verdict,
        exact(gap.quantize(Decimal("0.01"))),
        figures,
        result.place.page,
        result.section,
        accused=figures if verdict == "suspect" else (),
    )


def _half_step(figure: Numeral) -> Decimal:
    """What a figure printed with decimals may have been rounded by."""
    places = len(figure.raw.partition(",")[2].rstrip("%"))
    return Decimal(5).scaleb(-places - 1) if places else Decimal(0)


def _verdict(true: Decimal, printed: Decimal, slack: Decimal = Decimal(0)) -> tuple[str, Decimal]:
    """A printed value may be rounded or cut at its last place; `slack` is what the figures that it
    was worked out from may have been rounded by."""
    step = Decimal(1).scaleb(min(0, printed.as_tuple().exponent))
    gap = abs(true - printed)
    rounded = true.quantize(step, ROUND_HALF_UP) == printed
    return (
        "holds"
        if gap == 0
        else "rounded"
        if rounded
        else "truncated"
        if true.quantize(step, ROUND_DOWN) == printed
        else "rounded"
        if slack and gap <= slack + step / 2
        else "suspect"
    ), gap


def _totals(pieces: list[tuple[ReadTable, Cells]]) -> list[Check]:
    """The row of totals against the sum of the numbered rows, column by column."""
    total = next(
        (
            (t, cells, r)
            for t, cells in reversed(pieces)
            for r in reversed(t.rows)
            if load_vocabulary().total.fullmatch(r.head)
        ),
        None,
    )
    columns = [
        c
        for c in pieces[0][0].columns
        if c.role == "value"
        and c.unit not in ("%", "‰")
        and not any("/" in formula.partition("=")[2] for formula in c.formulas)
    ]
    if not total:
        return []
    table, cells, line = total
    found = []
    for column in columns:
        result = cells.get((line.number, column.number))
        parts = [
            own[r.number, column.number]
            for t, own in pieces
            for r in t.rows
            if r.body
            and (r is not line)
            and len(r.names) < 2
            and not load_vocabulary().total.fullmatch(r.head)
            and (r.number, column.number) in own
        ]
        if result is None or result.kind == "percentage" or len(parts) < 2:
            continue
        verdict, gap = _verdict(
            Decimal(sum(Decimal(p.value) for p in parts)), Decimal(result.value)
        )
        figures = (
            (result.start,) if verdict == "suspect" else (result.start, *(p.start for p in parts))
        )
        found.append(
            Check(
                "table_total",
                f"{line.head}: {result.raw} ({column.head})",
                verdict,
                exact(gap),
                figures,
                result.place.page,
                result.section,
                accused=figures if verdict == "suspect" else (),
            )
        )
    return (
        found
        if found
        and sum(c.verdict != "suspect" for c in found) >= 0.5 * len(found)
        and len(found) > 1
        or [c for c in found if c.verdict != "suspect"]
        else []
    )


def settled(rows: tuple[Numeral, ...], checks: tuple[Check, ...]) -> tuple[Numeral, ...]:
    """A cell read in two ways is sure when the arithmetic of its row holds with what was taken:
    a figure of three digits or more does not fit by chance. A share says nothing of what it was
    worked out from: both may have lost their comma."""
    fitting = {
        start
        for c in checks
        if c.check.startswith("table_") and c.verdict != "suspect" and "truncated" != c.verdict
        for start in (
            c.figures[:1]
            if c.check == "table_formula" and regex.search(" [/:] ", c.statement.partition(" (")[0])
            else c.figures[:12]
        )
    }
    return tuple(_sure(row) if row.start in fitting else row for row in rows)


def _sure(row: Numeral) -> Numeral:
    kept = tuple(d for d in row.doubts if d.key not in READING)
    if kept or not row.doubts or len(regex.sub(r"\D", "", row.raw)) < 3:
        return row
    return replace(row, doubts=(), evidence="upheld", confidence=doubt_threshold())
