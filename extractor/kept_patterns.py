"""Patterns that are compiled once a machine, and not by each process anew.

A report tries some thousand patterns of rules, which take Python ten seconds to compile and a
twentieth of that to load. Each compiled one is kept in a file in the user's own folder for such
things (`SOLIEU_KEEP` names another; an empty one: nothing is kept). It is no part of any result: it
may be deleted at any time, and where it cannot be written, read or trusted, all is compiled anew.

`regex` keeps its patterns as it pickles them. `re` has no way of its own to keep what it has
compiled, so this module, and no other, uses what is beneath it; a Python whose parts are called
otherwise compiles as ever.
"""

from __future__ import annotations

import atexit
import hashlib
import io
import os
import pickle
import re
import sqlite3
import struct
import sys
import threading
import zlib
from array import array
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TypeVar

import regex
from platformdirs import user_cache_path

Pattern = TypeVar("Pattern")

PLACE = "SOLIEU_KEEP"  # the variable that names the folder
MOST_BYTES = 64 << 20  # of the file: beyond, it begins anew
AT_ONCE = 20  # patterns that are written together; a worker may end without writing the last
WAIT = 0.5  # seconds for another process that writes
CODE = "I"  # an unsigned number, as `array` calls it
HEAD = struct.Struct("<II")  # flags and number of groups of a pattern of `re`
# What a file that cannot be used, or what is kept in it, may raise.
UNUSABLE = (
    *(sqlite3.Error, OSError, zlib.error, struct.error, pickle.PickleError, EOFError),
    *(ValueError, RuntimeError, OverflowError),
)
# What a Python whose parts are called otherwise raises.
OTHER_PARTS = (ImportError, AttributeError, TypeError)


@dataclass
class _Keeper:
    """The file of kept patterns of one process. After the first failure it keeps nothing more."""

    path: Path
    waiting: dict[bytes, bytes] = field(default_factory=dict)  # to be written
    lock: threading.Lock = field(default_factory=threading.Lock)
    works: bool = True

    def get(self, key: bytes) -> bytes | None:
        """What is kept under a key; None for nothing."""
        with self.lock:
            try:
                found = self._base.execute("SELECT made FROM pattern WHERE key = ?", (key,))
                row = found.fetchone()
            except UNUSABLE:
                self.works = False
                return None
        return zlib.decompress(row[0]) if row else None

    def put(self, key: bytes, made: bytes) -> None:
        """Keeps what was made under a key, some time before the process ends."""
        with self.lock:
            self.waiting[key] = zlib.compress(made, 1)
            due = len(self.waiting) >= AT_ONCE
        if due:
            self.write()

    def write(self) -> None:
        """Writes what waits to be kept; nothing of it where that fails."""
        with self.lock:
            rows = list(self.waiting.items())
            self.waiting.clear()
            if not rows or not self.works:
                return
            try:
                with self._base:
                    self._base.executemany("INSERT OR REPLACE INTO pattern VALUES (?, ?)", rows)
            except UNUSABLE:
                self.works = False

    @property
    def _base(self) -> sqlite3.Connection:
        return _opened(self.path, os.getpid())


def compiled_words(pattern: str) -> re.Pattern[str]:
    """The pattern of `re` for a text, kept or made now; one that names groups is always made.
    Raises re.error."""
    key = _key("re", pattern)
    return _kept(
        key,
        make=lambda: _packed_words(pattern),
        load=lambda made: _loaded_words(pattern, made),
    ) or re.compile(pattern)


def compiled_rule(pattern: str, flags: int = 0, **lists: frozenset[str]) -> regex.Pattern[str]:
    """The pattern of `regex` for a text, with the lists of words that it names, kept or made now.
    Raises regex.error."""
    words = [f"{name}={word}" for name, named in sorted(lists.items()) for word in sorted(named)]

    def compiled() -> regex.Pattern[str]:
        return regex.compile(pattern, flags, False, None, **lists)

    key = _key("regex", pattern, str(int(flags)), *words)
    return _kept(key, make=lambda: pickle.dumps(compiled()), load=_loaded_rule) or compiled()


def _kept(
    key: bytes, make: Callable[[], bytes], load: Callable[[bytes], Pattern]
) -> Pattern | None:
    """The pattern of what is kept under a key, made and kept where nothing is, or nothing that can
    be loaded; None where patterns cannot be kept."""
    keeper = _keeper(os.environ.get(PLACE), os.getpid())
    if keeper is None or not keeper.works:
        return None
    with suppress(*OTHER_PARTS, *UNUSABLE):
        if made := keeper.get(key):
            return load(made)
    with suppress(*OTHER_PARTS, *UNUSABLE):
        made = make()
        pattern = load(made)
        keeper.put(key, made)
        return pattern
    return None


class _Unpacker(pickle.Unpickler):
    """Unpacks patterns of `regex` and nothing else."""

    def find_class(self, module: str, name: str) -> object:
        """What makes a pattern. Raises UnpicklingError for any other thing."""
        if (module, name) != ("regex._regex", "compile"):
            raise pickle.UnpicklingError(name)
        return super().find_class(module, name)


def _loaded_rule(made: bytes) -> regex.Pattern[str]:
    """The pattern of `regex` that was kept. Raises UnpicklingError for what is none."""
    found = _Unpacker(io.BytesIO(made)).load()
    if not isinstance(found, regex.Pattern):
        raise pickle.UnpicklingError(str(type(found)))
    return found


def _key(*said: str) -> bytes:
    return hashlib.sha256("\x00".join(said).encode()).digest()


def _packed_words(pattern: str) -> bytes:
    """A pattern of `re` compiled, to be kept. Raises re.error, and ValueError where it names
    groups."""
    parsed = _part("_parser").parse(pattern, 0)
    if parsed.state.groupdict:
        raise ValueError(pattern)
    code = _part("_compiler")._code(parsed, 0)
    return HEAD.pack(parsed.state.flags, parsed.state.groups - 1) + array(CODE, code).tobytes()


def _loaded_words(pattern: str, made: bytes) -> re.Pattern[str]:
    """The pattern of `re` that was kept. Raises RuntimeError for what it finds to be none."""
    flags, groups = HEAD.unpack_from(made)
    code = array(CODE)
    code.frombytes(made[HEAD.size :])
    no_names = (None,) * (groups + 1)
    make = import_module("_sre").compile
    loaded: re.Pattern[str] = make(pattern, flags, code.tolist(), groups, {}, no_names)
    return loaded


@lru_cache(maxsize=4)
def _part(name: str) -> ModuleType:
    """A part of `re`. Raises ImportError where this Python has none of this name."""
    return import_module(f"re.{name}")


@lru_cache(maxsize=1)
def _keeper(place: str | None, _process: int) -> _Keeper | None:
    """The keeper of a process; None where nothing is to be kept or the folder is not there and
    cannot be made."""
    if place == "":
        return None
    try:
        folder = Path(place) if place else user_cache_path("solieu", appauthor=False)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        keeper = _Keeper(folder / f"patterns-{_version()}.sqlite")
        if keeper.path.exists() and keeper.path.stat().st_size > MOST_BYTES:
            keeper.path.unlink()
    except (*OTHER_PARTS, *UNUSABLE):
        return None
    atexit.register(keeper.write)
    return keeper


def _version() -> str:
    """What must be the same for a kept pattern to be of use: this Python, its `re`, and `regex`."""
    parts = import_module("_sre")
    size = array(CODE).itemsize
    said = (sys.version, parts.MAGIC, parts.CODESIZE, size, sys.byteorder, regex.__version__)
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16]


@lru_cache(maxsize=1)
def _opened(path: Path, _process: int) -> sqlite3.Connection:
    """The database of a keeper. A process that another one became two of opens its own."""
    base = sqlite3.connect(path, timeout=WAIT, check_same_thread=False)
    # What is lost with the power is compiled anew.
    base.execute("PRAGMA synchronous = OFF")
    base.execute(
        "CREATE TABLE IF NOT EXISTS pattern (key BLOB PRIMARY KEY, made BLOB) WITHOUT ROWID"
    )
    return base
