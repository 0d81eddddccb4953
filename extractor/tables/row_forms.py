"""Prescribed forms whose rows are indicators, as data: `patterns/annexes.yaml`.

The Ministry of Home Affairs' statistical annex to reports on administrative reform: seven forms,
filled in four times a year by every province. A table is known by its rows: most of them are rows
of the forms, in the forms' order. Each row then has its indicator.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import groupby

import regex
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extractor.language.flat import bare
from extractor.model import ReadTable, Status, TableRow
from extractor.patterns import called, raise_broken, read_rules, said

FILE = "annexes.yaml"
ALIKE = 0.8  # names that share less of their letters are of different rows
OF_PARENT = 0.15  # weight of the row above in the hierarchy, where two rows have the same name
FEWEST = 3  # rows of the forms that a table must have
MOSTLY = 0.5  # share of its named rows that must be rows of the forms
IN_BRACKETS = regex.compile(r"\([^()]*\)?")


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class FormRow(Strict):
    """A row of a form: its number, its name as printed, the unit, the indicator that it is."""

    number: str = Field(pattern=r"^\d+(\.\d+)*$")
    words: str
    unit: str = ""
    code: str = ""
    status: Status = ""


class Form(Strict):
    name: str
    rows: list[FormRow]


class Annex(Strict):
    """All forms of an annex; `short` are abbreviations and what they stand for."""

    id: str
    name: str
    short: dict[str, str] = {}
    forms: list[Form] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Known:
    """A row of a form ready to be compared: its plain name and that of the row above it."""

    row: FormRow
    plain: str
    parent: str


@lru_cache(maxsize=1)
def load_annex() -> Annex:
    """The annex. Raises BrokenRule where its file is not as it should be."""
    try:
        return Annex.model_validate(read_rules(FILE))
    except ValidationError as error:
        raise_broken([f"{called(FILE)}: {said(fault)}" for fault in error.errors()])


def annex_codes() -> tuple[tuple[str, str], ...]:
    """Each indicator that a row of a form stands for: where it is written, and its code."""
    codes: list[tuple[str, str]] = []
    for form in load_annex().forms:
        where = f"{called(FILE)}, {form.name}"
        codes += [(where, row.code) for row in form.rows if row.code]
    return tuple(codes)


@lru_cache(maxsize=1)
def _known() -> tuple[Known, ...]:
    known: list[Known] = []
    for form in load_annex().forms:
        names = {row.number: plain_name(row.words) for row in form.rows}
        for row in form.rows:
            above = row.number.rpartition(".")[0]
            known.append(Known(row, names[row.number], names.get(above, "")))
    return tuple(known)


@lru_cache(maxsize=4096)
def plain_name(words: str) -> str:
    """A row's name to compare by: without marks and brackets, abbreviations spelled out.

    >>> plain_name("Số VBQPPL do cấp xã ban hành (nếu có).")
    'so van ban quy pham phap luat do cap xa ban hanh'
    """
    plain = bare(IN_BRACKETS.sub(" ", words))
    parts = regex.findall(r"[a-z0-9%]+", plain)
    short = _short()
    return " ".join(short.get(part, part) for part in parts)


@lru_cache(maxsize=1)
def _short() -> dict[str, str]:
    return {bare(short): bare(full) for short, full in load_annex().short.items()}


def with_row_forms(tables: tuple[ReadTable, ...]) -> tuple[ReadTable, ...]:
    """The tables; of those that are forms of the annex each row has its indicator."""
    made: list[ReadTable] = []
    for _, group in groupby(tables, key=lambda table: table.whole):
        made += _as_annex(list(group))
    return tuple(made)


def _as_annex(pieces: list[ReadTable]) -> list[ReadTable]:
    """The pieces of one table, with the codes of their rows where it is of the annex."""
    rows: list[TableRow] = []
    for piece in pieces:
        rows += [row for row in piece.rows if row.body and row.names]
    known = _known()
    names = {own.plain for own in known}
    if sum(plain_name(row.names[-1]) in names for row in rows) < FEWEST:
        return pieces
    found = matched_rows(rows, known)
    if len(found) < max(FEWEST, MOSTLY * len(rows)):
        return pieces
    by_row = {id(rows[at]): own for at, own in found.items()}
    return [_with_codes(piece, by_row) for piece in pieces]


def _with_codes(piece: ReadTable, by_row: dict[int, FormRow]) -> ReadTable:
    annex = load_annex()
    return replace(
        piece,
        title=f"{piece.title} [{annex.name}]".strip(),
        rows=tuple(_with_code(row, by_row.get(id(row))) for row in piece.rows),
        prescribed=annex.id,
    )


def _with_code(row: TableRow, form: FormRow | None) -> TableRow:
    if form is None or not form.code:
        return row
    return replace(row, code=form.code, status=form.status or "actual")


def matched_rows(rows: Sequence[TableRow], known: Sequence[Known]) -> dict[int, FormRow]:
    """Place of a table's row → the row of a form that it is. Rows keep the forms' order; of all
    ways to lay the table beside the forms, the one in which most of the names are alike."""
    alike = [[_likeness(row, own) for own in known] for row in rows]
    best = _best_from(alike)
    found: dict[int, FormRow] = {}
    at = place = 0
    while at < len(rows) and place < len(known):
        if best[at][place] == best[at][place + 1]:
            place += 1
        elif best[at][place] == best[at + 1][place]:
            at += 1
        else:
            found[at] = known[place].row
            at, place = at + 1, place + 1
    return found


def _best_from(alike: list[list[float]]) -> list[list[float]]:
    """[row of the table][row of the forms] → the greatest likeness to be had from there on."""
    wide = len(alike[0])
    best = [[0.0] * (wide + 1) for _ in range(len(alike) + 1)]
    for at in reversed(range(len(alike))):
        for place in reversed(range(wide)):
            skipped = max(best[at + 1][place], best[at][place + 1])
            best[at][place] = max(skipped, alike[at][place] + best[at + 1][place + 1])
    return best


def _likeness(row: TableRow, known: Known) -> float:
    """How alike the names of a table's row and of a form's row are, 0 where they are not."""
    if _is_share(row.unit) != _is_share(known.row.unit) and row.unit and known.row.unit:
        return 0.0
    own = _share_of_letters(plain_name(row.names[-1]), known.plain)
    if own < ALIKE:
        return 0.0
    parent = plain_name(row.names[-2]) if len(row.names) > 1 else ""
    return own + OF_PARENT * _share_of_letters(parent, known.parent)


def _is_share(unit: str) -> bool:
    return "%" in unit


@lru_cache(maxsize=65_536)
def _share_of_letters(one: str, other: str) -> float:
    """The share of their letters that two names have in common, in the same order (0–1)."""
    if one == other:
        return 1.0 if one else 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()
