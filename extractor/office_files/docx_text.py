"""The text of a Word document (.docx): paragraphs with their printed numbers, tables, notes.

What a person sees in Word is read: automatic numbers of headings and lists, inserted words of
tracked changes, text boxes, headers and footers (once each, without page numbers), footnotes below
the paragraph that calls them. Deleted words, hidden words and the codes of fields are left out.
Headers that the document no longer uses are left out too. Dates that Word sets anew and prompts of
controls that nobody filled in are said. Large pictures are pages of their own; drawings whose words
are not read are said. Files that Word takes in where it opens the document are read in their place,
or said.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, islice
from pathlib import Path
from typing import Any

import regex

from extractor.errors import InputError
from extractor.intake import (
    LARGEST_PART,
    OFFICE_IDS,
    Package,
    opened_inside,
    paragraphs_of,
)
from extractor.intake import (
    open_package as opened,
)
from extractor.model import Doubt, TextBlock, TextCell, TextTable
from extractor.office_files.beside_text import comments_unread
from extractor.office_files.pictures_inside import DrawingsFound, Picture, drawings_in, is_shown
from extractor.office_files.word_characters import Fields, W, children, printed, raised
from extractor.office_files.word_looks import Looks, is_on
from extractor.office_files.word_numbering import numbering_of
from extractor.office_files.word_tables import GridCell, grid_of, has_lines

MOST_INSERTED = 3  # files that are taken in by one that is itself taken in, and so on
# Paragraphs and tables of one document: each costs two kilobytes until its figures are found. A
# report of a thousand pages has half as many.
MOST_BLOCKS = 60_000
MOST_SECONDS = 200  # by the clock, for all of them: half of what a page has
MOST_NESTED = 8  # tables in tables; deeper ones are read as plain text
NUMERAL = regex.compile(r"[-–(]?\d[\d.,/\s]*[%)]?")
FIGURES = 0.3  # share of a table's cells that hold a numeral alone, where it has no lines

Element = Any  # lxml's elements carry no types
Block = TextBlock | TextTable


@dataclass(frozen=True, slots=True)
class WordText:
    """What a Word document holds: its blocks in reading order, its large pictures, what a
    person should know of it."""

    blocks: tuple[Block, ...]
    pictures: tuple[Picture, ...]
    cautions: tuple[Doubt, ...]


def read_docx(path: Path) -> WordText:
    """The content of a Word document. Raises InputError where it cannot be opened."""
    with opened(path) as package:
        reader = _Reader(package)
        every = reader.blocks()
        blocks = tuple(_first(every, reader.ends))
        further = tuple(_left_out(every, reader))  # may cut a table that stands last
        left_out = (*reader.cut, *further)
        found = reader.drawings.resolved(package.relations(reader.main))
        said = (*_changes(reader.body), *_white(reader), *_prompts(reader.body))
        said = (*said, *_moving(reader), *reader.unread())
        said = (*said, *comments_unread(package, reader.main, f"{W}comment", f"{W}t"))
        cautions = (*left_out, *found.cautions, *said)
        return WordText(blocks, found.pictures, cautions)


def _first(every: Iterator[Block], ends: float) -> Iterator[Block]:
    """As many blocks as are read, within the time until a moment."""
    for block in islice(every, MOST_BLOCKS):
        yield block
        if time.monotonic() > ends:
            return


def _left_out(further: Iterator[Block], reader: _Reader) -> Iterator[Doubt]:
    """Says where what is read of a document ends, and how much stands behind; where time is out,
    by the paragraphs that were not looked at."""
    first = next(further, None)
    if first is None:
        return
    number = 1
    while time.monotonic() <= reader.ends and next(further, None) is not None:
        number += 1
    if time.monotonic() > reader.ends:
        every = sum(len(list(element.iter(f"{W}p"))) for element in reader.body)
        number += max(0, every - reader.paragraphs)
    yield Doubt.of("blocks_left_out", number=str(number), place=first.place)


class _Reader:
    """Walks the body of one document, counting paragraphs and tables as a person would."""

    def __init__(self, package: Package, inserted: int = 0) -> None:
        self.package = package
        self.ends = time.monotonic() + MOST_SECONDS
        self.cut: list[Doubt] = []  # says of tables where what is read of them ends
        self.main = package.main_part()
        self.part = self.main  # the part of the package that is read
        self.depth = inserted  # documents around this one, which take it in
        self.inserted = 0  # files that the document takes in
        self.not_inserted = 0  # those of them that are not read
        bodies = package.xml(self.main).findall(f"{W}body")
        if len(bodies) > 1:  # Word opens no such file
            raise InputError("office_broken")
        self.body = bodies[0] if bodies else []
        styles = self._part("styles")
        self.looks = Looks(styles)
        self.sets_even_apart = is_on(self._part("settings"), "evenAndOddHeaders")
        self.numbering = numbering_of(self._part("numbering"), styles)
        self.notes = {kind: self._notes(kind) for kind in ("footnote", "endnote")}
        self.numbers = {"footnote": 0, "endnote": 0}
        self.called: list[TextBlock] = []  # notes that wait for the end of their paragraph
        self.fields = Fields()
        self.drawings = DrawingsFound()
        self.carried = ""  # a paragraph whose end was deleted goes on with the next
        self.paragraphs = 0
        self.tables = 0
        self.inside: list[Element] = []  # tables of figures in cells of the one that is read
        self.edges: set[str] = set()  # headers and footers that were read

    def _part(self, kind: str) -> Element | None:
        name = self.package.related(self.main, kind)
        return self.package.xml(name) if name else None

    def _notes(self, kind: str) -> dict[str, Element]:
        root = self._part(f"{kind}s")
        notes = [] if root is None else root.findall(f"{W}{kind}")
        return {note.get(f"{W}id"): note for note in notes}

    def blocks(self) -> Iterator[Block]:
        """All blocks; each section's header before it, its footer behind it."""
        part: list[Element] = []
        for element in children(self.body):
            part.append(element)
            section = element.find(f"{W}pPr/{W}sectPr") if element.tag == f"{W}p" else None
            section = element if element.tag == f"{W}sectPr" else section
            if section is not None:
                yield from self._section(part, section)
                part = []
        yield from self._section(part, None)

    def _section(self, part: list[Element], section: Element | None) -> Iterator[Block]:
        yield from self._edge(section, "header", "đầu trang")
        for element in part:
            yield from self._block(element, 0)
        yield from self._edge(section, "footer", "chân trang")

    def _edge(self, section: Element | None, kind: str, place: str) -> Iterator[Block]:
        """What a section has at the head or foot of its pages, the first page's before."""
        if section is None:
            return
        relations = self.package.relations(self.main)
        found = section.findall(f"{W}{kind}Reference")
        for reference in sorted(found, key=lambda one: one.get(f"{W}type", "") != "first"):
            relation = relations.get(reference.get(f"{OFFICE_IDS}id", ""))
            if relation is None or relation.target in self.edges:
                continue
            if relation.target not in self.package.names:
                continue
            if not self._is_used(reference.get(f"{W}type", ""), section):
                continue
            self.edges.add(relation.target)
            yield from self._edge_blocks(relation.target, place)

    def _is_used(self, kind: str, section: Element) -> bool:
        """False for what is kept of first and of even pages where the document no longer sets them
        apart."""
        if kind == "first":
            return is_on(section, "titlePg")
        return kind != "even" or self.sets_even_apart

    def _edge_blocks(self, target: str, place: str) -> Iterator[Block]:
        paragraphs, drawings = self.paragraphs, len(self.drawings.found)
        self.part = target
        root = self.package.xml(target)
        blocks = [block for inner in children(root) for block in self._block(inner, 0)]
        self.part = self.main
        self.paragraphs = paragraphs
        del self.drawings.found[drawings:]  # emblems; their ids are those of another part
        for block in blocks:
            if isinstance(block, TextTable):
                yield block
            elif regex.search(r"\p{L}{2}", block.text):  # dashes around a page's number
                yield replace(block, place=place)

    def _block(self, element: Element, depth: int) -> Iterator[Block]:
        if element.tag == f"{W}p":
            yield from self._paragraph(element, depth)
        elif element.tag == f"{W}tbl":
            yield from self._table(element, depth)
        elif element.tag == f"{W}altChunk":
            yield from self._taken_in(element)

    def _taken_in(self, element: Element) -> Iterator[Block]:
        """What a file holds that stands in the document as if it were written there."""
        self.inserted += 1
        place = f"phần chèn {self.inserted}"
        try:
            content = self._inserted_content(element)
            if content.startswith(b"PK") and self.depth < MOST_INSERTED:
                yield from self._document_inside(content, place)
                return
            paragraphs = paragraphs_of(content)
        except InputError:
            paragraphs = None
        self.not_inserted += paragraphs is None
        for number, text in enumerate(paragraphs or (), 1):
            yield TextBlock(text, f"{place}, đoạn {number}")

    def _inserted_content(self, element: Element) -> bytes:
        """The bytes of a file that is taken in. Raises InputError where it is not in the package or
        too large."""
        relation = self.package.relations(self.part).get(element.get(f"{OFFICE_IDS}id", ""))
        if relation is None or relation.outside or relation.target not in self.package.names:
            raise InputError("office_broken")
        if self.package.archive.getinfo(relation.target).file_size > LARGEST_PART:
            raise InputError("file_too_large", limit=f"{LARGEST_PART >> 20} MB")
        return self.package.read(relation.target)

    def _document_inside(self, content: bytes, place: str) -> Iterator[Block]:
        """The blocks of a Word document that is taken in. Raises InputError before the first."""
        with opened_inside(content) as package:
            reader = _Reader(package, self.depth + 1)
            reader.ends = self.ends
            blocks = tuple(reader.blocks())
        self.cut += [_said_below(doubt, place) for doubt in reader.cut]
        drawn = (one for one in reader.drawings.found if one.is_large or not one.picture)
        self.drawings.found += [replace(one, picture="") for one in drawn]
        self.not_inserted += reader.not_inserted
        for block in blocks:
            yield _placed_below(block, place)

    def unread(self) -> tuple[Doubt, ...]:
        """Says that files which Word shows as part of the document were not read."""
        number = self.not_inserted
        return (Doubt.of("inserted_unread", number=str(number)),) if number else ()

    def _paragraph(self, element: Element, depth: int) -> Iterator[Block]:
        text = self.carried + self._text(element)
        self.carried = ""
        if element.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            self.carried = text
            return
        self.paragraphs += bool(text.strip())
        place = f"đoạn {max(1, self.paragraphs)}"
        if text.strip():
            yield TextBlock(_tidy(text), place)
        self.drawings.add(drawings_in(element, place))
        yield from self._boxes(element, place, depth)
        yield from self._called_notes()

    def _boxes(self, element: Element, place: str, depth: int) -> Iterator[Block]:
        """The text boxes that hang on a paragraph."""
        for box in element.iter(f"{W}txbxContent"):
            if not is_shown(box) or _is_inside_another(box, element) or depth > MOST_NESTED:
                continue
            for inner in children(box):
                for block in self._block(inner, depth + 1):
                    is_line = isinstance(block, TextBlock)
                    yield replace(block, place=f"{place}, khung chữ") if is_line else block

    def _called_notes(self) -> Iterator[TextBlock]:
        called, self.called = self.called, []
        yield from called

    def _text(self, paragraph: Element) -> str:
        """The words of a paragraph as printed, its automatic number first."""
        number = self.numbering.of(paragraph)
        words = printed(paragraph, self.fields, self._note, self.looks)
        return f"{_apart(number)} {words.lstrip()}" if number and words.strip() else words

    def _note(self, reference: Element) -> str:
        """The mark of a note; its text is kept until the paragraph ends."""
        kind = "footnote" if reference.tag == f"{W}footnoteReference" else "endnote"
        note = self.notes[kind].get(reference.get(f"{W}id", ""))
        if note is None:
            return ""
        self.numbers[kind] += 1
        mark = raised(self.numbers[kind])
        words = " ".join(filter(None, map(self._words_of_note, note.iter(f"{W}p"))))
        self.called.append(TextBlock(f"{mark} {words}", f"chú thích {self.numbers[kind]}"))
        return mark

    def _words_of_note(self, line: Element) -> str:
        return printed(line, self.fields, lambda _: "", self.looks).strip()

    def _table(self, element: Element, depth: int) -> Iterator[Block]:
        grid = grid_of(element)
        only_sets = not has_lines(element, self.looks.styles) and not _holds_figures(grid)
        if only_sets or _frames_a_table(grid) or depth >= MOST_NESTED:
            yield from self._columns(grid, depth)
            return
        self.tables += 1
        name = f"bảng {self.tables}"
        cells = self._cells(grid, name)
        if any(cell.text for cell in cells):
            yield TextTable(
                rows=max(cell.row + cell.rows - 1 for cell in cells),
                columns=max(cell.column + cell.columns - 1 for cell in cells),
                cells=cells,
                place=name,
            )
        yield from self._called_notes()
        yield from self._tables_inside(depth)

    def _tables_inside(self, depth: int) -> Iterator[Block]:
        """The tables of figures that stood in cells of the last one."""
        inside, self.inside = self.inside, []
        for table in inside:
            yield from self._table(table, depth + 1)

    def _columns(self, grid: tuple[GridCell, ...], depth: int) -> Iterator[Block]:
        """A table without lines only sets words beside each other: column by column, as read."""
        cells = sorted(grid, key=lambda one: (one.column, one.row))
        for _, column in groupby(cells, key=lambda one: one.column):
            blocks = [
                block
                for cell in column
                for inner in children(cell.element)
                for block in self._block(inner, depth + 1)
            ]
            yield from blocks if len({cell.column for cell in grid}) == 1 else _joined(blocks)

    def _cells(self, grid: tuple[GridCell, ...], name: str) -> tuple[TextCell, ...]:
        """The cells of a table: of those that there is time for, the whole rows."""
        made: list[TextCell] = []
        for cell in grid:
            if time.monotonic() > self.ends:
                made = [one for one in made if one.row < cell.row]
                place = f"{name}, hàng {cell.row}"
                number = str(len(grid) - len(made))
                self.cut.append(Doubt.of("table_cells_left_out", number=number, place=place))
                break
            made.append(self._cell(cell, name))
        return tuple(made)

    def _cell(self, cell: GridCell, table: str) -> TextCell:
        place = f"{table}, hàng {cell.row}, cột {cell.column}"
        return TextCell(
            row=cell.row,
            column=cell.column,
            rows=cell.rows,
            columns=cell.columns,
            text="\n".join(self._lines(cell.element, place)).strip(),
            place=place,
        )

    def _lines(self, cell: Element, place: str) -> Iterator[str]:
        """The lines of a cell; a table inside it gives a line for each of its rows, one of figures
        is a table of its own behind the outer one."""
        for inner in children(cell):
            if inner.tag == f"{W}p":
                yield from self._paragraph_lines(inner, place)
            elif inner.tag == f"{W}tbl" and _is_of_figures(inner):
                self.inside.append(inner)
            elif inner.tag == f"{W}tbl":
                yield from self._rows_as_lines(inner, place)
            elif inner.tag == f"{W}altChunk":
                yield from (words for block in self._taken_in(inner) for words in _words_of(block))

    def _paragraph_lines(self, paragraph: Element, place: str) -> Iterator[str]:
        """A paragraph of a cell, and the text boxes that hang on it."""
        number = self.numbering.of(paragraph)
        words = printed(paragraph, self.fields, self._note, self.looks).strip()
        yield f"{_apart(number)} {words}".strip() if words else number
        self.drawings.add(drawings_in(paragraph, place))
        for box in self._boxes(paragraph, place, 0):
            if isinstance(box, TextBlock):
                yield box.text

    def _rows_as_lines(self, table: Element, place: str) -> Iterator[str]:
        for row in table.iter(f"{W}tr"):
            parts = (part for part in children(row) if part.tag == f"{W}tc")
            cells = [" ".join(self._lines(part, place)) for part in parts]
            yield " ".join(filter(None, cells))


def _placed_below(block: Block, place: str) -> Block:
    """A block of a document that is taken in, in its place in the outer one."""
    placed = replace(block, place=f"{place}, {block.place}")
    if isinstance(placed, TextBlock):
        return placed
    cells = tuple(replace(cell, place=f"{place}, {cell.place}") for cell in placed.cells)
    return replace(placed, cells=cells)


def _said_below(doubt: Doubt, place: str) -> Doubt:
    """A doubt of a document that is taken in, with its place in the outer one."""
    values = dict(doubt.values)
    return Doubt.of(doubt.key, **values | {"place": f"{place}, {values['place']}"})


def _words_of(block: Block) -> tuple[str, ...]:
    """The words of a block line by line, of a table cell by cell."""
    if isinstance(block, TextBlock):
        return (block.text,)
    return tuple(cell.text for cell in block.cells if cell.text)


def _apart(number: str) -> str:
    """The number of a list before its words: with a dot where its list writes a bare digit, so that
    it does not count what follows (`1 hồ sơ`)."""
    return f"{number}." if number[-1:].isdigit() else number


def _tidy(text: str) -> str:
    """A paragraph without blank lines, which would part it. One line that several tabs open keeps
    one: it stands in the right column of a letterhead or above a name."""
    lines = list(filter(None, (line.strip(" \t") for line in text.split("\n"))))
    opens = "\t" if len(lines) == 1 and regex.match(r"[ \t]*(?:\t *){3}", text) else ""
    return opens + "\n".join(lines)


def _joined(blocks: list[Block]) -> Iterator[Block]:
    """The blocks; paragraphs that follow each other are lines of one."""
    for is_line, group in groupby(blocks, key=lambda block: isinstance(block, TextBlock)):
        found = list(group)
        if is_line:
            lines = [block.text for block in found if isinstance(block, TextBlock)]
            yield TextBlock("\n".join(lines), found[0].place)
        else:
            yield from found


def _is_inside_another(box: Element, paragraph: Element) -> bool:
    """True for a box within a box of the same paragraph: it is read with that one."""
    for parent in box.iterancestors():
        if parent is paragraph:
            return False
        if parent.tag == f"{W}txbxContent":
            return True
    return False


def _frames_a_table(grid: tuple[GridCell, ...]) -> bool:
    """True for a table of one column around a table of figures: it is that one's frame."""
    inside = [inner for cell in grid for inner in children(cell.element) if inner.tag == f"{W}tbl"]
    return len({cell.column for cell in grid}) == 1 and any(map(_is_of_figures, inside))


def _is_of_figures(table: Element) -> bool:
    """True for two columns or more with heads, and a numeral alone in one of the cells below."""
    cells = grid_of(table)
    words = ["".join(cell.element.itertext(f"{W}t")).strip() for cell in cells]
    numerals = [NUMERAL.fullmatch(text) is not None for text in words]
    in_heads = any(found for cell, found in zip(cells, numerals, strict=True) if cell.row == 1)
    columns = {cell.column for cell in cells}
    return len(columns) > 1 and any(numerals) and not in_heads


def _holds_figures(grid: tuple[GridCell, ...]) -> bool:
    """True for at least three rows and columns where many cells hold a numeral alone: a table
    whose lines nobody drew."""
    if not grid or max(cell.row for cell in grid) < 3 or len({cell.column for cell in grid}) < 3:
        return False
    words = ["".join(cell.element.itertext(f"{W}t")).strip() for cell in grid]
    numerals = list(filter(NUMERAL.fullmatch, words))
    return len(numerals) >= FIGURES * len(grid)


def _changes(body: Element) -> tuple[Doubt, ...]:
    """Says that a document still shows changes of figures, which were read as if accepted."""
    deleted = sum(bool(regex.search(r"\d", words.text or "")) for words in _all(body, "delText"))
    return (Doubt.of("tracked_changes", number=str(deleted)),) if deleted else ()


def _white(reader: _Reader) -> tuple[Doubt, ...]:
    """Says that figures stand in white on white, where nobody sees them."""
    runs = filter(reader.looks.is_white, _all(reader.body, "r"))
    number = sum(bool(regex.search(r"\d", "".join(run.itertext(f"{W}t")))) for run in runs)
    return (Doubt.of("white_print", number=str(number)),) if number else ()


def _moving(reader: _Reader) -> tuple[Doubt, ...]:
    """Says that dates are those of the day on which the document was last opened or saved."""
    number = reader.fields.moving
    return (Doubt.of("moving_dates", number=str(number)),) if number else ()


def _prompts(body: Element) -> tuple[Doubt, ...]:
    """Says that figures stand in what tells a person what to fill in."""
    number = 0
    for control in _all(body, "sdt"):
        is_prompt = is_on(control.find(f"{W}sdtPr"), "showingPlcHdr")
        number += is_prompt and bool(regex.search(r"\d", "".join(control.itertext(f"{W}t"))))
    return (Doubt.of("prompt_figures", number=str(number)),) if number else ()


def _all(body: Element, name: str) -> Iterator[Element]:
    for element in body:
        yield from element.iter(f"{W}{name}")
