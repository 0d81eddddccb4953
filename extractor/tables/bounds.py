"""Figures of a cell that say how much is asked at least or at most: `≥ 80%`, `từ 90% trở lên`."""

from __future__ import annotations

import regex

from extractor.language.said import worded
from extractor.tables.grid import holds_figures

BEFORE = worded(r"(?i)\s*(?:(?:[≥≤<>≈~±]=?|{bounds_before})\s*)+(?=[-+]?\d)")
BEHIND = worded(r"(?i)\s*(?:{bounds_behind})\W*$")
OF_TIME = regex.compile(r"\d{1,2}(?:\s?/\s?\d{1,4}){1,2}|(?:19|20)\d\d")  # `từ 01/3`, `từ 2024`


def without_bound(text: str) -> tuple[int, int]:
    """The begin and the end of what a text of a cell holds beside the words and signs that make a
    bound of its figure; the whole of it without any, and where it is a day or a year.

    >>> begin, end = without_bound("Tối thiểu 70% trở lên")
    >>> "Tối thiểu 70% trở lên"[begin:end]
    '70%'
    """
    opened = BEFORE.match(text)
    begin = opened.end() if opened else 0
    closed = BEHIND.search(text, begin)
    end = closed.start() if closed else len(text)
    if OF_TIME.fullmatch(text[begin:end].strip()) is not None:
        return 0, len(text)
    return begin, end


def is_bound(text: str) -> bool:
    """True for a figure, with its unit, and words or signs that make a bound of it.

    >>> is_bound("từ 90% trở lên"), is_bound("90%"), is_bound("trên địa bàn 12 xã")
    (True, False, False)
    """
    begin, end = without_bound(text)
    return end - begin < len(text) and holds_figures(text[begin:end].strip())
