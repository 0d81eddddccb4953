"""Tables and lines of a sheet."""

import pytest
from made_sheets import BODY, READ, read, said, sheet

from extractor.model import TextTable


@pytest.mark.parametrize("lined", ["", "A4:C6"])
def test_title_table_and_remark_with_and_without_lines(tmp_path, lined):
    rows = [
        ["BIỂU TỔNG HỢP NĂM 2023"],
        ["Đơn vị tính: hồ sơ"],
        [],
        *BODY,
        [],
        ["Ghi chú: tạm tính"],
    ]
    found = read(tmp_path, sheet(rows, lined))
    assert said(found) == [
        "BIỂU TỔNG HỢP NĂM 2023",
        "Đơn vị tính: hồ sơ",
        *READ,
        "Ghi chú: tạm tính",
    ]
    table = next(block for block in found.blocks if isinstance(block, TextTable))
    assert [cell.place for cell in table.cells if cell.text == "4385"] == ["Biểu 1!C5"]
    assert [cell.stored for cell in table.cells if cell.row == 2] == ["number", "", "number"]


@pytest.mark.parametrize("lined", ["", "A6:C8"])
def test_letterhead_and_signatures_column_by_column(tmp_path, lined):
    rows = [
        ["UBND TỈNH CỬU LONG", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["SỞ NỘI VỤ", None, "Độc lập - Tự do - Hạnh phúc"],
        ["Số: 12/BC-SNV", None, "Cửu Long, ngày 12 tháng 6 năm 2023"],
        [],
        ["BÁO CÁO TỔNG HỢP"],
        *BODY,
        [],
        ["Người lập biểu", None, "GIÁM ĐỐC"],
        [],
        ["Trần A", None, "Lê B"],
    ]
    found = said(read(tmp_path, sheet(rows, lined)))
    assert found[:2] == [
        "UBND TỈNH CỬU LONG\nSỞ NỘI VỤ\nSố: 12/BC-SNV",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Cửu Long, ngày 12 tháng 6 năm 2023",
    ]
    assert found[2:6] == ["BÁO CÁO TỔNG HỢP", *READ]
    assert found[6:] == ["Người lập biểu", "GIÁM ĐỐC", "Trần A", "Lê B"]


@pytest.mark.parametrize("second", [[None, "Cộng", 5, 7], ["A", "Cấp tỉnh", None, "Tốt"]])
def test_a_row_of_the_body_below_an_empty_head_is_no_row_of_heads(tmp_path, second):
    rows = [["TT", "Đơn vị", "Đạt", None], second, [1, "Sở A", 3, 4], [2, "Sở B", 5, 6]]
    (table,) = read(tmp_path, sheet(rows, "A1:D4")).blocks
    assert {(cell.rows, cell.columns) for cell in table.cells} == {(1, 1)}


def test_two_tables_below_and_beside_each_other(tmp_path):
    rows = (
        [[*row, None, *row] for row in BODY]
        + [[]]
        + [[*row, None, None, None, None] for row in BODY]
    )
    found = read(tmp_path, sheet(rows))
    assert said(found) == READ * 3


def test_merged_heads_and_groups(tmp_path):
    rows = [
        ["TT", "Lĩnh vực", "Hồ sơ", None],
        [None, None, "Nhận", "Xong"],
        ["I", "Nhóm một", None, None],
        [1, "Đất đai", 12, 11],
        [2, "Hộ tịch", 7, 6],
    ]
    found = read(tmp_path, sheet(rows, "A1:D5", ("A1:A2", "B1:B2", "C1:D1", "B3:D3")))
    table = found.blocks[0]
    placed = {cell.text: (cell.row, cell.column, cell.rows, cell.columns) for cell in table.cells}
    assert placed["TT"] == (1, 1, 2, 1) and placed["Hồ sơ"] == (1, 3, 1, 2)
    assert placed["Nhóm một"] == (3, 2, 1, 3) and placed["6"] == (5, 4, 1, 1)
