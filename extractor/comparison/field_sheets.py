"""The sheets of so-sanh.xlsx with units in rows and the indicators of one field in columns."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

import xlsxwriter

from extractor.comparison.book import (
    GOOD,
    LONGEST,
    MOST_COLUMNS,
    MOST_LINKS,
    MOST_ROWS,
    NEUTRAL,
    PAGE,
    PARTS,
    PRINT_SCALE,
    TOP,
    USUAL,
    WIDE,
    WIDTHS,
    Book,
    broken,
    pixels,
    plain,
    titled,
)
from extractor.comparison.totals import NO_TOTAL, Cell, Column, FieldTable


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
    lines, breaks, used = 2, [], sum(pixels(width) for _, width in head)
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
        used += (mine := sum(map(pixels, widths)))
        if used > PAGE and at:  # an indicator's columns stay on one page
            breaks.append(len(head) + at)
            used = pixels(head[0][1]) + mine
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
