#!/usr/bin/env python3
"""How many coded rows of the Ministry's statistical annex get their indicator.

    .venv/bin/python benchmarks/ministry_annex.py [--ways WAY…] [--list] [QUALITY…]

The seven forms of `patterns/annexes.yaml` filled in with invented figures, in the ways that provinces fill
them in (WAYS below), as digital PDF, scan (qualities of `scans.py`), Word and Excel file. Printed for each:
rows with a code, right, wrong (another code or status, or a code where the forms have none), wrong ones that
are marked for a person, missing.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import docx
import make_samples as samples
import make_tables
import openpyxl
import scans
from openpyxl.styles import Border, Side
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from extractor.document import read_report
from extractor.model import FIGURE_KINDS
from extractor.tables.annex import load_annex

LEFT = "UBND TỈNH CỬU LONG\nSỞ NỘI VỤ\nSố: 45/BC-SNV"
RIGHT = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Cửu Long, ngày 10 tháng 9 năm 2025"
)
TITLE = "BÁO CÁO"
ABOUT = "Kết quả công tác cải cách hành chính quý III năm 2025"
FORMATS = {"word": ".docx", "excel": ".xlsx"}


@dataclass(frozen=True)
class Row:
    """A row as filled in: its cells by the name of their column, the code and status of the figure
    in `result`."""

    cells: dict[str, str]
    code: str = ""
    status: str = ""
    whole: bool = False  # the title of a form inside a table


@dataclass(frozen=True)
class Sheet:
    """A table: its title, heads as (name of the column, head, head below), its rows."""

    title: str
    heads: tuple[tuple[str, str, str], ...]
    rows: tuple[Row, ...]


TWO_LINES = (
    ("number", "STT", ""),
    ("words", "Chỉ tiêu thống kê", ""),
    ("unit", "Đơn vị tính", ""),
    ("result", "Kết quả", "Số liệu trong kỳ"),
    ("beside", "Kết quả", "So với cùng kỳ (%)"),
    ("notes", "Ghi chú", ""),
)
ONE_LINE = (
    ("number", "STT", ""),
    ("words", "Chỉ tiêu thống kê", ""),
    ("unit", "Đơn vị tính", ""),
    ("result", "Kết quả", ""),
    ("notes", "Ghi chú", ""),
)


def filled(draw):
    """The forms with invented figures."""
    sheets = []
    for number, form in enumerate(load_annex().forms, 1):
        rows = []
        for row in form.rows:
            has = bool(row.unit or row.code)
            cells = {
                "number": row.number,
                "words": row.words,
                "unit": row.unit,
                "result": figure(row.unit, draw) if has else "",
                "beside": f"{draw.randint(80, 130)},{draw.randint(1, 9)}" if has else "",
            }
            rows.append(Row(cells, row.code, row.status or "actual"))
        sheets.append(Sheet(f"Biểu {number}. {form.name}", TWO_LINES, tuple(rows)))
    return sheets


def figure(unit, draw):
    if unit == "%":
        return f"{draw.randint(60, 99)},{draw.randint(1, 9)}"
    if "=" in unit:
        return str(draw.randint(0, 1))
    value = draw.randint(1, 40) if draw.random() < 0.5 else draw.randint(100, 90000)
    return f"{value:,}".replace(",", ".")


def with_heads(*heads):
    return lambda sheets, draw: [replace(sheet, heads=heads) for sheet in sheets]


def each_row(change):
    """The way in which each row is changed: (row, draw) → rows."""

    def way(sheets, draw):
        made = []
        for sheet in sheets:
            rows = [new for row in sheet.rows for new in change(row, draw)]
            made.append(replace(sheet, rows=tuple(rows)))
        return made

    return way


def _with(row, **cells):
    return replace(row, cells=row.cells | cells)


def _added(row, draw):
    """Rows of the province's own, some of them much like the one above."""
    yield row
    if draw.random() < 0.35:
        own = draw.choice(
            [
                "Số sáng kiến cải cách hành chính được công nhận",
                "Số hội nghị tuyên truyền đã tổ chức tại địa phương",
                "Tỷ lệ người dân tham gia đánh giá trực tuyến",
                "Số tin, bài đã đăng trên Cổng thông tin điện tử tỉnh",
            ]
        )
        unit = "%" if own.startswith("Tỷ lệ") else "Lượt"
        cells = {"number": row.cells["number"] + "a", "words": own, "unit": unit}
        yield Row(cells | {"result": figure(unit, draw)})


ALMOST = [  # (words of a form's row, what makes another quantity of them)
    ("cấp xã", "cấp huyện"),
    ("cấp tỉnh", "Trung ương"),
    ("công chức", "công chức nữ"),
    ("viên chức", "giáo viên"),
    ("đúng hạn", "trước hạn"),
    ("từ 30%", "từ 20%"),
    ("năm 2015", "năm 2021"),
    ("toàn trình", "mức độ 3"),
    ("một phần", "mức độ 2"),
    ("đã hoàn thành", "chưa hoàn thành"),
    ("được giao", "được giao bổ sung"),
    ("trong kỳ báo cáo", "cùng kỳ năm trước"),
    ("đã xử lý xong", "đang xử lý"),
    ("được xử lý xong", "chuyển cơ quan khác xử lý"),
    ("sở, ngành", "phòng, ban"),
    ("ĐVSN", "doanh nghiệp"),
]


def _almost(row, draw):
    """Rows of the province's own that differ from the form's by what they count."""
    yield row
    words = row.cells["words"]
    fitting = [pair for pair in ALMOST if pair[0] in words]
    if fitting and row.cells["result"]:
        said, other = draw.choice(fitting)
        number = row.cells["number"] + "a"
        yield Row(
            row.cells
            | {"number": number, "words": words.replace(said, other, 1)}
            | {"result": figure(row.cells["unit"], draw)}
        )


def _instead(row, draw):
    """Such rows in the place of the form's."""
    made = list(_almost(row, draw))
    yield made[-1] if draw.random() < 0.5 else row


def _emptied(row, draw):
    if row.cells["result"] and draw.random() < 0.4:
        yield _with(row, result=draw.choice(["", "-", "…"]), beside="")
    else:
        yield row


def _signs(row, draw):
    raw = row.cells["result"]
    if row.cells["unit"] == "%":
        yield _with(row, result=f"{raw}%")
    else:
        yield _with(row, result=raw.replace(".", " ") if draw.random() < 0.5 else raw)


def _noted(row, draw):
    if row.cells["result"] and draw.random() < 0.5:
        note = draw.choice(["Quyết định số 12/QĐ-UBND", "Tăng 15 so với quý II", "Lũy kế 9 tháng"])
        yield _with(row, notes=note)
    else:
        yield row


OTHER_WORDS = [  # as provinces word the same rows
    ("Số lượng ĐVSN", "Số đơn vị sự nghiệp"),
    ("Số UBND cấp xã", "Tổng số UBND cấp xã"),
    ("Số VBQPPL", "Tổng số văn bản QPPL"),
    ("Số TTHC", "Số lượng thủ tục hành chính"),
    ("Tỷ lệ", "Tỉ lệ"),
    ("Tổng số", "Số lượng"),
    ("DVCTT", "dịch vụ công trực tuyến"),
    ("PAKN", "phản ánh, kiến nghị"),
    ("ĐVSNCL", "đơn vị SNCL"),
    ("sở, ngành", "sở, ban, ngành"),
    ("UBND cấp xã", "UBND xã, phường"),
    ("Chính phủ, Thủ tướng Chính phủ", "Chính phủ, TTCP"),
    ("bảo đảm", "đảm bảo"),
    ("viên chức được tuyển dụng", "viên chức tuyển dụng"),
    ("đã hoàn thành", "hoàn thành"),
    ("trong kỳ báo cáo", "trong kỳ"),
]


def _reworded(row, draw):
    words = row.cells["words"]
    for said, other in OTHER_WORDS:
        if said in words and draw.random() < 0.6:
            words = words.replace(said, other)
    yield _with(row, words=re.sub(r" ?\((?:Lũy|lũy|gồm|Chỉ)[^)]*\)", "", words))


def _numbered_inside(row, draw):
    yield _with(row, words=f"{row.cells['number']}. {row.cells['words']}")


def _shuffled(sheets, draw):
    """Rows without parts change places with the next of their kind."""
    made = []
    for sheet in sheets:
        rows = list(sheet.rows)
        for at in range(len(rows) - 1):
            one, other = rows[at].cells["number"], rows[at + 1].cells["number"]
            siblings = one.rpartition(".")[0] == other.rpartition(".")[0]
            after = rows[at + 2].cells["number"] if at + 2 < len(rows) else ""
            if siblings and not after.startswith(other + ".") and draw.random() < 0.3:
                first, second = rows[at], rows[at + 1]
                rows[at] = _with(second, number=one)
                rows[at + 1] = _with(first, number=other)
        made.append(replace(sheet, rows=tuple(rows)))
    return made


def _in_one_table(sheets, draw):
    rows = []
    for number, sheet in zip(("I", "II", "III", "IV", "V", "VI", "VII"), sheets, strict=True):
        name = sheet.title.partition(". ")[2]
        rows += [Row({"number": number, "words": name}), *sheet.rows]
    return [Sheet("Phụ lục thống kê kết quả cải cách hành chính", ONE_LINE, tuple(rows))]


def _cut(sheets, draw):
    """Each form as several tables with a title and heads of their own."""
    made = []
    for sheet in sheets:
        starts = range(0, len(sheet.rows), 6)
        pieces = [sheet.rows[start : start + 6] for start in starts]
        made += [
            replace(sheet, title=sheet.title + (" (tiếp theo)" if at else ""), rows=piece)
            for at, piece in enumerate(pieces)
        ]
    return made


def _some(sheets, draw):
    return [sheets[5], sheets[3], sheets[0]]


def _one(sheets, draw):
    return [sheets[3]]


def _parts(row, draw):
    cells = row.cells
    yield _with(row, before=figure(cells["unit"], draw) if cells["result"] else "")


WAYS: dict[str, tuple[Callable, ...]] = {
    "as prescribed": (),
    "heads on one line": (with_heads(*ONE_LINE),),
    "columns in another order": (
        with_heads(ONE_LINE[0], ONE_LINE[1], ONE_LINE[3], ONE_LINE[2], ONE_LINE[4]),
    ),
    "no column of numbers": (with_heads(*ONE_LINE[1:4]),),
    "numbers inside the names": (with_heads(*ONE_LINE[1:4]), each_row(_numbered_inside)),
    "this period, last period": (
        each_row(_parts),
        with_heads(
            *ONE_LINE[:3],
            ("before", "Kỳ trước", ""),
            ("result", "Kỳ này", ""),
            ONE_LINE[4],
        ),
    ),
    "results, total of the year": (
        each_row(_parts),
        with_heads(
            *ONE_LINE[:3],
            ("result", "Kết quả", "Trong quý III"),
            ("before", "Kết quả", "Lũy kế từ đầu năm"),
            ONE_LINE[4],
        ),
    ),
    "one form only": (_one,),
    "three forms in another order": (_some,),
    "rows added": (with_heads(*ONE_LINE), each_row(_added)),
    "rows much alike added": (with_heads(*ONE_LINE), each_row(_almost)),
    "rows much alike instead": (with_heads(*ONE_LINE), each_row(_instead)),
    "empty values": (each_row(_emptied),),
    "per cent signs, blanks": (with_heads(*ONE_LINE), each_row(_signs)),
    "notes with numbers": (with_heads(*ONE_LINE), each_row(_noted)),
    "worded otherwise": (with_heads(*ONE_LINE), each_row(_reworded)),
    "rows in another order": (with_heads(*ONE_LINE), _shuffled),
    "all in one table": (_in_one_table,),
    "cut into small tables": (with_heads(*ONE_LINE), _cut),
}


def made_in(way, seed):
    """The sheets filled in one of the WAYS."""
    draw = random.Random(seed)
    sheets = filled(draw)
    for change in WAYS[way]:
        sheets = change(sheets, draw)
    return sheets


def head_rows(sheet):
    """(the rows of heads, the merged places as (row, column, last row, last column))."""
    top = [head for _, head, _ in sheet.heads]
    below = [head for _, _, head in sheet.heads]
    if not any(below):
        return [top], []
    merged = [(0, at, 1, at) for at, head in enumerate(below) if not head]
    wide = [at for at, head in enumerate(below) if head]
    merged.append((0, wide[0], 0, wide[-1]))
    first = [head if at not in wide[1:] else "" for at, head in enumerate(top)]
    return [first, below], merged


def body_rows(sheet):
    return [[row.cells.get(name, "") for name, _, _ in sheet.heads] for row in sheet.rows]


def as_pdf(sheets, path):
    samples.load_fonts("Liberation Serif")
    small = ParagraphStyle("cell", fontName="Regular", fontSize=10, leading=12)
    bold = ParagraphStyle("bold", fontName="Bold", fontSize=12, leading=15, alignment=1)
    story = [
        Table(
            [[Paragraph(part.replace("\n", "<br/>"), bold) for part in (LEFT, RIGHT)]],
            colWidths=[70 * mm, 100 * mm],
        ),
        Spacer(1, 12),
        Paragraph(TITLE, bold),
        Paragraph(ABOUT, bold),
        PageBreak(),
    ]
    wide = {"number": 14, "words": 78, "unit": 26, "notes": 22}
    for at, sheet in enumerate(sheets):
        top, merged = head_rows(sheet)
        cells = [[Paragraph(text, small) for text in row] for row in [*top, *body_rows(sheet)]]
        spans = [("SPAN", (left, up), (right, down)) for up, left, down, right in merged]
        grid = ("GRID", (0, 0), (-1, -1), 0.7, colors.black)
        widths = [wide.get(name, 22) * mm for name, _, _ in sheet.heads]
        table = Table(cells, colWidths=widths, repeatRows=len(top), style=[grid, *spans])
        story += [Paragraph(sheet.title.upper(), bold), Spacer(1, 8), table]
        story.append(PageBreak() if at % 2 else Spacer(1, 20))
    SimpleDocTemplate(str(path), pagesize=A4, topMargin=18 * mm, bottomMargin=18 * mm).build(story)


def as_docx(sheets, path):
    document = docx.Document()
    head = document.add_table(rows=1, cols=2)
    head.style = None
    head.cell(0, 0).text, head.cell(0, 1).text = LEFT, RIGHT
    document.add_paragraph(TITLE)
    document.add_paragraph(ABOUT)
    for sheet in sheets:
        document.add_paragraph(sheet.title)
        top, merged = head_rows(sheet)
        rows = [*top, *body_rows(sheet)]
        table = document.add_table(rows=len(rows), cols=len(sheet.heads))
        table.style = "Table Grid"
        for up, left, down, right in merged:
            table.cell(up, left).merge(table.cell(down, right))
        for at, row in enumerate(rows):
            cells = table.rows[at].cells
            for column, text in enumerate(row):
                if text:
                    cells[column].text = text
    document.save(str(path))


def as_xlsx(sheets, path):
    """A sheet for each form; figures stored as numbers, shares as numbers below 100."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    thin = Side(style="thin")
    lined = Border(left=thin, right=thin, top=thin, bottom=thin)
    for number, sheet in enumerate(sheets, 1):
        page = book.create_sheet(f"Biểu {number}")
        page["A1"], page["D1"] = LEFT, RIGHT
        page["A3"], page["A4"], page["A6"] = TITLE, ABOUT, sheet.title.upper()
        top, merged = head_rows(sheet)
        for at, row in enumerate([*top, *body_rows(sheet)], 8):
            for column, text in enumerate(row, 1):
                cell = page.cell(at, column)
                cell.border = lined
                cell.value, cell.number_format = stored(text, sheet.heads[column - 1][0])
        for up, left, down, right in merged:
            page.merge_cells(
                start_row=up + 8, start_column=left + 1, end_row=down + 8, end_column=right + 1
            )
    book.save(str(path))


def stored(text, column):
    """What a clerk who types the text into Excel stores: (value, number format)."""
    if column not in ("number", "words", "unit", "notes"):
        if re.fullmatch(r"\d{1,3}(?:\.\d{3})*", text):
            return int(text.replace(".", "")), "#,##0"
        if re.fullmatch(r"\d+,\d", text):
            return float(text.replace(",", ".")), "0.0"
        if re.fullmatch(r"\d+,\d%", text):
            return round(float(text[:-1].replace(",", ".")) / 100, 6), "0.0%"
    return text or None, "General"


def plain(raw):
    """A figure without what formats write otherwise: blanks, dots, per cent signs."""
    return re.sub(r"[\s.%]", "", raw)


@dataclass
class Outcome:
    coded: int
    right: int
    wrong: list
    marked: int  # of the wrong ones
    missing: list


def measure(path, sheets):
    report = read_report(path)
    left = [
        ((plain(row.raw), row.indicator, row.status), bool(row.doubts))
        for row in report.numerals
        if row.kind in FIGURE_KINDS and row.indicator
    ]
    wanted = [
        ((plain(row.cells["result"]), row.code, row.status), row.cells["words"])
        for sheet in sheets
        for row in sheet.rows
        if row.code and re.search(r"\d", row.cells.get("result", ""))
    ]
    missing, right = [], 0
    for key, words in wanted:
        at = next((at for at, (own, _) in enumerate(left) if own == key), None)
        if at is None:
            missing.append((*key, words))
        else:
            left.pop(at)
            right += 1
    return Outcome(len(wanted), right, left, sum(doubted for _, doubted in left), missing)


def written(quality, sheets, folder, seed):
    """The file of that quality."""
    path = Path(folder) / f"{quality.replace(' ', '-')}{FORMATS.get(quality, '.pdf')}"
    if quality in FORMATS:
        {"word": as_docx, "excel": as_xlsx}[quality](sheets, path)
        return path
    as_pdf(sheets, path)
    spoil, dpi, jpeg = scans.QUALITIES[quality]
    if spoil:
        make_tables.scan(path, seed, spoil, dpi, jpeg)
    return path


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "qualities", nargs="*", default=["digital", "office 200", "copy 200", "word", "excel"]
    )
    parser.add_argument("--ways", nargs="*", default=["as prescribed"], help='"all", or some')
    parser.add_argument("--list", action="store_true", help="print what is wrong or missing")
    parser.add_argument("--seed", type=int, default=11)
    args = parser.parse_args()
    ways = WAYS if args.ways == ["all"] else args.ways
    with tempfile.TemporaryDirectory() as work:
        for way in ways:
            for quality in args.qualities:
                sheets = made_in(way, args.seed)
                one = measure(written(quality, sheets, work, args.seed), sheets)
                print(
                    f"{way}, {quality}: {one.coded} coded rows, {one.right} right, "
                    f"{len(one.wrong)} wrong ({one.marked} marked), {len(one.missing)} missing",
                    flush=True,
                )
                for label, found in (("wrong", one.wrong), ("missing", one.missing)):
                    for what in found if args.list else []:
                        print(f"    {label}: {what}")


if __name__ == "__main__":
    main()
