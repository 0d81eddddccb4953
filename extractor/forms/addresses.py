"""Addresses of cells: `B12` ↔ (12, 2), rows and columns from 1."""

from __future__ import annotations

import regex

from extractor.errors import InputError

ADDRESS = regex.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
LAST_ROW = 1_048_576
LAST_COLUMN = 16_384

Place = tuple[int, int]  # row and column


def column_number(letters: str) -> int:
    """The number of a column.

    >>> column_number("A"), column_number("AB")
    (1, 28)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """The letters of a column.

    >>> column_letters(1), column_letters(28)
    ('A', 'AB')
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """A cell's address as Excel writes it."""
    return f"{column_letters(column)}{row}"


def place_of(written: str) -> Place:
    """Row and column of an address. Raises InputError for what is none, or lies on no sheet.

    >>> place_of("B12"), place_of("$AB$3")
    ((12, 2), (3, 28))
    """
    found = ADDRESS.fullmatch(written)
    if found:
        row, column = int(found[2]), column_number(found[1])
        if row <= LAST_ROW and column <= LAST_COLUMN:
            return row, column
    raise InputError("office_broken")


def area_of(written: str) -> tuple[Place, Place]:
    """The first and the last cell of an area (`A1:C3`, or one cell). Raises InputError."""
    first, _, last = written.partition(":")
    begin, end = place_of(first), place_of(last or first)
    return (
        (min(begin[0], end[0]), min(begin[1], end[1])),
        (max(begin[0], end[0]), max(begin[1], end[1])),
    )
