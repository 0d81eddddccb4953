"""Runs as children of a process that has read the rules and loaded the libraries: a program begun
anew takes longer for that than for many a file."""

from __future__ import annotations

import importlib
import io
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import redirect_stderr
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from extractor import cli
from extractor.authoring import load_all
from extractor.document import read_report
from extractor.settings import interpretation_settings

SAMPLES = ROOT / "samples"
OF_WORKERS = ("cv2", "pdfplumber", "docx", "openpyxl", "xlsxwriter")  # libraries that wait for use
TEXT = "BÁO CÁO\n\n1. Đã hoàn thành 23/28 nhiệm vụ, đạt 82,1% kế hoạch."


def warm() -> None:
    """Reads rules and libraries once for all runs that are begun after that."""
    load_all()
    interpretation_settings()
    read_report(SAMPLES / "bao-cao-cchc-an-phu-2023.txt")
    for library in OF_WORKERS:
        importlib.import_module(library)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        (folder / "in" / "a.txt").write_text(TEXT, "utf-8")
        with redirect_stderr(io.StringIO()):
            cli.main(["run", str(folder / "in"), "--out", str(folder / "out"), "--jobs", "1"])


def begin(words: list[str], said: Path, first: Callable[[], None] | None = None) -> int:
    """The number of a process, and of its group, that carries out a command and says into a file
    what it has to say; `first` is done in it before."""
    child = os.fork()
    if child:
        return child
    code = 97
    try:
        os.setsid()
        with said.open("w") as handle:
            os.dup2(handle.fileno(), 1)
            os.dup2(handle.fileno(), 2)
        if first:
            first()
        code = cli.main(words)
    finally:
        os._exit(code)


def ended(child: int) -> int:
    """How a process ended, once it has: its exit code, or less than 0 for a signal."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
