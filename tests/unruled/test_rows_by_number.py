"""Tests of rows that ran together and are told apart by their numbers."""

import pytest
from printed_pages import words

from extractor.model import Box, Cell
from extractor.unruled.rows_by_number import rows_by_number

XS = (60, 90, 260, 350, 440)


def cells(*columns):
    """One row of cells; each column's lines are (height, text)."""
    return [
        Cell(
            4,
            number + 1,
            1,
            1,
            Box(XS[number], 100, XS[number + 1], 200),
            tuple(word for y, text in lines for word in words(text, XS[number] + 3, y)),
        )
        for number, lines in enumerate(columns)
    ]


def texts(made):
    rows = sorted({cell.row for cell in made})
    return [[cell.text for cell in made if cell.row == row] for row in rows]


@pytest.mark.parametrize(
    "numbers, names, first, second, wanted",
    [
        (  # names of two lines around their numbers
            [(107, "4"), (137, "5")],
            [(100, "Cấp lại giấy"), (114, "Khai sinh"), (130, "Đăng ký"), (144, "Kết hôn")],
            [(107, "16 ngày"), (137, "29 ngày")],
            [(107, "100.000 đồng"), (137, "Không")],
            [
                ["4", "Cấp lại giấy Khai sinh", "16 ngày", "100.000 đồng"],
                ["5", "Đăng ký Kết hôn", "29 ngày", "Không"],
            ],
        ),
        (  # set from the top, a cell that is empty
            [(100, "a"), (128, "b")],
            [(100, "Xã Ninh Vân"), (114, "Sơn"), (128, "Xã Trà Bồng")],
            [(100, "1.206"), (128, "-")],
            [(128, "7,5%")],
            [["a", "Xã Ninh Vân Sơn", "1.206", ""], ["b", "Xã Trà Bồng", "-", "7,5%"]],
        ),
        (  # a group's name, which has no figure of its own
            [(100, "3"), (116, "II"), (132, "1")],
            [(100, "Thủy sản"), (116, "Xã hội"), (132, "Y tế")],
            [(100, "12"), (132, "45")],
            [(100, "3"), (132, "8")],
            [["3", "Thủy sản", "12", "3"], ["II", "Xã hội", "", ""], ["1", "Y tế", "45", "8"]],
        ),
    ],
)
def test_each_number_has_what_stands_beside_it(numbers, names, first, second, wanted):
    assert texts(rows_by_number(cells(numbers, names, first, second), 12.0)) == wanted


@pytest.mark.parametrize(
    "numbers, names, first",
    [
        ([(100, "4")], [(100, "Xã A"), (114, "Xã B")], [(100, "1"), (114, "2")]),  # one number
        ([(100, "4"), (114, "5")], [(107, "Xã A")], [(100, "1"), (114, "2")]),  # one name
        ([(100, "4"), (130, "5")], [(100, "Xã A"), (130, "Xã B")], [(115, "17")]),  # one figure
        ([(100, "Xã"), (114, "A")], [(100, "Xã A"), (114, "B")], [(100, "1"), (114, "2")]),
    ],
)
def test_rows_that_numbers_do_not_tell_apart_stay_one(numbers, names, first):
    assert rows_by_number(cells(numbers, names, first), 12.0) == []
