"""What a dataset asks of the database under it, whichever holds its rows.

Commands are the SQL that both kinds know; `?` and `?1` stand for values, `rowid` tells in which
order rows were added.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from extractor.outages import of_database
from extractor.output.opening import check_form, opened
from extractor.output.schema import FORM, TABLES, Row


class Found(Protocol):
    """The rows that a command found."""

    def fetchone(self) -> Any: ...
    def fetchall(self) -> list[Any]: ...
    def __iter__(self) -> Iterator[Any]: ...


class Base(Protocol):
    """A database with the tables of a dataset. `lost` are the errors of one that went away."""

    lost: tuple[type[Exception], ...]
    connection: Any

    def run(self, command: str, *values: object) -> Found: ...
    def add(self, table: str, rows: Iterable[Row]) -> None: ...
    def change(self, table: str, row: Row) -> None: ...
    def stream(self, command: str) -> Iterator[Sequence[Any]]: ...
    def transaction(self) -> AbstractContextManager[Any]: ...
    def in_transaction(self) -> bool: ...
    def await_again(self) -> None: ...
    def mark_due(self) -> None: ...
    def is_due(self) -> bool: ...
    def set_exported(self) -> None: ...
    def close(self, keep: bool) -> None: ...


class EmbeddedBase:
    """The file `dataset.sqlite` of a result folder."""

    lost: tuple[type[Exception], ...] = ()

    def __init__(self, out: Path) -> None:
        """Opened, made where there is none. Raises errors of the family where it is damaged, of a
        newer version, open elsewhere or cannot be written."""
        self.connection = opened(out / "dataset.sqlite")
        try:
            check_form(self.connection, out)
            with self.connection:
                for table, columns in TABLES.items():
                    self._create(table, columns)
                # of a folder of an earlier version
                self.run("update documents set counted = 'yes' where coalesce(counted, '') = ''")
                self.run("update inputs set origin = '', belongs = file where belongs is null")
                if self.run("pragma application_id").fetchone()[0] != FORM:
                    self.run(f"pragma application_id = {FORM}")
        except sqlite3.Error as error:
            self.connection.close()
            raise of_database(error, out) from None
        except BaseException:
            self.connection.close()
            raise

    def _create(self, table: str, columns: list[str]) -> None:
        """Make a table where it is not there, and add the columns that a folder of an earlier
        version lacks at its end."""
        listed = ", ".join(f'"{column}"' for column in columns)
        self.connection.execute(f'create table if not exists "{table}" ({listed})')
        there = {row[1] for row in self.connection.execute(f'pragma table_info("{table}")')}
        for late in columns:
            if late not in there:
                self.connection.execute(f'alter table "{table}" add column "{late}"')
        for column in {"file", "files", "belongs"}.intersection(columns):
            index = f'"{table}_{column}" on "{table}" ("{column}")'
            self.connection.execute(f"create index if not exists {index}")

    def run(self, command: str, *values: object) -> sqlite3.Cursor:
        """What a command finds."""
        return self.connection.execute(command, values)

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Add rows that have all columns of the table."""
        columns = ", ".join(f'"{column}"' for column in TABLES[table])
        named = ", ".join(f":{column}" for column in TABLES[table])
        self.connection.executemany(f'insert into "{table}" ({columns}) values ({named})', rows)

    def change(self, table: str, row: Row) -> None:
        """Put a row in the place of the one of the same file."""
        command, values = changing(table, row)
        self.connection.execute(command, values)

    def stream(self, command: str) -> Iterator[Sequence[Any]]:
        """The rows that a command finds, a few at a time in memory."""
        return iter(self.connection.execute(command))

    def transaction(self) -> AbstractContextManager[Any]:
        """All or nothing of what is done in it."""
        return self.connection

    def in_transaction(self) -> bool:
        """True between the first change and the end of a transaction."""
        return self.connection.in_transaction

    def await_again(self) -> None:
        """Nothing: a file does not go away for a while."""

    def mark_due(self) -> None:
        """Note that CSV files and workbook are not what the rows say."""
        self.run("pragma user_version = 1")

    def is_due(self) -> bool:
        """True where rows have changed since CSV files and workbook were written."""
        return bool(self.run("pragma user_version").fetchone()[0])

    def set_exported(self) -> None:
        """Note that CSV files and workbook are written."""
        self.run("pragma user_version = 0")

    def close(self, keep: bool) -> None:
        """Close it; what was added outside a transaction stays where `keep` says so."""
        if keep:
            self.connection.commit()
        self.connection.close()


def changing(table: str, row: Row) -> tuple[str, tuple[object, ...]]:
    """The command that puts a row in the place of the one of the same file, and its values."""
    changed = [name for name in TABLES[table] if name != "file"]
    listed = ", ".join(f'"{name}" = ?' for name in changed)
    values = [row.get(name) for name in changed]
    return f'update "{table}" set {listed} where file = ?', (*values, row["file"])
