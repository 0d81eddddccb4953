"""Vietnamese letters without tones and without marks."""

import unicodedata

import pytest

from extractor.language.marks import without_marks, without_tones

WORDS = ["Đã giải quyết", "ĐƠN VỊ", "hoà giải", "thuỷ lợi", "nghĩa vụ", "1.250 hồ sơ"]


@pytest.mark.parametrize(
    "text, toneless, plain",
    [
        ("Đã giải quyết", "Đa giai quyêt", "Da giai quyet"),
        ("ĐƠN VỊ", "ĐƠN VI", "DON VI"),
        ("trưởng ấp", "trương âp", "truong ap"),
        ("1.250 hồ sơ, đạt 99,2%", "1.250 hô sơ, đat 99,2%", "1.250 ho so, dat 99,2%"),
        ("", "", ""),
    ],
)
def test_tones_go_first_then_all_marks(text, toneless, plain):
    assert (without_tones(text), without_marks(text)) == (toneless, plain)


@pytest.mark.parametrize("text", WORDS)
def test_letters_apart_from_their_marks_give_the_same(text):
    apart = unicodedata.normalize("NFD", text)
    assert without_tones(apart) == without_tones(text)
    assert without_marks(apart) == without_marks(text)


@pytest.mark.parametrize("text", WORDS)
def test_what_is_without_marks_keeps_its_length_so_that_slices_fit(text):
    assert len(without_marks(text)) == len(without_tones(text)) == len(text)
    assert without_marks(without_tones(text)) == without_marks(text)
