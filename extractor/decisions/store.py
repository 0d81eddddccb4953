"""DIR/corrections.csv: every decision ever made, one line each, only added to.

A line is written whole and reaches the disk before `append` returns. What a killed program or a
failing disk left of a line is set aside, never taken for a decision.
"""

from __future__ import annotations

import csv
import io
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import regex

from extractor.decisions.decision import COLUMNS, STATES, Decision, State, box_of
from extractor.errors import WrongUsage
from extractor.whole_files import keep_names

CORRECTIONS = "corrections.csv"
TORN = "corrections-torn.csv"  # what is left of lines that were not written whole
BOM = b"\xef\xbb\xbf"
WAIT = 20  # seconds for others who are writing
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "'")
_SIGNED = regex.compile(r"[+\-]\d[\d.,]*")
_BREAKS = regex.compile(r"[\r\n\v\f\x00\x1c-\x1e\x85\u2028\u2029]+")
_OF_CORNERS = ("x0", "y0", "x1", "y1")


@dataclass(frozen=True, slots=True)
class Loaded:
    """The decisions of a folder in the order in which they were made; `refused` are the numbers of
    lines that are none, `torn` is True where the last line was not written whole."""

    decisions: tuple[Decision, ...]
    refused: tuple[int, ...] = ()
    torn: bool = False


def append(folder: Path, decisions: Iterable[Decision]) -> None:
    """Add decisions to the folder's record; they are on the disk when this returns.

    Raises WrongUsage where the folder cannot be written to, or others hold the record too long.
    """
    lines = "".join(map(_line, decisions)).encode()
    if not lines:
        return
    target = folder / CORRECTIONS
    try:
        with _alone(folder):
            _set_torn_aside(target)
            new = not target.exists() or target.stat().st_size == 0
            _write_through(target, (BOM + _header() if new else b"") + lines)
            if new:
                keep_names(folder)
    except OSError as error:
        raise WrongUsage("corrections_unwritable", path=target, detail=error) from None


def load(folder: Path) -> Loaded:
    """Every decision of a folder; none where it has no record. Nothing is written.

    Raises WrongUsage where the record is there and cannot be opened.
    """
    return load_file(folder / CORRECTIONS)


def load_file(target: Path) -> Loaded:
    """The decisions of one such file. Raises WrongUsage where it cannot be opened."""
    try:
        content = target.read_bytes()
    except FileNotFoundError:
        return Loaded(())
    except OSError as error:
        raise WrongUsage("corrections_unreadable", path=target, detail=error) from None
    whole, _, rest = content.rpartition(b"\n")
    found: list[Decision] = []
    refused: list[int] = []
    lines = whole.removeprefix(BOM).decode("utf-8", "replace").split("\n")
    columns = _cells(lines[0])
    for number, line in enumerate(lines[1:], 2):
        if not line.strip():
            continue
        decision = of_row(dict(zip(columns, _cells(line, lines[0]), strict=False)))
        if decision is None or "\ufffd" in line:
            refused.append(number)
        else:
            found.append(decision)
    return Loaded(tuple(found), tuple(refused), bool(rest.strip()))


def row_of(decision: Decision) -> dict[str, Any]:
    """The decision as a row with the columns of corrections.csv."""
    row: dict[str, Any] = {
        name: getattr(decision, name) for name in COLUMNS if name not in _OF_CORNERS
    }
    row["start"] = "" if decision.start is None else decision.start
    for name in _OF_CORNERS:
        row[name] = "" if decision.box is None else round(getattr(decision.box, name), 1)
    return {name: row[name] for name in COLUMNS}


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the record against other programs; the lock goes with the process, even a killed one."""
    (folder / ".solieu").mkdir(parents=True, exist_ok=True)
    path = folder / ".solieu" / "corrections-lock.sqlite"
    try:
        lock = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
        lock.execute("begin exclusive")
    except sqlite3.Error as error:
        raise OSError(str(error)) from None
    try:
        yield
    finally:
        lock.close()


def _set_torn_aside(target: Path) -> None:
    """Move what stands behind the last whole line into a file beside, before it is cut off."""
    if not target.exists():
        return
    content = target.read_bytes()
    whole = content.rfind(b"\n") + 1
    if whole == len(content):
        return
    _write_through(target.with_name(TORN), content[whole:] + b"\n")
    with open(target, "r+b") as handle:
        handle.truncate(whole)
        os.fsync(handle.fileno())


def _write_through(target: Path, content: bytes) -> None:
    with open(target, "ab", buffering=0) as handle:
        left = memoryview(content)
        while left:
            left = left[handle.write(left) :]
        os.fsync(handle.fileno())


def _header() -> bytes:
    return (",".join(COLUMNS) + "\r\n").encode()


def _line(decision: Decision) -> str:
    made = io.StringIO()
    csv.writer(made).writerow(_harmless(value) for value in row_of(decision).values())
    return made.getvalue()


def _harmless(value: object) -> object:
    """The value on one line, with an apostrophe before what a spreadsheet would compute.

    >>> _harmless("=1+1"), _harmless("-5"), _harmless("một\\nhai")
    ("'=1+1", '-5', 'một hai')
    """
    if not isinstance(value, str):
        return value
    text = _BREAKS.sub(" ", value)
    if text.startswith(_FORMULA_SIGNS) and not _SIGNED.fullmatch(text):
        return "'" + text
    return text


def _cells(line: str, head: str = "") -> list[str]:
    """The values of one line; a spreadsheet may have parted them by semicolons."""
    head = head or line
    parted_by = ";" if head.count(";") > head.count(",") else ","
    try:
        found = next(csv.reader([line.rstrip("\r")], delimiter=parted_by), [])
    except csv.Error:
        return []
    return [cell.removeprefix("'") for cell in found]


def of_row(row: Mapping[str, str]) -> Decision | None:
    """The decision that a row with these columns is; None where it is none."""
    state = _state(row.get("state", ""))
    page = row.get("page", "")
    start = row.get("start", "")
    if state is None or not page.isdecimal() or not row.get("sha256") or not row.get("time"):
        return None
    text = {name: row.get(name, "") for name in COLUMNS if name not in _OF_CORNERS}
    del text["page"], text["state"], text["start"]
    return Decision(
        **text,
        page=int(page),
        box=box_of(row),
        state=state,
        start=int(start) if start.isdecimal() else None,
    )


def _state(word: str) -> State | None:
    return next((state for state in STATES if state == word), None)
