"""Tests of how sheets print."""

import pytest
import xlsxwriter
from openpyxl import load_workbook

from extractor.output.workbook_style import LEGIBLE_SCALE, MOST_ON_A_PAGE, print_legibly

FITTING = [60, 60, MOST_ON_A_PAGE - 120]


@pytest.mark.parametrize(
    ("widths", "whole", "area", "scale"),
    [
        (FITTING, False, None, None),
        ([*FITTING, 0], True, None, None),  # the last one is hidden
        ([*FITTING, 30], False, "$A$1:$C$10", LEGIBLE_SCALE),
        ([*FITTING, 30], True, None, LEGIBLE_SCALE),
        ([100, 40, 60, 10], False, "$A$1:$B$10", LEGIBLE_SCALE),
    ],
)
def test_what_does_not_fit_is_not_printed_small(tmp_path, widths, whole, area, scale):
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    sheet = book.add_worksheet("Số liệu")
    sheet.write_string(9, len(widths) - 1, "cuối")
    print_legibly(sheet, widths, 9, whole)
    book.close()
    read = load_workbook(tmp_path / "a.xlsx")["Số liệu"]
    printed = read.print_area.partition("!")[2] if read.print_area else None
    assert printed == area
    assert bool(read.sheet_properties.pageSetUpPr.fitToPage) == (scale is None)
    if scale:
        assert read.page_setup.scale == scale
