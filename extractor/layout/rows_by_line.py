"""Tables whose rows are lines of a text, their cells parted by tabs, bars, semicolons or gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from extractor.layout.typed_cells import (
    LONGEST_CELL,
    SENTENCE,
    YEAR,
    Row,
    TypedCell,
    TypedTable,
    is_caption,
    is_ordinal_head,
)
from extractor.lines import table_words
from extractor.model import Line

RULE = regex.compile(r"[\s|+:=_-]+")  # drawn with signs: `|---|---|`
DRAWN = regex.compile(r"[-=_]{3}")
OUTER_BAR = regex.compile(r"\s*[|¦│]?")
MOST_BLANK = 1  # empty lines between two rows
MOST_HEADS = 3  # rows of heads
FEWEST_ROWS = 2  # below the heads
# Rows by which it is told whether lines are a table, and which columns have figures.
LOOK_AHEAD = 24
MOSTLY = 0.6  # of a column's cells that hold something are values in a column of figures
ORDINAL = regex.compile(r"(?:[IVXLC]+|\p{Lu}|\p{Ll}|\d{1,3})[.)]?")
LIST_MARK = regex.compile(r"[-–+*•]\s*\p{L}|\d{1,2}[.)]\s")
_QUOTED = r"\"[^\"\n]*\"(*SKIP)(*FAIL)|"  # `"1,284"`: what stands in quotation marks parts nothing
IN_QUOTES = regex.compile(r"\s*\"(?P<cell>[^\"\n]*)\"\s*")
DIGIT = regex.compile(r"\d")
WORD = regex.compile(r"\p{L}{3}")


@dataclass(frozen=True, slots=True)
class Parting:
    """What parts the cells of a line; `has_outer_bars`: it may stand at both ends of a line too;
    `shows_empty`: an empty cell keeps its place; `is_common`: prose has it as well, so heads hold
    no figures and lists are none; `fewest`: cells of a row at least."""

    between: regex.Pattern[str]
    has_outer_bars: bool
    shows_empty: bool
    is_common: bool
    fewest: int


PARTINGS = (
    Parting(regex.compile(r"\t"), False, shows_empty=True, is_common=False, fewest=2),
    Parting(regex.compile(r"[|¦│]"), True, shows_empty=True, is_common=False, fewest=2),
    Parting(regex.compile(rf"{_QUOTED};"), False, shows_empty=True, is_common=True, fewest=3),
    Parting(regex.compile(rf"{_QUOTED},(?=\S)"), False, shows_empty=True, is_common=True, fewest=3),
    Parting(regex.compile(r"[ \u00a0]{2,}"), False, shows_empty=False, is_common=True, fewest=3),
)


def tables_by_row(text: str, lines: Sequence[Line]) -> Iterator[TypedTable]:
    """The tables whose rows are lines of `text`, of each way to part cells from the top."""
    for parting in PARTINGS:
        if parting.between.search(text):
            for run in _runs(text, lines, parting):
                yield from _tables_of(run, parting)


def _runs(text: str, lines: Sequence[Line], parting: Parting) -> Iterator[list[Row]]:
    """The lines one below the other, in cells; running text and gaps part them."""
    run: list[Row] = []
    end = 0
    for line in lines:
        if _is_drawn(text, line):
            continue
        row = _cells_of(text, line, parting)
        if _is_running_text(row):
            yield run
            run = []
        elif text.count("\n", end, line.start) > MOST_BLANK + 1:
            yield run
            run = [row]
        else:
            run.append(row)
        end = line.end
    yield run


def _is_drawn(text: str, line: Line) -> bool:
    if not RULE.fullmatch(text, line.start, line.end):
        return False
    return DRAWN.search(text, line.start, line.end) is not None


def _is_running_text(row: Row) -> bool:
    return len(row) == 1 and (len(row[0].text) > LONGEST_CELL or bool(SENTENCE.search(row[0].text)))


def _cells_of(text: str, line: Line, parting: Parting) -> Row:
    """The cells of a line of the text."""
    start, end = line.start, line.start + len(text[line.start : line.end].rstrip(" \u00a0"))
    if parting.has_outer_bars:
        bar = OUTER_BAR.match(text, start, end)
        start = bar.end() if bar else start
        end -= end > start and text[end - 1] in "|¦│"
    cells = []
    for found in parting.between.finditer(text, start, end):
        if found.end() > start:
            cells.append(_cell_of(text, start, found.start()))
            start = found.end()
    return (*cells, _cell_of(text, start, end))


def _cell_of(text: str, start: int, end: int) -> TypedCell:
    """The cell of a slice, without the quotation marks that programs write around a cell."""
    quoted = IN_QUOTES.fullmatch(text, start, end)
    return TypedCell.of(text, *(quoted.span("cell") if quoted else (start, end)))


def _tables_of(run: list[Row], parting: Parting) -> Iterator[TypedTable]:
    at = 0
    while at < len(run):
        first = _first_with_values(run, at)
        heads = _head_rows(run, at, first, parting)
        begin = first - len(_groups_above(run, at, first)) if heads else first
        if heads and _is_table(heads, _body(run[begin : begin + LOOK_AHEAD], parting), parting):
            body = _body(run[begin:], parting)
            top = [_padded(row, len(body[-1])) for row in heads]
            yield TypedTable(len(heads), (*top, *body))
            at = begin + len(body)
        else:
            at = first + 1


def _first_with_values(run: list[Row], at: int) -> int:
    return next((place for place in range(at, len(run)) if _has_values(run[place])), len(run))


def _has_values(row: Row) -> bool:
    """True for a row with figures that are no years only (`Chỉ tiêu | 2023 | 2024` has heads)."""
    return any(cell.is_value and not YEAR.fullmatch(cell.text) for cell in row)


def _groups_above(run: list[Row], at: int, first: int) -> list[Row]:
    """The names of groups right above the first row of figures, below heads that open with that of
    running numbers: `I | Khối tỉnh`."""
    top = first
    while top > at and ORDINAL.fullmatch(run[top - 1][0].text):
        top -= 1
    has_ordinals = top > at and is_ordinal_head(run[top - 1][0].text)
    return run[top:first] if has_ordinals or _is_second_row(run, at, top) else []


def _is_second_row(run: list[Row], at: int, top: int) -> bool:
    """True for heads on two rows, of which the upper one opens with that of running numbers."""
    is_below = top > at + 1 and not run[top - 1][0].text
    return is_below and is_ordinal_head(run[top - 2][0].text)


def _head_rows(run: list[Row], at: int, first: int, parting: Parting) -> list[Row]:
    """The rows of heads above the first row of figures, from that of running numbers on if one
    has it; none where there are none, or tables stand side by side."""
    if first >= len(run):
        return []
    width = len(run[first])
    end = first - len(_groups_above(run, at, first))
    top = end
    most = MOST_HEADS if parting.shows_empty else 1
    while top > max(at, end - most) and _may_be_heads(run[top - 1], width, parting):
        top -= 1
        if is_ordinal_head(run[top][0].text):
            break
    heads = run[top:end]
    beside = any(is_ordinal_head(cell.text) for row in heads for cell in row[1:])
    return [] if beside else heads


def _may_be_heads(row: Row, width: int, parting: Parting) -> bool:
    if not parting.shows_empty and len(row) != width:
        return False
    if parting.is_common and any(_holds_a_figure(cell) for cell in row):
        return False
    return 1 < len(row) <= width and all(cell.is_head for cell in row)


def _holds_a_figure(cell: TypedCell) -> bool:
    return bool(DIGIT.search(YEAR.sub("", cell.text)))


def _body(rows: list[Row], parting: Parting) -> list[Row]:
    """The rows of figures, with the names of groups between them, in as many cells each."""
    width = max((len(row) for row in rows[:LOOK_AHEAD] if _has_values(row)), default=0)
    full = [row for row in rows[:LOOK_AHEAD] if len(row) == width]
    of_figures = _columns_of_figures(full, width)
    body: list[Row] = []
    for row in rows:
        fitted = () if _opens_a_list(row, parting) else _fitted(row, width, of_figures)
        if not fitted:
            break
        body.append(fitted)
    while body and not _has_values(body[-1]):
        body.pop()
    return body


def _opens_a_list(row: Row, parting: Parting) -> bool:
    return parting.is_common and LIST_MARK.match(row[0].text) is not None


def _columns_of_figures(rows: list[Row], width: int) -> list[bool]:
    """For each column whether it holds figures."""
    of_figures = []
    for column in range(width):
        filled = [row[column] for row in rows if row[column].text]
        values = sum(cell.is_value for cell in filled)
        of_figures.append(bool(filled) and values >= MOSTLY * len(filled))
    return of_figures


def _fitted(row: Row, width: int, of_figures: list[bool]) -> Row:
    """The row over all columns; one of fewer cells where it is a group's name, or a total that
    names itself and has a figure for each column of them; empty for every other one, whose cells
    could stand anywhere."""
    if len(row) >= width:
        return row if len(row) == width else ()
    if not _has_values(row[1:]):
        is_name = not row[-1].is_value and not is_caption(row[0].text)
        return _padded(row, width) if is_name else ()
    right = (*[TypedCell.empty(row[0].start)] * (width - len(row)), *row)
    named = width - len(row)
    is_total = [cell.is_value for cell in right[named:]] == [False, *of_figures[named + 1 :]]
    return right if is_total and not any(of_figures[1 : named + 1]) else ()


def _padded(row: Row, width: int) -> Row:
    end = row[-1].end
    return (*row, *[TypedCell.empty(end)] * (width - len(row)))


def _is_table(heads: list[Row], body: list[Row], parting: Parting) -> bool:
    """True for rows whose figures stand in columns that have heads."""
    rows = [row for row in body if _has_values(row)]
    if len(rows) < FEWEST_ROWS:
        return False
    width = len(rows[0])
    if width < parting.fewest or _is_no_head(heads[-1][-1].text, width):
        return False
    of_figures = _columns_of_figures(rows, width)
    columns = [column for column in range(1, width) if of_figures[column]]
    return bool(columns) and all(_is_headed(heads, column) for column in columns)


def _is_no_head(last: str, width: int) -> bool:
    """True for the last head of a table of contents, and for a year or a sign beside one word."""
    return table_words().is_of_pages(last) or (width == 2 and not WORD.search(last))


def _is_headed(heads: list[Row], column: int) -> bool:
    return any(row[column].text for row in heads if column < len(row))
