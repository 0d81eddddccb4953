"""The Ministry's statistical annex: tables whose rows are indicators."""

import pytest
from made_tables import page, read

from extractor.indicators import load_indicators
from extractor.indicators.table_cells import name_cells
from extractor.tables.annex import annex_codes, likeness, load_annex, plain_name

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


def test_a_name_that_counts_something_else_is_another_row():
    rows = [
        row("1.4", "Tổng số TTHC thuộc thẩm quyền giải quyết tại địa phương", "Thủ tục", "1.945"),
        row("1.4.1", "Số TTHC cấp tỉnh", "Thủ tục", "1.501"),
        row("1.4.2", "Số TTHC cấp huyện", "Thủ tục", "222"),
        row(
            "2.1", "Tỷ lệ TTHC thực hiện việc tiếp nhận, trả kết quả tại Bộ phận Một cửa", "%", "98"
        ),
        row("2.2", "Tỷ lệ % đã tinh giản so với năm 2021", "%", "3,7"),
    ]
    assert set(named(rows)) == {"1.945", "1.501", "98"}


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("Tổng số văn bản QPPL do cấp xã ban hành", "Số VBQPPL do cấp xã ban hành"),
        ("1.2. Số lượng VBQPPL do UBND cấp xã ban hành", "Số VBQPPL do UBND cấp xã ban hành"),
        ("Tỉ lệ sở, ban, ngành đã kết nối", "Tỷ lệ sở, ngành đã kết nối"),
        ("Số ĐVSN đảm bảo một phần", "Số đơn vị sự nghiệp bảo đảm một phần"),
        ("Số TTH€ công bố mới", "Số TTHC công bố mới"),
        ("Số TTHC tấp tỉnh", "Số TTHC cấp tỉnh"),
        ("Số ĐVSNC(L thuộc UBND tỉnh", "Số ĐVSNCL thuộc UBND tỉnh"),
    ],
)
def test_other_words_for_the_same_and_words_misread_are_alike(words, form):
    assert likeness(plain_name(words), plain_name(form)) > 0.8


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("Số TTHC cấp huyện", "Số TTHC cấp tỉnh"),
        ("Tổng số biên chế được giảm trong năm", "Tổng số biên chế được giao trong năm"),
        ("Số công chức nữ được tuyển dụng", "Số công chức được tuyển dụng"),
        ("Số viên chức được tuyển dụng", "Số công chức được tuyển dụng"),
        ("tự bảo đảm từ 10% - dưới 30%", "tự bảo đảm từ 30% - dưới 70%"),
        ("Số hồ sơ TTHC giải quyết quá hạn", "Số hồ sơ TTHC giải quyết đúng hạn"),
    ],
)
def test_digits_and_telling_words_part_names(words, form):
    assert likeness(plain_name(words), plain_name(form)) == 0


def test_rows_in_another_order_are_known_by_name():
    rows = [STAFF[0], STAFF[3], STAFF[2], STAFF[1]]
    assert named(rows) == named(STAFF)


def test_numbers_decide_between_rows_of_one_name_where_the_parents_are_lost():
    rows = [
        row("2.2.2", "Số VBQPPL có kiến nghị xử lý đã được xử lý xong", "Văn bản", "17"),
        row("3.1", "Số VBQPPL đã rà soát thuộc thẩm quyền của cấp tỉnh", "Văn bản", "88"),
        row("3.2", "Tỷ lệ xử lý VBQPPL sau rà soát", "%", "91,5"),
    ]
    assert named(rows)["17"] == ("the_che.trai_phap_luat.da_xu_ly", "actual")


def test_a_row_that_may_be_two_has_no_code():
    rows = [
        row("", "Tổng số hồ sơ TTHC đã giải quyết xong", "Hồ sơ", "4.567"),
        row("", "Số PAKN đã giải quyết xong", "PAKN", "12"),
        row("", "Tổng số PAKN đã tiếp nhận", "PAKN", "13"),
        row("", "Tỷ lệ giải quyết phản ánh, kiến nghị về quy định TTHC", "%", "92,3"),
    ]
    assert "4.567" not in named(rows)


def test_a_small_table_goes_on_with_the_form_above():
    more = row(
        "2.3", "Số hợp đồng lao động làm việc tại các cơ quan, tổ chức hành chính", "Người", "31"
    )
    found, _ = read(
        page([*HEADS, *STAFF], spans=SPANS), page([*HEADS, more], number=3, spans=SPANS)
    )
    assert [one.prescribed for one in found] == ["bnv-cchc-2025"] * 2
    assert found[1].rows[-1].code == "bo_may.bien_che.hop_dong_nghi_dinh_68"


def test_a_row_without_unit_has_that_of_the_form():
    rows = [row("2.4", "Số biên chế đã tinh giản trong kỳ báo cáo", "", "23"), *STAFF[:3]]
    found, _ = read(page([*HEADS, *rows], spans=SPANS))
    assert {one.unit for one in found[0].rows if one.code} == {"Người"}
