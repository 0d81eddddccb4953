"""Pages → one text in reading order, with the way back from any slice to page and box.

Lines of a paragraph are parted by one line break, paragraphs by a blank line. What stands at a
page's edge (page number, footnotes) follows the paragraph that runs over the page's end, so that
a symbol or a sentence broken over a page is one slice.
"""

from __future__ import annotations

import regex

from extractor.layout.reading_order import TextLine, reading_order
from extractor.model import DocumentText, Line, PageReading, PlacedCell, PlacedTable, Table

OPENS = regex.compile(  # what begins a paragraph: headings, list marks
    r"(?:[-–—+*•●]\s|[IVXL]{1,5}[.)]\s|\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s|\d{1,2}(?:\.\d{1,2}){1,3}\s"
    r"|[a-zđA-Z]{1,2}[)]\s|[A-D]\.\s|(?:Điều|Phần|PHẦN|Chương|CHƯƠNG|Mục|Phụ lục|PHỤ LỤC)\s)"
)
ENDS = regex.compile(r"[.:;!?]\W*$|\./\S{0,2}$")


def build_text(pages: list[PageReading]) -> DocumentText:
    """The text of a document whose pages were read as words."""
    parts, pieces, lines, starts = [], [], [], []
    furniture, waiting, tables = [], [], []
    at, previous = 0, None

    def add(line: TextLine, page: int, before: str) -> None:
        nonlocal at
        parts.append(before)
        at += len(before)
        begin = at
        for s, segment in enumerate(line.segments):
            for w, word in enumerate(segment.words):
                glue = "" if s == w == 0 or word.superscript else "\t" if w == 0 else " "
                parts.append(glue + word.text)
                at += len(glue)
                pieces.append((at, at + len(word.text), page, word))
                if word.superscript:
                    furniture.append((at, at + len(word.text), "footnote-mark"))
                at += len(word.text)
        lines.append(Line(begin, at, page, line.box))
        if line.kind in ("page-number", "footnote", "stamp"):
            furniture.append((begin, at, line.kind))
        elif (
            line.kind == "row"
            and regex.fullmatch(r"\d{1,3}[.)]?", line.segments[0].text)
            and regex.match(r"\W*\p{L}", line.segments[1].text)
        ):
            furniture.append((begin, begin + len(line.segments[0].text), "row-number"))

    def add_table(table: Table, page: int, number: int) -> None:
        """A text line for each row; cells parted by a tab, also where nothing is in them."""
        nonlocal at
        cells = []
        for row in range(1, table.rows + 1):
            parts.append("" if at == 0 else "\n\n")
            at += len(parts[-1])
            begin, column, box = at, 1, None
            for cell in sorted((c for c in table.cells if c.row == row), key=lambda c: c.column):
                tabs = "\t" * max(0, cell.column - column)
                parts.append(tabs)
                at += len(tabs)
                column, start = max(column, cell.column), at
                for w, word in enumerate(cell.words):
                    parts.append((" " if w else "") + word.text)
                    at += bool(w)
                    pieces.append((at, at + len(word.text), page, word))
                    at += len(word.text)
                cells.append(PlacedCell(cell.row, cell.column, cell.rows, cell.columns, start, at))
                box = cell.box if box is None else box.union(cell.box)
            lines.append(Line(begin, at, page, box))
        tables.append(PlacedTable(page, number, table.rows, table.columns, tuple(cells)))

    def flush() -> None:
        kind = ""
        for line, page in waiting:
            opens = (
                line.kind != "footnote"
                or kind != "footnote"
                or regex.match(r"\W*\d{1,2}\s", line.text)
            )
            add(line, page, "\n\n" if opens else "\n")
            kind = line.kind
        waiting.clear()

    for page in pages:
        ordered = reading_order(page)
        body = [line for line in ordered if line.kind not in ("page-number", "footnote")]
        margin = _right_margin(body)
        started = False
        for line in _with_tables(body, page.tables):
            if isinstance(line, Table):
                flush()
                begin = at
                add_table(line, page.number, page.tables.index(line) + 1)
                starts += [] if started else [(begin and begin + 2, page.number)]
                started, previous = True, None
                continue
            joined = previous is not None and _continues(previous, line, page, margin)
            if not joined:
                flush()
            add(line, page.number, "" if at == 0 else "\n" if joined else "\n\n")
            if not started:
                starts.append((lines[-1].start, page.number))
                started = True
            previous = (line, page, margin)
        waiting += [
            (line, page.number) for line in ordered if line.kind in ("page-number", "footnote")
        ]
    flush()
    return DocumentText(
        "".join(parts),
        tuple(pieces),
        tuple(lines),
        tuple(starts),
        furniture=tuple(furniture),
        tables=tuple(tables),
        slants=tuple((p.number, p.slant, p.width, p.height) for p in pages if p.slant),
    )


def _with_tables(lines: list[TextLine], tables: tuple[Table, ...]) -> list[TextLine | Table]:
    """Each table before the first line that begins below its top."""
    made: list[TextLine | Table] = list(lines)
    for table in sorted(tables, key=lambda t: -t.box.y0):
        made.insert(
            next(
                (
                    k
                    for k, line in enumerate(lines)
                    if (line.box.y0 + line.box.y1) / 2 > table.box.y0
                ),
                len(lines),
            ),
            table,
        )
    return made


def from_plain(text: str) -> DocumentText:
    """The text of a text file: page 1, no boxes."""
    lines = tuple(Line(m.start(), m.end(), 1, None) for m in regex.finditer(r"[^\n]+", text))
    return DocumentText(text, (), lines, ((0, 1),))


def _right_margin(lines: list[TextLine]) -> float:
    ends = sorted(line.box.x1 for line in lines if line.kind == "body")
    return ends[int(0.9 * (len(ends) - 1))] if ends else 0.0


def _continues(previous: tuple, line: TextLine, page: PageReading, margin: float) -> bool:
    """Does `line` go on with the paragraph of the line before it?"""
    before, earlier_page, earlier_margin = previous
    if before.kind == line.kind == "stamp":
        return True
    if before.kind != line.kind or line.kind == "row" or OPENS.match(line.text):
        return False
    if line.kind == "column":
        return _next_in_column(before, line)
    room = line.segments[0].words[0].box.width + 6  # the next word would have fitted
    short = earlier_margin - before.box.x1 > room and not regex.search(r"\p{L}[-–/]$", before.text)
    if earlier_page.number != page.number:
        goes_on = regex.match(r"\p{Ll}|\d+[./]?\d* \p{Ll}", line.text) and not regex.search(
            r"[.!?]$", before.text
        )
        return bool(goes_on) or not short and not ENDS.search(before.text)
    gap = line.box.y0 - before.box.y1
    if gap > 1.3 * max(before.box.height, line.box.height):
        return False
    indented = line.box.x0 > before.box.x0 + 0.03 * page.width
    return not (short or indented and ENDS.search(before.text))


def _next_in_column(before: TextLine, line: TextLine) -> bool:
    gap = line.box.y0 - before.box.y1
    return (
        0 <= gap + 6
        and gap < before.box.height
        and not regex.match(r"(?i)số\s*:", line.text)
        and line.box.x0 < before.box.x1
        and before.box.x0 < line.box.x1
    )
