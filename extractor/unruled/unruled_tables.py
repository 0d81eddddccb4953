"""Tables without lines, or with a few: numerals that stand below each other in columns.

Only strong evidence makes a table: three rows or more whose figures stand in line in the same
columns with empty gutters between, names at their left, a header above (or the page before it broke
off such a table). Everything else stays prose.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

import regex

from extractor.lines import in_reading_order, table_words
from extractor.model import Box, Cell, PageReading, Table
from extractor.unruled.close_columns import with_cells_apart
from extractor.unruled.column_block import Columns
from extractor.unruled.column_heads import TableHeader, header_above
from extractor.unruled.column_rows import (
    STANDS_OFF,
    has_shares_alone,
    is_rest_of_name,
    made_table,
    stands_off,
    with_figures_beside,
)
from extractor.unruled.headed_columns import with_rows_below
from extractor.unruled.header_lines import CAPTION, YEAR
from extractor.unruled.page_halves import Halves, halves_of
from extractor.unruled.partly_ruled_tables import completed
from extractor.unruled.repeated_heads import are_repeated
from extractor.unruled.rows_by_pitch import is_of_last_name
from extractor.unruled.ruled_heads import runs_over
from extractor.unruled.straight_lines import (
    Column,
    StraightLine,
    StraightSegment,
    lean_of,
    level_of,
    slope_of,
    straight_lines,
    upright,
    usual_height,
)

FEWEST = 3  # rows; of a single column of figures one more
FILLED = 0.6  # share of a table's places for figures that must hold one or a dash
NAMED = 0.7  # share of the rows that must have a name
IN_LINE = 0.4  # heights that a column's figures may stand out of line
LEADING = 1.6  # heights from one line of a cell to the next at most
CLOSER = 1.25  # times as far from the heads as from each other are the lines of a row
APART = 3.6  # heights between two lines from which they are not of one table
BARE = 4  # lines without figures that may stand between two rows
BEFORE, BEHIND = 12, 3  # lines around the rows that are set upright with them
LEADERS = regex.compile(r"\.{4,}|…{2,}|(?:\. ){4,}")
GOES_ON = regex.compile(r"\p{Ll}|\(")  # so begins a line that is the rest of a name
PAGE_NUMBER = regex.compile(r"\W*\d{1,3}\W*")
DASHES = ("-", "–")
LEAST_SURE = 2  # columns with more than one figure, beside lone ones that names run across


@dataclass(frozen=True, slots=True)
class FigureColumns:
    """Figures that stand below each other: the line after the last one with any, and each column's
    figures from top to foot."""

    end: int
    columns: list[Column]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that may be a table's rows, and their columns from left to right.

    The block takes the page's lines from `first` up to, not with, `end`."""

    lines: list[StraightLine]
    columns: Columns
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table, its columns, the first of the page's lines below it, the words of its heads."""

    table: Table
    columns: Columns
    end: int
    heads: str


@dataclass(frozen=True, slots=True)
class BrokenOff:
    """What is known of the table that the end of a page breaks off, or a note `on_page`: its
    columns, where it may go on without heads, and the words of these."""

    columns: Columns | None = None
    heads: str = ""
    on_page: bool = False


@dataclass(frozen=True, slots=True)
class PageRules:
    """A page's level lines, and how many points they go down for each point to the right."""

    lines: tuple[Box, ...]
    slope: float

    @staticmethod
    def of(page: PageReading) -> PageRules:
        return PageRules(page.rules, slope_of(page.words) if page.rules else 0.0)

    def beside(self, place: float, *, left: bool) -> PageRules:
        """The lines at one side of a place across the page."""
        lines = (line for line in self.lines if (line.centre[0] < place) == left)
        return replace(self, lines=tuple(lines))


@dataclass(frozen=True, slots=True)
class PageWithTables:
    """A page, and the table that its end breaks off."""

    page: PageReading
    broken_off: BrokenOff


def with_unruled_tables(pages: Iterable[PageReading]) -> tuple[PageReading, ...]:
    """The pages; what stands in columns is a table of its page and no more among its words."""
    made = []
    before = BrokenOff()
    heads: frozenset[str] = frozenset()
    for page in pages:
        ruled = with_rows_below(completed(page), heads)
        heads = ruled.heads
        found = _with_tables(ruled.page, before)
        before = found.broken_off
        if not before.columns:
            before = BrokenOff(ruled.broken_off)
        made.append(found.page)
    return tuple(made)


def _with_tables(page: PageReading, before: BrokenOff) -> PageWithTables:
    """The page with its tables; the last page broke off the one `before`."""
    if not page.words or not page.width:
        return PageWithTables(page, BrokenOff())
    height = usual_height(page.words)
    if page.tables:
        before = BrokenOff()
    edges = before.columns.edges if before.columns else ()
    lines = with_cells_apart(straight_lines(page.words, height), height, edges)
    rules = PageRules.of(page)
    found = _tables_of(lines, height, before, rules)
    beside = _beside_each_other(lines, found, page.width, height, rules)
    if not found:
        return PageWithTables(_with_their_words(page, beside), BrokenOff())
    made = _with_their_words(page, [*(own.table for own in found), *beside])
    last = found[-1]
    ends = _only_page_numbers(lines[last.end :], height)
    broken_off = BrokenOff(last.columns, last.heads or before.heads) if ends else BrokenOff()
    return PageWithTables(made, broken_off)


def _beside_each_other(
    lines: Sequence[StraightLine],
    found: list[FoundTable],
    width: float,
    height: float,
    rules: PageRules,
) -> list[Table]:
    """Further tables of a page so wide: those that stand beside each other, at both sides of a
    strip that stays empty, and whose rows are on lines of their own."""
    taken = set(chain.from_iterable(_ids_of_words(own.table) for own in found))
    free = [line for line in lines if taken.isdisjoint(map(id, line.as_read))]
    made: list[Table] = []
    for halves in halves_of(free, width, height):
        parts = _tables_in(halves, height, rules)
        words = set(chain.from_iterable(map(_ids_of_words, parts)))
        made += parts if taken.isdisjoint(words) else ()
        taken |= words
    return made


def _tables_in(halves: Halves, height: float, rules: PageRules) -> list[Table]:
    """The tables of both halves of a page; none where one of the halves has none."""
    left = straight_lines(halves.left, height)
    right = straight_lines(halves.right, height)
    at_left = _tables_of(left, height, BrokenOff(), rules.beside(halves.between, left=True))
    at_right = _tables_of(right, height, BrokenOff(), rules.beside(halves.between, left=False))
    if not at_left or not at_right:
        return []
    return [own.table for own in (*at_left, *at_right)]


def _ids_of_words(table: Table) -> set[int]:
    return {id(word) for cell in table.cells for word in cell.words}


def _with_their_words(page: PageReading, tables: list[Table]) -> PageReading:
    """The page with tables made of its words, which are no longer among them."""
    taken = set(chain.from_iterable(map(_ids_of_words, tables)))
    words = tuple(word for word in page.words if id(word) not in taken)
    return replace(
        page,
        words=words,
        tables=in_reading_order((*page.tables, *tables)),
    )


def _tables_of(
    lines: list[StraightLine],
    height: float,
    before: BrokenOff,
    rules: PageRules,
) -> list[FoundTable]:
    """The tables from top to foot. Only one at the page's top goes on with the one before, one
    below the same heads, and one below a note that stands between rows."""
    tables: list[FoundTable] = []
    at = 0
    at_top = True
    while at < len(lines):
        above = before if at_top else _before_note(tables, lines, at, height, before.heads)
        found = _table_at(lines, at, height, above, rules)
        if found and above.on_page and not found.heads:
            tables.append(_gone_on(tables.pop(), lines, found))
        elif found:
            tables.append(found)
        if found:
            at_top = False
            at = found.end
        else:
            at_top = at_top and _only_page_numbers([lines[at]], height)
            at += 1
    return tables


def _before_note(
    tables: Sequence[FoundTable],
    lines: Sequence[StraightLine],
    at: int,
    height: float,
    heads: str,
) -> BrokenOff:
    """The last table where nothing but a note and the names of rows stand between it and line `at`;
    else no more than the `heads` of the page before."""
    between = lines[tables[-1].end : at] if tables else ()
    own = lines[tables[-1].end - 1 : at + 1] if between else ()
    near = all(below.y - above.y < APART * height for above, below in pairwise(own))
    alone = all(_is_of_one_piece(line, height) for line in between)
    if not 0 < len(between) <= BARE or not near or not alone:
        return BrokenOff(heads=heads)
    return BrokenOff(tables[-1].columns, heads, on_page=True)


def _is_of_one_piece(line: StraightLine, height: float) -> bool:
    """True for print without a wide gap that names no unit, which would be that of what follows."""
    segments = line.segments(height)
    return len(segments) == 1 and not CAPTION.match(segments[0].text)


def _gone_on(table: FoundTable, lines: Sequence[StraightLine], rest: FoundTable) -> FoundTable:
    """The table with the rows of the `rest` below it; the note between is a row over all
    columns."""
    taken = _ids_of_words(rest.table)
    printed = chain.from_iterable(line.as_read for line in lines[table.end : rest.end])
    note = tuple(word for word in printed if id(word) not in taken)
    upper, above = table.table, table.table.rows + bool(note)
    below = [replace(cell, row=cell.row + above) for cell in rest.table.cells]
    if note:
        around = Box.around(word.box for word in note)
        below.insert(0, Cell(above, 1, 1, upper.columns, around, note))
    whole = Table(above + rest.table.rows, upper.columns, (*upper.cells, *below))
    return replace(table, table=whole, end=rest.end)


def _only_page_numbers(lines: list[StraightLine], height: float) -> bool:
    segments = chain.from_iterable(line.segments(height) for line in lines)
    return all(PAGE_NUMBER.fullmatch(segment.text) for segment in segments)


def _table_at(
    lines: list[StraightLine],
    at: int,
    height: float,
    before: BrokenOff,
    rules: PageRules,
) -> FoundTable | None:
    """The table whose first row of figures is line `at`."""
    if _only_years(lines[at], height):
        return None
    block = _block(lines, at, height)
    if block is None:
        return None
    found = _table_of(lines, block, before, rules)
    cuts = iter(_bare_lines(lines, block))
    while found is None and (cut := next(cuts, None)) is not None:
        upper = _block(lines[:cut], at, height)
        found = _table_of(lines, upper, before, rules) if upper else None
    return found


def _bare_lines(lines: list[StraightLine], block: Block) -> list[int]:
    """The lines of a block, from its foot, at which another table may begin: below rows, without a
    figure, with more than a name. What was taken for one block may be two tables, one below the
    other."""
    inside = range(block.first + FEWEST, block.end - FEWEST)
    return [at for at in reversed(inside) if _is_bare(lines[at], block.columns)]


def _is_bare(line: StraightLine, columns: Columns) -> bool:
    figures = any(segment.is_value for segment in line.segments(columns.height)[1:])
    return not figures and not columns.only_names(line)


def _table_of(
    lines: list[StraightLine],
    block: Block,
    before: BrokenOff,
    rules: PageRules,
) -> FoundTable | None:
    """The table of a block of the page's lines; None where little speaks for one."""
    goes_on = before.columns is not None and not before.on_page
    is_sure = _has_evidence(block, goes_on=goes_on)
    if not is_sure and not (before.heads and _has_evidence(block, goes_on=True)):
        return None
    header = _header(lines, block, before.columns, rules)
    if header is None:
        return None
    heads = " ".join(cell.text for cell in header.cells)
    if not is_sure and not are_repeated(heads, before.heads):
        return None
    levels = _levels_between_rows(rules, header.columns)
    return FoundTable(
        table=made_table(block.lines, header, levels),
        columns=header.columns,
        end=block.end,
        heads=heads,
    )


def _levels_between_rows(rules: PageRules, columns: Columns) -> list[float]:
    """How high the lines stand that run over names and figures."""
    over = (rule for rule in rules.lines if runs_over(rule, columns))
    return sorted(level_of(rule, rules.slope) for rule in over)


def _header(
    lines: list[StraightLine],
    block: Block,
    before: Columns | None,
    rules: PageRules,
) -> TableHeader | None:
    """The header above the block of the page's lines; an empty one where the block goes on with a
    table of the page before."""
    around = [*lines[: block.first], *block.lines]
    header = header_above(around, block.first, block.columns, rules.lines)
    if header and _is_headed(block, header):
        return header
    columns = block.columns.like(before) if before else None
    if columns:
        return TableHeader(0, (), columns)
    return None


def _only_years(line: StraightLine, height: float) -> bool:
    """True for years alone, which are heads."""
    return all(YEAR.fullmatch(segment.text) for segment in line.segments(height))


def _block(
    lines: list[StraightLine],
    at: int,
    height: float,
) -> Block | None:
    """The lines from `at` on that keep to the columns of its figures."""
    figures = _figure_columns(lines, at, height)
    if figures is None:
        return None
    begin = max(0, at - BEFORE)
    behind = figures.end + BEHIND
    near = upright(lines[begin:behind], figures.columns)
    moved = [*lines[:begin], *near, *lines[behind:]]
    columns = Columns.of(moved[at : figures.end], height)
    if columns is None or not _is_named(moved, at, columns):
        return None
    first, end = at, figures.end
    while first and _is_name_above(moved[first - 1], moved[first], columns):
        if _ends_prose(moved, first - 1, columns):
            break
        first -= 1
    first = _first_of_row(moved, first, columns)
    while end < len(moved) and _goes_on_below(moved[end], moved[first:end], columns):
        end += 1
    return Block(moved[first:end], columns, first, end)


def _goes_on_below(line: StraightLine, lines: list[StraightLine], columns: Columns) -> bool:
    """True for more of the row of the table's last line: of its name and what stands beside that,
    or half a line below it."""
    last = lines[-1]
    if columns.goes_on(line, last) or columns.goes_on_in_cells(line, last):
        return True
    if stands_off(line, last, columns) or is_rest_of_name(line, lines, columns):
        return True
    return is_of_last_name(line, lines, columns)


def _first_of_row(lines: list[StraightLine], first: int, columns: Columns) -> int:
    """The first line of the row of line `first`: the words beside its figures may begin lines above
    them, closer to each other than to the heads."""
    at = first
    while at and _is_close_above(lines[at - 1], lines[at], columns):
        at -= 1
    inside = [below.y - above.y for above, below in pairwise(lines[at : first + 1])]
    apart = lines[at].y - lines[at - 1].y if at else float("inf")
    return at if inside and apart > CLOSER * max(inside) else first


def _is_close_above(line: StraightLine, below: StraightLine, columns: Columns) -> bool:
    """True for words beside the figures on the next line above, or for print half a line above."""
    if stands_off(below, line, columns):
        return True
    near = below.y - line.y < LEADING * columns.height
    return near and columns.keeps_beside_figures(line)


def _is_name_above(
    line: StraightLine,
    below: StraightLine,
    columns: Columns,
) -> bool:
    """True for the name of a group or of the row below, right above its line."""
    near = below.y - line.y < 0.8 * APART * columns.height
    return near and columns.only_names(line)


def _ends_prose(lines: list[StraightLine], at: int, columns: Columns) -> bool:
    """True for the last line of a note, which goes on with a line that runs over figures."""
    if not at or not GOES_ON.match(lines[at].words[0].word.text):
        return False
    above = lines[at - 1]
    near = lines[at].y - above.y < LEADING * columns.height
    (first, *others) = above.segments(columns.height)
    return near and not others and first.x1 > columns.figures_begin


def _is_named(
    lines: list[StraightLine],
    at: int,
    columns: Columns,
) -> bool:
    """True where the first row has a name, beside its figures or around them."""
    if columns.named([lines[at]]):
        return True
    reach = 1.1 * columns.height
    around = lines[max(0, at - 1) : at + 2]
    near = [line for line in around if abs(line.y - lines[at].y) < reach]
    return any(columns.names_in(line) and not columns.values_in(line) for line in near)


def _figure_columns(
    lines: list[StraightLine],
    at: int,
    height: float,
) -> FigureColumns | None:
    """The columns that the figures of line `at` begin; None where they begin none."""
    columns: list[Column] = []
    end = at
    bare = 0
    for number in range(at, len(lines)):
        segments = lines[number].segments(height)
        step = lines[number].y - lines[number - 1].y if number > at else 0.0
        bare += _begins_anew(segments, step, columns, height)
        columns = _without_lone_figures(segments, columns, height)
        if step > APART * height or bare > BARE or _ends_columns(segments, columns, height):
            break
        figures = _figures_below(segments, columns)
        if figures:
            end, bare = number + 1, 0
            columns = _with_figures(columns, figures)
        if not columns:
            break
    if columns:
        return FigureColumns(end, columns)
    return None


def _without_lone_figures(
    segments: list[StraightSegment],
    columns: list[Column],
    height: float,
) -> list[Column]:
    """The columns without lone figures that a line's words run across, where these run across no
    other column: a name that was misread as a figure stands among names."""
    crossed = [own for own in columns if _is_crossed(own, segments, height)]
    if not crossed or any(len(own) > 1 for own in crossed):
        return columns
    kept = [own for own in columns if own not in crossed]
    sure = sum(len(own) > 1 for own in kept)
    return kept if sure >= LEAST_SURE else columns


def _is_crossed(column: Column, segments: Iterable[StraightSegment], height: float) -> bool:
    return any(_crosses(segment, [column], height) for segment in segments)


def _begins_anew(
    segments: list[StraightSegment],
    step: float,
    columns: list[Column],
    height: float,
) -> bool:
    """True for a line so many points below the one before that is no more of its name."""
    if step > LEADING * height:
        return True
    return step > STANDS_OFF * height and not _is_rest_of_name(segments, columns)


def _is_rest_of_name(segments: list[StraightSegment], columns: list[Column]) -> bool:
    """True for a line that goes on with words left of all figures."""
    if not columns or not GOES_ON.match(segments[0].text):
        return False
    figures = min(column[-1].x0 for column in columns)
    return all(segment.x1 < figures for segment in segments)


def _ends_columns(
    segments: list[StraightSegment],
    columns: list[Column],
    height: float,
) -> bool:
    """True for a line with leaders to a single column (a list of contents) or with print across a
    column."""
    if len(columns) < 2 and any(LEADERS.search(segment.text) for segment in segments):
        return True
    return any(_crosses(segment, columns, height) for segment in segments)


def _figures_below(segments: list[StraightSegment], columns: list[Column]) -> list[StraightSegment]:
    """The line's figures; one at its beginning, where rows are numbered, only below a column."""
    numbers_row = not any(_is_below(segments[0], column) for column in columns)
    counted = segments[1:] if numbers_row else segments
    return [segment for segment in counted if segment.is_value]


def _with_figures(columns: list[Column], figures: list[StraightSegment]) -> list[Column]:
    """The columns with a line's figures; none where one stands below two: they keep to no
    columns."""
    made = [list(column) for column in columns]
    for figure in figures:
        above = [column for column in made if _is_below(figure, column)]
        if len(above) > 1:
            return []
        if above:
            above[0].append(figure)
        else:
            made.append([figure])
    return made


def _is_below(segment: StraightSegment, column: Column) -> bool:
    """True where a segment stands below one of the column's last figures."""
    return any(segment.overlaps(own) for own in column[-3:])


def _crosses(
    segment: StraightSegment,
    columns: list[Column],
    height: float,
) -> bool:
    """True for words that run from the left into a column of figures; no figure with its unit."""
    if segment.is_value or segment.has_unit or not segment.has_words:
        return False
    return any(
        segment.x0 < column[-1].x0 - 1.5 * height
        and segment.x1 > column[-1].x0 + 0.5 * height
        and segment.x1 > column[-1].middle - height
        for column in columns
    )


def _has_evidence(block: Block, goes_on: bool) -> bool:
    """True for enough rows and figures, in line, with names at their left.

    A block that `goes_on` with a table of the page before needs less."""
    columns = block.columns
    rows = _lines_of_rows(block)
    if len(rows) < _fewest_rows(columns, goes_on):
        return False
    places = [_places(rows, column, columns) for column in columns.values]
    if not all(_stands_in_line(column, columns.height) for column in places):
        return False
    filled = sum(map(len, places))
    if filled < FILLED * len(rows) * len(places):
        return False
    strong = sum(_is_strong(column, len(rows), goes_on) for column in places)
    if strong < min(2, len(places)):
        return False
    return columns.named(block.lines) >= NAMED * len(rows)


def _lines_of_rows(block: Block) -> list[StraightLine]:
    """The lines with figures, one of each row."""
    columns = block.columns
    lines = with_figures_beside(block.lines, columns)
    valued = [line for line in lines if columns.values_in(line)]
    return [line for line in valued if not has_shares_alone(line, columns)]


def _fewest_rows(columns: Columns, goes_on: bool) -> int:
    if goes_on:
        return 1
    if len(columns.values) > 1:
        return FEWEST
    return FEWEST + 1


def _places(
    rows: list[StraightLine],
    column: int,
    columns: Columns,
) -> Column:
    """The figures and dashes of a column."""
    segments = chain.from_iterable(line.segments(columns.height) for line in rows)
    return [own for own in segments if own.is_value and columns.at(own) == column]


def _printed(column: Column) -> Column:
    """The figures of a column that are no dashes."""
    return [figure for figure in column if figure.text not in DASHES]


def _stands_in_line(column: Column, height: float) -> bool:
    printed = _printed(column)
    return len(printed) < 2 or lean_of(printed).scatter <= IN_LINE * height


def _is_strong(
    column: Column,
    rows: int,
    goes_on: bool,
) -> bool:
    """True for a column that is filled in half of the rows, twice with more than a dash."""
    least = 1 if goes_on else 2
    return len(column) >= 0.5 * rows and len(_printed(column)) >= least


def _is_headed(block: Block, header: TableHeader) -> bool:
    """True where every column of figures has a head; one of three columns or more may have none."""
    heads = [header.head_of(column) for column in header.columns.values]
    if len(heads) == 1:
        return _is_headed_alone(block, header, heads[0])
    headed = sum(bool(regex.search(r"\p{L}|%|\d{4}", head)) for head in heads)
    least = len(heads) if len(heads) < 3 else len(heads) - 1
    return headed >= least


def _is_headed_alone(
    block: Block,
    header: TableHeader,
    head: str,
) -> bool:
    """True where a single column of figures and the names have heads, and it is no list of pages
    or years."""
    if not regex.search(r"\p{L}{2}", head) or table_words().is_of_pages(head):
        return False
    if not header.head_of(header.columns.name):
        return False
    figures = list(chain.from_iterable(map(block.columns.figures, block.lines)))
    return not _is_rising(figures) and not all(YEAR.fullmatch(figure) for figure in figures)


def _is_rising(figures: list[str]) -> bool:
    """True for small numbers in their order, as pages or running numbers are."""
    if not all(regex.fullmatch(r"\d{1,3}", figure) for figure in figures):
        return False
    numbers = [int(figure) for figure in figures]
    return numbers == sorted(numbers)
