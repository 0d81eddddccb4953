"""Syllables of Vietnamese, and words that are none."""

import pytest

from extractor.language.syllables import is_spelt, is_syllable, syllable_share


@pytest.mark.parametrize(
    "word", ["khẩu", "nghiêng", "quyết", "Đường", "giải", "ý", "ƯỚC", "khuya", "oăm"]
)
def test_syllables(word):
    assert is_syllable(word) and is_spelt(word)


@pytest.mark.parametrize(
    "word", ["container", "th4nh", "lbp", "QUYtT", "hồsơ", "1.250", "", "ngngh"]
)
def test_no_syllables(word):
    assert not is_syllable(word) and not is_spelt(word)


@pytest.mark.parametrize("word", ["quàầy", "tưư", "bêo", "hôồ"])
def test_spoilt_vowels_are_built_like_a_syllable_and_spelt_like_none(word):
    assert is_syllable(word) and not is_spelt(word)


@pytest.mark.parametrize(
    "words, share",
    [
        (["Ủy", "ban", "nhân", "dân,"], 1.0),
        (["QUYtT", "DJNH", "th4nh", "lbp"], 0.0),
        (["hồ", "sơ", "UBND", "215/BC-UBND", "-", "12"], 2 / 3),  # heading's capitals are words
        (["a", "12", "%"], 0.0),
        ([], 0.0),
    ],
)
def test_the_share_is_of_words_of_letters(words, share):
    assert syllable_share(words) == pytest.approx(share)
