"""Files of results that a person has changed: kept beside under their date, never written over.

The fingerprint of every file that is written is noted before it takes its place, so that a file
with another one was changed by somebody else.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from extractor.whole_files import PART, put_whole

WRITTEN = "written.json"  # in the folder .solieu: fingerprints of what was written last
MOST_COPIES = 100
MOST = 400  # fingerprints that are remembered
CHUNK = 1 << 20


def note_written(beside: Path, target: Path) -> None:
    """Note that a finished file is ours, before it is moved to its target. Folders that are no
    result folder keep no notes."""
    notes = target.parent / ".solieu"
    if not notes.is_dir():
        return
    known = _written(notes)
    if known is None:  # of an earlier version, which noted nothing; only workbooks are typed into
        tables = [path for path in sorted(target.parent.glob("*.csv")) if path.is_file()]
        known = [_fingerprint(path) for path in tables]
    known = [*known, _fingerprint(beside)][-MOST:]
    part = notes / f"{WRITTEN}.part"
    part.write_text(json.dumps(known), "ascii")
    os.replace(part, notes / WRITTEN)


def keep_changed(target: Path) -> Path | None:
    """Copy a file that a person has changed to a name with its date; where the copy stands, None
    where the file is ours or not there. Raises OSError where it cannot be read or copied."""
    notes = target.parent / ".solieu"
    if not notes.is_dir() or not target.is_file():
        return None
    known = _written(notes)
    if known is None and target.suffix != ".xlsx":
        return None  # of an earlier version, which noted nothing: only workbooks are typed into
    content = _fingerprint(target)
    if content in (known or ()):
        return None
    for copy in _names(target):
        if not copy.exists():
            _copy_whole(target, copy, notes / f"kept{PART}")
            return copy
        if _fingerprint(copy) == content:
            return copy
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))


def is_ours(target: Path) -> bool:
    """True for a file whose content is what was written into this folder: nobody has typed into it.
    Raises OSError where it cannot be read."""
    known = _written(target.parent / ".solieu")
    return known is not None and _fingerprint(target) in known


def _names(target: Path) -> Iterator[Path]:
    """The names for a copy: the time of its last change, numbered where another copy has it."""
    changed = _said_time(target.stat().st_mtime)
    for number in range(1, MOST_COPIES):
        told = f"sửa {changed}" + (f" {number}" if number > 1 else "")
        yield target.with_name(f"{target.stem} ({told}){target.suffix}")


def _said_time(seconds: float) -> str:
    """The time of a change as a name holds it. Disks may note one that no calendar has: that of now
    stands for it."""
    try:
        changed = datetime.fromtimestamp(seconds)
    except (OverflowError, ValueError, OSError):
        changed = datetime.now()
    return f"{changed:%Y-%m-%d %H.%M.%S}"


def _copy_whole(target: Path, copy: Path, beside: Path) -> None:
    """Copy a file so that a copy with its name is whole, whenever the program is killed."""
    shutil.copy2(target, beside)
    put_whole(beside, copy)


def _written(notes: Path) -> list[str] | None:
    """The fingerprints noted; None where nothing was ever noted."""
    with suppress(OSError, ValueError):
        found = json.loads((notes / WRITTEN).read_text("ascii"))
        if isinstance(found, list):
            return [str(one) for one in found]
    return None


def _fingerprint(path: Path) -> str:
    digest = hashlib.sha256()
    with open(path, "rb") as handle:
        while piece := handle.read(CHUNK):
            digest.update(piece)
    return digest.hexdigest()
