"""Numbers written out in words."""

import pytest

from extractor.language.number_words import number_of_words


@pytest.mark.parametrize(
    "words, number",
    [
        ("năm triệu hai trăm năm mươi nghìn", 5_250_000),
        ("Một tỷ, hai trăm linh ba triệu", 1_203_000_000),
        ("mười hai nghìn tỷ", 12_000_000_000_000),
        ("hai mươi mốt", 21),
        ("mười lăm", 15),
        ("chín trăm lẻ bốn ngàn", 904_000),
        ("bảy trăm", 700),
        ("ba nghìn không trăm tám mươi", 3_080),
        ("sáu tỉ không trăm linh năm triệu", 6_005_000_000),
        ("mười", 10),
        ("ba", 3),
        ("năm", None),  # a year
        ("không", None),
        ("một nữ", None),
        ("hai phẩy năm", None),
        ("triệu", None),
        ("mươi mươi", None),
        ("hai triệu ba tỷ triệu", None),
        ("", None),
    ],
)
def test_words_spell_a_number_or_none(words, number):
    assert number_of_words(words) == number
