"""Fields of a draft: content controls that hold a number, which a later run knows again.

A field's tag is what it stands for (code, unit, period) and a fingerprint of what was last written
into it. So a later run tells a number of its own from one that a person typed over it.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.run import Run

from extractor.drafting.plain_text import clean

LONGEST_TAG = 64  # letters that Word keeps of a tag and of a title
PRINT_LENGTH = 8  # hexadecimal digits of a fingerprint
KEY_LENGTH = 20  # … of a name that is too long for a tag, behind so many letters of its code
CODE_LENGTH = 28
DOUBT = " (?)"  # behind a number that a person must look at
_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}


@dataclass(frozen=True, slots=True)
class Field:
    """What a field stands for and shows. `name`: code, unit and period, parted by `|`; `title`: for
    people; `doubtful`: marked to be looked at."""

    name: str
    text: str
    title: str = ""
    doubtful: bool = False

    @property
    def shown(self) -> str:
        return clean(self.text) + (DOUBT if self.doubtful else "")


def field_name(code: str, unit: str, period: str) -> str:
    """The name of a field: what it is of, of which unit ("" for all together), of which period."""
    parts = (clean(part).replace("|", "/") for part in (code, unit or "*", period))
    return "|".join(parts)


def key_of(name: str) -> str:
    """The part of a tag that names the field: the name, or its fingerprint where it is too long."""
    if len(name) + 1 + PRINT_LENGTH <= LONGEST_TAG:
        return name
    shortened = hashlib.sha256(name.encode()).hexdigest()[:KEY_LENGTH]
    return f"{name.partition('|')[0][:CODE_LENGTH]}|~{shortened}"


def print_of(text: str) -> str:
    """The fingerprint of a field's text; blanks at its ends and how letters are coded do not count.

    >>> print_of("40.358 ") == print_of("40.358"), len(print_of(""))
    (True, 8)
    """
    plain = unicodedata.normalize("NFC", text).strip()
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()[:PRINT_LENGTH]


def add_field(paragraph: Any, field: Field) -> None:
    """Puts a field behind what the paragraph (of python-docx) holds."""
    run = paragraph.add_run()
    element = OxmlElement("w:sdt")
    properties = OxmlElement("w:sdtPr")
    element.append(properties)
    if field.title:
        properties.append(_valued("w:alias", clean(field.title)[:LONGEST_TAG]))
    properties.append(_valued("w:tag", _tag(field)))
    content = OxmlElement("w:sdtContent")
    element.append(content)
    paragraph._p.append(element)
    content.append(run._r)
    _write(content, field)


def _valued(name: str, value: str) -> Any:
    element = OxmlElement(name)
    element.set(qn("w:val"), value)
    return element


def _tag(field: Field) -> str:
    return f"{key_of(field.name)}|{print_of(field.shown)}"


def _write(content: Any, field: Field) -> None:
    """Writes what a field shows into its first run, with the look that this has."""
    runs = list(content.iter(qn("w:r")))
    first = runs[0] if runs else OxmlElement("w:r")
    properties = first.find(qn("w:rPr"))
    for element in list(content):
        content.remove(element)
    content.append(first)
    for element in list(first):
        if element is not properties:
            first.remove(element)
    for number, line in enumerate(field.shown.split("\n")):
        if number:
            first.append(OxmlElement("w:br"))
        text = OxmlElement("w:t")
        text.text = line
        text.set(qn("xml:space"), "preserve")
        first.append(text)
    _mark(first, field.doubtful)


def _mark(run: Any, doubtful: bool) -> None:
    """Has a run stand on yellow, or on white again."""
    Run(run, run.getparent()).font.highlight_color = WD_COLOR_INDEX.YELLOW if doubtful else None


@dataclass(frozen=True, slots=True)
class PlacedField:
    """A field as it stands in a document: its key, what it shows now, whether that is what was
    written last (`ours`) or somebody typed over it."""

    element: Any
    key: str
    text: str
    ours: bool
    title: str = ""

    @property
    def paragraph(self) -> Any | None:
        """The paragraph that the field stands in, None where there is none."""
        return next(self.element.iterancestors(qn("w:p")), None)


def placed_fields(root: Any) -> Iterator[PlacedField]:
    """The fields of a document's XML in order; content controls of others are passed over."""
    for element in list(root.iter(qn("w:sdt"))):
        tag = element.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        said = tag.get(qn("w:val"), "") if tag is not None else ""
        key, parted, fingerprint = said.rpartition("|")
        if not parted or len(fingerprint) != PRINT_LENGTH or "|" not in key:
            continue
        text = _text_of(element)
        alias = element.find(f"{qn('w:sdtPr')}/{qn('w:alias')}")
        title = alias.get(qn("w:val"), "") if alias is not None else ""
        yield PlacedField(element, key, text, print_of(text) == fingerprint, title)


def _text_of(element: Any) -> str:
    content = element.find(qn("w:sdtContent"))
    if content is None:
        return ""
    pieces = []
    for part in content.iter():
        if part.tag == qn("w:t"):
            pieces.append(part.text or "")
        elif part.tag in _BREAKS:
            pieces.append(_BREAKS[part.tag])
    return "".join(pieces)


def renew(placed: PlacedField, field: Field) -> None:
    """Writes what a field shows now into its place in a document."""
    content = placed.element.find(qn("w:sdtContent"))
    if content is not None:
        _write(content, field)
    note(placed, field)


def note(placed: PlacedField, field: Field) -> None:
    """Notes in a field's tag what the program would write, without writing it."""
    tag = placed.element.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
    tag.set(qn("w:val"), _tag(field))
