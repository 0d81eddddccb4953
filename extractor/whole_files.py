"""Files that hold what they held before or all that they should, whenever the power goes."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

PART = ".part"  # ends the names of files that are not finished
WAITS = (0.05, 0.1, 0.2, 0.4) if os.name == "nt" else ()  # seconds between tries to move one


def write_whole(target: Path, content: bytes, scratch: Path) -> None:
    """Puts a file in its place once all of it is on the disk; until then it stands in the folder
    `scratch` on the same disk. Raises OSError; the old file then stands as it was."""
    beside = scratch / f"{os.getpid()}{PART}"
    try:
        with open(beside, "wb") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        _replace(beside, target)
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    keep_names(target.parent)


def put_whole(beside: Path, target: Path) -> None:
    """Moves a finished file to its place, all of it on the disk before. Raises OSError."""
    with open(beside, "rb+") as handle:
        os.fsync(handle.fileno())
    _replace(beside, target)
    keep_names(target.parent)


def _replace(beside: Path, target: Path) -> None:
    """Moves a file to its place. On Windows a virus scanner or an indexer may have either in hand
    for a moment, who lets nobody move it meanwhile. Raises OSError."""
    for seconds in WAITS:
        try:
            os.replace(beside, target)
            return
        except PermissionError:
            time.sleep(seconds)
    os.replace(beside, target)


def drop_parts(scratch: Path) -> None:
    """Removes what killed runs left unfinished in the folder."""
    for left in scratch.glob(f"*{PART}*"):
        with suppress(OSError):
            left.unlink()


def keep_names(folder: Path) -> None:
    """Has the system write down which names a folder holds; Windows does so by itself."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
