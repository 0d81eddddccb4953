"""The inputs: which files are read, under which name, and what they contain."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from extractor.errors import InputError, WrongUsage
from extractor.model import Input

KINDS = {
    ".pdf": "pdf",
    ".txt": "text",
    ".png": "image",
    ".jpg": "image",
    ".jpeg": "image",
    ".tif": "image",
    ".tiff": "image",
}
LARGEST = 1 << 30  # bytes; a scanner's 300-page colour file stays well below


def find_inputs(given: list[Path], out: Path) -> Iterator[tuple[Path, str]]:
    """Yield (path, name) of every report in files and folders, in order of name.

    `name` is relative to the folder given, with `/`, NFC. The result folder is left out where it
    lies inside an input folder; so are files whose name begins with `.` or `~$` (Office's locks).
    Names that two folders share get the folder's name in front. Raises WrongUsage for a path
    that does not exist."""
    out, several, taken = out.resolve(), len(given) > 1, set()
    for start in given:
        if not start.exists():
            raise WrongUsage("input_not_there", path=str(start))
        for path, name in _of(start, out):
            if name in taken and several:
                name = f"{unicodedata.normalize('NFC', start.resolve().name)}/{name}"
            unique, count = name, 2
            while unique in taken:
                unique, count = f"{name} ({count})", count + 1
            taken.add(unique)
            yield path, unique


def _of(start: Path, out: Path) -> Iterator[tuple[Path, str]]:
    if start.is_file():
        yield start, unicodedata.normalize("NFC", start.name)
        return
    for folder, below, files in os.walk(start):
        below[:] = sorted(
            d for d in below if not d.startswith(".") and (Path(folder) / d).resolve() != out
        )
        if Path(folder).resolve() == out:
            continue
        for file in sorted(files):
            path = Path(folder) / file
            if not file.startswith((".", "~$")) and path.suffix.lower() in KINDS:
                yield path, unicodedata.normalize("NFC", path.relative_to(start).as_posix())


def open_input(path: Path, name: str) -> Input:
    """Fingerprint one file. Raises InputError for a file that is empty, too large, unreadable,
    or whose first bytes are not what its name says."""
    try:
        size = path.stat().st_size
        if size == 0:
            raise InputError("file_empty")
        if size > LARGEST:
            raise InputError("file_too_large", limit=f"{LARGEST >> 20} MB")
        with open(path, "rb") as handle:
            head = handle.read(1024)
            handle.seek(0)
            digest = hashlib.file_digest(handle, "sha256").hexdigest()
    except PermissionError:
        raise InputError("file_locked") from None
    except OSError as error:
        raise InputError("file_unreadable", detail=error.strerror or "") from None
    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        raise InputError("file_kind_unknown")
    if kind == "pdf" and b"%PDF-" not in head:
        raise InputError("file_not_pdf")
    return Input(path, name, kind, digest, size)
