"""Lines of CSV files as any program reads them back."""

import csv

import pytest

from extractor.comparison.csv_cells import as_csv, csv_line, csv_texts

TEXTS = ["", "12", "a, b", 'gọi là "một cửa"', "hai\ndòng", "hai\r\ndòng", " có chỗ trống ", "ế;ộ"]


@pytest.mark.parametrize("text", TEXTS)
def test_a_cell_comes_back_as_it_was(text):
    assert list(csv.reader([f"a,{as_csv(text)}"])) == [["a", text]]


def test_a_line_comes_back_as_it_was():
    line = csv_line([*TEXTS, None, 12])
    assert line.endswith("\r\n")
    assert list(csv.reader([line])) == [[*TEXTS, "", "12"]]


@pytest.mark.parametrize("text", ["=1+1", "@sum(1)", "+x", "-x", "\t=1"])
def test_no_cell_is_a_formula(text):
    assert as_csv(text) == "'" + text and csv_texts(["a", text]) == f"a,'{text}"


@pytest.mark.parametrize("text", ["-5", "-5,25%", "+12"])
def test_numbers_with_a_sign_are_no_formulas(text):
    assert next(csv.reader([as_csv(text)])) == [text]


def test_a_line_looked_through_at_once_is_that_of_its_cells():
    assert csv_texts(["a", "12", "ế"]) == "a,12,ế" == ",".join(map(as_csv, ["a", "12", "ế"]))
