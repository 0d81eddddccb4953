"""The unit in which a row is measured, where its name says it: `Diện tích gieo trồng (ha)`."""

from __future__ import annotations

from extractor.tables.columns import IN_BRACKETS, PERCENT
from extractor.tables.grid import Heads
from extractor.tables.vocabulary import load_vocabulary


def unit_in_names(names: Heads) -> str:
    """The unit in brackets of the row's own name, else of the group that it stands in; "" without.
    A share of a group has not the group's unit.

    >>> unit_in_names(("Chi thường xuyên (triệu đồng)", "Chi lương"))
    'triệu đồng'
    >>> unit_in_names(("Chi thường xuyên (triệu đồng)", "Tỷ lệ giải ngân"))
    ''
    """
    units = load_vocabulary().row_units
    for name in reversed(names):
        for unit in reversed(IN_BRACKETS.findall(name)):
            if unit == "%" or units.fullmatch(unit):
                return unit
        if PERCENT.search(name):
            return "%" if name.rstrip().endswith("%") else ""
    return ""
