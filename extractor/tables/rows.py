"""What each row of a table is: its names, its unit and the groups it stands in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain

import regex

from extractor.language.row_numbers import ORDINAL, with_lost_points
from extractor.model import ColumnRole, TableColumn, TableRow
from extractor.tables.grid import TextGrid
from extractor.tables.heading import Piece
from extractor.tables.vocabulary import load_vocabulary, says_only

LEVELS = (  # how a row is numbered → how deep it stands
    (r"[IVX]{1,5}|[A-ZĐ]", 1),
    (r"\d{1,3}", 2),
    (r"\d{1,3}\.\d{1,2}", 3),
    (r"\d{1,3}(?:\.\d{1,2}){2,3}|[a-zđ]", 4),
)
OTHER_NUMBER, NO_NUMBER = 3, 5  # levels of rows that are numbered otherwise, or not at all
MARKS = {  # the mark before a name → its level
    "-": 6,
    "–": 6,
    "+": 7,
    "•": 7,
}
MARK = regex.compile(r"\s*(?P<mark>[-–+*•])\s*")
PART = regex.compile(r"\s*(?:[-–—_~+*•●▪]|[a-zđ][.)])\W*\p{L}")  # a name marked as part of another
ENDS = regex.compile(r"[.;:]\s*$")
TORN_NUMBER = regex.compile(r"[^\p{L}\d]*(?P<number>\d{1,3})(?:[^\p{L}\d.,]+\d{0,3})?[^\p{L}\d]*")
WITH_COMMA = regex.compile(r"\d{1,3}(?:[.,]\d{1,2}){1,3}")  # `2,1`: a point read as a comma
PER_MILLE = regex.compile(r"\W*[%®đĐd°][^\s\d]{0,2}[o0oọ]+\W*")  # OCR has no ‰


@dataclass(frozen=True, slots=True)
class RowName:
    """A row's names, one for each column that has one, and its number or mark ("" without)."""

    names: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Group:
    """A row that names those below it, as long as they stand deeper than its level; `total`: it
    adds them up, and names those alone that have no number of their own."""

    level: int
    names: tuple[str, ...]
    total: bool = False

    def holds(self, row: RowName, level: int) -> bool:
        """True where the row, which stands at this level, is in the group."""
        return self.level < level and not (self.total and row.label)


@dataclass(frozen=True, slots=True)
class Above:
    """What the rows above a row say of it: the groups that are open, the unit that a ditto mark
    stands for, the names of the last row and whether it has figures."""

    groups: tuple[Group, ...] = ()
    unit: str = ""
    names: tuple[str, ...] = ()
    filled: bool = False


@dataclass(frozen=True, slots=True)
class PieceRows:
    """The rows of a table's piece, and what they say of the rows of the next piece.
    `completed`: the names of the last row before, where the page's end parted them; else empty."""

    rows: tuple[TableRow, ...]
    below: Above
    completed: tuple[str, ...] = ()


def rows_of(
    piece: Piece,
    columns: tuple[TableColumn, ...],
    above: Above,
) -> PieceRows:
    """The piece's rows; each has its names below those of the groups it stands in, and its unit.
    `above`: what the pieces before say of them."""
    rows = [
        TableRow(
            number=row,
            names=(),
            unit="",
            body=False,
        )
        for row in range(1, piece.heading.rows + 1)
    ]
    names = _names(piece, columns)
    total = _row_of_total(piece, names)
    first = piece.body_rows.start
    twice = above.filled and _is_filled(piece.grid, first, columns)
    completed = () if twice else _completed(names.get(first), above)
    names |= _of_row_before(piece, columns, above, completed)
    for row in piece.body_rows:
        named = names[row]
        unit = _unit(piece.grid, row, columns, above.unit)
        level = 1 if row == total else _level(named)
        groups = tuple(group for group in above.groups if group.holds(named, level))
        outer = chain.from_iterable(group.names for group in groups)
        own = _without_mark(named.names)
        rows.append(
            TableRow(
                number=row,
                names=(*outer, *own),
                unit=unit,
                body=True,
                label=named.label,
            )
        )
        if own:
            groups = (*groups, Group(level, _trimmed(own), _is_total(named)))
        above = Above(groups, unit, named.names, _is_filled(piece.grid, row, columns))
    return PieceRows(tuple(rows), above, completed)


def _is_filled(grid: TextGrid, row: int, columns: tuple[TableColumn, ...]) -> bool:
    """True for a row with anything below the heads of figures."""
    return any(grid.text(row, column) for column in _of_role(columns, "value"))


def _of_row_before(
    piece: Piece,
    columns: tuple[TableColumn, ...],
    above: Above,
    completed: tuple[str, ...],
) -> dict[int, RowName]:
    """The name of the piece's first row where it goes on with the last row of the page before."""
    first = piece.body_rows.start
    if completed:
        return {first: RowName(completed, "")}
    is_rest = len(piece.body_rows) > 0 and _is_rest(piece.grid, first, columns)
    return {first: RowName(above.names, "")} if is_rest else {}


def _completed(first: RowName | None, above: Above) -> tuple[str, ...]:
    """The names of the last row of the page before, with the rest that the first row of this one
    has of them: it has no number and begins with a small letter."""
    if first is None or first.label or not first.names or not above.names:
        return ()
    begun, rest = above.names[0], first.names[0]
    if not rest[:1].islower() or ENDS.search(begun):
        return ()
    return (f"{begun} {rest}", *above.names[1:])


def _names(
    piece: Piece,
    columns: tuple[TableColumn, ...],
) -> dict[int, RowName]:
    """The name of each row of the body. Points lost in its number (`21` behind `2`) are put in
    where OCR read it: of what is stored as text nothing is lost."""
    names = {row: _name(piece.grid, row, columns) for row in piece.body_rows}
    if not piece.grid.placed.by_ocr:
        return names
    numbers = with_lost_points([name.label for name in names.values()])
    pairs = zip(names.items(), numbers, strict=True)
    return {row: replace(name, label=number) for (row, name), number in pairs}


def _row_of_total(
    piece: Piece,
    named: dict[int, RowName],
) -> int:
    """The last row where it alone is called a total and has no number (`Tổng thời gian thực hiện`):
    it stands in no group. 0: there is none."""
    begins = load_vocabulary().total_begins
    totals = [row for row, name in named.items() if name.names and begins.match(name.names[0])]
    is_last = totals == [piece.grid.placed.rows]
    return totals[0] if is_last and not named[totals[0]].label else 0


def _is_rest(
    grid: TextGrid,
    row: int,
    columns: tuple[TableColumn, ...],
) -> bool:
    """True for a row without number and first name: on the next page it goes on with the last one
    of the page before."""
    named = [column for column in columns if column.role in ("number", "name")][:2]
    first_figure = min((c.number for c in columns if c.role == "value"), default=0)
    own = [column.number for column in named if column.number < first_figure]
    return len(own) > 1 and not any(grid.text(row, column) for column in own)


def _name(
    grid: TextGrid,
    row: int,
    columns: tuple[TableColumn, ...],
) -> RowName:
    """The texts of the columns of names before the first figures; in a column of numbers, a text
    that is no number is a name too. A number beside several rows is that of the first one where
    the others are marked as parts of it."""
    numbers = _of_role(columns, "number")
    labels = _labels(grid, row, numbers)
    first_value = min(_of_role(columns, "value"), default=len(columns) + 1)
    named = sorted({*numbers, *_of_role(columns, "name")} - labels.keys())
    before = [number for number in named if number < first_value]
    own = [number for number in before if _is_name(grid.text(row, number), number in numbers)]
    names = tuple(dict.fromkeys(grid.text(row, number) for number in own))
    if _is_part(grid, row, own) and not any(_begins(grid, row, number) for number in numbers):
        return RowName(names, "")
    return RowName(names, next(iter(labels.values()), "").strip(".)"))


def _is_name(text: str, in_numbers: bool) -> bool:
    """True for a text; in a column of numbers, for one with letters."""
    return text != "" and (not in_numbers or regex.search(r"\p{L}", text) is not None)


def _labels(grid: TextGrid, row: int, numbers: list[int]) -> dict[int, str]:
    """The row's numbers, by column; of what was read as several or with signs, the first one."""
    printed = {number: _label(grid.text(row, number)) for number in numbers}
    return {number: label for number, label in printed.items() if label}


def _label(text: str) -> str:
    if ORDINAL.fullmatch(text):
        return text
    if WITH_COMMA.fullmatch(text):
        return text.replace(",", ".")
    torn = TORN_NUMBER.fullmatch(text)
    return torn["number"] if torn else ""


def _of_role(columns: tuple[TableColumn, ...], role: ColumnRole) -> list[int]:
    """The numbers of the columns of a role."""
    return [column.number for column in columns if column.role == role]


def _is_part(grid: TextGrid, row: int, named: list[int]) -> bool:
    """True for a row whose name is marked as a part of another and begins in this row."""
    begins = any(_begins(grid, row, column) for column in named)
    return begins and PART.match(grid.text(row, named[0])) is not None


def _begins(grid: TextGrid, row: int, column: int) -> bool:
    """True where the cell at this place begins in this row."""
    cell = grid.cell(row, column)
    return cell is not None and cell.row == row


def _without_mark(names: tuple[str, ...]) -> tuple[str, ...]:
    if not names:
        return ()
    first, *others = names
    mark = MARK.match(first)
    plain = first[mark.end() :] if mark else first
    return (plain, *others) if plain else tuple(others)


def _trimmed(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names as rows below them have them: `Trong đó:` without its colon."""
    trimmed = [*names]
    trimmed[0] = trimmed[0].lstrip(" :")
    trimmed[-1] = trimmed[-1].rstrip(" :")
    return tuple(trimmed)


def _unit(
    grid: TextGrid,
    row: int,
    columns: tuple[TableColumn, ...],
    above: str,
) -> str:
    """The text of the unit's column; the unit `above` where it is a ditto mark."""
    units = [column.number for column in columns if column.role == "unit"]
    text = grid.text(row, units[0]) if units else ""
    if PER_MILLE.fullmatch(text):
        return "‰"
    if text and load_vocabulary().ditto.fullmatch(text):
        return above
    return text.strip(" .,:")


def _is_total(row: RowName) -> bool:
    return not row.label and says_only(load_vocabulary().total, row.names)


def _level(row: RowName) -> int:
    """How deep a row stands: by its number, else by the mark before its name."""
    if _is_total(row):
        return 1
    for pattern, level in LEVELS:
        if regex.fullmatch(pattern, row.label):
            return level
    mark = MARK.match(" ".join(row.names))
    if mark and mark["mark"] in MARKS:
        return MARKS[mark["mark"]]
    return OTHER_NUMBER if row.label else NO_NUMBER
