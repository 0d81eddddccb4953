"""Heads of a sheet's table over those of its parts."""

import pytest
from made_sheets import WIDE, read, sheet

from extractor.model import TextTable


def test_heads_over_others_stay_above_them(tmp_path):
    rows = [[None, None, "Một cửa", None, "Trực tuyến"], *WIDE]
    rows = [
        [*row, 1] if row[0] == 1 else [*row, "Khác" if row[0] == "TT" else None] for row in rows
    ]
    (table,) = read(tmp_path, sheet(rows, "A3:F4", ("C1:D1", "E1:F1"))).blocks
    over = [(cell.text, cell.columns) for cell in table.cells if cell.row == 1 and cell.text]
    assert over == [("Một cửa", 2), ("Trực tuyến", 2)]


PARTED = [
    (
        ["TT", "Đơn vị", "Trực tiếp", None, "Trực tuyến"],
        [None, None, "Tiếp nhận", "Giải quyết", "Tiếp nhận"],
        [("Trực tiếp", 3, 2), ("Trực tuyến", 5, 1)],
    ),
    (
        ["TT", "Đơn vị", None, "Hồ sơ", None],
        [None, None, "Tiếp nhận", "Giải quyết", "Quá hạn"],
        [("Hồ sơ", 3, 3)],
    ),
    (
        ["TT", "Đơn vị", "Tổng số", "Trong đó", None],
        [None, None, None, "Đúng hạn", 2024],
        [("Tổng số", 3, 1), ("Trong đó", 4, 2)],
    ),
]


@pytest.mark.parametrize("lined", ["", "A3:E4", "A1:E4"])
@pytest.mark.parametrize("upper, lower, wanted", PARTED)
def test_a_head_over_its_parts_needs_no_merged_cells(tmp_path, upper, lower, wanted, lined):
    (table,) = read(tmp_path, sheet([upper, lower, *WIDE[1:]], lined)).blocks
    heads = [cell for cell in table.cells if cell.row == 1]
    assert [(cell.text, cell.rows) for cell in heads[:2]] == [("TT", 2), ("Đơn vị", 2)]
    assert [(cell.text, cell.column, cell.columns) for cell in heads[2:]] == wanted
    parts = [cell.text for cell in table.cells if cell.row == 2]
    assert parts == [str(text) for text in lower if text]


@pytest.mark.parametrize(
    "upper, lower",
    [
        (["TT", "Đơn vị", None, None, "Hồ sơ"], [None, None, "Nhận", "Trả", "Quá hạn"]),
        (["TT", "Đơn vị", None, "Hồ sơ", "Phí"], [None, None, "Dân số", "Nhận", "Thu"]),
        (["TT", "Đơn vị", None, "Hồ sơ"], [None, None, "Dân số", "Nhận", "Trả", "Thu"]),
    ],
)
def test_parts_without_a_head_of_their_own_make_no_heads(tmp_path, upper, lower):
    rows = [upper, lower, *([*row, 7] for row in WIDE[1:])]
    found = read(tmp_path, sheet(rows, "A3:F4"))
    (table,) = (block for block in found.blocks if isinstance(block, TextTable))
    assert (table.rows, table.cells[0].text) == (2, "1")


@pytest.mark.parametrize("lined", ["", "A1:E4"])
@pytest.mark.parametrize(
    "upper, lower",
    [
        (["TT", "Đơn vị", None, None, "Hồ sơ"], [None, None, "Nhận", "Trả", "Quá hạn"]),
        (["TT", "Đơn vị", None, "Hồ sơ", "Phí"], [None, None, "Dân số", "Nhận", "Thu"]),
        (["TT", "Đơn vị", None, None, "Năm"], [None, None, "Đạt", "Chưa đạt", 2024]),
    ],
)
def test_rows_below_parts_without_a_head_of_their_own_have_unsure_heads(
    tmp_path, upper, lower, lined
):
    (table,) = read(tmp_path, sheet([upper, lower, *WIDE[1:]], lined)).blocks
    assert {cell.row for cell in table.cells if cell.unsure_heads} == {3, 4}
