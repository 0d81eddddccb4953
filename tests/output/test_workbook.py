"""The workbook beyond what a sheet of Excel holds: no value goes away in silence."""

import openpyxl
import pytest
from made_results import Numeral, make_results

from extractor.output import Dataset, workbook
from extractor.output.workbook import write_workbook

SHEET = "Số liệu"


@pytest.fixture
def written(tmp_path, monkeypatch):
    """The sheet of figures of seven numerals, written with other limits; each line as a dict."""
    numerals = [Numeral(str(at), str(at), str(at)) for at in range(11, 18)]
    make_results(tmp_path, numerals)

    def write(**limits):
        for name, limit in limits.items():
            monkeypatch.setattr(workbook, name, limit)
        with Dataset(tmp_path) as data:
            path = write_workbook(data, tmp_path / "so-lieu.xlsx")
        sheet = openpyxl.load_workbook(path)[SHEET]
        headings = [cell.value for cell in sheet[1]]
        return [dict(zip(headings, row, strict=True)) for row in sheet.iter_rows(min_row=2)]

    return write


def raws(lines):
    return [row["Như in"] for row in lines]


def test_a_cell_beyond_the_last_link_keeps_its_value(written):
    cells = raws(written(MOST_LINKS=3))
    assert [str(cell.value) for cell in cells] == ["11", "12", "13", "14", "15", "16", "17"]
    assert [bool(cell.hyperlink) for cell in cells] == [True] * 3 + [False] * 4


def test_a_sheet_that_is_full_says_so(written):
    lines = written(MOST_ROWS=5)
    first = [str(next(iter(row.values())).value) for row in lines]
    assert len(lines) == 5 and "CSV" in first[-1] and "4" in first[-1]
    assert "CSV" not in "".join(first[:-1])


def test_a_sheet_that_is_just_full_says_nothing(written):
    lines = written(MOST_ROWS=8)
    assert len(lines) == 7
    assert not any("CSV" in str(next(iter(row.values())).value) for row in lines)


def test_a_workbook_written_row_by_row_says_what_one_in_memory_says(written, tmp_path):
    books = []
    for many in (6, 7):
        written(MANY=many)
        book = openpyxl.load_workbook(tmp_path / "so-lieu.xlsx")
        books.append([_said(sheet) for sheet in book])
    assert books[0] == books[1] and len(books[0]) > 3


def _said(sheet):
    cells = [cell for row in sheet.iter_rows() for cell in row]
    links = [cell.hyperlink and cell.hyperlink.target for cell in cells]
    heights = {line: row.height for line, row in sheet.row_dimensions.items()}
    looks = [(cell.number_format, cell.fill.fgColor.rgb) for cell in cells]
    return sheet.title, [cell.value for cell in cells], links, heights, looks
