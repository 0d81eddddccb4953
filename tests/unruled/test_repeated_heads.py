"""Tables that go on overleaf below the same heads."""

import pytest
from printed_pages import grid, page

from extractor.unruled.unruled_tables import with_unruled_tables

COLUMNS = [(70, "middle"), (90, "left"), (330, "right"), (410, "right"), (490, "right")]
HEADS = [
    *[("STT", 70, "middle"), ("Xã, phường", 150, "middle"), ("Tổng số", 310, "middle")],
    *[("Trễ hạn", 390, "middle"), ("Tỷ lệ", 470, "middle")],
]


def rows(first, count):
    """Rows numbered from `first`."""
    return [
        [f"{at}", f"Xã số {at}", f"1.{100 + at}", f"{3 * at}", f"{at},5%"]
        for at in range(first, first + count)
    ]


def printed(heads, body, number):
    """A page with heads and rows; the last row stands at its foot."""
    lines = [(60, heads)] if heads else []
    for at, row in enumerate(body):
        own = [(text, *place) for text, place in zip(row, COLUMNS, strict=True)]
        lines.append((90 + 20 * at, own))
    return page(lines, number=number)


MISREAD = [("S1T", 70, "middle"), *HEADS[1:]]
OTHERS = [
    *[("TT", 70, "middle"), ("Cơ quan", 150, "middle"), ("Hồ sơ", 310, "middle")],
    *[("Đúng hạn", 390, "middle"), ("Điểm", 470, "middle")],
]


@pytest.mark.parametrize("count", [1, 2, 5])
@pytest.mark.parametrize("heads", [HEADS, MISREAD])
def test_a_few_rows_below_the_same_heads_are_of_the_table(heads, count):
    made = with_unruled_tables((printed(HEADS, rows(1, 8), 1), printed(heads, rows(9, count), 2)))
    assert grid(made[1].tables[0])[1:] == rows(9, count)


def test_two_rows_below_other_heads_are_no_table():
    made = with_unruled_tables((printed(HEADS, rows(1, 8), 1), printed(OTHERS, rows(9, 2), 2)))
    assert not made[1].tables
