"""Rows whose names run over several lines, told by how far these stand apart.

The lines of one name stand closer to each other than to the names above and below, wherever the
figures beside them stand. Where there are two such distances, and each name has the figures of one
row at most, they say which lines are of one row, whatever letters these begin with.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from extractor.language.row_numbers import ORDINAL
from extractor.unruled.column_block import Columns
from extractor.unruled.straight_lines import StraightLine

CLOSE = 0.9, 1.7  # heights from one line of a name to the next, at least and at most
ALIKE = 1.1  # times as far as the closest two lines of a name stand may others of one stand apart
# Times as far as lines of one name stand those of two at least; and where several names show how
# evenly their own lines stand, to which three times their difference is added.
WIDER, WIDER_THAN_EVEN = 1.18, 1.1
BESIDE = 0.5  # heights that figures may stand above or below the name of their row


def rows_by_pitch(lines: Sequence[StraightLine], columns: Columns) -> list[list[StraightLine]]:
    """The lines of each row from top to foot; [] where no name has several lines, or where the
    distances do not tell rows apart."""
    names = [line for line in lines if columns.names_in(line)]
    rows = _names_apart(names, columns.height)
    if len(rows) in (0, len(names)):
        return []
    for line in lines:
        if not columns.names_in(line):
            own = _row_beside(line, rows, columns.height)
            if own is None:
                return []
            own.append(line)
    if any(_has_two(row, columns) for row in rows):
        return []
    return [sorted(row, key=lambda line: line.y) for row in rows]


def is_of_last_name(line: StraightLine, lines: Sequence[StraightLine], columns: Columns) -> bool:
    """True for a line below a block that stands as close to its last name as lines of one name
    do, and has nothing but words of it."""
    names = [own for own in lines if columns.names_in(own)]
    if not names or not columns.only_names(line) or _is_numbered(line, columns):
        return False
    rows = _names_apart([*names, line], columns.height)
    return bool(rows) and len(rows[-1]) > 1 and names[-1] is lines[-1]


def _names_apart(names: Sequence[StraightLine], height: float) -> list[list[StraightLine]]:
    """The lines of each name; [] where lines do not stand either close or clearly farther apart."""
    steps = [below.y - above.y for above, below in pairwise(names)]
    closest = min(steps, default=0.0)
    if not CLOSE[0] * height <= closest <= CLOSE[1] * height:
        return []
    close = [step for step in steps if step <= ALIKE * closest]
    if not _stand_out(close, steps):
        return []
    rows = [[names[0]]]
    for step, line in zip(steps, names[1:], strict=True):
        if step in close:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _stand_out(close: Sequence[float], steps: Sequence[float]) -> bool:
    """True where the other steps are clearly wider than the close ones."""
    wide = [step for step in steps if step > max(close)]
    return bool(wide) and min(wide) >= _clearly(close) * max(close)


def _clearly(close: Sequence[float]) -> float:
    """How many times as far as these lines of names must those of two names stand apart."""
    if len(close) < 2:
        return WIDER
    return WIDER_THAN_EVEN + 3 * (max(close) / min(close) - 1)


def _row_beside(
    line: StraightLine,
    rows: Iterable[list[StraightLine]],
    height: float,
) -> list[StraightLine] | None:
    """The row whose name stands beside a line; None where none does."""
    reach = BESIDE * height
    near = [row for row in rows if row[0].y - reach < line.y < row[-1].y + reach]
    return near[0] if len(near) == 1 else None


def _has_two(row: Sequence[StraightLine], columns: Columns) -> bool:
    """True for lines with the figures of two rows, or with two numbers of rows."""
    valued = sum(bool(columns.values_in(line)) for line in row)
    numbered = sum(_is_numbered(line, columns) for line in row)
    return valued > 1 or numbered > 1


def _is_numbered(line: StraightLine, columns: Columns) -> bool:
    first = line.segments(columns.height)[0]
    return columns.at(first) < columns.name and ORDINAL.fullmatch(first.text) is not None
