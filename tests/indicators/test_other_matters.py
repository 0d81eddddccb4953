"""Verbs that several matters share, other matters than reform, and what is asked of others."""

from dataclasses import replace

import pytest

from extractor.figures.find import find_numerals
from extractor.indicators.prose import findings
from extractor.layout import from_plain

LEAFLETS = "chi_dao.tuyen_truyen.to_roi"
ROOMS = "bo_may.co_quan.chuyen_mon"


def codes(plain, issuer="huyện"):
    """The codes of all figures, in order, in a report of such an issuer."""
    document = replace(from_plain(plain), sections=((0, ""),))
    numerals = find_numerals(document, [], "2023")
    return [found.code for found in findings(document, numerals, level=issuer)]


@pytest.mark.parametrize(
    "text",
    [
        "Tiếp nhận 1.176 hồ sơ; giải quyết 1.176/1.176.",
        "Tổng số hồ sơ phải giải quyết: 9.615 (mức độ 3 là 1.254).",
        "Hồ sơ trực tuyến 143; mức độ 4: 26.",
    ],
)
def test_a_verb_alone_belongs_to_the_matter_named_last(text):
    assert not codes(text)[-1].startswith(("tiep_cong_dan.", "dich_vu_cong.muc_do"))


@pytest.mark.parametrize(
    "matter, wanted",
    [
        ("về cải cách hành chính", LEAFLETS),
        ("về phòng, chống ma túy", ""),
        ("về VNeID", ""),
        ("pháp luật", ""),
    ],
)
def test_leaflets_about_other_matters_are_none_of_reform(matter, wanted):
    assert codes(f"Tuyên truyền cải cách hành chính. Cấp phát 2.400 tờ rơi {matter}.") == [wanted]


@pytest.mark.parametrize("opens", ["Yêu cầu:", "3. Đề nghị các đơn vị:", "- Yêu cầu sau kiểm tra:"])
def test_what_is_asked_of_others_is_no_result(opens):
    text = (
        f"Kết quả kiểm tra cải cách hành chính.\n{opens} trong tháng 12 khắc phục xong 09 tồn tại."
    )
    assert codes(text)[-1] == ""


def test_a_departments_own_rooms_are_no_bodies_of_the_land():
    assert codes("Sở có 06 phòng chuyên môn.", "sở") == [""]
    assert codes("Huyện có 12 phòng chuyên môn.") == [ROOMS]


@pytest.mark.parametrize(
    "text, level",
    [
        ("Khối phường:\nTrình độ chuyên môn: đại học 168 người.", ".cap_xa"),
        ("Cán bộ, công chức 17 xã: 349 người.\n- Trình độ chuyên môn: đại học 214.", ".cap_xa"),
        ("Trình độ CBCC cấp xã: tổng số 2.391 người; chuyên môn đại học 1.387.", ".cap_xa"),
        ("Trình độ chuyên môn công chức khối tỉnh, huyện: đại học 1.362 người.", ""),
    ],
)
def test_schooling_is_of_the_level_that_heads_it(text, level):
    assert codes(text)[-1] == f"can_bo.trinh_do_chuyen_mon.dai_hoc{level}"


def test_an_office_is_of_the_level_of_its_report():
    text = "Bộ phận TN&TKQ huyện: diện tích 120 m²."
    assert codes(text) == ["mot_cua.dien_tich"]


def test_all_of_a_branch_stand_before_its_head_office():
    text = "Tiếp nhận 698 hồ sơ.\nKết quả toàn ngành: tiếp nhận 58.422 hồ sơ."
    assert codes(text, "sở") == ["", "ho_so_tthc.tiep_nhan"]
