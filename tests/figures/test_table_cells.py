"""Tests of table cells."""

import pytest
from made_tables import figures, page, read

from extractor.model import UNREAD, Doubt


def test_an_empty_form_gives_no_figures():
    _, rows = read(
        page(
            [
                ["Đơn vị", "Bác sĩ 1", "Y tá", "Khác"],
                ["1. Tuyến tỉnh", "", "", ""],
                ["2. Tuyến huyện", "", "(1)", ""],
            ]
        )
    )
    assert figures(rows) == []


@pytest.mark.parametrize(
    "text, shown",
    [
        ("n", True),
        ("SII", True),
        ("FT? TEB", True),
        (UNREAD, True),
        ("-", False),
        ("x", False),
        ("", False),
    ],
)
def test_letters_in_a_column_of_figures_are_looked_at(text, shown):
    _, rows = read(
        page(
            [
                ["Đơn vị", "Số lượng"],
                *([f"Xã {chr(65 + k)}", f"1{k}"] for k in range(8)),
                ["Xã L", text],
            ],
            sure=0.8,
        )
    )
    assert [r.doubts for r in rows if r.raw == text] == (
        [(Doubt("hidden_numeral"),)] if shown else []
    )
