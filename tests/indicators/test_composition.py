"""A figure is claimed by what it counts and what is done with it, where no wording stands."""

from dataclasses import replace

import pytest

from extractor.figures.find import find_numerals
from extractor.indicators.prose import findings
from extractor.layout import from_plain


def found_in(plain):
    """What is found for all figures, in order."""
    document = replace(from_plain(plain), sections=((0, ""),))
    return findings(document, find_numerals(document, [], "2023"))


def codes(plain):
    """The codes of all figures, in order."""
    return [found.code for found in found_in(plain)]


FILES, OFFERED, OPINIONS = "ho_so_tthc.", "tthc.", "tthc.phan_anh_kien_nghi."
RECEIVED, ANSWERED = OPINIONS + "tiep_nhan", OPINIONS + "da_xu_ly"
OPEN = OPINIONS + "dang_xu_ly"
IN_FORCE = OFFERED + "dang_ap_dung"


@pytest.mark.parametrize(
    "sentence, wanted",
    [
        ("Trung tâm đã tiếp nhận, xử lý 462 phản ánh, kiến nghị.", [RECEIVED]),
        ("Đã tiếp nhận và đưa vào xử lý 1.215 phản ánh, kiến nghị của công dân.", [RECEIVED]),
        (
            "Tiếp nhận 462 PAKN; 322 phản ánh đã được giải quyết; "
            "140 phản ánh đang tiếp tục được xử lý.",
            [RECEIVED, ANSWERED, OPEN],
        ),
        (
            "Có 120 phản ánh, kiến nghị được gửi đến, 110 trường hợp đã được trả lời, "
            "10 trường hợp đang xử lý.",
            [RECEIVED, ANSWERED, OPEN],
        ),
        (
            "Tổng số phản ánh, kiến nghị nhận được trong năm: 315; "
            "số đã xử lý, công khai kết quả: 300; còn 15 kiến nghị, phản ánh đang trong thời hạn "
            "xử lý.",
            [RECEIVED, ANSWERED, OPEN],
        ),
        (
            "Toàn tỉnh tiếp nhận 8.450 hồ sơ; đã giải quyết xong và trả kết quả cho 8.120 trường "
            "hợp; 330 trường hợp đang được xử lý trong hạn.",
            [FILES + "tiep_nhan", FILES + "da_giai_quyet", FILES + "dang_giai_quyet_trong_han"],
        ),
        (
            "Toàn tỉnh đã giải quyết xong 900 hồ sơ TTHC, chỉ còn 11 hồ sơ bị trễ hẹn.",
            [FILES + "da_giai_quyet", FILES + "giai_quyet_qua_han"],
        ),
        (
            "Ban hành quyết định công bố danh mục 410 TTHC (60 TTHC mới, 300 TTHC sửa đổi, "
            "bổ sung, 50 TTHC bị bãi bỏ).",
            ["", *(OFFERED + name for name in ("moi_ban_hanh", "sua_doi_bo_sung", "bai_bo"))],
        ),
    ],
)
def test_object_and_action_make_a_claim(sentence, wanted):
    assert codes(sentence) == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "Sẽ tiếp nhận và xử lý 250 phản ánh về ô nhiễm môi trường.",
        "Toàn quốc đã tiếp nhận, xử lý 250.000 phản ánh, kiến nghị.",
        "Cùng kỳ năm trước tiếp nhận và xử lý 800 phản ánh, kiến nghị.",
        "UBND xã Hòa Bình tiếp nhận, xử lý 45 phản ánh, kiến nghị.",
        "Đã xử lý 12 trường hợp; đang xem xét, xử lý 3 trường hợp.",
        "Bệnh viện tiếp nhận 300 trường hợp, đang điều trị 25 trường hợp.",
        "Lũy kế đã và đang giải quyết trong kỳ là 6.302 hồ sơ.",
        "Tiếp nhận hồ sơ xin việc, giải quyết việc làm cho 250 trường hợp.",
    ],
)
def test_what_speaks_against_a_wording_speaks_against_a_composition(sentence):
    assert not any(codes(sentence))


def test_a_wording_goes_before_a_composition():
    found = found_in("Toàn tỉnh tiếp nhận 900 hồ sơ; đã tiếp nhận, xử lý 462 PAKN.")
    assert [one.composed for one in found] == [False, True]


BY_LEVEL = [IN_FORCE, *(f"{IN_FORCE}.{level}" for level in ("cap_tinh", "cap_huyen", "cap_xa"))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tổng số TTHC thuộc thẩm quyền giải quyết là 1.905 TTHC (TTHC cấp tỉnh: 1.510, TTHC cấp "
        "huyện: 250, TTHC cấp xã: 145).",
        "Số TTHC thuộc thẩm quyền giải quyết là 1.875 thủ tục, trong đó cấp sở, cơ quan tương "
        "đương sở là 1.479 thủ tục, cấp huyện là 284 thủ tục và cấp xã là 112 thủ tục.",
        "Toàn tỉnh hiện thực hiện 1.850 thủ tục, trong đó: cấp tỉnh 1.420 TTHC; cấp huyện 280 "
        "TTHC; cấp xã 150 TTHC.",
    ],
)
def test_a_list_of_levels_takes_the_code_of_the_whole(sentence):
    assert codes(sentence) == BY_LEVEL


def test_brackets_part_no_list_of_levels():
    text = (
        "Số thủ tục hành chính đã công bố chuẩn hóa là 1.692 thủ tục; trong đó cấp tỉnh là 1.238 "
        "thủ tục (trong đó có 6 thủ tục đặc thù), cấp huyện có 349 thủ tục (trong đó có 21 thủ tục "
        "đặc thù), cấp xã là 105 thủ tục."
    )
    whole, province, special, district, others, commune = codes(text)
    assert [whole, province, district, commune] == BY_LEVEL
    assert special == others == ""


def test_a_level_of_something_else_takes_no_code():
    text = "Toàn tỉnh có 1.905 TTHC còn hiệu lực, trong đó hồ sơ cấp tỉnh: 120, cấp xã: 40."
    assert codes(text) == [IN_FORCE, "", ""]
