"""Tests of separators."""

from decimal import Decimal

import pytest
from made_tables import page, read

from extractor.figures.table_cells import TABLE_RULE


@pytest.mark.parametrize(
    "column, wanted",
    [
        (["12,5", "1.250", "3,75"], [Decimal("12.5"), 1250, Decimal("3.75")]),
        (["12.5", "1,250", "3.75"], [Decimal("12.5"), 1250, Decimal("3.75")]),
        (
            ["12,5", "1.250", "3.75"],
            [Decimal("12.5"), 1250, None],
        ),  # of both kinds: what is unclear is refused
        (["7", "1,250", "8"], [7, None, 8]),
    ],
)
def test_one_use_of_dots_and_commas_a_table(column, wanted):
    _, rows = read(
        page(
            [
                ["Nội dung", "Số lượng"],
                *([f"Dòng {chr(97 + k)}", text] for k, text in enumerate(column)),
            ]
        )
    )
    got = [r for r in rows if r.rule == TABLE_RULE]
    assert [r.value for r in got] == wanted and [bool(r.doubts) for r in got] == [
        v is None for v in wanted
    ]
