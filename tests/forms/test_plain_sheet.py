"""A sheet of words made as XML: what a program that reads workbooks finds in it."""

import pytest
from made_forms import units_form
from openpyxl import load_workbook

from extractor.forms.plain_sheet import LONGEST, Words, inside, plain_sheet
from extractor.forms.workbook import Form


def written(tmp_path, rows, frozen=0):
    """The sheet as another program reads it, added to a form."""
    form = Form(units_form(tmp_path / "a.xlsx"))
    form.add(plain_sheet("Nguồn", rows, [12, 30], frozen))
    return load_workbook(form.write(tmp_path / "b.xlsx"))["Nguồn"]


@pytest.mark.parametrize(
    "text",
    ["Hồ sơ", "=1+1", "@a", " dẫn đầu", "a < b & c", "một\nhai", "{{x.y}}", '"nháy"', "□ ✓"],
)
def test_words_come_back_as_they_were(tmp_path, text):
    cell = written(tmp_path, [[Words(text)]])["A1"]
    assert cell.value == text and cell.data_type in ("s", "inlineStr")  # never a formula


@pytest.mark.parametrize("text", ["a\x07b", "a\x00b", "a\x1fb"])
def test_signs_that_xml_refuses_are_shown_as_one_that_it_takes(tmp_path, text):
    assert written(tmp_path, [[Words(text)]])["A1"].value == "a\ufffdb"


def test_a_cell_holds_as_much_as_excel_takes(tmp_path):
    assert len(written(tmp_path, [[Words("x" * 40_000)]])["A1"].value) == LONGEST


def test_links_lead_within_the_workbook_and_out_of_it(tmp_path):
    rows = [
        [Words("trong", inside=inside("Biểu 1", "C5"))],
        [Words("ngoài", outside="../a%20b/1.html#f5"), Words("không")],
        [Words("", outside="c.html")],  # a link without words
    ]
    sheet = written(tmp_path, rows)
    assert sheet["A1"].hyperlink.location == "'Biểu 1'!C5"
    assert sheet["A2"].hyperlink.target == "../a%20b/1.html#f5"
    assert sheet["B2"].hyperlink is None and sheet["A3"].hyperlink.target == "c.html"


@pytest.mark.parametrize(
    "name, quoted", [("Biểu 1", "'Biểu 1'!A1"), ("Của 'A'", "'Của ''A'''!A1"), ("x", "'x'!A1")]
)
def test_names_of_sheets_are_quoted_as_formulas_quote_them(name, quoted):
    assert inside(name, "A1") == quoted


def test_heads_are_bold_and_stay_in_sight(tmp_path):
    sheet = written(tmp_path, [[Words("Đầu", bold=True)], [Words("dòng")]], frozen=1)
    assert sheet.freeze_panes == "A2"
    assert (sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width) == (12, 30)
    assert sheet.page_setup.orientation == "landscape"
