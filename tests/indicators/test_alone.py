"""Stocks told by their name alone, and what the same names do not tell."""

from dataclasses import replace

import pytest

from extractor.figures.find import find_numerals
from extractor.indicators.prose import findings
from extractor.layout import from_plain

PROCEDURES, HAMLETS = "tthc.dang_ap_dung", "bo_may.don_vi_hanh_chinh.thon_to_dan_pho"
VOICES, TALKS = "tthc.phan_anh_kien_nghi.tiep_nhan", "chi_dao.doi_thoai"
OFFICIALS, SERVANTS = (f"can_bo.so_luong.{name}" for name in ("can_bo_cap_xa", "cong_chuc_cap_xa"))
OF_DISTRICT, OF_COMMUNES = ".cap_huyen", ".cap_xa"


def codes(plain, issuer="huyện"):
    """The codes of all figures, in order, in a report of such an issuer."""
    document = replace(from_plain(plain), sections=((0, ""),))
    numerals = find_numerals(document, [], "2023")
    return [found.code for found in findings(document, numerals, level=issuer)]


@pytest.mark.parametrize(
    "text, wanted",
    [
        ("TTHC của ngành: 104 thủ tục; rà soát 11 hồ sơ.", [PROCEDURES, ""]),
        ("Danh mục TTHC: 96 thủ tục.", [PROCEDURES]),
        (
            "Niêm yết 251 TTHC cấp huyện, 130 TTHC cấp xã.",
            [PROCEDURES + OF_DISTRICT, PROCEDURES + OF_COMMUNES],
        ),
        ("Địa bàn có 19 bản, 1.512 hộ.", [HAMLETS, ""]),
        ("27 ấp với 81 người tham gia tuần tra.", [HAMLETS, ""]),
        ("Khóm, ấp: 14.", [HAMLETS]),
        ("PAKN qua hệ thống: 57 (hành vi 51).", [VOICES, "tthc.phan_anh_kien_nghi.hanh_vi"]),
        ("Đối thoại: lãnh đạo huyện 04 cuộc, 300 người dự.", [TALKS, ""]),
    ],
)
def test_a_name_is_enough_where_nothing_else_is_said(text, wanted):
    assert codes(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "TTHC đất đai: 38 thủ tục.",
        "Số hóa: 40 TTHC.",
        "Trả lời 12 TTHC qua điện thoại.",
        "Theo kế hoạch, có 82 thủ tục thuộc 9 lĩnh vực phải rà soát.",
        "05 thôn chưa có sóng di động.",
        "Trao quà tại 06 thôn nghèo.",
        "23 bản còn lại làm sau.",
        "Thôn 2: 5; thôn Đông: 6.",
        "Phản ánh, kiến nghị của cử tri: 31 ý kiến.",
        "Phản ánh về rác thải: 52.",
    ],
)
def test_more_words_make_a_part(text):
    assert not any(codes(text))


def test_who_works_in_a_commune_is_told_in_its_own_report_alone():
    text = "Nhân sự: cán bộ 11, công chức 10."
    assert codes(text, "xã") == [OFFICIALS, SERVANTS]
    assert codes(text, "huyện") == ["", ""]


@pytest.mark.parametrize(
    "text",
    [
        "QUY TRÌNH NỘI BỘ THUỘC THẨM QUYỀN GIẢI QUYẾT CỦA UBND\n\nCẤP XÃ (02 TTHC)",
        "DANH MỤC CÔNG BỐ LĨNH VỰC HỘ TỊCH CỦA UBND HUYỆN\nTHỦ TỤC HÀNH CHÍNH CẤP HUYỆN: 14 THỦ TỤC",
        "PHỤ LỤC CẢI CÁCH HÀNH CHÍNH\nTHÔN, TỔ DÂN PHỐ: 14",
    ],
)
def test_the_rest_of_a_title_in_capitals_counts_nothing_in_force(text):
    assert codes(text) == [""]
