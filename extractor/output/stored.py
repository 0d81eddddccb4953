"""The rows of a result folder for those who only read, in short transactions, while a run goes on
beside."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

from extractor.errors import WrongUsage
from extractor.output.bases import open_reader
from extractor.output.schema import TABLES
from extractor.output.store_address import (
    EMBEDDED,
    Address,
    address_of,
    has_results,
    reading_address,
)


class Reader(Protocol):
    """Answers what rows of a table there are."""

    def rows(self, table: str, where: str, values: Sequence[object]) -> list[dict[str, Any]]: ...


class _OfFile:
    """The rows in the folder's own database."""

    def __init__(self, path: Path) -> None:
        self._address = reading_address(path.resolve())

    def rows(self, table: str, where: str, values: Sequence[object]) -> list[dict[str, Any]]:
        """Rows of a table; columns that a folder of an earlier version lacks are missing."""
        command = _command(table, where)
        with closing(sqlite3.connect(self._address, uri=True, timeout=10)) as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(command, values).fetchall()]


class _OfServer:
    """The rows in a server, asked over one connection by all who ask."""

    def __init__(self, address: Address) -> None:
        self._reader = open_reader(address)
        self._turn = Lock()

    def rows(self, table: str, where: str, values: Sequence[object]) -> list[dict[str, Any]]:
        """Rows of a table."""
        with self._turn:
            found: list[Mapping[str, Any]] = self._reader.run(_command(table, where), *values)
        return [dict(row) for row in found]


def open_stored(folder: Path) -> Reader:
    """The rows of a result folder. Raises errors of the family: WrongUsage where there are none."""
    if not has_results(folder):
        raise WrongUsage("no_results", path=folder)
    address = address_of(folder)
    return _OfFile(folder / EMBEDDED) if address is None else _OfServer(address)


def _command(table: str, where: str) -> str:
    if table not in TABLES:
        raise ValueError(table)
    return f'select * from "{table}" {where}'
