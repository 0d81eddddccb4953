"""The inputs: which files are read, under which name, and what they contain."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from extractor.errors import InputError, WrongUsage
from extractor.model import Input, InputKind

KINDS: dict[str, InputKind] = {
    ".pdf": "pdf",
    ".txt": "text",
    ".png": "image",
    ".jpg": "image",
    ".jpeg": "image",
    ".tif": "image",
    ".tiff": "image",
    **dict.fromkeys((".docx", ".docm", ".dotx", ".doc", ".rtf", ".odt"), "word"),
    **dict.fromkeys((".xlsx", ".xlsm", ".xltx", ".xls", ".ods"), "sheet"),
}
LARGEST = 1 << 30  # bytes; a scanner's 300-page colour file stays well below
PDF_MARK = b"%PDF-"  # stands in the first kilobyte of every PDF


def find_inputs(given: list[Path], out: Path) -> Iterator[tuple[Path, str]]:
    """Yield (path, name) of every report in files and folders, in order of name.

    `name` is relative to the folder given, with `/`, NFC. The result folder is left out where it
    lies inside an input folder; so are files whose name begins with `.` or `~$` (Office's locks).
    Names that two folders share get the folder's name in front. Raises WrongUsage for a path
    that does not exist."""
    taken: set[str] = set()
    for start in given:
        if not start.exists():
            raise WrongUsage("input_not_there", path=str(start))
        for path, below in _reports_of(start, out.resolve()):
            shared = below in taken and len(given) > 1
            name = _unused(f"{_nfc(start.resolve().name)}/{below}" if shared else below, taken)
            taken.add(name)
            yield path, name


def _reports_of(start: Path, out: Path) -> Iterator[tuple[Path, str]]:
    """Yield (path, name) of the file given, or of every report below the folder given."""
    if start.is_file():
        yield start, _nfc(start.name)
        return
    for folder, below, files in os.walk(start):
        below[:] = sorted(name for name in below if _is_walked(Path(folder) / name, out))
        if Path(folder).resolve() == out:
            continue
        for file in sorted(files):
            path = Path(folder) / file
            if _is_report(path):
                yield path, _nfc(path.relative_to(start).as_posix())


def _is_walked(folder: Path, out: Path) -> bool:
    return not folder.name.startswith(".") and folder.resolve() != out


def _is_report(path: Path) -> bool:
    return not path.name.startswith((".", "~$")) and path.suffix.lower() in KINDS


def _nfc(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _unused(name: str, taken: set[str]) -> str:
    """The name, with a number behind it where it is taken.

    >>> _unused("a.pdf", {"a.pdf", "a.pdf (2)"})
    'a.pdf (3)'
    """
    unused, count = name, 2
    while unused in taken:
        unused, count = f"{name} ({count})", count + 1
    return unused


def open_input(path: Path, name: str) -> Input:
    """The file with its kind, its size in bytes and the fingerprint of its content.

    Raises InputError for a file that is empty, too large, unreadable, of another kind, or whose
    first bytes are not what its name says."""
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
    if kind == "pdf" and PDF_MARK not in head:
        raise InputError("file_not_pdf")
    return Input(
        path=path,
        name=name,
        kind=kind,
        sha256=digest,
        size=size,
    )
