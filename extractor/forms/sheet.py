"""One sheet of a form: what stands in its cells, and changes of them in its own XML.

Only cells that are set, and formulas whose results are no longer true, change; all else of the
sheet stays as it was written.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import regex
from lxml import etree
from openpyxl.formula.translate import Translator, TranslatorError

from extractor.errors import InputError
from extractor.forms.addresses import LAST_COLUMN, Place, address, area_of, place_of

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
NAMES = {"m": MAIN}
TRUE = ("1", "true")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MOST_CELLS = 500_000  # of a sheet: more is no form
# What stands behind the notes of cells in a sheet (ECMA-376, part 1, 18.3.1.99), in order.
BEHIND_NOTES = (
    *("hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks"),
    *("colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing"),
    *("legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls"),
    *("webPublishItems", "tableParts", "extLst"),
)
LONGEST_NOTE = 250  # characters that Excel takes for the note of a cell
LONGEST_TITLE = 32
NUMBER = regex.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?")
COUNT = regex.compile(r"\s*\d{1,9}\s*")
CONTROL = regex.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Element = Any  # lxml's elements carry no types


def tag(name: str) -> str:
    """A name of the sheets' own vocabulary."""
    return f"{{{MAIN}}}{name}"


def whole(written: str | None, without: int = 0) -> int:
    """A number that XML counts by; `without` where it says none. Raises InputError.

    >>> whole("12"), whole(None, 1)
    (12, 1)
    """
    if written is None:
        return without
    if not COUNT.fullmatch(written):
        raise InputError("office_broken")
    return int(written)


def clean(text: str) -> str:
    """Text that XML can hold."""
    return CONTROL.sub("\ufffd", text)


@dataclass(frozen=True, slots=True)
class Replaced:
    """A slice of a cell's text, and the words that take its place."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as it holds in its cell, without `=`. `text` is "" where it is not known (a table
    of data)."""

    place: Place
    text: str


class Sheet:
    """A sheet, `part` being the name of its part. `strings` are the workbook's shared ones."""

    def __init__(self, name: str, part: str, root: Element, strings: list[Element]) -> None:
        self.name = name
        self.part = part
        self.root = root
        self.changed = False
        self._strings = strings
        data = root.find(tag("sheetData"))
        if data is None:
            raise InputError("office_broken")
        self._data = data
        self._rows: dict[int, Element] = {}
        self._cells: dict[Place, Element] = {}
        self._take_in()
        self.areas = self._areas()
        self._covered: dict[Place, Place] | None = None

    def _take_in(self) -> None:
        """Finds rows and cells; those that do not say where they are follow each other."""
        row = 0
        for line in self._data.iterchildren(tag("row")):
            row = _counting(line.get("r"), row + 1)
            self._rows[row] = line
            column = 0
            for cell in line.iterchildren(tag("c")):
                written = cell.get("r")
                column = place_of(written)[1] if written else column + 1
                self._cells[row, column] = cell
        if len(self._cells) > MOST_CELLS:
            raise InputError("sheet_too_large", sheet=self.name, limit=MOST_CELLS)

    def _areas(self) -> list[tuple[Place, Place]]:
        """The merged areas."""
        merged = self.root.iterfind("m:mergeCells/m:mergeCell", NAMES)
        return [area_of(one.get("ref", "")) for one in merged]

    # ---- what stands there

    @property
    def places(self) -> list[Place]:
        """The places of all cells that the sheet writes, row by row."""
        return sorted(self._cells)

    def is_there(self, place: Place) -> bool:
        return place in self._cells

    def hidden(self) -> tuple[set[int], set[int]]:
        """The rows and the columns that are not shown."""
        rows = {number for number, line in self._rows.items() if line.get("hidden") in TRUE}
        columns: set[int] = set()
        for one in self.root.iterfind("m:cols/m:col", NAMES):
            if one.get("hidden") in TRUE:
                last = min(whole(one.get("max"), 0), LAST_COLUMN)
                columns |= set(range(whole(one.get("min"), 1), last + 1))
        return rows, columns

    def style(self, place: Place) -> int:
        """The number of a cell's style."""
        cell = self._cells.get(place)
        return whole(cell.get("s"), 0) if cell is not None else self._style_around(place)

    def head_of_area(self, place: Place) -> Place:
        """The cell that shows a place: itself, or the first one of the merged area over it."""
        if self._covered is None:
            self._covered = {}
            for first, last in self.areas:
                if (last[0] - first[0] + 1) * (last[1] - first[1] + 1) > MOST_CELLS:
                    raise InputError("sheet_too_large", sheet=self.name, limit=MOST_CELLS)
                for row in range(first[0], last[0] + 1):
                    for column in range(first[1], last[1] + 1):
                        self._covered[row, column] = first
        return self._covered.get(place, place)

    def formula(self, place: Place) -> bool:
        """True for a cell that holds a formula."""
        cell = self._cells.get(place)
        return cell is not None and cell.find(tag("f")) is not None

    def text(self, place: Place) -> str:
        """The words of a cell that holds text; "" for numbers, formulas and empty cells."""
        source = self._text_source(place)
        return "" if source is None else "".join(one.text or "" for one in _runs(source))

    def stored(self, place: Place) -> str:
        """A cell's number (or cached result) as it is written; "" for text and empty cells."""
        cell = self._cells.get(place)
        if cell is None or cell.get("t", "n") != "n":
            return ""
        number = (cell.findtext(tag("v")) or "").strip()
        return number if NUMBER.fullmatch(number) else ""

    def _text_source(self, place: Place) -> Element | None:
        """The element that holds the runs of a text cell, shared or its own."""
        cell = self._cells.get(place)
        if cell is None or cell.find(tag("f")) is not None:
            return None
        if cell.get("t") == "inlineStr":
            return cell.find(tag("is"))
        if cell.get("t") != "s":
            return None
        number = (cell.findtext(tag("v")) or "").strip()
        known = COUNT.fullmatch(number) and int(number) < len(self._strings)
        return self._strings[int(number)] if known else None

    def formulas(self) -> Iterator[Formula]:
        """The formulas of all cells; one that cells share is said as it holds in each."""
        shared: dict[str, Formula] = {}
        for place in self.places:
            found = self._cells[place].find(tag("f"))
            if found is None:
                continue
            text = found.text or ""
            group = found.get("si")
            if found.get("t") == "shared" and group is not None:
                if text:
                    shared[group] = Formula(place, text)
                elif group in shared:
                    text = _moved(shared[group], place)
            yield Formula(place, "" if found.get("t") == "dataTable" else text)

    # ---- changes

    def set_number(self, place: Place, number: str) -> None:
        """Puts a number into a cell, which keeps its style."""
        cell = self._emptied(place)
        etree.SubElement(cell, tag("v")).text = number

    def set_text(self, place: Place, text: str) -> None:
        """Puts words into a cell, which keeps its style."""
        cell = self._emptied(place)
        cell.set("t", "inlineStr")
        etree.SubElement(cell, tag("is")).append(_run_text(text))

    def set_parts(self, place: Place, parts: list[Replaced]) -> None:
        """Puts words in the place of slices of a text cell, in their order; letters keep their
        form."""
        source = self._text_source(place)
        if source is None:
            return
        made = copy.deepcopy(source)
        made.tag = tag("is")
        made.attrib.clear()
        for part in reversed(parts):
            _replace(_runs(made), part.start, part.end, clean(part.words))
        cell = self._emptied(place)
        cell.set("t", "inlineStr")
        cell.append(made)

    def clear(self, place: Place) -> None:
        """Empties a cell, which keeps its style; a cell that is not there stays so."""
        if place in self._cells:
            self._emptied(place)

    def forget_result(self, place: Place) -> bool:
        """Drops what a formula gave before; the formula stays. False where nothing was kept."""
        cell = self._cells[place]
        kept = cell.find(tag("v"))
        if kept is None:
            return False
        cell.remove(kept)
        cell.attrib.pop("t", None)
        self.changed = True
        return True

    def set_style(self, place: Place, style: int) -> None:
        self._cell(place).set("s", str(style))
        self.changed = True

    def _emptied(self, place: Place) -> Element:
        """A cell without what it held. A formula is never taken out."""
        cell = self._cell(place)
        if cell.find(tag("f")) is not None:
            raise ValueError(f"a formula: {address(*place)}")
        for child in list(cell):
            if child.tag != tag("extLst"):
                cell.remove(child)
        for name in ("t", "cm", "vm"):
            cell.attrib.pop(name, None)
        self.changed = True
        return cell

    def _cell(self, place: Place) -> Element:
        """The element of a cell, made in its place where it is not there."""
        if place in self._cells:
            return self._cells[place]
        style = self._style_around(place)
        line = self._row(place[0])
        line.attrib.pop("spans", None)
        cell = etree.Element(tag("c"), r=address(*place))
        if style:
            cell.set("s", str(style))
        before = [column for row, column in self._cells if row == place[0] and column < place[1]]
        if before:
            self._cells[place[0], max(before)].addnext(cell)
        else:
            line.insert(0, cell)
        self._cells[place] = cell
        return cell

    def _row(self, number: int) -> Element:
        if number in self._rows:
            return self._rows[number]
        line = etree.Element(tag("row"), r=str(number))
        before = [row for row in self._rows if row < number]
        if before:
            self._rows[max(before)].addnext(line)
        else:
            self._data.insert(0, line)
        self._rows[number] = line
        return line

    def _style_around(self, place: Place) -> int:
        """The style that a cell which is not written takes from its row or its column."""
        line = self._rows.get(place[0])
        if line is not None and line.get("customFormat") in ("1", "true"):
            return whole(line.get("s"), 0)
        for column in self.root.iterfind("m:cols/m:col", NAMES):
            if whole(column.get("min"), 0) <= place[1] <= whole(column.get("max"), 0):
                return whole(column.get("style"), 0)
        return 0

    # ---- notes and lists, which a cell shows when it is chosen

    def noted(self) -> list[tuple[Place, Place]]:
        """The areas whose cells have a note, a list or a limit already."""
        found = []
        for one in self.root.iterfind("m:dataValidations/m:dataValidation", NAMES):
            found += [area_of(area) for area in one.get("sqref", "").split()]
        return found

    def note(self, place: Place, title: str, words: str) -> None:
        """Gives a cell a note."""
        made = self._validation(place)
        made.set("showInputMessage", "1")
        made.set("promptTitle", clean(title)[:LONGEST_TITLE])
        made.set("prompt", clean(words)[:LONGEST_NOTE])

    def offer(self, place: Place, area: str, words: str) -> None:
        """Gives a cell a list to choose from, the cells of `area`; other words may be typed too."""
        made = self._validation(place)
        made.set("type", "list")
        made.set("allowBlank", "1")
        made.set("showInputMessage", "1")
        if words:
            made.set("promptTitle", "Solieu")
            made.set("prompt", clean(words)[:LONGEST_NOTE])
        etree.SubElement(made, tag("formula1")).text = area

    def drop_validations(self, places: set[Place]) -> None:
        """Takes lists and limits off some cells of a copy, where its own are put."""
        for one in list(self.root.iterfind("m:dataValidations/m:dataValidation", NAMES)):
            if any(_is_in(place, one.get("sqref", "")) for place in places):
                one.getparent().remove(one)
        self._count_validations()

    def _validation(self, place: Place) -> Element:
        held = self.root.find(tag("dataValidations"))
        if held is None:
            held = etree.Element(tag("dataValidations"))
            behind = [one for one in self.root if local_name(one) in BEHIND_NOTES]
            if behind:
                behind[0].addprevious(held)
            else:
                self.root.append(held)
        made = etree.SubElement(held, tag("dataValidation"), sqref=address(*place))
        self._count_validations()
        self.changed = True
        return made

    def _count_validations(self) -> None:
        held = self.root.find(tag("dataValidations"))
        if held is not None and len(held):
            held.set("count", str(len(held)))
        elif held is not None:
            self.root.remove(held)

    def content(self) -> bytes:
        """The sheet's part as it is now."""
        return as_bytes(self.root)


def as_bytes(root: Element) -> bytes:
    """A part of XML as Office writes it."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _counting(written: str | None, following: int) -> int:
    """The number of a row as it is written, else the one that follows. Raises InputError."""
    return following if written is None else place_of(f"A{whole(written)}")[0]


def local_name(element: Element) -> str:
    """The name of an element without its namespace; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _runs(source: Element) -> list[Element]:
    """The pieces of text of a string, those of how it is read out (phonetic runs) left out."""
    found = []
    for one in source:
        if one.tag == tag("t"):
            found.append(one)
        elif one.tag == tag("r"):
            found += one.findall(tag("t"))
    return found


def _replace(runs: list[Element], start: int, end: int, words: str) -> None:
    """Puts words in the place of a slice of the runs' text, into the run where it begins."""
    at = 0
    put = False
    for run in runs:
        text = run.text or ""
        first, last = max(0, start - at), min(len(text), end - at)
        if first < last:
            run.text = text[:first] + ("" if put else words) + text[last:]
            run.set(SPACE, "preserve")
            put = True
        at += len(text)


def _run_text(text: str) -> Element:
    made = etree.Element(tag("t"))
    made.text = clean(text)
    made.set(SPACE, "preserve")
    return made


def _moved(master: Formula, place: Place) -> str:
    """A shared formula as it holds in another cell."""
    try:
        moved = Translator(f"={master.text}", address(*master.place))
        return str(moved.translate_formula(address(*place))).removeprefix("=")
    except (TranslatorError, ValueError):
        return ""


def _is_in(place: Place, areas: str) -> bool:
    return any(
        first[0] <= place[0] <= last[0] and first[1] <= place[1] <= last[1]
        for first, last in map(area_of, areas.split())
    )
