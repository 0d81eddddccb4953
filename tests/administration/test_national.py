"""The national list: names below their province, on their day."""

import csv

import pytest

from extractor.administration.national import (
    national_alone,
    national_nearest,
    national_units,
)
from extractor.administration.nearest_names import closest
from extractor.patterns import patterns_folder

BEFORE, AFTER = "2024-11-15", "2025-11-15"


def test_the_lists_are_whole():
    counted = {}
    for file in (patterns_folder() / "units").glob("*.csv"):
        with open(file, encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                key = file.stem, row["level"]
                counted[key] = counted.get(key, 0) + 1
    assert counted == {
        ("before-2025-07", "huyện"): 696,
        ("before-2025-07", "xã"): 10035,
        ("gone-2022-2025", "huyện"): 31,
        ("gone-2022-2025", "xã"): 1112,
        ("since-2025-07", "xã"): 3321,
    }


@pytest.mark.parametrize(
    "name, province, day, found",
    [
        ("huyện Mỹ Xuyên", "Sóc Trăng", BEFORE, "Mỹ Xuyên"),
        ("H. My Xuyen", "Sóc Trăng", BEFORE, "Mỹ Xuyên"),
        ("thị xã Ngã Năm", "Sóc Trăng", BEFORE, "Ngã Năm"),
        ("xã Hòa Tú 2", "Sóc Trăng", BEFORE, "Hòa Tú II"),
        ("quận 1", "Hồ Chí Minh", BEFORE, "1"),
        ("thành phố Tuy Hòa", "Phú Yên", BEFORE, "Tuy Hoà"),
        ("huyện Phong Điền", "Thừa Thiên Huế", "2023-05-01", "Phong Điền"),
        ("xã Long Phú", "Sóc Trăng", AFTER, "Long Phú"),  # named by the province of before
    ],
)
def test_found_below_its_province(name, province, day, found):
    assert {unit.name for unit in national_units(name, province, day)} == {found}


@pytest.mark.parametrize(
    "name, province, day",
    [
        ("huyện Mỹ Xuyên", "Sóc Trăng", AFTER),  # districts ended
        ("xã Mỹ Xuyên", "Sóc Trăng", BEFORE),  # a thị trấn is no xã
        ("huyện Mỹ Xuyên", "Bạc Liêu", BEFORE),
        ("quận 17", "Hồ Chí Minh", BEFORE),
        ("Mỹ Xuyên", "Sóc Trăng", BEFORE),
    ],
)
def test_not_found(name, province, day):
    assert national_units(name, province, day) == []


def test_alone_in_the_country_or_not():
    assert national_alone("huyện Mỹ Xuyên", BEFORE).province == "Sóc Trăng"
    assert national_alone("huyện Châu Thành", BEFORE) is None
    assert national_alone("xã Tân Lộc", BEFORE) is None


def test_nearest_never_on_digits():
    assert national_nearest("huyện Mỹ Xuvên", "Sóc Trăng", BEFORE).name == "Mỹ Xuyên"
    assert national_nearest("quận 17", "Hồ Chí Minh", BEFORE) is None
    assert closest("Sở Nôi vu", ["Sở Nội vụ", "Sở Ngoại vụ"]).name == "Sở Nội vụ"
    assert closest("Sở Ngội vụ", ["Sở Nội vụ", "Sở Ngoại vụ"]) is None  # as near to both
