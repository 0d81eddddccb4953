"""The printed characters of a Word paragraph: its runs as a person sees them.

Left out are deleted and hidden words, codes of fields, and page numbers, which belong to no page
here. What is set high is written with raised signs, so that a mark after a year stays a mark, and
digits that are struck out with their stroke, so that they count for none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import regex

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
RAISED = str.maketrans("0123456789()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾")
STRUCK_DIGIT = regex.compile(r"\d")
STROKE = "\u0336"  # laid over the character before it
PAGE_FIELD = regex.compile(r"(?i)^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF)\b")
LEFT_OUT = {
    *(f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "drawing", "pict")),
    f"{W}object",
    f"{MC}AlternateContent",
}
WRAPPERS = {f"{W}{name}" for name in ("customXml", "smartTag", "ins", "moveTo")}
WRITTEN_AS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
SIGNS = {  # of the font Symbol
    "F0B3": "≥",
    "F0A3": "≤",
    "F0B1": "±",
    "F0B4": "×",
    "F0B0": "°",
    "F0B9": "≠",
    "F02D": "-",
    "F0B7": "•",
}

Element = Any  # lxml's elements carry no types


@dataclass
class Fields:
    """The fields that are open at a place of the text; they may run over paragraphs."""

    open: list[list[str]] = field(default_factory=list)  # of each: its code, "" or "result"

    def mark(self, kind: str) -> None:
        if kind == "begin":
            self.open.append(["", ""])
        elif kind == "separate" and self.open:
            self.open[-1][1] = "result"
        elif kind == "end" and self.open:
            self.open.pop()

    def code(self, words: str) -> None:
        if self.open:
            self.open[-1][0] += words

    @property
    def hides(self) -> bool:
        """True within the code of a field and within the result of one that counts pages."""
        return any(not part or PAGE_FIELD.match(code) is not None for code, part in self.open)


def printed(
    paragraph: Element,
    fields: Fields,
    note: Callable[[Element], str],
) -> str:
    """The words of a paragraph. `note` gives the mark that stands for a reference to a footnote."""
    return "".join(_runs(paragraph, fields, note))


def _runs(element: Element, fields: Fields, note: Callable[[Element], str]) -> Iterator[str]:
    for child in children(element):
        tag = child.tag
        if tag in LEFT_OUT:
            continue
        if tag == f"{W}r":
            yield from _run(child, fields, note)
        elif tag == f"{W}fldSimple":
            if not PAGE_FIELD.match(child.get(f"{W}instr", "")):
                yield from _runs(child, fields, note)
        elif tag == f"{MATH}t":
            yield child.text or ""
        elif tag == f"{MATH}den":
            yield "/"
            yield from _runs(child, fields, note)
        else:
            yield from _runs(child, fields, note)


def _run(run: Element, fields: Fields, note: Callable[[Element], str]) -> Iterator[str]:
    properties = run.find(f"{W}rPr")
    hidden = _is_on(properties, "vanish")
    words = "".join(_signs(run, fields, note, hidden))
    if _value(properties, "vertAlign") == "superscript":
        words = words.translate(RAISED)
    if _is_on(properties, "strike") or _is_on(properties, "dstrike"):
        words = STRUCK_DIGIT.sub(rf"\g<0>{STROKE}", words)
    yield words.upper() if _is_on(properties, "caps") else words


def _signs(
    run: Element,
    fields: Fields,
    note: Callable[[Element], str],
    hidden: bool,
) -> Iterator[str]:
    for child in children(run):
        if child.tag == f"{W}fldChar":
            fields.mark(child.get(f"{W}fldCharType", ""))
        elif child.tag == f"{W}instrText":
            fields.code(child.text or "")
        elif not hidden and not fields.hides:
            yield _sign(child, note)


def _sign(child: Element, note: Callable[[Element], str]) -> str:
    tag = child.tag
    if tag == f"{W}t":
        return child.text or ""
    if tag in WRITTEN_AS:
        return WRITTEN_AS[tag]
    if tag == f"{W}sym":
        return SIGNS.get(child.get(f"{W}char", "").upper(), " ")
    if tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
        return note(child)
    return ""


def children(element: Element) -> Iterator[Element]:
    """Children, those of content controls, custom XML and inserted parts in their place."""
    for child in element:
        if not isinstance(child.tag, str):  # a comment of the XML
            continue
        if child.tag == f"{W}sdt":
            content = child.find(f"{W}sdtContent")
            if content is not None:
                yield from children(content)
        elif child.tag in WRAPPERS and element.tag != f"{W}rPr":
            yield from children(child)
        else:
            yield child


def raised(number: int) -> str:
    """A note's number as its mark is printed.

    >>> raised(12)
    '¹²'
    """
    return str(number).translate(RAISED)


def _value(properties: Element | None, name: str) -> str:
    found = None if properties is None else properties.find(f"{W}{name}")
    return "" if found is None else str(found.get(f"{W}val", "1"))


def _is_on(properties: Element | None, name: str) -> bool:
    return _value(properties, name) not in ("", "0", "false", "off")
