"""How the cells of a workbook look: raised, struck out, in an old font, white on white."""

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import Color, Font

from extractor.office_files.xlsx_text import read_sheet

HEAD = ["TT", "Đơn vị", "Hồ sơ"]
BODY = [[1, "Xã An Định", 1250], [2, "Xã An Thới", 873], [3, "Xã Phú Túc", 640]]


def looking(tmp_path, write):
    """The words below two rows of a table, where `write` puts them: C4 of a new sheet."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        made = book.add_worksheet("Biểu 1")
        for line, row in enumerate([HEAD, *BODY]):
            made.write_row(line, 0, row)
        write(book, made)
    found = read_sheet(path, "Biểu 1")
    cells = {cell.place: cell for cell in found.blocks[0].cells}
    return cells.get("Biểu 1!C4"), [doubt.key for doubt in found.cautions]


STRUCK, RAISED, WHITE = {"font_strikeout": 1}, {"font_script": 1}, {"font_color": "white"}


@pytest.mark.parametrize(
    "runs, shown",
    [
        (("1.250", RAISED, "1"), "1.250¹"),
        ((STRUCK, "987", " 873"), "9̶8̶7̶ 873"),
        (("12 m", RAISED, "2"), "12 m²"),
        (({"font_name": ".VnTime"}, "5 tû", " và 3"), "5 tỷ và 3"),
    ],
)
def test_runs_of_a_cell_are_read_as_they_look(tmp_path, runs, shown):
    def write(book, made):
        parts = [book.add_format(run) if isinstance(run, dict) else run for run in runs]
        made.write_rich_string("C4", *parts)

    assert looking(tmp_path, write)[0].text == shown


@pytest.mark.parametrize(
    "value, look, shown, stored",
    [
        (1250, STRUCK, "1̶2̶5̶0̶", ""),
        ("chi 5 tû ®ång", {"font_name": ".VnTime"}, "chi 5 tỷ đồng", ""),
        ("5 tyû ñoàng", {"font_name": "VNI-Times"}, "5 tỷ đồng", ""),
        (77, {**WHITE, "bg_color": "#1F3864"}, "77", "number"),
        (77, {"font_name": ".VnTime"}, "77", "number"),
    ],
)
def test_a_cell_is_read_as_it_looks(tmp_path, value, look, shown, stored):
    found, said = looking(
        tmp_path, lambda book, made: made.write("C4", value, book.add_format(look))
    )
    assert (found.text, found.stored, said) == (shown, stored, [])


@pytest.mark.parametrize("look", [WHITE, {**WHITE, "bg_color": "white"}, {**WHITE, "bold": 1}])
def test_white_on_white_is_not_read_and_said(tmp_path, look):
    found, said = looking(tmp_path, lambda book, made: made.write("C4", 77, book.add_format(look)))
    assert (found is None or not found.text) and said == ["white_cells"]


@pytest.mark.parametrize(
    "number, seen", [(9, False), (1, False), (65, False), (8, True), (10, True)]
)
def test_white_of_the_old_list_of_colours_is_white(tmp_path, number, seen):
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "Biểu 1"
    for row in [HEAD, *BODY]:
        book.active.append(row)
    book.active["C4"].font = Font(color=Color(indexed=number))
    book.save(path)
    found = read_sheet(path, "Biểu 1")
    assert ("640" in [cell.text for cell in found.blocks[0].cells]) == seen
    assert [doubt.key for doubt in found.cautions] == ([] if seen else ["white_cells"])
