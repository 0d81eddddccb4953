"""The columns of the dataset: users' spreadsheets rely on their names and their order."""

import hashlib

import pytest

from extractor.decisions.decision import DOCUMENT_FIELDS, FIGURE_FIELDS, MAIN_FIELD
from extractor.output.schema import (
    DOCUMENT,
    EXPORTED,
    LAID_OVER,
    NUMERALS,
    OF_DOCUMENTS,
    PLACE,
    REPORTER,
    REVIEWED,
    TABLES,
)
from extractor.output.workbook_columns import SHEETS


@pytest.mark.parametrize("table", TABLES)
def test_no_column_stands_twice_and_each_is_a_plain_word(table):
    assert len(set(TABLES[table])) == len(TABLES[table])
    assert all(name.isidentifier() and name.islower() for name in TABLES[table])


@pytest.mark.parametrize("table", NUMERALS)
def test_every_table_of_numerals_begins_with_their_place(table):
    assert TABLES[table][: len(PLACE)] == PLACE
    assert TABLES[table][-1] == "corrected" and "place" in TABLES[table]


@pytest.mark.parametrize("table", OF_DOCUMENTS)
def test_rows_of_documents_name_their_file_first(table):
    assert TABLES[table][0] == "file"


def test_what_a_person_may_decide_has_a_column():
    for table, field in MAIN_FIELD.items():
        assert table in NUMERALS and (field in TABLES[table] or table == "labels")
    assert set(FIGURE_FIELDS) <= set(TABLES["figures"])
    own = {"document", "parts"}  # of the head as a whole, of the file
    assert set(DOCUMENT_FIELDS) - own <= set(TABLES["documents"])
    assert set(LAID_OVER) | {"documents"} >= set(REVIEWED)


def test_each_indicator_repeats_who_reports():
    assert (
        set(REPORTER) <= set(DOCUMENT) and TABLES["indicators"][1 : 1 + len(REPORTER)] == REPORTER
    )


def test_every_field_that_a_sheet_shows_is_a_column_or_worked_out():
    worked_out = {"proven", "holding", "failing", "letter", "key", "what", "read"}
    for sheet in SHEETS:
        table = {"register": "documents", "review": "figures"}.get(sheet.rows, sheet.rows)
        known = {*TABLES[table], *worked_out} | {f"figure{at}" for at in range(1, 20)}
        fields = {column.field for column in sheet.columns if column.field}
        assert fields <= known, sheet.name


def test_what_is_exported_is_what_a_user_reads():
    assert [
        *("documents", "figures", "references", "dates", "labels", "checks", "indicators"),
        *("tables", "failures", "followed"),
    ] == EXPORTED


@pytest.mark.parametrize(
    "table, count, print_",
    [
        ("documents", 31, "f67d2807"),
        ("figures", 27, "aa37eba9"),
        ("indicators", 18, "b3ed9ea2"),
        ("tables", 22, "02ed53a9"),
    ],
)
def test_columns_keep_their_names_and_places(table, count, print_):
    """New ones go to the end; a change here moves the columns of users' spreadsheets."""
    listed = ",".join(TABLES[table][:count])
    assert hashlib.sha256(listed.encode()).hexdigest()[:8] == print_
