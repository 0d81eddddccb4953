"""Tables of which a text holds each cell as a line or a paragraph of its own, as web pages and
some programs give them away.

    TT ⏎ Đơn vị ⏎ Tiếp nhận ⏎ Quá hạn ⏎ 1 ⏎ Sở Nội vụ ⏎ 120 ⏎ 2 ⏎ 2 ⏎ Sở Y tế ⏎ 340 ⏎ 5

An empty cell has left nothing behind, so a row counts only where the cells come out even.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

import regex

from extractor.layout.typed_cells import (
    LONGEST_CELL,
    Row,
    TypedCell,
    TypedTable,
    is_caption,
    is_ordinal_head,
)
from extractor.lines import table_words
from extractor.model import Line

CONTINUES = regex.compile(r"\p{Ll}|\(")  # the second line of a head: `Điểm ⏎ đánh giá`
BAR = regex.compile(r"[|¦│]")
MOST_COLUMNS = 20
FEWEST_COLUMNS = 3
FEWEST_ROWS = 2
FEWEST_WITHOUT_NUMBERS = 3  # rows, where nothing counts them


def tables_by_cell(text: str, lines: Sequence[Line]) -> Iterator[TypedTable]:
    """The tables whose cells are paragraphs, or else lines, of `text`."""
    for cells in (_paragraphs(text, lines), _single_lines(text, lines)):
        found = list(_tables_of(cells))
        if found:
            yield from found
            return


def _single_lines(text: str, lines: Sequence[Line]) -> list[TypedCell]:
    cells = [TypedCell.of(text, line.start, line.end) for line in lines]
    return [cell for cell in cells if cell.text and not BAR.fullmatch(cell.text)]


def _paragraphs(text: str, lines: Sequence[Line]) -> list[TypedCell]:
    """The cells of lines that no empty line parts."""
    spans: list[tuple[int, int]] = []
    for line in lines:
        if spans and text[spans[-1][1] : line.start] == "\n":
            spans[-1] = (spans[-1][0], line.end)
        else:
            spans.append((line.start, line.end))
    return [cell for cell in (TypedCell.of(text, *span) for span in spans) if cell.text]


def _tables_of(cells: list[TypedCell]) -> Iterator[TypedTable]:
    at = 0
    while at < len(cells):
        table = _numbered(cells, at) if is_ordinal_head(cells[at].text) else _named(cells, at)
        if table:
            yield table
            end = table.rows[-1][-1].end
            at = next(
                (place for place in range(at, len(cells)) if cells[place].start >= end), len(cells)
            )
        else:
            at += 1


def _numbered(cells: list[TypedCell], at: int) -> TypedTable | None:
    """The table whose heads open with that of running numbers, at a place of the cells; None where
    its rows do not count on from 1 in as many cells as it has heads."""
    printed = list(takewhile(lambda cell: cell.is_head, cells[at : at + 2 * MOST_COLUMNS]))
    heads = _heads(printed)
    width = len(heads)
    if not FEWEST_COLUMNS <= width <= MOST_COLUMNS:
        return None
    top = [heads]
    begin = at + len(printed)
    if [cell.text.strip("()") for cell in cells[begin : begin + width]] == _numbers(width):
        top.append(tuple(cells[begin : begin + width]))
        begin += width
    body = _counted_rows(cells, begin, width)
    if len(body) < FEWEST_ROWS or not any(cell.is_value for cell in body[0][1:]):
        return None
    behind = begin + width * len(body)
    total = _total(cells[behind : behind + MOST_COLUMNS + 1], body[0])
    return TypedTable(len(top), (*top, *body, *total))


def _counted_rows(cells: list[TypedCell], begin: int, width: int) -> list[Row]:
    """The rows from a place of the cells that count on from 1, with values in the same columns; not
    a last one whose end is the number of the next row: one of its own cells was empty."""
    body: list[Row] = []
    for at in range(begin, len(cells) - width + 1, width):
        row = tuple(cells[at : at + width])
        if not _counts(row, len(body) + 1) or (body and not _alike(body[0], row)):
            break
        body.append(row)
    end = begin + width * len(body)
    behind = cells[end : end + 1]
    if body and behind and not behind[0].is_value and body[-1][-1].text == str(len(body) + 1):
        body.pop()
    return body


def _numbers(width: int) -> list[str]:
    return [str(number) for number in range(1, width + 1)]


def _counts(row: Row, number: int) -> bool:
    if any(len(cell.text) > LONGEST_CELL for cell in row):
        return False
    first = row[0].text.rstrip(".")
    return first.isdigit() and int(first) == number and not row[1].is_value


def _alike(first: Row, row: Sequence[TypedCell]) -> bool:
    """True where both have values in the same columns."""
    return [cell.is_value for cell in first] == [cell.is_value for cell in row]


def _heads(printed: Sequence[TypedCell]) -> Row:
    """The heads; words that go on with the line before are no head of their own."""
    heads: list[TypedCell] = []
    for cell in printed:
        if heads and CONTINUES.match(cell.text):
            heads[-1] = heads[-1].joined_with(cell)
        else:
            heads.append(cell)
    return tuple(heads)


def _total(cells: Sequence[TypedCell], like: Row) -> tuple[Row, ...]:
    """The row of totals below the others, which has no number: its words and a value for each
    column of figures; none where they do not come out even."""
    first = next(place for place in range(1, len(like)) if like[place].is_value)
    if (
        not all(cell.is_value for cell in like[first:])
        or not cells
        or not table_words().is_total(cells[0].text)
    ):
        return ()
    values = list(takewhile(lambda cell: cell.is_value, cells[1:]))
    if len(values) != len(like) - first:
        return ()
    gap = TypedCell.empty(cells[0].start)
    behind = TypedCell.empty(cells[0].end)
    return ((gap, cells[0], *[behind] * (first - 2), *values),)


def _named(cells: list[TypedCell], at: int) -> TypedTable | None:
    """The table whose first row of figures begins at a place of the cells: a name, then figures in
    each other column, like the rows below; None where as many heads do not stand above."""
    values = list(takewhile(lambda cell: cell.is_value, cells[at + 1 : at + 1 + MOST_COLUMNS]))
    width = len(values) + 1
    if cells[at].is_value or width < FEWEST_COLUMNS:
        return None
    heads = _heads_before(cells, at)
    if len(heads) != width:
        return None
    body = _rows_like((cells[at], *values), cells, at)
    end = at + width * len(body)
    behind = cells[end : end + 1]
    if len(body) < FEWEST_WITHOUT_NUMBERS or any(cell.is_value for cell in behind):
        return None
    return TypedTable(1, (heads, *body))


def _heads_before(cells: list[TypedCell], at: int) -> Row:
    """The heads right above a place of the cells, up to running text or a caption."""
    above = cells[max(0, at - 2 * MOST_COLUMNS) : at]
    printed = list(takewhile(lambda cell: cell.is_head and not is_caption(cell.text), above[::-1]))
    return _heads(printed[::-1])


def _rows_like(first: Row, cells: list[TypedCell], at: int) -> list[Row]:
    """The rows from a place of the cells with values where the first one has them."""
    width = len(first)
    begins = range(at, len(cells) - width + 1, width)
    rows = (tuple(cells[begin : begin + width]) for begin in begins)
    return list(takewhile(lambda row: _alike(first, row), rows))
