"""A sheet's XML as Excel and other programs write it, and what changes in it."""

import pytest
from made_forms import rewritten
from openpyxl import Workbook, load_workbook

from extractor.errors import InputError
from extractor.forms.addresses import place_of
from extractor.forms.sheet import Replaced
from extractor.forms.workbook import Form

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def with_rows(path, rows, before="", behind=""):
    """A workbook whose sheet has rows as written."""
    Workbook().save(path)
    content = f"<worksheet {MAIN}>{before}<sheetData>{rows}</sheetData>{behind}</worksheet>"
    rewritten(path, "xl/worksheets/sheet1.xml", lambda old: content.encode())
    return Form(path)


def test_cells_that_do_not_say_where_they_are_follow_each_other(tmp_path):
    form = with_rows(
        tmp_path / "a.xlsx",
        '<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row>',
    )
    sheet = form.sheets[0]
    assert [sheet.stored(place_of(at)) for at in ("A1", "B1", "C5", "D5")] == ["1", "2", "3", "4"]


@pytest.mark.parametrize("at", ["A1", "B2", "C2", "E2", "A3", "D9"])
def test_numbers_into_cells_that_are_there_or_not(tmp_path, at):
    form = with_rows(
        tmp_path / "a.xlsx",
        '<row r="2" spans="2:4"><c r="B2" s="0"><v>1</v></c><c r="D2" t="str"><v>x</v></c></row>'
        '<row r="7"><c r="A7"><v>7</v></c></row>',
        behind='<pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/>',
    )
    form.sheets[0].set_number(place_of(at), "30648")
    form.sheets[0].note(place_of(at), "Solieu", "một lời ghi")
    sheet = load_workbook(form.write(tmp_path / "b.xlsx")).active
    assert sheet[at].value == 30648
    assert sheet["A7"].value == 7
    assert [one.prompt for one in sheet.data_validations.dataValidation] == ["một lời ghi"]


def test_marks_over_several_runs_keep_the_letters_of_the_rest(tmp_path):
    runs = "<r><rPr><b/></rPr><t>Kỳ {{k</t></r><r><t>ỳ}}</t></r><r><rPr><i/></rPr><t> này</t></r>"
    form = with_rows(
        tmp_path / "a.xlsx", f'<row r="1"><c r="A1" t="inlineStr"><is>{runs}</is></c></row>'
    )
    sheet = form.sheets[0]
    assert sheet.text((1, 1)) == "Kỳ {{kỳ}} này"
    sheet.set_parts((1, 1), [Replaced(3, 9, "năm 2024")])
    assert sheet.text((1, 1)) == "Kỳ năm 2024 này"
    content = sheet.content().decode()
    assert "<b/>" in content
    assert "<i/>" in content


def test_a_formula_is_never_taken_out(tmp_path):
    form = with_rows(tmp_path / "a.xlsx", '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>')
    with pytest.raises(ValueError, match="A1"):
        form.sheets[0].set_number((1, 1), "3")
    assert form.sheets[0].forget_result((1, 1))
    assert b"<f>1+1</f>" in form.sheets[0].content()


@pytest.mark.parametrize("words", ["a\x00b", "\x1b[31m", "<b>&</b>", "]]>"])
def test_words_that_xml_cannot_hold(tmp_path, words):
    form = with_rows(tmp_path / "a.xlsx", "")
    form.sheets[0].set_text((1, 1), words)
    kept = load_workbook(form.write(tmp_path / "b.xlsx")).active["A1"].value
    assert kept == words.replace("\x00", "\ufffd").replace("\x1b", "\ufffd")


@pytest.mark.parametrize(
    "rows", ['<row r="x"/>', '<row r="1"><c r="A0"/></row>', '<row r="9999999"/>']
)
def test_places_that_no_sheet_has(tmp_path, rows):
    with pytest.raises(InputError):
        with_rows(tmp_path / "a.xlsx", rows)


@pytest.mark.parametrize("style", ["", "abc", "-1", "99999999999"])
def test_styles_that_are_no_numbers(tmp_path, style):
    form = with_rows(tmp_path / "a.xlsx", f'<row r="1"><c r="A1" s="{style}"><v>1</v></c></row>')
    with pytest.raises(InputError):
        form.sheets[0].style((1, 1))


@pytest.mark.parametrize("value", ["", "nan", "1/2", "((", "=1", "1e9999"])
def test_values_that_are_no_numbers(tmp_path, value):
    form = with_rows(tmp_path / "a.xlsx", f'<row r="1"><c r="A1"><v>{value}</v></c></row>')
    assert form.sheets[0].stored((1, 1)) == ""
