"""The printed characters of a Word paragraph: its runs as a person sees them.

Left out are deleted and hidden words, codes of fields, and page numbers, which belong to no page
here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import regex

from extractor.office_files.run_looks import PLAIN_SIGNS, RAISED, SIGNS_ONLY, Look, Run, seen
from extractor.office_files.word_looks import Looks

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
STANDARD = "{http://schemas.openxmlformats.org/"  # names of the standard's own parts
RAISED_MATH = str.maketrans("0123456789()+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾⁺⁻⁻")
LOWERED_MATH = str.maketrans("0123456789()+-−", "₀₁₂₃₄₅₆₇₈₉₍₎₊₋₋")
SET_OFF = {  # parts of a formula that stand higher or lower than the rest
    f"{MATH}sup": RAISED_MATH,
    f"{MATH}deg": RAISED_MATH,
    f"{MATH}sub": LOWERED_MATH,
}
PAGE_FIELD = regex.compile(r"(?i)^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF)\b")
MOVING_FIELD = regex.compile(r"(?i)^\s*(?:DATE|TIME|PRINTDATE|SAVEDATE)\b")
LEFT_OUT = {
    *(f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "drawing", "pict")),
    f"{W}object",
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
class Field:
    """A field that is open: its code, whether its result has begun, and what it shows where that is
    empty."""

    code: str = ""
    has_result: bool = False
    shown: str = ""


@dataclass
class Fields:
    """The fields that are open at a place of the text; they may run over paragraphs."""

    open: list[Field] = field(default_factory=list)
    moving: int = 0  # pieces of dates that are another day's wherever the file is opened

    def begin(self, shown: str = "") -> None:
        self.open.append(Field(shown=shown))

    def separate(self) -> None:
        if self.open:
            self.open[-1].has_result = True

    def end(self) -> str:
        """Closes a field; what it shows that had no words for its result."""
        return self.open.pop().shown if self.open else ""

    def code(self, words: str) -> None:
        if self.open:
            self.open[-1].code += words

    def shown(self, words: str) -> str:
        """The words, once it is noted that the open fields have them for their result."""
        for one in self.open if words.strip() else ():
            one.shown = ""
            self.note_moving(one.code, words)
        return words

    def note_moving(self, code: str, words: str) -> None:
        """Counts a piece of a date that a field with this code gives."""
        is_moving = MOVING_FIELD.match(code) and regex.search(r"\d", words)
        self.moving += is_moving is not None

    @property
    def hides(self) -> bool:
        """True within the code of a field and within the result of one that counts pages."""
        return any(not one.has_result or PAGE_FIELD.match(one.code) for one in self.open)


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
                yield from self._of_field(child)
            elif tag.startswith(MATH):
                yield from self._of_formula(child)
            else:
                yield from self.of(child)

    def _of_field(self, element: Element) -> Iterator[Run]:
        code = element.get(f"{W}instr", "")
        self.fields.note_moving(code, "".join(element.itertext(f"{W}t")))
        yield from () if PAGE_FIELD.match(code) else self.of(element)

    def _of_formula(self, part: Element) -> Iterator[Run]:
        """A part of a formula; of a fraction, the lower one behind a stroke."""
        if part.tag == f"{MATH}t":
            yield Run(part.text or "", Look())
        elif part.tag in SET_OFF:
            words = "".join(part.itertext(f"{MATH}t"))
            yield Run(words.translate(SET_OFF[part.tag]), Look())
        else:
            if part.tag == f"{MATH}den":
                yield Run("/", Look())
            yield from self.of(part)


def _signs(
    run: Element,
    fields: Fields,
    note: Callable[[Element], str],
    hidden: bool,
) -> Iterator[str]:
    for child in children(run):
        if child.tag == f"{W}instrText":
            fields.code(child.text or "")
        elif child.tag == f"{W}fldChar":
            yield _field_mark(child, fields, hidden)
        elif child.tag == f"{W}ruby":  # small words stand over it, which say how it is spoken
            base = child.find(f"{W}rubyBase")
            yield from () if base is None else _base_signs(base, fields, note, hidden)
        elif not hidden and not fields.hides:
            yield fields.shown(_sign(child, note))


def _base_signs(
    base: Element,
    fields: Fields,
    note: Callable[[Element], str],
    hidden: bool,
) -> Iterator[str]:
    for run in base.iterfind(f"{W}r"):
        yield from _signs(run, fields, note, hidden)


def _field_mark(mark: Element, fields: Fields, hidden: bool) -> str:
    """Opens or closes a field; what a list to choose from shows where it has no other result."""
    kind = mark.get(f"{W}fldCharType", "")
    if kind == "begin":
        fields.begin(_chosen(mark))
    elif kind == "separate":
        fields.separate()
    shown = fields.end() if kind == "end" else ""
    return "" if hidden or fields.hides else shown


def _chosen(mark: Element) -> str:
    """What was chosen of the list of an old form's field; "" for other fields."""
    entries = mark.findall(f"{W}ffData/{W}ddList/{W}listEntry")
    said = mark.find(f"{W}ffData/{W}ddList/{W}result")
    if said is None:
        said = mark.find(f"{W}ffData/{W}ddList/{W}default")
    number = "0" if said is None else said.get(f"{W}val", "0")
    is_there = regex.fullmatch(r"[0-9]{1,4}", number) and int(number) < len(entries)
    return str(entries[int(number)].get(f"{W}val", "")) if is_there else ""


def _sign(child: Element, note: Callable[[Element], str]) -> str:
    tag = child.tag
    if tag == f"{W}t":
        return child.text or ""
    if tag in WRITTEN_AS:
        return WRITTEN_AS[tag]
    if tag == f"{W}sym":
        return _symbol(child.get(f"{W}char", "").upper(), child.get(f"{W}font", ""))
    if tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
        return note(child)
    return ""


def _symbol(code: str, font: str) -> str:
    """The sign that a font has under a code; a blank for one that only a picture shows.

    >>> _symbol("F0B3", "Symbol"), _symbol("F034", "Symbol"), _symbol("F034", "Wingdings")
    ('≥', '4', ' ')
    >>> _symbol("00B2", "Times New Roman"), _symbol("F035", "Arial")
    ('²', '5')
    """
    if code in SIGNS or not regex.fullmatch(r"[0-9A-F]{4}", code):
        return SIGNS.get(code, " ")
    if SIGNS_ONLY.search(font):
        return " "
    sign = chr(int(code, 16)).translate(PLAIN_SIGNS)
    return " " if regex.fullmatch(r"\p{C}", sign) else sign


def children(element: Element) -> Iterator[Element]:
    """Children, those of content controls, custom XML, inserted parts and of the shown ones of
    several parts in their place."""
    for child in element:
        if not isinstance(child.tag, str):  # a comment of the XML
            continue
        if child.tag == f"{W}sdt":
            content = child.find(f"{W}sdtContent")
            if content is not None:
                yield from children(content)
        elif child.tag == f"{MC}AlternateContent":
            part = shown_part(child)
            yield from () if part is None else children(part)
        elif child.tag in WRAPPERS and element.tag != f"{W}rPr":
            yield from children(child)
        else:
            yield child


def shown_part(choices: Element) -> Element | None:
    """The one of several parts for newer and older programs that is read: the first with anything
    that the standard knows, else the one for the oldest."""
    for part in choices.findall(f"{MC}Choice"):
        if any(isinstance(child.tag, str) and child.tag.startswith(STANDARD) for child in part):
            return part
    return choices.find(f"{MC}Fallback")


def raised(number: int) -> str:
    """A note's number as its mark is printed.

    >>> raised(12)
    '¹²'
    """
    return str(number).translate(RAISED)
