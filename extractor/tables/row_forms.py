"""Tables that are prescribed forms whose rows are indicators (`patterns/annexes.yaml`).

The Ministry of Home Affairs' statistical annex to reports on administrative reform: seven forms,
filled in four times a year by every province. A table is known by its rows: most of them are rows
of the forms. Each row then has its indicator.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from extractor.model import ReadTable, TableRow
from extractor.tables.annex import (
    FormRow,
    Known,
    known_rows,
    likeness,
    load_annex,
    number_before,
    plain_name,
)

OF_PARENT = 0.15  # weight of the row above in the hierarchy, where two rows have the same name
OF_NUMBER = 0.1  # weight of the row's number
AS_SURE = 0.05  # a likeness by so much smaller is not held against the greatest
SURE_ALONE = 0.9  # likeness by which a row is known outside the forms' order
FEWEST = 3  # rows of the forms that a table must have, unless it goes on with another
MOSTLY = 0.5  # share of its named rows that must be rows of the forms

Matched = dict[int, FormRow]  # place of a table's row → the row of a form that it is
Likenesses = list[list[float]]  # [row of the table][row of the forms] → how alike


@dataclass(frozen=True, slots=True)
class Asked:
    """A named row of a table ready to be compared: its plain name, that of the row above it in the
    hierarchy, its number ("" where it has none)."""

    row: TableRow
    plain: str
    parent: str
    number: str


def with_row_forms(tables: tuple[ReadTable, ...]) -> tuple[ReadTable, ...]:
    """The tables; of those that are forms of the annex each row has its indicator."""
    made: list[ReadTable] = []
    before: list[Asked] = []  # the rows of the annex right above
    for _, group in groupby(tables, key=lambda table: table.whole):
        pieces = list(group)
        rows = _asked(pieces)
        found = _of_the_annex(before, rows)
        by_row = {id(rows[at].row): own for at, own in found.items()}
        made += [_with_codes(piece, by_row) for piece in pieces] if found else pieces
        before = [*before, *rows] if found else []
    return tuple(made)


def _asked(pieces: Sequence[ReadTable]) -> list[Asked]:
    """The named rows of one table over its pages. A number says which row is above (`3.1` above
    `3.1.2`); without one the table's own groups do."""
    asked: list[Asked] = []
    by_number: dict[str, str] = {}
    for piece in pieces:
        for row in piece.rows:
            if not row.body or not row.names:
                continue
            plain = plain_name(row.names[-1])
            number = row.label or number_before(row.names[-1])
            group = plain_name(row.names[-2]) if len(row.names) > 1 else ""
            above = number.rpartition(".")[0]
            parent = by_number.get(above, group) if above else group
            by_number[number] = plain
            asked.append(Asked(row, plain, parent, number))
    return asked


def _of_the_annex(before: list[Asked], rows: list[Asked]) -> Matched:
    """The rows that are of the annex; none where the table is another one. A table of a few rows
    may go on with the rows `before` it."""
    names = {own.plain for own in known_rows()}
    hits = sum(row.plain in names for row in rows)
    if hits >= FEWEST:
        found = matched_rows(rows, known_rows())
        return found if len(found) >= max(FEWEST, MOSTLY * len(rows)) else {}
    if not hits or not before:
        return {}
    together = matched_rows([*before, *rows], known_rows())
    first = len(before)
    found = {at - first: own for at, own in together.items() if at >= first}
    return found if len(found) >= MOSTLY * len(rows) else {}


def _with_codes(piece: ReadTable, by_row: dict[int, FormRow]) -> ReadTable:
    annex = load_annex()
    return replace(
        piece,
        title=f"{piece.title} [{annex.name}]".strip(),
        rows=tuple(_with_code(row, by_row.get(id(row))) for row in piece.rows),
        prescribed=annex.id,
    )


def _with_code(row: TableRow, form: FormRow | None) -> TableRow:
    """The row with the form's code, status and, where it has none of its own, unit."""
    if form is None or not form.code:
        return row
    return replace(
        row,
        code=form.code,
        status=form.status or "actual",
        unit=row.unit or form.unit,
    )


def matched_rows(rows: Sequence[Asked], known: Sequence[Known]) -> Matched:
    """The rows of a table that are rows of the forms. Of all ways to lay the table beside the forms
    in their order, the one in which most is alike; a row that another way would name otherwise is
    left open. Rows that stand elsewhere are known by their name alone, where only one can be meant.
    """
    alike = [_likenesses(row, known) for row in rows]
    found = _in_order(alike, known)
    _add_out_of_order(found, rows, alike, known)
    return {at: known[place].row for at, place in found.items()}


def _likenesses(row: Asked, known: Sequence[Known]) -> list[float]:
    """How alike a row is with each row of the forms: 0 with those that are much less like it by
    name than another."""
    own = [likeness(row.plain, one.plain) for one in known]
    least = max(own) - AS_SURE
    return [
        share + _of_place(row, one) if share and share >= least and _may_be(row, one) else 0.0
        for share, one in zip(own, known, strict=True)
    ]


def _may_be(row: Asked, known: Known) -> bool:
    """False where one of the two is a share and the other is none."""
    units = (row.row.unit, known.row.unit)
    return not all(units) or ("%" in units[0]) == ("%" in units[1])


def _of_place(row: Asked, known: Known) -> float:
    of_parent = OF_PARENT * likeness(row.parent, known.parent) if row.parent else 0.0
    return of_parent + OF_NUMBER * (row.number == known.row.number)


def _in_order(alike: Likenesses, known: Sequence[Known]) -> dict[int, int]:
    """Row of the table → row of the forms, in the best way through both in order."""
    after, before = _best_from(alike), _best_up_to(alike)
    whole = after[0][0]
    found: dict[int, int] = {}
    for at, row in enumerate(alike):
        through = {
            place: before[at][place] + share + after[at + 1][place + 1]
            for place, share in enumerate(row)
            if share
        }
        best = [place for place, sum_ in through.items() if sum_ >= whole - AS_SURE / 2]
        codes = {(known[place].row.code, known[place].row.status) for place in best}
        if len(codes) == 1:
            found[at] = max(best, key=lambda place: through[place])
    return found


def _best_from(alike: Likenesses) -> Likenesses:
    """[row of the table][row of the forms] → the greatest likeness to be had from there on."""
    wide = len(alike[0])
    best = [[0.0] * (wide + 1) for _ in range(len(alike) + 1)]
    for at in reversed(range(len(alike))):
        for place in reversed(range(wide)):
            skipped = max(best[at + 1][place], best[at][place + 1])
            taken = alike[at][place] + best[at + 1][place + 1] if alike[at][place] else 0.0
            best[at][place] = max(skipped, taken)
    return best


def _best_up_to(alike: Likenesses) -> Likenesses:
    """[row of the table][row of the forms] → the greatest likeness to be had before both."""
    turned = _best_from([row[::-1] for row in reversed(alike)])
    return [row[::-1] for row in reversed(turned)]


def _add_out_of_order(
    found: dict[int, int],
    rows: Sequence[Asked],
    alike: Likenesses,
    known: Sequence[Known],
) -> None:
    """Adds the rows that are not where the forms have them, each that can only be one row which no
    other is."""
    wanted = {at: _only_one(row, known) for at, row in enumerate(alike) if at not in found}
    for at, place in wanted.items():
        taken = [*found.values(), *(other for key, other in wanted.items() if key != at)]
        if place is not None and place not in taken:
            found[at] = place


def _only_one(row: list[float], known: Sequence[Known]) -> int | None:
    """The row of the forms that a row surely is; None where there is none, or another as much."""
    best = max(row)
    as_good = [place for place, share in enumerate(row) if share and share >= best - AS_SURE]
    return as_good[0] if best >= SURE_ALONE and len(as_good) == 1 else None
