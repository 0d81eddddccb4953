"""Old office files (.doc .xls .rtf .odt .ods) turned into .docx and .xlsx by LibreOffice, where it
is installed. It runs without a window, with a profile of its own in which no macro runs and no link
is followed, and is stopped after a time with all that it started."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from extractor.errors import InputError
from extractor.intake.inputs import check_unchanged
from extractor.intake.recognition import has_password
from extractor.model import Input

SECONDS = 120
INTO = {
    **dict.fromkeys((".doc", ".dot", ".rtf", ".odt", ".ott"), "docx"),
    **dict.fromkeys((".xls", ".xlt", ".ods", ".ots"), "xlsx"),
}
PLACES = (  # where it is found when it is not on the path
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">\
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">\
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update">\
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""


def office_program() -> str:
    """The path of LibreOffice's program; "" where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in PLACES if Path(place).exists()), "")


def prepared(source: Input, folder: Path) -> Input:
    """The input as it is read: an old office file as its copy in the form of today, in `folder`;
    any other as it is. Raises InputError where LibreOffice is missing, takes too long or cannot
    open the file."""
    ending = INTO.get(source.path.suffix.lower())
    if ending is None or source.kind not in ("word", "sheet"):
        return source
    made = folder / f"{source.sha256[:32]}.{ending}"
    if not made.exists():
        _convert(source.path, made)
        try:
            check_unchanged(source)
        except InputError:
            made.unlink()
            raise
    return replace(source, path=made, size=made.stat().st_size, changed=0)


def _convert(path: Path, made: Path) -> None:
    program = office_program()
    if not program:
        raise InputError("office_missing")
    with tempfile.TemporaryDirectory(prefix="solieu-office-") as name:
        folder = Path(name)
        # A plain name: the real one may hold what a program dislikes.
        source = folder / f"goc{path.suffix.lower()}"
        shutil.copyfile(path, source)
        profile = folder / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(SETTINGS, "utf-8")
        (folder / "out").mkdir()
        _run(
            program,
            f"-env:UserInstallation={profile.parent.as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            made.suffix[1:],
            "--outdir",
            str(folder / "out"),
            str(source),
        )
        written = folder / "out" / f"goc{made.suffix}"
        if not written.exists():
            raise InputError("office_password" if has_password(source) else "office_broken")
        shutil.move(written, made)


def _run(*command: str) -> None:
    """Runs LibreOffice to its end; what is late is stopped with the processes it began."""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as running:
        try:
            running.wait(SECONDS)
        except subprocess.TimeoutExpired:
            _stop(running)
            raise InputError("file_too_slow", seconds=SECONDS) from None
        except BaseException:
            _stop(running)
            raise


def _stop(running: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(running.pid, signal.SIGKILL)
    else:
        running.kill()
