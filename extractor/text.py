"""Pages → one text in reading order, with the way back from any slice to page and box.

Lines of a paragraph are parted by one line break, paragraphs by a blank line. What stands at a
page's edge (page number, footnotes) follows the paragraph that runs over the page's end, so that
a symbol or a sentence broken over a page is one slice.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right

import regex

from extractor.lines import TextLine, reading_order
from extractor.model import (
    Box,
    DocumentText,
    Line,
    PageReading,
    Place,
    PlacedCell,
    PlacedTable,
    Table,
    Word,
)

OPENS = regex.compile(  # what begins a paragraph: headings, list marks
    r"(?:[-–—+*•●]\s|[IVXL]{1,5}[.)]\s|\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s|\d{1,2}(?:\.\d{1,2}){1,3}\s"
    r"|[a-zđA-Z]{1,2}[)]\s|[A-D]\.\s|(?:Điều|Phần|PHẦN|Chương|CHƯƠNG|Mục|Phụ lục|PHỤ LỤC)\s)"
)
ENDS = regex.compile(r"[.:;!?]\W*$|\./\S{0,2}$")


def build(pages: list[PageReading]) -> DocumentText:
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


def place_of(text: DocumentText, start: int, end: int) -> Place:
    """Page, box and confidence of a slice. Over a page's end, the page where it begins."""
    if not text.pieces:
        return Place(_page_at(text, start), None, 1.0)
    first = max(0, bisect_right(text.pieces, start, key=lambda p: p[0]) - 1)
    page, box, confidence = 0, None, 1.0
    for begin, finish, number, word in text.pieces[first:]:
        if begin >= end:
            break
        if finish <= start:
            continue
        confidence = min(confidence, word.confidence)
        page = page or number
        if number == page:
            part = _part(word, max(start, begin) - begin, min(end, finish) - begin)
            box = part if box is None else box.union(part)
    slant = next((s[1:] for s in text.slants if s[0] == page), None)
    return Place(
        page or _page_at(text, start), box.slanted(*slant) if box and slant else box, confidence
    )


def words_of(text: DocumentText, start: int, end: int) -> list[Word]:
    """The words that a slice touches."""
    first = max(0, bisect_right(text.pieces, start, key=lambda p: p[0]) - 1)
    found = []
    for begin, finish, _, word in text.pieces[first:]:
        if begin >= end:
            break
        if finish > start:
            found.append(word)
    return found


def _part(word, start: int, end: int) -> Box:
    """The part of a word's box that some of its letters take, by their share of its length."""
    size = max(1, len(word.text))
    width = word.box.width / size
    return Box(word.box.x0 + width * start, word.box.y0, word.box.x0 + width * end, word.box.y1)


def _page_at(text: DocumentText, offset: int) -> int:
    i = bisect_right(text.pages, offset, key=lambda p: p[0]) - 1
    return text.pages[max(0, i)][1] if text.pages else 1


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Slices between blank lines."""
    return [m.span() for m in regex.finditer(r"\S(?:.|\n(?!\s*\n))*", text)]


SENTENCE_END = regex.compile(
    r"(?<=[.!?…;])\s+(?=[\p{Lu}\d“\"(–-])|\n\s*\n|\n(?=\s*[-–+*•]\s)|\n(?=\s*(?:[IVX]+|\d{1,2}|[a-zđ])[.)]\s)"
)
ABBREVIATION = regex.compile(
    r"(?:\b(?:TP|Tp|TX|TT|Q|P|H|KT|TM|TL|ThS|TS|PGS|GS|BS|Mr|v\.v)\.|(?:^|\n)\W*(?:[IVX]+|\d{1,2}(?:\.\d+)*)\.)$"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Slices that a reader takes for a sentence, a list item or a heading."""
    found, begin = [], 0
    for end in SENTENCE_END.finditer(text):
        if ABBREVIATION.search(text[max(0, end.start() - 14) : end.start()]):
            continue
        if text[begin : end.start()].strip():
            found.append((begin, end.start()))
        begin = end.end()
    if text[begin:].strip():
        found.append((begin, len(text)))
    return found


def decode(data: bytes) -> str:
    """A text file's content, NFC. Raises UnicodeDecodeError."""
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)
