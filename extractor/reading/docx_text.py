"""The text of a Word document (.docx): paragraphs with their printed numbers, tables, notes.

What a person sees in Word is read: automatic numbers of headings and lists, inserted words of
tracked changes, text boxes, footnotes where they are called. Deleted words, hidden words and the
codes of fields are left out. The package is opened by python-docx, which alone is imported here;
its paragraphs skip inserted and linked runs, so the XML (ECMA-376, part 1, 17) is walked anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import docx
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from extractor.errors import InputError
from extractor.model import TextBlock, TextCell, TextTable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
MOST_NESTED = 8  # tables in tables; deeper ones are read as plain text

Element = Any  # lxml's elements carry no types


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered: `pattern` holds %1…%9 for the numbers of the levels."""

    form: str
    pattern: str
    start: int


@dataclass
class Numbering:
    """The automatic numbers of a document's lists, counted paragraph by paragraph."""

    levels: dict[tuple[str, int], Level]
    lists: dict[str, str]  # number of a list → its definition
    styles: dict[str, tuple[str, int]]  # style → (list, level)
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def next(self, list_id: str, depth: int) -> str:
        """The number that Word prints before the next paragraph of a list, "" where it has none."""
        level = self.levels.get((list_id, depth))
        if level is None or level.form == "none":
            return ""
        group = self.lists.get(list_id, list_id)
        for deeper in range(depth + 1, 9):
            self.counts.pop((group, deeper), None)
        count = self.counts.get((group, depth), level.start - 1) + 1
        self.counts[group, depth] = count
        if level.form == "bullet":
            return "-"
        made = level.pattern
        for place in range(depth + 1):
            other = self.levels.get((list_id, place), level)
            number = self.counts.get((group, place), other.start)
            made = made.replace(f"%{place + 1}", _written(number, other.form))
        return made


def read_docx(path: Path) -> tuple[TextBlock | TextTable, ...]:
    """The blocks of a Word document in reading order. Raises InputError where it cannot be opened."""
    try:
        document = docx.Document(str(path))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, etree.XMLSyntaxError, OSError):
        raise InputError("file_broken") from None
    reader = _Reader(document)
    return tuple(reader.blocks())


class _Reader:
    """Walks the body of one document, counting paragraphs and tables as a person would."""

    def __init__(self, document: Any):
        self.body = document.element.body
        self.numbering = _numbering(document)
        self.notes = _notes(document)
        self.paragraphs = 0
        self.tables = 0

    def blocks(self) -> Iterator[TextBlock | TextTable]:
        for element in _children(self.body):
            yield from self._block(element, 0)
        for number, text in self.notes.items():
            yield TextBlock(f"{number} {text}", f"chú thích {number}")

    def _block(self, element: Element, depth: int) -> Iterator[TextBlock | TextTable]:
        if element.tag == f"{W}p":
            yield from self._paragraph(element)
        elif element.tag == f"{W}tbl":
            self.tables += 1
            yield from self._table(element, depth)

    def _paragraph(self, element: Element) -> Iterator[TextBlock]:
        self.paragraphs += 1
        place = f"đoạn {self.paragraphs}"
        text = self._text(element)
        if text.strip():
            yield TextBlock(text.strip(), place)
        for box in element.iter(f"{W}txbxContent"):
            if _is_shown(box):
                for inner in box.iter(f"{W}p"):
                    if words := self._text(inner).strip():
                        yield TextBlock(words, f"{place}, khung chữ")

    def _text(self, paragraph: Element) -> str:
        """The words of a paragraph as printed, its automatic number first."""
        number = self._number(paragraph)
        words = "".join(_runs(paragraph))
        return f"{number} {words}" if number and words.strip() else words

    def _number(self, paragraph: Element) -> str:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return ""
        own = properties.find(f"{W}numPr")
        list_id, depth = "", 0
        style = properties.find(f"{W}pStyle")
        if style is not None:
            list_id, depth = self.numbering.styles.get(style.get(f"{W}val", ""), ("", 0))
        if own is not None:
            list_id = _value(own, "numId") or list_id
            depth = int(_value(own, "ilvl") or depth)
        if not list_id or list_id == "0" or not "".join(_runs(paragraph)).strip():
            return ""
        return self.numbering.next(list_id, depth)

    def _table(self, element: Element, depth: int) -> Iterator[TextBlock | TextTable]:
        name = f"bảng {self.tables}"
        rows = [row for row in _children(element) if row.tag == f"{W}tr"]
        if depth >= MOST_NESTED or not _has_lines(element):
            yield from self._layout_table(rows, depth)
            return
        cells = self._cells(rows, name)
        if cells:
            yield TextTable(
                rows=max(cell.row + cell.rows - 1 for cell in cells),
                columns=max(cell.column + cell.columns - 1 for cell in cells),
                cells=cells,
                place=name,
            )

    def _layout_table(self, rows: list[Element], depth: int) -> Iterator[TextBlock | TextTable]:
        """A table without lines only sets words beside each other: column by column, as read."""
        columns: dict[int, list[Element]] = {}
        for row in rows:
            at = 0
            for cell in _cells_of(row):
                columns.setdefault(at, []).append(cell)
                at += _span(cell)
        for _, cells in sorted(columns.items()):
            lines = []
            for cell in cells:
                for inner in _children(cell):
                    for block in self._block(inner, depth + 1):
                        if isinstance(block, TextTable):
                            yield block
                        else:
                            lines.append(block)
            if lines:
                yield TextBlock("\n".join(line.text for line in lines), lines[0].place)

    def _cells(self, rows: list[Element], name: str) -> tuple[TextCell, ...]:
        found: list[TextCell] = []
        above: dict[int, int] = {}  # column → which of `found` goes on downwards there
        for number, row in enumerate(rows, 1):
            column = 1 + _skipped(row)
            for cell in _cells_of(row):
                wide = _span(cell)
                if _goes_on(cell) and column in above:
                    at = above[column]
                    found[at] = found[at].grown(number - found[at].row + 1)
                else:
                    text = "\n".join(filter(None, map(self._cell_line, cell.iter(f"{W}p"))))
                    place = f"{name}, hàng {number}, cột {column}"
                    above[column] = len(found)
                    found.append(TextCell(number, column, 1, wide, text.strip(), place))
                column += wide
        return tuple(found)

    def _cell_line(self, paragraph: Element) -> str:
        return self._text(paragraph).strip()


def _runs(element: Element) -> Iterator[str]:
    """The printed characters of a paragraph, its text boxes left out."""
    for child in _children(element):
        tag = child.tag
        if tag in (f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}instrText", f"{W}delText"):
            continue
        if tag == f"{W}r":
            if not _is_hidden(child):
                yield from _characters(child)
        elif tag in (f"{W}drawing", f"{W}pict", f"{MC}AlternateContent"):
            continue
        else:
            yield from _runs(child)


def _characters(run: Element) -> Iterator[str]:
    for child in _children(run):
        tag = child.tag
        if tag == f"{W}t":
            yield child.text or ""
        elif tag in (f"{W}tab", f"{W}ptab"):
            yield "\t"
        elif tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif tag == f"{W}noBreakHyphen":
            yield "-"
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            yield ""


def _children(element: Element) -> Iterator[Element]:
    """Children, those of content controls, custom XML and inserted parts in their place."""
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag == f"{W}sdt":
            content = child.find(f"{W}sdtContent")
            if content is not None:
                yield from _children(content)
        elif child.tag in (f"{W}customXml", f"{W}smartTag") or (
            child.tag in (f"{W}ins", f"{W}moveTo") and element.tag != f"{W}rPr"
        ):
            yield from _children(child)
        else:
            yield child


def _is_hidden(run: Element) -> bool:
    properties = run.find(f"{W}rPr")
    vanish = None if properties is None else properties.find(f"{W}vanish")
    return vanish is not None and vanish.get(f"{W}val", "1") not in ("0", "false")


def _is_shown(box: Element) -> bool:
    """A text box stands twice where an older program must be served: the first is what is shown."""
    return not any(parent.tag == f"{MC}Fallback" for parent in box.iterancestors())


def _value(properties: Element, name: str) -> str:
    found = properties.find(f"{W}{name}")
    return "" if found is None else found.get(f"{W}val", "")


def _cells_of(row: Element) -> Iterator[Element]:
    return (cell for cell in _children(row) if cell.tag == f"{W}tc")


def _span(cell: Element) -> int:
    properties = cell.find(f"{W}tcPr")
    said = "" if properties is None else _value(properties, "gridSpan")
    return max(1, int(said)) if said.isdigit() else 1


def _goes_on(cell: Element) -> bool:
    """Is this cell the lower part of a merged one?"""
    properties = cell.find(f"{W}tcPr")
    merged = None if properties is None else properties.find(f"{W}vMerge")
    return merged is not None and merged.get(f"{W}val", "continue") == "continue"


def _skipped(row: Element) -> int:
    """Columns of the grid that a row leaves out at its left."""
    properties = row.find(f"{W}trPr")
    said = "" if properties is None else _value(properties, "gridBefore")
    return int(said) if said.isdigit() else 0


def _has_lines(table: Element) -> bool:
    """Is any line of the table drawn, by itself, in a cell or by its style?"""
    properties = table.find(f"{W}tblPr")
    borders = None if properties is None else properties.find(f"{W}tblBorders")
    if borders is not None:
        return any(_is_drawn(side) for side in borders) or _cells_have_lines(table)
    style = "" if properties is None else _value(properties, "tblStyle")
    return (style not in ("", "TableNormal")) or _cells_have_lines(table)


def _cells_have_lines(table: Element) -> bool:
    drawn = 0
    for borders in table.iter(f"{W}tcBorders"):
        drawn += sum(_is_drawn(side) for side in borders)
    return drawn > 2


def _is_drawn(side: Element) -> bool:
    return side.get(f"{W}val", "nil") not in ("nil", "none")


def _numbering(document: Any) -> Numbering:
    try:
        part = document.part.numbering_part.element
    except (KeyError, NotImplementedError, AttributeError):
        return Numbering({}, {}, {})
    abstract = {
        definition.get(f"{W}abstractNumId"): definition
        for definition in part.iter(f"{W}abstractNum")
    }
    levels: dict[tuple[str, int], Level] = {}
    lists: dict[str, str] = {}
    for number in part.findall(f"{W}num"):
        list_id = number.get(f"{W}numId")
        definition = abstract.get(_value(number, "abstractNumId"))
        restarted = number.find(f"{W}lvlOverride") is not None
        lists[list_id] = list_id if restarted else f"abstract {_value(number, 'abstractNumId')}"
        for level in [] if definition is None else definition.findall(f"{W}lvl"):
            levels[list_id, int(level.get(f"{W}ilvl"))] = _level(level)
        for change in number.findall(f"{W}lvlOverride"):
            _override(levels, list_id, change)
    return Numbering(levels, lists, _numbered_styles(document))


def _level(level: Element) -> Level:
    start = _value(level, "start")
    return Level(
        form=_value(level, "numFmt") or "decimal",
        pattern=_value(level, "lvlText"),
        start=int(start) if start.lstrip("-").isdigit() else 1,
    )


def _override(levels: dict[tuple[str, int], Level], list_id: str, change: Element) -> None:
    depth = int(change.get(f"{W}ilvl"))
    if (own := change.find(f"{W}lvl")) is not None:
        levels[list_id, depth] = _level(own)
    start = _value(change, "startOverride")
    if start.isdigit() and (list_id, depth) in levels:
        old = levels[list_id, depth]
        levels[list_id, depth] = Level(old.form, old.pattern, int(start))


def _numbered_styles(document: Any) -> dict[str, tuple[str, int]]:
    found = {}
    for style in document.styles.element.findall(f"{W}style"):
        number = style.find(f"{W}pPr/{W}numPr")
        if number is not None:
            depth = _value(number, "ilvl")
            found[style.get(f"{W}styleId")] = (_value(number, "numId"), int(depth or 0))
    return found


def _notes(document: Any) -> dict[int, str]:
    """Footnotes and endnotes by the number that Word prints, in the order in which they are called."""
    found: dict[int, str] = {}
    for kind in ("footnote", "endnote"):
        texts = {}
        for part in document.part.package.iter_parts():
            if str(part.partname).endswith(f"/{kind}s.xml"):
                root = etree.fromstring(part.blob)
                for note in root.findall(f"{W}{kind}"):
                    texts[note.get(f"{W}id")] = " ".join(
                        "".join(_runs(paragraph)).strip() for paragraph in note.iter(f"{W}p")
                    ).strip()
        for called in document.element.body.iter(f"{W}{kind}Reference"):
            if text := texts.get(called.get(f"{W}id"), ""):
                found[len(found) + 1] = text
    return found


def _written(number: int, form: str) -> str:
    """A list's number in its form: `upperRoman` 4 → IV, `lowerLetter` 2 → b."""
    if form in ("upperRoman", "lowerRoman"):
        made = ""
        for worth, letters in ROMAN:
            while number >= worth:
                made, number = made + letters, number - worth
        return made.lower() if form == "lowerRoman" else made
    if form in ("upperLetter", "lowerLetter") and number > 0:
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.lower() if form == "lowerLetter" else letter
    return f"{number:02}" if form == "decimalZero" else str(number)
