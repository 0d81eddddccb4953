"""The text of a workbook (.xlsx): each sheet as lines and tables, cells as Excel shows them.

A cell's place is its sheet and address. Numbers are written as Vietnamese offices see them
(number_formats.py). What a formula gave when the workbook was last saved is read; a formula that
was never calculated is said, not guessed. Hidden sheets, rows and columns are not shown to a person
and not read; that there are some is said.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from itertools import chain, groupby, pairwise
from pathlib import Path
from typing import Any

import openpyxl
import regex
from openpyxl.utils import get_column_letter, range_boundaries

from extractor.errors import InputError
from extractor.language.row_numbers import follows, is_number
from extractor.model import Doubt, Stored, TextBlock, TextCell, TextTable
from extractor.reading.cell_looks import is_white, runs_of
from extractor.reading.number_formats import shown_number
from extractor.reading.ooxml import OFFICE_IDS, opened
from extractor.reading.run_looks import STROKE, seen

MOST_CELLS = 500_000  # of a sheet: more is no report
LONGEST_NAME = 200  # letters of the name of a group of rows
MOST_BLANK = 1  # empty rows between rows of a table without lines
FIGURE = regex.compile(r"[-–(]?\d[\d.,\s]*%?\)?")
CALLED = regex.compile(r"\(?(?:[A-ZĐ]|\d{1,2})\)?(?:\s*=.*)?")  # how columns are numbered
YEAR = regex.compile(r"(?:19|20)\d\d")
NAMED = 8  # cells that a caution names
MERGED = regex.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref\s*=\s*[\"']([^\"'<>]{1,30})")
UNCALCULATED = "□"
LETTERHEAD = regex.compile(
    r"(?i)cộng h[òo]a|độc lập|ngày\b.*\btháng\b.*\bnăm\b|mẫu số|biểu số|biểu mẫu"
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet holds: its name, its blocks in reading order, what a person should know."""

    name: str
    blocks: tuple[TextBlock | TextTable, ...]
    cautions: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Filled:
    """A shown cell: its row and column among those that are shown (from 1), how many of them it
    takes, its words ("" for an empty one with lines around it), how its value is stored, its
    address, whether lines are drawn around it, and whether the heads above may be others'."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    stored: Stored
    address: str
    lined: bool
    unsure_heads: bool = False


Block = TextBlock | TextTable


def read_sheet(path: Path, name: str) -> Sheet:
    """A sheet of a workbook by its name. Raises InputError where it cannot be opened."""
    changed = path.stat().st_mtime_ns
    shown, written = _workbooks(path, changed)
    if name not in shown.sheetnames:
        raise InputError("office_broken")
    try:
        return _Reader(shown[name], written[name]).sheet()
    except IndexError:  # a cell with a format that the workbook does not have
        raise InputError("office_broken") from None


@lru_cache(maxsize=1)
def _workbooks(path: Path, _changed: int) -> tuple[Any, Any]:
    """The workbook with what its formulas gave, and with the formulas; kept for its next sheet."""
    _check_merged(path)
    try:
        with path.open("rb") as content, path.open("rb") as again:
            return (
                openpyxl.load_workbook(content, data_only=True, keep_links=False, rich_text=True),
                openpyxl.load_workbook(again, data_only=False, keep_links=False),
            )
    except MemoryError:
        raise
    except Exception:  # the library raises what its parts raise on damaged files
        raise InputError("office_broken") from None


def _check_merged(path: Path) -> None:
    """Raises InputError for a sheet whose merged areas cover more cells than a sheet may have: the
    library makes every one of them as it opens the workbook."""
    with opened(path) as package:
        main = package.main_part()
        relations = package.relations(main)
        for sheet in package.xml(main).iter("{*}sheet"):
            relation = relations.get(sheet.get(f"{OFFICE_IDS}id", ""))
            part = relation.target if relation else ""
            if part in package.names and _covered(package.read(part)) > MOST_CELLS:
                name = sheet.get("name", "")
                raise InputError("sheet_too_large", sheet=name, limit=MOST_CELLS)


def _covered(part: bytes) -> int:
    """How many cells the merged areas of a sheet cover.

    >>> _covered(b'<mergeCell ref="A1:C2"/><x:mergeCell id="1" ref="B5:B5"/>')
    7
    """
    covered = 0
    for found in MERGED.finditer(part):
        try:
            left, top, right, bottom = range_boundaries(found[1].decode("ascii", "replace"))
        except (ValueError, TypeError):
            continue  # the library says that it cannot be read
        covered += ((right or 0) - (left or 0) + 1) * ((bottom or 0) - (top or 0) + 1)
    return covered


class _Reader:
    """Reads one sheet: which of its cells are shown, and what they say."""

    def __init__(self, sheet: Any, written: Any) -> None:
        if len(sheet._cells) > MOST_CELLS:
            raise InputError("sheet_too_large", sheet=sheet.title, limit=MOST_CELLS)
        self.source = sheet
        self.written = written
        self.hidden_rows = {number for number, row in sheet.row_dimensions.items() if row.hidden}
        self.hidden_columns = _hidden_columns(sheet)
        self.areas, self.covered = _merged(sheet)
        self.odd: dict[Stored, list[str]] = {"uncalculated": [], "error": []}
        self.hidden = 0
        self.white = 0

    def sheet(self) -> Sheet:
        cells = [found for at in sorted(self.source._cells) if (found := self._found(*at))]
        name = self.source.title
        shown = _counted(cells, self.hidden_rows, self.hidden_columns)
        return Sheet(name, tuple(_blocks(name, shown)), tuple(self._cautions()))

    def _found(self, row: int, column: int) -> Filled | None:
        """The cell where it is shown and holds anything or has lines; still with its own row and
        column."""
        cell = self.source._cells[row, column]
        text, stored = self._words(cell)
        borders = _is_lined(cell)
        if (not text and not borders) or (row, column) in self.covered:
            return None
        if row in self.hidden_rows or column in self.hidden_columns:
            self.hidden += bool(text)
            return None
        address = f"{get_column_letter(column)}{row}"
        if stored in self.odd:
            self.odd[stored].append(address)
        last_row, last_column = self.areas.get((row, column), (row, column))
        rows = sum(n not in self.hidden_rows for n in range(row, last_row + 1))
        columns = sum(n not in self.hidden_columns for n in range(column, last_column + 1))
        return Filled(row, column, rows, columns, text, stored, address, borders)

    def _words(self, cell: Any) -> tuple[str, Stored]:
        formula = self.written._cells.get((cell.row, cell.column))
        if cell.value is None and formula is not None and formula.data_type == "f":
            return UNCALCULATED, "uncalculated"
        if cell.data_type == "e":
            return str(cell.value), "error"
        is_number = isinstance(cell.value, int | float | Decimal) and cell.value is not True
        text = self._seen(cell)
        is_figure = is_number and cell.value is not False and STROKE not in text
        return text, "number" if is_figure else ""

    def _seen(self, cell: Any) -> str:
        """The words that are seen in a cell: no figures that are white on white."""
        text = seen(runs_of(cell, shown_text(cell.value, cell.number_format))).strip()
        if not regex.search(r"\d", text) or not is_white(cell):
            return text
        self.white += 1
        return ""

    def _cautions(self) -> Iterable[Doubt]:
        name = self.source.title
        for kind, cells in self.odd.items():
            if cells:
                key = "cell_errors" if kind == "error" else "formulas_uncalculated"
                named = ", ".join(cells[:NAMED]) + (", …" if len(cells) > NAMED else "")
                yield Doubt.of(key, sheet=name, number=str(len(cells)), cells=named)
        if self.hidden:
            yield Doubt.of("hidden_cells", sheet=name, number=str(self.hidden))
        if self.white:
            yield Doubt.of("white_cells", sheet=name, number=str(self.white))


def _hidden_columns(sheet: Any) -> set[int]:
    found: set[int] = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden and dimension.min:
            found |= set(range(dimension.min, (dimension.max or dimension.min) + 1))
    return found


def _merged(sheet: Any) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    """First cell of each merged area → its last cell; and the cells that lie under one. An area
    goes no further than the sheet's cells."""
    most_rows, most_columns = sheet.max_row, sheet.max_column
    areas, covered = {}, set()
    for area in sheet.merged_cells.ranges:
        first = (area.min_row, area.min_col)
        last = (min(area.max_row, most_rows), min(area.max_col, most_columns))
        areas[first] = last
        if (last[0] - first[0] + 1) * (last[1] - first[1] + 1) > MOST_CELLS:
            raise InputError("sheet_too_large", sheet=sheet.title, limit=MOST_CELLS)
        for row in range(first[0], last[0] + 1):
            covered |= {(row, column) for column in range(first[1], last[1] + 1)}
        covered.discard(first)
    return areas, covered


def _is_lined(cell: Any) -> bool:
    """True for a cell with lines at two sides: one alone may underline a title."""
    border = cell.border
    sides = (border.left, border.right, border.top, border.bottom)
    return sum(side is not None and side.style is not None for side in sides) > 1


def _counted(cells: list[Filled], rows: set[int], columns: set[int]) -> list[Filled]:
    """The cells with their rows and columns counted as shown, without the hidden ones."""
    gone_rows, gone_columns = sorted(rows), sorted(columns)
    return [
        replace(
            cell,
            row=cell.row - bisect_left(gone_rows, cell.row),
            column=cell.column - bisect_left(gone_columns, cell.column),
        )
        for cell in cells
    ]


def _blocks(name: str, cells: list[Filled]) -> list[Block]:
    """Lines and tables of a sheet from its top. A table is where lines are drawn; on a sheet
    without any, rows of several cells below each other with numerals among them."""
    rows = [list(group) for _, group in groupby(cells, key=lambda cell: cell.row)]
    lined = _lined_rows(rows)
    tabular = lined if lined.rows else _unlined_rows(rows)
    rows = [_with_doubt(row) if row[0].row in tabular.unsure else row for row in rows]
    blocks: list[Block] = []
    for is_table, group in groupby(_runs(rows, tabular), key=lambda run: run.is_table):
        for run in group:
            blocks += _tables(name, run.rows) if is_table else _lines(name, run.rows)
    return blocks


@dataclass(frozen=True, slots=True)
class _Tabular:
    """The rows of a sheet that are of tables, those of them with which another table begins, and
    those that may be of another table than the heads above them."""

    rows: set[int]
    begins: frozenset[int] = frozenset()
    unsure: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Run:
    """Rows that follow each other and are a table, or none."""

    is_table: bool
    rows: list[list[Filled]]


def _runs(rows: list[list[Filled]], tabular: _Tabular) -> list[_Run]:
    made: list[_Run] = []
    reach = 0  # the last row that a merged cell before takes
    for row in rows:
        number = row[0].row
        is_table = number in tabular.rows
        between = range(reach + 1, number)
        near = not between or (is_table and tabular.rows.issuperset(between))
        goes_on = made and made[-1].is_table == is_table and near
        if goes_on and number not in tabular.begins:
            made[-1].rows.append(row)
        else:
            made.append(_Run(is_table, [row]))
        reach = max(reach, *(cell.row + cell.rows - 1 for cell in row))
    return made


def _lined_rows(rows: list[list[Filled]]) -> _Tabular:
    """The rows in which at least two cells have lines, rows of figures right below them, and heads
    right above them, with which a table begins."""
    lined = [[cell for cell in row if cell.lined] for row in rows]
    found = {row[0].row for row in lined if sum(cell.columns for cell in row) > 1}
    if len(found) < 2 or max(map(len, lined)) < 2:
        return _Tabular(set())
    heads = _heads_above(rows, found)
    return _Tabular(found | heads.rows | _figures_below(rows, found), heads.begins)


def _heads_above(rows: list[list[Filled]], lined: set[int]) -> _Tabular:
    """The rows right above rows with lines that begin with figures: the heads alone have none, or
    the name of a group among the rows."""
    found: set[int] = set()
    begins: set[int] = set()
    for at, row in enumerate(rows):
        number = row[0].row
        is_first = number in lined and number - 1 not in lined
        if not is_first or not _begins_with_figures(rows[at:]):
            continue
        if number - 2 in lined and _names_group(rows[at - 1], number - 1):
            found.add(number - 1)
        elif heads := _heads_right_above(rows[:at], rows[at:]):
            found |= heads
            begins.add(min(heads))
    return _Tabular(found, frozenset(begins))


def _names_group(row: list[Filled], number: int) -> bool:
    """True for a row of this number in the sheet with a number and a name alone: `II`, `Cấp xã`."""
    return row[0].row == number and len(row) == 2 and is_number(row[0].text)


def _begins_with_figures(rows: list[list[Filled]]) -> bool:
    """True where the first row with more than the name of a group has a figure behind its first
    cell."""
    named = (row for row in rows if sum(bool(cell.text) for cell in row) > 2)
    first = next(named, [])
    return any(FIGURE.fullmatch(cell.text) for cell in first[1:])


def _heads_right_above(rows: list[list[Filled]], body: list[list[Filled]]) -> set[int]:
    """The rows of heads that reach down to the first row of the body; none where a column of it
    would have no head. Above the lowest row that heads every column stand other words."""
    first = body[0][0]
    below = first.row
    heads: list[list[Filled]] = []
    for row in reversed(rows):
        reach = max(cell.row + cell.rows for cell in row)
        if reach < below or not _may_be_heads(row, first):
            break
        below = row[0].row
        heads.append(row)
    return {row[0].row for row in heads[: _rows_of_heads(heads, _headed_columns(body))]}


def _rows_of_heads(rows: list[list[Filled]], columns: set[int]) -> int:
    """How many of the rows, from the lowest up, are the heads of these columns: up to the lowest
    that heads them all. 0: none does."""
    count = 0
    for lower, row in pairwise([[], *rows]):
        count += 1
        if _calls_columns(row):
            continue
        both = _columns_of(lower) | _columns_of(row)
        if columns <= _columns_of(row) or (columns <= both and _heads_over(row, lower)):
            break
    else:
        return 0
    while count < len(rows) and _is_over_heads(rows[count], min(columns, default=0)):
        count += 1
    return count


def _headed_columns(body: list[list[Filled]]) -> set[int]:
    """The columns of a body that have heads: those with figures, and those of its first full row.
    Numbers of rows may stand below an empty place."""
    gap = (at for at, (row, after) in enumerate(pairwise(body), 1) if after[0].row > row[0].row + 1)
    own = body[: next(gap, len(body))]
    full = next((row for row in own if len(_columns_of(row)) > 2), [])
    numbers = {cell.column for cell in full[:1] if is_number(cell.text)}
    return (_with_figures(chain.from_iterable(own)) | _columns_of(full)) - numbers


def _columns_of(row: list[Filled]) -> set[int]:
    """The columns that the words of a row stand in."""
    reached = (range(cell.column, cell.column + cell.columns) for cell in row if cell.text)
    return set(chain.from_iterable(reached))


def _calls_columns(row: list[Filled]) -> bool:
    """True for a row that numbers the columns: `A`, `B`, `(1)`, `(2)`."""
    return all(CALLED.fullmatch(cell.text) for cell in row if cell.text)


def _is_over_heads(row: list[Filled], first: int) -> bool:
    """True for heads of which each stands over several others, all behind the first column."""
    over = [cell for cell in row if cell.columns > 1]
    return len(row) == len(over) > 1 and row[0].column > first


def _may_be_heads(row: list[Filled], first: Filled) -> bool:
    """True for cells beside each other, or one over the columns of figures alone."""
    inside = len(row) > 1 or row[0].column > first.column + 1  # a title begins at the left
    return inside and not _is_letterhead(row) and not _holds_figures(row)


def _holds_figures(row: list[Filled]) -> bool:
    """True for a row with figures that neither are years nor number the columns."""
    figures = [cell.text for cell in row if FIGURE.fullmatch(cell.text)]
    counted = [text.strip("()") for text in figures]
    counts_on = counted == [str(number) for number in range(1, len(counted) + 1)]
    return not counts_on and not all(map(YEAR.fullmatch, figures))


def _figures_below(rows: list[list[Filled]], lined: set[int]) -> set[int]:
    """Rows with stored numbers that go on below rows with lines: only the heads have them."""
    found: set[int] = set()
    last = 0
    for row in rows:
        number = row[0].row
        if number in lined:
            last = max(cell.row + cell.rows for cell in row)
        elif number == last and len(row) > 1 and any(cell.stored for cell in row):
            found.add(number)
            last = number + 1
    return found


@dataclass
class _Group:
    """Rows that follow each other, the row behind their last (merged cells with it), their leftmost
    column, and those of them (their numbers in the sheet) that may begin another table."""

    rows: list[list[Filled]]
    behind: int = 0
    left: int = 0
    unsure: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        first, self.rows = self.rows, []
        for row in first:
            self.add(row)

    def add(self, row: list[Filled]) -> None:
        number = row[0].row
        if self.unsure or (self.rows and number > self.behind and not self._is_next(row)):
            self.unsure.add(number)
        left = min(cell.column for cell in row)
        self.left = min(self.left, left) if self.rows else left
        self.behind = max(self.behind, *(cell.row + cell.rows for cell in row))
        self.rows.append(row)

    def takes(self, row: list[Filled]) -> bool:
        """True for a row that goes on with these: of several cells, beside a merged one, or a
        group's name in one of the first two columns."""
        first = row[0]
        if not self.rows or _is_letterhead(row):
            return False
        if first.row > self.behind:
            return first.row <= self.behind + MOST_BLANK and self._counts_on(row)
        is_name = first.column <= self.left + 1 and len(first.text) < LONGEST_NAME
        return len(row) > 1 or first.row < self.behind or is_name

    def _counts_on(self, row: list[Filled]) -> bool:
        """True for a row whose figures stand below figures and its words below words, not all of
        them years, however it is numbered: above it a row was left empty for the eye."""
        counted = _with_figures(chain.from_iterable(self.rows))
        figures = _with_figures(row)
        own = row[1:] if self._is_numbered(row) else row
        in_place = all((cell.column in counted) == (cell.column in figures) for cell in own)
        years = {cell.column for cell in row if YEAR.fullmatch(cell.text)}
        begins = min(cell.column for cell in row) <= self.left + 1
        return in_place and begins and not figures <= years and self._is_of_these(row)

    def _is_of_these(self, row: list[Filled]) -> bool:
        """True for a row numbered as these are and with the next number, or with any number and
        another name than theirs; for one without number and with another name. Another table
        begins with a name of these."""
        if not self._is_numbered(row):
            return row[0].text not in self._texts_in(row[0].column)
        if not any(map(is_number, self._texts_in(self.left))):
            return False
        named = [cell for cell in row[1:] if cell.text and not FIGURE.fullmatch(cell.text)]
        is_named = bool(named) and named[0].text not in self._texts_in(named[0].column)
        return is_named or self._is_next(row)

    def _is_next(self, row: list[Filled]) -> bool:
        """True for a row without number, and for one whose number follows the last one."""
        numbers = list(filter(is_number, self._texts_in(self.left)))
        return not self._is_numbered(row) or follows(next(reversed(numbers), ""), row[0].text)

    def _is_numbered(self, row: list[Filled]) -> bool:
        return row[0].column == self.left and is_number(row[0].text)

    def _texts_in(self, column: int) -> list[str]:
        cells = chain.from_iterable(self.rows)
        return [cell.text for cell in cells if cell.column == column]


def _with_doubt(cells: list[Filled]) -> list[Filled]:
    """The cells; the heads above may be those of others."""
    return [replace(cell, unsure_heads=True) for cell in cells]


def _with_figures(cells: Iterable[Filled]) -> set[int]:
    """The columns of cells that hold a figure."""
    return {cell.column for cell in cells if FIGURE.fullmatch(cell.text)}


def _unlined_rows(rows: list[list[Filled]]) -> _Tabular:
    """Rows of several cells that follow each other, numerals among them; a row of one cell belongs
    to those around it where it stands in their first columns. Below an empty row, numbers that do
    not go on may be those of another table."""
    groups = [_Group([])]
    for row in rows:
        if groups[-1].takes(row):
            groups[-1].add(row)
        else:
            begins = len(row) > 1 and not _is_letterhead(row)
            groups.append(_Group([row] if begins else []))
    tables = [group for group in groups if _is_table(group.rows)]
    found = (range(group.rows[0][0].row, group.rows[-1][0].row + 1) for group in tables)
    unsure = chain.from_iterable(group.unsure for group in tables)
    return _Tabular(set(chain.from_iterable(found)), unsure=frozenset(unsure))


def _is_table(group: list[list[Filled]]) -> bool:
    several = sum(len(row) > 1 for row in group)
    numerals = sum(bool(regex.search(r"\d", cell.text)) for row in group for cell in row)
    return several > 1 and numerals > 1


def _is_letterhead(row: list[Filled]) -> bool:
    """Words beside each other: `UBND TỈNH …` and `CỘNG HÒA XÃ HỘI …`."""
    words = " ".join(cell.text for cell in row)
    return len(row) <= 3 and LETTERHEAD.search(words) is not None


def _tables(name: str, rows: list[list[Filled]]) -> list[Block]:
    """The tables of a run of rows: parted where a column between them is empty and has no lines.
    What stands beside a table with lines is a line of its own, but for columns of figures right
    behind it."""
    cells = [cell for row in rows for cell in row]
    left, right = _reach(cells)
    own = [cell for cell in cells if left <= cell.column < right]
    made = [block for part in _side_by_side(own) for block in _table(name, part)]
    beside = [cell for cell in cells if cell.text and not left <= cell.column < right]
    return made + [_line(name, [cell]) for cell in beside]


def _reach(cells: list[Filled]) -> tuple[int, int]:
    """The first column of a table and the one behind its last."""
    lined = [cell for cell in cells if cell.lined] or cells
    right = max(cell.column + cell.columns for cell in lined)
    with_figures = {cell.column for cell in cells if cell.stored}
    while right in with_figures:
        right += 1
    return min(cell.column for cell in lined), right


def _side_by_side(cells: list[Filled]) -> list[list[Filled]]:
    parts: list[list[Filled]] = []
    end = 0
    for cell in sorted(cells, key=lambda one: one.column):
        if parts and cell.column <= end:
            parts[-1].append(cell)
        else:
            parts.append([cell])
        end = max(end, cell.column + cell.columns)
    return parts


def _heads_over(upper: list[Filled], lower: list[Filled]) -> dict[int, range]:
    """Column of each head of a row → the columns of its parts in the row below, where no cells are
    merged: up to the next head, or on both sides of one in their very middle. Empty where any part
    has no head above it, and where the row below begins with the first column."""
    if not _has_parts_beside(upper, lower):
        return {}
    over: dict[int, range] = {}
    heads = _columns_of(upper)
    for run in _unbroken(sorted(_columns_of(lower))):
        found = _shared_out(run, sorted(heads.intersection(run)))
        if not found:
            return {}
        over |= found
    return over


def _has_parts_beside(upper: list[Filled], lower: list[Filled]) -> bool:
    """True for words below empty places beside heads, none of them below the first head, where no
    cells are merged."""
    heads, parts = _columns_of(upper), _columns_of(lower)
    if any(cell.rows * cell.columns > 1 for cell in (*upper, *lower)):
        return False
    return bool(heads) and bool(parts - heads) and min(parts) > min(heads)


def _shared_out(parts: range, heads: list[int]) -> dict[int, range]:
    """Column of each head → those of its parts among these; empty where the first has none."""
    if len(parts) % 2 and heads == [parts[len(parts) // 2]]:
        return {heads[0]: parts}
    if heads[:1] != [parts.start]:
        return {}
    return {at: range(at, after) for at, after in pairwise([*heads, parts.stop])}


def _unbroken(columns: list[int]) -> list[range]:
    """The runs of columns that stand right beside each other."""
    runs: list[range] = []
    for column in columns:
        if runs and runs[-1].stop == column:
            runs[-1] = range(runs[-1].start, column + 1)
        else:
            runs.append(range(column, column + 1))
    return runs


def _with_heads_over_parts(cells: list[Filled]) -> list[Filled]:
    """The cells of a table; a head above several others, beside which places are empty, stands over
    all of them, and one with nothing below it in two rows, as if they were merged. Where a part
    has no head above it, the heads of what stands below are unsure."""
    top = _top_of(cells)
    parts = _columns_of(top.lower)
    counted = any(map(_is_counted, (*top.upper, *top.lower)))
    above_figures = not counted and parts <= _with_figures(top.body)
    if not above_figures or not _has_parts_beside(top.upper, top.lower):
        return cells
    over = _heads_over(top.upper, top.lower)
    if not over:
        return [*top.upper, *top.lower, *_with_doubt(top.body)]
    heads = [_over(cell, over) for cell in top.upper if cell.text]
    below = [cell for cell in top.lower if cell.column in parts]
    return [*heads, *below, *top.body]


@dataclass(frozen=True, slots=True)
class _Top:
    """The first row of a table, the one right below it ([] where none is), all cells below."""

    upper: list[Filled]
    lower: list[Filled]
    body: list[Filled]


def _top_of(cells: list[Filled]) -> _Top:
    first = min(cell.row for cell in cells)
    return _Top(
        upper=[cell for cell in cells if cell.row == first],
        lower=[cell for cell in cells if cell.row == first + 1],
        body=[cell for cell in cells if cell.row > first + 1],
    )


def _is_counted(cell: Filled) -> bool:
    """True for a figure that is no year."""
    return FIGURE.fullmatch(cell.text) is not None and not YEAR.fullmatch(cell.text)


def _over(head: Filled, over: dict[int, range]) -> Filled:
    """The head over its parts; one without parts in two rows."""
    parts = over.get(head.column)
    if parts is None:
        return replace(head, rows=2)
    return replace(head, column=parts.start, columns=len(parts))


def _table(name: str, found: list[Filled]) -> list[Block]:
    cells = _with_heads_over_parts(found)
    filled = [cell for cell in cells if cell.text]
    if not filled:
        return []
    rows = _places(cell.row for cell in cells)
    columns = _places(cell.column for cell in cells)
    if len(rows) < 2 or len(columns) < 2:
        return [_line(name, [cell]) for cell in sorted(filled, key=lambda one: one.row)]
    placed = [_placed(name, cell, rows, columns) for cell in cells]
    made = sorted([*placed, *_gaps(placed, len(rows), len(columns))], key=_by_row)
    return [TextTable(rows=len(rows), columns=len(columns), cells=tuple(made), place=name)]


def _by_row(cell: TextCell) -> tuple[int, int]:
    return cell.row, cell.column


def _places(numbers: Iterable[int]) -> dict[int, int]:
    """Rows or columns of the sheet → those of the table, from 1."""
    return {number: at for at, number in enumerate(sorted(set(numbers)), 1)}


def _placed(name: str, cell: Filled, rows: dict[int, int], columns: dict[int, int]) -> TextCell:
    return TextCell(
        row=rows[cell.row],
        column=columns[cell.column],
        rows=sum(number in rows for number in range(cell.row, cell.row + cell.rows)),
        columns=sum(number in columns for number in range(cell.column, cell.column + cell.columns)),
        text=cell.text,
        place=f"{name}!{cell.address}",
        stored=cell.stored,
        unsure_heads=cell.unsure_heads,
    )


def _gaps(placed: list[TextCell], rows: int, columns: int) -> list[TextCell]:
    """An empty cell for each place of the grid that none takes."""
    taken: set[tuple[int, int]] = set()
    for cell in placed:
        for row in range(cell.row, cell.row + cell.rows):
            taken |= {(row, column) for column in range(cell.column, cell.column + cell.columns)}
    return [
        TextCell(row, column, 1, 1, "", "")
        for row in range(1, rows + 1)
        for column in range(1, columns + 1)
        if (row, column) not in taken
    ]


def _lines(name: str, rows: list[list[Filled]]) -> list[Block]:
    """Rows of words: where two stand beside each other, as in a letterhead or above signatures,
    column by column; else a line for each."""
    made: list[Block] = []
    filled = [row for row in map(_with_words, rows) if row]
    last = max((at for at, row in enumerate(filled) if len(row) > 1), default=-1)
    beside: list[list[Filled]] = []
    for at, row in enumerate(filled):
        if len(row) > 1 or (at < last and _stands_below(row[0], beside)):
            beside.append(row)
        else:
            made += [*_columns(name, beside), _line(name, row)]
            beside = []
    return made + _columns(name, beside)


def _with_words(row: list[Filled]) -> list[Filled]:
    return [cell for cell in row if cell.text]


def _stands_below(cell: Filled, beside: list[list[Filled]]) -> bool:
    """True for a cell alone that takes no more than the columns of a cell above."""
    above = [other for row in beside for other in row if other.column == cell.column]
    return any(cell.columns <= other.columns for other in above)


def _columns(name: str, rows: list[list[Filled]]) -> list[Block]:
    """The cells of such rows as one block for each column."""
    starts = sorted({cell.column for row in rows for cell in row})
    blocks: list[Block] = []
    for start in starts:
        cells = [cell for row in rows for cell in row if cell.column == start]
        blocks.append(_line(name, cells))
    return blocks


def _line(name: str, cells: list[Filled]) -> TextBlock:
    """The words of cells below each other; the first one's address is their place."""
    lines = [line.strip() for cell in cells for line in cell.text.split("\n")]
    return TextBlock("\n".join(filter(None, lines)), f"{name}!{cells[0].address}")


def shown_text(value: object, form: str) -> str:
    """A cell's value as Excel shows it to a Vietnamese office.

    >>> shown_text(0.8214, "0.0%"), shown_text(30648, "#,##0"), shown_text(12.5, "General")
    ('82,1%', '30.648', '12,5')
    >>> shown_text(" Tổng số ", "General"), shown_text(None, "General")
    ('Tổng số', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.timedelta):
        return _hours(value)
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return _moment(value, form)
    if isinstance(value, int | float | Decimal):
        return shown_number(Decimal(repr(value) if isinstance(value, float) else value), form)
    return str(value).replace("\r", "").strip()


def _hours(value: datetime.timedelta) -> str:
    """A length of time in hours and minutes, also beyond a day.

    >>> _hours(datetime.timedelta(days=1, hours=13, minutes=30))
    '37:30'
    """
    minutes = round(value.total_seconds() / 60)
    return f"{'-' if minutes < 0 else ''}{abs(minutes) // 60}:{abs(minutes) % 60:02}"


def _moment(value: datetime.datetime | datetime.date | datetime.time, form: str) -> str:
    """A day in the order of Vietnam, with no more parts than its format shows."""
    plain = regex.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", form.lower().split(";")[0])
    hour = f"{value:%H:%M}" if regex.search("h", plain) else ""
    if isinstance(value, datetime.time):
        return f"{value:%H:%M}"
    if "d" in plain:
        day = f"{value:%d/%m/%Y}"
    elif "y" in plain:
        day = f"{value:%m/%Y}" if "m" in plain else f"{value:%Y}"
    else:
        day = "" if hour else f"{value:%d/%m/%Y}"
    return f"{day} {hour}".strip()
