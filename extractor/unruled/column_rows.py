"""The lines of a block, with its columns and its header → rows, cells, a table."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

import regex

from extractor.language.row_numbers import ORDINAL
from extractor.model import Table
from extractor.unruled.column_block import MARKED, Columns, Span, cells_of_row, words_by_column
from extractor.unruled.column_heads import TableHeader
from extractor.unruled.rows_by_pitch import rows_by_pitch
from extractor.unruled.rows_by_place import rows_by_place
from extractor.unruled.straight_lines import StraightLine, StraightSegment, StraightWord

BESIDE = 0.6  # share of the way from row to row that lines of one row stand apart at most
SECOND_LINE = 1.9  # heights from a figure to the one in brackets below it
MOSTLY_ONE = 0.8  # share of the lines with figures that stand alone between two level lines
IN_THE_MIDDLE = 0.2  # heights that figures stand off the middle of the two lines of their name
STANDS_OFF = 1.05  # heights by which a cell of two lines stands off the line beside it
GROUPED = regex.compile(r"[-–+(]?\d{1,3}(?:\.\d{3})+\)?")
TORN_OFF = regex.compile(r"\d{1,2}\)?")
BRACKETED = regex.compile(r"\(\d[\d.,]*\s?%?\)")
LOWER = regex.compile(r"\p{Ll}")
LOWER_OR_BRACKET = regex.compile(r"\p{Ll}|\(")


@dataclass(frozen=True, slots=True)
class BlockRow:
    """The lines of one row, from top to foot, and whether it has a name and figures."""

    lines: tuple[StraightLine, ...]
    named: bool
    valued: bool

    def off(self, line: StraightLine) -> float:
        """How many points a line lies above or below the row; 0.0 within it."""
        ys = [own.y for own in self.lines]
        return max(min(ys) - line.y, line.y - max(ys), 0.0)


@dataclass(frozen=True, slots=True)
class NameSpace:
    """How the block's names are set: where they end at the right, how many points the lines of one
    name stand apart at most, and how many two numbered rows do at least (0: there are none)."""

    right: float
    step: float
    rows: float


def rows_of_lines(lines: Iterable[StraightLine], columns: Columns) -> list[BlockRow]:
    """The rows from top to foot; a name over several lines is one row with its figures."""
    printed = list(lines)
    told = rows_by_place(printed, columns) or rows_by_pitch(printed, columns)
    return [_row_of(own, columns) for own in told] or _rows_line_by_line(printed, columns)


def _row_of(lines: Sequence[StraightLine], columns: Columns) -> BlockRow:
    named = any(columns.names_in(line) for line in lines)
    valued = any(columns.values_in(line) for line in lines)
    return BlockRow(tuple(lines), named, valued)


def _rows_line_by_line(lines: Iterable[StraightLine], columns: Columns) -> list[BlockRow]:
    """The rows from top to foot, each line by what stands on it and on those before."""
    joined = with_figures_beside(lines, columns)
    space = _name_space(joined, columns)
    rows: list[BlockRow] = []
    nameless = []
    for line in joined:
        if rows and _belongs_to(rows[-1], line, columns):
            rows[-1] = replace(rows[-1], lines=(*rows[-1].lines, line))
        elif columns.values_in(line) and not columns.names_in(line):
            nameless.append(line)
        else:
            _add_line(rows, line, columns, space)
    for line in nameless:
        rows = _with_figures(rows, line, columns.height)
    return sorted(rows, key=lambda row: row.lines[0].y)


def _stands_around(row: BlockRow, line: StraightLine, columns: Columns) -> bool:
    """True where the figures of a row stand in the middle between its name and a line below: these
    are a name of two lines."""
    if columns.values_in(line) or _is_numbered(line, columns):
        return False
    first = _height_of(columns.names_in(row.lines[-1]))
    figures = _height_of(columns.values_in(row.lines[-1]))
    last = _height_of(columns.names_in(line))
    if first is None or figures is None or last is None or not first < figures < last:
        return False
    near = last - first < SECOND_LINE * columns.height
    return near and abs((first + last) / 2 - figures) < IN_THE_MIDDLE * columns.height


def _height_of(segments: Iterable[StraightSegment]) -> float | None:
    """How far down the page segments are printed, in the middle of all; None without any."""
    words = chain.from_iterable(segment.words for segment in segments)
    heights = [word.y for word in words]
    return sum(heights) / len(heights) if heights else None


def rows_between(
    lines: Sequence[StraightLine],
    columns: Columns,
    levels: Sequence[float],
) -> list[BlockRow]:
    """The rows from top to foot, parted where level lines are drawn between rows; `levels` are
    their heights. Where those part other things, the print alone tells."""
    parts = _between(lines, levels)
    valued = [_valued(part, columns) for part in parts]
    if sum(count == 1 for count in valued) < MOSTLY_ONE * sum(valued):
        return rows_of_lines(lines, columns)
    rows: list[BlockRow] = []
    for part, count in zip(parts, valued, strict=True):
        one = replace(_row_of(part, columns), valued=bool(count))
        rows += [one] if count < 2 else rows_of_lines(part, columns)
    return rows


def _between(lines: Iterable[StraightLine], levels: Sequence[float]) -> list[list[StraightLine]]:
    """The lines of print from one level line to the next."""
    parts: dict[int, list[StraightLine]] = {}
    for line in lines:
        parts.setdefault(bisect(levels, line.y), []).append(line)
    return list(parts.values())


def _valued(part: list[StraightLine], columns: Columns) -> int:
    """How many lines of a part have figures, those that stand beside a name being of its line."""
    return sum(bool(columns.values_in(line)) for line in with_figures_beside(part, columns))


def made_table(
    lines: Iterable[StraightLine],
    header: TableHeader,
    levels: Sequence[float] = (),
) -> Table:
    """The table of a header and the rows below it; level lines may be drawn between these."""
    columns, all_lines = header.columns, list(lines)
    rows = rows_between(all_lines, columns, levels)
    words = list(chain.from_iterable(line.words for line in all_lines))
    left = min(word.x0 for word in words) - 2
    right = max(word.x1 for word in words) + 2
    spans = [Span(*ends) for ends in pairwise((left, *columns.edges, right))]
    cells = list(header.cells)
    for number, row in enumerate(rows, header.rows + 1):
        segments = _segments_of_row(row, columns)
        cells += cells_of_row(number, words_by_column(segments, columns.at), spans)
    return Table(header.rows + len(rows), len(columns.spans), tuple(cells))


def _segments_of_row(row: BlockRow, columns: Columns) -> list[StraightSegment]:
    segments = [line.segments(columns.height) for line in row.lines]
    return list(chain.from_iterable(segments))


def _add_line(
    rows: list[BlockRow],
    line: StraightLine,
    columns: Columns,
    space: NameSpace,
) -> None:
    """Append a line to the last row where it goes on with that, else as a row of its own."""
    valued = bool(columns.values_in(line))
    named = bool(columns.names_in(line))
    if rows and (not named or _goes_on(rows[-1], line, columns, space)):
        rows[-1] = BlockRow(
            (*rows[-1].lines, line),
            named=True,
            valued=rows[-1].valued or valued,
        )
    else:
        rows.append(BlockRow((line,), named, valued))


def _belongs_to(row: BlockRow, line: StraightLine, columns: Columns) -> bool:
    return _stands_around(row, line, columns) or _goes_on_in_cells(row, line, columns)


def _goes_on_in_cells(row: BlockRow, line: StraightLine, columns: Columns) -> bool:
    return _has_rests_of(row, line, columns) or _has_shares_of(row, line, columns)


def has_shares_alone(line: StraightLine, columns: Columns) -> bool:
    """True for a line whose figures all stand in brackets, and no number of a row before them."""
    values = columns.values_in(line)
    if not values or _is_numbered(line, columns):
        return False
    return all(BRACKETED.fullmatch(own.text.strip()) for own in values)


def _has_shares_of(row: BlockRow, line: StraightLine, columns: Columns) -> bool:
    """True where figures of a line stand in brackets below some of those of the row, which have
    none, and its name goes on with that of the row: `17` above `(56,2%)`."""
    near = line.y - row.lines[-1].y < SECOND_LINE * columns.height
    if not (near and has_shares_alone(line, columns)):
        return False
    plain = _columns_of_plain(row, columns)
    shares = {columns.at(own) for own in columns.values_in(line)}
    names = columns.names_in(line)
    goes_on = not names or LOWER.match(names[0].text) is not None
    return shares <= plain if goes_on else shares < plain and _has_number(row, columns)


def _columns_of_plain(row: BlockRow, columns: Columns) -> set[int]:
    """The columns in which the row has figures without brackets."""
    printed = chain.from_iterable(map(columns.values_in, row.lines))
    return {columns.at(own) for own in printed if not BRACKETED.fullmatch(own.text.strip())}


def _has_number(row: BlockRow, columns: Columns) -> bool:
    return any(_is_numbered(line, columns) for line in row.lines)


def _has_rests_of(row: BlockRow, line: StraightLine, columns: Columns) -> bool:
    """True where the figures of a line are what narrow columns left of those above them: each makes
    a whole group of thousands of one that ends within it (`299.53` above `3`)."""
    rests = columns.values_in(line)
    if not rests or _is_numbered(line, columns):
        return False
    above = {columns.at(own): own.text for own in columns.values_in(row.lines[-1])}
    return all(
        GROUPED.fullmatch(above.get(columns.at(rest), "") + rest.text.strip()) is not None
        and TORN_OFF.fullmatch(rest.text.strip()) is not None
        for rest in rests
    )


def with_figures_beside(lines: Iterable[StraightLine], columns: Columns) -> list[StraightLine]:
    """The lines; figures printed a little above or below the name beside them are on its line."""
    made: list[StraightLine] = []
    for line in lines:
        if made and _completes(line, made[-1], columns):
            made[-1] = _joined(made[-1], line, columns)
        else:
            made.append(line)
    return made


def _joined(line: StraightLine, other: StraightLine, columns: Columns) -> StraightLine:
    """The words of both lines from left to right, at the middle of both heights; the number of a
    row stands where its name does."""
    words = sorted((*line.words, *other.words), key=lambda word: word.x0)
    own = [one.y for one in (line, other) if not _is_number_alone(one, columns)]
    return StraightLine(tuple(words), sum(own) / len(own))


def _completes(
    line: StraightLine,
    last: StraightLine,
    columns: Columns,
) -> bool:
    """True where one of two lines close to each other has a name and the other has none."""
    if bool(columns.names_in(line)) == bool(columns.names_in(last)):
        return False
    both = bool(columns.values_in(line) and columns.values_in(last))
    if both or _is_number_alone(line, columns) or _is_number_alone(last, columns):
        return stands_off(line, last, columns)
    return line.y - last.y < 0.6 * columns.height


def _is_number_alone(line: StraightLine, columns: Columns) -> bool:
    """True for a line with the number of a row and nothing else."""
    return _is_numbered(line, columns) and len(line.segments(columns.height)) == 1


def stands_off(line: StraightLine, last: StraightLine, columns: Columns) -> bool:
    """True for two lines less than a line apart, of which none stands in a column of the other."""
    taken = {columns.at(own) for own in last.segments(columns.height)}
    own = {columns.at(own) for own in line.segments(columns.height)}
    return line.y - last.y < STANDS_OFF * columns.height and taken.isdisjoint(own)


def _name_space(lines: list[StraightLine], columns: Columns) -> NameSpace:
    names = [columns.names_in(line) for line in lines]
    ends = [name.x1 for name in chain.from_iterable(names)]
    steps = [
        lines[number + 1].y - lines[number].y
        for number, (above, below) in enumerate(pairwise(names))
        if above and below
    ]
    apart = [step for step in steps if step > columns.height]  # not one line read as two
    least = min(apart, default=columns.height)
    rows = _least_step(line.y for line in lines if _is_numbered(line, columns))
    return NameSpace(right=max(ends, default=0.0), step=1.2 * least, rows=rows)


def _least_step(heights: Iterable[float]) -> float:
    """The least way from one height to the next; 0 where there are not two."""
    return min((below - above for above, below in pairwise(heights)), default=0.0)


def _with_figures(
    rows: list[BlockRow],
    line: StraightLine,
    height: float,
) -> list[BlockRow]:
    """The rows with figures that have no name on their line: they belong to the name around them,
    where one without figures is near, else they are a row of their own."""
    near = [
        number
        for number, row in enumerate(rows)
        if row.named and not row.valued and row.off(line) < 0.8 * height
    ]
    if not near:
        return [
            *rows,
            BlockRow(
                (line,),
                named=False,
                valued=True,
            ),
        ]
    best = min(near, key=lambda number: rows[number].off(line))
    lines = sorted([*rows[best].lines, line], key=lambda own: own.y)
    completed = replace(
        rows[best],
        lines=tuple(lines),
        valued=True,
    )
    return [*rows[:best], completed, *rows[best + 1 :]]


def _goes_on(
    row: BlockRow,
    line: StraightLine,
    columns: Columns,
    space: NameSpace,
) -> bool:
    """True where this line's name goes on with that of the row above it."""
    valued = bool(columns.values_in(line))
    numbered = _is_numbered(line, columns)
    first = columns.names_in(line)[0].words[0]
    above = _last_names(row, columns)
    if not above or _begins_row(row, first.word.text, valued, numbered, columns):
        return False
    if numbered:
        apart = line.y - above[-1].y
        near = valued and apart < BESIDE * space.rows  # its number stands between its lines
        return not row.valued and (near or bool(LOWER.match(first.word.text)))
    if LOWER_OR_BRACKET.match(first.word.text):
        return True
    full = _had_no_room(first, above[-1], columns, space)
    return full and not valued and line.y - row.lines[-1].y < space.step


def _had_no_room(
    first: StraightWord, above: StraightSegment, columns: Columns, space: NameSpace
) -> bool:
    """True where the first word of a line would not have fitted on the line above: a name was
    broken there."""
    end = above.x1 + 0.3 * columns.height + first.x1 - first.x0
    return end > space.right + 0.5 * columns.height


def is_rest_of_name(line: StraightLine, lines: Sequence[StraightLine], columns: Columns) -> bool:
    """True for a line below a block that goes on with its last name, whose line had no room left,
    and stands no farther from that than other lines of names stand apart."""
    above = columns.names_in(lines[-1])
    names = columns.names_in(line)
    if not above or not names or not columns.only_names(line) or _is_numbered(line, columns):
        return False
    first = names[0].words[0]
    space = _name_space(list(lines), columns)
    if MARKED.fullmatch(first.word.text) or line.y - lines[-1].y >= space.step:
        return False
    return _had_no_room(first, above[-1], columns, space)


def _begins_row(
    row: BlockRow,
    first_word: str,
    valued: bool,
    numbered: bool,
    columns: Columns,
) -> bool:
    """True where a line has what the row above it has already, or a list mark."""
    if valued and row.valued:
        return True
    if MARKED.fullmatch(first_word):
        return True
    return numbered and any(_is_numbered(own, columns) for own in row.lines)


def _last_names(row: BlockRow, columns: Columns) -> list[StraightSegment]:
    """What stands in the column of names on the row's last line that has a name; [] without."""
    for line in reversed(row.lines):
        names = columns.names_in(line)
        if names:
            return names
    return []


def _is_numbered(line: StraightLine, columns: Columns) -> bool:
    """True where the line begins with a number in front of the names."""
    first = line.segments(columns.height)[0]
    return columns.at(first) < columns.name and bool(ORDINAL.fullmatch(first.text))
