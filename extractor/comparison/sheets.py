"""The further sheets of so-sanh.xlsx: lists, the long table, the opening."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from xlsxwriter.worksheet import Worksheet

from extractor.comparison.book import LONGEST, MOST_LINKS, MOST_ROWS, TOP, Book
from extractor.comparison.list_forms import ListForm, ListRow
from extractor.comparison.opening import Block, Explained
from extractor.comparison.styles import PageSetup, SheetColumn, StyleName, freeze_heading
from extractor.language.numbers import printed_number

LIST_PAGE = PageSetup(repeated_rows=(TOP - 1, TOP - 1))
LONG_PAGE = PageSetup(repeated_rows=(0, 0), framed=False)
OPENING_PAGE = PageSetup(pages_high=1)
LINE_HEIGHT = 15.5  # of a line of a list, in points
MOST_LINES = 8  # shown of a row of a list
NARROWNESS = 0.95  # of a letter, where a column's width counts 1 for each


def write_list(
    book: Book, form: ListForm, title: str, rows: Iterable[ListRow], nothing: str
) -> None:
    """Write a list; a row's value leads to the row's source. `nothing` stands where there are no
    rows."""
    sheet = book.add(form.sheet, title, form.remark, LIST_PAGE)
    sheet.set_row(TOP - 1, 32)
    for place, column in enumerate(form.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(TOP - 1, place, column.heading, book.style("heading"))
    count = 0
    links = 0
    for row in rows:
        if TOP + count >= MOST_ROWS:
            _say_rows_are_left_out(book, form)
            break
        targets = _targets(book, row) if links + 1 < MOST_LINKS else {}
        links += len(targets)
        _write_list_row(book, sheet, TOP + count, form.columns, row, targets=targets)
        count += 1
    if not count:
        sheet.write_string(TOP, 0, nothing, book.style("italic"))
    freeze_heading(sheet, first_line=TOP, lines=count, columns=len(form.columns))


def _targets(book: Book, row: ListRow) -> dict[str, str]:
    """Where a row's values lead, by the keys of their columns."""
    sources = {"value": row.source, "before": row.source_before}
    links = {key: book.sources.link(source) for key, source in sources.items() if source}
    return {key: link for key, link in links.items() if link}


def _say_rows_are_left_out(book: Book, form: ListForm) -> None:
    most = printed_number(str(MOST_ROWS))
    book.limits.say(f"Trang “{form.sheet}”: Excel chỉ chứa {most} dòng; đủ dòng ở tệp CSV.")


def _write_list_row(
    book: Book,
    sheet: Worksheet,
    at: int,
    columns: Sequence[SheetColumn],
    row: ListRow,
    *,
    targets: dict[str, str],
) -> None:
    """A row as high as its longest text needs. `targets`: where its values lead, by column."""
    styles: list[StyleName] = ["cell", "top", "wrapped"]
    if row.undecided:
        styles.append("marked")
    style = book.style(*styles)
    lines = 1
    for place, column in enumerate(columns):
        text = column.shown(row.texts.get(column.key, ""))[:LONGEST]
        lines = max(lines, math.ceil(len(text) * NARROWNESS / column.width))
        if column.key in targets:
            sheet.write_url(at, place, targets[column.key], book.style(*styles, "link"), text)
        else:
            sheet.write_string(at, place, text, style)
    sheet.set_row(at, LINE_HEIGHT * min(lines, MOST_LINES))


def write_long(
    book: Book, columns: Sequence[SheetColumn], rows: Iterable[Sequence[str | float]], remark: str
) -> None:
    """Write a table ready for a pivot: one row of headings at the top, one value a row, plain
    cells. The remark stands where there are no rows."""
    sheet = book.add_bare("Dữ liệu dài", LONG_PAGE)
    text = book.style()
    number = book.style(number_format="#,##0.######")
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.heading, book.style("heading"))
    sheet.set_row(0, 32)
    count = 0
    for row in rows:
        count += 1
        for place, value in enumerate(row):
            if value.__class__ is not str:
                sheet.write_number(count, place, value, number)
            elif value:
                sheet.write_string(count, place, value, text)
    if not count:
        sheet.write_string(1, 0, remark, book.style("italic"))
    freeze_heading(sheet, first_line=1, lines=count, columns=len(columns))


def write_opening(book: Book, sheet: Worksheet, blocks: list[Block]) -> None:
    """Fill the first sheet. What is called as a sheet leads there."""
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, 1, 112)
    row = 3
    for block in blocks:
        sheet.set_row(row, 20)
        sheet.write_string(row, 0, block.heading, book.style("block_heading"))
        sheet.write_blank(row, 1, None, book.style("block"))
        for line in block.lines:
            row += 1
            _write_explained(book, sheet, row, line)
        row += 2


def _write_explained(book: Book, sheet: Worksheet, row: int, line: Explained) -> None:
    if line.what in book.sheets:
        target = f"internal:'{line.what}'!A1"
        sheet.write_url(row, 0, target, book.style("link", "top"), line.what)
    else:
        styles: list[StyleName] = ["bold", "top", "wrapped"]
        if line.what.startswith("Ô khung đứt"):
            styles.append("doubtful")
        sheet.write_string(row, 0, line.what, book.style(*styles))
    sheet.write_string(row, 1, line.sentence[:LONGEST], book.style("wrapped", "top"))
    lines = max(1, math.ceil(len(line.sentence) / 135), math.ceil(len(line.what) / 38))
    sheet.set_row(row, 16 * lines)
