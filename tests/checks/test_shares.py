"""Percentages held against the counts they are of, as reports word them."""

import pytest
from made_checks import said


def shares(plain):
    return [one for one in said(plain) if "part_whole" not in one]


@pytest.mark.parametrize(
    "plain, told",
    [
        ("Đã giải quyết 14/201 đơn, đạt 6,96%.", "ratio_share: 14/201 = 6,96%: truncated"),
        ("Đã giải quyết 14/201 đơn, đạt 6,97%.", "ratio_share: 14/201 = 6,97%: rounded"),
        (
            "Tỷ lệ đúng hạn đạt 98,2% (44.410/44.500 hồ sơ).",
            "ratio_share: 44.410/44.500 = 98,2%: fails",
        ),
        (
            "Tiếp nhận 3.265 hồ sơ. Có 640 hồ sơ trễ hạn, chiếm 19,6%.",
            "count_share: 640/3.265 = 19,6%: rounded",
        ),
        (
            "Kết quả xếp loại: xuất sắc 18,2%, hoàn thành tốt 79,5%, hoàn thành nhiệm vụ 2,3%.",
            "shares_sum: 18,2% + 79,5% + 2,3% = 100%: holds",
        ),
        (
            "Tỷ lệ hồ sơ đúng hạn 97,7% (trong đó: trước hạn 60,2%, đúng hạn 37,5%).",
            "shares_sum: 97,7% = 60,2% + 37,5%: holds",
        ),
        (
            "09 xã và 05 phòng, chiếm 58,3% tổng số cơ quan, đơn vị. Toàn huyện có 12 xã. "
            "Có 12 phòng.",
            "joint_share: 09 + 05 = 14; 14/(12 + 12) = 58,3%: rounded",
        ),
    ],
)
def test_a_share_is_held_against_its_base(plain, told):
    assert shares(plain) == [told]


@pytest.mark.parametrize(
    "plain",
    [
        "Tiếp nhận 900 hồ sơ, tăng 12,8% so với cùng kỳ (800 hồ sơ).",  # of what was before
        "Có 640 hồ sơ trễ hạn, chiếm 19,6%.",  # no base is stated, none is guessed
        "Đạt 45% về số lượng, 40% về chất lượng, 10% về tiến độ.",  # parts of no whole
        "Tỷ lệ đạt 60,2%, 37,5% và 12,3% ở ba xã.",
    ],
)
def test_no_base_is_guessed(plain):
    assert shares(plain) == []
