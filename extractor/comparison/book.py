"""so-sanh.xlsx: the comparison as the head of an office reads and prints it.

Rows are written once and in order (constant memory), so a sheet of any length fits. Where a limit
of Excel binds, less is shown and the opening sheet says so; the CSV files beside it are whole.
"""

from __future__ import annotations

import math
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import regex
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from extractor.comparison.result_folders import NO_MARK, Collection, FigureKey, Mark
from extractor.comparison.styles import (
    FONT,
    FigureLook,
    PageSetup,
    StyleName,
    figure_styles,
    set_page,
    signed_format,
    style_of,
)
from extractor.comparison.values import Source, Worth
from extractor.output import BOOK_OPTIONS, PageViews, way_to
from extractor.scratch import scratch_folder

# Limits of Excel: of a sheet's rows, columns and links, of a cell's characters, of a sheet's name.
MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
MOST_LINKS = 65_530
LONGEST = 32_767
LONGEST_NAME = 31
DOUBT_SIGN = " ?"  # behind a figure that a person must look at
DECIDED_SIGN = " *"  # behind a figure that a person corrected or confirmed
NOTE_WIDTH, NOTE_LINE = 240, 16  # pixels: of a note, and of a line of it
NOTE_LETTERS = 36  # that fit on a line of a note
LEAST_NOTE_LINES = 4
TOP = 4  # rows above a table's first line: title, remark, two of headings


@dataclass
class Limits:
    """What did not fit, in sentences for the opening sheet."""

    said: list[str] = field(default_factory=list)

    def say(self, sentence: str) -> None:
        """Note a sentence, once."""
        if sentence not in self.said:
            self.said.append(sentence)


@dataclass(frozen=True)
class Sources:
    """Where the sources of cells lie, seen from the folder `beside` that holds the workbook."""

    collection: Collection
    beside: Path
    marks: dict[FigureKey, Mark]

    def why(self, source: Source) -> str:
        """What a note says of a value that a person must look at: the reason of its reading."""
        reason = self.marks.get(source.figure, NO_MARK).reason
        return f"Cần xem lại: {reason}." if reason else "Cần xem lại."

    def link(self, source: Source) -> str:
        """A link to the page of a source, "" where the page has no view."""
        pictured = self.marks.get(source.figure, NO_MARK).pictured
        report = self.collection.filed[source.figure.report]
        place = (int(source.page or 1), int(source.start))
        page = self._views[source.folder].link(report.sha256, *place, pictured)
        return f"external:{self._ways[source.folder]}/{page}" if page else ""

    @cached_property
    def _views(self) -> list[PageViews]:
        return [PageViews(folder) for folder in self.collection.folders]

    @cached_property
    def _ways(self) -> list[str]:
        """The way to each folder, found once: to ask the disk for each cell takes longer than to
        write it."""
        return [way_to(folder, self.beside) for folder in self.collection.folders]


class Book:
    """One workbook under way, to be used as a context manager. `sheets`: the names given so far."""

    def __init__(self, path: Path, sources: Sources):
        self._open = ExitStack()
        scratch = self._open.enter_context(scratch_folder())
        settings = {
            "tmpdir": str(scratch),
            "constant_memory": True,
            **BOOK_OPTIONS,
            "nan_inf_to_errors": False,
        }
        self.file = xlsxwriter.Workbook(path, settings)
        self.sources = sources
        self.limits = Limits()
        self.sheets: list[str] = []
        self._formats: dict[tuple[object, ...], Format] = {}
        self._figures: dict[tuple[object, ...], Format] = {}

    def __enter__(self) -> Book:
        return self

    def __exit__(self, *_: object) -> None:
        with self._open:
            self.file.close()

    def style(self, *names: StyleName, number_format: str = "") -> Format:
        """The format of a cell with some named styles; the same styles give the same format."""
        key = (*names, number_format)
        if key not in self._formats:
            properties = style_of(names)
            if number_format:
                properties["num_format"] = number_format
            self._formats[key] = self.file.add_format(properties)
        return self._formats[key]

    def figure(
        self, look: FigureLook, total: bool, review: bool, linked: bool, corrected: bool = False
    ) -> Format:
        """The format of a figure's cell."""
        key = (look, total, review, linked, corrected)
        if key not in self._figures:
            styles = figure_styles(look, total, review, linked)
            signs = (DOUBT_SIGN if review else "") + (DECIDED_SIGN if corrected else "")
            signed = signed_format(look, signs)
            self._figures[key] = self.style(*styles, number_format=signed)
        return self._figures[key]

    def add(
        self, wanted: str, title: str, remark: str = "", page: PageSetup | None = None
    ) -> Worksheet:
        """A new sheet with a title and a remark in its first two rows."""
        sheet = self.add_bare(wanted, page or PageSetup())
        sheet.set_row(0, 24)
        sheet.write_string(0, 0, title, self.style("title"))
        sheet.write_string(1, 0, remark, self.style("remark"))
        return sheet

    def add_bare(self, wanted: str, page: PageSetup) -> Worksheet:
        """A new empty sheet. Its name is the one wanted, made to fit Excel's rules and given
        once only."""
        name = self._free_name(wanted)
        self.sheets.append(name)
        sheet = self.file.add_worksheet(name)
        set_page(sheet, page)
        return sheet

    def _free_name(self, wanted: str) -> str:
        taken = {name.lower() for name in self.sheets}
        clean = regex.sub(r"[\[\]:*?/\\']", "-", wanted)[:LONGEST_NAME]
        name = clean
        number = 2
        while name.lower() in taken:
            name = f"{clean[: LONGEST_NAME - 4]} ({number})"
            number += 1
        return name


def write_note(sheet: Worksheet, row: int, place: int, text: str) -> None:
    """Write a note as high as its text needs."""
    lines = sum(max(1, math.ceil(len(line) / NOTE_LETTERS)) for line in text.split("\n"))
    options = {
        "width": NOTE_WIDTH,
        "height": NOTE_LINE * max(lines + 1, LEAST_NOTE_LINES),
        "font_name": FONT,
        "font_size": 10,
    }
    sheet.write_comment(row, place, text[:LONGEST], options)


def is_broken(value: Worth) -> bool:
    """True for a number that is not whole."""
    return not isinstance(value, int) and value != int(value)
