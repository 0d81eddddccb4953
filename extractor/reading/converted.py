"""Old office files (.doc .xls .rtf .odt .ods) turned into .docx and .xlsx by LibreOffice, where it is
installed. It runs without a window, with a profile of its own, and is stopped after a time."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from extractor.errors import InputError

SECONDS = 120
INTO = {".doc": "docx", ".rtf": "docx", ".odt": "docx", ".xls": "xlsx", ".ods": "xlsx"}
PLACES = (  # where it is found when it is not on the path
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)


def office_program() -> str:
    """The path of LibreOffice's program; "" where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in PLACES if Path(place).exists()), "")


def converted(path: Path, folder: Path, ending: str) -> Path:
    """The file as .docx or .xlsx in `folder`. Raises InputError where LibreOffice is missing, takes
    too long or cannot open it."""
    program = office_program()
    if not program:
        raise InputError("office_missing", ending=ending)
    source = folder / f"goc{ending}"  # a plain name: the real one may hold what a shell dislikes
    shutil.copyfile(path, source)
    with tempfile.TemporaryDirectory(prefix="solieu-office-") as profile:
        command = [
            program,
            f"-env:UserInstallation={Path(profile).as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            INTO[ending],
            "--outdir",
            str(folder),
            str(source),
        ]
        try:
            subprocess.run(command, timeout=SECONDS, capture_output=True, check=False)
        except subprocess.TimeoutExpired:
            raise InputError("file_too_slow", seconds=SECONDS) from None
    made = source.with_suffix("." + INTO[ending])
    if not made.exists():
        raise InputError("file_broken")
    return made
