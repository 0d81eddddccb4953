"""The printed characters of a Word paragraph: its runs as a person sees them.

Left out are deleted and hidden words, codes of fields, and page numbers, which belong to no page
here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import regex

from extractor.reading.run_looks import RAISED, Look, Run, seen
from extractor.reading.word_looks import Looks

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
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
    looks: Looks,
) -> str:
    """The words of a paragraph. `note` gives the mark that stands for a reference to a footnote."""
    return seen(_Runs(fields, note, looks).of(paragraph))


@dataclass(frozen=True)
class _Runs:
    """What runs are read with: the open fields, the marks of notes, the looks of the document."""

    fields: Fields
    note: Callable[[Element], str]
    looks: Looks

    def of(self, element: Element) -> Iterator[Run]:
        for child in children(element):
            tag = child.tag
            if tag in LEFT_OUT:
                continue
            if tag == f"{W}r":
                hidden = self.looks.is_unseen(child)
                words = "".join(_signs(child, self.fields, self.note, hidden))
                yield Run(words, self.looks.of(child))
            elif tag == f"{W}fldSimple":
                if not PAGE_FIELD.match(child.get(f"{W}instr", "")):
                    yield from self.of(child)
            elif tag == f"{MATH}t":
                yield Run(child.text or "", Look())
            elif tag == f"{MATH}den":
                yield Run("/", Look())
                yield from self.of(child)
            else:
                yield from self.of(child)


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
