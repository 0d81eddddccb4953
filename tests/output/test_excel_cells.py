"""Cells of CSV files as Vietnamese Excel opens them."""

import csv

import pytest

from extractor.output.excel_cells import excel_day, excel_number, excel_text, write_excel_csv


@pytest.mark.parametrize(
    "text",
    [
        "11/11",
        "23/28",
        "1.5",
        "1,5",
        "05",
        "12-DEC",
        "Dec-12",
        "5 may 2024",
        "1e5",
        "10%",
        "(12)",
        "12:30",
        "TRUE",
        "đúng",
        "=1+1",
        "+84 299",
        "-A1",
        "@sum",
        " =1+1",
        "\t=1+1",
    ],
)
def test_what_excel_would_change_stands_in_marks(text):
    assert excel_text(text) == f"«{text}»"


@pytest.mark.parametrize(
    "text",
    ["", "137/TB-UBND", "năm 2024", "12 hồ sơ", "UBND huyện", "9 | 11", "quý III", "decembre"],
)
def test_other_text_stays_as_it_is(text):
    assert excel_text(text) == text


@pytest.mark.parametrize(
    "text, cell",
    [
        ("58.3", "58,3"),
        ("-58.3", "-58,3"),
        ("30648", "30648"),
        ("123456789012345", "123456789012345"),
        ("1234567890123456", "«1234567890123456»"),  # Excel keeps fifteen digits
        ("12345678901234.56", "«12345678901234,56»"),
        ("23/28", "«23/28»"),
        ("9 | 11", "9 | 11"),
        ("", ""),
    ],
)
def test_numbers_have_a_decimal_comma(text, cell):
    assert excel_number(text) == cell


@pytest.mark.parametrize(
    "period, cell",
    [
        ("2024-11-05", "05/11/2024"),
        ("2024-Q3", "quý III năm 2024"),
        ("2024", "năm 2024"),
        ("", ""),
    ],
)
def test_days_and_periods(period, cell):
    assert excel_day(period) == cell


def test_a_file_is_of_semicolons_and_says_that_it_is_unicode(tmp_path):
    target = write_excel_csv(tmp_path / "a.csv", ["Tên", "Giá trị"], [["a;b", "58,3"]])
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    with open(target, encoding="utf-8-sig", newline="") as handle:
        assert list(csv.reader(handle, delimiter=";")) == [["Tên", "Giá trị"], ["a;b", "58,3"]]
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["a.csv"]
