"""The database of a result folder opened: whole, of a form that is known, and not damaged."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from extractor.errors import WrongUsage
from extractor.outages import DAMAGED, database_code, of_database
from extractor.output.schema import FORM, SAID_BY_PERSONS, TABLES
from extractor.output.store_address import reading_address

SECONDS = 10  # to wait for another program that holds the database
DAMAGED_NAME = "dataset-hong"  # of a database that was set aside, with a number behind it
BESIDE = ("-journal", "-wal", "-shm")  # files that belong to a database


def opened(path: Path) -> sqlite3.Connection:
    """The database, made where there is none. Raises errors of the family."""
    try:
        connection = sqlite3.connect(path, timeout=SECONDS)
        # a commit is on the disk before what it makes due is written or taken off
        connection.execute("pragma synchronous = extra")
    except sqlite3.Error as error:
        raise of_database(error, path.parent) from None
    return connection


def stored_rows(path: Path, table: str) -> list[tuple[object, ...]]:
    """The rows of a table, from a database that nothing is written into; "" for a column that an
    earlier version lacks. Raises errors of the family."""
    try:
        address = reading_address(path.resolve())
        with closing(sqlite3.connect(address, timeout=SECONDS, uri=True)) as connection:
            check_form(connection, path.parent)
            there = columns_of(connection, table)
            if not there:
                return []
            listed = (f"coalesce(\"{c}\", '')" if c in there else "''" for c in TABLES[table])
            return connection.execute(f'select {", ".join(listed)} from "{table}"').fetchall()
    except sqlite3.Error as error:
        raise of_database(error, path.parent) from None


def check_form(connection: sqlite3.Connection, out: Path) -> None:
    """Raises WrongUsage for the database of a newer version: its rows would be spoilt."""
    form = int(connection.execute("pragma application_id").fetchone()[0])
    newer = form > FORM
    for table, columns in TABLES.items():
        newer = newer or not columns_of(connection, table) <= set(columns)
    if newer:
        raise WrongUsage("out_newer", path=out)


def columns_of(connection: sqlite3.Connection, table: str) -> set[str]:
    """The columns of a table; none where there is no such table."""
    return {str(row[1]) for row in connection.execute(f'pragma table_info("{table}")')}


def mended(out: Path) -> Path | None:
    """Sets a damaged database aside under another name, so that a new one is made of the kept
    readings; what persons decided is taken over where it can be read. Where it stands now, None
    where nothing was damaged. The folder must be held by this run."""
    path = out / "dataset.sqlite"
    if not path.exists() or not _is_damaged(path):
        return None
    aside = _free_name(out)
    try:
        os.replace(path, aside)
        for ending in BESIDE:
            with suppress(FileNotFoundError):
                os.replace(f"{path}{ending}", f"{aside}{ending}")
    except OSError:
        raise WrongUsage("out_unwritable", path=out) from None
    _take_over(aside, path)
    return aside


def _is_damaged(path: Path) -> bool:
    if not path.is_file():
        return True
    try:
        with closing(sqlite3.connect(path, timeout=SECONDS)) as connection:
            said = connection.execute("pragma quick_check(1)").fetchone()
            kinds = dict(connection.execute("select name, type from sqlite_master").fetchall())
    except sqlite3.Error as error:
        if database_code(error) in DAMAGED:
            return True
        raise of_database(error, path.parent) from None
    return said != ("ok",) or any(kinds.get(table, "table") != "table" for table in TABLES)


def _free_name(out: Path) -> Path:
    number = 1
    while os.path.lexists(out / f"{DAMAGED_NAME}-{number}.sqlite"):
        number += 1
    return out / f"{DAMAGED_NAME}-{number}.sqlite"


def _take_over(aside: Path, path: Path) -> None:
    """Copies what persons said into a new database, as far as the damaged one can be read."""
    if not aside.is_file():
        return
    said = {table: _rows(aside, table) for table in SAID_BY_PERSONS}
    with closing(opened(path)) as connection, connection:
        for table, rows in said.items():
            columns = ", ".join(f'"{column}"' for column in TABLES[table])
            marks = ", ".join("?" * len(TABLES[table]))
            connection.execute(f'create table "{table}" ({columns})')
            connection.executemany(f'insert into "{table}" values ({marks})', rows)


def _rows(aside: Path, table: str) -> list[tuple[object, ...]]:
    columns = ", ".join(f'"{column}"' for column in TABLES[table])
    found: list[tuple[object, ...]] = []
    with suppress(sqlite3.Error), closing(sqlite3.connect(aside)) as connection:
        for row in connection.execute(f'select {columns} from "{table}"'):
            found.append(row)
    return found
