"""The texts of a table's cells, by row and column."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from extractor.model import DocumentText, PlacedCell, PlacedTable
from extractor.tables.torn_words import with_whole_words

YEAR = regex.compile(r"(?:19|20)\d\d")
DAY = regex.compile(r"(?:\d{1,2}[/-]){1,2}(?:19|20)\d\d")
_PLAIN = r"[-+–−—]?\s?\d++(?:[.,/]++\d++)*+[.,]?(?:\s\d{3}(?!\d|\.\d))*+\s?[%‰]?"
_NUMBER = rf"(?:\({_PLAIN}\)|{_PLAIN})"
_FOR = r"\p{Ll}[\p{Ll}.²³]*\s?/\s?\p{L}[\p{L}²³]*(?:\s\p{L}+){0,3}"  # `đồng/Giấy phép`
_UNIT = (
    rf"(?:{_FOR}"
    r"|\p{Ll}[\p{Ll}./²³]*(?:\s[\p{Ll}./²³]+){0,3}|\p{Lu}{2,5}|[kM]Wh?)"
)
_FIGURE = rf"{_NUMBER}(?:(?<![.,])\s?{_UNIT})?"
_MARK = r"(?:\s?\(?\*{1,3}\)?)?"  # of a note: `365*`
NUMBER = regex.compile(_NUMBER)
MEASURED = regex.compile(rf"{_NUMBER}(?<![.,])\s?(?P<unit>{_UNIT})")  # `1 ngày`, `70.000 đồng/giấy`
FIGURES = regex.compile(  # `120 (45%)`, `15 20 40`, `5 - 7 ngày`, `3 đoàn/42 người`
    rf"{_FIGURE}(?:[\s;]+{_FIGURE}|\s?[-–/,+]\s?{_FIGURE})*[.;]?{_MARK}"
)
_CALLED = r"\p{L}[\p{L}\s]{0,40}"
WITH_WORDS = regex.compile(  # `10 (nữ: 5)`, `3 xã (An Hải, Trà Bồng)`
    rf"{_FIGURE}\s*\([^()]*\p{{L}}[^()]*\)[.;]?"
)
_ITEM = rf"[-+•*]?\s*{_CALLED}:\s*{_FIGURE}"
ITEMS = regex.compile(rf"{_ITEM}(?:[\s;,.]+{_ITEM})*[.;]?")  # `Nam: 4; nữ: 3`
NOTE = regex.compile(r"\(?\d{1,2}\)")  # of a column or of what a form asks, no figure
PERIOD = regex.compile(r"(?i)(?:tháng|năm|quý|tuần|kỳ)\b")  # `6 tháng` is a head as well

Heads = tuple[str, ...]  # of one column, from the top
HeadsByColumn = dict[int, Heads]


@dataclass(frozen=True, slots=True)
class TextGrid:
    """A placed table with its cells' texts. Rows and columns count from 1; at every row and column
    that a merged cell covers stand its text and its index in `placed.cells`."""

    placed: PlacedTable
    texts: dict[tuple[int, int], str]
    owner: dict[tuple[int, int], int]

    @property
    def columns(self) -> range:
        return range(1, self.placed.columns + 1)

    def text(
        self,
        row: int,
        column: int,
    ) -> str:
        """The text of the cell that covers this place; "" where there is none."""
        return self.texts.get((row, column), "")

    def cell(
        self,
        row: int,
        column: int,
    ) -> PlacedCell | None:
        """The cell that covers this place."""
        index = self.owner.get((row, column))
        return None if index is None else self.placed.cells[index]

    def texts_of(self, row: int) -> list[str]:
        """The texts of a row, column by column; "" for an empty cell."""
        return [self.text(row, column) for column in self.columns]


def grid_of(
    document: DocumentText,
    placed: PlacedTable,
) -> TextGrid:
    """The grid of a table; blanks and line ends in a cell are one blank, but for those inside a
    word that a narrow cell tore."""
    texts, owner = {}, {}
    for index, cell in enumerate(placed.cells):
        text = with_whole_words(document, cell)
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                texts[row, column], owner[row, column] = text, index
    return TextGrid(placed, texts, owner)


def is_title_row(grid: TextGrid, row: int) -> bool:
    """True for one cell over the whole width of several columns, with words."""
    cell = grid.cell(row, 1)
    return (
        cell is not None
        and cell.columns == grid.placed.columns
        and grid.placed.columns > 1
        and not NUMBER.fullmatch(grid.text(row, 1))
    )


def is_figure(text: str) -> bool:
    """True for a number that is no year: years are heads.

    >>> is_figure("1.250"), is_figure("2023"), is_figure("Tháng 9")
    (True, False, False)
    """
    is_other = YEAR.fullmatch(text) or NOTE.fullmatch(text) or DAY.fullmatch(text)
    return not is_other and NUMBER.fullmatch(text) is not None


def holds_figures(text: str) -> bool:
    """True for a cell that holds nothing but figures, one or several, with their units.

    >>> holds_figures("0,5 ngày"), holds_figures("120 (45%)"), holds_figures("1. Tuyến tỉnh")
    (True, True, False)
    >>> holds_figures("15/3/2024")
    False
    """
    is_other = DAY.fullmatch(text) or NOTE.fullmatch(text)
    return not is_other and FIGURES.fullmatch(text) is not None


def counts(text: str) -> bool:
    """True for a cell whose figures say what is counted, with the words that say of what they are
    a part: in brackets behind a figure, or before each.

    >>> counts("10 (nữ: 5)"), counts("- Thường xuyên: 120 lượt - Đột xuất: 3 lượt")
    (True, True)
    >>> counts("Kiểm tra 12 đơn vị")
    False
    """
    with_words = WITH_WORDS.fullmatch(text) or ITEMS.fullmatch(text)
    return holds_figures(text) or with_words is not None


def is_figure_of_column(grid: TextGrid, row: int, column: int) -> bool:
    """True for a cell with a figure. `6 tháng` may be a head too: such a cell is a figure where
    most cells below it are of its kind."""
    text = grid.text(row, column)
    if is_figure(text):
        return True
    if YEAR.fullmatch(text) or not holds_figures(text):
        return False
    below = [grid.text(other, column) for other in range(row + 1, grid.placed.rows + 1)]
    filled = list(filter(None, below))
    alike = sum(map(_is_measured, filled))
    return 2 * alike >= len(filled) if filled else not PERIOD.search(text)


def _is_measured(text: str) -> bool:
    """True for figures with a unit, or for several in one cell."""
    return holds_figures(text) and not NUMBER.fullmatch(text)
