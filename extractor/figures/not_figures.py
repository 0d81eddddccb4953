"""Numerals that are no figures by where they stand.

In the heads and names of a table or in an empty form; at the paper's edge, in the page's margin,
beside an empty form, in a row of column numbers, among dotted lines and stains that OCR took for
letters.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from statistics import median

import regex

from extractor.figures.numerals import OF_COLUMN, as_label
from extractor.figures.table_cells import TABLE_RULE
from extractor.language.sentences import line_of
from extractor.lines import words_of
from extractor.model import (
    FIGURE_KINDS,
    Box,
    DocumentText,
    Doubt,
    Numeral,
    PageReading,
    PlacedCell,
    ReadTable,
    Word,
)

PAPER_EDGE = 9  # points from the edge of the paper within which no printer reaches
UNREAD = 0.3  # words read with less confidence than this are no letters
FOOT, RIGHT = 0.8, 0.92  # shares of a page's height and width beyond which page numbers stand
SIGNS = 0.8  # a line with a greater share of words that are signs is dotted or stained
COLUMN_NUMBER = r"(?:\(\d{1,2}\)|\d{1,2}(?=\s*=))(?:\s*=\s*[\d()+\-–*x:/%\s]+?)?"
COLUMN_NUMBERS = regex.compile(  # `A B (1) (2) (3)=(1)+(2)`
    r"\W*(?:[A-Z]\s+){0,3}"
    rf"{COLUMN_NUMBER}(?:\s+(?:{COLUMN_NUMBER}|\d{{1,2}}))+\W*"
)
FORMULA = regex.compile(
    r"=\s*[\d()+\-–*x:/%\s]+?"
    r"(?=\s+\(?\d{1,2}\)?\s*(?:=|\s|$)|\s*$)"
)
TOLD = regex.compile(r"\p{L}\s?:\s*\d")
HEADS_UNKNOWN = Doubt("heads_unknown")
LEADER = regex.compile(r"[.…]{5,}")


@dataclass(frozen=True, slots=True)
class OnPage:
    """A figure on its page: its box (points), its printed line, and the boxes of empty forms."""

    row: Numeral
    box: Box
    line: str
    page: PageReading
    forms: list[Box]


@dataclass(frozen=True, slots=True)
class Names:
    """Where the names in tables begin, in order, and how far those up to each of them reach."""

    starts: list[int]
    reach: list[int]

    @staticmethod
    def of(spans: list[tuple[int, int]]) -> Names:
        """The names that stand at some places."""
        starts = sorted(start for start, _ in spans)
        return Names(starts, [*accumulate((end for _, end in sorted(spans)), max)])

    def hold(self, offset: int) -> bool:
        """True where one of them holds a place."""
        last = bisect_right(self.starts, offset) - 1
        return last >= 0 and offset < self.reach[last]


def in_heads(rows: tuple[Numeral, ...], tables: tuple[ReadTable, ...]) -> tuple[Numeral, ...]:
    """The rows; what the rules took for figures in the heads and names of a table, or in an empty
    form, are parts of names: labels, with nothing to look at. Heads with no row below them in any
    piece of their table may name nothing and hold figures, as a single row in lines does: those
    are looked at, but for what a colon leads to."""
    filled, bare = _by_rows(tables)
    names, alone = Names.of(_places(filled, _is_name)), Names.of(_places(bare, _may_name))
    known = (_as_name(row, names) for row in rows)
    return tuple(_doubted(row) if alone.hold(row.start) else row for row in known)


def _by_rows(tables: tuple[ReadTable, ...]) -> tuple[list[ReadTable], list[ReadTable]]:
    """The pieces of tables that have rows below their heads, and those of tables without any."""
    filled = {table.whole for table in tables if any(row.body for row in table.rows)}
    with_rows = [table for table in tables if table.whole in filled]
    return with_rows, [table for table in tables if table.whole not in filled]


def _places(
    tables: Iterable[ReadTable], holds: Callable[[ReadTable, PlacedCell], bool]
) -> list[tuple[int, int]]:
    """The slices of the tables' cells of which something holds."""
    spans: list[tuple[int, int]] = []
    for table in tables:
        spans += [(cell.start, cell.end) for cell in table.placed.cells if holds(table, cell)]
    return spans


def _may_name(table: ReadTable, cell: PlacedCell) -> bool:
    """False for a cell such as `Số hộ: 120`."""
    return not any(map(TOLD.search, table.column_of(cell).heads))


def _doubted(row: Numeral) -> Numeral:
    """The row; a figure is to be looked at, since it may be part of a head's name."""
    if row.kind not in FIGURE_KINDS or row.doubts:
        return row
    return replace(row, doubts=(HEADS_UNKNOWN,))


def _is_name(table: ReadTable, cell: PlacedCell) -> bool:
    """True for a cell that holds no figure of its own."""
    if table.form:
        return True
    if not table.has_values:
        return False
    in_body = table.rows[cell.row - 1].body
    return not in_body or table.columns[cell.column - 1].role in ("number", "code", "name", "unit")


def _as_name(row: Numeral, names: Names) -> Numeral:
    doubted_label = row.kind == "label" and row.doubts
    if row.kind not in FIGURE_KINDS and not doubted_label:
        return row
    if not names.hold(row.start):
        return row
    return as_label(row, row.of or "số trong tên dòng, tên cột của bảng")


def set_apart(
    document: DocumentText,
    rows: tuple[Numeral, ...],
    tables: tuple[ReadTable, ...],
    pages: tuple[PageReading, ...],
) -> tuple[Numeral, ...]:
    """The rows; figures in the text that are none by where they stand are labels."""
    by_number = {page.number: page for page in pages}
    forms: dict[int, list[Box]] = defaultdict(list)
    for table in tables:
        if table.form and table.placed.box is not None:
            forms[table.placed.page].append(table.placed.box)
    apart = []
    for row in rows:
        if row.kind in FIGURE_KINDS and row.rule != TABLE_RULE:
            number = row.place.page
            apart.append(_apart(document, row, by_number.get(number), forms[number]))
        else:
            apart.append(row)
    return tuple(apart)


def _apart(
    document: DocumentText, row: Numeral, page: PageReading | None, forms: list[Box]
) -> Numeral:
    """The figure, or the label that it is instead."""
    line = line_of(document.text, row.start)
    if COLUMN_NUMBERS.fullmatch(line) and _counts_on(line):
        return as_label(row, OF_COLUMN)
    if page is None or row.place.box is None:
        return row
    if name := _name_by_place(OnPage(row, row.place.box, line, page, forms)):
        return as_label(row, name)
    if row.doubts and _is_among_stains(document, row):
        return as_label(row, "nét chấm, vết bẩn đọc thành chữ số", row.doubts)
    return row


def _counts_on(line: str) -> bool:
    """True for `(1) (2) (3)=(1)+(2)`: each number is one more than the one before."""
    numbers = [int(number) for number in regex.findall(r"\d+", FORMULA.sub("", line))]
    return len(numbers) > 2 and all(after == before + 1 for before, after in pairwise(numbers))


def _name_by_place(figure: OnPage) -> str:
    """What a numeral is by its place on the page; "" for a figure."""
    if _is_alone(figure):
        if _is_page_number(figure):
            return "số trang"
        if _is_at_paper_edge(figure):
            return "vết ở mép trang"
    if _is_beside_form(figure):
        return "ký hiệu trong biểu mẫu để trống"
    return ""


def _is_alone(figure: OnPage) -> bool:
    """True where its line has no word and no other numeral."""
    rest = figure.line.replace(figure.row.raw, "", 1)
    return not regex.search(r"[\p{L}\d]{2,}|\d+", rest)


def _is_page_number(figure: OnPage) -> bool:
    """True at the foot, right of the print, for a number that counts with the pages."""
    return (
        regex.fullmatch(r"\d{1,3}", figure.row.raw) is not None
        and figure.box.y0 > FOOT * figure.page.height
        and figure.box.x0 > RIGHT * figure.page.width
        and 0 <= figure.page.number - int(figure.row.raw) <= 2
    )


def _is_at_paper_edge(figure: OnPage) -> bool:
    across, _ = figure.box.centre
    on_paper = PAPER_EDGE < across < figure.page.width - PAPER_EDGE
    return figure.row.place.confidence < 1 and not on_paper


def _is_beside_form(figure: OnPage) -> bool:
    """True on the height of an empty form, left or right of it, in a line without words."""
    if regex.search(r"\p{L}{2}", figure.line):
        return False
    across, down = figure.box.centre
    return any(form.y0 < down < form.y1 and not form.x0 < across < form.x1 for form in figure.forms)


def _is_among_stains(document: DocumentText, row: Numeral) -> bool:
    """True where the words beside it in its printed line, or behind its dotted leader, are no words
    at all: hardly read, or signs without letters."""
    words = _words_of_line(document, row)
    beside = [word for word in words if not regex.search(r"\d", word.text)]
    if len(words) < 5 or len(beside) < 3:
        return False
    if median(word.confidence for word in beside) < UNREAD:
        return True
    signs = sum(not regex.search(r"\p{L}{2}", word.text) for word in beside)
    return len(words) > 7 and signs > SIGNS * len(beside)


def _words_of_line(document: DocumentText, row: Numeral) -> list[Word]:
    """The words of the row's printed line, from the last dotted leader before it."""
    at = bisect_right(document.lines, row.start, key=lambda line: line.start) - 1
    begin, end = row.start, row.end
    if at >= 0:
        begin, end = document.lines[at].start, document.lines[at].end
    leaders = [found.start() for found in LEADER.finditer(document.text[begin : row.start])]
    return words_of(document, begin + max(leaders, default=0), end)
