"""The copy in which a person sees what each cell is taken for: written, and read again."""

from dataclasses import replace

import pytest
from made_forms import units_form
from openpyxl import load_workbook

from extractor.forms.grid import grid_of
from extractor.forms.marks import Mark
from extractor.forms.proposal_copy import (
    GREEN,
    LISTS,
    SKIP,
    UNTOUCHED,
    YELLOW,
    confirmed_by,
    copy_path,
    read_copy,
    write_copy,
)
from extractor.forms.proposals import Proposal
from extractor.forms.workbook import Form

CODE, OTHER = "ho_so_tthc.tiep_nhan", "ho_so_tthc.giai_quyet_qua_han"


@pytest.fixture
def path(tmp_path):
    return units_form(tmp_path / "Biểu.xlsx")


def proposal(path, place, **how):
    form = Form(path)
    grid = grid_of(form, form.sheets[0])
    mark = Mark("value", code=CODE, unit="Kế Sách", sure="why" not in how)
    words = (grid.row_words(place), grid.column_words(place))
    return replace(Proposal("Biểu 1", place, *words, mark=mark), **how)


def copied(path, *proposals):
    write_copy(Form(path), proposals, copy_path(path))
    return load_workbook(copy_path(path))


def marks_of(path):
    return read_copy(Form(copy_path(path)), Form(path))


def test_the_copy_stands_beside_the_form(path):
    assert copy_path(path) == path.with_name("Biểu.de-xuat.xlsx")


def test_sure_cells_are_green_and_doubtful_ones_yellow_behind_a_question_mark(path):
    sure, doubtful = proposal(path, (6, 3)), proposal(path, (7, 3), why="fill_unconfirmed")
    book = copied(path, sure, doubtful)
    green, yellow = (book["Biểu 1"][at] for at in ("C6", "C7"))
    assert green.fill.start_color.rgb == GREEN and yellow.fill.start_color.rgb == YELLOW
    assert green.value.startswith("{{" + CODE) and yellow.value.startswith("{{?")
    assert [one.mark.sure for one in marks_of(path).marks] == [True, False]


def test_each_cell_has_its_choices_and_that_it_is_left_alone(path):
    book = copied(path, proposal(path, (6, 3), options=(Mark("value", code=OTHER),)))
    [offer] = [
        one for one in book["Biểu 1"].data_validations.dataValidation if "C6" in str(one.sqref)
    ]
    first, last = offer.formula1.replace("$", "").split("!")[1].split(":")
    [row] = book[LISTS][f"{first}:{last}"]
    assert [CODE in row[0].value, OTHER in row[1].value, row[2].value] == [True, True, SKIP]


def test_cells_of_formulas_stay_and_are_read_from_the_list(path):
    copied(path, proposal(path, (9, 3), worked=True))
    assert [one.place for one in marks_of(path).marks] == [(9, 3)]
    assert load_workbook(copy_path(path))["Biểu 1"]["C9"].value.startswith("=")
    copied(path, proposal(path, (9, 3), worked=True, why="fill_unconfirmed"))
    assert marks_of(path).marks == ()  # what is not sure proves nothing


@pytest.mark.parametrize(
    "typed, codes, faults",
    [
        ("{{" + OTHER + "}}", [OTHER], 0),
        ("{{" + CODE + "}} Tổng số hồ sơ tiếp nhận", [CODE], 0),
        (None, [], 0),  # a person has taken it out
        (SKIP, [""], 0),
        ("{{ho_so_tthc.khong_co_ma_nay}}", ["ho_so_tthc.khong_co_ma_nay"], 1),
        ("{{" + CODE, [], 1),
    ],
)
def test_what_a_person_makes_of_a_cell(path, typed, codes, faults):
    book = copied(path, proposal(path, (6, 3)))
    book["Biểu 1"]["C6"] = typed
    book.save(copy_path(path))
    placed = marks_of(path)
    assert [one.mark.code for one in placed.marks] == codes
    assert len(placed.faults) == faults and all("C6" in one.text for one in placed.faults)


def test_a_saved_copy_is_told_from_one_that_nobody_opened(path):
    book = copied(path, proposal(path, (6, 3)))
    assert UNTOUCHED in Form(copy_path(path)).parts
    book.properties.lastModifiedBy = " Trần Văn An "
    book.save(copy_path(path))
    saved = Form(copy_path(path))
    assert UNTOUCHED not in saved.parts and confirmed_by(saved) == "Trần Văn An"


@pytest.mark.parametrize("content", [b"", b"<", b"<a/>", b"not xml"])
def test_who_saved_it_is_nobody_where_the_file_does_not_say(path, content):
    form = Form(path)
    form.parts["docProps/core.xml"] = content
    assert confirmed_by(form) == ""


def test_the_form_itself_stays_as_it_was(path):
    before = path.read_bytes()
    copied(path, proposal(path, (6, 3)))
    assert path.read_bytes() == before
