"""Tests of remainders: places that are named count as parts."""

import pytest
from made_checks import said


@pytest.mark.parametrize(
    ("names", "listed"),
    [
        ("xã Cô Tô, xã An Lạc, xã Tân Lộc", True),
        ("đặc khu Cô Tô, xã An Lạc, phường Tân Lộc", True),
        ("đặc khu Vân Đồn, đặc khu Cô Tô và xã An Lạc", True),
        ("xã An Lạc, thị trấn Mỹ Xuyên, đặc khu Phú Quý", True),
        ("đặc khu Cô Tô, xã An Lạc", False),
    ],
)
def test_names_in_brackets_are_as_many_as_were_counted(names, listed):
    found = said(f"Có 3 xã ({names}) đạt 100%.")
    assert any("3 tên kể ra" in one for one in found) == listed
