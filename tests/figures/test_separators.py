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


@pytest.mark.parametrize(
    "left, right, wanted",
    [
        (
            ["2,34", "4,06", "3,66"],
            ["1,234,567", "213,802", "5,020,000"],
            [1234567, 213802, 5020000],
        ),
        (
            ["2,34", "4,06", "3,66"],
            ["1,234.5", "213,802", "5,020.75"],
            ["1234.5", 213802, "5020.75"],
        ),
        (["2.34", "4.06", "3.66"], ["1.234.567", "213.802", "720.000"], [1234567, 213802, 720000]),
        (["2,34", "4,06", "3,66"], ["1,234,567", "24,023", "12,5"], [1234567, "24.023", "12.5"]),
        (["12", "13", "14"], ["1,234,567", "213,802", "7"], [1234567, None, 7]),
    ],
)
def test_a_column_may_part_its_thousands_otherwise_than_its_table(left, right, wanted):
    names = [f"Dòng {letter}" for letter in "abc"]
    rows = [[*cells] for cells in zip(names, left, right, strict=True)]
    _, found = read(page([["Nội dung", "Hệ số", "Kinh phí"], *rows]))
    got = [row.value for row in found if row.rule == TABLE_RULE][1::2]
    assert got == [value if value is None else Decimal(value) for value in wanted]


@pytest.mark.parametrize(
    "shares, amounts, doubted",
    [
        (["2,617", "7,402", "3,286", "5,382", "8,971"], ["516.649", "2.581.000", "57.861"], 0),
        (["12,617", "7,402", "103,286", "5,382", "8,971", "0,402"], ["2.516.649"], 0),
        (["2,617", "7,402", "3,286", "5.382", "8,971"], ["516.649", "2.581.000"], 4),
        (["2,617", "7,402", "3,286", "5,382", "8,971"], ["516,64", "92,4"], 5),  # no dot was read
        (["2,617", "7,402"], ["516.649", "2.581.000"], 2),  # too few
    ],
)
def test_commas_before_three_decimals_throughout_a_scanned_column(shares, amounts, doubted):
    rows = [
        [f"Việc {chr(97 + k)}", share, amounts[k % len(amounts)]] for k, share in enumerate(shares)
    ]
    _, read_rows = read(page([["Nội dung", "Vật liệu", "Đơn giá"], *rows], sure=0.99))
    unclear = [row for row in read_rows if any(own.key == "comma_unclear" for own in row.doubts)]
    assert len(unclear) == doubted
