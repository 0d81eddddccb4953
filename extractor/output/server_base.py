"""The dataset in a PostgreSQL server: the same tables, with types, in the schema `solieu`.

What is empty in a column of numbers is null there and "" here. Alone imports psycopg.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from threading import RLock
from typing import Any, TypeVar

import psycopg
import regex
from psycopg import errors
from psycopg.conninfo import conninfo_to_dict

from extractor.errors import RunStopped, SolieuError, WrongUsage
from extractor.output.base import changing
from extractor.output.migrations import MIGRATIONS
from extractor.output.schema import TABLES, Row
from extractor.output.store_address import Address, safe_words

SCHEMA = "solieu"
SECONDS = 10  # to wait for another program that holds the dataset
AWAITED = 600  # seconds in which a server that went away may come back
LOOKED_EVERY = 1.0  # seconds between two tries
AT_ONCE = 2000  # rows of a long answer in memory
NO_NUL = "\u2400"  # stands for the sign U+0000, which PostgreSQL keeps in no text
# So that a client without power gives the dataset free after two minutes, and is told of a server
# without power as late.
ALIVE: dict[str, Any] = {
    "connect_timeout": 10,
    "keepalives_idle": 30,
    "keepalives_interval": 15,
    "keepalives_count": 6,
}
_ALIVE_THERE = (("tcp_keepalives_idle", 30), ("tcp_keepalives_interval", 15))
WHOLE_NUMBERS = frozenset(
    {"page", "pages", "page_from", "page_to", "start", "end"}
    | {"table", "whole", "row", "column", "columns", "body"}
)
NUMBERS = frozenset({"confidence", "x0", "y0", "x1", "y1"})
T = TypeVar("T")
# What a server says that cannot let anybody in now.
_ON_THE_MOVE = ("starting up", "shutting down", "recovery", "not yet accepting", "too many clients")
_SCHEMES = ("postgresql://", "postgres://")
_HERE = ("localhost", "127.0.0.1", "::1")
_MARK = regex.compile(r"\?(\d*)")


class StoreLost(RunStopped):
    """The server went away; it may come back."""


class ServerBase:
    """The dataset of one result folder in a server, held against other programs that write."""

    lost: tuple[type[Exception], ...] = (StoreLost,)

    def __init__(self, address: Address) -> None:
        """Connected, its tables made or brought up to this version. Raises errors of the family:
        who refuses, who holds it, that it belongs to another result folder."""
        self.address = address
        self._depth = 0
        self.connection = connected(address)
        try:
            self._take()
        except SolieuError:
            self.connection.close()
            raise
        except psycopg.Error as error:
            self.connection.close()
            raise WrongUsage("store_refused", detail=safe_words(error)) from None

    def _take(self) -> None:
        self._depth = 0
        self._hold()
        bring_up(self.connection)
        self._bind()

    def _hold(self) -> None:
        """Keep other programs from writing; the server lets go when this one is gone."""
        until = time.monotonic() + SECONDS
        held = "select pg_try_advisory_lock(hashtextextended(current_database()||'.solieu', 0))"
        while not self.run(held).fetchone()[0]:
            if time.monotonic() > until:
                raise RunStopped("store_open")
            time.sleep(0.2)

    def _bind(self) -> None:
        """A dataset belongs to one result folder, where its texts and page views are."""
        folder = self._state("folder")
        if not folder:
            self._set_state("folder", self.address.folder)
        elif folder != self.address.folder:
            raise WrongUsage("store_of_another")

    def run(self, command: str, *values: object) -> _Found:
        """What a command finds."""
        with _told():
            cursor = self.connection.execute(marked(command), _plain(values))
            return _Found(cursor.fetchall() if cursor.description else [])

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Add rows that have all columns of the table."""
        columns = TABLES[table]
        listed = ", ".join(f'"{column}"' for column in columns)
        to_kept = [_keeper(table, column) for column in columns]
        with (
            _told(),
            self.connection.cursor() as cursor,
            cursor.copy(f'copy "{table}" ({listed}) from stdin') as copy,
        ):
            for row in rows:
                pairs = zip(columns, to_kept, strict=True)
                copy.write_row([keep(row[column]) for column, keep in pairs])

    def change(self, table: str, row: Row) -> None:
        """Put a row in the place of the one of the same file."""
        kept = {name: _keeper(table, name)(row.get(name)) for name in TABLES[table]}
        command, values = changing(table, kept)
        self.run(command, *values)

    def stream(self, command: str) -> Iterator[Sequence[Any]]:
        """The rows that a command finds, a few at a time in memory."""
        with _told(), self._long_answer(command) as cursor:
            for row in cursor:
                yield _read(row)

    @contextmanager
    def _long_answer(self, command: str) -> Iterator[psycopg.RawServerCursor]:
        name = f"rows_{time.monotonic_ns()}"
        cursor = psycopg.RawServerCursor(self.connection, name, withhold=True)
        cursor.itersize = AT_ONCE
        try:
            yield cursor.execute(marked(command))
        finally:
            with suppress(psycopg.Error):
                cursor.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing of what is done in it."""
        self._depth += 1
        try:
            with _told(), self.connection.transaction():
                yield
        finally:
            self._depth -= 1

    def in_transaction(self) -> bool:
        """True within a transaction."""
        return self._depth > 0

    def await_again(self) -> None:
        """Wait until the server is back, and take the dataset again. Raises RunStopped where it
        stays away."""
        until = time.monotonic() + AWAITED
        while True:
            with suppress(psycopg.Error):
                self.connection.close()
            try:
                self.connection = connected(self.address)
                with _told():
                    self._take()
                return
            except (WrongUsage, StoreLost, RunStopped) as error:
                if time.monotonic() > until or error.code == "store_of_another":
                    raise
            time.sleep(LOOKED_EVERY)

    def mark_due(self) -> None:
        """Note that CSV files and workbook are not what the rows say."""
        self._set_state("changed", str(int(self._state("changed") or 0) + 1))

    def is_due(self) -> bool:
        """True where rows have changed since CSV files and workbook were written."""
        return self._state("changed") != self._state("exported")

    def set_exported(self) -> None:
        """Note that CSV files and workbook are written."""
        self._set_state("exported", self._state("changed"))

    def close(self, keep: bool) -> None:
        """Close it; every change was kept by its own transaction."""
        with suppress(psycopg.Error):
            self.connection.close()

    def _state(self, name: str) -> str:
        found = self.run("select value from state where name = ?", name).fetchone()
        return str(found[0]) if found else ""

    def _set_state(self, name: str, value: str) -> None:
        command = "insert into state values (?1, ?2) on conflict (name) do update set value = ?2"
        self.run(command, name, value)


class ServerReader:
    """The rows of a dataset in a server, for those who only read. May be asked from several threads
    by turns."""

    def __init__(self, address: Address) -> None:
        """Connected. Raises errors of the family."""
        self.address = address
        self._connection = connected(address)
        try:
            check_newer(self._connection)
        except SolieuError:
            self._connection.close()
            raise

    def run(self, command: str, *values: object) -> list[Mapping[str, Any]]:
        """The rows that a command finds, by column."""
        try:
            return self._found(command, values)
        except StoreLost:
            self.close()
            self._connection = connected(self.address)
            return self._found(command, values)

    def _found(self, command: str, values: Sequence[object]) -> list[Mapping[str, Any]]:
        with _told():
            cursor = self._connection.execute(marked(command), _plain(values))
            names = [column.name for column in cursor.description or ()]
            return [dict(zip(names, _read(row), strict=True)) for row in cursor.fetchall()]

    def stream(self, table: str) -> Iterator[Sequence[Any]]:
        """The rows of a table in the order in which they were added, a few at a time in memory;
        none where the dataset was never written to."""
        if not self.run("select to_regclass(?) as there", f'{SCHEMA}."{table}"')[0]["there"]:
            return
        listed = ", ".join(f'"{column}"' for column in TABLES[table])
        with (
            _told(),
            self._connection.transaction(),
            psycopg.RawServerCursor(self._connection, f"all_{table}") as cursor,
        ):
            cursor.itersize = AT_ONCE
            for row in cursor.execute(f'select {listed} from "{table}" order by rowid'):
                yield _read(row)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that is asked within is of one moment, though a run goes on beside."""
        with _told():
            self._connection.execute("begin isolation level repeatable read read only")
        try:
            yield
        finally:
            with suppress(psycopg.Error):
                self._connection.execute("rollback")

    def changes(self) -> str:
        """A word that is another one after every change of the rows."""
        if not self.run("select to_regclass(?) as there", f"{SCHEMA}.state")[0]["there"]:
            return ""
        found = self.run("select value from state where name = 'changed'")
        return str(found[0]["value"]) if found else ""

    def close(self) -> None:
        """Disconnect."""
        with suppress(psycopg.Error):
            self._connection.close()


class ServerLink:
    """A connection for many small transactions, from several threads by turns, that outlives a
    server's absence."""

    def __init__(self, text: str, patience: float = 0) -> None:
        """Connected to the server of an address, which may be away for some seconds. Raises errors
        of the family."""
        self._address = Address(text, "")
        self._turn = RLock()
        until = time.monotonic() + patience
        try:
            self._connection = connected(self._address)
        except WrongUsage as error:
            if not patience or not _may_be_away(error):
                raise
            self._connect_again(until)

    def within(self, step: Callable[[ServerLink], T]) -> T:
        """What a step comes to, all of it one transaction; begun anew where the server went away
        within it. Raises RunStopped where it stays away."""

        def whole() -> T:
            with self._connection.transaction():
                return step(self)

        return self._steadily(whole)

    def once(self, command: str, *values: object) -> list[Any]:
        """The rows that a command finds, a transaction by itself: one message to the server where
        `within` takes three. See there for a server that goes away."""
        return self._steadily(lambda: self.run(command, *values))

    def _steadily(self, step: Callable[[], T]) -> T:
        until = 0.0
        with self._turn:
            while True:
                try:
                    with _told():
                        return step()
                except StoreLost:
                    until = until or time.monotonic() + AWAITED
                    self._connect_again(until)

    def _connect_again(self, until: float) -> None:
        while True:
            if hasattr(self, "_connection"):
                self.close()
            time.sleep(LOOKED_EVERY)
            try:
                self._connection = connected(self._address)
                return
            except WrongUsage as error:
                if time.monotonic() > until or not _may_be_away(error):
                    raise

    def run(self, command: str, *values: object) -> list[Any]:
        """The rows that a command finds. To be called within a step."""
        cursor = self._connection.execute(marked(command), _plain(values))
        return cursor.fetchall() if cursor.description else []

    def close(self) -> None:
        """Disconnect."""
        with suppress(psycopg.Error):
            self._connection.close()


def _may_be_away(error: WrongUsage) -> bool:
    """True where who asks later may be let in: the server did not answer, or was just starting."""
    if error.code != "store_refused":
        return False
    said = str(error.values.get("detail", ""))
    refused = "FATAL" in said or "no password supplied" in said
    return not refused or any(word in said for word in _ON_THE_MOVE)


class _Found:
    """The rows that a command found, "" for what is null."""

    def __init__(self, rows: list[Any]) -> None:
        self._rows = iter([_read(row) for row in rows])

    def fetchone(self) -> Any:
        return next(self._rows, None)

    def fetchall(self) -> list[Any]:
        return list(self._rows)

    def __iter__(self) -> Iterator[Any]:
        return self._rows


def parameters(text: str) -> dict[str, Any]:
    """What an address says; it is encrypted where it leads to another machine. Raises WrongUsage
    for one that holds a password or is none."""
    if not text.startswith(_SCHEMES):
        raise WrongUsage("store_address", detail="postgresql://HOST:PORT/DATABASE")
    try:
        found = conninfo_to_dict(text)
    except psycopg.Error as error:
        raise WrongUsage("store_address", detail=safe_words(error)) from None
    if "password" in found:
        raise WrongUsage("store_password")
    host = str(found.get("host") or "")
    is_here = not host or host.startswith("/") or host in _HERE
    if not is_here and not os.environ.get("PGSSLMODE"):
        found.setdefault("sslmode", "require")
    return found


def check_free(address: Address) -> None:
    """Raises errors of the family where the server refuses, or holds the dataset of another result
    folder. Nothing is written."""
    connection = connected(address)
    try:
        if check_newer(connection):
            found = connection.execute("select value from state where name = 'folder'").fetchone()
            if found and found[0] != address.folder:
                raise WrongUsage("store_of_another")
    finally:
        connection.close()


def connected(address: Address) -> psycopg.Connection:
    """A connection on which each command stands by itself outside transactions. Raises WrongUsage
    where the server refuses."""
    try:
        connection = psycopg.connect(
            **{**ALIVE, **parameters(address.text)},
            autocommit=True,
            cursor_factory=psycopg.RawCursor,
            application_name="solieu",
        )
        # no role's or database's own settings change how texts are ordered and read
        connection.execute(f"set search_path to {SCHEMA}")
        connection.execute("set client_encoding to 'UTF8'")
        for name, seconds in _ALIVE_THERE:
            connection.execute(f"set {name} = {seconds}")
    except psycopg.Error as error:
        raise WrongUsage("store_refused", detail=safe_words(error)) from None
    return connection


def bring_up(connection: psycopg.Connection) -> None:
    """Make the tables, or bring those of an earlier version up to this one, in one transaction.
    Raises WrongUsage for those of a newer one."""
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise WrongUsage("store_refused", detail=f"server_encoding {encoding}, UTF8 needed")
    with connection.transaction():
        connection.execute(f"create schema if not exists {SCHEMA}")
        connection.execute("create table if not exists migrations (number integer primary key)")
        done = check_newer(connection)
        for number, commands in enumerate(MIGRATIONS[done:], done + 1):
            for command in commands:
                connection.execute(command)
            connection.execute("insert into migrations values ($1)", (number,))


def check_newer(connection: psycopg.Connection) -> int:
    """How many migrations are done. Raises WrongUsage where that is more than this version has."""
    there = connection.execute(f"select to_regclass('{SCHEMA}.migrations')").fetchone()
    if there is None or there[0] is None:
        return 0
    found = connection.execute("select coalesce(max(number), 0) from migrations").fetchone()
    done = int(found[0]) if found else 0
    if done > len(MIGRATIONS):
        raise WrongUsage("store_newer")
    return done


@contextmanager
def _told() -> Iterator[None]:
    """Errors of the server as errors of the family."""
    try:
        yield
    except (psycopg.OperationalError, psycopg.InterfaceError) as error:
        if isinstance(error, errors.DiskFull | errors.OutOfMemory):
            raise RunStopped("store_full", detail=safe_words(error)) from None
        raise StoreLost("store_lost", detail=safe_words(error)) from None
    except errors.InsufficientPrivilege as error:
        raise WrongUsage("store_refused", detail=safe_words(error)) from None


@lru_cache(maxsize=500)
def marked(command: str) -> str:
    """The command with `$1`, `$2` for its values.

    >>> marked("select 1 where a = ? and b = ?"), marked("where a = ?1 or b = ?1")
    ('select 1 where a = $1 and b = $2', 'where a = $1 or b = $1')
    """
    numbers = iter(range(1, 1000))
    return str(_MARK.sub(lambda found: f"${found[1] or next(numbers)}", command))


def _plain(values: Sequence[object]) -> list[object]:
    return [value.replace("\0", NO_NUL) if isinstance(value, str) else value for value in values]


def _read(row: Sequence[Any]) -> tuple[Any, ...]:
    return tuple("" if value is None else value for value in row)


def _keeper(table: str, column: str) -> Any:
    """What makes a value of a column one that the server keeps."""
    return _number if column_type(table, column) != "text" else _text


def _number(value: Any) -> Any:
    return None if value in ("", None) else value


def _text(value: Any) -> str:
    return "" if value is None else str(value).replace("\0", NO_NUL)


def column_type(table: str, column: str) -> str:
    """The type of a column in the server."""
    if column in WHOLE_NUMBERS or (table, column) == ("cells", "rows"):
        return "bigint"
    return "double precision" if column in NUMBERS else "text"
