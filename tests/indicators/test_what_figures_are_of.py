"""Of what a figure is: a part by its sum, one of another, of the issuer's own level, of a month."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.figures import find_numerals
from extractor.indicators.prose import findings
from extractor.layout import from_plain


def code_of(sentence: str, level: str = "") -> str:
    """The code of the figure in « »."""
    start = sentence.index("«")
    text = sentence.replace("«", "").replace("»", "")
    document = replace(from_plain(text), sections=((0, ""),))
    found = findings(document, find_numerals(document, [], "2023"), level=level)
    return next(one.code for one in found if one.figure.start == start)


FILES = "ho_so_tthc"


@pytest.mark.parametrize(
    "sentence, code",
    [
        ("Còn 512 hồ sơ đang thụ lý, «500» chưa tới hạn, 12 đã quá hạn", "trong_han"),
        ("Còn 512 hồ sơ đang thụ lý, 500 chưa tới hạn, «12» đã quá hạn", "qua_han"),
        ("Còn 87 hồ sơ đang thụ lý: «80» chưa đến hẹn, 7 đã quá hạn", "trong_han"),
        # they do not add up
        ("Còn 512 hồ sơ đang thụ lý, «500» chưa tới hạn, 13 đã quá hạn", ""),
    ],
)
def test_counts_that_add_up_are_parts(sentence, code):
    assert code_of(sentence) == (f"{FILES}.dang_giai_quyet_{code}" if code else "")


@pytest.mark.parametrize(
    "sentence, code",
    [
        ("Nửa năm qua, «5.310» trên 5.312 hồ sơ được trả đúng hạn", "truoc_va_dung_han"),
        ("Nửa năm qua, 5.310 trên «5.312» hồ sơ được trả đúng hạn", ""),
        ("Có «41» trong tổng số 900 hồ sơ bị trễ hạn khi giải quyết", "qua_han"),
        ("Có 41 trong tổng số «900» hồ sơ bị trễ hạn khi giải quyết", ""),
        ("Đã giải quyết 900 hồ sơ, trễ hạn «25» hồ sơ, chủ yếu thuộc lĩnh vực đất đai", "qua_han"),
        ("Đã giải quyết 900 hồ sơ, trễ hạn «25» hồ sơ phần lớn ở lĩnh vực đất đai", "qua_han"),
        ("Đã giải quyết 900 hồ sơ, trễ hạn «25» hồ sơ lĩnh vực đất đai", ""),
    ],
)
def test_what_is_said_behind_two_counts_is_said_of_the_first(sentence, code):
    assert code_of(sentence) == (f"{FILES}.giai_quyet_{code}" if code else "")


@pytest.mark.parametrize(
    "sentence, code",
    [
        ("Mỗi tháng, Trung tâm Phục vụ hành chính công tiếp nhận «1.200» hồ sơ", ""),
        ("Mỗi ngày, bộ phận một cửa của phường tiếp nhận, giải quyết «90» hồ sơ", ""),
        ("Trong tháng, Trung tâm Phục vụ hành chính công tiếp nhận «1.200» hồ sơ", "tiep_nhan"),
    ],
)
def test_what_is_counted_each_month_is_no_sum_of_the_period(sentence, code):
    assert code_of(sentence) == (f"{FILES}.{code}" if code else "")


STAFF = "Cán bộ, công chức cấp xã: trình độ chuyên môn đại học «17» người, trung cấp 3 người"


def test_what_a_commune_says_of_communes_is_of_itself():
    code = "can_bo.trinh_do_chuyen_mon.dai_hoc"
    assert code_of(STAFF, level="xã") == code
    assert code_of(STAFF, level="huyện") == f"{code}.cap_xa"
    assert code_of(STAFF) == f"{code}.cap_xa"


@pytest.mark.parametrize(
    "sentence, code",
    [
        (
            "Với «68,2 điểm», tỉnh xếp thứ 12/63 về PCI, sau khi PAPI được công bố",
            "ket_qua.pci.diem",
        ),
        ("Năm nay tỉnh đạt «43,1 điểm», xếp thứ 15/63 cả nước về Chỉ số PAPI", "ket_qua.papi.diem"),
        ("Chỉ số PAPI đạt «43,1 điểm», xếp thứ 15/63; chỉ số PCI xếp thứ 20", "ket_qua.papi.diem"),
    ],
)
def test_an_index_may_be_named_behind_the_rank(sentence, code):
    assert code_of(sentence) == code


@pytest.mark.parametrize("who", ["ĐVTN", "ĐVTV", "HSSV"])
def test_an_abbreviation_is_not_mended_into_another(who):
    assert code_of(f"Giới thiệu việc làm cho hơn «1.200» {who}, tặng 400 suất quà") == ""


@pytest.mark.parametrize(
    "text",
    [
        "Tinh giản biên chế 1.263 người. Chia theo khối: khối hành chính 214 người; cán bộ, công "
        "chức cấp xã «207» người",
        "Tinh giản biên chế 300 người. Trong số này, công chức cấp xã «44» người",
    ],
)
def test_a_part_of_an_event_is_not_all_of_its_kind(text):
    assert not code_of(text).startswith("can_bo.so_luong")


LEVELS = "cấp tỉnh tiếp nhận 68 hồ sơ, cấp huyện 41 hồ sơ, cấp xã 201 hồ sơ"


@pytest.mark.parametrize(
    "behind, code",
    [
        (
            "đã giải quyết «305» hồ sơ, trong đó cấp tỉnh 65, cấp huyện 40, cấp xã 200",
            "da_giai_quyet",
        ),
        ("đã giải quyết «305» hồ sơ (cấp tỉnh 65, cấp huyện 40, cấp xã 200)", "da_giai_quyet"),
        ("đã giải quyết «305» hồ sơ, gồm: cấp tỉnh 65 hồ sơ, cấp xã 240 hồ sơ", "da_giai_quyet"),
        ("đã giải quyết «305» hồ sơ", ""),
    ],
)
def test_what_has_parts_by_level_is_of_all_levels(behind, code):
    assert code_of(f"Kết quả: {LEVELS}; {behind}") == (f"{FILES}.{code}" if code else "")


TWO_LEVELS = "Bộ phận một cửa các cấp của huyện tiếp nhận 9.382 hồ sơ"


@pytest.mark.parametrize(
    "sentence, code",
    [
        (f"{TWO_LEVELS}: huyện «1.475», xã 7.907.", "tiep_nhan.cap_huyen"),
        (f"{TWO_LEVELS}; huyện 1.475 hồ sơ, các xã, thị trấn «7.907» hồ sơ.", "tiep_nhan.cap_xa"),
        (f"{TWO_LEVELS} (tại huyện 1.475, UBND các xã «7.907»).", "tiep_nhan.cap_xa"),
        (f"{TWO_LEVELS}: huyện «1.475», xã 7.900.", ""),  # they do not add up
    ],
)
def test_addends_are_of_the_level_whose_bodies_are_named(sentence, code):
    assert code_of(sentence) == (f"{FILES}.{code}" if code else "")


ISSUED = "Trong năm, toàn tỉnh đã ban hành 171 văn bản quy phạm pháp luật. Cấp tỉnh: "


@pytest.mark.parametrize(
    "sentence, code",
    [
        (ISSUED + "«64» văn bản; cấp xã: 107 văn bản.", "van_ban_cap_tinh"),
        (
            ISSUED + "64 văn bản (23 nghị quyết, 41 quyết định); cấp xã: «107» văn bản.",
            "van_ban_cap_xa",
        ),
        (ISSUED + "64 văn bản; cấp xã: «108» văn bản.", ""),
    ],
)
def test_parts_in_the_next_sentence_add_up_to_the_count_before(sentence, code):
    assert code_of(sentence) == (f"the_che.ban_hanh.{code}" if code else "")


@pytest.mark.parametrize(
    "sentence, code",
    [
        (
            "98.214 hồ sơ đã giải quyết trong kỳ, trước hạn «71,5%», quá hạn 0,7%.",
            "truoc_han_ty_le",
        ),
        ("Hồ sơ trong năm, trước hạn «71,5%», quá hạn 0,7%.", "truoc_han_ty_le"),
        ("98.214 hồ sơ đã giải quyết; kỳ trước, trước hạn «71,5%».", ""),
    ],
)
def test_a_comma_parts_the_words_of_another_time(sentence, code):
    assert code_of(sentence) == (f"{FILES}.giai_quyet_{code}" if code else "")


@pytest.mark.parametrize(
    "sentence, code",
    [
        ("Tiếp nhận 900 hồ sơ. Đã giải quyết 880. Đang giải quyết «20».", "dang_giai_quyet"),
        (
            "Tiếp nhận 900 hồ sơ. Giải quyết đúng, trước hạn «880»; quá hạn 3.",
            "giai_quyet_truoc_va_dung_han",
        ),
        ("Tiếp nhận 900 hồ sơ. Giải quyết đúng hạn 880; quá hạn «3».", "giai_quyet_qua_han"),
        ("Xã có 900 hộ. Đã giải quyết 880. Đang giải quyết «20».", ""),
    ],
)
def test_sentences_without_a_subject_go_on_from_those_before(sentence, code):
    assert code_of(sentence) == (f"{FILES}.{code}" if code else "")


@pytest.mark.parametrize(
    "head, code",
    [
        ("Báo cáo công tác cải cách hành chính\n\n", "chi_dao.tuyen_truyen.to_roi"),
        ("Báo cáo công tác phòng, chống dịch\n\n", ""),
    ],
)
def test_the_head_of_a_report_is_its_context(head, code):
    assert code_of(head + "Tuyên truyền: cấp phát «1.500» tờ gấp.") == code


def test_what_is_done_in_brackets_is_said_of_its_part():
    said = "Tỉnh có 35 quyết định công bố 412 TTHC (ban hành mới 56, sửa đổi 240, bãi bỏ «116»)."
    assert code_of(said) == "tthc.bai_bo"


@pytest.mark.parametrize(
    "aside",
    ["(lo được chi hằng ngày)", "(tự cân đối mỗi tháng)", "(kể cả nơi thu trong ngày)"],
)
def test_what_brackets_say_of_each_day_makes_no_rate(aside):
    text = f"Về tự chủ: nhóm 1 có 3 đơn vị; nhóm 2 {aside} có «29» đơn vị."
    assert code_of(text) == "tai_chinh.tu_chu.tu_bao_dam_chi_thuong_xuyen"
