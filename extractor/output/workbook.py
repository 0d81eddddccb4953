"""so-lieu.xlsx: the dataset as staff read it, in Vietnamese, made from the database."""

from __future__ import annotations

import math
from datetime import date
from itertools import groupby
from pathlib import Path

import regex
import xlsxwriter

from extractor.output.database import Dataset
from extractor.output.files import put_file
from extractor.output.page_html import page_link
from extractor.output.workbook_columns import (
    HEAD,
    LINKED,
    LONGEST,
    REGISTER,
    SHEETS,
    TABLE_NAMES,
    TAIL,
    WRAPPED,
)
from extractor.output.workbook_tables import cell_formats, write_tables

MOST_ROWS = 1_048_575  # of a sheet, less its header


def write_workbook(data: Dataset, name: str = "so-lieu.xlsx") -> Path:
    """Write the workbook; where it is open in another program, a new one beside it."""
    beside = data.out / f".{name}.part"
    with xlsxwriter.Workbook(
        beside,
        {
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "constant_memory": False,
        },
    ) as book:
        _fill(book, data)
    return put_file(beside, data.out / name)


def _fill(book: xlsxwriter.Workbook, data: Dataset) -> None:
    formats = _formats(book)
    shas = {row["file"]: row["sha256"] for row in data.rows("documents")}
    shown = {"checks": lambda: _with_figures(data), "documents": lambda: _summed_up(data)}
    for name, table, columns in SHEETS:
        _sheet(
            book, formats, name, columns, shown.get(table, lambda: data.rows(table))(), table, shas
        )
    _sheet(
        book,
        formats,
        "Cần xem lại",
        [
            ("Loại dòng", 12, "what"),
            *HEAD,
            ("Như in", 20, "raw"),
            ("Lý do", 50, "review_reason"),
            ("Câu trong báo cáo", 80, "sentence"),
        ],
        _to_review(data),
        "review",
        shas,
    )
    _sheet(book, formats, "Sổ văn bản đến", REGISTER, data.rows("documents"), "register", shas)
    _sheet(
        book,
        formats,
        "Nhãn",
        [*HEAD, ("Như in", 18, "raw"), ("Là", 30, "of"), *TAIL],
        data.rows("labels"),
        "labels",
        shas,
    )
    _sheet(
        book,
        formats,
        "Tệp lỗi",
        [("Tệp", 40, "file"), ("Lỗi", 60, "error"), ("Cách xử lý", 60, "next_step")],
        data.rows("failures"),
        "failures",
        shas,
    )
    write_tables(book, formats, data)


def _with_figures(data: Dataset):
    """The relations, each with the place of its figures, those that do not hold first in each document."""
    bad = ("fails", "suspect")
    places: dict[str, dict[str, tuple]] = {}
    for table, sheet in TABLE_NAMES.items():
        for line, row in enumerate(data.rows(table), 2):
            places.setdefault(row["file"], {})[str(row["start"])] = (
                str(row["raw"]),
                row["page"],
                row["x0"],
                f"internal:'{sheet}'!D{line}",
            )
    for file, rows in groupby(data.rows("checks"), key=lambda r: r["file"]):
        for row in sorted(rows, key=lambda r: r["verdict"] not in bad):
            starts = row["figures"].split()[:LINKED]
            yield {
                **row,
                "places": places.get(file, {}),
                **{f"figure{n}": start for n, start in enumerate(starts, 1)},
            }


def _summed_up(data: Dataset):
    """The documents, each with how many figures are proven and what does not agree."""
    found = data.check_summary()
    for row in data.rows("documents"):
        yield {**row, **found.get(row["file"], {})}


def _to_review(data: Dataset):
    for row in data.rows("documents"):
        if row["review"] == "yes":
            yield {
                "what": "Văn bản",
                "file": row["file"],
                "page": 1,
                "section": "",
                "raw": row["number"],
                "review_reason": row["review_reason"],
                "sentence": row["title"],
                "review": "yes",
            }
    for table, name in TABLE_NAMES.items():
        for row in data.rows(table):
            if row["review"] == "yes":
                yield {**row, "what": name}


def _formats(book) -> dict:
    base = {"valign": "top", "font_name": "Times New Roman", "font_size": 11}
    kinds = {
        "text": {},
        "wrap": {"text_wrap": True},
        "whole": {"num_format": "#,##0"},
        "real": {"num_format": "#,##0.##########"},
        "share": {"num_format": "0.00##%"},
        "date": {"num_format": "dd/mm/yyyy", "align": "left"},
        "link": {"font_color": "#0563C1", "underline": 1},
    }
    made = {
        (kind, marked): book.add_format(
            {**base, **extra, **({"bg_color": "#FFF2CC"} if marked else {})}
        )
        for kind, extra in kinds.items()
        for marked in (False, True)
    }
    made.update(cell_formats(book, base))
    made["head"] = book.add_format(
        {
            **base,
            "bold": True,
            "text_wrap": True,
            "bg_color": "#1F4E78",
            "font_color": "#FFFFFF",
            "border": 1,
            "valign": "vcenter",
            "align": "center",
        }
    )
    return made


def _sheet(book, formats, name, columns, rows, table, shas) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 1)
    sheet.set_row(0, 32)
    for at, (heading, width, _) in enumerate(columns):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, heading, formats["head"])
    count = 0
    for row in rows:
        if count == MOST_ROWS:
            break
        count += 1
        lines = 1
        for at, (_, width, field) in enumerate(columns):
            value = field(row) if callable(field) else row.get(field, "")
            _cell(sheet, formats, count, at, value, field, row, width, shas)
            if width >= WRAPPED:
                lines = max(lines, math.ceil(len(str(value or "")) / (width * 1.1)))
        sheet.set_row(count, 15 * min(lines, 8))
    sheet.autofilter(0, 0, max(count, 1), len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _cell(sheet, formats, line, at, value, field, row, width, shas) -> None:
    marked = row.get("review") == "yes" or row.get("verdict") in ("fails", "suspect")
    if value in ("", None):
        return sheet.write_blank(line, at, None, formats["text", marked])
    if str(field).startswith("figure") and (target := row["places"].get(value)):
        raw, page, x0, cell = target
        link = (
            cell
            if x0 in ("", None)
            else "external:" + page_link(shas.get(row["file"], ""), page, int(value))
        )
        return sheet.write_url(line, at, link, formats["link", marked], raw)
    if field == "raw" and row.get("x0") not in ("", None):
        link = "external:" + page_link(shas.get(row["file"], ""), row["page"], row["start"])
        return sheet.write_url(line, at, link, formats["link", marked], str(value))
    if field in ("value", "numerator", "denominator", "difference") and regex.fullmatch(
        r"-?\d{1,15}(?:\.\d{1,10})?", str(value)
    ):
        if row.get("kind") == "percentage":
            return sheet.write_number(line, at, float(value) / 100, formats["share", marked])
        return sheet.write_number(
            line, at, float(value), formats["real" if "." in str(value) else "whole", marked]
        )
    if (
        field in ("page", "pages", "confidence", "weight", "holding", "failing")
        or field == "proven"
        and isinstance(value, int)
    ):
        return sheet.write_number(line, at, float(value), formats["text", marked])
    if field in ("doc_date", "received_date", "iso") and regex.fullmatch(
        r"\d{4}-\d\d-\d\d", str(value)
    ):
        return sheet.write_datetime(line, at, date.fromisoformat(value), formats["date", marked])
    return sheet.write_string(
        line, at, str(value)[:LONGEST], formats["wrap" if width >= WRAPPED else "text", marked]
    )
