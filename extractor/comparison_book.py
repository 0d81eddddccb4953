"""so-sanh.xlsx: the comparison as the head of an office reads and prints it.

Rows are written once and in order (constant memory), so a sheet of any length fits. Where a limit
of Excel binds, less is shown and the opening sheet says so; the CSV files beside it are whole.
"""

from __future__ import annotations

import math
import os
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import regex
import xlsxwriter

from extractor.collected import Collection
from extractor.comparison import NO_TOTAL, Cell, Column, FieldTable
from extractor.pictures import page_link

MOST_ROWS, MOST_COLUMNS, MOST_LINKS, LONGEST = 1_048_576, 16_384, 65_530, 32_767
NAME = 31
PRINT_SCALE, PAGE = (
    65,
    1440,
)  # of a field's sheet: per cent, and pixels that then fit an A4 page across
TOP = 4  # rows above the first unit
PARTS = {
    "actual": "Thực hiện",
    "planned": "Dự kiến",
    "assigned": "Được giao",
    "share": "Tỷ lệ",
    "previous": "Kỳ trước",
    "change": "Tăng, giảm",
    "rank": "Hạng",
}
WIDTHS = {"share": 8.5, "rank": 6, "change": 10}
WIDE, USUAL = 17, 10.5  # of money, of all else
MARK = "#FFD966"
GOOD, NEUTRAL = ("#F4B183", "#FFFFFF", "#A9D08E"), ("#FFFFFF", "#DDEBF7", "#9BC2E6")


@dataclass
class Limits:
    """What did not fit, in words for the opening sheet."""

    said: list[str] = field(default_factory=list)

    def say(self, sentence: str) -> None:
        if sentence not in self.said:
            self.said.append(sentence)


@dataclass(frozen=True)
class Sources:
    """Where a cell's source lies, seen from the workbook; "" where its page has no picture."""

    collection: Collection
    beside: Path
    pictured: dict[tuple[int, str, str], tuple[str, bool]]

    def link(self, source: tuple) -> str:
        folder, file, page, start = source
        if not self.pictured.get((folder, file, start), ("", False))[1]:
            return ""
        path = self.collection.folders[folder].resolve()
        try:
            path = os.path.relpath(path, self.beside.resolve())
        except ValueError:  # another drive
            pass
        sha = self.collection.filed[folder, file].sha256
        return (
            "external:"
            + str(path).replace("\\", "/")
            + "/"
            + page_link(sha, int(page or 1), int(start))
        )


class Book:
    """One workbook under way. Use as a context manager; `sheets` are the names given so far."""

    def __init__(self, path: Path, sources: Sources):
        self.file = xlsxwriter.Workbook(
            path,
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "nan_inf_to_errors": False,
            },
        )
        self.sources, self.limits, self.sheets, self._made = sources, Limits(), [], {}

    def __enter__(self) -> Book:
        return self

    def __exit__(self, *_):
        self.file.close()

    def style(self, **extra):
        """A cell format; the same properties give the same one."""
        key = tuple(sorted(extra.items()))
        if key not in self._made:
            self._made[key] = self.file.add_format(
                {"font_name": "Times New Roman", "font_size": 11, "valign": "vcenter", **extra}
            )
        return self._made[key]

    def figure(self, shown: str, total: bool, review: bool, linked: bool):
        """The format of a figure's cell; `shown` its number format, or the words for no total."""
        key = shown, total, review, linked
        if key not in self._made:
            words = (
                {"italic": True, "font_color": "#7F7F7F", "align": "center", "font_size": 9}
                if shown == NO_TOTAL
                else {"align": "center"}
                if shown == "0"
                else {"align": "right", **({} if shown else {"shrink": True})}
            )
            self._made[key] = self.style(
                border=1,
                border_color="#D9D9D9",
                **words,
                **({"num_format": shown} if shown not in ("", NO_TOTAL) else {}),
                **(
                    {"bold": shown != NO_TOTAL, "bg_color": MARK if review else "#EDEDED"}
                    if total
                    else {"bg_color": MARK}
                    if review
                    else {}
                ),
                **({"font_color": "#0563C1", "underline": 1} if linked else {}),
            )
        return self._made[key]

    def head(self):
        return self.style(
            bold=True,
            text_wrap=True,
            align="center",
            bg_color="#1F4E78",
            font_color="#FFFFFF",
            border=1,
            border_color="#BFBFBF",
        )

    def add(self, wanted: str, title: str, remark: str = ""):
        """A sheet with its title; landscape A4, named within Excel's rules and once only."""
        clean = regex.sub(r"[\[\]:*?/\\']", "-", wanted)[:NAME]
        name, n = clean, 2
        while name.lower() in (s.lower() for s in self.sheets):
            name, n = f"{clean[: NAME - 4]} ({n})", n + 1
        self.sheets.append(name)
        sheet = self.file.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer('&L&"Times New Roman"&9&A&R&"Times New Roman"&9Trang &P/&N')
        sheet.hide_gridlines(2)
        sheet.set_row(0, 24)
        sheet.write_string(0, 0, title, self.style(bold=True, font_size=14, font_color="#1F4E78"))
        sheet.write_string(1, 0, remark, self.style(italic=True, font_color="#595959"))
        return sheet


def write_fields(book: Book, tables: list[FieldTable], of_period: str, today: bool) -> None:
    for table in tables:
        title = (
            table.group
            if table.sheet.lower() in table.group.lower()
            else f"{table.group}: {table.sheet}"
        )
        sheet = book.add(
            table.sheet,
            f"{title}, {of_period}",
            "Ô màu cam: cần xem lại (xem ghi chú; bấm vào ô để mở trang nguồn nếu có).",
        )
        _field(book, sheet, table, today)


def _field(book: Book, sheet, table: FieldTable, today: bool) -> None:
    longest = max((len(line.label) for line in table.lines), default=0)
    head = [
        ("Đơn vị", min(46, max(26, longest))),
        ("Tỉnh, thành phố", 17),
        *([("Tỉnh trước 7/2025", 17)] if today else []),
    ]
    columns = table.columns[: MOST_COLUMNS - len(head)]
    if len(columns) < len(table.columns):
        book.limits.say(
            f"Trang “{table.sheet}”: chỉ ghi {len(columns)}/{len(table.columns)} cột, Excel không chứa hơn."
        )
    lines = table.lines[: MOST_ROWS - TOP]
    if len(lines) < len(table.lines):
        book.limits.say(
            f"Trang “{table.sheet}”: chỉ ghi {len(lines)}/{len(table.lines)} dòng, Excel không chứa hơn."
        )
    _headings(book, sheet, head, columns)
    links = 0
    for at, line in enumerate(lines, TOP):
        total = line.what != "unit"
        sheet.set_row(at, 18)
        texts = (line.label, line.province, *((line.before,) if today else ()))
        for place, text in enumerate(texts):
            sheet.write_string(
                at, place, text, plain(book, total, indent=0 if total or place else 1)
            )
        for place, (column, cell) in enumerate(zip(columns, line.cells), len(head)):
            links += _cell(book, sheet, at, place, column, cell, total, links < MOST_LINKS)
    if links >= MOST_LINKS:
        book.limits.say(
            f"Trang “{table.sheet}”: Excel chỉ nhận {MOST_LINKS:,} liên kết; các ô sau không có liên kết, ghi chú.".replace(
                ",", "."
            )
        )
    _scales(sheet, columns, lines, len(head))
    sheet.freeze_panes(TOP, 1)
    sheet.autofilter(TOP - 1, 0, max(TOP, TOP + len(lines) - 1), len(head) + len(columns) - 1)
    sheet.repeat_rows(2, 3)
    sheet.repeat_columns(0, 0)
    sheet.set_print_scale(PRINT_SCALE)


def plain(book: Book, total: bool, **extra):
    return book.style(
        border=1,
        border_color="#D9D9D9",
        **({"bold": True, "bg_color": "#EDEDED"} if total else {}),
        **extra,
    )


def _headings(book: Book, sheet, head, columns: tuple[Column, ...]) -> None:
    """The indicator over its parts; columns wide enough for five lines of its name."""
    for at, (_, width) in enumerate(head):
        sheet.set_column(at, at, width)
    runs, at = [], 0
    while at < len(columns):
        size = sum(
            c.indicator.code == columns[at].indicator.code for c in columns[at : at + len(PARTS)]
        )
        runs.append((at, size))
        at += size
    lines, breaks, used = 2, [], sum(_pixels(width) for _, width in head)
    for at, size in runs:
        indicator = columns[at].indicator
        usual = WIDE if indicator.kind == "money" else USUAL
        widths = [
            max(WIDTHS.get(c.part, usual), usual if c.part == "change" else 0)
            for c in columns[at : at + size]
        ]
        if columns[at].part != "actual" and size == 1:
            widths[0] = max(widths[0], 12)
        text = titled(indicator)
        widths[0] += max(0, math.ceil(len(text) / 5 * 1.15 - sum(widths)))
        lines = max(lines, math.ceil(len(text) * 1.15 / sum(widths)))
        for place, width in enumerate(widths, len(head) + at):
            sheet.set_column(place, place, width)
        used += (mine := sum(map(_pixels, widths)))
        if used > PAGE and at:  # an indicator's columns stay on one page
            breaks.append(len(head) + at)
            used = _pixels(head[0][1]) + mine
    sheet.set_v_pagebreaks(breaks)
    sheet.set_row(2, 15.5 * lines)
    for at in range(len(head)):
        sheet.write_blank(2, at, None, book.head())
    for at, size in runs:
        first = len(head) + at
        if size > 1:
            sheet.merge_range(
                2, first, 2, first + size - 1, titled(columns[at].indicator), book.head()
            )
        else:
            sheet.write_string(2, first, titled(columns[at].indicator), book.head())
    sheet.set_row(3, 32)
    for at, (text, _) in enumerate(head):
        sheet.write_string(3, at, text, book.head())
    for at, column in enumerate(columns, len(head)):
        points = column.part == "change" and column.indicator.kind in ("ratio", "percentage")
        sheet.write_string(
            3, at, "Tăng, giảm (điểm %)" if points else PARTS[column.part], book.head()
        )


def _pixels(width: float) -> int:
    return int(width * 7 + 5)


def titled(indicator) -> str:
    """The name, with the unit where the name does not say it."""
    unit = "%" if indicator.kind == "percentage" else indicator.unit
    return (
        indicator.name
        if not unit or unit.lower() in indicator.name.lower()
        else f"{indicator.name} ({unit})"
    )


def _cell(
    book: Book,
    sheet,
    row: int,
    at: int,
    column: Column,
    cell: Cell | None,
    total: bool,
    may_link: bool,
) -> int:
    """Write one cell; 1 where it took a link or a note."""
    if cell is None or cell.value is None and not cell.review:
        sheet.write_blank(row, at, None, book.figure("", total, False, False))
        return 0
    took = int(may_link and (cell.review or bool(cell.note)))
    link = book.sources.link(cell.source) if took and cell.review and cell.source else ""
    if link and len(link) < 2000:
        sheet.write_url(row, at, link, book.figure("", total, True, True), "x")
    _put(book, sheet, row, at, column, cell, total, bool(link))
    if took:
        sheet.write_comment(
            row, at, _note(cell), {"x_scale": 1.6, "font_name": "Times New Roman", "font_size": 10}
        )
    return took


def _put(
    book: Book, sheet, row: int, at: int, column: Column, cell: Cell, total: bool, linked: bool
) -> None:
    value = cell.value
    if value is None:
        sheet.write_blank(row, at, None, book.figure("", total, cell.review, linked))
    elif isinstance(value, str):
        sheet.write_string(
            row,
            at,
            value[:LONGEST],
            book.figure(NO_TOTAL if value == NO_TOTAL else "", total, cell.review, linked),
        )
    elif isinstance(value, int) and abs(value) >= 10**15:  # Excel keeps 15 digits
        sheet.write_string(row, at, str(value), book.figure("", total, cell.review, linked))
    else:
        number, shown = _shown(column, value)
        sheet.write_number(row, at, number, book.figure(shown, total, cell.review, linked))


def _shown(column: Column, value: int | Decimal | Fraction) -> tuple[float, str]:
    kind = column.indicator.kind
    if column.part == "rank":
        return value, "0"
    if column.part == "change":
        return float(value), "+0.0#;-0.0#;0" if kind in (
            "ratio",
            "percentage",
        ) else "+#,##0.##;-#,##0.##;0" if broken(value) else "+#,##0;-#,##0;0"
    if column.part == "share":
        return float(value), "0.0#%"
    if kind == "percentage":
        return float(value) / 100, "0.0#%"
    return float(value), "#,##0.##" if broken(value) else "#,##0"


def broken(value) -> bool:
    return value != int(value)


def _note(cell: Cell) -> str:
    where = f"Nguồn: {cell.source[1]}, trang {cell.source[2]}." if cell.source else ""
    why = cell.note or ("Cần xem lại." if cell.review else "")
    return f"{why}\n{where}".strip()[:LONGEST]


def _scales(sheet, columns: tuple[Column, ...], lines, first: int) -> None:
    """Three colours over units' values: good and bad for shares and points, shades for amounts.
    Marked cells keep their mark."""
    parted = {c.indicator.code for c in columns if c.part == "share"}
    for place, column in enumerate(columns):
        kind, part = column.indicator.kind, column.part
        if part != ("share" if column.indicator.code in parted else "actual") or kind == "place":
            continue
        runs = _runs(
            [
                line.what == "unit" and (c := line.cells[place]) is not None and not c.review
                for line in lines
            ]
        )
        colours = NEUTRAL if kind in ("count", "money") else GOOD
        low, middle, high = (
            reversed(colours) if column.indicator.fewer and colours is GOOD else colours
        )
        if not runs or sum(b - a + 1 for a, b in runs) < 3:
            continue
        cells = [(TOP + a, first + place, TOP + b, first + place) for a, b in runs]
        sheet.conditional_format(
            *cells[0],
            {
                "type": "3_color_scale",
                "min_color": low,
                "mid_color": middle,
                "max_color": high,
                "multi_range": " ".join(xlsxwriter.utility.xl_range(*c) for c in cells),
            },
        )


def _runs(wanted: list[bool]) -> list[tuple[int, int]]:
    found, start = [], None
    for at, yes in enumerate([*wanted, False]):
        if yes and start is None:
            start = at
        elif not yes and start is not None:
            found.append((start, at - 1))
            start = None
    return found
