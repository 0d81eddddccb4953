"""The whole that several percentages agree on, and the figures that speak against it."""

import pytest
from made_checks import passages, said

from extractor.checks.common_base import groups_of_pairs, shared_bases
from extractor.checks.percentages import Pair

PARTS = (
    "hoàn thành xuất sắc 61 cán bộ, chiếm 17,23%; hoàn thành tốt 240 cán bộ, chiếm 67,80%; "
    "hoàn thành {last} cán bộ, chiếm 14,97%"
)
FITTING = PARTS.format(last=53)


def pairs(plain):
    """The text's counts, each with the percentage behind it."""
    figures = passages(plain).figures
    return [Pair(*two) for two in zip(figures[::2], figures[1::2], strict=True)]


def facts(plain):
    return [one for one in said(plain) if one.startswith(("common_base", "count_share"))]


@pytest.mark.parametrize(
    "plain, shared",
    [
        (FITTING, [354]),
        (PARTS.format(last=58), []),  # of one of them another number is the base
        ("có 61 hồ sơ, chiếm 17,23%; có 240 hồ sơ, chiếm 67,80%", []),  # two are too few
        ("", []),
    ],
)
def test_the_numbers_of_which_all_are_percentages(plain, shared):
    assert list(shared_bases(pairs(plain))) == shared


def test_of_whole_per_cent_several_numbers_might_be_the_base():
    rounded = "có 61 hồ sơ, chiếm 17%; có 240 hồ sơ, chiếm 68%; có 53 hồ sơ, chiếm 15%"
    shared = shared_bases(pairs(rounded))
    assert 354 in shared and len(shared) > 1


@pytest.mark.parametrize(
    "plain, sizes",
    [
        (FITTING, [3]),
        # figures of another noun, and of another section, are of another whole
        (FITTING + "; có 5 đơn, chiếm 2%; có 7 đơn, chiếm 3%", [3, 2]),
        # a change against the year before is no part
        (FITTING + "; có 12 cán bộ, tăng 5% so với cùng kỳ", [3]),
    ],
)
def test_pairs_of_one_noun_that_follow_each_other_are_a_group(plain, sizes):
    groups = groups_of_pairs(passages(plain), pairs(plain))
    assert [len(group) for group in groups] == sizes


def test_percentages_of_the_total_stated_before_them_hold():
    found = facts(f"Tổng số 354 cán bộ được đánh giá. Trong đó: {FITTING}.")
    assert found == [
        "count_share: 61/354 = 17,23%: rounded",
        "count_share: 240/354 = 67,80%: rounded",
        "count_share: 53/354 = 14,97%: rounded",
    ]


def test_a_total_that_is_not_their_base_fails():
    (found,) = facts(f"Tổng số 345 cán bộ được đánh giá. Trong đó: {FITTING}.")
    assert found.startswith("common_base: 345 ≠ 354 (61 = 17,23%; 240 = 67,80%; 53 = 14,97%)")
    assert found.endswith(": fails")


def test_the_total_stands_before_its_parts():
    assert facts(f"Đánh giá: {FITTING}. Tổng số 345 cán bộ được đánh giá.") == []


ODD = "; không xếp loại {count} cán bộ, chiếm {share}%"


@pytest.mark.parametrize(
    "count, share, expected",
    [
        # one digit of the count (26), or of the percentage (10,17), would put it right
        ("36", "7,34", ["common_base: 36 ≠ 7,34% của 354: suspect"]),
        ("36", "10,77", ["common_base: 36 ≠ 10,77% của 354: suspect"]),
        ("36", "44,44", []),  # of another whole
    ],
)
def test_the_one_pair_that_keeps_a_group_from_a_base(count, share, expected):
    found = facts(f"Đánh giá: {FITTING}{ODD.format(count=count, share=share)}.")
    assert [one for one in found if "≠" in one] == expected


@pytest.mark.parametrize("total", ["35", "3.540"])
def test_a_total_far_from_the_base_counts_something_else(total):
    assert facts(f"Tổng số {total} cán bộ được đánh giá. Trong đó: {FITTING}.") == []
