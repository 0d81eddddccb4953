"""so-sanh.xlsx: the comparison as the head of an office reads and prints it.

Rows are written once and in order (constant memory), so a sheet of any length fits. Where a limit
of Excel binds, less is shown and the opening sheet says so; the CSV files beside it are whole.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

import regex
import xlsxwriter

from extractor.comparison.result_folders import Collection
from extractor.comparison.totals import NO_TOTAL
from extractor.output import page_link

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


def plain(book: Book, total: bool, **extra):
    return book.style(
        border=1,
        border_color="#D9D9D9",
        **({"bold": True, "bg_color": "#EDEDED"} if total else {}),
        **extra,
    )


def pixels(width: float) -> int:
    return int(width * 7 + 5)


def titled(indicator) -> str:
    """The name, with the unit where the name does not say it."""
    unit = "%" if indicator.kind == "percentage" else indicator.unit
    return (
        indicator.name
        if not unit or unit.lower() in indicator.name.lower()
        else f"{indicator.name} ({unit})"
    )


def broken(value) -> bool:
    return value != int(value)
