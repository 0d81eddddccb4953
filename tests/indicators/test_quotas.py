"""What was given, what there is, what is aimed at, and years before the last."""

from dataclasses import replace

import pytest

from extractor.figures.find import find_numerals
from extractor.indicators.prose import findings
from extractor.layout import from_plain

POSTS, TEACHERS = "bo_may.bien_che.cong_chuc", "bo_may.bien_che.su_nghiep_giao_duc"
SPENT, SPENT_SHARE = (
    f"tai_chinh.dau_tu_cong.{name}" for name in ("von_giai_ngan", "von_giai_ngan_ty_le")
)
ONLINE = "dich_vu_cong.ho_so_truc_tuyen_ty_le"
RANK = "ket_qua.par_index.thu_hang"


def told(plain):
    """The codes and statuses of all figures, in order."""
    document = replace(from_plain(plain), sections=((0, ""),))
    found = findings(document, find_numerals(document, [], "2021"), period="2021")
    return [(one.code, one.figure.status) for one in found]


@pytest.mark.parametrize(
    "text, wanted",
    [
        (
            "Biên chế công chức được giao 96, hiện có 92 người.",
            [(POSTS, "assigned"), (POSTS, "actual")],
        ),
        (
            "Biên chế sự nghiệp giáo dục giao 1.240, thực có 1.198 người.",
            [(TEACHERS, "assigned"), (TEACHERS, "actual")],
        ),
        (
            "Giải ngân vốn đầu tư công 14,6 tỷ đồng/21,3 tỷ đồng.",
            [(SPENT, "actual"), (SPENT, "assigned")],
        ),
        (
            "Giải ngân vốn đầu tư công 612 tỷ đồng trên kế hoạch giao 845 tỷ đồng.",
            [(SPENT, "actual"), (SPENT, "assigned")],
        ),
        (
            "Hồ sơ trực tuyến đạt 93,7% (chỉ tiêu giao 80%).",
            [(ONLINE, "actual"), (ONLINE, "assigned")],
        ),
    ],
)
def test_what_was_given_and_what_there_is_have_one_code_and_two_statuses(text, wanted):
    assert told(text) == wanted


def test_an_aim_stands_behind_how_far_the_result_is_above_it():
    text = "Tỷ lệ hồ sơ trực tuyến 87,6%, vượt 12,6% so với chỉ tiêu quận giao (75%)."
    assert told(text) == [(ONLINE, "actual"), ("", "actual"), (ONLINE, "assigned")]


def test_what_is_reckoned_for_the_year_stands_behind_what_was_reached():
    text = "Giải ngân vốn đầu tư công đạt 68,4%; ước cả năm 96%."
    assert [code for code, _ in told(text)] == [SPENT_SHARE, SPENT_SHARE]


@pytest.mark.parametrize(
    "text",
    [
        "Biên chế công chức được giao 96, còn thiếu 4 người.",
        "Biên chế công chức được giao 96, nghỉ hưu 3 người.",
        "Biên chế công chức được giao 96, chưa sử dụng 5 biên chế.",
    ],
)
def test_other_posts_than_those_that_are_filled_have_no_code(text):
    assert [code for code, _ in told(text)] == [POSTS, ""]


@pytest.mark.parametrize(
    "text, wanted",
    [
        ("PAR Index: năm 2018 hạng 36/63, năm 2019 hạng 29/63.", ["", RANK]),
        ("PAR Index: năm 2019 hạng 29/63. Năm 2020 hạng 21/63.", ["", RANK]),
        ("Năm 2020, PAR Index xếp hạng 21/63.", [RANK]),
    ],
)
def test_of_several_years_the_last_has_the_code(text, wanted):
    assert [code for code, _ in told(text)] == wanted
