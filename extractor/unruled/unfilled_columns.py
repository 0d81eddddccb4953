"""Columns that have a head and nothing below it: `Ghi chú` at the right of a table without lines.

Without a column of its own, such a head would be one of those beside it.
"""

from __future__ import annotations

from dataclasses import replace

from extractor.unruled.column_block import Columns, Span
from extractor.unruled.straight_lines import StraightSegment

# In heights of the page's print:
APART = 1.0  # from the print of any column
SLACK = 0.4  # by which a head may stand above the middle of all heads


def with_unfilled(columns: Columns, heads: list[StraightSegment]) -> Columns:
    """The columns, with those that a head right of the names stands over alone: below no other head
    and above nothing."""
    for lines in _stacks(heads):
        if _is_over_nothing(lines, columns, heads):
            columns = _with_column(columns, _reach(lines))
    return columns


def _stacks(heads: list[StraightSegment]) -> list[list[StraightSegment]]:
    """The heads that stand over each other, from the left."""
    stacks: list[list[StraightSegment]] = []
    for head in sorted(heads, key=lambda own: own.x0):
        if stacks and head.x0 < _reach(stacks[-1]).right:
            stacks[-1].append(head)
        else:
            stacks.append([head])
    return stacks


def _reach(lines: list[StraightSegment]) -> Span:
    return Span(min(line.x0 for line in lines), max(line.x1 for line in lines))


def _is_over_nothing(
    lines: list[StraightSegment],
    columns: Columns,
    heads: list[StraightSegment],
) -> bool:
    """True for a head apart from all print of columns. A head over several columns may stand
    between them, but above the heads of each."""
    apart = APART * columns.height
    if _reach(lines).left < columns.figures_begin:
        return False
    if any(span.meets(line, apart) for span in columns.spans for line in lines):
        return False
    others = [head for head in heads if head not in lines]
    return bool(others) and (
        _is_below_middle(lines, heads, columns.height)
        or (_is_right_of_all(lines, columns) and _is_beside_any(lines, others, columns.height))
    )


def _is_below_middle(
    lines: list[StraightSegment],
    heads: list[StraightSegment],
    height: float,
) -> bool:
    level = (min(head.y for head in heads) + max(head.y for head in heads)) / 2
    own = (min(line.y for line in lines) + max(line.y for line in lines)) / 2
    return own > level - SLACK * height


def _is_right_of_all(lines: list[StraightSegment], columns: Columns) -> bool:
    return _reach(lines).left > columns.spans[-1].right


def _is_beside_any(
    lines: list[StraightSegment],
    others: list[StraightSegment],
    height: float,
) -> bool:
    """True where one of the lines is level with another head; a unit stands above them."""
    return any(abs(line.y - other.y) < SLACK * height for line in lines for other in others)


def _with_column(columns: Columns, span: Span) -> Columns:
    """The columns with one more, in its place from the left, in which no figures are."""
    at = sum(own.left < span.left for own in columns.spans)
    return replace(
        columns,
        spans=(*columns.spans[:at], span, *columns.spans[at:]),
        name=columns.name + (at <= columns.name),
        values=tuple(number + (at <= number) for number in columns.values),
    )
