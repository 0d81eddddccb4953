"""Which rows of a sheet are those of a table: by lines, by heads, by figures that go on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain, pairwise

import regex

from extractor.language.row_numbers import follows, is_number
from extractor.office_files.sheet_heads import (
    FIGURE,
    YEAR,
    Filled,
    columns_of,
    heads_over,
    with_figures,
)

LONGEST_NAME = 200  # letters of the name of a group of rows
MOST_BLANK = 1  # empty rows between rows of a table without lines
CALLED = regex.compile(r"\(?(?:[A-ZĐ]|\d{1,2})\)?(?:\s*=.*)?")  # how columns are numbered
LETTERHEAD = regex.compile(
    r"(?i)cộng h[òo]a|độc lập|ngày\b.*\btháng\b.*\bnăm\b|mẫu số|biểu số|biểu mẫu"
)


@dataclass(frozen=True, slots=True)
class Tabular:
    """The rows of a sheet that are of tables, those of them with which another table begins, and
    those that may be of another table than the heads above them."""

    rows: set[int]
    begins: frozenset[int] = frozenset()
    unsure: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Run:
    """Rows that follow each other and are a table, or none."""

    is_table: bool
    rows: list[list[Filled]]


def runs(rows: list[list[Filled]], tabular: Tabular) -> list[Run]:
    """The rows parted into tables and what stands between them; an empty row parts them too, but
    for those that a table's own cells reach over."""
    made: list[Run] = []
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
            made.append(Run(is_table, [row]))
        reach = max(reach, *(cell.row + cell.rows - 1 for cell in row))
    return made


def lined_rows(rows: list[list[Filled]]) -> Tabular:
    """The rows in which at least two cells have lines, rows of figures right below them, and heads
    right above them, with which a table begins."""
    lined = [[cell for cell in row if cell.lined] for row in rows]
    found = {row[0].row for row in lined if sum(cell.columns for cell in row) > 1}
    if len(found) < 2 or max(map(len, lined)) < 2:
        return Tabular(set())
    heads = _heads_above(rows, found)
    return Tabular(found | heads.rows | _figures_below(rows, found), heads.begins)


def _heads_above(rows: list[list[Filled]], lined: set[int]) -> Tabular:
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
    return Tabular(found, frozenset(begins))


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
        both = columns_of(lower) | columns_of(row)
        if columns <= columns_of(row) or (columns <= both and heads_over(row, lower)):
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
    full = next((row for row in own if len(columns_of(row)) > 2), [])
    numbers = {cell.column for cell in full[:1] if is_number(cell.text)}
    return (with_figures(chain.from_iterable(own)) | columns_of(full)) - numbers


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
        counted = with_figures(chain.from_iterable(self.rows))
        figures = with_figures(row)
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


def with_doubt(cells: list[Filled]) -> list[Filled]:
    """The cells; the heads above may be those of others."""
    return [replace(cell, unsure_heads=True) for cell in cells]


def unlined_rows(rows: list[list[Filled]]) -> Tabular:
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
    return Tabular(set(chain.from_iterable(found)), unsure=frozenset(unsure))


def _is_table(group: list[list[Filled]]) -> bool:
    several = sum(len(row) > 1 for row in group)
    numerals = sum(bool(regex.search(r"\d", cell.text)) for row in group for cell in row)
    return several > 1 and numerals > 1


def _is_letterhead(row: list[Filled]) -> bool:
    """Words beside each other: `UBND TỈNH …` and `CỘNG HÒA XÃ HỘI …`."""
    words = " ".join(cell.text for cell in row)
    return len(row) <= 3 and LETTERHEAD.search(words) is not None
