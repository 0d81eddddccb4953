"""Names of bodies out of capitals."""

import pytest

from extractor.administration.spelling import spell


@pytest.mark.parametrize(
    "capitals, spelt",
    [
        ("SỞ Y TẾ", "Sở Y tế"),
        ("ỦY BAN NHÂN DÂN HUYỆN MỸ XUYÊN", "Ủy ban nhân dân huyện Mỹ Xuyên"),
        ("UBND XÃ TÂN LỘC", "UBND xã Tân Lộc"),
        (
            "SỞ LAO ĐỘNG – THƯƠNG BINH VÀ XÃ HỘI",
            "Sở Lao động - Thương binh và Xã hội",
        ),
        ("PHÒNG NỘI VỤ HUYỆN AN PHÚ", "Phòng Nội vụ huyện An Phú"),
        ("HUYỆN ỦY MỸ XUYÊN", "Huyện ủy Mỹ Xuyên"),
        ("TRƯỜNG ĐẠI HỌC AN GIANG", "Trường Đại học An Giang"),
        ("TRƯỜNG THPT CHUYÊN", "Trường THPT chuyên"),  # abbreviations keep their capitals
        ("TRUNG TÂM PHỤC VỤ CHIẾU SÁNG", "Trung tâm Phục vụ chiếu sáng"),  # in no list
    ],
)
def test_capitals_become_a_name_as_sentences_have_it(capitals, spelt):
    assert spell(capitals) == spelt
