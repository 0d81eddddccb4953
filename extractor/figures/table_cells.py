"""A table's cells → rows of the dataset: figures, row numbers, numbers of columns.

Whether dots part thousands or open decimals is decided for a whole table from the cells that can
be read in one way only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import chain

import regex

from extractor.figures.cell_figures import CellFigure, CellHeads, figures_of_cell, is_torn
from extractor.figures.cell_values import CellValue
from extractor.figures.numerals import OF_COLUMN, label_at, unread_at
from extractor.figures.separators import (
    Separators,
    columns_with_commas_alone,
    columns_with_decimals,
    loses_marks,
    parts_by_blanks,
    separators_by_column,
    separators_of,
)
from extractor.figures.values import Parsed
from extractor.language.numbers import comma_thousands
from extractor.language.row_numbers import ORDINAL, is_number
from extractor.lines import numeral_at, place_of, words_of
from extractor.model import (
    UNREAD,
    DocumentText,
    Doubt,
    Numeral,
    PlacedCell,
    ReadTable,
    Stored,
    TableColumn,
    TableRow,
)
from extractor.tables import CALLED, load_vocabulary

TABLE_RULE = "table.cell"
OF_CODE = "mã, ký hiệu trong bảng"
CODE = regex.compile(r"\p{Lu}{0,8}[\s.\-]?\d[\d.,\-\s/()]*\p{L}{0,3}")
OF_ROW = "số thứ tự của dòng trong bảng"
LONGEST_SUBJECT = 300  # characters
DIGIT = regex.compile(r"\d")
UNKNOWN: dict[Stored, str] = {
    "uncalculated": "formula_uncalculated",
    "error": "cell_error",
    "twice": "cell_twice",
}
DIFFERENCE = regex.compile(r"(?i)chênh lệch|tăng|giảm|so sánh|so với|thừa|thiếu|\+\s?/?\s?[-–]")
IN_BRACKETS = regex.compile(r"\(\s*\d[\d.,]*\s*\)")
OTHER_SIGN = regex.compile(r"^[-–—−]\s?\d|\d\s*%?\s*\(")  # `-5`, `12 (45%)`
MINUS = regex.compile(r"[-–—−]\s?\d")
LIKE_MINUS = regex.compile(r"[\"“”~=_«»]")  # read of a short level stroke before a number
FEWEST_TORN = 3  # numbers over two lines that show that the table parts them
FEWEST_IN_BRACKETS = 3  # amounts of a table that show that brackets are its minus
EMPTY = regex.compile(r"[-–—−.…_\s]*|[xX]|[\"'“”]+")  # what a cell without a figure holds
HIDDEN = regex.compile(r"[IlLiíìTtOoSsHJj|!\[\]()‹›$§/.,]{1,6}")  # digits read as letters
OF_NUMERALS = 0.8  # share of a column's filled cells that hold a numeral
DAY_OF = regex.compile(  # no `Ngày công`, `Ngày giường điều trị`, which are counted
    r"(?i)(?:^|/ )(?:ngày(?:,? tháng(?:,? năm)?)?|thời điểm|hạn)"
    r"(?: (?:ban hành|ký|cấp|nhận|trả|tiếp|hoàn thành|kết thúc|bắt đầu|gửi|sinh|vào|hẹn|phê duyệt|"
    r"thành lập|kiểm tra|họp|đến hạn|báo cáo|có hiệu lực|nộp|quyết định)\b.*)?(?: /|$)"
)
DAYS_STORED = range(25_569, 73_051)  # days since 1900: from 1970 to 2099
SURE = 0.9  # letters read with less confidence may be digits


@dataclass(frozen=True, slots=True)
class TableMarks:
    """How a table prints its figures: what dots and commas mean, in some columns otherwise
    (`by_column`), in which columns commas open decimals (in some no number has another mark) and in
    which figures have a minus, whether blanks part thousands, whether amounts below zero stand in
    brackets, as in accounts, and whether numbers go on in the next line of their narrow cells."""

    separators: Separators
    blanks: bool
    accounts: bool = False
    torn: bool = False
    by_column: dict[int, Separators] = field(default_factory=dict)
    decimals: frozenset[int] = frozenset()
    commas_alone: frozenset[int] = frozenset()
    negatives: frozenset[int] = frozenset()

    def separators_in(self, cell: PlacedCell) -> Separators:
        """What dots and commas mean in a cell: a number that a workbook holds is printed anew."""
        if cell.stored == "number":
            return "vietnamese"
        return self.by_column.get(cell.column, self.separators)

    def has_only_blanks(self, cell: PlacedCell) -> bool:
        """True below a head of whole numbers parted by blanks: digits in a row have lost a blank
        at most."""
        return self.blanks and cell.column not in self.decimals


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell with its print, its row and its column."""

    placed: PlacedCell
    raw: str
    row: TableRow
    column: TableColumn

    @property
    def may_hold_figure(self) -> bool:
        return self.row.body and self.column.role == "value"

    @property
    def is_row_number(self) -> bool:
        in_column = self.row.body and self.column.role == "number"
        return in_column and ORDINAL.fullmatch(self.raw) is not None

    @property
    def is_code(self) -> bool:
        in_column = self.row.body and self.column.role == "code"
        return in_column and CODE.fullmatch(self.raw) is not None


def claim_cells(document: DocumentText, tables: tuple[ReadTable, ...]) -> list[Numeral]:
    """Rows for every numeral that stands alone in a cell. What else a table holds is left to the
    rules, and `in_heads` says afterwards what of it are names."""
    wholes: dict[int, list[ReadTable]] = defaultdict(list)
    for table in tables:
        wholes[table.whole].append(table)
    rows: list[Numeral] = []
    marks = {whole: _marks_of(document, pieces) for whole, pieces in wholes.items()}
    for table in tables:
        rows += _of_table(document, table, marks[table.whole])
    return rows


def _marks_of(document: DocumentText, pieces: list[ReadTable]) -> TableMarks:
    return TableMarks(
        separators=separators_of(document, pieces),
        blanks=parts_by_blanks(document, pieces),
        accounts=_are_accounts(document, pieces),
        torn=_are_torn(document, pieces),
        by_column=separators_by_column(document, pieces),
        decimals=columns_with_decimals(document, pieces),
        commas_alone=columns_with_commas_alone(document, pieces),
        negatives=_columns_with_minus(document, pieces),
    )


def _columns_with_minus(document: DocumentText, pieces: list[ReadTable]) -> frozenset[int]:
    """The columns that have a figure with a minus before it."""
    cells = (cell for table in pieces for cell in filter(table.holds_value, table.placed.cells))
    return frozenset(cell.column for cell in cells if MINUS.match(document.text, cell.start))


def _are_torn(document: DocumentText, pieces: list[ReadTable]) -> bool:
    """True where cells, again and again, hold a number that goes on in their next line."""
    cells = (cell for table in pieces for cell in filter(table.holds_value, table.placed.cells))
    return sum(is_torn(document, cell) for cell in cells) >= FEWEST_TORN


def _are_accounts(document: DocumentText, pieces: list[ReadTable]) -> bool:
    """True where figures in brackets stand alone in their cells, again and again, in columns that
    have as many without them, and no other cell has a minus or brackets behind a figure."""
    bracketed: Counter[int] = Counter()
    plain: Counter[int] = Counter()
    for table in pieces:
        for cell in filter(table.holds_value, table.placed.cells):
            raw = document.text[cell.start : cell.end].strip()
            if OTHER_SIGN.search(raw):
                return False
            alone = IN_BRACKETS.fullmatch(raw) is not None
            bracketed[cell.column] += alone
            plain[cell.column] += not alone and DIGIT.match(raw) is not None
    mixed = all(plain[column] >= count for column, count in bracketed.items() if count)
    return mixed and bracketed.total() >= FEWEST_IN_BRACKETS


def headed_cells(tables: tuple[ReadTable, ...]) -> list[tuple[int, int]]:
    """The slices of cells for values whose row or column has a head."""
    spans: list[tuple[int, int]] = []
    for table in tables:
        for placed in table.placed.cells:
            row, column = table.rows[placed.row - 1], table.columns[placed.column - 1]
            if row.body and column.role == "value" and (row.head or column.head):
                spans.append((placed.start, placed.end))
    return sorted(spans)


def _of_table(document: DocumentText, table: ReadTable, marks: TableMarks) -> list[Numeral]:
    cells = _cells(document, table)
    of_numerals = _columns_of_numerals(cells)
    numbered = Counter(
        cell.placed.row for cell in cells if not cell.row.body and CALLED.fullmatch(cell.raw)
    )
    together = _rows_together(cells)
    rows: list[Numeral] = []
    for cell in cells:
        if cell.placed.stored in UNKNOWN:
            rows += _unknown(document, cell)
        elif not DIGIT.search(cell.raw):
            rows += _hidden(document, cell, of_numerals)
        elif _is_column_number(cell, numbered):
            rows += _labels(document, cell, r"\d+", OF_COLUMN)
        else:
            made = _of_cell(document, cell, marks)
            rows += _of_unsure_rows(made) if cell.placed.row in together else made
    return rows


def _rows_together(cells: Iterable[TableCell]) -> set[int]:
    """The rows whose first cell holds the numbers of several: the line between them was not seen,
    and nothing said where one ends."""
    numbers = [cell for cell in cells if cell.row.body and cell.column.role == "number"]
    return {cell.placed.row for cell in numbers if _are_numbers(cell.raw.split())}


def _are_numbers(words: list[str]) -> bool:
    return len(set(words)) > 1 and all(map(is_number, words))


def _of_unsure_rows(figures: list[Numeral]) -> list[Numeral]:
    """The figures of a cell; several may be of several rows."""
    if len(figures) < 2:
        return figures
    doubt = Doubt("rows_unsure")
    return [replace(row, doubts=(*row.doubts, doubt)) for row in figures]


def _of_cell(document: DocumentText, cell: TableCell, marks: TableMarks) -> list[Numeral]:
    """The rows of a cell with digits that is no number of a column."""
    if cell.is_row_number:
        return _labels(document, cell, r"\d+(?:\.\d+)*", OF_ROW)
    if cell.is_code:
        return _labels(document, cell, r"\d+(?:[.\-]\d+)*", OF_CODE)
    return _figures(document, cell, marks) if cell.may_hold_figure else []


def _cells(document: DocumentText, table: ReadTable) -> list[TableCell]:
    return [
        TableCell(
            placed=placed,
            raw=document.text[placed.start : placed.end],
            row=table.rows[placed.row - 1],
            column=table.columns[placed.column - 1],
        )
        for placed in table.placed.cells
    ]


def _is_column_number(cell: TableCell, numbered: Counter[int]) -> bool:
    """True in a heading's row where another cell too is the number of a column. `numbered` counts
    such cells by row."""
    return numbered[cell.placed.row] > 1 and CALLED.fullmatch(cell.raw) is not None


def _labels(document: DocumentText, cell: TableCell, pattern: str, of: str) -> list[Numeral]:
    """A label for each numeral of the cell."""
    start = cell.placed.start
    return [
        label_at(document, start + found.start(), start + found.end(), of)
        for found in regex.finditer(pattern, cell.raw)
    ]


def _columns_of_numerals(cells: Iterable[TableCell]) -> set[int]:
    """Columns of at least five filled cells, nearly every one of which holds a numeral."""
    filled: Counter[int] = Counter()
    numerals: Counter[int] = Counter()
    for cell in cells:
        if cell.may_hold_figure and regex.search(r"\w", cell.raw):
            filled[cell.column.number] += 1
            numerals[cell.column.number] += bool(DIGIT.search(cell.raw))
    return {
        column
        for column, count in filled.items()
        if count > 4 and numerals[column] >= OF_NUMERALS * count
    }


def _is_hidden_numeral(document: DocumentText, cell: TableCell, of_numerals: set[int]) -> bool:
    """True for a cell of figures on a scan whose numeral was not read: strokes alone (`SII` for
    511), print that nobody could read, or a few letters or unsure ones in a column that has nothing
    but figures (`n` for 11)."""
    if not cell.may_hold_figure:
        return False
    odd = cell.raw == UNREAD or HIDDEN.fullmatch(cell.raw) is not None
    if not odd and cell.column.number in of_numerals:
        odd = _has_odd_letters(document, cell)
    return odd and loses_marks(document, cell.placed.start, cell.placed.end)


def _has_odd_letters(document: DocumentText, cell: TableCell) -> bool:
    if not cell.raw or EMPTY.fullmatch(cell.raw):
        return False
    confidence = place_of(document, cell.placed.start, cell.placed.end).confidence
    return len(cell.raw) < 4 or confidence < SURE


def _unknown(document: DocumentText, cell: TableCell) -> list[Numeral]:
    """The row of a workbook's cell whose formula was never calculated or gave an error."""
    doubt = Doubt(UNKNOWN[cell.placed.stored])
    return [unread_at(document, cell.placed.start, cell.placed.end, doubt)]


def _hidden(document: DocumentText, cell: TableCell, of_numerals: set[int]) -> list[Numeral]:
    """The row of a numeral that was read without its digits, for a person."""
    if not _is_hidden_numeral(document, cell, of_numerals):
        return []
    return [unread_at(document, cell.placed.start, cell.placed.end, Doubt("hidden_numeral"))]


def _figures(document: DocumentText, cell: TableCell, marks: TableMarks) -> list[Numeral]:
    """The figures of a cell that holds nothing but figures; no rows for any other cell."""
    separators = marks.separators_in(cell.placed)
    blanks = marks.blanks or cell.placed.stored == "number"
    heads = CellHeads(cell.row, cell.column, separators, blanks, marks.torn)
    made = []
    for figure in figures_of_cell(document, cell.placed, heads):
        found = _judged(document, cell, figure, replace(marks, separators=separators))
        made.append(_numeral(document, figure.start, figure.end, cell, found))
    return made


def _judged(
    document: DocumentText, cell: TableCell, figure: CellFigure, marks: TableMarks
) -> CellValue:
    """The figure's value with what speaks against it: brackets, marks that a scan lost, a ratio
    below `Ngày kiểm tra`, heads that may not be its own."""
    found = _or_a_day(figure.value, cell)
    if cell.placed.unsure_heads:
        doubts = (*found.parsed.doubts, Doubt("heads_unsure"))
        found = replace(found, parsed=replace(found.parsed, doubts=doubts))
    if figure.bracketed and found.parsed.value:
        difference = DIFFERENCE.search(f"{cell.row.head} {cell.column.head}") is not None
        amount = marks.accounts and found.kind == "money"
        found = _negative(found, difference or amount)
    raw = document.text[figure.start : figure.end]
    if _may_lack_minus(document, cell, figure, marks):
        doubts = (*found.parsed.doubts, Doubt("sign_unclear"))
        found = replace(found, parsed=replace(found.parsed, doubts=doubts))
    if _may_lack_marks(found, raw, cell, marks) and loses_marks(document, figure.start, figure.end):
        found = _with_lost_marks(found)
    return found


def _may_lack_minus(
    document: DocumentText, cell: TableCell, figure: CellFigure, marks: TableMarks
) -> bool:
    """True where a scan has a sign before the figure that may be read of its minus: others of the
    column have one, or another reading has."""
    before = document.text[cell.placed.start : figure.start].rstrip()
    if not LIKE_MINUS.search(before[-1:]) or not loses_marks(document, figure.start, figure.end):
        return False
    others = chain.from_iterable(w.others for w in words_of(document, figure.start, figure.end))
    return cell.column.number in marks.negatives or any(map(MINUS.match, others))


def _may_lack_marks(found: CellValue, raw: str, cell: TableCell, marks: TableMarks) -> bool:
    """True for what another mark would make another number: `1,234`, or digits in a row where dots
    part thousands."""
    if marks.separators != "vietnamese":
        return False
    is_long = _is_long(raw) and not marks.has_only_blanks(cell.placed)
    is_sure = cell.column.number in marks.commas_alone
    return is_long or (_may_be_decimal(found.printed) and not is_sure)


def _or_a_day(found: CellValue, cell: TableCell) -> CellValue:
    """The value; below `Ngày kiểm tra` a ratio is doubted, and a number of a workbook by which a
    day of our time is stored where no format shows it as one."""
    if found.kind == "ratio" and load_vocabulary().days.search(cell.column.head):
        doubt = Doubt("ratio_or_date")
    elif _may_be_stored_day(found, cell):
        doubt = Doubt("count_or_date")
    else:
        return found
    return replace(found, parsed=replace(found.parsed, doubts=(*found.parsed.doubts, doubt)))


def _may_be_stored_day(found: CellValue, cell: TableCell) -> bool:
    """True for five digits in a row below the name of a day."""
    is_bare = cell.placed.stored == "number" and regex.fullmatch(r"\d{5}", found.printed)
    in_range = is_bare and found.parsed.value in DAYS_STORED
    return bool(in_range) and DAY_OF.search(cell.column.head) is not None


def _negative(found: CellValue, told: bool) -> CellValue:
    """A figure in brackets: below zero where its heads or its table tell so, and as accounts print
    it; doubted where nothing but the brackets says so."""
    parsed = found.parsed
    unclear = Doubt("brackets_unclear")
    if not told and unclear not in parsed.doubts:
        parsed = replace(parsed, doubts=(*parsed.doubts, unclear))
    below = told or found.kind == "money"
    if below and parsed.value is not None:
        parsed = replace(parsed, value=-abs(Decimal(parsed.value)))
    return replace(found, parsed=parsed)


def _is_long(raw: str) -> bool:
    """True for digits that should have a dot among them."""
    return regex.fullmatch(r"\d{4,}", raw) is not None


def _may_be_decimal(printed: str) -> bool:
    """True for `1,234`, whose comma may be a dot; `1,234,567` has one value only."""
    return comma_thousands(printed) and printed.count(",") == 1


def _with_lost_marks(found: CellValue) -> CellValue:
    """The figure of a scan: without a value where a dot may have been read as a comma, doubted
    where a dot may be lost."""
    if _may_be_decimal(found.printed):
        unclear = Parsed(
            unit=found.parsed.unit,
            doubts=(Doubt("comma_unclear"),),
        )
        return replace(found, parsed=unclear)
    doubts = (*found.parsed.doubts, Doubt("no_separator"))
    return replace(found, parsed=replace(found.parsed, doubts=doubts))


def _numeral(
    document: DocumentText, start: int, end: int, cell: TableCell, found: CellValue
) -> Numeral:
    subject = ": ".join(filter(None, (cell.row.head, cell.column.head)))
    return replace(
        numeral_at(document, start, end, found.kind, TABLE_RULE),
        value=found.parsed.value,
        numerator=found.parsed.numerator,
        denominator=found.parsed.denominator,
        unit=found.parsed.unit,
        doubts=found.parsed.doubts,
        status=cell.column.status,
        subject=subject[:LONGEST_SUBJECT],
    )
