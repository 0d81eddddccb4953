"""Tests of lay out."""

from made_tables import page

from extractor.layout.laying_out import without_layout

UNITS = [
    ["STT", "Tên đơn vị", "Số hồ sơ tiếp nhận", "Số hồ sơ đã giải quyết", ""],
    ["", "", "", "Đúng hạn", "Quá hạn"],
    ["1", "Xã An Hải", "210", "205", "4"],
    ["2", "Xã An Sơn", "120", "118", "2"],
    ["", "Tổng cộng", "330", "323", "6"],
]


UNIT_SPANS = [(1, 1, 2, 1), (1, 2, 2, 1), (1, 3, 2, 1), (1, 4, 1, 2)]


def test_a_letterhead_in_a_ruled_table_is_no_table():
    made = page(
        [
            ["UBND HUYỆN LẠC TRUNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
            ["Số: 12/BC-UBND", "Lạc Trung, ngày 05 tháng 6 năm 2023"],
        ]
    )
    assert without_layout(made).tables == () and len(without_layout(made).words) == sum(
        len(c.words) for c in made.tables[0].cells
    )
    kept = page(UNITS, spans=UNIT_SPANS)
    assert without_layout(kept) is kept
