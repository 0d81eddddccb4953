"""The kind and level of a unit from its name: the longest type of a name first."""

import pytest

from extractor.administration.body_names import body_parts, unit_kind


@pytest.mark.parametrize(
    "name, kind, level",
    [
        ("tỉnh Sóc Trăng", "tỉnh", "tỉnh"),
        ("UBND tỉnh Quảng Ngãi", "tỉnh", "tỉnh"),
        ("thành phố Cần Thơ", "thành phố trực thuộc trung ương", "tỉnh"),
        ("UBND TP.HCM", "thành phố trực thuộc trung ương", "tỉnh"),
        ("UBND thành phố Sóc Trăng", "thành phố thuộc tỉnh", "huyện"),
        ("Tp. Cao Lãnh", "thành phố thuộc tỉnh", "huyện"),
        ("thành phố Thủ Đức", "thành phố thuộc thành phố", "huyện"),
        ("UBND TP THỦY NGUYÊN", "thành phố thuộc thành phố", "huyện"),
        ("thị xã Ngã Năm", "thị xã", "huyện"),
        ("UBND THỊ XÃ VĨNH CHÂU", "thị xã", "huyện"),
        ("TX. Ba Đồn", "thị xã", "huyện"),
        ("UBND huyện Mỹ Xuyên", "huyện", "huyện"),
        ("H. Mỹ Tú", "huyện", "huyện"),
        ("quận Ninh Kiều", "quận", "huyện"),
        ("UBND Q.1", "quận", "huyện"),
        ("thị trấn Mỹ Xuyên", "thị trấn", "xã"),
        ("UBND TT. Huỳnh Hữu Nghĩa", "thị trấn", "xã"),
        ("phường 7", "phường", "xã"),
        ("UBND P. Ninh Kiều", "phường", "xã"),
        ("xã Hòa Tú 2", "xã", "xã"),
        ("UBND XÃ HỘI AN", "xã", "xã"),
        ("đặc khu Phú Quốc", "đặc khu", "xã"),
        ("Sở Lao động - Thương binh và Xã hội tỉnh Sóc Trăng", "sở", "sở"),
        ("SỞ XÂY DỰNG", "sở", "sở"),
        ("Ban Dân tộc", "ban", "sở"),
        ("Ban Quản lý các khu công nghiệp", "ban", "sở"),
        ("Ban Quản lý dự án huyện Mỹ Xuyên", "ban", "huyện"),
        ("Thanh tra tỉnh", "thanh tra", "sở"),
        ("Văn phòng UBND tỉnh", "văn phòng", "sở"),
        ("Văn phòng HĐND và UBND huyện Mỹ Xuyên", "văn phòng", "huyện"),
        ("Phòng Nội vụ", "phòng", "huyện"),
        ("Phòng Nội vụ thị xã Ngã Năm", "phòng", "huyện"),
        ("Phòng Văn hóa - Xã hội xã Trần Đề", "phòng", "xã"),
        ("Chi cục Thủy lợi tỉnh Sóc Trăng", "chi cục", "sở"),
        ("Bảo hiểm xã hội huyện Mỹ Xuyên", "bảo hiểm", "huyện"),
        ("Tỉnh ủy Sóc Trăng", "cấp ủy", "tỉnh"),
        ("Huyện uỷ Mỹ Xuyên", "cấp ủy", "huyện"),
        ("Thành ủy Cần Thơ", "cấp ủy", "tỉnh"),
        ("Thị ủy Ngã Năm", "cấp ủy", "huyện"),
        ("Đảng ủy xã Trần Đề", "cấp ủy", "xã"),
        ("Bộ Nội vụ", "trung ương", ""),
        ("Thanh tra Chính phủ", "trung ương", ""),
        ("UBND", "ủy ban nhân dân", ""),
        ("Cửu Long", "", ""),
    ],
)
def test_kind_and_level(name, kind, level):
    found = unit_kind(name)
    assert (found.kind, found.level) == (kind, level)


def test_hue_was_a_city_of_its_province_before_2025():
    assert unit_kind("thành phố Huế", "2024-12-31").level == "huyện"
    assert unit_kind("thành phố Huế", "2025-01-01").level == "tỉnh"


@pytest.mark.parametrize(
    "name, head, places",
    [
        (
            "UBND xã An Hội, huyện Mỏ Cày, tỉnh Bến Tre",
            "UBND",
            ["xã An Hội", "huyện Mỏ Cày", "tỉnh Bến Tre"],
        ),
        ("BAN QUẢN LÝ KHU KINH TẾ", "BAN QUẢN LÝ KHU KINH TẾ", []),
        ("Sở Y tế Sóc Trăng", "Sở Y tế", ["tỉnh Sóc Trăng"]),
        ("Trường Đại học An Giang", "Trường Đại học An Giang", []),
        ("UBND HUYÊN MỸ XUYÊN", "UBND", ["huyện Mỹ Xuyên"]),
    ],
)
def test_parts_of_a_name(name, head, places):
    parts = body_parts(name)
    assert (parts.head, [place.full for place in parts.places]) == (head, places)
