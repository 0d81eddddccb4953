"""What each column of a table is: its name, role, unit, status and period."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import regex

from extractor.model import TableColumn
from extractor.tables import vocabulary
from extractor.tables.header import CALLED, NUMBER, Piece
from extractor.tables.vocabulary import head_status, load_vocabulary

ORDINAL = regex.compile(r"(?:[IVX]{1,5}|[A-ZĐa-zđ]|\d{1,3}(?:\.\d{1,2}){0,3}|[*+-])[.)]?")
PERCENT = regex.compile(r"%|(?i:tỷ lệ|tỉ lệ|phần trăm)")
IN_BRACKETS = regex.compile(
    r"\((?:ĐVT\s*:\s*|đơn vị(?: tính)?\s*:\s*)?(?P<unit>%|‰|[\p{L}][\p{L}\s/.²³]{0,24}|1\.?000[\p{L}\s]{1,20})\)",
    regex.I,
)
CAPTION_UNIT = regex.compile(r"(?i)(?:đơn vị(?: tính)?|ĐVT)\s*:\s*(?P<unit>[^\n\t);]{1,40})")


def columns_of(
    pieces: list[Piece], heads: dict[int, str], caption: str, year: str
) -> tuple[TableColumn, ...]:
    words = load_vocabulary()
    made: list[TableColumn] = []
    called = _called(pieces)
    for number, role in _roles(pieces, heads).items():
        name, formula = called.get(number, ("", ""))
        status = _status(heads[number], year) if role == "value" else "actual"
        unit = _unit(heads[number], caption) if role == "value" else ""
        made.append(
            TableColumn(
                number,
                role,
                " / ".join(p for p in (heads[number], formula) if p),
                formula,
                name,
                unit,
                status,
            )
        )
    return tuple(
        _compared(column, made)
        if words.comparison.search(column.head) or column.formula
        else column
        for column in made
    )


def _called(pieces: list[Piece]) -> dict[int, tuple[str, str]]:
    """Column → (its name in formulas, its formula or ""); a name that could not be read follows
    from its neighbours."""
    found: dict[int, tuple[str, str]] = {}
    for piece in pieces:
        for column in piece.heads if piece.numbered else ():
            match = CALLED.fullmatch(piece.grid.own(piece.numbered, column))
            if match and not found.get(column, ("", ""))[1]:
                formula = (
                    regex.sub(r"[()\s]", "", f"{match['called']}{match['formula']}")
                    if match["formula"]
                    else ""
                )
                found[column] = (match["called"], formula)
    steps = Counter(int(name) - column for column, (name, _) in found.items() if name.isdigit())
    if steps:
        step = steps.most_common(1)[0][0]
        found = {
            c: found.get(c, (str(c + step), ""))
            for c in pieces[0].heads
            if c in found or c + step > 0
        }
    return found


def _roles(pieces: list[Piece], heads: dict[int, str]) -> dict[int, str]:
    """number, name, unit, text or value for each column: by its head, else by its content."""
    words, roles = load_vocabulary(), {}
    for column, head in heads.items():
        texts_ = [
            t
            for p in pieces
            for row in range(p.heading + 1, p.grid.placed.rows + 1)
            if (t := p.grid.own(row, column))
            and p.grid.cell(row, column).columns < p.grid.placed.columns
        ]
        numeric = sum(bool(NUMBER.fullmatch(t)) for t in texts_)
        named = next((role for role in vocabulary.ROLES if words.roles[role].fullmatch(head)), "")
        if (
            named in ("unit", "text")
            and "name" not in roles.values()
            and column <= 2
            and (named == "unit" or not _named_later(heads, column))
        ):
            named = "name"
        if named in ("unit", "name") and numeric > 0.5 * len(texts_):
            named = ""
        ordinal = sum(bool(ORDINAL.fullmatch(t)) for t in texts_)
        if (
            not named
            and column == 1
            and len(heads) > 2
            and (texts_ and ordinal == len(texts_) and not head.strip(" .") or _counts_on(texts_))
        ):
            named = "number"  # its head may be misread
        roles[column] = named or (
            "value"
            if numeric and numeric >= 0.3 * len(texts_)
            else "name"
            if "value" not in roles.values()
            else "text"
        )
    return roles


def _counts_on(texts_: list[str]) -> bool:
    """1, 2, 3 … from row to row, from one anew below a group, but for a few that are misread."""
    numbers = [int(t.strip(" .)_")) for t in texts_ if regex.fullmatch(r"\d{1,3}[ .)_]*", t)]
    steps = sum(b in (a + 1, 1) for a, b in zip(numbers, numbers[1:]))
    return (
        len(numbers) > 2
        and len(numbers) >= 0.7 * len(texts_)
        and steps >= 0.7 * (len(numbers) - 1)
        and numbers[0] < 3
    )


def _named_later(heads: dict[int, str], column: int) -> bool:
    return any(
        load_vocabulary().roles["name"].fullmatch(head) for c, head in heads.items() if c > column
    )


def _unit(head: str, caption: str) -> str:
    """`%` in a head comes first, then a unit in brackets, then the caption's."""
    if "%" in head:
        return "%"
    found = [m["unit"] for m in IN_BRACKETS.finditer(head)]
    return found[-1] if found else "%" if PERCENT.search(head) else caption


def _status(head: str, year: str) -> str:
    """By the words of the head; a plan of a year after the report's is not assigned yet."""
    status = head_status(head)
    years = regex.findall(r"(?:19|20)\d\d", head)
    if status == "assigned" and years and year and max(years) > year:
        return "planned"
    return status or "actual"


def _compared(column: TableColumn, columns: list[TableColumn]) -> TableColumn:
    """A share or a comparison has the status of the column that it measures: the first one in its
    formula, else the last before it that is no plan."""
    if column.role != "value":
        return column
    terms = regex.findall(r"[A-ZĐ]|\d{1,2}", column.formula.partition("=")[2])
    of = next((c for t in terms for c in columns if c.called == t and c.role == "value"), None)
    if of is None:
        earlier = [
            c
            for c in columns
            if c.number < column.number
            and c.role == "value"
            and c.status != "assigned"
            and not load_vocabulary().comparison.search(c.head)
        ]
        of = earlier[-1] if earlier else None
    return replace(column, status=of.status) if of else column
