"""Workbooks with one sheet, and what is read of them."""

from itertools import chain

import openpyxl
from openpyxl.styles import Border, Side

from extractor.model import TextTable
from extractor.office_files.xlsx_text import read_sheet

LINE = Side(style="thin")
ALL = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)


def sheet(rows, lined="", merged=()):
    """A workbook with one sheet of these rows; `lined` is the range with lines."""
    book = openpyxl.Workbook()
    made = book.active
    made.title = "Biểu 1"
    for row in rows:
        made.append(row)
    for line in made[lined] if lined else ():
        for cell in line:
            cell.border = ALL
    for area in merged:
        made.merge_cells(area)
    return book


def read(tmp_path, book, name="Biểu 1"):
    path = tmp_path / "a.xlsx"
    book.save(path)
    return read_sheet(path, name)


def said(found):
    """The blocks: a paragraph as its words, a table as a string for each row."""
    made = []
    for block in found.blocks:
        if isinstance(block, TextTable):
            for row in range(1, block.rows + 1):
                cells = (cell.text for cell in block.cells if cell.row == row)
                made.append(f"[{'|'.join(cells)}]")
        else:
            made.append(block.text)
    return made


HEAD = ["TT", "Lĩnh vực", "Hồ sơ"]
BODY = [HEAD, [1, "Đất đai", 4385], [2, "Hộ tịch", 1217]]
READ = ["[TT|Lĩnh vực|Hồ sơ]", "[1|Đất đai|4385]", "[2|Hộ tịch|1217]"]


def lined_in(rows, *areas, merged=()):
    """A workbook with one sheet of these rows, with lines in several areas."""
    book = sheet(rows, areas[0] if areas else "", merged)
    for area in areas[1:]:
        for cell in chain.from_iterable(book.active[area]):
            cell.border = ALL
    return book


WIDE = [
    ["TT", "Đơn vị", "Tiếp nhận", "Giải quyết", "Quá hạn"],
    [1, "Sở A", 12, 10, 2],
    [2, "Sở B", 13, 11, 3],
]
