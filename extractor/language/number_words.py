"""Whole numbers written in words: `sáu triệu ba trăm năm mươi nghìn`.

Offices write an amount out in brackets so that nobody can change its digits. Words that are no
number, or one with decimals, are told as none: they are never guessed.
"""

from __future__ import annotations

import unicodedata

import regex

DIGITS = {
    "không": 0,
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "nhăm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
SCALES = (("tỷ", 10**9), ("triệu", 10**6), ("nghìn", 10**3))
SPELT = {"tỉ": "tỷ", "ngàn": "nghìn", "lẻ": "linh", "mười": "mươi"}
NUMBER_WORDS = (*DIGITS, *(word for word, _ in SCALES), *SPELT, "mươi", "trăm", "linh")
ALSO_OTHER_WORDS = ("năm", "không")  # alone: year, none
_MARKS = regex.compile(r"[\s,.\-–]+")


def number_of_words(words: str) -> int | None:
    """The number that the words spell; None where they spell none.

    >>> number_of_words("Sáu triệu ba trăm năm mươi nghìn"), number_of_words("bốn mươi lăm")
    (6350000, 45)
    >>> number_of_words("một nghìn hai trăm linh năm tỷ"), number_of_words("hai nam, ba nữ")
    (1205000000000, None)
    """
    text = unicodedata.normalize("NFC", words).lower()
    found = [SPELT.get(word, word) for word in _MARKS.split(text) if word]
    if not found or (len(found) == 1 and found[0] in ALSO_OTHER_WORDS):
        return None
    return _number(found)


def _number(words: list[str]) -> int | None:
    """The number of words that fall from scale to scale; before a scale stands how many of it."""
    for scale, worth in SCALES:
        if scale not in words:
            continue
        at = len(words) - 1 - words[::-1].index(scale)
        front = _number(words[:at])
        rest = _number(words[at + 1 :]) if words[at + 1 :] else 0
        if front is None or rest is None or rest >= worth:
            return None
        return front * worth + rest
    return _below_thousand(words)


def _below_thousand(words: list[str]) -> int | None:
    if "trăm" not in words:
        return _below_hundred(words)
    at = words.index("trăm")
    front = DIGITS.get(words[0]) if at == 1 else None
    rest = _below_hundred(words[2:]) if words[2:] else 0
    return None if front is None or rest is None else front * 100 + rest


def _below_hundred(words: list[str]) -> int | None:
    """`mươi lăm`, `hai mươi`, `linh năm`, `chín`."""
    if words[:1] == ["linh"] and len(words) == 2:
        return DIGITS.get(words[1])
    if "mươi" not in words:
        return _digit(words)
    at = words.index("mươi")
    tens = _digit(words[:at]) if at else 1
    ones = _digit(words[at + 1 :]) if words[at + 1 :] else 0
    return None if tens is None or ones is None else tens * 10 + ones


def _digit(words: list[str]) -> int | None:
    return DIGITS.get(words[0]) if len(words) == 1 else None
