"""The sheets of so-sanh.xlsx with units in rows and the indicators of one field in columns."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from extractor.comparison.book import (
    LONGEST,
    MOST_COLUMNS,
    MOST_LINKS,
    MOST_ROWS,
    TOP,
    Book,
    is_broken,
    write_note,
)
from extractor.comparison.styles import (
    FigureLook,
    PageSetup,
    StyleName,
    freeze_heading,
    print_title,
)
from extractor.comparison.table_parts import Cell, Column, FieldTable, Line, LineHead, Part
from extractor.comparison.totals import NO_TOTAL
from extractor.comparison.values import Indicator, Source, Worth
from extractor.language.numbers import printed_number

REMARK = (
    "Ô khung đứt, có dấu ?: cần xem lại, ghi chú nói vì sao. Dấu *: người xem đã sửa hoặc xác "
    "nhận. Bấm vào số để mở trang nguồn."
)
PARTS: dict[Part, str] = {
    "actual": "Thực hiện",
    "planned": "Dự kiến",
    "assigned": "Được giao",
    "share": "Tỷ lệ",
    "previous": "Kỳ trước",
    "change": "Tăng, giảm",
    "rank": "Hạng",
}
# Widths of columns in characters: of money, of most parts, of narrow parts, of a lone plan.
MONEY_WIDTH = 17.0
USUAL_WIDTH = 10.5
NARROW_WIDTHS: dict[Part, float] = {"share": 8.5, "rank": 6.0}
LEAST_CHANGE_WIDTH = 10.0
LEAST_ALONE_WIDTH = 12.0
PRINTED_REMARK = "Dấu ?: cần xem lại. Dấu *: người xem đã sửa hoặc xác nhận."
HEADING_ROW = 2  # the first of two
PAGE = PageSetup(scale=65, repeated_rows=(HEADING_ROW, TOP - 1), first_column_repeated=True)
PAGE_PIXELS = 1440  # how many fit across an A4 page at that scale
HEADING_LINES = 5  # a name of an indicator takes at most so many
LETTER_WIDTH = 1.15  # of a bold letter of a heading, where a usual one is 1 wide
LONGEST_LINK = 2000
TOO_LONG = 10**15  # a whole number of more digits than Excel keeps
# Colours of the low, middle and high values of a column.
GOOD_AND_BAD = ("#F4B183", "#FFFFFF", "#A9D08E")
SHADES = ("#FFFFFF", "#DDEBF7", "#9BC2E6")
LEAST_FOR_COLOURS = 3  # values of a column, for colours to tell something


def write_fields(book: Book, tables: list[FieldTable], of_period: str, today: bool) -> None:
    """Write one sheet for each table. `today`: provinces are shown as since July 2025."""
    for table in tables:
        title = f"{table.group}: {table.sheet}"
        if table.sheet.lower() in table.group.lower():
            title = table.group
        title = f"{title}, {of_period}"
        sheet = book.add(table.sheet, title, REMARK, PAGE)
        written = _FieldSheet(book, sheet, table, today)
        written.write()
        # Only the first column comes again on every page: a title in it would be cut off there.
        sheet.print_area(HEADING_ROW, 0, TOP + len(written.lines) - 1, written.last_column)
        print_title(sheet, title, PRINTED_REMARK)


@dataclass(frozen=True, slots=True)
class _HeadColumn:
    """A column that says which unit a line is of; `width` in characters."""

    heading: str
    width: float


@dataclass(frozen=True, slots=True)
class _Block:
    """The columns of one indicator: the place of the first one on the sheet, widths in
    characters."""

    indicator: Indicator
    first: int
    columns: list[Column]
    widths: list[float]

    @property
    def last(self) -> int:
        return self.first + len(self.columns) - 1

    @property
    def pixels(self) -> int:
        return sum(map(_pixels, self.widths))


class _FieldSheet:
    """The sheet of one field while it is written. What Excel does not hold is left out and said."""

    def __init__(self, book: Book, sheet: Worksheet, table: FieldTable, today: bool):
        self.book = book
        self.sheet = sheet
        self.table = table
        self.today = today
        self.head = _head_columns(table, today)
        self.columns = table.columns[: MOST_COLUMNS - len(self.head)]
        self.looks = [_looks(column) for column in self.columns]
        self.lines = table.lines[: MOST_ROWS - TOP]
        self.links = 0

    @property
    def last_column(self) -> int:
        return len(self.head) + len(self.columns) - 1

    def write(self) -> None:
        """Write headings and lines, and say on the sheet what Excel cannot hold of them."""
        self._say_what_is_left_out()
        self._write_headings()
        for row, line in enumerate(self.lines, TOP):
            self._write_line(row, line)
        if self.links >= MOST_LINKS:
            self._say_links_are_left_out()
        _write_scales(self.sheet, self.columns, self.lines, len(self.head))
        freeze_heading(
            self.sheet,
            first_line=TOP,
            lines=len(self.lines),
            columns=self.last_column + 1,
            frozen_columns=1,
        )

    def _say_what_is_left_out(self) -> None:
        self._say_shortened("cột", len(self.columns), len(self.table.columns))
        self._say_shortened("dòng", len(self.lines), len(self.table.lines))

    def _say_shortened(self, what: str, written: int, wanted: int) -> None:
        if written < wanted:
            self.book.limits.say(
                f"Trang “{self.table.sheet}”: chỉ ghi {written}/{wanted} {what}, "
                "Excel không chứa hơn."
            )

    def _say_links_are_left_out(self) -> None:
        most = printed_number(str(MOST_LINKS))
        self.book.limits.say(
            f"Trang “{self.table.sheet}”: Excel chỉ nhận {most} liên kết; "
            "các ô sau không có liên kết, ghi chú."
        )

    def _write_headings(self) -> None:
        """The name of each indicator, and below it those of its parts."""
        blocks = _blocks(self.columns, len(self.head))
        self._set_widths(blocks)
        self.sheet.set_v_pagebreaks(_page_breaks(blocks, self.head))
        self.sheet.set_row(2, 15.5 * max([2, *map(_title_lines, blocks)]))
        style = self.book.style("heading")
        for place in range(len(self.head)):
            self.sheet.write_blank(2, place, None, style)
        for block in blocks:
            title = block.indicator.title
            if block.first < block.last:
                self.sheet.merge_range(2, block.first, 2, block.last, title, style)
            else:
                self.sheet.write_string(2, block.first, title, style)
        self.sheet.set_row(3, 32)
        headings = [column.heading for column in self.head]
        headings += [_heading(column) for column in self.columns]
        for place, heading in enumerate(headings):
            self.sheet.write_string(3, place, heading, style)

    def _set_widths(self, blocks: list[_Block]) -> None:
        widths = [column.width for column in self.head]
        for block in blocks:
            widths += block.widths
        for place, width in enumerate(widths):
            self.sheet.set_column(place, place, width)

    def _write_line(self, row: int, line: Line) -> None:
        total = line.head.kind != "unit"
        self.sheet.set_row(row, 18)
        for place, text in enumerate(_head_texts(line.head, self.today)):
            styles: list[StyleName] = ["cell"]
            if total:
                styles += ["bold", "grey"]
            elif place == 0:
                styles.append("indented")
            self.sheet.write_string(row, place, text, self.book.style(*styles))
        pairs = zip(self.looks, line.cells, strict=False)  # columns may be left out
        for place, (looks, cell) in enumerate(pairs, len(self.head)):
            self._write_cell(row, place, looks, cell, total)

    def _write_cell(
        self, row: int, place: int, looks: _Looks, cell: Cell | None, total: bool
    ) -> None:
        """A cell, with a note and a link to its source where there is something to say of it and
        Excel takes a further link."""
        if cell is None or (cell.value is None and not cell.review):
            blank = self.book.figure("text", total, review=False, linked=False)
            self.sheet.write_blank(row, place, None, blank)
            return
        noted = self.links < MOST_LINKS and (cell.review or bool(cell.note))
        link = self._link(cell.source) if cell.source else ""
        if link:
            linked = self.book.figure("text", total, cell.review, linked=True)
            self.sheet.write_url(row, place, link, linked, "x")
            self.links += 1
        value, look = _shown(looks, cell.value)
        style = self.book.figure(look, total, cell.review, bool(link), cell.corrected)
        self._write_value(row, place, value, style)
        if noted:
            write_note(self.sheet, row, place, self._note(cell))
            self.links += 1

    def _note(self, cell: Cell) -> str:
        """Why a person must look, and where the value stands."""
        if cell.source is None:
            return cell.note or "Tính từ ô cần xem lại."
        why = self.book.sources.why(cell.source) if cell.review else ""
        place = f"Nguồn: {cell.source.file}, trang {cell.source.page}."
        return "\n".join(filter(None, (cell.note or why, place)))

    def _link(self, source: Source) -> str:
        """Where a cell leads; "" where Excel takes no further or no such long link."""
        if self.links >= MOST_LINKS:
            return ""
        link = self.book.sources.link(source)
        return link if len(link) < LONGEST_LINK else ""

    def _write_value(self, row: int, place: int, value: float | str | None, style: Format) -> None:
        if value is None:
            self.sheet.write_blank(row, place, None, style)
        elif isinstance(value, str):
            self.sheet.write_string(row, place, value[:LONGEST], style)
        else:
            self.sheet.write_number(row, place, value, style)


def _head_columns(table: FieldTable, today: bool) -> list[_HeadColumn]:
    longest = max((len(line.head.label) for line in table.lines), default=0)
    columns = [
        _HeadColumn("Đơn vị", min(46, max(26, longest))),
        _HeadColumn("Tỉnh, thành phố", 17),
    ]
    if today:
        columns.append(_HeadColumn("Tỉnh trước 7/2025", 17))
    return columns


def _head_texts(head: LineHead, today: bool) -> list[str]:
    texts = [head.label, head.province]
    if today:
        texts.append(head.province_before)
    return texts


def _blocks(columns: Sequence[Column], first: int) -> list[_Block]:
    """The columns of each indicator; `first`: the place of the first column on the sheet."""
    blocks = []
    for _, group in groupby(columns, key=lambda column: column.indicator.code):
        together = list(group)
        block = _Block(together[0].indicator, first, together, _widths(together))
        blocks.append(block)
        first = block.last + 1
    return blocks


def _widths(columns: list[Column]) -> list[float]:
    """Widths of one indicator's columns, wide enough for its name in HEADING_LINES lines."""
    widths = [_width(column) for column in columns]
    if len(columns) == 1 and columns[0].part != "actual":
        widths[0] = max(widths[0], LEAST_ALONE_WIDTH)
    title = columns[0].indicator.title
    missing = len(title) / HEADING_LINES * LETTER_WIDTH - sum(widths)
    widths[0] += max(0, math.ceil(missing))
    return widths


def _width(column: Column) -> float:
    usual = MONEY_WIDTH if column.indicator.kind == "money" else USUAL_WIDTH
    if column.part == "change":
        return max(usual, LEAST_CHANGE_WIDTH)
    return NARROW_WIDTHS.get(column.part, usual)


def _title_lines(block: _Block) -> int:
    """How many lines the name of an indicator takes over its columns."""
    return math.ceil(len(block.indicator.title) * LETTER_WIDTH / sum(block.widths))


def _page_breaks(blocks: list[_Block], head: list[_HeadColumn]) -> list[int]:
    """The places of columns that open a page, so that an indicator's columns stay together. The
    first page holds all columns of the head, further pages repeat the first of them."""
    breaks = []
    used = sum(_pixels(column.width) for column in head)
    for block in blocks:
        used += block.pixels
        if used > PAGE_PIXELS and block is not blocks[0]:
            breaks.append(block.first)
            used = _pixels(head[0].width) + block.pixels
    return breaks


def _pixels(width: float) -> int:
    """The pixels of a column that is so many characters wide."""
    return int(width * 7 + 5)


def _heading(column: Column) -> str:
    if column.part == "change" and column.indicator.kind in ("ratio", "percentage"):
        return "Tăng, giảm (điểm %)"
    return PARTS[column.part]


class _Looks(NamedTuple):
    """How the numbers of a column look, whole and broken ones. `of_hundred`: the sheet shows them
    as parts of a hundred."""

    whole: FigureLook
    broken: FigureLook
    of_hundred: bool = False


def _looks(column: Column) -> _Looks:
    is_share = column.indicator.kind in ("ratio", "percentage")
    if column.part == "rank":
        return _Looks("place", "place")
    if column.part == "change":
        return _Looks("points", "points") if is_share else _Looks("change", "broken_change")
    if column.part == "share":
        return _Looks("share", "share")
    if column.indicator.kind == "percentage":
        return _Looks("share", "share", of_hundred=True)
    return _Looks("amount", "broken_amount")


def _shown(looks: _Looks, value: Worth | str | None) -> tuple[float | str | None, FigureLook]:
    """What a cell shows: a number, a text or nothing, and how it looks."""
    if value is None:
        return None, "text"
    if isinstance(value, str):
        return value, "no_total" if value == NO_TOTAL else "text"
    if isinstance(value, int) and abs(value) >= TOO_LONG:
        return str(value), "text"
    number = float(value) / 100 if looks.of_hundred else float(value)
    if looks.whole == looks.broken:
        return number, looks.whole
    return number, looks.broken if is_broken(value) else looks.whole


def _write_scales(
    sheet: Worksheet, columns: Sequence[Column], lines: Sequence[Line], first: int
) -> None:
    """Three colours over the units' values of a column: good and bad for shares and points,
    shades for amounts. Marked cells keep their mark. `first`: the place of the first column."""
    with_share = {column.indicator.code for column in columns if column.part == "share"}
    for at, column in enumerate(columns):
        compared = "share" if column.indicator.code in with_share else "actual"
        if column.part != compared or column.indicator.kind == "place":
            continue
        runs = _runs([_is_coloured(line, at) for line in lines])
        if sum(run.size for run in runs) >= LEAST_FOR_COLOURS:
            _write_scale(sheet, first + at, runs, _colours(column.indicator))


def _is_coloured(line: Line, at: int) -> bool:
    cell = line.cells[at]
    return line.head.kind == "unit" and cell is not None and not cell.review


def _colours(indicator: Indicator) -> tuple[str, ...]:
    if not indicator.better:
        return SHADES
    return GOOD_AND_BAD if indicator.better == "more" else GOOD_AND_BAD[::-1]


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines one under another, counted from 0."""

    first: int
    last: int

    @property
    def size(self) -> int:
        return self.last - self.first + 1


def _runs(wanted: list[bool]) -> list[_Run]:
    """The runs of wanted lines.

    >>> _runs([True, True, False, True])
    [_Run(first=0, last=1), _Run(first=3, last=3)]
    """
    ends = [False, *wanted, False]
    firsts = [at for at, (before, here) in enumerate(pairwise(ends)) if here and not before]
    lasts = [at - 1 for at, (here, after) in enumerate(pairwise(ends)) if here and not after]
    return [_Run(first, last) for first, last in zip(firsts, lasts, strict=True)]


def _write_scale(sheet: Worksheet, place: int, runs: list[_Run], colours: tuple[str, ...]) -> None:
    """Colour the lines of a column; Excel takes several ranges only beside a first one."""
    areas = [(TOP + run.first, place, TOP + run.last, place) for run in runs]
    ranges = " ".join(xl_range(*area) for area in areas)
    low, middle, high = colours
    sheet.conditional_format(
        *areas[0],
        {
            "type": "3_color_scale",
            "min_color": low,
            "mid_color": middle,
            "max_color": high,
            "multi_range": ranges,
        },
    )
