"""The folder of a run for what it needs only while it goes on: what packages hold, copies of files
in another form, what workers write for themselves. A command that is no run has one of its own.

It lies in the system's folder for temporary files and goes with the run. A killed run leaves its
folder behind; the next run, of whatever results, takes it away. Which folder has a run that still
goes on is told by a lock in it, which the system lets go with the last process of that run.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

BEGINS = "solieu-goi-"  # the names of these folders
LOCK = "khoa"
TRIES = 5
PLAIN_PLACE = "Solieu-tam"  # not that of windows/cai-dat.ps1, which wants a folder to itself


def use_plain_place(windows: bool = os.name == "nt") -> None:
    """Has temporary files lie where every program opens them. On Windows they lie in a folder named
    like the user, and Tesseract opens none below one with Vietnamese letters in its name."""
    if not windows or tempfile.gettempdir().isascii():
        return
    for variable in ("PUBLIC", "ProgramData"):
        top = os.environ.get(variable, "")
        if top and top.isascii():
            place = Path(top) / PLAIN_PLACE
            with suppress(OSError):
                place.mkdir(exist_ok=True)
                tempfile.tempdir = os.environ["TEMP"] = os.environ["TMP"] = str(place)
                return


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A new folder, which is gone afterwards. What killed runs have left goes before and after:
    their last processes may need some seconds to end. Raises OSError."""
    place = Path(tempfile.gettempdir())
    drop_left(place)
    try:
        with _held_folder() as folder:
            yield folder
    finally:
        drop_left(place)


@contextmanager
def _held_folder() -> Iterator[Path]:
    owner = os.getpid()
    for _ in range(TRIES):  # another run that clears up may take a folder before its lock is held
        folder = Path(tempfile.mkdtemp(prefix=BEGINS))
        try:
            lock = open(folder / LOCK, "wb")  # noqa: SIM115 - closed below
        except FileNotFoundError:
            continue
        try:
            with lock:
                if _hold(lock) and Path(lock.name).exists():
                    yield folder
                    return
        finally:
            if os.getpid() == owner:  # not in a child of the process, which ends before it
                _remove(folder)
    raise OSError("no folder for temporary files")


def _remove(folder: Path) -> None:
    """Removes a folder, its lock last: whoever is killed meanwhile leaves what another run knows as
    left."""
    with suppress(OSError):
        for entry in sorted(folder.iterdir()):
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry, ignore_errors=True)
            elif entry.name != LOCK:
                with suppress(OSError):
                    entry.unlink()
    shutil.rmtree(folder, ignore_errors=True)


def folder_of_process() -> Path:
    """The folder for what a process keeps until it ends: pages drawn for a person, a database laid
    over with decisions. A process that another one became two of has its own. Raises OSError."""
    return _folder_of(os.getpid())


@lru_cache(maxsize=1)
def _folder_of(_process: int) -> Path:
    held = ExitStack()
    folder = held.enter_context(scratch_folder())
    atexit.register(held.close)
    return folder


def drop_left(place: Path) -> None:
    """Takes away the folders in `place` of runs that are no more; others are left alone."""
    for folder in place.glob(f"{BEGINS}*"):
        with suppress(OSError):
            if _is_left(folder):
                _remove(folder)
            elif not folder.is_symlink() and not any(folder.iterdir()):
                folder.rmdir()  # killed before it had a lock; one that lives tries again


def _is_left(folder: Path) -> bool:
    """True for a folder of ours whose lock nobody holds."""
    lock = folder / LOCK
    if folder.is_symlink() or lock.is_symlink() or not lock.is_file():
        return False
    if os.name == "nt":
        lock.unlink()  # refused while a process has it open
        return True
    with open(lock, "rb+") as handle:
        return _hold(handle)


def _hold(lock: BinaryIO) -> bool:
    """Holds the lock until its file is closed; False where another process does."""
    if os.name == "nt":
        return True  # an open file cannot be taken away there
    import fcntl

    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
