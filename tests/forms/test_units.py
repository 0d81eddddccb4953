"""Names of units as forms write them."""

import pytest

from extractor.comparison import Reporter
from extractor.forms.units import UnitNames


def unit(level, name, province="Sóc Trăng", district=""):
    return Reporter(level, name, district, province, "Cần Thơ")


NAMES = UnitNames(
    [
        unit("huyện", "huyện Kế Sách"),
        unit("huyện", "thị xã Vĩnh Châu"),
        unit("xã", "xã Vĩnh Châu", district="Kế Sách"),
        unit("xã", "xã An Lạc", district="Kế Sách"),
        unit("sở", "Sở Nội vụ"),
        unit("sở", "Sở Nội vụ", "Hậu Giang"),
    ]
)


@pytest.mark.parametrize(
    "said, found",
    [
        ("Kế Sách", ["huyện Kế Sách"]),
        ("HUYỆN KẾ SÁCH", ["huyện Kế Sách"]),
        ("H. Kế Sách", ["huyện Kế Sách"]),
        ("1. UBND huyện Kế Sách", ["huyện Kế Sách"]),
        ("xã Kế Sách", []),
        ("TX. Vĩnh Châu", ["thị xã Vĩnh Châu"]),
        ("Vĩnh Châu", ["thị xã Vĩnh Châu", "xã Vĩnh Châu"]),
        ("xã An Lạc (Kế Sách)", ["xã An Lạc"]),
        ("Sở Nội vụ", ["Sở Nội vụ", "Sở Nội vụ"]),
        ("Tổng cộng", []),
        ("Kế Sáchh", []),
    ],
)
def test_a_name(said, found):
    assert [one.name for one in NAMES.find(said)] == found


def test_level_and_province_tell_units_of_one_name_apart():
    assert [one.name for one in NAMES.find("Vĩnh Châu", "xã")] == ["xã Vĩnh Châu"]
    assert [one.province for one in NAMES.find("Sở Nội vụ", "", "Hậu Giang")] == ["Hậu Giang"]


@pytest.mark.parametrize(
    "line, found",
    [
        ("Đơn vị báo cáo: UBND huyện Kế Sách", ["huyện Kế Sách"]),
        ("Tên đơn vị: An Lạc", ["xã An Lạc"]),
        ("Đơn vị tính: hồ sơ", []),
        ("Kế Sách", []),
        ("Đơn vị: huyện Cù Lao Dung", ["huyện Cù Lao Dung"]),  # has not reported
        ("Đơn vị: ………", []),
    ],
)
def test_lines_that_say_whose_a_form_is(line, found):
    assert [one.name for one in NAMES.labelled(line)] == found


def test_full_names_among_words_and_the_nearest():
    assert [one.name for one in NAMES.in_words("UBND HUYỆN KẾ SÁCH")] == ["huyện Kế Sách"]
    assert NAMES.in_words("Kế Sách") == ()
    assert NAMES.nearest("Kế Sáhc") == "huyện Kế Sách"
    assert NAMES.nearest("Cà Mau") == ""


@pytest.mark.parametrize(
    "said, named",
    [
        ("Kế Sách", True),
        ("Cù Lao Dung", True),  # a district of a province that has reported
        ("huyện Trần Đề", True),
        ("UBND HUYỆN MỸ TÚ", True),
        ("2. Ngã Năm", True),
        ("Sở Y tế", True),
        ("Thị trấn Long Phú", True),
        ("Đặc khu Côn Đảo", True),
        ("ĐẶC KHU PHÚ QUỐC", True),
        ("UBND ĐẶC KHU LÝ SƠN", True),
        ("THỊ XÃ HỘI AN", True),
        ("Tổng cộng", False),
        ("Đất đai", False),
        ("Hộ tịch", False),
        ("Số hồ sơ tiếp nhận", False),
        ("Xã hội hóa", False),
        ("XÃ HỘI HÓA", False),
        ("Cấp huyện", False),
        ("Biểu 1", False),
        ("Năm 2024", False),
    ],
)
def test_names_of_units_whether_they_have_reported_or_not(said, named):
    assert NAMES.names_unit(said) is named
    assert bool(NAMES.meant(said)) is named
