"""Which units a comparison is asked for."""

from pathlib import Path

import pytest

from extractor.comparison.reporters import Reporter
from extractor.comparison.request import Asked, same_province

MY_XUYEN = Reporter("huyện", "UBND huyện Mỹ Xuyên", "Mỹ Xuyên", "Sóc Trăng", "Cần Thơ", "63")


@pytest.mark.parametrize(
    "level, province, wanted",
    [
        ("", "", True),
        ("huyện", "", True),
        ("xã", "", False),
        ("", "Sóc Trăng", True),
        ("", "tỉnh Sóc Trăng", True),
        ("", "soc trang", True),  # tone marks may be missing
        ("", "Cần Thơ", True),  # as since July 2025
        ("", "Bạc Liêu", False),
        ("huyện", "Sóc Trăng", True),
        ("xã", "Sóc Trăng", False),
        ("huyện", "Bạc Liêu", False),
    ],
)
def test_units_of_the_level_and_the_province_asked_for(level, province, wanted):
    asked = Asked((Path("a"),), Path("b.xlsx"), level=level, province=province)
    assert asked.wants(MY_XUYEN) == wanted


@pytest.mark.parametrize(
    "asked, name, same",
    [
        ("thành phố Hồ Chí Minh", "Hồ Chí Minh", True),
        ("Thua Thien Hue", "Thừa Thiên Huế", True),
        ("Hòa Bình", "Hoà Bình", True),
        ("Sóc Trăng", "", False),
        ("Hà Nam", "Hà Nội", False),
        ("Hà", "Hà Nội", False),
    ],
)
def test_a_province_is_told_by_its_name(asked, name, same):
    assert same_province(asked, name) == same
