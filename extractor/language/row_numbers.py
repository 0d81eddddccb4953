"""How rows are numbered: `3`, `2.1`, `IV`, `c)`."""

from __future__ import annotations

import regex

COUNTED = regex.compile(r"(?P<lead>(?:.*\D)?)(?P<number>\d{1,3})[\s.)]*")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV")
LETTERS = ("a", "b", "c", "d", "đ", "e", "f", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q")
CAPITALS = tuple(letter.upper() for letter in LETTERS)


def follows(last: str, first: str) -> bool:
    """True where a row's number is the next one of its kind.

    >>> follows("2.1", "2.2"), follows("B3", "B4"), follows("III", "IV"), follows("c)", "d)")
    (True, True, True, True)
    >>> follows("2", "2.1"), follows("4", "6"), follows("", "1")
    (False, False, False)
    """
    before, after = COUNTED.fullmatch(last), COUNTED.fullmatch(first)
    if before and after:
        same = before["lead"].casefold() == after["lead"].casefold()
        return same and int(after["number"]) == int(before["number"]) + 1
    mark, other = last.strip(" .)"), first.strip(" .)")
    for series in (ROMAN, LETTERS, CAPITALS):
        if mark in series and other in series:
            return series.index(other) == series.index(mark) + 1
    return False


def is_number(text: str) -> bool:
    """True for what numbers a row.

    >>> is_number("1.2."), is_number("IV"), is_number("b)"), is_number("Đất đai"), is_number("2024")
    (True, True, True, False, False)
    """
    mark = text.strip(" .)")
    if regex.fullmatch(r"\d{1,3}(?:\.\d{1,2}){0,3}", mark):
        return True
    return any(mark in series for series in (ROMAN, LETTERS, CAPITALS))
