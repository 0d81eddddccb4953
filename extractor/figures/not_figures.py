"""Numerals that are no figures by where they stand: at the paper's edge, in the page's margin, beside an
empty form, in a row of column numbers, among dotted lines and stains that OCR took for letters.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from statistics import median

import regex

from extractor.language.sentences import line_of
from extractor.layout import words_of
from extractor.model import FIGURE_KINDS, Box, DocumentText, Doubt, Numeral, PageReading, ReadTable

PAPER_EDGE = 9  # points: no printer reaches there
UNREAD = 0.3  # confidence of what was no letters
COLUMN_NUMBER = r"(?:\(\d{1,2}\)|\d{1,2}(?=\s*=))(?:\s*=\s*[\d()+\-–*x:/%\s]+?)?"
COLUMN_NUMBERS = regex.compile(
    rf"\W*(?:[A-Z]\s+){{0,3}}{COLUMN_NUMBER}(?:\s+(?:{COLUMN_NUMBER}|\d{{1,2}}))+\W*"
)


def set_apart(
    document: DocumentText,
    rows: tuple[Numeral, ...],
    tables: tuple[ReadTable, ...],
    pages: tuple[PageReading, ...],
) -> tuple[Numeral, ...]:
    """The rows; figures that are none are labels."""
    by_number = {page.number: page for page in pages}
    forms = {}
    for table in tables:
        if table.form:
            forms.setdefault(table.placed.page, []).append(table.placed.box)
    return tuple(
        _apart(document, row, by_number.get(row.place.page), forms.get(row.place.page, []))
        if row.kind in FIGURE_KINDS and row.rule != "table.cell"
        else row
        for row in rows
    )


def _apart(
    document: DocumentText, row: Numeral, page: PageReading | None, forms: list[Box]
) -> Numeral:
    line = line_of(document.text, row.start)
    if COLUMN_NUMBERS.fullmatch(line) and _counting(line):
        return _label(row, "số của cột trong bảng", ())
    box = row.place.box
    if page is None or box is None:
        return row
    alone = len(regex.findall(r"[\p{L}\d]{2,}|\d+", line.replace(row.raw, "", 1))) == 0
    if alone and _in_margin(row, box, page):
        return _label(row, "số trang", ())
    if (
        alone
        and row.place.confidence < 1
        and not PAPER_EDGE < (box.x0 + box.x1) / 2 < page.width - PAPER_EDGE
    ):
        return _label(row, "vết ở mép trang", ())
    if not regex.search(r"\p{L}{2}", line) and any(
        form.y0 < (box.y0 + box.y1) / 2 < form.y1 and not form.x0 < (box.x0 + box.x1) / 2 < form.x1
        for form in forms
    ):
        return _label(row, "ký hiệu trong biểu mẫu để trống", ())
    if row.doubts and _among_stains(document, row):
        return _label(row, "nét chấm, vết bẩn đọc thành chữ số", row.doubts)
    return row


def _label(row: Numeral, of: str, doubts: tuple[Doubt, ...]) -> Numeral:
    return replace(
        row,
        kind="label",
        rule="structure",
        of=of,
        value=None,
        numerator=None,
        denominator=None,
        unit="",
        subject="",
        status="",
        doubts=doubts,
    )


def _counting(line: str) -> bool:
    """`(1) (2) (3)=(1)+(2)`: each one more than the one before."""
    plain = regex.sub(r"=\s*[\d()+\-–*x:/%\s]+?(?=\s+\(?\d{1,2}\)?\s*(?:=|\s|$)|\s*$)", "", line)
    numbers = [int(n) for n in regex.findall(r"\d+", plain)]
    return len(numbers) > 2 and all(b == a + 1 for a, b in zip(numbers, numbers[1:]))


def _in_margin(row: Numeral, box: Box, page: PageReading) -> bool:
    """A number alone at the foot, right of the print, that counts with the pages."""
    return (
        bool(regex.fullmatch(r"\d{1,3}", row.raw))
        and box.y0 > 0.8 * page.height
        and box.x0 > 0.92 * page.width
        and 0 <= page.number - int(row.raw) <= 2
    )


def _among_stains(document: DocumentText, row: Numeral) -> bool:
    """Are the words beside it in its printed line, or behind its dotted leader, no words at all?"""
    at = bisect_right(document.lines, row.start, key=lambda line: line.start) - 1
    begin, end = (
        (document.lines[at].start, document.lines[at].end) if at >= 0 else (row.start, row.end)
    )
    leader = [m.start() for m in regex.finditer(r"[.…]{5,}", document.text[begin : row.start])]
    words = [w for w in words_of(document, begin + leader[-1] if leader else begin, end)]
    beside = [w for w in words if not regex.search(r"\d", w.text)]
    if len(words) < 5 or len(beside) < 3:
        return False
    signs = sum(not regex.search(r"\p{L}{2}|\d", w.text) for w in beside)
    return (
        median(w.confidence for w in beside) < UNREAD
        or len(words) > 7
        and signs > 0.8 * len(beside)
    )
