"""The search for relations: each is kept once, and no figure is accused by two of them."""

import pytest
from made_checks import said


def test_a_relation_in_two_wordings_is_said_once():
    found = said(
        "Tiếp nhận 1.356 hồ sơ, trong đó trực tuyến 842 hồ sơ, trực tiếp 514 hồ sơ. Đã giải quyết "
        "1.331 hồ sơ, đang giải quyết 25 hồ sơ."
    )
    assert len(found) == len(set(found))
    assert sum("1.356 = 1.331 + 25" in one for one in found) == 1


@pytest.mark.parametrize(
    "parts, verdict",
    [
        (
            "trực tuyến 30.112 hồ sơ, trực tiếp 14.566 hồ sơ, kỳ trước chuyển sang 900 hồ sơ",
            "suspect",
        ),
        (
            "trực tuyến 30.112 hồ sơ, trực tiếp 14.666 hồ sơ, kỳ trước chuyển sang 900 hồ sơ",
            "holds",
        ),
    ],
)
def test_a_sum_that_holds_hides_none_of_other_parts(parts, verdict):
    found = said(
        f"Tổng số hồ sơ tiếp nhận là 45.678 hồ sơ, trong đó: {parts}. Đã giải quyết 44.500 hồ sơ. "
        "Đang giải quyết 1.178 hồ sơ."
    )
    assert "coded: 45.678 = 44.500 + 1.178: holds" in found
    assert [one.rpartition(": ")[2] for one in found if "30.112 +" in one] == [verdict]


def test_a_whole_whose_sum_holds_in_another_way_is_not_accused():
    found = said(
        "Tiếp nhận 1.000 hồ sơ (trực tuyến 600 hồ sơ, trực tiếp 400 hồ sơ), trong đó trực tuyến "
        "600 hồ sơ, đúng hạn 410 hồ sơ."
    )
    assert "total_parts: 1.000 = 600 + 400: holds" in found
    assert not any(one.endswith(("fails", "suspect")) for one in found)
