"""The decisions of persons in the database: laid over the rows of each document, and mirrored.

The machine's own rows of a document with decisions are kept beside (table `machine`), so a decision
that is taken back gives them back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Protocol

from extractor import indicators
from extractor.decisions import (
    DOCUMENT_FIELDS,
    Decision,
    Followed,
    Indicator,
    concerning,
    laid_over,
    row_of,
)
from extractor.messages import REASONS, reason
from extractor.model import Doubt
from extractor.output.base import Found
from extractor.output.schema import LAID_OVER, TABLES, Row

OF_RUNS = ("gone", "kept_from_before")  # reasons of a document that no reading gives

Tables = dict[str, list[Row]]


class Store(Protocol):
    """A database whose rows have the columns of TABLES."""

    def run(self, command: str, *values: object) -> Found: ...
    def add(self, table: str, rows: Iterable[Row]) -> None: ...
    def change(self, table: str, row: Row) -> None: ...


def lay_over(
    store: Store, file: str, decisions: Sequence[Decision], present: frozenset[str]
) -> bool:
    """Lay the decisions over the rows of one document; True where any row changed. The caller holds
    the transaction. `present`: the fingerprints of all documents."""
    found = _rows(store, "documents", file)
    if not found:
        return False
    current = found[0]
    kept = store.run("select rows from machine where file = ?", file).fetchone()
    if not kept and not concerning(current, decisions, present):
        return False
    now = {table: _rows(store, table, file) for table in LAID_OVER}
    read = _as_kept(kept[0], file) if kept else {**now, "documents": [current]}
    document = _document_read(current, read["documents"][0])
    wanted = concerning(document, decisions, present)
    tables = {table: read[table] for table in LAID_OVER}
    laid = laid_over(document, tables, wanted, _indicators())
    if not kept:
        _keep(store, file, read)
    changed = _write_followed(store, file, laid.followed)
    if laid.document != current:
        store.change("documents", laid.document)
        changed = True
    return _write_tables(store, file, now, laid.tables) or changed


def _write_tables(store: Store, file: str, now: Tables, laid: Tables) -> bool:
    """Put the rows laid over in the place of those that stand; True where any differ."""
    differing = [table for table in LAID_OVER if laid.get(table, []) != now[table]]
    for table in differing:
        store.run(f'delete from "{table}" where file = ?', file)
        store.add(table, [_whole(row, table) for row in laid.get(table, [])])
    return bool(differing)


def mirror(store: Store, decisions: Sequence[Decision]) -> bool:
    """Have the table `corrections` hold every decision, in order; True where it did not. The caller
    holds the transaction."""
    rows = [row_of(decision) for decision in decisions]
    columns = TABLES["corrections"]
    listed = ", ".join(f'"{column}"' for column in columns)
    there = store.run(f"select {listed} from corrections order by rowid").fetchall()
    if [tuple(row[name] for name in columns) for row in rows] == there:
        return False
    store.run("delete from corrections")
    store.add("corrections", rows)
    return True


def _rows(store: Store, table: str, file: str) -> list[Row]:
    columns = TABLES[table]
    listed = ", ".join(f'"{column}"' for column in columns)
    order = "start" if "start" in columns else "rowid"
    command = f'select {listed} from "{table}" where file = ? order by {order}, rowid'
    found = store.run(command, file)
    return [dict(zip(columns, row, strict=True)) for row in found]


def _keep(store: Store, file: str, read: Tables) -> None:
    rows = json.dumps(read, ensure_ascii=False)
    store.add("machine", [{"file": file, "rows": rows}])


def _as_kept(text: str, file: str) -> Tables:
    """The rows kept of a document, which may be called otherwise now."""
    read: Tables = json.loads(text)
    for table, rows in read.items():
        for row in rows:
            row.update({name: row.get(name) for name in TABLES[table]}, file=file)
    return read


def _document_read(current: Row, kept: Row) -> Row:
    """The document's row as it was read, with what runs said of it since."""
    made = {**current, **_fields(kept)}
    said, as_kept = str(current.get("review_reason") or ""), str(kept.get("review_reason") or "")
    of_runs = [reason(Doubt(key)) for key in OF_RUNS if _tells(said, key)]
    reasons = [*filter(None, [as_kept]), *(one for one in of_runs if one not in as_kept)]
    made["counted"] = current["counted"] if _tells(said, "gone") else "yes"
    made["review_reason"], made["review"] = "; ".join(reasons), "yes" if reasons else "no"
    made["corrected"] = ""
    return made


def _fields(row: Row) -> Row:
    return {name: row[name] for name in DOCUMENT_FIELDS if name in row}


def _tells(said: str, key: str) -> bool:
    """True where the reasons of a document tell this one, in either language."""
    return any(sentence in said for sentence in REASONS[key])


def _write_followed(store: Store, file: str, followed: Sequence[Followed]) -> bool:
    columns = TABLES["followed"]
    rows = [_followed_row(one) for one in followed]
    if [{name: row[name] for name in columns} for row in rows] == _rows(store, "followed", file):
        return False
    store.run("delete from followed where file = ?", file)
    store.add("followed", rows)
    return True


def _followed_row(one: Followed) -> Row:
    return {
        **row_of(one.decision),
        "file": one.file,
        "start": "" if one.start is None else one.start,
        "outcome": one.outcome,
        "now": one.now,
    }


def _whole(row: Row, table: str) -> Row:
    """The row with every column of its table."""
    return {name: row.get(name, "") for name in TABLES[table]}


@lru_cache(maxsize=1)
def _indicators() -> dict[str, Indicator]:
    known = indicators.load_indicators()
    return {code: Indicator(name, _unit(code, known)) for code, name in known.names.items()}


def _unit(code: str, known: Any) -> str:
    return str(known.by_code[indicators.base_of(code)[0]].record.unit)
