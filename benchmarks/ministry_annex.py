#!/usr/bin/env python3
"""How many coded rows of the Ministry's statistical annex get their indicator.

    .venv/bin/python benchmarks/ministry_annex.py [QUALITY…]

The seven forms of `patterns/annexes.yaml` drawn with invented figures: one table after another, a title
above each, heads on two lines, in a digital PDF, in scans (qualities of `scans.py`) and in Word.
Printed for each: rows with a code, right, wrong (another code, or a code where the forms have none),
missing.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from pathlib import Path

import docx
import make_samples as samples
import make_tables
import scans
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from extractor.document import read_report
from extractor.model import FIGURE_KINDS
from extractor.tables.row_forms import load_annex

TOP = ["STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Kết quả", "", "Ghi chú"]
SECOND = ["", "", "", "Số liệu trong kỳ", "So với cùng kỳ (%)", ""]
LEFT = "UBND TỈNH CỬU LONG\nSỞ NỘI VỤ\nSố: 45/BC-SNV"
RIGHT = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Cửu Long, ngày 10 tháng 9 năm 2025"
)
TITLE = "BÁO CÁO"
ABOUT = "Kết quả công tác cải cách hành chính quý III năm 2025"


def filled(seed):
    """[(title of the form, rows of words, {row: (code, raw)})] with invented figures."""
    draw = random.Random(seed)
    forms = []
    for number, form in enumerate(load_annex().forms, 1):
        rows, gold = [], {}
        for at, row in enumerate(form.rows):
            raw = figure(row.unit, draw) if row.unit else ""
            beside = f"{draw.randint(80, 130)},{draw.randint(1, 9)}" if raw else ""
            rows.append([row.number, row.words, row.unit, raw, beside, ""])
            gold[at] = (row.code, raw)
        forms.append((f"Biểu {number}. {form.name}", rows, gold))
    return forms


def figure(unit, draw):
    if unit == "%":
        return f"{draw.randint(60, 99)},{draw.randint(1, 9)}"
    if "=" in unit:
        return str(draw.randint(0, 1))
    value = draw.randint(1, 40) if draw.random() < 0.5 else draw.randint(100, 90000)
    return f"{value:,}".replace(",", ".")


def as_pdf(forms, path):
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
    widths = [14 * mm, 78 * mm, 26 * mm, 22 * mm, 22 * mm, 14 * mm]
    for title, rows, _ in forms:
        cells = [[Paragraph(text, small) for text in row] for row in [TOP, SECOND, *rows]]
        spans = [("SPAN", (3, 0), (4, 0))]
        spans += [("SPAN", (column, 0), (column, 1)) for column in (0, 1, 2, 5)]
        grid = ("GRID", (0, 0), (-1, -1), 0.7, colors.black)
        table = Table(cells, colWidths=widths, repeatRows=2, style=[grid, *spans])
        story += [Paragraph(title.upper(), bold), Spacer(1, 8), table, PageBreak()]
    SimpleDocTemplate(str(path), pagesize=A4, topMargin=18 * mm, bottomMargin=18 * mm).build(story)


def as_docx(forms, path):
    document = docx.Document()
    head = document.add_table(rows=1, cols=2)
    head.style = None
    head.cell(0, 0).text, head.cell(0, 1).text = LEFT, RIGHT
    document.add_paragraph(TITLE)
    document.add_paragraph(ABOUT)
    for title, rows, _ in forms:
        document.add_paragraph(title)
        table = document.add_table(rows=2 + len(rows), cols=6)
        table.style = "Table Grid"
        table.cell(0, 3).merge(table.cell(0, 4))
        for column in (0, 1, 2, 5):
            table.cell(0, column).merge(table.cell(1, column))
        for at, row in enumerate([TOP, SECOND, *rows]):
            for column, text in enumerate(row):
                if text:
                    table.cell(at, column).text = text
    document.save(str(path))


def measure(path, forms):
    """(rows with a code, right, wrong, missing, what is not right)."""
    report = read_report(path)
    values = [row for row in report.numerals if row.kind in FIGURE_KINDS]
    got = [(row.raw, row.indicator) for row in values]
    wanted = [(raw, code) for _, _, gold in forms for code, raw in gold.values() if raw]
    coded = [(raw, code) for raw, code in wanted if code]
    named = [(raw, code) for raw, code in got if code]
    right, left = 0, list(named)
    for pair in coded:
        if pair in left:
            left.remove(pair)
            right += 1
    missing = len(coded) - right
    return len(coded), right, len(left), missing, left


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "qualities", nargs="*", default=["digital", "office 200", "copy 200", "word"]
    )
    parser.add_argument("--seed", type=int, default=11)
    args = parser.parse_args()
    forms = filled(args.seed)
    with tempfile.TemporaryDirectory() as work:
        for quality in args.qualities:
            path = (
                Path(work)
                / f"{quality.replace(' ', '-')}{'.docx' if quality == 'word' else '.pdf'}"
            )
            if quality == "word":
                as_docx(forms, path)
            else:
                as_pdf(forms, path)
                spoil, dpi, jpeg = scans.QUALITIES[quality]
                if spoil:
                    make_tables.scan(path, args.seed, spoil, dpi, jpeg)
            coded, right, wrong, missing, left = measure(path, forms)
            print(f"{quality}: {coded} coded rows, {right} right, {wrong} wrong, {missing} missing")
            for raw, code in left:
                print(f"    wrong: {raw} {code}")


if __name__ == "__main__":
    main()
