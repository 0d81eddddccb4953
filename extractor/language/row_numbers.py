"""How rows are numbered: `3`, `2.1`, `IV`, `c)`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import regex

# What a row is numbered with, or marked.
ORDINAL = regex.compile(r"(?:[IVX]{1,5}|[A-ZĐa-zđ]|\d{1,3}(?:\.\d{1,2}){0,3}|[*+-])[.)]?")
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


def with_lost_points(numbers: Sequence[str]) -> list[str]:
    """The numbers of rows from the top, "" for a row without one; points that were not read are put
    in where a number has its place with them only.

    >>> with_lost_points(["2", "21", "2.2", "", "3", "31"])
    ['2', '2.1', '2.2', '', '3', '3.1']
    >>> with_lost_points(["20", "21", "22"]), with_lost_points(["1.1", "1.11", "1.12"])
    (['20', '21', '22'], ['1.1', '1.1.1', '1.1.2'])
    """
    made: list[str] = []
    before = ""
    for at, number in enumerate(numbers):
        after = next(filter(None, numbers[at + 1 :]), "")
        made.append(_in_place(before, number, after))
        before = made[-1] or before
    return made


def _in_place(before: str, number: str, after: str) -> str:
    """The number as it is where it comes right behind the one before, else with points that make it
    do so and lead to the one after."""
    if not _parts(before) or not _parts(number) or _comes_after(before, number):
        return number
    fitting = [read for read in _with_points(number) if _comes_after(before, read)]
    following = [after, *_with_points(after)]
    for read in fitting:
        if not _parts(after) or any(_comes_after(read, other) for other in following):
            return read
    return number


def _with_points(number: str) -> list[str]:
    """The number with one or two points more between its digits."""
    digits = regex.sub(r"\D", "", number)
    own = {len(part) for part in _heads_of(number)}
    places = [place for place in range(1, len(digits)) if place not in own]
    more = [*combinations(places, 1), *combinations(places, 2)]
    return [_pointed(digits, own.union(chosen)) for chosen in more]


def _heads_of(number: str) -> list[str]:
    """The digits up to each point of a number."""
    parts = number.split(".")[:-1]
    return ["".join(parts[: count + 1]) for count in range(len(parts))]


def _pointed(digits: str, places: set[int]) -> str:
    return "".join(f".{digit}" if at in places else digit for at, digit in enumerate(digits))


def _parts(number: str) -> tuple[int, ...]:
    """2 and 1 of `2.1`; none of what is no such number."""
    if not regex.fullmatch(r"\d{1,4}(?:\.\d{1,3})*", number):
        return ()
    return tuple(map(int, number.split(".")))


def _comes_after(before: str, number: str) -> bool:
    """True for the next number, the first one below, or the next one of a level above."""
    last, own = _parts(before), _parts(number)
    if own == (*last, 1):
        return True
    level = len(own)
    is_within = 0 < level <= len(last) and own[:-1] == last[: level - 1]
    return is_within and own[-1] == last[level - 1] + 1
