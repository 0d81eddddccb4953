"""Where a folder's dataset is, without a word that is secret."""

import sqlite3
from contextlib import closing
from pathlib import PureWindowsPath

import pytest

from extractor.errors import WrongUsage
from extractor.output.store_address import (
    EMBEDDED,
    POINTER,
    Address,
    address_of,
    has_results,
    keep_address,
    reading_address,
    safe_words,
)


def test_a_folder_of_no_results(tmp_path):
    assert not has_results(tmp_path) and address_of(tmp_path) is None


def test_a_dataset_in_the_folder(tmp_path):
    (tmp_path / EMBEDDED).write_bytes(b"")
    assert has_results(tmp_path) and address_of(tmp_path) is None


def test_a_dataset_in_a_server(tmp_path):
    (tmp_path / ".solieu").mkdir()
    address = Address("host=máy-chủ dbname=solieu", "mark of the folder")
    keep_address(tmp_path, address)
    assert has_results(tmp_path) and address_of(tmp_path) == address


@pytest.mark.parametrize("kept", [b"", b"{}", b'{"store": "x"}', b"[]", b"\xff\xfe", b"12"])
def test_a_pointer_that_says_nothing_is_refused(tmp_path, kept):
    (tmp_path / POINTER).write_bytes(kept)
    with pytest.raises(WrongUsage):
        address_of(tmp_path)


@pytest.mark.parametrize(
    "said, safe",
    [
        ("no route\n  password=x", "no route password=***"),
        ("Password: bí-mật host=a", "Password: *** host=a"),
        ("passfile=/home/a sslkey=/k", "passfile=*** sslkey=***"),
        ("connection refused", "connection refused"),
    ],
)
def test_what_a_server_says_is_told_without_secrets(said, safe):
    assert safe_words(ValueError(said)) == safe


@pytest.mark.parametrize(
    "name", ["a b.sqlite", "100%.sqlite", "a#1.sqlite", "có ?.sqlite", "năm 2024%20.sqlite", "a&b"]
)
def test_a_database_of_any_name_is_read_and_not_written(tmp_path, name):
    with closing(sqlite3.connect(tmp_path / name)) as made, made:
        made.execute("create table t (a)")
    with closing(sqlite3.connect(reading_address(tmp_path / name), uri=True)) as base:
        assert base.execute("select count(*) from t").fetchone() == (0,)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            base.execute("insert into t values (1)")


@pytest.mark.parametrize(
    "path, address",
    [
        (r"C:\Kết quả\dataset.sqlite", "file:///C:/K%E1%BA%BFt%20qu%E1%BA%A3/dataset.sqlite"),
        (r"\\may-chu\cchc\a.sqlite", "file:////may-chu/cchc/a.sqlite"),
        (r"\\192.168.1.5\D$\a.sqlite", "file:////192.168.1.5/D%24/a.sqlite"),
    ],
)
def test_a_database_on_a_drive_of_windows_or_a_shared_one(path, address):
    assert reading_address(PureWindowsPath(path)) == f"{address}?mode=ro"


def test_sqlite_takes_a_path_that_begins_with_two_strokes(tmp_path):
    """As those of shared drives do; the other way to write them it refuses."""
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as made:
        made.execute("create table t (a)")
    address = reading_address(tmp_path / "a.sqlite").replace("file:///", "file:////")
    with closing(sqlite3.connect(address, uri=True)) as base:
        base.execute("select * from t")
    refused = PureWindowsPath(r"\\may-chu\cchc\a.sqlite").as_uri()
    with pytest.raises(sqlite3.OperationalError, match="authority"):
        sqlite3.connect(f"{refused}?mode=ro", uri=True)


def test_what_a_server_says_is_cut():
    assert len(safe_words(ValueError("a " * 999))) <= 300
