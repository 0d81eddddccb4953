"""Pages → one text in reading order, with the way back from any slice to page and box.

Lines of a paragraph are parted by one line break, paragraphs by a blank line. What stands at a
page's edge (page number, footnotes) follows the paragraph that runs over the page's end, so that
a symbol or a sentence broken over a page is one slice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import regex

from extractor.lines.reading_order import TextLine, reading_order
from extractor.lines.segments import Segment
from extractor.lines.table_order import in_reading_order
from extractor.model import (
    Box,
    Cell,
    DocumentText,
    Furniture,
    Line,
    PageReading,
    PlacedCell,
    PlacedTable,
    PlacedWord,
    Slant,
    Table,
    Word,
)

OPENS = regex.compile(  # what begins a paragraph: headings, list marks
    r"(?:[-–—+*•●]\s"
    r"|[IVXL]{1,5}[.)]\s"
    r"|\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s|\d{1,2}(?:\.\d{1,2}){1,3}\s(?!\p{Ll})"
    r"|[a-zđA-Z]{1,2}[)]\s|[A-D]\.\s"
    r"|(?:Điều|Phần|PHẦN|Chương|CHƯƠNG|Mục|Phụ lục|PHỤ LỤC)\s)"
)
ENDS = regex.compile(r"[.:;!?]\W*$|\./\S{0,2}$")
LINE, PARAGRAPH = "\n", "\n\n"  # what parts lines of a paragraph, paragraphs
MARGIN = ("page-number", "footnote")


def build_text(pages: Iterable[PageReading]) -> DocumentText:
    """The text of a document whose pages were read as words; without its headings."""
    read = tuple(pages)
    builder = TextBuilder()
    for page in read:
        builder.add_page(page)
    builder.close_paragraph()
    return DocumentText(
        text="".join(builder.parts),
        pieces=tuple(builder.pieces),
        lines=tuple(builder.lines),
        pages=tuple(builder.page_starts),
        furniture=tuple(builder.furniture),
        tables=tuple(builder.tables),
        slants=tuple(
            Slant(page.number, page.slant, page.width, page.height) for page in read if page.slant
        ),
    )


def placeless_text(text: str) -> DocumentText:
    """The text of a text file: page 1, no boxes; without its headings."""
    lines = [
        Line(
            start=found.start(),
            end=found.end(),
            page=1,
            box=None,
        )
        for found in regex.finditer(r"[^\n]+", text)
    ]
    return DocumentText(
        text=text,
        pieces=(),
        lines=tuple(lines),
        pages=((0, 1),),
    )


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A line of the body, its page, and where most lines of that page end (points)."""

    line: TextLine
    page: PageReading
    right_margin: float


class TextBuilder:
    """A document's text as it grows, page by page.

    What stands at a page's edge waits in `margin` until the paragraph is closed that may run over
    the page's end."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.pieces: list[PlacedWord] = []
        self.lines: list[Line] = []
        self.page_starts: list[tuple[int, int]] = []
        self.furniture: list[Furniture] = []
        self.tables: list[PlacedTable] = []
        self.margin: list[tuple[TextLine, int]] = []
        self.before: BodyLine | None = None

    def add_page(self, page: PageReading) -> None:
        """Append the page's lines and tables; its margin waits."""
        page = replace(page, tables=in_reading_order(page.tables))
        ordered = reading_order(page)
        body = [line for line in ordered if line.kind not in MARGIN]
        right_margin = _right_margin(body)
        starts = []
        for part in _with_tables(body, page.tables):
            if isinstance(part, Table):
                number = page.tables.index(part) + 1
                starts.append(self._add_table(part, page, number))
            else:
                edge = part.margin or right_margin
                starts.append(self._add_body_line(BodyLine(part, page, edge)))
        if starts:
            self.page_starts.append((starts[0], page.number))
        margin = [line for line in ordered if line.kind in MARGIN]
        self.margin += [(line, page.number) for line in margin]

    def close_paragraph(self) -> None:
        """Append what stood at the edge of the pages over which the paragraph ran."""
        last_kind = ""
        for line, page in self.margin:
            goes_on = (
                line.kind == last_kind == "footnote"
                and not regex.match(r"\W*\d{1,2}\s", line.text)  # the next footnote's mark
            )
            self._add(LINE if goes_on else PARAGRAPH)
            self._add_line(line, page)
            last_kind = line.kind
        self.margin = []

    def _add_body_line(self, new: BodyLine) -> int:
        """Append a line of the body to its paragraph, or begin one; where it starts."""
        if self.before is not None and _continues(self.before, new):
            self._part_by(LINE)
        else:
            self.close_paragraph()
            self._part_by(PARAGRAPH)
        self.before = new
        return self._add_line(new.line, new.page.number)

    def _add_line(self, line: TextLine, page: int) -> int:
        """Append a line; where it starts."""
        start = self.length
        for number, segment in enumerate(line.segments):
            self._add_segment(
                segment,
                page,
                before="\t" if number else "",
            )
        self.lines.append(
            Line(
                start=start,
                end=self.length,
                page=page,
                box=line.box,
            )
        )
        self._note_furniture(line, start)
        return start

    def _add_segment(
        self,
        segment: Segment,
        page: int,
        before: str,
    ) -> None:
        """Append the words behind what parts segments; a raised mark stands right at the word
        before it."""
        for word in segment.words:
            if word.superscript:
                start = self._add_word(word, page)
                self.furniture.append(Furniture(start, self.length, "footnote-mark"))
            else:
                self._add(before)
                self._add_word(word, page)
            before = " "

    def _note_furniture(self, line: TextLine, start: int) -> None:
        """Note a line that is no running text, or the number that opens a table's row."""
        if line.kind in ("page-number", "footnote", "stamp"):
            self.furniture.append(Furniture(start, self.length, line.kind))
        elif line.kind == "row" and _is_numbered_row(line):
            end = start + len(line.segments[0].text)
            self.furniture.append(Furniture(start, end, "row-number"))

    def _add_table(
        self,
        table: Table,
        page: PageReading,
        number: int,
    ) -> int:
        """Append a line for each row; where the table starts.

        Cells are parted by a tab, also where nothing is in them."""
        self.close_paragraph()
        self.before = None
        first_line = len(self.lines)
        cells = []
        for row in range(1, table.rows + 1):
            own = [cell for cell in table.cells if cell.row == row]
            cells += self._add_row(sorted(own, key=lambda cell: cell.column), page.number)
        self.tables.append(
            PlacedTable(
                page=page.number,
                number=number,
                rows=table.rows,
                columns=table.columns,
                cells=tuple(cells),
                box=table.box,
                by_ocr=page.reader == "ocr",
            )
        )
        return self.lines[first_line].start

    def _add_row(self, cells: list[Cell], page: int) -> list[PlacedCell]:
        """Append the cells that begin in a row, and say where they are now."""
        self._part_by(PARAGRAPH)
        start = self.length
        placed = []
        column = 1
        for cell in cells:
            self._add("\t" * max(0, cell.column - column))
            column = max(column, cell.column)
            placed.append(self._add_cell(cell, page))
        self.lines.append(
            Line(
                start=start,
                end=self.length,
                page=page,
                box=_box_of_row(cells),
            )
        )
        return placed

    def _add_cell(self, cell: Cell, page: int) -> PlacedCell:
        start = self.length
        for number, word in enumerate(cell.words):
            if number:
                self._add(" ")
            self._add_word(word, page)
        return PlacedCell(
            row=cell.row,
            column=cell.column,
            rows=cell.rows,
            columns=cell.columns,
            start=start,
            end=self.length,
        )

    def _part_by(self, gap: str) -> None:
        """Append a gap, but never at the text's beginning."""
        if self.length:
            self._add(gap)

    def _add_word(self, word: Word, page: int) -> int:
        """Append a word; where it starts."""
        start = self.length
        self._add(word.text)
        self.pieces.append(PlacedWord(start, self.length, page, word))
        return start

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def _is_numbered_row(line: TextLine) -> bool:
    """True for a row of a table that a number opens, with a name behind it."""
    first, second = line.segments[0].text, line.segments[1].text
    return bool(regex.fullmatch(r"\d{1,3}[.)]?", first) and regex.match(r"\W*\p{L}", second))


def _box_of_row(cells: list[Cell]) -> Box | None:
    if cells:
        return Box.around(cell.box for cell in cells)
    return None


def _with_tables(lines: list[TextLine], tables: tuple[Table, ...]) -> list[TextLine | Table]:
    """The lines; each table stands before the first line that lies below its top, and before the
    tables that are read after it."""
    made: list[TextLine | Table] = list(lines)
    at = len(lines)
    # From the last table up, so that the places of those above stay what they were.
    for table in reversed(tables):
        at = min(at, _lines_above(table, lines))
        made.insert(at, table)
    return made


def _lines_above(table: Table, lines: list[TextLine]) -> int:
    """How many lines come before the first one whose middle is below the table's top."""
    top = table.box.y0
    for number, line in enumerate(lines):
        if line.box.centre[1] > top:
            return number
    return len(lines)


def _right_margin(lines: list[TextLine]) -> float:
    """Where the lines of prose end: all but the longest tenth of them at most there."""
    ends = sorted(line.box.x1 for line in lines if line.kind == "body")
    if ends:
        return ends[int(0.9 * (len(ends) - 1))]
    return 0.0


def _continues(last: BodyLine, new: BodyLine) -> bool:
    """True where a line goes on with the paragraph of the line before it."""
    before, line = last.line, new.line
    if before.kind == line.kind == "stamp":
        return True
    if before.kind != line.kind or line.kind == "row" or OPENS.match(line.text):
        return False
    if line.kind == "column":
        return _next_in_column(before, line)
    if last.page.number != new.page.number:
        return _goes_on_over_page(last, line)
    return _goes_on_below(last, line)


def _goes_on_over_page(last: BodyLine, line: TextLine) -> bool:
    """True where a page's first line goes on with the last paragraph of the page before."""
    open_end = not regex.search(r"[.!?]$", last.line.text)
    if open_end and regex.match(r"\p{Ll}|\d+[./]?\d* \p{Ll}", line.text):
        return True
    return not _is_short(last, line) and not ENDS.search(last.line.text)


def _goes_on_below(last: BodyLine, line: TextLine) -> bool:
    """True where a line goes on with the paragraph right above it."""
    above, below = last.line.box, line.box
    gap = below.y0 - above.y1
    if gap > 1.3 * max(above.height, below.height):
        return False
    if _is_short(last, line):
        return False
    indented = below.x0 > above.x0 + 0.03 * last.page.width
    return not (indented and ENDS.search(last.line.text))


def _is_short(last: BodyLine, line: TextLine) -> bool:
    """True where the first word of `line` would have fitted into the line before: that one was
    ended on purpose, and no word is broken at its end."""
    room = line.segments[0].words[0].box.width + 6
    broken = regex.search(r"\p{L}[-–/]$", last.line.text)
    return last.right_margin - last.line.box.x1 > room and not broken


def _next_in_column(before: TextLine, line: TextLine) -> bool:
    """True for a line right below another one of the letterhead or the closing block."""
    gap = line.box.y0 - before.box.y1
    return (
        -6 <= gap < before.box.height
        and before.box.shared_width(line.box) > 0
        and not regex.match(r"(?i)số\s*:", line.text)
    )
