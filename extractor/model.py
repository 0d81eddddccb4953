"""The few records that carry everything from the page to the workbook.

Lengths are points (1/72 inch) from the page's top left corner; offsets count characters of the
document's text. Values are exact: int or Decimal, never float. Geometry and confidence are float.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Literal, get_args

FigureKind = Literal["ratio", "percentage", "count", "measure", "money"]
NumeralKind = Literal[FigureKind, "document_number", "date", "label", "stamp"]
Status = Literal["", "actual", "planned", "assigned"]
Verdict = Literal["holds", "rounded", "truncated", "fails", "suspect"]
DateRole = Literal["", "document", "received", "period", "event"]
ColumnRole = Literal["number", "name", "unit", "text", "value"]
ReaderName = Literal["text-layer", "ocr", "plain-text", "office", "none"]
InputKind = Literal["pdf", "image", "text", "word", "sheet"]
FIGURE_KINDS: tuple[FigureKind, ...] = get_args(FigureKind)
UNREAD = "□"  # stands for print in a table's cell that could not be read
NUMERAL_KINDS: tuple[NumeralKind, ...] = get_args(NumeralKind)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page; one that is inside out cannot be built."""

    x0: float
    y0: float
    x1: float
    y1: float

    def __post_init__(self):
        if self.x1 < self.x0 or self.y1 < self.y0:
            raise ValueError(f"box is inside out: {self}")

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def centre(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    @staticmethod
    def around(boxes: Iterable[Box]) -> Box:
        """The smallest box that holds them all. Raises ValueError where there are none."""
        found = list(boxes)
        return Box(
            min(box.x0 for box in found),
            min(box.y0 for box in found),
            max(box.x1 for box in found),
            max(box.y1 for box in found),
        )

    def moved(self, x: float, y: float) -> Box:
        """The box shifted by so many points to the right and down, kept on the page's upper left."""
        return Box(
            max(0.0, self.x0 + x),
            max(0.0, self.y0 + y),
            max(0.0, self.x1 + x),
            max(0.0, self.y1 + y),
        )

    def shared_width(self, other: Box) -> float:
        """How many points wide both boxes cover; negative: the gap that lies between them."""
        return min(self.x1, other.x1) - max(self.x0, other.x0)

    def shared_height(self, other: Box) -> float:
        """How many points high both boxes cover; negative: the gap that lies between them."""
        return min(self.y1, other.y1) - max(self.y0, other.y0)

    def union(self, other: Box) -> Box:
        return Box(
            min(self.x0, other.x0),
            min(self.y0, other.y0),
            max(self.x1, other.x1),
            max(self.y1, other.y1),
        )

    def slanted(self, degrees: float, wide: float, high: float) -> Box:
        """Where it lies on a page whose print runs up to the right by so much, when this is its
        place with print level; the page was turned about its middle. Kept on the page."""
        x, y, angle = (
            (self.x0 + self.x1 - wide) / 2,
            (self.y0 + self.y1 - high) / 2,
            math.radians(degrees),
        )
        across, down = (
            wide / 2 + x * math.cos(angle) + y * math.sin(angle),
            high / 2 - x * math.sin(angle) + y * math.cos(angle),
        )
        return Box(
            *(
                float(min(max(v, 0.0), limit))
                for v, limit in (
                    (across - self.width / 2, wide),
                    (down - self.height / 2, high),
                    (across + self.width / 2, wide),
                    (down + self.height / 2, high),
                )
            )
        )


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason why a person must look: the key of its sentence in messages.py, with the words that
    stand in it as (name, text).

    >>> Doubt.of("second_reading", other="23/28")
    Doubt(key='second_reading', values=(('other', '23/28'),))
    """

    key: str
    values: tuple[tuple[str, str], ...] = ()

    @staticmethod
    def of(key: str, **values: str) -> Doubt:
        return Doubt(key, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Word:
    """One word as read, NFC. `printed` is what stood in the text layer when that differs
    (an old encoding, another Unicode form). `confidence` is 0–1, the reader's own."""

    text: str
    box: Box
    confidence: float
    printed: str = ""
    superscript: bool = False
    evidence: str = ""  # how further readings stand to it: see reading/voting.py; "": not asked
    others: tuple[str, ...] = ()  # what those read at its place


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its place in the grid (from 1), how many rows and columns it takes, the
    words in it in reading order."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box
    words: tuple[Word, ...] = ()

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of one page: every cell of its grid, row by row, merged cells once."""

    rows: int
    columns: int
    cells: tuple[Cell, ...]

    @property
    def box(self) -> Box:
        return Box.around(cell.box for cell in self.cells)


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph of a file that has no pages of print, and where a person finds it there: `đoạn 12`
    of a Word document, `Biểu 1!A3` of a workbook."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class TextCell:
    """A cell of such a file's table: its place in the grid (from 1), how many rows and columns it
    takes, its words, where a person finds it."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    place: str

    def grown(self, rows: int) -> TextCell:
        """The cell merged downwards over so many rows."""
        return replace(self, rows=rows)


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table of a file that has no pages of print."""

    rows: int
    columns: int
    cells: tuple[TextCell, ...]
    place: str


@dataclass(frozen=True, slots=True)
class PageReading:
    """All words of one page, with how they were come by; those of its tables stand in their cells
    and nowhere else. Boxes are as if print ran level, `slant` tells how it lies (Box.slanted).

    `reader` is `text-layer`, `ocr`, `plain-text` or `none` (blank page); `reason` the key of the
    sentence that says why; `cautions` what a person should know about the page."""

    number: int
    width: float
    height: float
    reader: ReaderName
    reason: str
    words: tuple[Word, ...] = ()
    overlays: tuple[str, ...] = ()
    cautions: tuple[Doubt, ...] = ()
    dpi: int = 0
    turned: int = 0  # degrees clockwise that the stored page was turned to be read
    tables: tuple[Table, ...] = ()
    slant: float = 0.0  # degrees by which print runs up to the right on the page
    blocks: tuple[
        TextBlock | TextTable, ...
    ] = ()  # of a file without pages of print, then no words


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read: where it is, its name in the results, and its content's fingerprint."""

    path: Path
    name: str
    kind: InputKind
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its slice of the document's text and its place."""

    start: int
    end: int
    page: int
    box: Box | None


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell of a table: its place in the grid and its slice of the document's text."""

    row: int
    column: int
    rows: int
    columns: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A page's piece of a table in the document's text; `number` is its running number there."""

    page: int
    number: int
    rows: int
    columns: int
    cells: tuple[PlacedCell, ...]

    @property
    def start(self) -> int:
        return self.cells[0].start

    @property
    def end(self) -> int:
        return max(cell.end for cell in self.cells)


@dataclass(frozen=True, slots=True)
class DocumentText:
    """The document's text in reading order, and the way back from any slice to page and box.

    `pieces` are (start, end, page, word), in order of `start`; `pages` the offset where each page
    begins; `sections` (offset, heading path) from which each path holds; `slants` (page, degrees,
    width, height) of pages whose print does not run level, as the boxes of the words do."""

    text: str
    pieces: tuple[tuple[int, int, int, Word | None], ...]
    lines: tuple[Line, ...]
    pages: tuple[tuple[int, int], ...]
    sections: tuple[tuple[int, str], ...] = ()
    furniture: tuple[tuple[int, int, str], ...] = ()  # page numbers, footnote marks
    tables: tuple[PlacedTable, ...] = ()
    slants: tuple[tuple[int, float, float, float], ...] = ()
    labels: tuple[tuple[int, int, str], ...] = ()  # (start, end, where a person finds it)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a slice stands: page (1…), its box there (None for text files), the reader's
    confidence in its weakest word."""

    page: int
    box: Box | None
    confidence: float
    label: str = ""  # `đoạn 12`, `Biểu 1!C5`: where a file has no pages of print


@dataclass(frozen=True, slots=True)
class Numeral:
    """One row: a slice of the text that holds digits, and what it was taken for.

    Read: `raw`, `place`. Interpreted by `rule`: everything else. `doubts` are reasons why a person
    must look before it is used; empty means trusted. `evidence` is how
    its readings stand to each other, `confidence` the measured chance that it is right
    (figures/confidence.py)."""

    start: int
    end: int
    raw: str
    kind: NumeralKind
    rule: str
    place: Place
    section: str = ""
    sentence: str = ""
    value: Decimal | int | None = None
    numerator: int | None = None
    denominator: int | None = None
    unit: str = ""
    subject: str = ""
    status: Status = ""
    indicator: str = ""  # code of patterns/indicators/; "": none, or several claim it
    number: str = ""  # canonical symbol of a document
    doc_type: str = ""
    doc_date: str = ""
    issuer: str = ""
    iso: str = ""
    role: DateRole = ""
    of: str = ""  # what a label names, or which field of a stamp
    doubts: tuple[Doubt, ...] = ()
    evidence: str = ""
    confidence: float = 0.0
    proven: str = ""  # the relation that leaves no other reading


@dataclass(frozen=True, slots=True)
class Check:
    """A relation between figures (their `start`s): what it says and whether it holds."""

    check: str
    statement: str
    verdict: Verdict
    difference: str
    figures: tuple[int, ...]
    page: int
    section: str
    weight: Decimal = Decimal(0)  # minus the decimal logarithm of the chance to hold by accident
    suggested: str = ""  # the one change that mends it (`5.434 → 5.484`)
    message: str = ""  # what does not agree, for a letter
    accused: tuple[int, ...] = ()  # the rows to be looked at


@dataclass(frozen=True, slots=True)
class TableRow:
    """What a row of a table says of its cells: its name below those of its groups, its unit."""

    number: int
    head: str
    unit: str
    body: bool  # False: a heading's row


@dataclass(frozen=True, slots=True)
class TableColumn:
    """What a column is: `number` (of rows), `name`, `unit`, `text` or `value`; its heads from the
    top, joined by " / "; its formula (`9=7/4`, several parted by `;`) and the name it has in formulas."""

    number: int
    role: ColumnRole
    head: str
    formula: str = ""
    called: str = ""
    unit: str = ""
    status: Status = "actual"
    code: str = ""  # the indicator that a prescribed form gives it


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A page's piece of a table understood. Pieces of one table have the same `whole`."""

    placed: PlacedTable
    whole: int
    title: str
    rows: tuple[TableRow, ...]
    columns: tuple[TableColumn, ...]
    form: bool = False  # to be filled in: no figures, and most cells are empty
    prescribed: str = ""  # the form of patterns/forms.yaml that it is

    @property
    def has_values(self) -> bool:
        return any(column.role == "value" for column in self.columns)


@dataclass(frozen=True, slots=True)
class Report:
    """One document interpreted: its own fields, every numeral, its relations."""

    input: Input
    pages: tuple[PageReading, ...]
    text: DocumentText
    fields: dict[str, str]
    numerals: tuple[Numeral, ...]
    checks: tuple[Check, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    tables: tuple[ReadTable, ...] = ()
