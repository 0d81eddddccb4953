"""A form as a file: what it says of styles, and that only parts that change are written anew."""

import zipfile

import pytest
from made_forms import parts_of, units_form
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Border, Side

from extractor.errors import InputError
from extractor.forms.addresses import place_of
from extractor.forms.plain_sheet import Words, plain_sheet
from extractor.forms.workbook import Form


@pytest.mark.parametrize(
    "code, shown",
    [
        ("0%", "percent"),
        ("0.00%", "percent"),
        ('0.0"%"', ""),  # a sign in quotes is words
        (r"0\%", ""),
        ("dd/mm/yyyy", "day"),
        ("[h]:mm", "day"),
        ("@", "text"),
        ("General", ""),
        ("#,##0", ""),
        ('#,##0 "đồng"', ""),
        ("[Red]0", ""),
    ],
)
def test_how_a_style_shows_numbers(tmp_path, code, shown):
    book = Workbook()
    book.active["B2"] = 0.5
    book.active["B2"].number_format = code
    book.save(tmp_path / "a.xlsx")
    form = Form(tmp_path / "a.xlsx")
    assert form.number_format(form.sheets[0].style((2, 2))) == shown


@pytest.mark.parametrize(
    "sides, lined",
    [
        ({"left", "right", "top", "bottom"}, True),
        ({"top", "bottom"}, True),
        ({"bottom"}, False),  # underlines a title
        (set(), False),
    ],
)
def test_lines_at_two_sides_make_a_cell_of_a_table(tmp_path, sides, lined):
    book = Workbook()
    book.active["B2"] = "x"
    book.active["B2"].border = Border(**{side: Side(style="thin") for side in sides})
    book.save(tmp_path / "a.xlsx")
    form = Form(tmp_path / "a.xlsx")
    assert form.is_lined(form.sheets[0].style((2, 2))) == lined


def test_a_sheet_is_found_whatever_its_capitals(tmp_path):
    form = Form(units_form(tmp_path / "a.xlsx"))
    assert form.sheet("BIỂU 1") is form.sheets[0] and form.sheet("Biểu 9") is None
    assert form.names == ["Biểu 1", "Tóm tắt"]
    assert form.defined_names()["TONGTIEPNHAN"] == "'Biểu 1'!$C$9"
    assert (form.free_name("Nguồn"), form.free_name("biểu 1")) == ("Nguồn", "biểu 1 (2)")


def test_what_is_not_changed_keeps_its_bytes(tmp_path):
    path = units_form(tmp_path / "a.xlsx")
    form = Form(path)
    form.sheets[0].set_number(place_of("C6"), "30648")
    written = form.write(tmp_path / "b.xlsx")
    before, after = parts_of(path), parts_of(written)
    assert [name for name in before if before[name] != after[name]] == [form.sheets[0].part]
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(written) as new:
        assert old.namelist() == new.namelist()
    assert list(tmp_path.glob(".*")) == []  # nothing half written is left


def test_a_form_that_nobody_touched_is_the_same_file_part_by_part(tmp_path):
    path = units_form(tmp_path / "a.xlsx")
    assert parts_of(Form(path).write(tmp_path / "b.xlsx")) == parts_of(path)


@pytest.mark.parametrize("colour", ["FFFFF2CC", "FFC6EFCE"])
def test_a_coloured_cell_keeps_all_else_of_its_style(tmp_path, colour):
    form = Form(units_form(tmp_path / "a.xlsx"))
    sheet, place = form.sheets[0], place_of("G6")
    made = form.coloured(sheet.style(place), colour)
    assert form.coloured(sheet.style(place), colour) == made  # made once
    sheet.set_style(place, made)
    cell = load_workbook(form.write(tmp_path / "b.xlsx"))["Biểu 1"]["G6"]
    assert cell.fill.start_color.rgb == colour
    assert cell.number_format == "0.00%" and cell.border.left.style == "thin"


def test_excel_is_told_to_work_formulas_out(tmp_path):
    form = Form(units_form(tmp_path / "a.xlsx"))
    form.recalculate()
    assert load_workbook(form.write(tmp_path / "b.xlsx")).calculation.fullCalcOnLoad


def test_sheets_may_be_added_one_after_the_other(tmp_path):
    form = Form(units_form(tmp_path / "a.xlsx"))
    for name in ("Nguồn", "Nguồn (2)"):
        form.add(plain_sheet(name, [[Words(name)]], [10]))
    book = load_workbook(form.write(tmp_path / "b.xlsx"))
    assert book.sheetnames == ["Biểu 1", "Tóm tắt", "Nguồn", "Nguồn (2)"]
    assert book["Nguồn (2)"]["A1"].value == "Nguồn (2)"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"{\\rtf1}", b"\xd0\xcf\x11\xe0"])
def test_what_is_no_workbook_is_refused(tmp_path, content):
    (tmp_path / "a.xlsx").write_bytes(content)
    with pytest.raises(InputError):
        Form(tmp_path / "a.xlsx")
