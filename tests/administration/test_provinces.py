"""Names of units as letterheads and lists write them, on both sides of 1 July 2025."""

import pytest

from extractor.administration.provinces import merged_from, province_at, provinces

BEFORE, AFTER = "2024-11-15", "2025-11-15"


@pytest.mark.parametrize(
    "written, day, name, code, kinds",
    [
        ("Tp. HCM", BEFORE, "Hồ Chí Minh", "79", 63),
        ("TP.HCM", AFTER, "Hồ Chí Minh", "79", 34),
        ("TPHCM", "", "Hồ Chí Minh", "79", 63),
        ("Bà Rịa-Vũng Tàu", BEFORE, "Bà Rịa - Vũng Tàu", "77", 63),
        ("Bà Rịa – Vũng  Tàu", BEFORE, "Bà Rịa - Vũng Tàu", "77", 63),
        ("Ba Ria - Vung Tau", BEFORE, "Bà Rịa - Vũng Tàu", "77", 63),
        ("TỈNH THANH HOÁ", BEFORE, "Thanh Hóa", "38", 63),
        ("tỉnh Hoà Bình", BEFORE, "Hòa Bình", "17", 63),
        ("Soc Trăng", BEFORE, "Sóc Trăng", "94", 63),
        ("Đak Lak", AFTER, "Đắk Lắk", "66", 34),
        ("Lào Cai", BEFORE, "Lào Cai", "10", 63),
        ("Lào Cai", AFTER, "Lào Cai", "15", 34),
        ("Yên Bái", BEFORE, "Yên Bái", "15", 63),
        ("Huế", "2024-12-31", "Thừa Thiên Huế", "46", 63),
        ("thành phố Huế", "2025-01-01", "Huế", "46", 34),
    ],
)
def test_province_of_the_day(written, day, name, code, kinds):
    found = province_at(written, day)
    assert (found.name, found.code, found.set) == (name, code, kinds)


@pytest.mark.parametrize(
    "written, day",
    [
        ("Yên Bái", AFTER),
        ("Sóc Trăng", "2025-07-01"),
        ("Hòa Bịnh", BEFORE),
        ("Cửu Long", ""),
        ("", ""),
    ],
)
def test_no_province_of_the_day(written, day):
    assert province_at(written, day) is None


def test_every_old_province_went_into_one_of_today():
    today = {p.name for p in provinces() if p.set == 34}
    assert len(today) == 34 and sum(p.set == 63 for p in provinces()) == 63
    assert {p.into for p in provinces()} == today
    assert sorted(name for new in today for name in merged_from(new)) == sorted(
        p.name for p in provinces() if p.set == 63
    )
