#!/usr/bin/env python3
"""Samples as Word and Excel files: the same content as their PDF, so that both must give the same
figures.

    .venv/bin/python benchmarks/make_office.py DIR

A report with automatic numbers, a real footnote and a page number in its footer
(bao-cao-so-lao-dong-quy-3-2024.docx); an annex of targets (phu-luc-chi-tieu.docx); an annex of
dossiers with merged heads, stored numbers and totals by formula (phu-luc-ho-so.xlsx).
"""

import random
import sys
from pathlib import Path

import make_samples as samples
import make_tables as tables
import xlsxwriter
from office_files import R, cell, lists, paragraph, part, run, table, write_docx

PAGE_NUMBER = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
NOTE = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
OWN_MARK = "<w:r><w:footnoteRef/></w:r>"
SEED = 7  # of the annexes in samples/
SUBTITLE = "(Kèm theo Báo cáo số 412/BC-UBND ngày 15 tháng 12 năm 2023 của UBND huyện An Phú)"


def report(path):
    texts, _ = samples.read(samples.SO_LAO_DONG)
    named = dict(texts)
    body = [_side_by_side(named["left"], named["right"])]
    for tag, text in texts:
        if tag == "title":
            body += [paragraph(line) for line in text.split("\n")]
        elif not tag:
            body.append(_paragraph(text.replace(samples.PAGE, "")))
    body.append(_side_by_side(named["recipients"], named["sign"]))
    section = f'<w:sectPr xmlns:r="{R}"><w:footerReference w:type="default" r:id="rId_footer"/>'
    note = named["note"].partition(" ")[2]
    footnotes = f'<w:footnote w:id="2">{paragraph(OWN_MARK, note)}</w:footnote>'
    return write_docx(
        path,
        "".join(body) + section + "</w:sectPr>",
        numbering=lists(("upperRoman", "%1."), ("decimal", "%2.")),
        footnotes=part("w:footnotes", footnotes),
        footer=part("w:ftr", paragraph(PAGE_NUMBER)),
    )


def _side_by_side(left, right):
    plain = [
        "\n".join(line.lstrip("*_") for line in text.split("\n") if line.strip())
        for text in (left, right)
    ]
    return table([plain], lines="")


def _paragraph(text):
    """Headings get their number from a list, as Word gives it."""
    heading = samples.HEADING.match(text)
    for level, kind in enumerate(("part", "item")):
        if heading and heading[kind]:
            return paragraph(text.partition(" ")[2], numbered=(1, level))
    before, mark, after = text.partition(samples.SUP)
    return paragraph(before, NOTE) if mark and after == "1" else paragraph(text)


def targets(path):
    annex = tables.targets(random.Random(SEED * 100 + 2))
    rows = [row for page in annex["pages"] for row in page]
    heads = [cell(paragraph(run(head, "<w:b/>"))) for head in annex["heads"]]
    lines = ["PHỤ LỤC 2", annex["title"], SUBTITLE]
    body = [paragraph(line) for line in lines] + [table([heads, *rows])]
    return write_docx(path, "".join(body))


def dossiers(path):
    annex = tables.dossiers(random.Random(SEED * 100 + 1))
    rows = [row for page in annex["pages"] for row in page]
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Phụ lục 1")
        lined = {form: book.add_format({"border": 1, "num_format": form}) for form in FORMS}
        wide = len(annex["heads"]) - 1
        for line, text in enumerate(["PHỤ LỤC 1", annex["title"], SUBTITLE]):
            sheet.merge_range(line, 0, line, wide, text)
        sheet.write(3, wide, annex["unit"])
        _heads(sheet, annex, lined["General"])
        first = 4 + len(annex["top"])
        for line, row in enumerate(rows, first):
            for column, text in enumerate(row):
                _value(sheet, (first, line, column), text, row, lined)
    return path


FORMS = ("General", "#,##0", "#,##0.00")


def _heads(sheet, annex, form):
    merged = {(column, row): (last, end) for column, row, last, end in annex["spans"]}
    for line, row in enumerate(annex["top"]):
        for column, text in enumerate(row):
            sheet.write_string(4 + line, column, text, form)
    for (column, row), (last, end) in merged.items():
        sheet.merge_range(4 + row, column, 4 + end, last, annex["top"][row][column], form)


def _value(sheet, place, text, row, lined):
    """A number is stored, a total is a formula with what it gave."""
    first, line, column = place
    form = lined["#,##0.00" if "," in text else "#,##0" if column > 1 else "General"]
    if column < 2 or not text:
        sheet.write(line, column, int(text) if text.isdigit() else text, form)
        return
    number = float(text.replace(".", "").replace(",", "."))
    if row[1] == "Tổng cộng" and column < len(row) - 1:
        letter = chr(ord("A") + column)
        sheet.write_formula(line, column, f"=SUM({letter}{first + 1}:{letter}{line})", form, number)
    else:
        sheet.write_number(line, column, number, form)


MAKERS = {
    "bao-cao-so-lao-dong-quy-3-2024.docx": report,
    "phu-luc-chi-tieu.docx": targets,
    "phu-luc-ho-so.xlsx": dossiers,
}


def make(folder):
    """The files, below the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    return [maker(folder / name) for name, maker in MAKERS.items()]


if __name__ == "__main__":
    for made in make(Path(sys.argv[1])):
        print(made.name, made.stat().st_size // 1024, "KB")
