"""A table's layout understood: what each column and each row is, over all pages it goes on.

A table over several pages carries its heading on, repeated or not. A row of column numbers
(`1 2 3=2/1`) gives formulas.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from extractor.model import DocumentText, PlacedTable, ReadTable
from extractor.tables.columns import CAPTION_UNIT, columns_of
from extractor.tables.header import Piece, TextGrid, piece_of, title_row
from extractor.tables.rows import rows_of
from extractor.tables.spelling import alike, letters_of, mended_heads, wordstock


def read_tables(document: DocumentText, year: str) -> tuple[ReadTable, ...]:
    """Every table of the document, in order; `year` is the report's ("" where unknown)."""
    wholes: list[list[Piece]] = []
    for placed in document.tables:
        piece = piece_of(document, placed)
        if (
            wholes
            and _goes_on(document, wholes[-1][-1].grid.placed, placed)
            and _same_heads(wholes[-1], piece)
        ):
            wholes[-1].append(_like(wholes[-1][0], piece))
        else:
            wholes.append([piece])
    return tuple(
        table
        for number, pieces in enumerate(wholes, 1)
        for table in _understood(document, pieces, number, year)
    )


def _understood(
    document: DocumentText, pieces: list[Piece], whole: int, year: str
) -> list[ReadTable]:
    """The pieces of one table, with the best read heading of each column for all of them."""
    first = pieces[0]
    title, caption = (
        _title(document, first.grid.placed, first.grid),
        _caption_unit(document, first.grid.placed),
    )
    best = {
        c: max((p for p in pieces if p.heads[c]), key=lambda p: p.sure[c], default=first).heads[c]
        for c in first.heads
    }
    stock = wordstock(document)
    doubtful = {c for c in best if max(p.sure[c] for p in pieces) < 1}
    columns = columns_of(
        pieces,
        {c: mended_heads(head, stock) if c in doubtful else head for c, head in best.items()},
        caption,
        year,
    )
    form = all(c.role != "value" for c in columns) and _mostly_empty(pieces)
    return [
        ReadTable(p.grid.placed, whole, title, rows_of(p.grid, p.heading, columns), columns, form)
        for p in pieces
    ]


def _mostly_empty(pieces: list[Piece]) -> bool:
    """Is little but names and column numbers in the cells right of the first column?"""
    texts_ = [
        p.grid.own(row, column)
        for p in pieces
        for row in range(p.heading + 1, p.grid.placed.rows + 1)
        for column in range(2, p.grid.placed.columns + 1)
    ]
    empty = sum(not regex.search(r"\p{L}{2}|\d{2}", text) for text in texts_)
    return empty >= 0.25 * len(texts_)


def _like(first: Piece, piece: Piece) -> Piece:
    """A heading printed again has its row of column numbers too, however that was read."""
    if (
        first.numbered
        and any(piece.heads.values())
        and not piece.numbered
        and piece.heading == first.heading - 1
    ):
        return replace(piece, heading=first.heading, numbered=first.numbered)
    return piece


def _same_heads(pieces: list[Piece], after: Piece) -> bool:
    """Has the next piece no heading of its own, or that of one before printed again? OCR may read
    it a little otherwise."""
    if not any(after.heads.values()):
        return True
    return any(
        sum(alike(letters_of(p.heads[c]), letters_of(after.heads[c])) for c in p.heads)
        >= 0.7 * len(p.heads)
        for p in pieces
    )


def _goes_on(document: DocumentText, before: PlacedTable, after: PlacedTable) -> bool:
    """Is `after` the next page's piece: as many columns, and nothing but page numbers between?"""
    if after.page != before.page + 1 or before.columns != after.columns or after.number != 1:
        return False
    apart = {
        (start, end)
        for start, end, kind in document.furniture
        if kind in ("page-number", "footnote")
    }
    between = [
        line
        for line in document.lines
        if before.end <= line.start < line.end <= after.start
        and (line.start, line.end) not in apart
        and regex.search(r"\p{L}{2}", document.text[line.start : line.end])
    ]
    return not between


def _title(document: DocumentText, placed: PlacedTable, grid: TextGrid) -> str:
    """The title row, or the line before the table."""
    for row in range(1, placed.rows):
        if title_row(grid, row):
            return grid.own(row, 1)
    after = max(
        (t.end for t in document.tables if t.end <= placed.start), default=0
    )  # not another table's row
    before = [
        document.text[line.start : line.end]
        for line in document.lines
        if after <= line.start and line.end <= placed.start and line.page == placed.page
    ][-6:]
    named = [
        text for text in before if regex.search(r"\p{L}{3}", text) and not CAPTION_UNIT.search(text)
    ]
    named = [text for text in named if not regex.fullmatch(r"\s*[(\[].*[)\]]\s*", text)] or named[
        -1:
    ]  # `(Kèm theo Báo cáo số …)`
    title = named[-1] if named else ""
    for above in reversed(named[:-1]):
        if not (title.isupper() and above.isupper() and len(title) < 200):
            break
        title = f"{above} {title}"  # of several lines in capitals
    return title


def _caption_unit(document: DocumentText, placed: PlacedTable) -> str:
    """`Đơn vị tính: hồ sơ` in the lines right above the table or in its title row."""
    lines = [
        line for line in document.lines if line.end <= placed.start and line.page == placed.page
    ][-3:]
    text = document.text[lines[0].start if lines else placed.start : placed.start + 200].split("\n")
    found = [m["unit"].strip(" .)") for line in text for m in CAPTION_UNIT.finditer(line)]
    return found[-1] if found else ""
