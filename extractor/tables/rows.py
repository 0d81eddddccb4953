"""What each row of a table is: its name, unit and level."""

from __future__ import annotations

import regex

from extractor.model import TableColumn, TableRow
from extractor.tables.columns import ORDINAL
from extractor.tables.header import TextGrid
from extractor.tables.vocabulary import load_vocabulary

LEVELS = (
    (r"[IVX]{1,5}|[A-ZĐ]", 1),
    (r"\d{1,3}", 2),
    (r"\d{1,3}\.\d{1,2}", 3),
    (r"\d{1,3}(?:\.\d{1,2}){2,3}|[a-zđ]", 4),
)
MARK = regex.compile(r"\s*(?P<mark>[-–+*•])\s*")


def rows_of(grid: TextGrid, heading: int, columns: tuple[TableColumn, ...]) -> tuple[TableRow, ...]:
    """Each row's name below those of the groups it stands in, and its unit."""
    made, path, unit = [], [], ""
    for row in range(1, grid.placed.rows + 1):
        if row <= heading:
            made.append(TableRow(row, "", "", False))
            continue
        name, label = _name(grid, row, columns)
        unit = _row_unit(grid, row, columns, unit)
        level = _level(label, name, [p[0] for p in path])
        path = [p for p in path if p[0] < level]
        own = MARK.sub("", name, 1) if MARK.match(name) else name
        made.append(
            TableRow(
                row,
                " / ".join([p[1] for p in path] + [own]) if own else " / ".join(p[1] for p in path),
                unit,
                True,
            )
        )
        if own:
            path.append((level, own.strip(" :")))
    return tuple(made)


def _name(grid: TextGrid, row: int, columns: tuple[TableColumn, ...]) -> tuple[str, str]:
    """(the row's name, its number or mark)."""
    first = next((c.number for c in columns if c.role == "value"), len(columns) + 1)
    names, label = [], ""
    for column in columns:
        text = grid.own(row, column.number)
        if column.role == "number" and ORDINAL.fullmatch(text):
            label = text.strip(".)")
        elif (
            column.role in ("name", "number")
            and column.number < first
            and text
            and text not in names
        ):
            names.append(text)
    return " / ".join(names), label


def _row_unit(grid: TextGrid, row: int, columns: tuple[TableColumn, ...], above: str) -> str:
    text = next((grid.own(row, c.number) for c in columns if c.role == "unit"), "")
    if regex.fullmatch(r"\W*[%®đĐd°][^\s\d]{0,2}[o0oọ]+\W*", text):  # OCR has no ‰
        return "‰"
    return above if text and load_vocabulary().ditto.fullmatch(text) else text.strip(" .,:")


def _level(label: str, name: str, path: list[int]) -> int:
    """How deep a row stands: by its number, else by the mark before its name."""
    mark = MARK.match(name)
    if load_vocabulary().total.fullmatch(name) and not label:
        return 1
    for pattern, level in LEVELS:
        if regex.fullmatch(pattern, label):
            return level
    if mark and mark["mark"] in "+•":
        return 7
    if mark and mark["mark"] in "-–":
        return 6
    return 5 if not label else 3
