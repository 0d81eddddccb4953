"""Addresses of cells as Excel writes them."""

import pytest

from extractor.errors import InputError
from extractor.forms.addresses import (
    LAST_COLUMN,
    LAST_ROW,
    address,
    area_of,
    column_letters,
    column_number,
    place_of,
)


@pytest.mark.parametrize(
    "letters, number",
    [("A", 1), ("Z", 26), ("AA", 27), ("AZ", 52), ("BA", 53), ("ZZ", 702), ("XFD", LAST_COLUMN)],
)
def test_columns_are_counted_by_letters(letters, number):
    assert (column_number(letters), column_letters(number)) == (number, letters)


def test_every_place_of_a_sheet_comes_back_from_its_address():
    for column in range(1, LAST_COLUMN + 1, 97):
        assert place_of(address(12, column)) == (12, column)


@pytest.mark.parametrize(
    "written, place",
    [("B12", (12, 2)), ("$AB$3", (3, 28)), ("B$12", (12, 2)), ("XFD1048576", (LAST_ROW, 16384))],
)
def test_places(written, place):
    assert place_of(written) == place


@pytest.mark.parametrize(
    "written",
    ["", "12", "B", "B0", "b12", "XFE1", "B1048577", "B12 ", "B12:C3", "Ơ1", "B-1", "ABCD1"],
)
def test_what_is_no_cell_of_a_sheet_is_refused(written):
    with pytest.raises(InputError):
        place_of(written)


@pytest.mark.parametrize(
    "written, area",
    [
        ("A1:C3", ((1, 1), (3, 3))),
        ("C3:A1", ((1, 1), (3, 3))),
        ("C1:A3", ((1, 1), (3, 3))),
        ("B2", ((2, 2), (2, 2))),
        ("$A$1:$B$2", ((1, 1), (2, 2))),
    ],
)
def test_an_area_is_its_first_and_its_last_cell(written, area):
    assert area_of(written) == area
