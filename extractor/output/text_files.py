"""Where the text of a document is written: `DIR/text/<file>.txt`."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import regex

LONGEST = 255  # bytes of one name on a disk
DEEPEST = 40  # folders in folders
LONGEST_ABOVE = 600  # bytes of the folders' names together
# Most programs of Windows open no file whose whole path is longer than 259 signs: so much of it is
# left for the place of the results.
LONGEST_ON_WINDOWS = 100
LONGEST_ABOVE_ON_WINDOWS = 60
# Signs that Windows takes in no name, nor a blank or dot at its end; names that are devices there.
_NOT_ON_WINDOWS = regex.compile(r'[<>:"|?*\\\p{Cc}]|[ .]$')
_DEVICE = regex.compile(r"(?i)^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
_LIKE_A_TEXT = regex.compile(r"\.txt~*$", regex.I)


def text_file(out: Path, document: str, windows: bool = os.name == "nt") -> Path:
    """The file for the text of a document. A name that no disk takes is cut and told by its
    fingerprint, and so are folders in folders; a folder that is called like the text of a file gets
    a sign behind.

    >>> text_file(Path("out"), "xã/a.pdf").as_posix()
    'out/text/xã/a.pdf.txt'
    >>> text_file(Path("out"), "a.txt.txt/b.pdf").as_posix()
    'out/text/a.txt.txt~/b.pdf.txt'
    """
    *folders, name = document.split("/")
    place = out / "text"
    above = "/".join(folders)
    most = LONGEST_ABOVE_ON_WINDOWS if windows else LONGEST_ABOVE
    if len(folders) > DEEPEST or len(above.encode("utf-8", "replace")) > most:
        folders = [f"~{_print(above)}"]
    for folder in folders:
        place /= fitting_name(folder + ("~" if _LIKE_A_TEXT.search(folder) else ""), "", windows)
    return place / fitting_name(name, ".txt", windows)


def written_text(out: Path, document: str) -> str:
    """The text of a document as it was written, on this system or on another one: every offset of
    the dataset counts in it. Raises OSError where there is none."""
    places = (text_file(out, document, windows) for windows in (os.name == "nt", os.name != "nt"))
    found = next((place for place in places if place.is_file()), text_file(out, document))
    return found.read_bytes().decode("utf-8", "replace")


def fitting_name(name: str, ending: str, windows: bool = os.name == "nt") -> str:
    """The name with its ending, so short that a disk takes it, and without what Windows takes in
    no name.

    >>> fitting_name("Về: báo cáo", ".txt", windows=True)
    'Về_ báo cáo~0b0f86c0b840.txt'
    >>> fitting_name("Về: báo cáo", ".txt", windows=False)
    'Về: báo cáo.txt'
    """
    kept = name
    if windows:
        kept = _NOT_ON_WINDOWS.sub("_", name)
        kept = f"_{kept}" if _DEVICE.match(kept) else kept
    longest = LONGEST_ON_WINDOWS if windows else LONGEST
    if kept == name and len((name + ending).encode("utf-8", "replace")) <= longest:
        return name + ending
    mark = f"~{_print(name)}{ending}"
    return kept.encode("utf-8", "replace")[: longest - len(mark)].decode("utf-8", "ignore") + mark


def _print(name: str) -> str:
    """The fingerprint that tells a name that was cut."""
    return hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:12]
