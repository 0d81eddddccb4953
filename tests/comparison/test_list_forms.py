"""The forms of the lists: what a workbook and a program that reads the CSV files rely on."""

import pytest

from extractor.comparison.list_forms import FORMS, ListRow, unit_texts
from extractor.comparison.reporters import Reporter

LONGEST_NAME = 31  # of a sheet in Excel


def test_no_two_lists_share_a_file_or_a_sheet():
    assert len({form.stem for form in FORMS.values()}) == len(FORMS)
    assert len({form.sheet for form in FORMS.values()}) == len(FORMS)
    assert all(len(form.sheet) <= LONGEST_NAME for form in FORMS.values())


@pytest.mark.parametrize("name", FORMS)
def test_a_csv_file_names_each_column_once(name):
    columns = FORMS[name].csv_columns
    assert len(set(columns)) == len(columns)
    assert columns[: len(FORMS[name].columns)] == [column.key for column in FORMS[name].columns]


@pytest.mark.parametrize("name", ["missing", "waiting", "answers"])
def test_lists_of_units_have_what_is_said_of_a_unit(name):
    unit = Reporter("xã", "xã An Mỹ", "Kế Sách", "Sóc Trăng", "Cần Thơ")
    texts = unit_texts(unit)
    assert texts == {"level": "xã", "unit": "xã An Mỹ (Kế Sách)", "province": "Sóc Trăng"}
    assert texts.keys() <= set(FORMS[name].csv_columns)


@pytest.mark.parametrize(
    "letter, shown",
    [
        ("2356/SNV-CCHC (2016-11-07)", "2356/SNV-CCHC ngày 07/11/2016"),
        ("15/UBND-NC", "15/UBND-NC"),
        ("8/BC (bản 2)", "8/BC (bản 2)"),
    ],
)
def test_a_letter_is_shown_with_its_day_as_clerks_write_it(letter, shown):
    [column] = [one for one in FORMS["answers"].columns if one.key == "letter"]
    assert column.shown(letter) == shown


def test_a_row_needs_no_source():
    row = ListRow({"unit": "huyện Mỹ Tú"})
    assert (row.source, row.source_before, row.undecided) == (None, None, False)
