"""The further sheets of so-sanh.xlsx: lists, charts, the long table, the opening."""

from __future__ import annotations

import math
from collections.abc import Iterable

from extractor.comparison.book import (
    LONGEST,
    MARK,
    MOST_LINKS,
    MOST_ROWS,
    TOP,
    Book,
    broken,
    plain,
    titled,
)

CHART_LINES = 21  # of 20 pixels, for one chart


def write_list(
    book: Book,
    name: str,
    title: str,
    remark: str,
    columns: list[tuple[str, float, str]],
    rows: Iterable[dict],
    link: str = "",
    empty: str = "Không có.",
) -> int:
    """A plain table; `link` names the column that leads to a row's source (`_link`). How many rows."""
    sheet = book.add(name, title, remark)
    sheet.set_row(3, 32)
    for at, (heading, width, _) in enumerate(columns):
        sheet.set_column(at, at, width)
        sheet.write_string(3, at, heading, book.head())
    count, links = 0, 0
    for count, row in enumerate(rows, 1):
        if TOP + count > MOST_ROWS:
            count -= 1
            book.limits.say(
                f"Trang “{name}”: Excel chỉ chứa {MOST_ROWS:,} dòng; đủ dòng ở tệp CSV.".replace(
                    ",", "."
                )
            )
            break
        lines = 1
        for at, (_, width, key) in enumerate(columns):
            text = str(row.get(key) or "")[:LONGEST]
            lines = max(lines, math.ceil(len(text) * 0.95 / width))
            style = {"border": 1, "border_color": "#D9D9D9", "valign": "top", "text_wrap": True}
            if row.get("state", "").startswith("CHƯA") or row.get("why", "").startswith("CHƯA"):
                style["bg_color"] = MARK
            if key == link and row.get("_link") and links < MOST_LINKS:
                links += 1
                sheet.write_url(
                    TOP - 1 + count,
                    at,
                    row["_link"],
                    book.style(font_color="#0563C1", underline=1, **style),
                    text,
                )
            else:
                sheet.write_string(TOP - 1 + count, at, text, book.style(**style))
        sheet.set_row(TOP - 1 + count, 15.5 * min(lines, 8))
    if not count:
        sheet.write_string(TOP, 0, empty, book.style(italic=True))
    sheet.freeze_panes(TOP, 0)
    sheet.autofilter(TOP - 1, 0, max(TOP, TOP - 1 + count), len(columns) - 1)
    sheet.repeat_rows(3)
    sheet.fit_to_pages(1, 0)
    return count


def write_charts(
    book: Book, charts: list[tuple[object, list[tuple]]], of_period: str, most: int
) -> None:
    """One chart under another, their figures below. `charts`: (indicator, rows of unit, result, plan)."""
    sheet = book.add(
        "Biểu đồ",
        f"Biểu đồ, {of_period}",
        f"Xếp từ cao xuống thấp, nhiều nhất {most} đơn vị mỗi biểu đồ; không gồm ô có nhiều giá trị khác nhau.",
    )
    name = book.sheets[-1]
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 8, 14)
    sheet.set_print_scale(72)
    sheet.set_h_pagebreaks(
        [3 + CHART_LINES * n for n in range(2, len(charts) + 1, 2)]
        + [3 + CHART_LINES * len(charts)] * (len(charts) % 2)
    )
    first = 3 + CHART_LINES * len(charts)
    for at, (indicator, rows) in enumerate(charts):
        start, planned = first, any(row[2] is not None for row in rows)
        sheet.set_row(start, 30)
        shares = indicator.kind in ("ratio", "percentage")
        for place, text in enumerate(
            [titled(indicator), "Thực hiện", *(["Dự kiến, được giao"] if planned else [])]
        ):
            sheet.write_string(start, place, text, book.head())
        shown = "0.0#%" if shares else "#,##0.##" if any(broken(r[1]) for r in rows) else "#,##0"
        for line, row in enumerate(rows, start + 1):
            sheet.write_string(line, 0, row[0], plain(book, False))
            for place, value in enumerate(row[1 : 3 if planned else 2], 1):
                if value is not None:
                    sheet.write_number(
                        line,
                        place,
                        float(value) / (100 if indicator.kind == "percentage" else 1),
                        plain(book, False, num_format=shown),
                    )
        first = start + len(rows) + 2
        chart = _chart(book, name, indicator, start, len(rows), planned, shown)
        sheet.insert_chart(3 + CHART_LINES * at, 0, chart, {"x_offset": 4, "y_offset": 2})


def _chart(book: Book, name: str, indicator, start: int, count: int, planned: bool, shown: str):
    chart = book.file.add_chart({"type": "column"})
    for place, (label, colour) in enumerate(
        [("Thực hiện", "#2E75B6"), ("Dự kiến, được giao", "#F4B183")][: 2 if planned else 1], 1
    ):
        chart.add_series(
            {
                "name": label,
                "categories": [name, start + 1, 0, start + count, 0],
                "values": [name, start + 1, place, start + count, place],
                "fill": {"color": colour},
                "gap": 60,
                **(
                    {
                        "data_labels": {
                            "value": True,
                            "num_format": shown,
                            "font": {"name": "Times New Roman", "size": 8},
                        }
                    }
                    if count <= 16 and not planned
                    else {}
                ),
            }
        )
    font = {"name": "Times New Roman", "size": 9}
    title = titled(indicator)
    chart.set_title(
        {
            "name": title if len(title) < 90 else title[:88] + "…",
            "overlay": False,
            "name_font": {**font, "size": 12, "bold": True},
        }
    )
    chart.set_x_axis({"num_font": {**font, **({"rotation": -45} if count > 6 else {})}})
    chart.set_y_axis(
        {
            "num_font": font,
            "num_format": shown,
            "min": 0,
            "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
        }
    )
    chart.set_legend({"position": "bottom", "font": font} if planned else {"none": True})
    chart.set_size({"width": 1060, "height": 400})
    return chart


def write_long(
    book: Book, headings: list[tuple[str, float]], rows: Iterable[tuple], remark: str
) -> None:
    """A table ready for a pivot: one heading row at the top, one value a row, plain cells."""
    name = "Dữ liệu dài"
    book.sheets.append(name)
    sheet = book.file.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(9)
    plain, whole = book.style(), book.style(num_format="#,##0.######")
    for at, (heading, width) in enumerate(headings):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, heading, book.head())
    sheet.set_row(0, 32)
    count = 0
    for count, row in enumerate(rows, 1):
        for at, value in enumerate(row):
            if value.__class__ is str:
                if value:
                    sheet.write_string(count, at, value, plain)
            elif value is not None:
                sheet.write_number(count, at, value, whole)
    if not count:
        sheet.write_string(1, 0, remark, book.style(italic=True))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(count, 1), len(headings) - 1)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)


def write_opening(
    book: Book, sheet, blocks: list[tuple[str, list[tuple[str, str]]]], links: dict[str, str]
) -> None:
    """The first sheet: blocks of (what, sentence); a name of a sheet in `links` leads there."""
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, 1, 112)
    at = 3
    for heading, lines in blocks:
        sheet.set_row(at, 20)
        sheet.write_string(
            at,
            0,
            heading,
            book.style(bold=True, font_size=12, font_color="#FFFFFF", bg_color="#1F4E78"),
        )
        sheet.write_blank(at, 1, None, book.style(bg_color="#1F4E78"))
        for what, sentence in lines:
            at += 1
            if what in links:
                sheet.write_url(
                    at,
                    0,
                    f"internal:'{links[what]}'!A1",
                    book.style(font_color="#0563C1", underline=1, valign="top"),
                    what,
                )
            else:
                sheet.write_string(
                    at,
                    0,
                    what,
                    book.style(
                        bold=True,
                        valign="top",
                        text_wrap=True,
                        **({"bg_color": MARK} if what.startswith("Ô màu cam") else {}),
                    ),
                )
            sheet.write_string(at, 1, sentence[:LONGEST], book.style(text_wrap=True, valign="top"))
            sheet.set_row(
                at, 16 * max(1, math.ceil(len(sentence) / 135), math.ceil(len(what) / 38))
            )
        at += 2
    sheet.fit_to_pages(1, 1)
