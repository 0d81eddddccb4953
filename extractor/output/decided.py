"""The results of a folder with every decision of persons in them, for those who only read."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from extractor import output
from extractor.decisions import CORRECTIONS, Decision, load, row_of
from extractor.output.bases import open_reader
from extractor.output.schema import LAID_OVER, TABLES
from extractor.output.store_address import EMBEDDED, Address, address_of, reading_address
from extractor.scratch import folder_of_process

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas

    from extractor.output.database import Dataset
    from extractor.output.server_base import ServerReader

LEAST_FILES = ("documents.csv", "indicators.csv")  # of results without a database
CSV_ROWS = 50_000  # of a file that are held at a time
NOT_COPIED = ("cells", "due", "decisions")  # which nobody asks for who only reads


def decided_database(folder: Path) -> Path | None:
    """A database with the folder's results and every decision laid over them: the folder's own
    where a run has done so since the last decision, else a copy that goes with this process; also
    of a folder that has the CSV files of documents and indicators alone. None where there are no
    results. Nothing in the folder is changed.

    Raises WrongUsage where the record of decisions cannot be opened."""
    own, record = folder / EMBEDDED, folder / CORRECTIONS
    address = address_of(folder)
    if address is not None:
        return _copied(folder.resolve(), address, record)
    if own.exists() and not record.exists():
        return own
    if not own.exists() and not all((folder / name).exists() for name in LEAST_FILES):
        return None
    return _decided(folder.resolve(), _state(own), _state(record))


def _copied(folder: Path, address: Address, record: Path) -> Path:
    with closing(open_reader(address)) as reader:
        return _copy_of_server(folder, address, reader.changes(), _state(record))


@lru_cache(maxsize=64)
def _copy_of_server(folder: Path, address: Address, *_states: object) -> Path:
    """A copy, which goes with this process, of a dataset in a server, every decision laid over."""
    made = _new_folder()
    with closing(open_reader(address)) as reader, output.Dataset(made) as data:
        with reader.snapshot():
            _copy_tables(reader, data)
        data.lay_over(load(folder).decisions)
    return made / EMBEDDED


def _copy_tables(reader: ServerReader, data: Dataset) -> None:
    for table, columns in TABLES.items():
        if table not in NOT_COPIED:
            named = (dict(zip(columns, row, strict=True)) for row in reader.stream(table))
            with data.connection:
                data.add(table, named)


def _new_folder() -> Path:
    return Path(tempfile.mkdtemp(dir=folder_of_process()))


def _state(path: Path) -> tuple[int, int]:
    if not path.exists():
        return 0, 0
    found = path.stat()
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=64)
def _decided(folder: Path, *_states: tuple[int, int]) -> Path:
    own, decisions = folder / EMBEDDED, load(folder).decisions
    if own.exists() and (not decisions or _holds(own, decisions)):
        return own
    made = _new_folder()
    try:
        if own.exists():
            _copy(own, made / EMBEDDED)
        with output.Dataset(made) as data:  # loaded when a copy must be made, and not before
            if not own.exists():
                _take_csv(folder, data)
            data.lay_over(decisions)
    except sqlite3.Error:
        return own  # a damaged one is told of when it is read
    return made / EMBEDDED


def _holds(own: Path, decisions: tuple[Decision, ...]) -> bool:
    """True where the database mirrors just these decisions."""
    columns = TABLES["corrections"]
    listed = ", ".join(f'"{column}"' for column in columns)
    rows = [tuple(row_of(decision)[name] for name in columns) for decision in decisions]
    try:
        with closing(sqlite3.connect(reading_address(own), uri=True)) as base:
            found = base.execute(f"select {listed} from corrections order by rowid").fetchall()
            return found == rows
    except sqlite3.Error:
        return False


def _copy(own: Path, target: Path) -> None:
    """Copy a database as it stands, also while a run goes on."""
    with (
        closing(sqlite3.connect(reading_address(own), uri=True)) as base,
        closing(sqlite3.connect(target)) as copy,
    ):
        base.backup(copy)


def _take_csv(folder: Path, data: Dataset) -> None:
    """Put the rows of a folder's CSV files into a database."""
    for table in ("documents", *LAID_OVER, "failures"):
        path = folder / f"{table}.csv"
        for rows in _rows_of(path) if path.exists() else ():
            with data.connection:
                data.add(table, rows.reindex(columns=TABLES[table]).fillna("").to_dict("records"))


def _rows_of(path: Path) -> Iterator[pandas.DataFrame]:
    """The rows of a CSV file as text, a part at a time; what a line has beyond the columns is left
    out."""
    import pandas  # takes half a second to load, and a folder has its database as a rule

    width = len(pandas.read_csv(path, encoding="utf-8-sig", nrows=0).columns)
    yield from pandas.read_csv(
        path,
        encoding="utf-8-sig",
        dtype=str,
        keep_default_na=False,
        chunksize=CSV_ROWS,
        engine="python",
        on_bad_lines=lambda cells: cells[:width],
    )
