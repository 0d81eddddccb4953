"""The indicators of a table's figures, by the same records as in prose.

What stands in the row of some other unit is that unit's and gets no code, nor does what two
figures of one table claim.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractor.indicators.outline import Named
from extractor.indicators.prose import Value, value_of
from extractor.indicators.table_lists import Records, claims
from extractor.indicators.table_scope import WholeTable, of_the_report, whole_table
from extractor.model import Doubt, Numeral, ReadTable, Status


def name_cells(
    numerals: tuple[Numeral, ...],
    tables: tuple[ReadTable, ...],
    period: str,
    issuer: str,
) -> tuple[Numeral, ...]:
    """The numerals, each figure alone in a cell that one record claims with its code and status.

    `period` (ISO) and `issuer` are the report's own; "" where they are not known.
    """
    records = Records()
    given: dict[int, Named] = {}
    for number in dict.fromkeys(table.whole for table in tables if table.has_values):
        pieces = [table for table in tables if table.whole == number]
        whole = whole_table(pieces, numerals, period, issuer)
        if of_the_report(whole, numerals):
            given.update(_names_in(whole, records))
    return tuple(_agreeing(numerals, given))


def _names_in(
    whole: WholeTable,
    records: Records,
) -> dict[int, Named]:
    """Where a figure begins → its name, for each figure of a table on which all claims agree, and
    which alone claims that name."""
    claimed: dict[int, list[Named]] = defaultdict(list)
    for claim in claims(whole, records):
        claimed[claim.figure.start].append(claim.name)
    agreed: dict[int, Named] = {}
    for start, names in claimed.items():
        if len({name.code for name in names}) == 1:
            agreed[start] = names[0]
    counted = Counter(_code_and_status(name) for name in agreed.values())
    return {start: name for start, name in agreed.items() if counted[_code_and_status(name)] == 1}


def _code_and_status(name: Named) -> tuple[str, Status]:
    return name.code, name.status


def _agreeing(
    numerals: tuple[Numeral, ...],
    given: dict[int, Named],
) -> Iterator[Numeral]:
    """The numerals, with the codes given to cells. A code that tables give with differing values is
    given to no cell; one that differs from the prose is a doubt for a person to settle."""
    said = {(row.indicator, row.status): row for row in numerals if row.indicator}
    values = _values(numerals, given)
    for row in numerals:
        name = given.get(row.start)
        if not name or len(values[name.code, name.status]) > 1:
            yield row
            continue
        first = said.get((name.code, name.status))
        if first and value_of(first) != value_of(row):
            doubt = Doubt.of(
                "indicator_value_differs",
                code=name.code,
                first=first.raw,
            )
            yield replace(row, doubts=(*row.doubts, doubt))
        else:
            yield replace(
                row,
                indicator=name.code,
                status=name.status,
            )


def _values(
    numerals: Iterable[Numeral], given: dict[int, Named]
) -> dict[tuple[str, Status], set[Value]]:
    """Code and status → the values that cells give."""
    values: dict[tuple[str, Status], set[Value]] = defaultdict(set)
    for row in numerals:
        if name := given.get(row.start):
            values[name.code, name.status].add(value_of(row))
    return values
