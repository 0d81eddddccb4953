"""Pictures and drawings inside office files: large pictures are pages to be read, drawings whose
words are not read (charts, diagrams, embedded objects) are said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

import regex

from extractor.intake import OFFICE_IDS, Relation
from extractor.model import Doubt
from extractor.office_files.word_characters import MC, shown_part

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WORD_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
VML = "{urn:schemas-microsoft-com:vml}"
OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
EMU = 914_400  # of drawings, to the inch
WIDE, HIGH = 2.4, 1.0  # inches from which a picture may hold a table or a page
MOST_PICTURES = 200  # of one file; further ones are said
READ = {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp"}
HIDDEN = regex.compile(r"(?i)visibility:\s*hidden")
UNITS = {"in": 1.0, "pt": 1 / 72, "cm": 1 / 2.54, "mm": 1 / 25.4, "px": 1 / 96}

Element = Any  # lxml's elements carry no types


@dataclass(frozen=True, slots=True)
class Drawing:
    """Something drawn: the id of its picture ("" for a drawing whose words are not read), its size
    in inches (0 where it is not said), the place where it stands."""

    picture: str
    width: float
    height: float
    place: str

    @property
    def is_large(self) -> bool:
        unknown = not self.width or not self.height
        return unknown or (self.width >= WIDE and self.height >= HIGH)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to be read as a page: its part in the package, its width in inches (0 where it is
    not said), the place where it stands."""

    part: str
    width: float
    place: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """The pictures of a file that are read as pages, and what a person should know of the rest."""

    pictures: tuple[Picture, ...]
    cautions: tuple[Doubt, ...]


@dataclass
class DrawingsFound:
    """The drawings of one part of a file, in the order in which they stand."""

    found: list[Drawing] = field(default_factory=list)

    def add(self, more: Iterable[Drawing]) -> None:
        self.found += more

    def resolved(self, relations: dict[str, Relation]) -> Resolved:
        """The large pictures, each once, by what the part that holds the drawings points at."""
        made: dict[str, Picture] = {}
        unread = 0
        for drawing in self.found:
            relation = relations.get(drawing.picture)
            if drawing.picture and not drawing.is_large:
                continue
            if relation and not relation.outside and is_readable(relation.target):
                picture = Picture(relation.target, drawing.width, drawing.place)
                made.setdefault(relation.target, picture)
            else:
                unread += 1
        unread += max(0, len(made) - MOST_PICTURES)
        said = (Doubt.of("drawings_unread", number=str(unread)),) if unread else ()
        return Resolved(tuple(made.values())[:MOST_PICTURES], said)


def is_readable(part: str) -> bool:
    """True for a kind of picture that can be read; Windows' own drawings cannot."""
    return PurePosixPath(part).suffix.lower() in READ


def drawings_in(element: Element, place: str) -> Iterator[Drawing]:
    """What is drawn in a paragraph or on a sheet, once where it stands twice for older programs."""
    for found in element.iter(f"{DRAWING}blip", f"{VML}imagedata", CHART, DIAGRAM, OBJECT):
        if not is_shown(found) or (found.tag == f"{VML}imagedata" and _shows_object(found)):
            continue
        width, height = _size(found)
        picture = ""
        if found.tag == f"{DRAWING}blip":
            picture = found.get(f"{OFFICE_IDS}embed", "") or "outside"
        elif found.tag == f"{VML}imagedata":
            picture = found.get(f"{OFFICE_IDS}id", "") or "outside"
        yield Drawing(picture, width, height, place)


def is_shown(element: Element) -> bool:
    """False for what stands twice, the second time for older programs, and for what was hidden."""
    return not any(_is_passed_over(parent) for parent in element.iterancestors())


def _is_passed_over(parent: Element) -> bool:
    """True for a part that another one stands for, and for a drawing that is not shown."""
    if parent.tag in (f"{MC}Choice", f"{MC}Fallback"):
        return shown_part(parent.getparent()) is not parent
    properties = parent.find(f"{WORD_DRAWING}docPr")
    if properties is not None:
        return properties.get("hidden", "0") not in ("0", "false")
    style = parent.get("style", "") if parent.tag.startswith(VML) else ""
    return HIDDEN.search(style) is not None


def _shows_object(image: Element) -> bool:
    """True for the picture that Word shows in place of an embedded workbook or equation."""
    return any(parent.tag.endswith("}object") for parent in image.iterancestors())


def _size(found: Element) -> tuple[float, float]:
    """Width and height in inches as the nearest element around says them."""
    for parent in found.iterancestors():
        for extent in parent.iter(f"{WORD_DRAWING}extent", f"{DRAWING}ext"):
            if extent.get("cx") and extent.get("cy"):  # not the `ext` of an extension
                return _inches(extent.get("cx")), _inches(extent.get("cy"))
        if parent.tag == f"{VML}shape":
            style = parent.get("style", "")
            return _measure(style, "width"), _measure(style, "height")
    return 0.0, 0.0


def _inches(said: str) -> float:
    return int(said) / EMU if regex.fullmatch(r"\d{1,12}", said) else 0.0


def _measure(style: str, name: str) -> float:
    found = regex.search(rf"(?:^|;)\s*{name}:\s*([\d.]+)(in|pt|cm|mm|px)", style)
    return float(found[1]) * UNITS[found[2]] if found else 0.0
