"""Rows of a result folder for those who only read, while a run may write."""

import sqlite3

import pytest
from made_datasets import COUNT, report

from extractor.errors import WrongUsage
from extractor.output import Dataset
from extractor.output.stored import open_stored


@pytest.fixture
def folder(tmp_path):
    with Dataset(tmp_path) as data, data.connection:
        report(data, "huyện A", "2024", values=[(COUNT, "5")])
        report(data, "huyện B", "2024", values=[(COUNT, "7")])
    return tmp_path


@pytest.mark.parametrize(
    "where, values, files",
    [
        ("order by file", (), ["huyện A 2024.pdf", "huyện B 2024.pdf"]),
        ("where file = ?", ("huyện B 2024.pdf",), ["huyện B 2024.pdf"]),
        ("where issuer = ?", ("UBND huyện C",), []),
    ],
)
def test_rows_are_those_asked_for_with_their_columns(folder, where, values, files):
    rows = open_stored(folder).rows("documents", where, values)
    assert [row["file"] for row in rows] == files
    assert all(row["province"] == "Sóc Trăng" for row in rows)


def test_nothing_is_written(folder):
    with pytest.raises(sqlite3.Error):
        open_stored(folder).rows("documents", "; delete from documents", ())
    assert len(open_stored(folder).rows("documents", "", ())) == 2


@pytest.mark.parametrize("table", ["sqlite_master", "documents; drop table documents", "khác"])
def test_only_tables_of_the_dataset_are_asked_for(folder, table):
    with pytest.raises(ValueError):
        open_stored(folder).rows(table, "", ())


def test_what_a_run_has_committed_is_seen_at_once(folder):
    reader = open_stored(folder)
    assert len(reader.rows("documents", "", ())) == 2
    with Dataset(folder) as data, data.connection:
        report(data, "huyện C", "2024")
    assert len(reader.rows("documents", "", ())) == 3


@pytest.mark.parametrize("name", ["thường", "năm 2024 #2", "100%", "a?b", "có [ngoặc]"])
def test_whatever_the_folder_is_called(tmp_path, name):
    out = tmp_path / name
    out.mkdir()
    with Dataset(out) as data, data.connection:
        report(data, "huyện A")
    assert len(open_stored(out).rows("documents", "", ())) == 1


def test_a_folder_without_results_is_named(tmp_path):
    with pytest.raises(WrongUsage) as refused:
        open_stored(tmp_path)
    assert refused.value.code == "no_results"
