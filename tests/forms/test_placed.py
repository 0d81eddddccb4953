"""Marks with their cells: those typed into a form, and what is wrong with any."""

import pytest
from made_forms import table, units_form
from openpyxl import Workbook

from extractor.forms.marks import Mark, PlacedMark
from extractor.forms.placed import (
    code_faults,
    free_rows,
    is_alone,
    place_faults,
    repeated,
    typed_marks,
)
from extractor.forms.workbook import Form

CODE = "ho_so_tthc.tiep_nhan"


def form_with(tmp_path, cells, merged=()):
    book = Workbook()
    sheet = book.active
    sheet.title = "Biểu 1"
    for at, words in cells.items():
        sheet[at] = words
    for area in merged:
        sheet.merge_cells(area)
    book.save(tmp_path / "a.xlsx")
    return Form(tmp_path / "a.xlsx")


@pytest.mark.parametrize(
    "words, told",
    [
        ("{{" + CODE + "}}", None),
        ("Năm: {{kỳ}}", None),
        ("{{ho_so_tthc.tiep_nhn}}", CODE),  # the nearest code is named
        ("{{ho_so_tthc.tiep_nhan; kỳ=tháng ba}}", "kỳ"),
        ("{{ho_so_tthc.tiep_nhan", "{{"),
    ],
)
def test_marks_of_a_form_and_their_faults(tmp_path, words, told):
    placed = typed_marks(form_with(tmp_path, {"C5": words}))
    if told is None:
        assert len(placed.marks) == 1 and placed.faults == ()
    else:
        [fault] = placed.faults
        assert fault.text.startswith("Biểu 1!C5: ") and told in fault.text


def test_words_without_braces_are_no_marks(tmp_path):
    assert typed_marks(form_with(tmp_path, {"A1": "Tổng số", "B1": 12})).marks == ()


@pytest.mark.parametrize(
    "code, near",
    [
        ("ho_so_tthc.tiep_nha", CODE),
        ("ho_so_tthc.giai_quyet_qua_ha", "ho_so_tthc.giai_quyet_qua_han"),
        ("x.y", None),
        ("khong.co.gi_giong", None),
    ],
)
def test_an_unknown_code_has_the_nearest_one_beside_it(code, near):
    [fault] = code_faults(PlacedMark("Biểu 1", (5, 3), Mark("value", code=code)))
    said, _, hint = fault.sentence.partition("”")
    assert said.endswith(code) and hint.rpartition(" ")[2] == (near or "")


def test_a_known_code_and_a_mark_without_one_have_no_fault():
    for mark in (Mark("value", code=CODE), Mark("unit", unit="Kế Sách")):
        assert list(code_faults(PlacedMark("Biểu 1", (5, 3), mark))) == []


@pytest.mark.parametrize(
    "sheet, place, told",
    [
        ("biểu 1", (5, 3), []),  # capitals do not count, as in Excel
        ("Biểu 2", (5, 3), ["Biểu 2!C5"]),
        ("Biểu 1", (1, 2), ["A1"]),  # under a merged area: its first cell is named
        ("Biểu 1", (1, 1), []),
    ],
)
def test_places_that_take_no_number(tmp_path, sheet, place, told):
    form = form_with(tmp_path, {"A1": "Tổng số"}, merged=["A1:B1"])
    faults = list(place_faults(form, [PlacedMark(sheet, place, Mark("value", code=CODE))]))
    assert len(faults) == len(told)
    assert all(words in fault.text for words, fault in zip(told, faults, strict=True))


@pytest.mark.parametrize(
    "words, alone",
    [("{{kỳ}}", True), ("  {{kỳ}} ", True), ("Năm {{kỳ}}", False), ("{{kỳ}}.", False)],
)
def test_a_mark_with_nothing_else_in_its_cell(tmp_path, words, alone):
    form = form_with(tmp_path, {"C5": words})
    [one] = typed_marks(form).marks
    assert is_alone(form.sheets[0], one) == alone


def test_a_mark_that_nobody_typed_is_alone(tmp_path):
    form = units_form(tmp_path / "a.xlsx")
    assert is_alone(Form(form).sheets[0], PlacedMark("Biểu 1", (6, 3), Mark("value", code=CODE)))


@pytest.mark.parametrize(
    "end, rows",
    [(None, 4), ("Tổng cộng", 2), (0, 2), ("=SUM(C5:C6)", 2)],
)
def test_rows_kept_for_more_units_end_where_anything_stands(tmp_path, end, rows):
    book = Workbook()
    sheet = book.active
    table(sheet, 4, [["Đơn vị"], ["{{mỗi đơn vị}}"], [None], [None], [None]])
    if end is not None:
        sheet["A7"] = end
    book.save(tmp_path / "a.xlsx")
    form = Form(tmp_path / "a.xlsx")
    [one] = typed_marks(form).marks
    assert free_rows(form.sheets[0], one) == list(range(5, 5 + rows))


def test_marks_of_a_row_for_each_unit_hold_in_the_rows_below():
    own = PlacedMark("B", (5, 3), Mark("value", code=CODE))
    of_another = PlacedMark("B", (5, 4), Mark("value", code=CODE, unit="Mỹ Tú"))
    name = PlacedMark("B", (5, 2), Mark("each_unit"))
    below = list(repeated([name, own, of_another], 5, 7, "Kế Sách"))
    assert [(one.place, one.mark.unit) for one in below] == [((7, 3), "Kế Sách"), ((7, 4), "Mỹ Tú")]
