import pytest

from extractor.review.relations import holds, restated


@pytest.mark.parametrize(
    "statement, expected",
    [
        ("17 = 02 + 04 + 11", True),
        ("643.272 = 635.593 + 7.677", False),
        ("90,12% = 66,26% + 0,82% + 23,04%", True),
        ("97,11% = 12,35% + 66,67% + 18,11%", True),
        ("48,2% + 51,2% + 0,6% = 100%", True),
        ("97,11% = 12,35% + 66,67% + 19,11%", False),
        ("14/201 = 6,96%", True),
        ("106.018/206.885 = 51,2%", True),
        ("106.018/206.885 = 52,2%", False),
        ("5.484 ≤ 5.484", True),
        ("4.656 ≤ 70.798", True),
        ("23 ≤ 28 (23/28 nhiệm vụ)", True),
        ("29 ≤ 28", False),
        ("7 xã, thị trấn = 7 tên kể ra", None),
        ("5/0 = 3%", None),
        ("<script> = 1", None),
        ("", None),
    ],
)
def test_computed_or_left_alone(statement, expected):
    assert holds(statement) is expected


@pytest.mark.parametrize(
    "typed, now, expected",
    [
        ({"19": "17"}, "17 = 6 + 11", True),
        ({"6": "8"}, "19 = 8 + 11", True),
        ({"6": "7"}, "19 = 7 + 11", False),
        ({}, "19 = 6 + 11", False),
    ],
)
def test_with_what_was_typed(typed, now, expected):
    found = restated("19 = 6 + 11", typed)
    assert (found.statement, found.holds) == (now, expected)
