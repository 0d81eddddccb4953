"""Files written whole; cells that no spreadsheet takes for a formula."""

import csv

import pytest

from extractor.output.files import harmless, put_file, write_csv


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-x", "@sum(1)", "\t=1", "\r=1", "-5%"])
def test_text_that_opens_a_formula_gets_an_apostrophe(text):
    assert harmless(text, "title") == "'" + text


@pytest.mark.parametrize("text", ["-5%", "+12", "-1.250,5", "- 12", "=1+1"])
def test_a_numbers_own_sign_stays(text):
    kept = text in ("-5%", "+12", "-1.250,5")
    assert harmless(text, "raw") == harmless(text, "value") == (text if kept else "'" + text)


@pytest.mark.parametrize("value", ["", "12", "a=b", 12, -5, None, 1.5])
def test_other_values_stay(value):
    assert harmless(value, "title") is value


def test_a_csv_file_has_its_columns_in_order(tmp_path):
    rows = [{"b": "=1+1", "a": 12, "raw": "-5%", "other": "x"}]
    target = write_csv(tmp_path / "rows.csv", ["a", "b", "raw"], rows)
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    with open(target, encoding="utf-8-sig", newline="") as handle:
        assert list(csv.reader(handle)) == [["a", "b", "raw"], ["12", "'=1+1", "-5%"]]


def finished(folder, content=b"new"):
    beside = folder / "beside.part"
    beside.write_bytes(content)
    return beside


def test_a_finished_file_takes_the_place_of_the_old_one(tmp_path):
    target = tmp_path / "so-lieu.xlsx"
    target.write_bytes(b"old")
    assert put_file(finished(tmp_path), target) == target
    assert target.read_bytes() == b"new" and not (tmp_path / "beside.part").exists()


def test_where_something_else_holds_the_name_the_next_free_one_is_taken(tmp_path):
    (tmp_path / "so-lieu.xlsx").mkdir()
    (tmp_path / "so-lieu-2.xlsx").mkdir()
    put = put_file(finished(tmp_path), tmp_path / "so-lieu.xlsx")
    assert put.name == "so-lieu-3.xlsx" and put.read_bytes() == b"new"
