"""Heads over several columns that are set from the left of their columns, or have a line below."""

from dataclasses import replace

import pytest

from extractor.model import Box
from extractor.unruled.unruled_tables import with_unruled_tables
from tests.unruled.test_ruled_heads import PLACES, ROWS, heads_of
from tests.unruled.test_unruled_tables import page, placed

LEAVES = ("Giao", "Đạt", "Giao", "Đạt", "Còn lại")


def read(heads, rules=()):
    """The table of some heads, (line, texts with their places), above four rows."""
    lines = [(y, parts) for y, *parts in heads] + placed(PLACES, ROWS, top=140)
    (seen,) = with_unruled_tables([replace(page(lines), rules=tuple(rules))])
    (table,) = seen.tables
    return table


def leaves(*names):
    """The heads right above the figures, in the middle of their columns."""
    return (118, *((name, x, "middle") for name, x in zip(names, MIDDLES, strict=True)))


MIDDLES = (232, 302, 372, 442, 512)


@pytest.mark.parametrize(
    ("groups", "names", "columns"),
    [
        (
            [("Vốn trung ương", 205, "left"), ("Vốn địa phương", 345, "left")],
            ("Giao", "Đạt", "Giao", "Đạt", "Còn lại"),
            [1, 1, 2, 2, 2],
        ),
        (
            [("Nam", 205, "left"), ("Nữ", 415, "left")],
            ("Dưới 15", "15 - 60", "Trên 60", "Đi làm", "Đi học"),
            [1, 1, 1, 2, 2],
        ),
        (
            [("Trẻ em dưới một tuổi", 205, "left"), ("Bà mẹ mang thai", 415, "left")],
            ("Mời", "Đến", "Tỷ lệ", "Mời", "Đến"),
            [1, 1, 1, 2, 2],
        ),
        (
            [("Đợt I", 274, "left"), ("Đợt II", 415, "left"), ("Quỹ", 232, "middle")],
            ("", "Thu", "Chi", "Thu", "Chi"),
            [0, 1, 1, 2, 2],
        ),
    ],
)
def test_heads_set_from_the_left_run_to_the_next(groups, names, columns):
    below = [one for one in leaves(*names)[1:] if one[0]]
    table = read([(98, *groups), (118, *below)])
    for column, (group, name) in enumerate(zip(columns, names, strict=True), 2):
        if group:
            assert heads_of(table, column) == [groups[group - 1][0], name]


def test_heads_in_the_middle_stay_there():
    table = read(
        [(98, ("Năm trước", 267, "middle"), ("Năm nay", 442, "middle")), leaves(*LEAVES)],
    )
    assert [heads_of(table, column)[0] for column in range(2, 7)] == ["Năm trước"] * 2 + [
        "Năm nay"
    ] * 3


@pytest.mark.parametrize(
    ("first", "last", "middle"),
    [(1, 3, 245), (2, 4, 290), (3, 4, 390)],
)
def test_a_line_below_a_head_alone_says_its_columns(first, last, middle):
    drawn = Box(MIDDLES[first - 1] - 25, 110, MIDDLES[last - 1] + 20, 110.5)
    table = read([(98, ("Chia ra", middle, "middle")), leaves(*LEAVES)], [drawn])
    under = [n for n in range(1, 6) if heads_of(table, n + 1)[0] == "Chia ra"]
    assert under == list(range(first, last + 1))


@pytest.mark.parametrize("name", ["Học kỳ II", "Quý IV", "Đợt III", "Vùng I", "Loại A", "Tuyến B"])
def test_a_number_in_roman_figures_stays_with_its_word(name):
    table = read([(98, (name, 337, "middle")), leaves(*LEAVES)])
    assert any(name in heads_of(table, column) for column in range(2, 7))
