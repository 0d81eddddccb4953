"""Formats far beyond a table make no large sheet, however many cells they make."""

import zipfile

import openpyxl
import pytest
from made_sheets import BODY, READ, said, sheet

from extractor.model import TextTable
from extractor.office_files import empty_cells, xlsx_text
from extractor.office_files.first_cells import LeftOut
from extractor.office_files.xlsx_text import read_sheet

BEYOND = {
    "below": ([*range(4, 60)], [*range(1, 12)], '<c r="{at}" s="0"/>'),
    "beside": ([1, 2, 3], [*range(4, 400)], '<c r="{at}" s="0"></c>'),
    "around": ([*range(4, 40)], [*range(4, 40)], '<c r="{at}" t="n"/>'),
    "on other lines": ([*range(9, 90)], [*range(1, 12)], '<c r="{at}"\n s="0">\n</c>'),
}


@pytest.fixture
def written(tmp_path, monkeypatch):
    """A workbook as a function: its sheet with further cells, of which no more than 500 are
    read."""
    monkeypatch.setattr(xlsx_text, "MOST_CELLS", 500)

    def make(rows, columns, cell):
        path, made = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
        sheet(BODY).save(path)
        lines = []
        for row in rows:
            letters = map(openpyxl.utils.get_column_letter, columns)
            cells = "".join(cell.format(at=f"{letter}{row}") for letter in letters)
            lines.append(f'<row r="{row}">{cells}</row>')
        end = b"</sheetData>"
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w") as new:
            for name in old.namelist():
                more = "".join(lines).encode() + end
                new.writestr(name, old.read(name).replace(end, more))
        return made

    return make


@pytest.mark.parametrize("beyond", BEYOND)
def test_empty_cells_beyond_all_others_are_no_part_of_a_sheet(written, beyond):
    assert said(read_sheet(written(*BEYOND[beyond]), "Biểu 1")) == READ


@pytest.mark.parametrize(
    "row", ['<row r="{at}" ht="15"/>', '<row r="{at}"></row>', '<row\n spans="1:3" r="{at}" />']
)
def test_rows_without_cells_beyond_all_others_are_not_made(written, monkeypatch, row):
    monkeypatch.setattr(empty_cells, "MOST_ROWS", 50)
    path = written([*range(4, 60)], [], "")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(path.with_name("c.xlsx"), "w") as new:
        for name in old.namelist():
            rows = "".join(row.format(at=at) for at in range(60, 200))
            end = b"</sheetData>"
            new.writestr(name, old.read(name).replace(end, rows.encode() + end))
    made = empty_cells.without_empty_cells(
        path.with_name("c.xlsx"), ["xl/worksheets/sheet1.xml"], 500
    )
    with zipfile.ZipFile(made) as lean:
        assert lean.read("xl/worksheets/sheet1.xml").count(b"<row") == 3
    assert said(read_sheet(path.with_name("c.xlsx"), "Biểu 1")) == READ


@pytest.mark.parametrize(
    "cell",
    ['<c r="{at}"><v>5</v></c>', '<c r="{at}" t="n"><v>0</v></c>', '<c r="{at}">\n<f>1+1</f></c>'],
)
def test_of_too_many_filled_cells_the_library_makes_the_first_rows(written, monkeypatch, cell):
    """The first three rows of the sheet hold six cells, each further one eight."""
    monkeypatch.setattr(xlsx_text, "MOST_CELLS_KEPT", 500)
    found = read_sheet(written([*range(4, 104)], [*range(1, 9)], cell), "Biểu 1")
    assert found.left_out == LeftOut(8 * 100 - 8 * 61, "Biểu 1!A65")
    assert max(int(cell.place.split("!A")[1]) for cell in first_column(found)) == 64


def first_column(sheet):
    cells = [cell for block in sheet.blocks if isinstance(block, TextTable) for cell in block.cells]
    return [cell for cell in cells if "!A" in cell.place]
