"""Names of bodies as letterheads and lists have them: their head, their places, their level."""

import pytest

from extractor.administration.body_names import (
    body_parts,
    opens_body,
    place_of_unit,
    unit_kind,
    with_place,
)

BEFORE, AFTER = "2024-06-30", "2025-07-02"  # the districts ended on 1 July 2025


@pytest.mark.parametrize(
    "name, head, places",
    [
        ("UBND TỈNH SÓC TRĂNG", "UBND", ["tỉnh Sóc Trăng"]),
        ("Ủy ban nhân dân thị trấn Mỹ Xuyên", "Ủy ban nhân dân", ["thị trấn Mỹ Xuyên"]),
        ("UBND H. MỸ XUYÊN", "UBND", ["huyện Mỹ Xuyên"]),
        ("Sở Y tế tỉnh Kiên Giang", "Sở Y tế", ["tỉnh Kiên Giang"]),
        ("Sở Y tế Kiên Giang", "Sở Y tế", ["tỉnh Kiên Giang"]),
        (
            "Phòng Nội vụ huyện An Phú, tỉnh An Giang",
            "Phòng Nội vụ",
            ["huyện An Phú", "tỉnh An Giang"],
        ),
        ("Huyện ủy Mỹ Xuyên", "Huyện ủy", ["huyện Mỹ Xuyên"]),
        ("UBND HUYÊN MỸ XUYÊN", "UBND", ["huyện Mỹ Xuyên"]),
        ("PHÒNG NỘI VỤ THI XÃ NGÃ NĂM", "PHÒNG NỘI VỤ", ["thị xã Ngã Năm"]),
        ("UBND THÌ XÃ VĨNH CHÂU", "UBND", ["thị xã Vĩnh Châu"]),
        ("TRUNG TÂM Y TẾ THỈ XÃ BA ĐỒN", "TRUNG TÂM Y TẾ", ["thị xã Ba Đồn"]),
        ("PHÒNG NỘI VỤ HUYÊN MỸ XUYÊN", "PHÒNG NỘI VỤ", ["huyện Mỹ Xuyên"]),
        ("Phòng thi xã hội học", "Phòng thi xã hội học", []),  # only capitals lose their tones so
        ("Thanh tra tỉnh", "Thanh tra", ["tỉnh"]),
        ("Bộ Nội vụ", "Bộ Nội vụ", []),
        # no place: these words are of the body's own name
        ("Sở Lao động - Thương binh và Xã hội", "Sở Lao động - Thương binh và Xã hội", []),
        ("BAN QUẢN LÝ DỰ ÁN", "BAN QUẢN LÝ DỰ ÁN", []),
    ],
)
def test_a_name_is_its_head_and_its_places(name, head, places):
    parts = body_parts(name)
    assert (parts.head, [place.full for place in parts.places]) == (head, places)


@pytest.mark.parametrize(
    "name, day, kind, level",
    [
        ("UBND tỉnh Sóc Trăng", BEFORE, "tỉnh", "tỉnh"),
        ("UBND thành phố Cần Thơ", BEFORE, "thành phố trực thuộc trung ương", "tỉnh"),
        ("UBND thành phố Sóc Trăng", BEFORE, "thành phố thuộc tỉnh", "huyện"),
        ("UBND thành phố Thủ Đức", BEFORE, "thành phố thuộc thành phố", "huyện"),
        ("UBND thành phố Huế", BEFORE, "thành phố thuộc tỉnh", "huyện"),
        ("UBND thành phố Huế", AFTER, "thành phố trực thuộc trung ương", "tỉnh"),
        ("UBND thị xã Ngã Năm", BEFORE, "thị xã", "huyện"),
        ("UBND phường 7", BEFORE, "phường", "xã"),
        ("Sở Nội vụ tỉnh Sóc Trăng", BEFORE, "sở", "sở"),
        ("Bộ Nội vụ", BEFORE, "trung ương", ""),
        ("Tổ tự quản số 5", BEFORE, "", ""),
    ],
)
def test_kind_and_level_of_a_unit_on_a_day(name, day, kind, level):
    found = unit_kind(name, day)
    assert (found.kind, found.level) == (kind, level)


def test_a_body_without_a_place_has_the_level_below_its_parent():
    assert unit_kind("Trung tâm Kiểm soát bệnh tật", BEFORE, "Sở Y tế tỉnh X").level == "sở"
    assert unit_kind("Trung tâm Kiểm soát bệnh tật tỉnh Sóc Trăng", BEFORE).level == "sở"
    assert unit_kind("Trung tâm Y tế huyện Mỹ Xuyên", BEFORE).level == "huyện"
    assert unit_kind("Phòng Tư pháp", BEFORE).level == "huyện"
    assert unit_kind("Phòng Tư pháp", BEFORE, "UBND huyện An Phú").level == "huyện"


@pytest.mark.parametrize(
    "line, opens",
    [
        ("ỦY BAN NHÂN DÂN", True),
        ("SO NOI VU", True),  # all marks lost
        ("Phòng Tư pháp", True),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", False),
        ("BÁO CÁO", False),
        ("Sơn La, ngày 5 tháng 6", False),
        ("", False),
    ],
)
def test_lines_that_open_a_bodys_name(line, opens):
    assert opens_body(line) == opens


def test_a_head_and_its_place_are_joined_as_a_sentence_has_them():
    party, committee = body_parts("HUYỆN ỦY MỸ XUYÊN"), body_parts("UBND xã Tân Lộc")
    assert with_place("Huyện ủy", party.places[0]) == "Huyện ủy Mỹ Xuyên"
    assert with_place("UBND", committee.places[0]) == "UBND xã Tân Lộc"


@pytest.mark.parametrize(
    "name, full",
    [("H. Mỹ Xuyên", "huyện Mỹ Xuyên"), ("thị xã Ngã Năm", "thị xã Ngã Năm"), ("Q.1", "quận 1")],
)
def test_a_units_own_name_is_a_place(name, full):
    assert place_of_unit(name).full == full


def test_a_bodys_name_is_no_place():
    assert place_of_unit("Sở Y tế tỉnh Kiên Giang") is None
