"""Fields of a draft: content controls that hold a number, which a later run knows again.

A field's tag is what it stands for (code, unit, period) and a fingerprint of what was last written
into it. So a later run tells a number of its own from one that a person typed over it. A bookmark
around it says the same in short, for programs that lose tags when they save.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

import regex
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.run import Run

from extractor.drafting.plain_text import clean

LONGEST_TAG = 64  # characters that Word keeps of a tag and of a title
PRINT_LENGTH = 8  # hexadecimal digits of a fingerprint
KEY_LENGTH = 20  # … of a name that is too long for a tag, behind so many letters of its code
CODE_LENGTH = 28
OURS = "sl_"  # begins the names of our bookmarks, of which Word keeps 40 letters
MOST_PERIOD = 12
SHORT_LENGTH = 10
_BOOKMARK = regex.compile(
    rf"{OURS}(?P<period>[0-9A-Za-z]+)_(?P<short>[0-9a-f]{{{SHORT_LENGTH}}})"
    rf"_(?P<print>[0-9a-f]{{{PRINT_LENGTH}}})_\d+"
)
DOUBT = " (?)"  # behind a number that a person must look at
_RUNS = (qn("w:r"), qn("w:ins"), qn("w:hyperlink"))
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


def add_field(paragraph: Any, field: Field, number: int = 1) -> None:
    """Puts a field behind what the paragraph (of python-docx) holds; `number`: of its bookmark."""
    run = paragraph.add_run()
    element = _control(field)
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for one in (start, end):
        one.set(qn("w:id"), str(number))
    start.set(qn("w:name"), _bookmark(key_of(field.name), print_of(field.shown), number))
    for one in (start, element, end):
        paragraph._p.append(one)
    content = element.find(qn("w:sdtContent"))
    content.append(run._r)
    _write(content, field)


def _control(field: Field) -> Any:
    """An empty content control for a field."""
    element = OxmlElement("w:sdt")
    properties = OxmlElement("w:sdtPr")
    element.append(properties)
    if field.title:
        properties.append(_valued("w:alias", clean(field.title)[:LONGEST_TAG]))
    properties.append(_valued("w:tag", _tag(field)))
    element.append(OxmlElement("w:sdtContent"))
    return element


def _bookmark(key: str, fingerprint: str, number: int | str) -> str:
    """The name of the bookmark around a field: its period, its key in short, its fingerprint."""
    period = regex.sub(r"[^0-9A-Za-z]", "", key.rpartition("|")[2])[:MOST_PERIOD]
    return f"{OURS}{period or 0}_{_short(key)}_{fingerprint}_{number}"


def _short(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:SHORT_LENGTH]


def bookmarked_periods(root: Any) -> set[str]:
    """The periods, letters and digits alone, that bookmarks around fields name."""
    names = (start.get(qn("w:name"), "") for start in root.iter(qn("w:bookmarkStart")))
    return {found["period"] for found in map(_BOOKMARK.fullmatch, names) if found}


def restore(root: Any, keys: Iterable[str]) -> None:
    """Gives fields that lost their tag theirs again, by the bookmarks around them. `keys`: of all
    fields that may be meant; one of none of them is known by its bookmark alone."""
    known = {_short(key): key for key in keys}
    for start in list(root.iter(qn("w:bookmarkStart"))):
        found = _BOOKMARK.fullmatch(start.get(qn("w:name"), ""))
        if found:
            key = known.get(found["short"], f"?|{found['short']}")
            _restore_one(start, f"{key}|{found['print']}")


def _restore_one(start: Any, tag: str) -> None:
    """Tags the content control behind a bookmark's start; what stands there without one is put into
    a new one."""
    inside = list(takewhile(lambda one: one.tag != qn("w:bookmarkEnd"), start.itersiblings()))
    control = next((one for one in inside if one.tag == qn("w:sdt")), None)
    if control is None:
        control = _control(Field("", ""))
        start.addnext(control)
        content = control.find(qn("w:sdtContent"))
        content.extend(one for one in inside if one.tag in _RUNS)
    properties = control.find(qn("w:sdtPr"))
    if properties is None:
        properties = OxmlElement("w:sdtPr")
        control.insert(0, properties)
    _retag(properties, tag)


def _retag(properties: Any, tag: str) -> None:
    """Gives a content control a tag, unless it has one of ours."""
    old = properties.find(qn("w:tag"))
    if old is None:
        properties.append(_valued("w:tag", tag))
    elif not _is_ours(old.get(qn("w:val"), "")):
        old.set(qn("w:val"), tag)


def with_new_numbers(element: Any, first: int) -> Any:
    """A copied part of a document with bookmarks numbered from `first`, so that no two are one."""
    for number, start in enumerate(element.iter(qn("w:bookmarkStart")), first):
        old = start.get(qn("w:id"))
        ends = start.itersiblings(qn("w:bookmarkEnd"))
        end = next((one for one in ends if one.get(qn("w:id")) == old), None)
        start.set(qn("w:id"), str(number))
        if end is not None:
            end.set(qn("w:id"), str(number))
        name = start.get(qn("w:name"), "")
        if _BOOKMARK.fullmatch(name):
            start.set(qn("w:name"), f"{name.rpartition('_')[0]}_{number}")
    return element


def next_number(root: Any) -> int:
    """The first number that no bookmark of a document has."""
    numbers = (start.get(qn("w:id"), "") for start in root.iter(qn("w:bookmarkStart")))
    return 1 + max((int(one) for one in numbers if one.isdecimal()), default=0)


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
        if not _is_ours(said):
            continue
        key, _, fingerprint = said.rpartition("|")
        text = _text_of(element)
        alias = element.find(f"{qn('w:sdtPr')}/{qn('w:alias')}")
        title = alias.get(qn("w:val"), "") if alias is not None else ""
        yield PlacedField(element, key, text, print_of(text) == fingerprint, title)


def _is_ours(tag: str) -> bool:
    key, _, fingerprint = tag.rpartition("|")
    return "|" in key and len(fingerprint) == PRINT_LENGTH


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
    start = placed.element.getprevious()
    if start is not None and start.tag == qn("w:bookmarkStart"):
        number = start.get(qn("w:name"), "").rpartition("_")[2]
        name = _bookmark(key_of(field.name), print_of(field.shown), number)
        start.set(qn("w:name"), name)
