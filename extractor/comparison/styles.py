"""How the sheets of so-sanh.xlsx look: named styles of cells, number formats, pages as printed.

Widths of columns are in characters, as Excel counts them; heights of rows are in points.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from xlsxwriter.worksheet import Worksheet

FigureLook = Literal[
    "amount",
    "broken_amount",
    "share",
    "place",
    "change",
    "broken_change",
    "points",
    "text",
    "no_total",
]
StyleName = Literal[
    FigureLook,
    "title",
    "remark",
    "heading",
    "block",
    "block_heading",
    "cell",
    "bold",
    "italic",
    "grey",
    "marked",
    "doubtful",
    "best",
    "worst",
    "link",
    "source",
    "indented",
    "top",
    "wrapped",
]

FONT = "Times New Roman"
LONGEST_HEADER = 255  # characters of what is printed above a page, as Excel takes them
BLUE = "#1F4E78"
PALE_GREY = "#D9D9D9"  # of lines between cells
MARK = "#FFD966"  # of rows of lists that a person must decide
DOUBT = "#7030A0"  # of the frame of a figure that a person must look at
NUMBER_FORMATS: dict[FigureLook, str] = {
    "amount": "#,##0",
    "broken_amount": "#,##0.##",
    "share": "0.0#%",
    "place": "0",
    "change": "+#,##0;-#,##0;0",
    "broken_change": "+#,##0.##;-#,##0.##;0",
    "points": "+0.0#;-0.0#;0",
    "text": "General",
    "no_total": "General",
}
EVERY_CELL = {"font_name": FONT, "font_size": 11, "valign": "vcenter"}
STYLES: dict[StyleName, dict[str, object]] = {
    # What a figure's cell holds.
    "amount": {"align": "right", "num_format": NUMBER_FORMATS["amount"]},
    "broken_amount": {"align": "right", "num_format": NUMBER_FORMATS["broken_amount"]},
    "share": {"align": "right", "num_format": NUMBER_FORMATS["share"]},
    "place": {"align": "center", "num_format": NUMBER_FORMATS["place"]},
    "change": {"align": "right", "num_format": NUMBER_FORMATS["change"]},
    "broken_change": {"align": "right", "num_format": NUMBER_FORMATS["broken_change"]},
    "points": {"align": "right", "num_format": NUMBER_FORMATS["points"]},
    "text": {"align": "right", "shrink": True},
    "no_total": {"align": "center", "italic": True, "font_color": "#7F7F7F", "font_size": 9},
    # What a cell is for.
    "title": {"bold": True, "font_size": 14, "font_color": BLUE},
    "remark": {"italic": True, "font_color": "#595959"},
    "heading": {
        "bold": True,
        "text_wrap": True,
        "align": "center",
        "bg_color": BLUE,
        "font_color": "#FFFFFF",
        "border": 1,
        "border_color": "#BFBFBF",
    },
    "block": {"bg_color": BLUE},
    "block_heading": {"bold": True, "font_size": 12, "font_color": "#FFFFFF", "bg_color": BLUE},
    "cell": {"border": 1, "border_color": PALE_GREY},
    # What may be added to these.
    "bold": {"bold": True},
    "italic": {"italic": True},
    "grey": {"bg_color": "#EDEDED"},
    "marked": {"bg_color": MARK},
    # Doubt is a frame and a sign, good and bad are hues and letters: each is told apart in grey.
    "doubtful": {"border": 8, "border_color": DOUBT},
    "best": {"bg_color": "#C6E0B4", "bold": True},
    "worst": {"bg_color": "#F8CBAD", "italic": True},
    "link": {"font_color": "#0563C1", "underline": 1},
    "source": {"font_color": BLUE},
    "indented": {"indent": 1},
    "top": {"valign": "top"},
    "wrapped": {"text_wrap": True},
}


def style_of(names: tuple[StyleName, ...]) -> dict[str, object]:
    """The properties of a cell's format; where two styles differ, the later one holds."""
    properties: dict[str, object] = dict(EVERY_CELL)
    for name in names:
        properties |= STYLES[name]
    return properties


def figure_styles(
    look: FigureLook, total: bool, review: bool, linked: bool
) -> tuple[StyleName, ...]:
    """The styles of a figure's cell: in a line of totals grey and bold, framed where a person must
    look, blue where the cell leads to its source.

    >>> figure_styles("amount", total=True, review=True, linked=False)
    ('cell', 'amount', 'bold', 'grey', 'doubtful')
    """
    names: list[StyleName] = ["cell", look]
    if total and look != "no_total":
        names.append("bold")
    if total:
        names.append("grey")
    if review:
        names.append("doubtful")
    if linked:
        names.append("source")
    return tuple(names)


def signed_format(look: FigureLook, sign: str) -> str:
    """The number format of a figure's look with a sign behind the figure, so that the cell stays
    a number; "" without a sign.

    >>> signed_format("change", " ?")
    '+#,##0" ?";-#,##0" ?";0" ?";@" ?"'
    """
    if not sign:
        return ""
    plain = NUMBER_FORMATS[look]
    sections = [*plain.split(";"), "@"] if ";" in plain else [plain, f"-{plain}", plain, "@"]
    return ";".join(f'{section}"{sign}"' for section in sections)


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a plain table: its heading, its width in characters, its name in the CSV file.
    `shown`: how the sheet says what the CSV file has."""

    heading: str
    width: float
    key: str
    shown: Callable[[str], str] = str


@dataclass(frozen=True, slots=True)
class PageSetup:
    """How a sheet is printed, on A4 across.

    `scale`: in per cent; 0 fits the sheet to one page across and `pages_high` pages, 0 for as many
    as it needs. `repeated_rows`: the first and the last row printed on every page. `framed`: with
    narrow margins, the sheet's name and the page's number below, and no grid.
    """

    scale: int = 0
    pages_high: int = 0
    repeated_rows: tuple[int, int] | None = None
    first_column_repeated: bool = False
    framed: bool = True


def set_page(sheet: Worksheet, page: PageSetup) -> None:
    """Set a sheet up for the printer; margins are in inches."""
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    if page.framed:
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer(f'&L&"{FONT}"&9&A&R&"{FONT}"&9Trang &P/&N')
        sheet.hide_gridlines(2)
    if page.repeated_rows:
        sheet.repeat_rows(*page.repeated_rows)
    if page.first_column_repeated:
        sheet.repeat_columns(0, 0)
    if page.scale:
        sheet.set_print_scale(page.scale)
    else:
        sheet.fit_to_pages(1, page.pages_high)


def print_title(sheet: Worksheet, title: str, remark: str) -> None:
    """Print a title and a remark above every page."""
    bold, plain = f'&"{FONT},Bold"&12', f'&"{FONT},Italic"&9'
    text = f"&L{bold}{title.replace('&', '&&')}\n{plain}{remark}"
    sheet.set_margins(left=0.4, right=0.4, top=0.85, bottom=0.6)
    sheet.set_header(text[:LONGEST_HEADER], {"margin": 0.35})


def freeze_heading(
    sheet: Worksheet, first_line: int, lines: int, columns: int, frozen_columns: int = 0
) -> None:
    """Keep the rows above the first line in sight, and let the table be filtered by its columns.
    `first_line`: the row, from 0, of the first of so many lines."""
    last_line = first_line + max(lines, 1) - 1
    sheet.freeze_panes(first_line, frozen_columns)
    sheet.autofilter(first_line - 1, 0, last_line, columns - 1)
