"""The Ministry's statistical annex: tables whose rows are indicators."""

import pytest
from made_tables import page, read

from extractor.indicators import load_indicators
from extractor.indicators.table_cells import name_cells
from extractor.tables.annex import annex_codes, load_annex, plain_name

HEADS = [
    ["STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Kết quả", "", "Ghi chú"],
    ["", "", "", "Số liệu trong kỳ", "So với cùng kỳ (%)", ""],
]
SPANS = [(1, 4, 1, 2), (1, 1, 2, 1), (1, 2, 2, 1), (1, 3, 2, 1), (1, 6, 2, 1)]


def named(rows):
    """{figure: (indicator, status)} of a table with these rows below the annex's heads."""
    found, numerals = read(page([*HEADS, *rows], spans=SPANS))
    rows = name_cells(numerals, found, "2025-Q3", "Sở Nội vụ tỉnh Cửu Long")
    return {row.raw: (row.indicator, row.status) for row in rows if row.indicator}


def row(number, words, unit, figure, beside="101,5"):
    return [number, words, unit, figure, beside if figure else "", ""]


STAFF = [
    row("2", "Số liệu về biên chế công chức", "", ""),
    row("2.1", "Tổng số biên chế được giao trong năm", "Người", "1.950"),
    row("2.2", "Tổng số biên chế có mặt tại thời điểm báo cáo", "Người", "1.902"),
    row("2.4", "Số biên chế đã tinh giản trong kỳ báo cáo", "Người", "23"),
]


def test_rows_have_the_forms_codes_and_what_is_assigned_is_said():
    assert named(STAFF) == {
        "1.950": ("bo_may.bien_che.cong_chuc", "assigned"),
        "1.902": ("bo_may.bien_che.cong_chuc", "actual"),
        "23": ("bo_may.tinh_gian.truong_hop_so_luong", "actual"),
    }


def test_rows_of_one_name_are_told_apart_by_the_row_above():
    rows = [
        row(
            "3.1",
            "Tỷ lệ hồ sơ TTHC do các sở, ngành tiếp nhận được giải quyết đúng hạn",
            "%",
            "99,1",
        ),
        row("3.1.1", "Tổng số hồ sơ TTHC đã giải quyết xong", "Hồ sơ", "12.345"),
        row(
            "3.2", "Tỷ lệ hồ sơ TTHC do UBND cấp xã tiếp nhận được giải quyết đúng hạn", "%", "98,7"
        ),
        row("3.2.1", "Tổng số hồ sơ TTHC đã giải quyết xong", "Hồ sơ", "45.678"),
    ]
    found = named(rows)
    assert found["12.345"] == ("ho_so_tthc.da_giai_quyet.cap_tinh", "actual")
    assert found["45.678"] == ("ho_so_tthc.da_giai_quyet.cap_xa", "actual")
    assert named(rows[2:] + STAFF)["45.678"] == ("ho_so_tthc.da_giai_quyet.cap_xa", "actual")


def test_names_misread_by_a_scanner_are_known_others_are_not():
    misread = [
        row("2", "Số liệu vẻ biên chế công chức", "", ""),
        row("2.1", "Tồng số biên chê được giao trong năm", "Người", "1.950"),
        row("2.2", "Tổng sô biên chế có mặt tại thời diểm báo cảo", "Người", "1.902"),
        row("2.3", "Số cây xanh đã trồng trong khuôn viên trụ sở", "Cây", "77"),
        row("2.4", "Số biên chế đã tinh giản trong kỳ báo cáo", "Người", "23"),
    ]
    assert set(named(misread)) == {"1.950", "1.902", "23"}


@pytest.mark.parametrize("kept", [1, 2])
def test_a_table_with_few_rows_of_the_forms_is_another_table(kept):
    others = [row(str(k), f"Số lượng cây trồng loại {k}", "Cây", f"{k}7") for k in range(1, 9)]
    found, _ = read(page([*HEADS, *STAFF[1 : 1 + kept], *others], spans=SPANS))
    assert [table.prescribed for table in found] == [""]


def test_every_code_is_known_and_names_are_compared_spelled_out():
    assert {code for _, code in annex_codes()} <= set(load_indicators().names)
    assert sum(len(form.rows) for form in load_annex().forms) == 123
    assert plain_name("Tổng số VBQPPL (gồm …)") == plain_name("Tổng số văn bản quy phạm pháp luật")
