"""Files inside a PDF: attachments and the members of a portfolio, taken out by Poppler."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import regex

from extractor.errors import InputError, MissingProgram
from extractor.intake.packages import MOST_BYTES, MOST_FILES, Packed, copy_of, inner_name

SECONDS = 120  # for one file inside, or the list of them
MOST_COVER_PAGES = 2
MOST_COVER_WORDS = 120
LEAST_SCAN = 700  # pixels of the shorter side: a picture this large may be a scanned page
_LISTED = regex.compile(r"(?m)^(?P<number>\d+): (?P<name>.*)$")
_PROGRAM_VERSION = regex.compile(r"(?i)(?:Acrobat|Reader|Adobe|PDF)(?:\s+\p{L}+)?\s+\d+(?:\.\d+)*")


def attachments(path: Path, scratch: Path) -> Iterator[Packed]:
    """The files inside a PDF, written into the folder `scratch`; none where it cannot be opened.
    Raises MissingProgram where Poppler is not there, InputError where it takes too long to tell
    what is inside: nothing is left out unsaid."""
    listed = [(found["number"], found["name"]) for found in _LISTED.finditer(_list(path))]
    for number, name in listed[:MOST_FILES]:
        kept = inner_name(name)
        target = copy_of(kept, number, scratch)
        yield _saved(path, number, kept, target)
    for _, name in listed[MOST_FILES:]:
        yield Packed(inner_name(name), None, "package_too_large")


def is_cover(path: Path) -> bool:
    """True where a PDF that holds files has no content of its own: a blank sheet, or a few words
    that send the reader to the files. A document has a number or a date; those words have none."""
    text = _run("pdftotext", "-enc", "UTF-8", "-l", str(MOST_COVER_PAGES + 1), path, "-")
    if text is None:
        return False
    pages = text.rstrip("\f").count("\f") + 1
    if pages > MOST_COVER_PAGES or len(text.split()) > MOST_COVER_WORDS:
        return False
    if regex.search(r"\d", _PROGRAM_VERSION.sub(" ", text)):
        return False
    pictures = _run("pdfimages", "-list", path)
    return pictures is not None and not any(map(_may_be_scan, pictures.splitlines()))


def _may_be_scan(line: str) -> bool:
    """True for the line of a large picture in pdfimages' list (page, number, type, width, …)."""
    parts = line.split()
    sides = [int(part) for part in parts[3:5] if part.isdigit()]
    return len(sides) == 2 and min(sides) >= LEAST_SCAN


def _list(path: Path) -> str:
    try:
        return _answer("pdfdetach", "-enc", "UTF-8", "-list", path) or ""
    except subprocess.TimeoutExpired:
        raise InputError("file_too_slow", seconds=SECONDS) from None


def _saved(path: Path, number: str, name: str, target: Path) -> Packed:
    done = _run("pdfdetach", "-save", number, "-o", target, path)
    if done is None or not target.is_file():
        return Packed(name, None, "file_broken")
    if target.stat().st_size > MOST_BYTES:
        target.unlink()
        return Packed(name, None, "package_trap")
    return Packed(name, target)


def _run(*command: str | Path) -> str | None:
    """What a program of Poppler prints; None where it fails or takes too long."""
    try:
        return _answer(*command)
    except subprocess.TimeoutExpired:
        return None


def _answer(*command: str | Path) -> str | None:
    """What a program of Poppler prints; None where it fails. Raises TimeoutExpired."""
    words = [str(word) for word in command]
    try:
        done = subprocess.run(words, timeout=SECONDS, capture_output=True, check=False)
    except FileNotFoundError:
        raise MissingProgram("poppler_missing") from None
    if done.returncode:
        return None
    # on Windows lines end by two signs, of which one would stay in a file's name
    return done.stdout.decode("utf-8", "replace").replace("\r\n", "\n")
