"""Tests of old fonts."""

import pytest

from extractor.language.old_fonts import old_encoding, to_unicode


@pytest.mark.parametrize(
    "font, encoded, text",
    [
        (".VnTime", "Uû ban nh©n d©n huyÖn", "Uỷ ban nhân dân huyện"),
        ("ABCDEF+.VnTimeH", "b¸o c¸o", "BÁO CÁO"),
        (".VnTime", "thñ tôc hµnh chÝnh", "thủ tục hành chính"),
        ("VNI-Times", "Coäng hoøa xaõ hoäi", "Cộng hòa xã hội"),
        ("VNI-Times", "thöïc hieän ñöôïc 23/28", "thực hiện được 23/28"),
        ("TimesNewRoman", "đã được", "đã được"),
    ],
)
def test_old_encodings(font, encoded, text):
    assert to_unicode(encoded, font) == text


def test_only_the_font_tells_the_encoding():
    assert [old_encoding(f) for f in (".VnArial", "VNI-Helve", "Arial", "Vnari")] == [
        "tcvn3",
        "vni",
        "",
        "",
    ]
