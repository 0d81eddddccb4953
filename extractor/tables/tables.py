"""A table's layout understood: what each column and each row is, over all pages it goes on.

A table over several pages carries its heading on, repeated or not. A row of column numbers
(`1 2 3=2/1`) gives formulas.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from extractor.model import DocumentText, Line, PlacedTable, ReadTable, TableColumn, TableRow
from extractor.tables.columns import CAPTION_MONEY, CAPTION_UNIT, columns_of
from extractor.tables.facing_tables import with_names_of_facing
from extractor.tables.grid import HeadsByColumn, TextGrid, is_title_row
from extractor.tables.heading import Heading, Piece, counts_on, goes_on_with, piece_of
from extractor.tables.inner_headings import parted_tables
from extractor.tables.marked_rows import with_marked_rows
from extractor.tables.prescribed_forms import with_prescribed_forms
from extractor.tables.row_forms import with_row_forms
from extractor.tables.rows import Above, rows_of
from extractor.tables.spelling import (
    Wordstock,
    are_alike,
    mended_heads,
    with_known_words,
    wordstock,
)

SAME_HEADS = 0.7  # a heading with this share of its heads alike is that of the piece before
SOME_HEADS = 0.3  # the same where the rows below it count on from the page before
EMPTY_FORM = 0.25  # a form has at least this share of its cells empty
LINES_ABOVE = 6  # in which the title may stand
LONGEST_TITLE = 200  # characters, of which a title in capitals over several lines has at most
IN_BRACKETS = regex.compile(r"\s*[(\[].*[)\]]\s*")  # `(Kèm theo Báo cáo số …)`


def read_tables(
    document: DocumentText,
    year: str,
) -> tuple[ReadTable, ...]:
    """Every table of the document, in order, those of a prescribed form with its codes; `year` is
    the report's ("" where unknown)."""
    tables: list[ReadTable] = []
    stock = wordstock(document) if document.tables else Wordstock()
    for number, pieces in enumerate(_whole_tables(document), 1):
        tables += _understood(document, pieces, number, year, stock)
    named = with_names_of_facing(document, tables)
    return with_row_forms(with_prescribed_forms(named))


def _whole_tables(document: DocumentText) -> list[list[Piece]]:
    """The pieces of each table, from page to page."""
    wholes: list[list[Piece]] = []
    for printed in parted_tables(document):
        placed = with_marked_rows(document, printed)
        piece = piece_of(document, placed)
        if wholes and _is_next_page(document, wholes[-1][-1].grid.placed, placed):
            piece = _as_next_piece(wholes[-1], piece)
        if wholes and _goes_on(document, wholes[-1], piece):
            first = wholes[-1][0]
            wholes[-1].append(_with_column_numbers_of(first, piece))
        else:
            wholes.append([piece])
    return wholes


def _as_next_piece(pieces: list[Piece], piece: Piece) -> Piece:
    """The piece at the top of the page after that of the pieces: all its rows are of its body where
    they go on with the rows before, and a group's name over its whole width is no title."""
    heading = piece.heading
    repeated = piece.has_heads and _has_heads_of(pieces, piece)
    if repeated or heading.numbered:
        return piece
    if piece.has_heads and not goes_on_with(pieces[-1].grid, piece.grid):
        return piece
    return replace(
        piece,
        heading=Heading(0),
        heads=dict.fromkeys(piece.heads, ()),
        sure=dict.fromkeys(piece.sure, 0.0),
    )


def _goes_on(
    document: DocumentText,
    pieces: list[Piece],
    after: Piece,
) -> bool:
    """True where `after` is the next piece of the table that the pieces are of."""
    before = pieces[-1].grid.placed
    is_next = _is_next_page(document, before, after.grid.placed)
    return is_next and (_has_heads_of(pieces, after) or _counts_on(pieces, after))


def _is_next_page(
    document: DocumentText,
    before: PlacedTable,
    after: PlacedTable,
) -> bool:
    """True where `after` begins the next page: as many columns, and no words but page numbers and
    footnotes between."""
    is_first_of_page = after.page == before.page + 1 and after.number == 1
    if not is_first_of_page or before.columns != after.columns:
        return False
    apart = {
        (start, end)
        for start, end, kind in document.furniture
        if kind in ("page-number", "footnote")
    }
    between = [
        document.text[line.start : line.end]
        for line in document.lines
        if before.end <= line.start < line.end <= after.start
        and (line.start, line.end) not in apart
    ]
    return not any(regex.search(r"\p{L}{2}", line) for line in between)


def _has_heads_of(
    pieces: list[Piece],
    after: Piece,
) -> bool:
    """True where the next piece has no heading of its own, or that of one before printed again;
    OCR may read it a little otherwise."""
    if not after.has_heads:
        return True
    return any(_share_of_like_heads(piece, after) >= SAME_HEADS for piece in pieces)


def _counts_on(
    pieces: list[Piece],
    after: Piece,
) -> bool:
    """True for a heading printed again that was read quite otherwise: some of it is alike, it is as
    high as that of the first piece, and the rows below count on."""
    first = pieces[0]
    if after.heading.rows != first.heading.rows or not after.body_rows:
        return False
    if _share_of_like_heads(first, after) < SOME_HEADS:
        return False
    return counts_on(pieces[-1].grid, after.grid, after.body_rows.start)


def _share_of_like_heads(
    piece: Piece,
    after: Piece,
) -> float:
    alike = 0
    for column, heads in piece.heads.items():
        alike += are_alike(heads, after.heads[column])
    return alike / len(piece.heads)


def _with_column_numbers_of(
    first: Piece,
    piece: Piece,
) -> Piece:
    """The piece; a heading printed again has its row of column numbers as the first piece has,
    however that row was read."""
    lost = (
        first.heading.numbered
        and piece.has_heads
        and not piece.heading.numbered
        and piece.heading.rows == first.heading.rows - 1
    )
    return replace(piece, heading=first.heading) if lost else piece


def _understood(
    document: DocumentText,
    pieces: list[Piece],
    whole: int,
    year: str,
    stock: Wordstock,
) -> list[ReadTable]:
    """The pieces of one table, whose number is `whole`."""
    first = pieces[0].grid
    title = _title(document, first)
    caption = _caption_unit(document, first)
    columns = columns_of(pieces, _best_heads(pieces, stock), caption, year)
    form = _is_empty_form(pieces, columns)
    tables: list[ReadTable] = []
    above = Above()
    for piece in pieces:
        found = rows_of(piece, columns, above)
        above = found.below
        if tables and found.completed:
            tables[-1] = _with_last_names(tables[-1], found.completed)
        tables.append(
            ReadTable(
                placed=piece.grid.placed,
                whole=whole,
                title=title,
                rows=tuple(_spelt(row, stock) for row in found.rows),
                columns=columns,
                form=form,
            )
        )
    return tables


def _with_last_names(table: ReadTable, names: tuple[str, ...]) -> ReadTable:
    """The table of a page; its last row has these names, which go on on the next page."""
    *rows, last = table.rows
    outer = last.names[: len(last.names) - len(names)]
    return replace(table, rows=(*rows, replace(last, names=(*outer, *names))))


def _spelt(row: TableRow, stock: Wordstock) -> TableRow:
    return replace(row, names=with_known_words(row.names, stock))


def _best_heads(
    pieces: list[Piece],
    stock: Wordstock,
) -> HeadsByColumn:
    """The heads of each column where they were read best, spelt as well-read heads are."""
    heads: HeadsByColumn = {}
    for column in pieces[0].heads:
        headed = [piece for piece in pieces if piece.heads[column]]
        heads[column] = _surest(headed or pieces, column).heads[column]
        if all(piece.sure[column] < 1 for piece in pieces):
            heads[column] = mended_heads(heads[column], stock)
    return heads


def _surest(pieces: list[Piece], column: int) -> Piece:
    """The piece on which a column's heads were read best."""
    return max(pieces, key=lambda piece: piece.sure[column])


def _is_empty_form(
    pieces: list[Piece],
    columns: tuple[TableColumn, ...],
) -> bool:
    """True for a table without figures in which a quarter of the cells right of the first column
    hold neither words nor numbers of several digits."""
    if any(column.role == "value" for column in columns):
        return False
    texts: list[str] = []
    for piece in pieces:
        for row in piece.body_rows:
            texts += piece.grid.texts_of(row)[1:]
    empty = sum(not regex.search(r"\p{L}{2}|\d{2}", text) for text in texts)
    return empty >= EMPTY_FORM * len(texts)


def _title(document: DocumentText, grid: TextGrid) -> str:
    """The title row, else the line before the table; of several lines in capitals, all of them."""
    for row in range(1, grid.placed.rows):
        if is_title_row(grid, row):
            return grid.text(row, 1)
    above = _lines_above(document, grid.placed)
    lines = [line for line in map(_without_unit, above) if _may_be_title(line)]
    named = [line for line in lines if not IN_BRACKETS.fullmatch(line)]
    return _last_title(named or lines[-1:])


def _last_title(lines: list[str]) -> str:
    """The last line, with those above it as long as all are in capitals; "" without lines."""
    if not lines:
        return ""
    *above, title = lines
    for line in reversed(above):
        in_capitals = title.isupper() and line.isupper()
        if not in_capitals or len(title) >= LONGEST_TITLE:
            break
        title = f"{line} {title}"
    return title


def _lines_above(
    document: DocumentText,
    placed: PlacedTable,
) -> list[str]:
    """The last lines above the table on its page, none of another table."""
    ends = [table.end for table in document.tables]
    after = max((end for end in ends if end <= placed.start), default=0)
    before = _lines_before(document, placed)
    above = [line for line in before if line.start >= after]
    return [document.text[line.start : line.end] for line in above[-LINES_ABOVE:]]


def _lines_before(
    document: DocumentText,
    placed: PlacedTable,
) -> list[Line]:
    on_page = [line for line in document.lines if line.page == placed.page]
    return [line for line in on_page if line.end <= placed.start]


def _may_be_title(line: str) -> bool:
    return regex.search(r"\p{L}{3}", line) is not None


def _without_unit(line: str) -> str:
    """A line above a table without what it says of the unit of measure: `Biểu 1. Số trường (Đơn vị
    tính: trường)` is a title that says both."""
    said = CAPTION_UNIT.search(line)
    return line[: said.start()].rstrip(" \t([-–—.,;:") if said else line


def _caption_unit(
    document: DocumentText,
    grid: TextGrid,
) -> str:
    """`Đơn vị tính: hồ sơ` in the three lines above the table, behind any other table, or in its
    title rows, the last one; else the scale of money that the line above it ends with."""
    above = _lines_above(document, grid.placed)
    texts = above[-3:]
    row = 1
    while row <= grid.placed.rows and is_title_row(grid, row):
        texts.append(grid.text(row, 1))
        row += 1
    found = [match["unit"] for text in texts for match in CAPTION_UNIT.finditer(text)]
    if found:
        return found[-1].strip(" .)")
    last = next(filter(_may_be_title, reversed(above)), "")
    money = CAPTION_MONEY.search(last)
    return money["unit"] if money else ""
