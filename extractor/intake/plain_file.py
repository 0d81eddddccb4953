"""A file opened to be read, whatever has taken its place since it was listed."""

from __future__ import annotations

import os
import stat
from io import BufferedReader
from pathlib import Path

from extractor.errors import InputError


def opened_plain(path: Path) -> BufferedReader:
    """A plain file, opened to read its bytes: a pipe that took its place since it was listed is not
    waited for. Raises InputError, OSError."""
    handle = open(path, "rb", opener=_without_waiting)  # noqa: SIM115 - the caller closes it
    if stat.S_ISREG(os.fstat(handle.fileno()).st_mode):
        return handle
    handle.close()
    raise InputError("file_special")


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
