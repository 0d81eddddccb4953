"""What `--check` says of a form."""

import pytest
from made_forms import LINES, added, units_form
from openpyxl import Workbook

from extractor.forms import examine


@pytest.mark.parametrize(
    "cells, faults",
    [
        ({"B2": "{{ho_so_tthc.tiep_nhan}}"}, []),
        ({"B2": "{{ho_so_tthc.tiep_nhan; kỳ=?}}", "C3": "{{khong.co}}"}, ["Tờ!B2", "Tờ!C3"]),
        ({"B2": "tổng {{"}, ["Tờ!B2"]),
        ({"B2": "}} {{kỳ}}"}, ["Tờ!B2"]),
    ],
)
def test_every_wrong_mark_is_named(tmp_path, cells, faults):
    book = Workbook()
    book.active.title = "Tờ"
    for place, words in cells.items():
        book.active[place] = words
    book.save(tmp_path / "mau.xlsx")
    found = examine(tmp_path / "mau.xlsx")
    assert [fault.partition(":")[0] for fault in found.faults] == faults


def test_marks_that_nothing_fills_are_named(tmp_path):
    """In a text box, a foot line, a part that nobody knows."""
    form = units_form(tmp_path / "mau.xlsx")
    added(form, "xl/drawings/drawing9.xml", "<a>{{kỳ}}</a>".encode())
    added(form, "xl/la.xml", b"<a/>")
    notes = "\n".join(examine(form).notes)
    assert "{{…}} trong xl/drawings/drawing9.xml" in notes
    assert "xl/la.xml (phần chương trình không biết)" in notes
    assert "xl/charts/chart1.xml (biểu đồ)" in notes


def test_marks_in_foot_lines_hidden_rows_and_protection(tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.title = "Tờ"
    sheet["A1"] = "a"
    sheet.oddFooter.center.text = "{{kỳ}}"
    sheet.row_dimensions[3].hidden = True
    sheet.protection.sheet = True
    sheet["B4"] = "=SUM(INDIRECT(A1))"
    book.save(tmp_path / "mau.xlsx")
    notes = "\n".join(examine(tmp_path / "mau.xlsx").notes)
    for told in ("chân trang in", "khóa bảo vệ", "ẩn", "B4"):
        assert told in notes


def test_cells_that_wait_and_cells_with_numbers(tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.title = "Tờ"
    for row in (["TT", "Chỉ tiêu", "Kết quả"], [1, "Số hồ sơ", None], [2, "Số văn bản", 7]):
        sheet.append(row)
    for row in sheet["A1:C3"]:
        for cell in row:
            cell.border = LINES
    book.save(tmp_path / "mau.xlsx")
    notes = examine(tmp_path / "mau.xlsx").notes
    assert any("chưa có dấu (C2)" in note for note in notes)
    assert any("đã có số" in note and "(C3)" in note for note in notes)
