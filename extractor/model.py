"""The few records that carry everything from the page to the workbook.

Lengths are points (1/72 inch) from the page's top left corner; offsets count characters of the
document's text. Values are exact: int or Decimal, never float. Geometry and confidence are float.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Literal, NamedTuple, get_args

FigureKind = Literal["ratio", "percentage", "count", "measure", "money"]
NumeralKind = Literal[FigureKind, "document_number", "date", "label", "stamp"]
Status = Literal["", "actual", "planned", "assigned"]
Verdict = Literal["holds", "rounded", "truncated", "fails", "suspect"]
DateRole = Literal["", "document", "received", "period", "event"]
ColumnRole = Literal["number", "code", "name", "unit", "text", "value"]
ReaderName = Literal["text-layer", "ocr", "plain-text", "office", "none"]
InputKind = Literal["pdf", "image", "text", "word", "sheet"]
# How a workbook stores a cell's value; `twice`: two values are stored for one cell.
Stored = Literal["", "number", "error", "uncalculated", "twice"]
FIGURE_KINDS: tuple[FigureKind, ...] = get_args(FigureKind)
UNREAD = "□"  # stands for print in a table's cell that could not be read
HEADS_JOINED_BY = " / "  # heads of one column, names of one row, where they are written
HEAD_ENDS = 2600  # characters of a document in which letterhead, stamp and title stand
OF_STAMP_NUMBER = "số đến trên dấu đến"  # what a label of the incoming stamp is of: its number
OF_STAMP = "dấu đến"  # and a numeral there that could be any of its fields


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points. Raises ValueError where its corners are the wrong way
    round."""

    x0: float
    y0: float
    x1: float
    y1: float

    def __post_init__(self) -> None:
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
        """The smallest box that holds all of them. Raises ValueError where there are none.

        >>> Box.around([Box(0, 0, 2, 2), Box(5, 1, 6, 4)])
        Box(x0=0, y0=0, x1=6, y1=4)
        """
        found = list(boxes)
        return Box(
            x0=min(box.x0 for box in found),
            y0=min(box.y0 for box in found),
            x1=max(box.x1 for box in found),
            y1=max(box.y1 for box in found),
        )

    def moved(self, x: float, y: float) -> Box:
        """The box shifted by so many points to the right and down, its corners kept from lying
        left of or above the page."""
        return Box(
            x0=max(0.0, self.x0 + x),
            y0=max(0.0, self.y0 + y),
            x1=max(0.0, self.x1 + x),
            y1=max(0.0, self.y1 + y),
        )

    def shared_width(self, other: Box) -> float:
        """The width in points that both boxes cover; where negative, the gap between them.

        >>> left = Box(0, 0, 4, 1)
        >>> left.shared_width(Box(3, 0, 9, 1)), left.shared_width(Box(6, 0, 9, 1))
        (1, -2)
        """
        return min(self.x1, other.x1) - max(self.x0, other.x0)

    def shared_height(self, other: Box) -> float:
        """The height in points that both boxes cover; where negative, the gap between them."""
        return min(self.y1, other.y1) - max(self.y0, other.y0)

    def union(self, other: Box) -> Box:
        """The smallest box that holds this one and the other."""
        return Box(
            x0=min(self.x0, other.x0),
            y0=min(self.y0, other.y0),
            x1=max(self.x1, other.x1),
            y1=max(self.y1, other.y1),
        )

    def slanted(self, degrees: float, wide: float, high: float) -> Box:
        """The box on the page as it lies, for a box on the page turned level.

        The page is `wide` by `high` points; its print runs up to the right by so many degrees, and
        it was turned about its middle. The box keeps its size, but for what would leave the page.
        """
        angle = math.radians(degrees)
        x = (self.x0 + self.x1 - wide) / 2  # the box's centre, seen from the page's middle
        y = (self.y0 + self.y1 - high) / 2
        across = wide / 2 + x * math.cos(angle) + y * math.sin(angle)
        down = high / 2 - x * math.sin(angle) + y * math.cos(angle)
        return Box(
            x0=_within(across - self.width / 2, wide),
            y0=_within(down - self.height / 2, high),
            x1=_within(across + self.width / 2, wide),
            y1=_within(down + self.height / 2, high),
        )


def _within(value: float, limit: float) -> float:
    return float(min(max(value, 0.0), limit))


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason why a person must look: the key of its sentence in messages.py, and the words that
    fill the sentence as pairs of name and text.

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
    """One word as read, NFC.

    `confidence` (0–1) is the reader's own. `printed` is what stood in the text layer where that
    differs (an old encoding, another Unicode form). `evidence` says how further readings stand to
    the word (witnesses/voting.py; "" where none was asked), `others` what they have at its place.
    """

    text: str
    box: Box
    confidence: float
    printed: str = ""
    superscript: bool = False
    evidence: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its place in the grid (`row` and `column`, from 1), how many `rows` and
    `columns` it takes, and the words in it in reading order."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box
    words: tuple[Word, ...] = ()

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of one page: every cell of its grid, row by row. A merged cell stands once."""

    rows: int
    columns: int
    cells: tuple[Cell, ...]

    @property
    def box(self) -> Box:
        return Box.around(cell.box for cell in self.cells)


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph of a file that has no pages of print, and where a person finds it there: `đoạn
    12` of a Word document, `Biểu 1!A3` of a workbook."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class TextCell:
    """A cell of such a file's table: its place in the grid (from 1), how many rows and columns it
    takes, its words, where a person finds it, how a workbook stores its value, and whether it is
    unsure that the heads of its table are its own."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    place: str
    stored: Stored = ""
    unsure_heads: bool = False


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table of a file that has no pages of print."""

    rows: int
    columns: int
    cells: tuple[TextCell, ...]
    place: str


@dataclass(frozen=True, slots=True)
class PageReading:
    """All words of one page, and how they were read.

    The words of a table stand in its cells and nowhere else. `width` and `height` are points.
    Boxes are as if print ran level; `slant` says by how many degrees it runs up to the right on
    the page (see Box.slanted). `reason` is the key of the sentence that says why this `reader` was
    taken (`none` is a blank page), `cautions` what a person should know about the page. `turned`
    counts the degrees clockwise that the stored page was turned to be read. `blocks` are those of a
    file without pages of print; `place` says where in such a file a picture stands that was read.
    `rules` are the level lines of tables that have no upright ones.
    """

    number: int
    width: float
    height: float
    reader: ReaderName
    reason: str
    words: tuple[Word, ...] = ()
    overlays: tuple[str, ...] = ()
    cautions: tuple[Doubt, ...] = ()
    dpi: int = 0
    turned: int = 0
    tables: tuple[Table, ...] = ()
    slant: float = 0.0
    blocks: tuple[TextBlock | TextTable, ...] = ()
    place: str = ""
    rules: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read: where it is, its name in the results, the fingerprint of its content, its
    size in bytes; when it was last `changed`, in nanoseconds (0: not known)."""

    path: Path
    name: str
    kind: InputKind
    sha256: str
    size: int
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its slice of the document's text, its page, and its box there (None in text
    files)."""

    start: int
    end: int
    page: int
    box: Box | None


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell of a table in the document's text: its place in the grid (from 1), how many rows and
    columns it takes, its slice of the text, and how a workbook stores its value. A stored number
    is printed in one way only: dots part thousands, a comma opens decimals. `unsure_heads`: the
    heads of the table may be others' than this cell's."""

    row: int
    column: int
    rows: int
    columns: int
    start: int
    end: int
    stored: Stored = ""
    unsure_heads: bool = False


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """The piece of a table that one page holds; `number` is its running number in the document,
    `by_ocr` says that its words were read from a picture, where print may be lost or misread."""

    page: int
    number: int
    rows: int
    columns: int
    cells: tuple[PlacedCell, ...]
    box: Box | None  # on the page, with print level as in PageReading; None without pages of print
    by_ocr: bool = False

    @property
    def start(self) -> int:
        return self.cells[0].start

    @property
    def end(self) -> int:
        return max(cell.end for cell in self.cells)


@dataclass(frozen=True, slots=True)
class HeadingNumber:
    """The slice of an Arabic number that opens a heading or an item of a list (`2.1` of
    `2.1. Giáo dục`), and the heading path that holds from there (`II.2.1`)."""

    start: int
    end: int
    path: str


@dataclass(frozen=True, slots=True)
class Aside:
    """A slice that stands apart from the running text (a footnote), and the heading path of the
    place that calls it; "" where that is not known."""

    start: int
    end: int
    path: str


class PlacedWord(NamedTuple):
    """A word in the document's text: its slice, the page that it stands on."""

    start: int
    end: int
    page: int
    word: Word


class Furniture(NamedTuple):
    """A slice that is no running text, and what it is (`stamp`, `footnote`, `page-number` …)."""

    start: int
    end: int
    kind: str


class Slant(NamedTuple):
    """Of a page whose print does not run level: by how many degrees it runs up to the right, the
    page's width and height in points."""

    page: int
    degrees: float
    width: float
    height: float


class Labelled(NamedTuple):
    """A slice of a file without pages of print, and the place where a person finds it."""

    start: int
    end: int
    place: str


@dataclass(frozen=True, slots=True)
class DocumentText:
    """The document's text in reading order, and the way back from any slice to page and box.

    `pieces` are the words in order of `start`; `pages` the offset where each page begins;
    `sections` (offset, heading path) from which each path holds; `inferred` the offsets of those
    sections whose path hangs on a heading that was not read; `asides` the footnotes with their own
    paths; `numbered` the numbers that open headings and items of lists; `slants` those of pages
    whose print does not run level, as the boxes of the words do; `labels` where a person finds a
    slice in a file without pages of print, in order of `start`; `breaks` the offsets where a line
    of such a file's cell begins, but for its first."""

    text: str
    pieces: tuple[PlacedWord, ...]
    lines: tuple[Line, ...]
    pages: tuple[tuple[int, int], ...]
    sections: tuple[tuple[int, str], ...] = ()
    furniture: tuple[Furniture, ...] = ()
    tables: tuple[PlacedTable, ...] = ()
    slants: tuple[Slant, ...] = ()
    numbered: tuple[HeadingNumber, ...] = ()
    labels: tuple[Labelled, ...] = ()
    inferred: tuple[int, ...] = ()
    asides: tuple[Aside, ...] = ()
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a slice stands: its page (from 1), its box there (None in text files), and the reader's
    confidence (0–1) in its weakest word."""

    page: int
    box: Box | None
    confidence: float
    label: str = ""  # `đoạn 12`, `Biểu 1!C5`: where a file has no pages of print


@dataclass(frozen=True, slots=True)
class Numeral:
    """One row of the results: a slice of the text that holds digits, and what it was taken for.

    `raw` and `place` were read, everything else is interpreted by the rule named. `doubts` are the
    reasons why a person must look before the row is used; without any it is trusted. `evidence`
    says how the readings of its words stand to each other, `confidence` is the measured chance
    (0–1) that it is right (figures/confidence.py).
    """

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
    for_period: str = ""  # the ISO period that a figure is for; "" where unknown


@dataclass(frozen=True, slots=True)
class Check:
    """A relation between figures, which are named by their `start`: what it says and whether it
    holds."""

    check: str
    statement: str
    verdict: Verdict
    difference: str
    figures: tuple[int, ...]
    page: int
    section: str
    weight: Decimal = Decimal(0)  # minus the decimal logarithm of the chance to hold by accident
    suggested: str = ""  # the one change with which it holds (`5.434 → 5.484`)
    message: str = ""  # what does not agree, for a letter
    accused: tuple[int, ...] = ()  # the rows to be looked at
    computed: str = ""  # how it is computed again (see checks.computed)


@dataclass(frozen=True, slots=True)
class TableRow:
    """What a row of a table says of its cells: the names of its groups from the top and then its
    own (one for each column of names), its unit, the indicator and status that a prescribed form
    gives it, the number in its column of numbers (`2.1`)."""

    number: int
    names: tuple[str, ...]
    unit: str
    body: bool  # False: a heading's row
    code: str = ""
    status: Status = ""
    label: str = ""

    @property
    def head(self) -> str:
        """The names as results and messages write them."""
        return HEADS_JOINED_BY.join(self.names)


@dataclass(frozen=True, slots=True)
class TableColumn:
    """What a column is: `number` (of rows), `code` (`Mã số`), `name`, `unit`, `text` or `value`.

    Its heads from the top, of which a formula in the row of column numbers (`9=7/4`) is the last;
    all formulas that hold for it, printed or of a prescribed form; and the name that it has in
    formulas."""

    number: int
    role: ColumnRole
    heads: tuple[str, ...]
    formulas: tuple[str, ...] = ()
    called: str = ""
    unit: str = ""
    status: Status = "actual"
    code: str = ""  # the indicator that a prescribed form gives it

    @property
    def head(self) -> str:
        """The heads as results and messages write them."""
        return HEADS_JOINED_BY.join(self.heads)


@dataclass(frozen=True, slots=True)
class ReadTable:
    """The piece of a table that one page holds, with what its rows and columns are. Pieces of one
    table have the same `whole`."""

    placed: PlacedTable
    whole: int
    title: str
    rows: tuple[TableRow, ...]
    columns: tuple[TableColumn, ...]
    form: bool = False  # to be filled in: no figures, and most cells are empty
    prescribed: str = ""  # the form of patterns/forms.yaml that it is

    @property
    def has_values(self) -> bool:
        """True where at least one column holds values."""
        return any(column.role == "value" for column in self.columns)

    def row_of(self, cell: PlacedCell) -> TableRow:
        """The (first) row that a cell stands in."""
        return self.rows[cell.row - 1]

    def column_of(self, cell: PlacedCell) -> TableColumn:
        """The (first) column that a cell stands in."""
        return self.columns[cell.column - 1]

    def holds_value(self, cell: PlacedCell) -> bool:
        """True for a cell below the heads in a column of values."""
        return self.row_of(cell).body and self.column_of(cell).role == "value"


@dataclass(frozen=True, slots=True)
class Report:
    """One document interpreted: its own fields, every numeral, the relations between figures."""

    input: Input
    pages: tuple[PageReading, ...]
    text: DocumentText
    fields: dict[str, str]
    numerals: tuple[Numeral, ...]
    checks: tuple[Check, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    tables: tuple[ReadTable, ...] = ()
    files: tuple[str, ...] = ()  # that it is made of, where these are not the one of its name
