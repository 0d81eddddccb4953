"""Totals and the parts that a text lists, as reports word them: what is said to hold, what is not,
and what is left unsaid."""

import pytest
from made_checks import said

from extractor.checks.totals import one_digit_mends


def sums(plain):
    return [one.removeprefix("total_parts: ") for one in said(plain) if "total_parts" in one]


@pytest.mark.parametrize(
    "plain, sum_said",
    [
        (
            "Trong năm ban hành 17 văn bản (trong đó: 02 chỉ thị, 04 kế hoạch, 11 công văn).",
            "17 = 02 + 04 + 11: holds",
        ),
        (
            "Tổ chức 46 cuộc tuyên truyền với 1.471 lượt người tham dự, trong đó: cấp huyện 12 "
            "cuộc, cấp xã 34 cuộc.",
            "46 = 12 + 34: holds",
        ),
        (
            "Tổng số cán bộ, công chức là 234 người, gồm: cán bộ 115 người và công chức 119 người.",
            "234 = 115 + 119: holds",
        ),
        (
            "Tổng số hồ sơ tiếp nhận 1.356 hồ sơ, trong đó:\n- Trực tuyến: 842 hồ sơ;\n"
            "- Trực tiếp: 489 hồ sơ;\n- Kỳ trước chuyển sang: 25 hồ sơ.",
            "1.356 = 842 + 489 + 25: holds",
        ),
        (
            "Có 7.528 lượt người (trong đó: nam 5.000 lượt người, nữ 2.528 lượt người).",
            "7.528 = 5.000 + 2.528: holds",
        ),
        (
            "Tổng số 120 văn bản. Trong đó: 20 quyết định, 60 kế hoạch, 40 công văn.",
            "120 = 20 + 60 + 40: holds",
        ),
    ],
)
def test_parts_that_make_up_their_total_hold(plain, sum_said):
    assert sums(plain) == [sum_said]


@pytest.mark.parametrize(
    "plain, sum_said",
    [
        (
            "Có 126 người trúng tuyển, gồm 48 người là nữ và 79 người là nam.",
            "126 = 48 + 79: fails",
        ),
        (
            "Có 7.582 hồ sơ, trong đó: trực tuyến 5.000 hồ sơ, trực tiếp 2.528 hồ sơ.",
            "7.582 = 5.000 + 2.528: suspect",
        ),
        (
            "Ban hành 100 văn bản, trong đó cấp tỉnh 20 văn bản, cấp huyện 50 văn bản, cấp xã 31 "
            "văn bản.",
            "100 = 20 + 50 + 31: suspect",
        ),
    ],
)
def test_parts_that_do_not_are_said_where_the_words_name_all_of_them(plain, sum_said):
    assert sums(plain) == [sum_said]


@pytest.mark.parametrize(
    "plain",
    [
        "Có 30 cuộc họp, trong đó có 12 cuộc họp trực tuyến.",  # one part of several
        "Tuyên truyền 12 cuộc: 486 lượt người dự, phát 1.200 tờ rơi.",  # other things
        "Ban hành 25 văn bản, trong đó có 10 kế hoạch, 5 công văn, còn lại là thông báo.",
        "Cử 126 lượt công chức đi học, trong đó 48 lượt công chức nữ, 20 lượt công chức trẻ.",
    ],
)
def test_nothing_is_said_of_parts_that_are_not_all(plain):
    assert sums(plain) == []


@pytest.mark.parametrize(
    "plain, bound",
    [
        ("Có 30 cuộc họp, trong đó có 12 cuộc họp trực tuyến.", "12 ≤ 30: holds"),
        ("Kiểm tra 20 đơn vị, trong đó có 15 đơn vị cấp xã.", "15 ≤ 20: holds"),
        ("Có 20 cuộc họp, trong đó có 25 cuộc họp trực tuyến.", "25 ≤ 20: fails"),
    ],
)
def test_a_part_is_no_more_than_its_whole(plain, bound):
    assert [one for one in said(plain) if "≤" in one] == [f"part_whole: {bound}"]


@pytest.mark.parametrize(
    "total, parts, mends",
    [
        (7582, [5000, 2528], True),  # neighbours exchanged in a part
        (100, [20, 50, 31], True),  # 31 for 30
        (45_678, [30_112, 14_566, 900], True),  # 45.578
        (7528, [5000, 1000], False),
        (221, [176, 14], False),  # two digits apart
    ],
)
def test_one_digit_may_mend_a_sum(total, parts, mends):
    assert one_digit_mends(total, parts) == mends
