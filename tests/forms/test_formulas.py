"""Which formulas hang on a cell, and what the plain ones come to."""

from fractions import Fraction

import pytest
from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from extractor.forms.addresses import address, place_of
from extractor.forms.formulas import Unworkable, Worked, dependents
from extractor.forms.workbook import Form


def form_of(path, cells, names=()):
    book = Workbook()
    book.active.title = "A"
    book.create_sheet("Tờ 2")
    for place, value in cells.items():
        sheet, _, cell = place.rpartition("!")
        book[sheet or "A"][cell] = value
    for name, meant in dict(names).items():
        book.defined_names[name] = DefinedName(name, attr_text=meant)
    book.save(path)
    return Form(path)


@pytest.mark.parametrize(
    "formula, hangs",
    [
        ("=B1*2", True),
        ("=$B$1", True),
        ("=SUM(A1:C3)", True),
        ("=SUM(B:B)", True),
        ("=SUM(1:1)", True),
        ("=A!B1", True),
        ("=IF(C5>0,'Tờ 2'!B1,0)", False),
        ("=B2", False),
        ("=SUM(C1:D9)", False),
        ("=1+1", False),
        ("=Ten", True),
        ("=KhongCo", True),  # nobody knows what it stands for
        ('=INDIRECT("B1")', True),
        ("=OFFSET(C9,0,0)", True),
        ("=SUM(Bang[Cot])", True),
        ('="B1"', False),
    ],
)
def test_a_formula_hangs_on_a_cell(tmp_path, formula, hangs):
    form = form_of(tmp_path / "a.xlsx", {"D8": formula}, {"Ten": "A!$B$1"})
    found = dependents(form, {("a", place_of("B1"))})
    assert [address(*place) for _, place in found] == (["D8"] if hangs else [])


def test_formulas_hang_on_each_other_over_sheets(tmp_path):
    cells = {"C1": "=B1", "Tờ 2!A1": "=A!C1", "Tờ 2!A2": "=A1", "Tờ 2!A3": "=A9"}
    form = form_of(tmp_path / "a.xlsx", cells)
    found = dependents(form, {("a", place_of("B1"))})
    assert {(sheet.name, address(*place)) for sheet, place in found} == {
        ("A", "C1"),
        ("Tờ 2", "A1"),
        ("Tờ 2", "A2"),
    }


@pytest.mark.parametrize(
    "formula, value",
    [
        ("=SUM(A1:A3)", "6"),
        ("=A1+A2*A3", "7"),
        ("=(A1+A2)/A3", "1"),
        ("=-A1+3", "2"),
        ("=A1/A3", "1/3"),
        ("=ROUND(A1/A3*100,1)", "333/10"),
        ("=SUM(A1,A3,10)", "14"),
        ("=AVERAGE(A1:A5)", "2"),
        ("=MAX(A1:A3)-MIN(A1:A3)", "2"),
        ("=A4+1", "1"),
        ("=50%", "1/2"),
    ],
)
def test_what_a_formula_comes_to(tmp_path, formula, value):
    form = form_of(tmp_path / "a.xlsx", {"A1": 1, "A2": 2, "A3": 3, "D1": formula})
    assert Worked(form, set()).value(form.sheets[0], place_of("D1")) == Fraction(value)


@pytest.mark.parametrize(
    "formula", ["=IF(A1=1,2,3)", "=A1/A4", "=Ten", "=D1", "=VLOOKUP(1,A1:A3,1)"]
)
def test_what_is_not_worked_out(tmp_path, formula):
    form = form_of(tmp_path / "a.xlsx", {"A1": 1, "D1": formula})
    with pytest.raises(Unworkable):
        Worked(form, set()).value(form.sheets[0], place_of("D1"))


def test_a_cell_that_stays_empty_makes_its_sum_unknown(tmp_path):
    form = form_of(tmp_path / "a.xlsx", {"A1": 1, "D1": "=SUM(A1:A3)"})
    with pytest.raises(Unworkable):
        Worked(form, {("a", place_of("A2"))}).value(form.sheets[0], place_of("D1"))
