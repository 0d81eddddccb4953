"""The package of a .docx or .xlsx (ECMA-376, part 2): its parts as XML, within limits.

Such a file is a zip from somebody unknown: number, size and ratio of its parts are checked before
any is unpacked, a part that declares entities is refused, nothing outside the file is ever opened.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from extractor.errors import InputError

MOST_PARTS = 20_000
MOST_BYTES = 1 << 30  # of all parts
LARGEST_PART = 64 << 20  # bytes of one part of XML
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_RATIO = 400  # XML packs well: 200 is met in true workbooks
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
OFFICE_IDS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# Names of the strict form (ISO/IEC 29500) and what they are called in the usual one.
STRICT = b"http://purl.oclc.org/ooxml/"
USUAL = (
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/", b"wordprocessingml/2006/"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/", b"spreadsheetml/2006/"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"drawingml/2006/"),
)
SCHEMAS = b"http://schemas.openxmlformats.org/"
UNREADABLE = (
    zipfile.BadZipFile,
    OSError,
    EOFError,
    ValueError,
    struct.error,
    zlib.error,
    RuntimeError,  # a part with a password of its own
    NotImplementedError,
)

TOO_DEEP = etree.ErrorTypes.ERR_RESOURCE_LIMIT  # elements 256 deep, which no word processor writes

Element = Any  # lxml's elements carry no types


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part points at: the last word of the relation's type, and the part's name; `outside`
    for an address that does not lie in the package."""

    kind: str
    target: str
    outside: bool


class Package:
    """The parts of one office file."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.names = set(archive.namelist())

    def read(self, name: str) -> bytes:
        """A part's bytes. Raises InputError where it is missing or broken."""
        try:
            return self.archive.read(name)
        except (KeyError, *UNREADABLE):
            raise InputError("office_broken") from None

    def xml(self, name: str) -> Element:
        """The root of a part's XML. Raises InputError where it is missing, too large or broken."""
        if name in self.names and self.archive.getinfo(name).file_size > LARGEST_PART:
            raise InputError("file_too_large", limit=f"{LARGEST_PART >> 20} MB")
        content = self.read(name)
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise InputError("office_trap")
        content = in_usual_form(content)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            return etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise InputError(_fault_of(error)) from None

    def relations(self, name: str) -> dict[str, Relation]:
        """What a part points at, by the id that it uses; of the whole package for ""."""
        folder, base = posixpath.split(name)
        listed = posixpath.join(folder, "_rels", f"{base}.rels")
        if listed not in self.names:
            return {}
        return {
            relation.get("Id", ""): _relation(relation, folder)
            for relation in self.xml(listed).iter(RELATIONS)
        }

    def related(self, name: str, kind: str) -> str:
        """The first part of a kind that a part points at, "" where there is none."""
        for relation in self.relations(name).values():
            if relation.kind == kind and relation.target in self.names:
                return relation.target
        return ""

    def main_part(self) -> str:
        """The name of the document or workbook itself. Raises InputError."""
        found = self.related("", "officeDocument")
        if not found:
            raise InputError("office_broken")
        return found


def in_usual_form(content: bytes) -> bytes:
    """A part with the names of the usual form where it has those of the strict one.

    >>> in_usual_form(b'<sheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>')
    b'<sheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    """
    for strict, usual in USUAL if STRICT in content else ():
        content = content.replace(strict, SCHEMAS + usual)
    return content


def whole_in_usual_form(package: io.BytesIO) -> io.BytesIO:
    """A package of the strict form with the names of the usual one in all its parts; any other as
    it is."""
    with zipfile.ZipFile(package) as archive:
        if STRICT not in archive.read("_rels/.rels"):
            return package
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as other:
            for part in archive.infolist():
                other.writestr(part.filename, in_usual_form(archive.read(part)))
    return written


def _fault_of(error: Exception) -> str:
    """What is said of a part that is no XML, or that has too much of something."""
    is_limit = getattr(error, "code", None) == TOO_DEEP and "depth" in str(error)
    return "office_too_deep" if is_limit else "office_broken"


@contextmanager
def open_package(path: Path) -> Iterator[Package]:
    """The package of an office file. Raises InputError for one that is broken or a trap."""
    try:
        archive = zipfile.ZipFile(path)
    except UNREADABLE:
        raise InputError("office_password" if _has_password(path) else "office_broken") from None
    with archive:
        _check(archive.infolist())
        yield Package(archive)


@contextmanager
def opened_inside(content: bytes) -> Iterator[Package]:
    """The package of an office file that lies in another one. Raises InputError."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except UNREADABLE:
        raise InputError("office_broken") from None
    with archive:
        _check(archive.infolist())
        yield Package(archive)


def _has_password(path: Path) -> bool:
    """True for a file that Office has encrypted: a compound file with a stream of this name."""
    with path.open("rb") as handle:
        head = handle.read(LARGEST_PART)
    return head.startswith(COMPOUND) and "EncryptedPackage".encode("utf-16-le") in head


def _check(parts: list[zipfile.ZipInfo]) -> None:
    """Raises InputError for parts that are too many or too large, or unpack to far more than they
    are, and where two parts of one name say different things: each program would show another one.
    zipfile reads no more of a part than its entry says."""
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        raise InputError("package_too_large", files=MOST_PARTS, limit=f"{MOST_BYTES >> 30} GB")
    for part in parts:
        ratio = part.file_size / max(1, part.compress_size)
        if part.file_size > 1 << 20 and ratio > MOST_RATIO:
            raise InputError("package_trap")
    contents = {(part.filename, part.CRC) for part in parts}
    if len(contents) > len({part.filename for part in parts}):
        raise InputError("office_trap")


def _relation(relation: Element, folder: str) -> Relation:
    target = relation.get("Target", "")
    joined = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
    return Relation(
        kind=relation.get("Type", "").rsplit("/", 1)[-1],
        target=posixpath.normpath(joined),
        outside=relation.get("TargetMode") == "External",
    )
