"""An office document laid out by Nghị định 30/2020/NĐ-CP, Phụ lục I: paper, letters, the head with
quốc hiệu and tiêu ngữ, the close with nơi nhận and the place of the signature.

Number, day and signature are left open: a person fills them in.
"""

from __future__ import annotations

from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from extractor.drafting.content import Office
from extractor.drafting.plain_text import clean, one_line

FONT = "Times New Roman"
WIDTH, HEIGHT = Mm(210), Mm(297)
TOP, BOTTOM, LEFT, RIGHT = Mm(20), Mm(20), Mm(30), Mm(15)  # the decree: 20–25, 20–25, 30–35, 15–20
LEFT_PART, RIGHT_PART = Mm(63), Mm(102)  # of the head, which are 165 mm together
FIRST_LINE = Mm(10)  # the decree: 10 or 12.7
COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
OPEN_NUMBER = "Số:        /"
OPEN_DAY = "ngày      tháng      năm"
BLACK = RGBColor(0, 0, 0)


def new_document(font_size: int) -> Any:
    """An empty document on A4 with the styles of the decree; letters of 13 or 14 points."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = WIDTH, HEIGHT
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.left_margin, section.right_margin = LEFT, RIGHT
    section.header_distance = Mm(10)
    _style(document.styles["Normal"], font_size)
    for level, italic in ((1, False), (2, False), (3, True)):
        heading = document.styles[f"Heading {level}"]
        _style(heading, font_size)
        heading.font.bold, heading.font.italic = True, italic
        heading.paragraph_format.keep_with_next = True
    _number_pages(section, font_size)
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.language = "vi-VN"
    return document


def _style(style: Any, font_size: int) -> None:
    style.font.name, style.font.size = FONT, Pt(font_size)
    style.font.color.rgb = BLACK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(kind), FONT)
    for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(kind), None)
    style.paragraph_format.space_before = Pt(0)
    style.paragraph_format.space_after = Pt(6)
    style.paragraph_format.line_spacing = 1.0


def _number_pages(section: Any, font_size: int) -> None:
    """Puts the page's number in the middle above the text, but for the first page."""
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    run.font.size = Pt(font_size)
    for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
            element.set(qn("xml:space"), "preserve")
        run._r.append(element)


def add_head(document: Any, office: Office, symbol: str, subject: str = "") -> None:
    """Adds who writes, number, country and motto, place and day; of a letter what it is about.
    `symbol`: behind the number (`BC-SNV`)."""
    table = _two_parts(document)
    left, right = table.rows[0].cells
    if office.parent:
        _line(left, one_line(office.parent).upper(), 13)
    _line(left, one_line(office.name).upper() or "TÊN CƠ QUAN", 13, bold=True)
    _rule(left, Mm(18))
    _line(right, COUNTRY, 13, bold=True)
    _line(right, MOTTO, 14, bold=True)
    _rule(right, Mm(16))
    left, right = table.add_row().cells
    _line(left, OPEN_NUMBER + symbol, 13)
    if subject:
        _line(left, one_line(subject), 12)
    place = one_line(office.place) or "……………"
    _line(right, f"{place}, {OPEN_DAY}      ", 14, italic=True)


def _two_parts(document: Any) -> Any:
    """A table of one row without lines, as wide as the text."""
    table = document.add_table(rows=1, cols=2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, (LEFT_PART, RIGHT_PART), strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    margins = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        margin = OxmlElement(side)
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    if look is None:
        table._tbl.tblPr.append(margins)
    else:
        look.addprevious(margins)
    return table


def _line(cell: Any, text: str, size: int, *, bold: bool = False, italic: bool = False) -> Any:
    """Adds a line in the middle of a cell; its first one is there already."""
    paragraph = cell.paragraphs[-1]
    if paragraph.runs or len(paragraph._p) > 1:
        paragraph = cell.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(clean(text))
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    return paragraph


def _rule(cell: Any, indent: Any) -> None:
    """Adds a line under what a cell holds, shorter than the cell by `indent` at both ends."""
    paragraph = cell.add_paragraph()
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = indent
    form.space_before, form.space_after, form.line_spacing = Pt(3), Pt(4), Pt(3)
    borders = OxmlElement("w:pBdr")
    line = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def add_title(document: Any, kind: str, title: str) -> Any:
    """Adds the kind of the document and what it is about, in the middle, with a short rule below;
    the paragraph of the title."""
    above = add_centred(document, kind, bold=True)
    above.paragraph_format.space_before, above.paragraph_format.space_after = Pt(12), Pt(0)
    paragraph = add_centred(document, title, bold=True)
    paragraph.paragraph_format.space_after = Pt(0)
    _rule(document, Mm(60))
    return paragraph


def add_centred(document: Any, text: str, *, bold: bool = False, italic: bool = False) -> Any:
    """Adds a paragraph in the middle."""
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if text:
        run = paragraph.add_run(clean(text))
        run.bold, run.italic = bold, italic
    return paragraph


def add_text(document: Any, text: str = "", *, bold: bool = False) -> Any:
    """Adds a paragraph of the text: both edges straight, its first line set in."""
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = FIRST_LINE
    if text:
        paragraph.add_run(one_line(text)).bold = bold
    return paragraph


def add_heading(document: Any, text: str, level: int) -> Any:
    """Adds the heading of a section; `level` from 1."""
    paragraph = document.add_paragraph(one_line(text), style=f"Heading {level}")
    paragraph.paragraph_format.first_line_indent = FIRST_LINE
    return paragraph


def add_close(document: Any, office: Office, recipients: tuple[str, ...]) -> None:
    """Adds who gets the document, at the left, and who signs it, at the right; the name is open."""
    for paragraph in document.paragraphs[-1:]:
        paragraph.paragraph_format.keep_with_next = True  # nobody signs an empty page
    table = _two_parts(document)
    left, right = table.rows[0].cells
    heading = _line(left, "Nơi nhận:", 12, bold=True, italic=True)
    heading.alignment = WD_ALIGN_PARAGRAPH.LEFT
    for number, recipient in enumerate(recipients, 1):
        end = "." if number == len(recipients) else ";"
        line = _line(left, f"- {one_line(recipient)}{end}", 11)
        line.alignment = WD_ALIGN_PARAGRAPH.LEFT
    _line(right, one_line(office.signer).upper() or "…………………", 14, bold=True)
    for _ in range(4):
        right.add_paragraph().paragraph_format.space_after = Pt(0)
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))


def add_grid(document: Any, heads: list[str], widths: list[float], font_size: int) -> Any:
    """Adds a ruled table with a head that every page repeats. `widths`: shares of the text's."""
    table = document.add_table(rows=1, cols=len(heads))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    whole = (WIDTH - LEFT - RIGHT) / sum(widths)
    for column, width, head in zip(table.columns, widths, heads, strict=True):
        column.width = int(width * whole)
        put_in(column.cells[0], head, font_size, bold=True)
        column.cells[0].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))
    return table


def add_cells(table: Any, count: int) -> list[Any]:
    """Adds a row that no page breaks; its cells as wide as the head's."""
    row = table.add_row()
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    cells = list(row.cells)[:count]
    for cell, column in zip(cells, table.columns, strict=False):
        cell.width = column.width
    return cells


def put_in(cell: Any, text: str, font_size: int, *, bold: bool = False) -> Any:
    """Puts words into a cell's first paragraph; the paragraph."""
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    if text:
        run = paragraph.add_run(clean(text))
        run.font.size, run.bold = Pt(font_size), bold
    return paragraph


def mark(paragraph: Any, text: str) -> None:
    """Adds words on yellow: a person must see to something before the document goes out."""
    paragraph.add_run(clean(text)).font.highlight_color = WD_COLOR_INDEX.YELLOW
