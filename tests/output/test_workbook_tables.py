"""Tests of the sheets of tables."""

import openpyxl
import pytest
import xlsxwriter

from extractor.output.workbook_style import Formats
from extractor.output.workbook_tables import write_tables


class Cells:
    """Rows of a dataset that holds the cells of one table."""

    def __init__(self, places):
        self.cells = [
            {
                "file": "a.pdf",
                "whole": 1,
                "page": 1,
                "table": 1,
                "row": row,
                "column": column,
                "rows": rows,
                "columns": columns,
                "text": f"{row}-{column}",
                "title": "",
                "body": 0,
            }
            for row, column, rows, columns in places
        ]

    def rows(self, name):
        return self.cells if name == "cells" else []


@pytest.mark.parametrize(
    "places",
    [
        [(1, 1, 1, 4), (2, 3, 2, 1), (3, 1, 1, 4)],
        [(1, 1, 2, 2), (2, 2, 2, 2)],
        [(1, 1, 3, 1), (2, 1, 1, 3)],
    ],
)
def test_cells_that_overlap_break_no_workbook(tmp_path, places):
    file = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(file) as book:
        write_tables(book, Formats(book), Cells(places))
    sheet = openpyxl.load_workbook(file)["Bảng 1"]
    (first, *_) = places
    assert sheet.cell(3, 1).value == f"{first[0]}-{first[1]}"
    assert len(sheet.merged_cells.ranges) == len(places) - 1  # the last one overlaps
