"""The flat copy of a text is as long as the text, whatever characters it has."""

import random
import re

import pytest

from extractor.language.flat import bare, flat_text, toneless, word_pattern
from extractor.language.plain import plain_text

ODD = "abêơ \u0323\u0301\u0303\u0302\u031b19.,\u200b\u00ad½İßĐ\n\u0344"


@pytest.mark.parametrize(
    "text, flat, plain",
    [
        ("Đã giải quyết 12 hồ sơ", "ða giai quyêt 12 hô sö", "da giai quyet 12 ho so"),
        ("ƯU ĐÃI\tTHẾ", "üu ðai thê", "uu dai the"),
        ("1\u0323 đơn", "1  ðön", "1\u0323 don"),
        ("tiê \u0301p", "tiê  p", "tie \u0301p"),
        ("\u0301", " ", "\u0301"),
    ],
)
def test_texts_without_tones_or_marks(text, flat, plain):
    assert toneless(text) == flat
    assert bare(text) == plain


def test_copies_are_as_long_as_their_text():
    chosen = random.Random(7)
    for _ in range(2000):
        text = "".join(chosen.choices(ODD, k=chosen.randint(1, 25)))
        assert len(text) == len(toneless(text)) == len(bare(text)) == len(plain_text(text).text)
        assert len(flat_text(text, [], frozenset())) == len(text)


@pytest.mark.parametrize(
    "phrase, text, holds",
    [
        ("hồ sơ", "hô sö", True),
        ("hồ sơ", "ho so", True),  # hooks lost
        ("sở", "sô", False),  # one word alone must stand as it is
        ("khiếu nại tố cáo", "khiêu nai, tô cao", True),
    ],
)
def test_patterns_of_words(phrase, text, holds):
    assert bool(re.fullmatch(word_pattern(phrase), text)) is holds


def test_copies_of_equal_texts_are_one():
    texts = ["Đã giải quyết 12 hồ sơ " * 9 for _ in range(2)]
    first, second = (flat_text("".join(list(text)), [], frozenset()) for text in texts)
    assert first is second
