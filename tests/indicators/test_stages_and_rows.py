"""How far a matter is, ends of a change, figures in a row, spans of time and sources of a statement
are told by the words around a figure, whatever the wording."""

from dataclasses import replace

import pytest

from extractor.figures.find import find_numerals
from extractor.indicators.prose import findings
from extractor.layout import from_plain

GIVEN = "chi_dao.nhiem_vu_cap_tren_giao."
SERVICES = "bo_may.don_vi_su_nghiep."
PAR, SIPAS = "ket_qua.par_index.", "ket_qua.sipas."
SPENT = "tai_chinh.dau_tu_cong.von_giai_ngan"
RECOVERED = "tai_chinh.kien_nghi_kiem_toan."


def codes(plain):
    """The codes of all figures, in order; spans of time have none."""
    document = replace(from_plain(plain), sections=((0, ""),))
    return [found.code for found in findings(document, find_numerals(document, [], "2023"))]


@pytest.mark.parametrize(
    "plain, wanted",
    [
        (
            "UBND tỉnh giao huyện 45 nhiệm vụ; đã hoàn thành 38 nhiệm vụ (đúng hạn: 35, quá hạn:"
            " 3); đang thực hiện 7 nhiệm vụ (trong hạn: 6, quá hạn: 1).",
            [
                GIVEN + "tong_so",
                "",
                GIVEN + "hoan_thanh_dung_han",
                GIVEN + "hoan_thanh_qua_han",
                "",
                GIVEN + "dang_thuc_hien_trong_han",
                GIVEN + "qua_han_chua_hoan_thanh",
            ],
        ),
        (
            "Huyện được UBND tỉnh giao 22 nhiệm vụ. Đến nay đã giải quyết 15 nhiệm vụ, trong đó"
            " trước hạn 11 nhiệm vụ, quá hạn 4 nhiệm vụ.",
            [
                GIVEN + "tong_so",
                "",
                GIVEN + "hoan_thanh_dung_han",
                GIVEN + "hoan_thanh_qua_han",
            ],
        ),
        (
            "UBND tỉnh giao các sở 300 nhiệm vụ; trong đó có 12 nhiệm vụ quá hạn, 40 nhiệm vụ còn"
            " trong hạn.",
            [
                GIVEN + "tong_so",
                GIVEN + "qua_han_chua_hoan_thanh",
                GIVEN + "dang_thuc_hien_trong_han",
            ],
        ),
    ],
)
def test_how_far_a_task_is(plain, wanted):
    assert codes(plain) == wanted


@pytest.mark.parametrize(
    "plain, wanted",
    [
        (
            "Số đơn vị sự nghiệp công lập giảm từ 812 xuống còn 640 đơn vị.",
            ["", SERVICES + "tong_so"],
        ),
        ("Tỷ lệ văn bản ký số tăng từ 71% lên 93%.", ["", "chuyen_doi_so.van_ban.ky_so_ty_le"]),
        (
            "Tỷ lệ giải ngân vốn đầu tư công tăng từ 65% (năm 2020) lên 88%.",
            ["", SPENT + "_ty_le"],
        ),
        ("Riêng Sở Nội vụ đã giảm từ 7 phòng xuống còn 4 phòng chuyên môn.", ["", ""]),
    ],
)
def test_a_change_is_named_at_its_end(plain, wanted):
    assert codes(plain) == wanted


@pytest.mark.parametrize(
    "plain, wanted",
    [
        (
            "Toàn tỉnh giảm 15% đầu mối hành chính và 11% đơn vị sự nghiệp công lập.",
            ["", SERVICES + "giam_ty_le"],
        ),
        (
            "Sau sắp xếp, tỉnh giảm 31 đơn vị sự nghiệp công lập (10,4%) và 22 phòng thuộc các sở.",
            [SERVICES + "giam", SERVICES + "giam_ty_le", "bo_may.co_quan.phong_giam"],
        ),
        (
            "UBND tỉnh sẽ giảm 49 phòng (tương đương 27,9%) và 17 đơn vị sự nghiệp.",
            ["bo_may.co_quan.phong_giam", "", SERVICES + "giam"],
        ),
    ],
)
def test_figures_in_a_row_share_what_stands_before_the_first(plain, wanted):
    assert codes(plain) == wanted


@pytest.mark.parametrize(
    "plain, wanted",
    [
        ("Về đầu tư công, tỷ lệ giải ngân 5 tháng của tỉnh đạt 33,5%.", [SPENT + "_ty_le"]),
        (
            "Tại buổi kiểm tra, ông An cho biết, toàn tỉnh đã giảm 24 đơn vị sự nghiệp công lập.",
            [SERVICES + "giam"],
        ),
        (
            "Sau hợp nhất, tỉnh mới có 13 cơ quan chuyên môn thuộc UBND tỉnh.",
            ["bo_may.co_quan.chuyen_mon"],
        ),
        ("Kết quả: giảm 12 chi cục; giảm 90 đơn vị sự nghiệp.", ["", SERVICES + "giam"]),
        ("Mỗi huyện kiểm tra 3 xã về cải cách hành chính.", [""]),
    ],
)
def test_what_parts_and_narrows_nothing(plain, wanted):
    assert codes(plain) == wanted


@pytest.mark.parametrize(
    "plain, wanted",
    [
        ("PAR Index của tỉnh đạt 85,1%, xếp thứ 24/63.", [PAR + "diem", PAR + "thu_hang"]),
        ("SIPAS của tỉnh đạt 83,4%, xếp thứ 40 trên cả nước.", [SIPAS + "ty_le"]),
        ("Hồ sơ đúng hạn đạt 85,1%.", ["ho_so_tthc.giai_quyet_truoc_va_dung_han_ty_le"]),
    ],
)
def test_scores_in_per_cent_and_places_in_the_country(plain, wanted):
    assert codes(plain) == wanted


@pytest.mark.parametrize(
    "plain, wanted",
    [
        (
            "Qua thanh tra, kiến nghị thu hồi về ngân sách 3,1 tỷ đồng; đã thu hồi (tạm giữ chờ xử"
            " lý) hơn 2,8 tỷ đồng.",
            [RECOVERED + "phai_nop", RECOVERED + "da_nop"],
        ),
        (
            "Các đoàn thanh tra yêu cầu nộp ngân sách nhà nước 870 triệu đồng; đã nộp vào ngân"
            " sách 640 triệu đồng.",
            [RECOVERED + "phai_nop", RECOVERED + "da_nop"],
        ),
        ("Thanh tra giao thông xử phạt, thu nộp ngân sách 500 triệu đồng.", [""]),
    ],
)
def test_money_to_be_recovered(plain, wanted):
    assert codes(plain) == wanted


@pytest.mark.parametrize(
    "plain, late",
    [
        (
            "UBND tỉnh giao huyện 45 nhiệm vụ; hoàn thành 38 nhiệm vụ, gồm đúng hạn 35, quá hạn 3.",
            "hoan_thanh_qua_han",
        ),
        (
            "UBND tỉnh giao sở 61 nhiệm vụ, hoàn thành được 50 nhiệm vụ (trễ hạn 7).",
            "hoan_thanh_qua_han",
        ),
        (
            "UBND tỉnh giao sở 61 nhiệm vụ, chưa hoàn thành 11 nhiệm vụ, trong đó quá hạn 7.",
            "qua_han_chua_hoan_thanh",
        ),
        (
            "UBND tỉnh giao xã 40 nhiệm vụ; đang thực hiện 12 nhiệm vụ, trong đó quá hạn 2.",
            "qua_han_chua_hoan_thanh",
        ),
    ],
)
def test_how_many_are_done_says_that_they_are_done(plain, late):
    assert codes(plain)[-1] == GIVEN + late
