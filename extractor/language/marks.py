"""Letters without their tones, or without all their marks."""

from __future__ import annotations

import unicodedata

TONES = "\u0300\u0301\u0303\u0309\u0323"  # huyền, sắc, ngã, hỏi, nặng as combining characters
_NO_TONES = dict.fromkeys(map(ord, TONES))


def without_tones(text: str) -> str:
    """The text without tones, NFC; vowels keep their shape (`ă`, `ê`, `ơ`) and letters their case.

    >>> without_tones("Đã giải quyết")
    'Đa giai quyêt'
    """
    plain = unicodedata.normalize("NFD", text).translate(_NO_TONES)
    return unicodedata.normalize("NFC", plain)


def without_marks(text: str) -> str:
    """The text with the twenty-six plain letters only; letters keep their case.

    >>> without_marks("Đã giải quyết")
    'Da giai quyet'
    """
    apart = unicodedata.normalize("NFD", text)
    letters = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return letters.replace("đ", "d").replace("Đ", "D")
