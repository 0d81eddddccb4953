"""The database file of a result folder: its tables, those of earlier versions, what is due."""

import sqlite3
from contextlib import closing

import pytest

from extractor.errors import RunStopped, WrongUsage
from extractor.output.base import EmbeddedBase, changing
from extractor.output.schema import FORM, TABLES


@pytest.fixture
def base(tmp_path):
    made = EmbeddedBase(tmp_path)
    yield made
    made.close(keep=False)


def columns(base, table):
    return [row[1] for row in base.run(f'pragma table_info("{table}")')]


def row_of(table, **values):
    return {**dict.fromkeys(TABLES[table], ""), **values}


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_its_columns_in_their_order(base, table):
    assert columns(base, table) == TABLES[table]


@pytest.mark.parametrize("table", ["documents", "figures", "indicators", "inputs"])
def test_columns_that_an_earlier_version_lacks_are_added_at_the_end(tmp_path, table):
    """In the order of the schema; what stands in the others stays."""
    old = TABLES[table][:-2]
    with closing(sqlite3.connect(tmp_path / "dataset.sqlite")) as made, made:
        made.execute(f'create table "{table}" ({", ".join(f"{chr(34)}{c}{chr(34)}" for c in old)})')
        made.execute(f'insert into "{table}" (file) values (?)', ("a.pdf",))
    base = EmbeddedBase(tmp_path)
    assert columns(base, table) == TABLES[table]
    assert base.run(f'select file from "{table}"').fetchall() == [("a.pdf",)]
    base.close(keep=False)


def test_documents_of_an_earlier_version_count(tmp_path):
    with closing(sqlite3.connect(tmp_path / "dataset.sqlite")) as made, made:
        made.execute("create table documents (file)")
        made.execute("create table inputs (file, sha256)")
        made.execute("insert into documents values ('a.pdf')")
        made.execute("insert into inputs values ('a.pdf', 'x')")
    base = EmbeddedBase(tmp_path)
    assert base.run("select counted from documents").fetchone() == ("yes",)
    assert base.run("select origin, belongs from inputs").fetchone() == ("", "a.pdf")
    base.close(keep=False)


def test_a_newer_version_is_left_alone(tmp_path):
    EmbeddedBase(tmp_path).close(keep=True)
    with closing(sqlite3.connect(tmp_path / "dataset.sqlite")) as made:
        made.execute(f"pragma application_id = {FORM + 1}")
    before = (tmp_path / "dataset.sqlite").read_bytes()
    with pytest.raises(WrongUsage) as refused:
        EmbeddedBase(tmp_path)
    assert refused.value.code == "out_newer"
    assert (tmp_path / "dataset.sqlite").read_bytes() == before


@pytest.mark.parametrize("content", [b"x" * 4096, b"SQLite format 3\0" + b"\xff" * 4000])
def test_what_is_no_database_is_said(tmp_path, content):
    (tmp_path / "dataset.sqlite").write_bytes(content)
    with pytest.raises((WrongUsage, RunStopped)) as refused:
        EmbeddedBase(tmp_path)
    assert refused.value.code == "results_broken"


def test_a_row_takes_the_place_of_that_of_its_file_alone(base):
    base.add("documents", [row_of("documents", file=name, title="cũ") for name in ("a", "b")])
    base.change("documents", row_of("documents", file="a", title="mới"))
    assert base.run("select file, title from documents order by rowid").fetchall() == [
        ("a", "mới"),
        ("b", "cũ"),
    ]


@pytest.mark.parametrize("table", ["documents", "failures", "due"])
def test_a_change_names_every_column_but_the_file(table):
    command, values = changing(table, {"file": "a.pdf"})
    assert command.count("= ?") == len(TABLES[table]) == len(values)
    assert values[-1] == "a.pdf" and "where file = ?" in command


def test_exports_are_due_until_they_are_written(base):
    assert not base.is_due()
    base.mark_due()
    assert base.is_due()
    base.set_exported()
    assert not base.is_due()


@pytest.mark.parametrize("keep, rows", [(True, 1), (False, 0)])
def test_what_was_added_outside_a_transaction_stays_where_it_is_to(tmp_path, keep, rows):
    base = EmbeddedBase(tmp_path)
    base.add("failures", [row_of("failures", file="a")])
    assert base.in_transaction()
    base.close(keep=keep)
    again = EmbeddedBase(tmp_path)
    assert len(list(again.stream("select * from failures"))) == rows
    again.close(keep=False)


def test_nothing_of_a_transaction_that_fails_stays(base):
    with pytest.raises(ZeroDivisionError), base.transaction():
        base.add("failures", [row_of("failures", file="a")])
        raise ZeroDivisionError
    assert base.run("select count(*) from failures").fetchone() == (0,)
