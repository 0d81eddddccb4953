"""Results with every decision of persons in them: the folder's own, or a copy laid over."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from made_results import Numeral, make_results

from extractor.decisions import append, load
from extractor.decisions import decision as module
from extractor.model import Box
from extractor.output import Dataset, decided_database
from extractor.output.files import write_csv
from extractor.output.schema import EXPORTED, TABLES

SHA, FILE = "ab" * 32, "báo cáo.pdf"


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "kết quả"
    make_results(made, [Numeral("1.291", "1.221", "1221"), Numeral("77", "77", "77", reason="")])
    return made


def decision(new, time="2026-11-25T08:00:00+07:00"):
    return module.Decision(
        sha256=SHA,
        page=1,
        box=Box(200, 60, 240, 74),
        raw="1.221",
        field="value",
        old="1221",
        new=new,
        state="corrected",
        person="Lan",
        time=time,
        file=FILE,
    )


def values(database):
    with closing(sqlite3.connect(database)) as base:
        return [row[0] for row in base.execute("select value from figures order by start")]


def test_without_decisions_it_is_the_folders_own(folder):
    assert decided_database(folder) == folder / "dataset.sqlite"


def test_a_decision_made_since_is_laid_over_a_copy_and_the_folder_stays(folder):
    before = (folder / "dataset.sqlite").read_bytes()
    append(folder, [decision("1291")])
    copy = decided_database(folder)
    assert copy != folder / "dataset.sqlite" and values(copy) == ["1291", "77"]
    assert values(folder / "dataset.sqlite") == ["1221", "77"]
    assert (folder / "dataset.sqlite").read_bytes() == before
    assert decided_database(folder) == copy  # made once


def test_the_next_decision_makes_another_copy(folder):
    append(folder, [decision("1291")])
    first = decided_database(folder)
    append(folder, [replace(decision("1292"), time="2026-11-25T09:00:00+07:00")])
    second = decided_database(folder)
    assert first != second and values(second) == ["1292", "77"]


def test_once_a_run_has_laid_them_over_the_folder_is_read_itself(folder):
    append(folder, [decision("1291")])
    with Dataset(folder) as data:
        data.lay_over(load(folder).decisions)
    assert decided_database(folder) == folder / "dataset.sqlite"
    assert values(folder / "dataset.sqlite") == ["1291", "77"]


@pytest.mark.parametrize("decided", [False, True])
def test_csv_files_alone_will_do(folder, tmp_path, decided):
    """A folder that was sent without its database; what was decided of it counts too."""
    sent = tmp_path / "gửi"
    sent.mkdir()
    with Dataset(folder) as data:
        for table in EXPORTED:
            write_csv(sent / f"{table}.csv", TABLES[table], data.rows(table))
    if decided:
        append(sent, [decision("1291")])
    assert values(decided_database(sent)) == ["1291" if decided else "1221", "77"]


def test_a_folder_of_nothing_has_none(tmp_path):
    assert decided_database(tmp_path) is None
    (tmp_path / "documents.csv").write_text("file\n", "utf-8-sig")
    assert decided_database(tmp_path) is None  # figures alone are no results either


def test_a_damaged_database_is_given_as_it_is(folder):
    """Who reads it says what is wrong with it."""
    append(folder, [decision("1291")])
    (folder / "dataset.sqlite").write_bytes(b"x" * 5000)
    assert decided_database(folder) == folder / "dataset.sqlite"
