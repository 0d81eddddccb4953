"""Tests of remainders: places that are named count as parts."""

import pytest

from extractor.checks.check import check
from extractor.figures.find import find_numerals
from extractor.indicators.prose import name_figures
from extractor.layout import from_plain


def statements(plain):
    document = from_plain(plain)
    found = name_figures(document, find_numerals(document, [], "2025"))
    return [one.statement for one in check(document, found).checks]


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
    said = any("3 tên kể ra" in one for one in statements(f"Có 3 xã ({names}) đạt 100%."))
    assert said == listed
