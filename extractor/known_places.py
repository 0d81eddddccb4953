"""Where programs stand that their installers leave off the path, on Windows nearly all of them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

# A variable of Windows that names a folder, and where below it a program's folder may stand.
PLACES = (
    ("LOCALAPPDATA", "Solieu/may/Library/bin"),  # windows/cai-dat.ps1
    ("PUBLIC", "Solieu/may/Library/bin"),
    ("LOCALAPPDATA", "Programs/Tesseract-OCR"),
    ("ProgramFiles", "Tesseract-OCR"),
    ("ProgramFiles(x86)", "Tesseract-OCR"),
    ("LOCALAPPDATA", "Microsoft/WinGet/Packages/oschwartz10612.Poppler_*/poppler-*/Library/bin"),
    ("LOCALAPPDATA", "Programs/poppler*/Library/bin"),
    ("ProgramFiles", "poppler*/Library/bin"),
)
MODELS = "tessdata"  # beside `may` in the folder that windows/cai-dat.ps1 makes


def add_known_places() -> None:
    """Adds the places that are there to the end of the path: what the user chose comes first."""
    there = [str(place) for variable, below in PLACES for place in _found(variable, below)]
    path = os.environ.get("PATH", "").split(os.pathsep)
    new = [place for place in there if place not in path]
    os.environ["PATH"] = os.pathsep.join([*path, *new])
    engine = Path(shutil.which("tesseract") or "")
    installed = engine.parent.parent.parent.parent / MODELS  # may/Library/bin/tesseract.exe
    if str(engine.parent) in there and installed.is_dir():
        os.environ.setdefault("TESSDATA_PREFIX", str(installed))


def _found(variable: str, below: str) -> list[Path]:
    """The folders at a place, the last by name first: of several versions the newest."""
    top = os.environ.get(variable, "")
    if not top or not Path(top).is_dir():
        return []
    return sorted((place for place in Path(top).glob(below) if place.is_dir()), reverse=True)
