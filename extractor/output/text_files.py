"""Where the text of a document is written: `DIR/text/<file>.txt`."""

from __future__ import annotations

import hashlib
from pathlib import Path

import regex

LONGEST = 255  # bytes of one name on a disk
_LIKE_A_TEXT = regex.compile(r"\.txt~*$", regex.I)


def text_file(out: Path, document: str) -> Path:
    """The file for the text of a document. A name that no disk takes is cut and told by its
    fingerprint; a folder that is called like the text of a file gets a sign behind.

    >>> text_file(Path("out"), "xã/a.pdf").as_posix()
    'out/text/xã/a.pdf.txt'
    >>> text_file(Path("out"), "a.txt.txt/b.pdf").as_posix()
    'out/text/a.txt.txt~/b.pdf.txt'
    """
    *folders, name = document.split("/")
    place = out / "text"
    for folder in folders:
        place /= _fitting(folder + ("~" if _LIKE_A_TEXT.search(folder) else ""), "")
    return place / _fitting(name, ".txt")


def _fitting(name: str, ending: str) -> str:
    """The name with its ending, so short that a disk takes it."""
    if len((name + ending).encode("utf-8", "replace")) <= LONGEST:
        return name + ending
    mark = "~" + hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:12] + ending
    kept = name.encode("utf-8", "replace")[: LONGEST - len(mark)].decode("utf-8", "ignore")
    return kept + mark
