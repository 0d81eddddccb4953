"""Which marks a form is filled by: typed, kept beside it, or in the copy that a person saved."""

import os

import pytest
from made_forms import annex_form, units_form
from openpyxl import load_workbook

from extractor.errors import InputError
from extractor.forms.confirmed import MOST_NAMED, as_marks, confirmed_marks, raise_faults
from extractor.forms.grid import grid_of
from extractor.forms.marks import Mark, PlacedMark
from extractor.forms.placed import Fault
from extractor.forms.proposal_copy import copy_path, write_copy
from extractor.forms.proposals import Proposal
from extractor.forms.saved import save, saved_path
from extractor.forms.workbook import Form

CODE = "ho_so_tthc.tiep_nhan"


def grids_of(form):
    return {sheet.name: grid_of(form, sheet) for sheet in form.sheets}


def confirmed(path, accept=False):
    form = Form(path)
    return confirmed_marks(form, grids_of(form), accept)


def proposal(path, place, code=CODE, **how):
    form = Form(path)
    grid = grids_of(form)["Biểu 1"]
    words = (grid.row_words(place), grid.column_words(place))
    return Proposal("Biểu 1", place, *words, mark=Mark("value", code=code, sure=True), **how)


@pytest.mark.parametrize("count, more", [(1, False), (MOST_NAMED, False), (MOST_NAMED + 7, True)])
def test_as_many_faults_are_named_as_a_person_reads(count, more):
    faults = [Fault("Biểu 1", (at, 3), "dấu sai") for at in range(1, count + 1)]
    with pytest.raises(InputError) as refused:
        raise_faults(faults)
    cells = refused.value.values["cells"]
    assert cells.count("dấu sai") == min(count, MOST_NAMED)
    assert ("(+7)" in cells) == more


def test_without_a_fault_nothing_is_raised():
    assert raise_faults([]) is None


def test_a_form_without_marks_asks_for_nothing(tmp_path):
    found = confirmed(annex_form(tmp_path / "a.xlsx"))
    assert (found.marks, found.asks, found.waiting) == ((), False, False)


def test_a_copy_that_nobody_has_saved_waits(tmp_path):
    path = units_form(tmp_path / "a.xlsx")
    write_copy(Form(path), [proposal(path, (6, 3))], copy_path(path))
    found = confirmed(path)
    assert found.waiting and found.marks == () and not saved_path(path).exists()
    assert confirmed(path, accept=True).asks and saved_path(path).exists()


def test_what_a_person_saved_is_kept_beside_the_form(tmp_path):
    path = units_form(tmp_path / "a.xlsx")
    write_copy(Form(path), [proposal(path, (6, 3))], copy_path(path))
    book = load_workbook(copy_path(path))
    book.properties.lastModifiedBy = "Nguyễn Thị Lan"
    book.save(copy_path(path))  # as Excel does, it names the parts anew
    found = confirmed(path)
    assert [(one.place, one.mark.code) for one in found.marks] == [((6, 3), CODE)]
    assert found.person == "Nguyễn Thị Lan" and saved_path(path).is_file()
    copy_path(path).unlink()
    assert confirmed(path).marks == found.marks


@pytest.mark.parametrize("newer", ["copy", "kept"])
def test_the_newer_of_both_holds(tmp_path, newer):
    path = units_form(tmp_path / "a.xlsx")
    write_copy(Form(path), [proposal(path, (6, 3))], copy_path(path))
    load_workbook(copy_path(path)).save(copy_path(path))
    grid = grids_of(Form(path))["Biểu 1"]
    other = PlacedMark(
        "Biểu 1",
        (7, 3),
        Mark("value", code=CODE),
        row_words=grid.row_words((7, 3)),
        column_words=grid.column_words((7, 3)),
    )
    save(saved_path(path), (other,), "An")
    time = copy_path(path).stat().st_mtime + (5 if newer == "kept" else -5)
    os.utime(saved_path(path), (time, time))
    assert [one.place for one in confirmed(path).marks] == [(6, 3) if newer == "copy" else (7, 3)]


def test_a_mark_typed_into_the_form_comes_before_the_one_beside_it(tmp_path):
    path = units_form(tmp_path / "a.xlsx")
    write_copy(Form(path), [proposal(path, (6, 3))], copy_path(path))
    confirmed(path, accept=True)
    book = load_workbook(path)
    book["Biểu 1"]["C6"] = "{{ho_so_tthc.giai_quyet_qua_han}}"
    book.save(path)
    [mark] = [one for one in confirmed(path).marks if one.place == (6, 3)]
    assert mark.mark.code == "ho_so_tthc.giai_quyet_qua_han"


def test_proposals_as_marks_are_confirmed_by_nobody_but_sure_formulas(tmp_path):
    path = units_form(tmp_path / "a.xlsx")
    plain, doubtful = proposal(path, (6, 3)), proposal(path, (7, 3), why="mark_near")
    formula = proposal(path, (9, 3), worked=True)
    unsure_formula = proposal(path, (9, 4), worked=True, why="mark_near")
    nothing = Proposal("Biểu 1", (8, 3), "", "", None)
    marks = as_marks([plain, doubtful, formula, unsure_formula, nothing])
    assert [(one.place, one.mark.sure) for one in marks] == [
        ((6, 3), False),
        ((7, 3), False),
        ((9, 3), True),
    ]
