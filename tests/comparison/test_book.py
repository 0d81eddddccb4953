"""Tests of book."""

from openpyxl import load_workbook

from extractor.comparison.book import Book


def test_names_of_sheets_are_ones_that_excel_takes(tmp_path):
    with Book(tmp_path / "a.xlsx", None) as book:
        for name in (
            "Một lĩnh vực có tên dài hơn ba mươi mốt chữ",
            "Một lĩnh vực có tên dài hơn ba mươi hai chữ",
            "ISO 9001:2008 [mới]",
        ):
            book.add(name, "")
    names = load_workbook(tmp_path / "a.xlsx").sheetnames
    assert len({n.lower() for n in names}) == 3 and all(
        len(n) <= 31 and not set(n) & set("[]:*?/\\") for n in names
    )
