"""Tests of the texts of a grid's cells."""

import pytest

from extractor.tables.grid import holds_figures


@pytest.mark.parametrize(
    "text",
    [
        *("1", "1.250", "0,5", "12,5%", "–5", "(1.250)", "1 250 000"),
        *("1 ngày", "0,5 ngày làm việc", "1/2 ngày", "70.000 đồng/giấy", "3 nhà thầu", "12 TTHC"),
        *("120 (45%)", "15 20 40", "2,0 3,0", "5 - 7 ngày", "100 m²"),
    ],
)
def test_cells_of_figures(text):
    assert holds_figures(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "-",
            "x",
            "…",
            "1. Tuyến tỉnh",
            "12 Trần Phú",
            "B1",
            "15/3/2024",
            "3/2024",
            "(1)",
            "(2",
        ),
        *("Ngày 15", "15 ngày kể từ ngày nhận đủ hồ sơ hợp lệ của cơ quan", "15/QĐ-UBND"),
    ],
)
def test_cells_of_other_things(text):
    assert not holds_figures(text)


def test_a_long_row_of_numbers_is_told_at_once():
    assert not holds_figures("120 " * 200 + "Ông A")
