"""What stops everybody: the disk is full, the result folder cannot be written, a database is
damaged, a package is not installed. The systems' own errors become errors of the family here,
with a next step."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from extractor.errors import RunStopped, SolieuError, WrongUsage

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
TOO_MANY_OPEN = (errno.EMFILE, errno.ENFILE)
REFUSED = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EISDIR, errno.EEXIST)
FOLDERS = (".solieu", "pages", "text")  # of a result folder, which only runs write into
LEAST_FREE = 1 << 20  # bytes: a disk with less is full
FREE_TO_WORK = 200 << 20  # bytes: a page in colour as it is drawn, and what is made of it
# What SQLite calls its errors, by the lowest byte of their number.
OF_DATABASE = {
    sqlite3.SQLITE_PERM: "out_unwritable",
    sqlite3.SQLITE_BUSY: "database_open",
    sqlite3.SQLITE_LOCKED: "database_open",
    sqlite3.SQLITE_READONLY: "out_unwritable",
    sqlite3.SQLITE_IOERR: "disk_failing",
    sqlite3.SQLITE_CORRUPT: "results_broken",
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_CANTOPEN: "out_unwritable",
    sqlite3.SQLITE_NOTADB: "results_broken",
}
DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def outage(error: BaseException, out: Path) -> SolieuError | None:
    """The error as one that stops the whole run; None where it is of one document only. `out` is
    the result folder."""
    for one in _with_causes(error):
        if isinstance(one, RunStopped):
            return one
        if isinstance(one, sqlite3.Error):
            return of_database(one, out)
        found = _of_system(one, out) if isinstance(one, OSError) else None
        if found:
            return found
    return None


def missing_package(error: BaseException) -> SolieuError | None:
    """The error as one of a package that this Python has not; None for any other, and where what
    is missing is a part of the program itself. It is no outage while a document is read: a library
    may want a package for that one file alone."""
    if not isinstance(error, ModuleNotFoundError) or not error.name:
        return None
    package = error.name.partition(".")[0]
    return None if package == __package__ else RunStopped("package_missing", name=package)


def _with_causes(error: BaseException) -> Iterator[BaseException]:
    """An error and those that it carries: a library may wrap the system's own."""
    yield error
    yield from (part for part in error.args if isinstance(part, BaseException))
    if error.__cause__ is not None:
        yield error.__cause__


def system_error(error: BaseException) -> OSError | None:
    """The system's own error that an error is or carries."""
    return next((one for one in _with_causes(error) if isinstance(one, OSError)), None)


def of_database(error: sqlite3.Error, out: Path) -> SolieuError:
    """An error of the database of a result folder, with a next step."""
    code = database_code(error)
    key = OF_DATABASE.get(code, "results_broken")
    if key == "disk_failing" and full_disk(out):
        key = "disk_full"
    if key in ("out_unwritable", "results_broken"):
        return WrongUsage(key, path=out, detail=str(error))
    return RunStopped(key, path=out, detail=str(error))


def database_code(error: sqlite3.Error) -> int:
    """The number of SQLite's error without what it says more closely; 0 where it gives none."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def _of_system(error: OSError, out: Path) -> SolieuError | None:
    place = _place(error) or full_disk(out) or out
    if error.errno in FULL:
        return RunStopped("disk_full", path=place)
    if error.errno in TOO_MANY_OPEN:
        return RunStopped("too_many_open")
    return unwritable(error, out) if _is_ours(_place(error), out) else None


def unwritable(error: OSError, out: Path) -> SolieuError:
    """An error of writing into the result folder, with a next step."""
    place = _place(error) or out
    if error.errno in FULL:
        return RunStopped("disk_full", path=_place(error) or full_disk(out) or out)
    if error.errno == errno.ENAMETOOLONG:
        return WrongUsage("name_too_long", path=place)
    if error.errno in REFUSED:
        return WrongUsage("out_unwritable", path=place)
    return RunStopped("disk_failing", path=place, detail=error)


def _place(error: OSError) -> Path | None:
    """The file that the system's error names."""
    named = error.filename2 or error.filename
    return Path(os.fsdecode(named)) if isinstance(named, (str, bytes)) else None


def _is_ours(place: Path | None, out: Path) -> bool:
    """True for a place in a folder that only runs write into; inputs may lie beside it."""
    if place is None:
        return False
    whole = Path(os.path.abspath(place))
    return any(whole.is_relative_to(os.path.abspath(out / folder)) for folder in FOLDERS)


def said_of(error: BaseException) -> str:
    """What a maintainer needs of an error that nobody foresaw, on one line: its kind, its words,
    the line of the program."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    at = ""
    if trace is not None:
        at = f" ({Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno})"
    return f"{type(error).__name__}: {error}"[:300] + at


def full_disk(out: Path, least: int = LEAST_FREE) -> Path | None:
    """The folder, of results or of temporary files, whose disk has less than `least` bytes left, or
    takes no file of so many; None where both have room."""
    for folder in (Path(tempfile.gettempdir()), out):
        try:
            free = min(shutil.disk_usage(folder).free, _largest_file())
        except OSError:
            continue
        if free < least:
            return folder
    return None


def _largest_file() -> int:
    """The bytes that one file may have (ulimit -f): what is larger fails as on a full disk."""
    try:
        import resource

        limit, _ = resource.getrlimit(resource.RLIMIT_FSIZE)
    except (ImportError, OSError, ValueError):  # Windows has no such limit
        return sys.maxsize
    return sys.maxsize if limit == resource.RLIM_INFINITY else limit
