"""Workbooks: sheets as they are shown, with the address of each cell."""

import datetime
import io
import re
import zipfile

import openpyxl
import pytest
import xlsxwriter
from made_sheets import BODY, HEAD, READ, read, said, sheet
from openpyxl.drawing.image import Image as SheetImage
from PIL import Image

from extractor.errors import InputError
from extractor.model import Input
from extractor.office_files import office
from extractor.office_files.office import PictureFile, office_page, office_pages
from extractor.office_files.xlsx_text import read_sheet, shown_text


def test_hidden_rows_and_columns_are_left_out_and_said(tmp_path):
    book = sheet([[*row, "ẩn 9"] for row in [HEAD, [0, "Ẩn", 99], *BODY[1:]]], "A1:D4")
    book.active.row_dimensions[2].hidden = True
    book.active.column_dimensions["D"].hidden = True
    found = read(tmp_path, book)
    assert said(found) == READ
    assert [cell.place for cell in found.blocks[0].cells][3:6] == [
        "Biểu 1!A3",
        "Biểu 1!B3",
        "Biểu 1!C3",
    ]
    assert [(doubt.key, dict(doubt.values)["number"]) for doubt in found.cautions] == [
        ("hidden_cells", "7")
    ]


NO_COLUMN = b'<cols><col min="3" max="3" width="0" customWidth="1"/></cols><sheetData>'


@pytest.mark.parametrize(
    "there, instead, left",
    [
        (b'<row r="3"', b'<row r="3" ht="0" customHeight="1"', [*READ[:2]]),
        (b"<sheetData>", NO_COLUMN, ["[TT|Lĩnh vực]", "[1|Đất đai]", "[2|Hộ tịch]"]),
        (b'<row r="3"', b'<row r="3" ht="9" customHeight="1"', READ),
    ],
)
def test_what_is_drawn_to_no_size_is_hidden(tmp_path, there, instead, left):
    plain = tmp_path / "plain.xlsx"
    sheet([HEAD, *BODY[1:]], "A1:C3").save(plain)
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(plain) as package, zipfile.ZipFile(path, "w") as other:
        for part in package.namelist():
            content = package.read(part)
            changed = content.replace(there, instead, 1) if "sheet1" in part else content
            other.writestr(part, changed)
    found = read_sheet(path, "Biểu 1")
    assert said(found) == left
    assert [doubt.key for doubt in found.cautions] == ([] if left == READ else ["hidden_cells"])


def test_formulas_with_and_without_what_they_gave_and_errors(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        made = book.add_worksheet("Biểu 1")
        for line, row in enumerate(BODY):
            made.write_row(line, 0, row)
        made.write_row(3, 0, ["", "Cộng"])
        made.write_formula(3, 2, "=C2+C3", None, 5602)
        made.write_row(4, 0, ["", "Chia"])
        made.write_formula(4, 2, "=C2/0", None, "#DIV/0!")
    book = openpyxl.load_workbook(path)
    book.active["B6"], book.active["C6"] = "Chưa tính", "=C2*2"
    assert said(read_sheet(path, "Biểu 1"))[3:] == ["[|Cộng|5602]", "[|Chia|#DIV/0!]"]
    found = read(tmp_path, book)  # saved by a program that does not calculate
    table = found.blocks[0]
    assert {
        cell.place: cell.stored for cell in table.cells if cell.stored not in ("", "number")
    } == {
        "Biểu 1!C4": "uncalculated",
        "Biểu 1!C5": "uncalculated",
        "Biểu 1!C6": "uncalculated",
    }
    assert [doubt.key for doubt in found.cautions] == ["formulas_uncalculated"]
    assert dict(found.cautions[0].values)["cells"] == "C4, C5, C6"


@pytest.mark.parametrize(
    "value, form, shown",
    [
        (datetime.datetime(2024, 3, 5), "dd/mm/yyyy", "05/03/2024"),
        (datetime.datetime(2024, 3, 5), "mm-dd-yy", "05/03/2024"),
        (datetime.datetime(2024, 3, 1), "mm/yyyy", "03/2024"),
        (datetime.datetime(2024, 1, 1), "yyyy", "2024"),
        (datetime.datetime(2024, 3, 5, 14, 30), "d/m/yyyy h:mm", "05/03/2024 14:30"),
        (datetime.time(7, 5), "h:mm", "07:05"),
        (True, "General", "TRUE"),
        ("'0123", "@", "'0123"),
        ("  1.234,5 ", "General", "1.234,5"),
    ],
)
def test_other_values_as_shown(value, form, shown):
    assert shown_text(value, form) == shown


@pytest.mark.parametrize(
    "value, form, shown",
    [
        (datetime.timedelta(days=1, hours=13, minutes=30), "[h]:mm", "37:30"),
        (datetime.timedelta(hours=2), "[h]:mm:ss", "2:00"),
        (datetime.timedelta(days=4, minutes=5), "[hh]:mm", "96:05"),
    ],
)
def test_hours_beyond_a_day(value, form, shown):
    assert shown_text(value, form) == shown


def opened(path):
    return Input(path, path.name, "sheet", "0", path.stat().st_size)


def png():
    held = io.BytesIO()
    Image.new("L", (600, 400), 255).save(held, "PNG")
    held.seek(0)
    return held


def test_pages_are_the_sheets_shown_with_content_and_the_pictures(tmp_path):
    book = sheet(BODY)
    book.create_sheet("Trống")
    book.create_sheet("Ẩn").append([5, 6])
    book["Ẩn"].sheet_state = "hidden"
    book.create_sheet("Ảnh").add_image(SheetImage(png()), "B2")
    book.create_sheet("Biểu 2").append(["Tổng", 8])
    path = tmp_path / "a.xlsx"
    book.save(path)
    assert office_pages(opened(path)) == 4
    pages = [office_page(opened(path), number, tmp_path) for number in range(1, 5)]
    assert [isinstance(page, PictureFile) or page.reader for page in pages] == [
        "office",
        "none",
        "office",
        True,
    ]
    assert [doubt.key for doubt in pages[0].cautions] == ["hidden_sheets"]
    assert pages[3].place == "Ảnh"


def test_each_sheet_is_looked_into_once_for_all_pages(tmp_path, monkeypatch):
    book = sheet(BODY)
    for number in range(2, 9):
        book.create_sheet(f"Biểu {number}").append(["Tổng", number])
    path = tmp_path / "a.xlsx"
    book.save(path)
    looked, holds_any = [], office._holds_any
    monkeypatch.setattr(
        office, "_holds_any", lambda *sheet: looked.append(sheet[1]) or holds_any(*sheet)
    )
    for number in range(1, office_pages(opened(path)) + 1):
        office_page(opened(path), number, tmp_path)
    assert len(looked) == len(set(looked)) == 8


def test_a_stray_format_far_away_makes_no_large_sheet(tmp_path):
    book = sheet(BODY)
    book.active["XFD1048576"].number_format = "0.00"
    assert said(read(tmp_path, book)) == READ


@pytest.mark.parametrize(
    "areas",
    [
        ["D9:XFD1048576"],
        ["A9:A1048576"],
        [f"A{row}:XFD{row}" for row in range(9, 60)],
        ["$D$9:$XFD$1048576"],
    ],
)
@pytest.mark.parametrize("hidden", [False, True])
def test_merged_cells_without_end_are_told_before_any_is_made(tmp_path, areas, hidden):
    """Cells that the library would make, by the milliard, as it opens the workbook."""
    path, made = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    book = sheet(BODY, merged=["A4:B4"])
    if hidden:
        book.create_sheet("Khác").append([1])
        book.active.sheet_state = "hidden"
    book.save(path)
    merged = "".join(f"<mergeCell ref='{area}'/>" for area in areas).encode()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"</mergeCells>", merged + b"</mergeCells>"))
    with pytest.raises(InputError) as error:
        read_sheet(made, "Khác" if hidden else "Biểu 1")
    assert (error.value.code, error.value.values["sheet"]) == ("sheet_too_large", "Biểu 1")


def test_an_empty_workbook_and_a_broken_one_are_errors(tmp_path):
    path = tmp_path / "a.xlsx"
    openpyxl.Workbook().save(path)
    with pytest.raises(InputError) as error:
        office_pages(opened(path))
    assert error.value.code == "office_empty"
    path.write_bytes(path.read_bytes()[:900])
    with pytest.raises(InputError) as error:
        office_pages(opened(path))
    assert error.value.code == "office_broken"


def test_a_cell_with_a_format_that_is_not_there_is_an_error(tmp_path):
    path = tmp_path / "a.xlsx"
    sheet(BODY, "A1:C3").save(path)
    made = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/styles.xml":
                content = re.sub(rb"<borders.*</borders>", b"<borders><border/></borders>", content)
            new.writestr(name, content)
    with pytest.raises(InputError) as error:
        read_sheet(made, "Biểu 1")
    assert error.value.code == "office_broken"


@pytest.mark.parametrize("into", [0, 30 + len("xl/worksheets/sheet1.xml") + 4])
@pytest.mark.parametrize("other", [b"PK\x03\x05", b"\xff" * 4, bytes(4)])
def test_a_sheet_damaged_in_its_package_is_a_broken_file(tmp_path, into, other):
    """The list of parts is whole; the part itself, its head or its content, is not."""
    path = tmp_path / "a.xlsx"
    sheet(BODY).save(path)
    data = bytearray(path.read_bytes())
    at = data.index(b"xl/worksheets/sheet1.xml") - 30 + into
    data[at : at + 4] = other
    path.write_bytes(data)
    with pytest.raises(InputError) as error:
        office_pages(opened(path))
    assert error.value.code == "office_broken"


@pytest.mark.parametrize("state", ["visible", "hidden", "veryHidden"])
def test_two_sheets_of_one_name_are_an_error(tmp_path, state):
    path = tmp_path / "a.xlsx"
    book = sheet(BODY)
    book.create_sheet("Biểu 2").append(["Hồ sơ", 999])
    book.worksheets[1].sheet_state = state
    book.save(path)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    names = parts["xl/workbook.xml"].decode()
    parts["xl/workbook.xml"] = names.replace("Biểu 2", "Biểu 1").encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    with pytest.raises(InputError) as error:
        office_pages(Input(path, path.name, "sheet", "0", path.stat().st_size))
    assert error.value.code == "office_broken"


STRICT_NAMES = (
    (b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"spreadsheetml/main"),
    (b"http://schemas.openxmlformats.org/officeDocument/2006/", b"officeDocument/"),
    (b"http://schemas.openxmlformats.org/drawingml/2006/", b"drawingml/"),
)


@pytest.mark.parametrize(
    "more", [[], [3, "Lao động", 7.5], [3, "Ngày", datetime.date(2025, 3, 14)]]
)
def test_a_workbook_of_the_strict_form_is_read_as_any(tmp_path, more):
    usual = tmp_path / "usual.xlsx"
    sheet([HEAD, *BODY[1:], more], "A1:C3").save(usual)
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(usual) as package, zipfile.ZipFile(path, "w") as other:
        for part in package.namelist():
            content = package.read(part)
            for name, strict in STRICT_NAMES:
                content = content.replace(name, b"http://purl.oclc.org/ooxml/" + strict)
            other.writestr(part, content)
    assert said(read_sheet(path, "Biểu 1")) == said(read_sheet(usual, "Biểu 1"))
