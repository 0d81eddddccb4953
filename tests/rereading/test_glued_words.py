"""Tests of words that were read as one."""

from itertools import pairwise

import cv2
import numpy
import pytest

from extractor.model import Box, Word
from extractor.rereading.glued_words import parted_words

LETTER, HIGH, LEFT, TOP = 14, 30, 20, 10  # pixels of a page of 200 dpi
SCALE = 0.36


def printed(*parts, blank=8):
    """A page with bars for letters, three pixels apart, and the box around all of them: how
    letters look does not count, only the white between them."""
    grey = numpy.full((60, 900), 255, "uint8")
    at = LEFT
    for part in parts:
        for _ in part:
            cv2.rectangle(grey, (at, TOP), (at + LETTER - 4, TOP + HIGH), 0, -1)
            at += LETTER
        at += blank
    right = at - blank - 3
    return grey, Box(LEFT * SCALE, TOP * SCALE, right * SCALE, (TOP + HIGH) * SCALE)


def read(*parts, blank=8):
    grey, box = printed(*parts, blank=blank)
    return parted_words((Word("".join(parts), box, 0.9),), grey, SCALE)


@pytest.mark.parametrize(
    "parts",
    [
        ("Nông", "nghiệp"),
        ("Hộ", "tịch"),  # `Hột ịch` would be two syllables too
        ("Đất", "đai,"),
        ("Trực", "tuyến"),
        ("quá", "hạn", "giải"),
        ("Tư", "pháp."),
        ("Năm", "2022"),
        ("(tháng", "9)"),
        ("Quý", "4"),
        ("Bảng", "12."),
    ],
)
def test_words_apart_are_several(parts):
    words = read(*parts)
    assert [word.text for word in words] == list(parts)
    assert all(one.box.x1 < other.box.x0 for one, other in pairwise(words))


@pytest.mark.parametrize(
    "parts, blank",
    [
        (("Nông", "nghiệp"), 0),  # no white between them
        (("UBND", "TTHC"), 8),  # no syllables
        (("Face", "book"), 8),
        (("kho", "án"), 8),  # one syllable, whatever its white
        (("Hộ", "t", "ịch"), 0),
        (("Năm", "2022"), 0),
        (("km", "2"), 8),  # no syllable before the number
        (("LK", "07"), 8),
        (("QĐ", "2022"), 8),
    ],
)
def test_other_words_stay_one(parts, blank):
    assert [word.text for word in read(*parts, blank=blank)] == ["".join(parts)]
