"""What is shown with a sheet besides its cells: text boxes and other shapes with words, and what is
printed at the head and foot of its pages."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any

import regex

from extractor.model import TextBlock
from extractor.office_files.pictures_inside import DRAWING, is_shown
from extractor.office_files.run_looks import Look, Run, seen

SHEET_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
EDGE = regex.compile(rb"<(?:\w+:)?(?P<page>odd|even|first)(?P<kind>Header|Footer)>(?P<text>[^<]*)<")
APART = regex.compile(rb"<(?:\w+:)?headerFooter\b[^>]*>")
CODE = regex.compile(
    r'&"[^"]*"|&K[0-9A-Fa-f]{6}|&K\d\d[+-]\d{3}|&\d{1,3}(?!\d)\s?|&[PN][+-]\d+|&[A-Za-z]'
)
PART = regex.compile(r"(?<!&)(?:&&)*\K&[LCR]")  # left, middle, right
PAGE_NUMBER = regex.compile(r"(?i)\W*(?:trang|page|tờ)?\W*(?:của|of)?\W*")
PLACES = {"Header": "đầu trang", "Footer": "chân trang"}

Element = Any  # lxml's elements carry no types


def words_of_shapes(drawing: Element, name: str) -> Iterator[TextBlock]:
    """The words of the shapes that are drawn on a sheet of this name, one block for each."""
    for body in drawing.iter(f"{SHEET_DRAWING}txBody"):
        if not is_shown(body) or _is_hidden(body):
            continue
        lines = (_line(line) for line in body.iter(f"{DRAWING}p"))
        text = "\n".join(filter(None, lines))
        if text:
            yield TextBlock(text, f"{name}, khung chữ")


def _is_hidden(body: Element) -> bool:
    shape = body.getparent()
    named = next(shape.iter(f"{SHEET_DRAWING}cNvPr"), None)
    return named is not None and named.get("hidden", "0") not in ("0", "false")


def _line(line: Element) -> str:
    """A paragraph of a shape as it is seen."""
    runs = [
        Run("".join(words.text or "" for words in run.iter(f"{DRAWING}t")), _look(run))
        for run in line
        if run.tag in (f"{DRAWING}r", f"{DRAWING}fld")
    ]
    return seen(runs).strip()


def _look(run: Element) -> Look:
    own = run.find(f"{DRAWING}rPr")
    if own is None:
        return Look()
    font = own.find(f"{DRAWING}latin")
    return Look(
        font="" if font is None else font.get("typeface", ""),
        is_raised=regex.match(r"[1-9]", own.get("baseline", "")) is not None,
        is_struck=own.get("strike", "noStrike") != "noStrike",
        is_capital=own.get("cap") == "all",
    )


def words_of_edges(sheet: bytes, name: str) -> Iterator[TextBlock]:
    """The words that are printed at the head and foot of a sheet's pages, without those that only
    number the pages; those of even and of first pages where they are set apart."""
    apart = APART.search(sheet)
    said = apart[0] if apart else b""
    used = {b"odd": True, b"even": b"differentOddEven" in said, b"first": b"differentFirst" in said}
    for edge in EDGE.finditer(sheet):
        text = html.unescape(edge["text"].decode("utf-8", "replace"))
        for part in PART.split(text) if used[edge["page"]] else ():
            words = _plain(part)
            if regex.search(r"\p{L}{2}", words) and not PAGE_NUMBER.fullmatch(words):
                yield TextBlock(words, f"{name}, {PLACES[edge['kind'].decode()]}")


def _plain(part: str) -> str:
    """A part of a header without its codes.

    >>> _plain('&"Arial,Bold"&12Báo cáo số 18/BC-UBND'), _plain("Trang &P/&N"), _plain("A && B")
    ('Báo cáo số 18/BC-UBND', 'Trang /', 'A & B')
    """
    pieces = part.split("&&")
    return "&".join(CODE.sub("", piece) for piece in pieces).strip()
