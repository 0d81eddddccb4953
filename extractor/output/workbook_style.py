"""The looks of a workbook: fonts, colours, formats of cells, the paper that a sheet prints on."""

from __future__ import annotations

from itertools import accumulate
from typing import Any, Literal

Properties = dict[str, Any]  # of a cell's format, as xlsxwriter names them
CellFormat = Any  # xlsxwriter has no types
Workbook = Any
Worksheet = Any
TextLook = Literal["text", "wrap", "figures", "link", "typed"]
ValueLook = Literal["number", "whole", "real", "share", "date"]
TableLook = Literal["cell", "cell_head", "cell_figure", "cell0", "cell1", "cell2", "cell3", "cell4"]
Look = Literal[TextLook, ValueLook, TableLook]

# Text of a report is never taken for a formula, an address or a number.
BOOK_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
FONT: Properties = {"font_name": "Times New Roman", "font_size": 11}
HEAD_COLOURS: Properties = {"bg_color": "#1F4E78", "font_color": "#FFFFFF"}
LINK: Properties = {"font_color": "#0563C1", "underline": 1}
REVIEW: Properties = {"bg_color": "#FFF2CC"}  # of a cell that a person must look at
CENTRED: Properties = {"align": "center", "valign": "vcenter"}
A4 = 9  # xlsxwriter's number of the paper
LEGIBLE_SCALE = 73  # per cent, at which letters of 11 points print as 8
MOST_ON_A_PAGE = 168  # characters of columns that one page across holds at that scale
MOST_DECIMALS = 4  # of a figure in a table

# A number stands at the right of its cell, text at the left of the next one.
_APART: Properties = {"align": "right", "indent": 1}
_BASE: Properties = {"valign": "top", **FONT}
_HEAD: Properties = {
    **_BASE,
    "bold": True,
    "text_wrap": True,
    **HEAD_COLOURS,
    "border": 1,
    **CENTRED,
}
_LOOKS: dict[str, Properties] = {
    "text": {},
    "wrap": {"text_wrap": True},
    "figures": {"align": "right"},  # a ratio, several values
    "number": _APART,
    "whole": {"num_format": "#,##0", **_APART},
    "real": {"num_format": "#,##0.##########", **_APART},
    "share": {"num_format": "0.00##%", **_APART},
    "date": {"num_format": "dd/mm/yyyy", "align": "left"},
    "link": {**LINK, "text_wrap": True},
    # text whatever is typed, so that `1.250` stays what it is
    "typed": {"num_format": "@", "text_wrap": True, "bg_color": "#E2EFDA", "border": 1},
    "cell": {"border": 1, "text_wrap": True},
    "cell_head": {"border": 1, "text_wrap": True, "bold": True, **CENTRED},
    "cell_figure": {"border": 1, "text_wrap": True, "align": "right"},  # with its unit, say
    "cell0": {"border": 1, "num_format": "#,##0"},
    "cell1": {"border": 1, "num_format": "#,##0.0"},
    "cell2": {"border": 1, "num_format": "#,##0.00"},
    "cell3": {"border": 1, "num_format": "#,##0.000"},
    "cell4": {"border": 1, "num_format": "#,##0.0000"},
}


class Formats:
    """The formats of one workbook, each made once.

    `text` and `wrap` are text on one or several lines, `number` counts pages and the like, `whole`,
    `real`, `share` and `date` are values. `cell`, `cell_head`, `cell_figure` and `cell0` to `cell4`
    have borders: text, heads, a figure that is written as text, and numbers with as many
    decimals.
    """

    def __init__(self, book: Workbook) -> None:
        self._made: dict[tuple[str, bool], CellFormat] = {}
        for look, properties in _LOOKS.items():
            plain = {**_BASE, **properties}
            self._made[look, False] = book.add_format(plain)
            self._made[look, True] = book.add_format({**plain, **REVIEW})
        self.head = book.add_format(_HEAD)

    def of(self, look: Look, review: bool = False) -> CellFormat:
        """The format of a cell; with `review`, coloured for a person to look at."""
        return self._made[look, review]


def number_look(decimals: int) -> Look:
    """The look of a figure in a table that is printed with so many decimals."""
    looks: tuple[Look, ...] = ("cell0", "cell1", "cell2", "cell3", "cell4")
    return looks[min(decimals, MOST_DECIMALS)]


def fit_to_page(sheet: Worksheet) -> None:
    """Let a sheet print on A4 across, all columns on one page."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)


def print_legibly(sheet: Worksheet, widths: list[int], last_line: int, whole: bool) -> None:
    """Let a sheet of columns so many characters wide (0: hidden) print on A4 across with letters
    that can be read: all columns on one page where they fit, else the first of them; of a `whole`
    one the others on further pages, with the first column on each."""
    fit_to_page(sheet)
    if sum(widths) <= MOST_ON_A_PAGE:
        return
    sheet.set_print_scale(LEGIBLE_SCALE)
    if whole:
        sheet.repeat_columns(0)
        return
    fitting = sum(upto <= MOST_ON_A_PAGE for upto in accumulate(widths))
    sheet.print_area(0, 0, last_line, fitting - 1)
