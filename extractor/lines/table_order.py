"""The order in which a page's tables are read: from the top, those beside each other from the left.

On a page that lies a little askew the right one of two tables may begin higher than the left one.
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.model import Table

BESIDE = 0.5  # share of the lower one's height that tables beside each other have in common


def in_reading_order(tables: Iterable[Table]) -> tuple[Table, ...]:
    """The tables of one page as they are read."""
    ordered: list[Table] = []
    for table in sorted(tables, key=lambda own: own.box.y0):
        at = len(ordered)
        while at and _is_left_of(table, ordered[at - 1]):
            at -= 1
        ordered.insert(at, table)
    return tuple(ordered)


def _is_left_of(table: Table, other: Table) -> bool:
    """True where the table stands beside the other, at its left."""
    one, two = table.box, other.box
    level = one.shared_height(two) > BESIDE * min(one.height, two.height)
    return level and one.x1 <= two.x0
