"""What a file is, by its first bytes; its ending decides only where the bytes do not tell.

Names lie: a mail program calls a Word file .pdf, a phone calls a PNG .jpg, a web page is saved as
.xls. Marks are those of the formats' own descriptions.
"""

from __future__ import annotations

import codecs
import struct
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import regex

from extractor.errors import InputError
from extractor.imaging import PICTURE_ENDINGS, is_picture
from extractor.intake.ooxml import UNREADABLE
from extractor.intake.plain_file import opened_plain
from extractor.intake.signed_files import is_signed

FileKind = Literal["pdf", "image", "text", "word", "sheet", "zip", "eml", "msg", "signed"]
HEAD = 2048  # bytes that are looked at
PDF_MARK = b"%PDF-"
PDF_WITHIN = 1024  # a PDF may begin with other bytes, so many at most
OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Office before 2007, Outlook
# Of files that are not read: the mark, and the key of the error that says what to do instead.
OTHER_MARKS: tuple[tuple[bytes, str], ...] = (
    (b"Rar!\x1a\x07", "file_archive"),
    (b"7z\xbc\xaf\x27\x1c", "file_archive"),
    (b"\x1f\x8b", "file_archive"),
    (b"\xfd7zXZ\x00", "file_archive"),
    (b"BZh", "file_archive"),
    (b"MSCF", "file_archive"),
    (b"AT&TFORM", "file_print_to_pdf"),
    (b"%!PS", "file_print_to_pdf"),
    (b"ID3", "file_media"),
    (b"OggS", "file_media"),
    (b"\x1a\x45\xdf\xa3", "file_media"),
    (b"MZ", "file_program"),
    (b"\x78\x9f\x3e\x22", "file_winmail"),
)
# The same by ending, where the first bytes tell nothing.
OTHER_ENDINGS: dict[str, str] = {
    **dict.fromkeys((".rar", ".7z", ".gz", ".tar", ".tgz", ".xz", ".bz2", ".cab"), "file_archive"),
    **dict.fromkeys((".ppt", ".pptx", ".pps", ".ppsx", ".odp"), "file_slides"),
    **dict.fromkeys((".mp4", ".mov", ".avi", ".mp3", ".m4a", ".wav", ".3gp", ".wmv"), "file_media"),
    **dict.fromkeys((".p7s", ".p7m", ".p7b", ".cer", ".sig"), "file_signature"),
    **dict.fromkeys((".htm", ".html", ".mht", ".mhtml"), "file_web_page"),
    **dict.fromkeys((".csv", ".tsv"), "file_csv"),
    **dict.fromkeys((".djvu", ".xps", ".oxps", ".ps", ".psd", ".svg", ".dwg"), "file_print_to_pdf"),
    **dict.fromkeys((".crdownload", ".part", ".partial", ".download"), "file_half_loaded"),
    **dict.fromkeys((".exe", ".dll", ".bat", ".msi", ".apk", ".js", ".vbs"), "file_program"),
    ".xml": "file_xml",
    ".xlsb": "file_binary_sheet",
    ".dat": "file_kind_unknown",
    "": "file_without_ending",
}
OFFICE_ENDINGS: dict[str, FileKind] = {
    ".docx": "word",
    ".docm": "word",
    ".dotx": "word",
    ".doc": "word",
    ".rtf": "word",
    ".odt": "word",
    ".xlsx": "sheet",
    ".xlsm": "sheet",
    ".xltx": "sheet",
    ".xls": "sheet",
    ".ods": "sheet",
}
MANIFEST = "META-INF/manifest.xml"  # of OpenDocument: which parts are encrypted
FLAGS_AT, ENCRYPTED = 10, 0x0100  # in the head of an old Word file ([MS-DOC] FibBase)
FILE_PASS = 0x2F  # the record of an old workbook that says how it is encrypted ([MS-XLS])
BOOK_HEAD = 4096  # bytes in which it stands, if anywhere
TEXT_KINDS: dict[str, FileKind] = {".txt": "text", ".eml": "eml"}  # have no mark
TAR_MARK_AT = 257
_TAG = regex.compile(rb"(?i)^(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html|<head|<meta)")
_DRAWING = regex.compile(
    rb"(?is)^(?:\xef\xbb\xbf)?(?:<\?xml[^>]*>|<!--.*?-->|<!doctype[^>]*>|\s)*+<svg\b"
)
# Word and Excel of 2003 could write XML; so do programs that fill a table in.
_OFFICE_XML = regex.compile(
    rb"progid=[\"'](?:Word\.Document|Excel\.Sheet)"
    rb"|schemas\.microsoft\.com/office/word/2003/wordml|urn:schemas-microsoft-com:office:spreadsheet"
    rb"|schemas\.microsoft\.com/office/2006/xmlPackage"
)
_NO_TEXT = regex.compile(r"[\x00-\x08\x0e-\x1f]")
_PARTED = regex.compile(r"[\r\n\t]")
_MIME_PAGE = regex.compile(rb"(?is)^(?:from:|mime-version:).*content-type:\s*multipart/related")


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a file is, and the ending that this kind of file has (`.docx`)."""

    kind: FileKind
    ending: str


def recognise(path: Path) -> Recognised:
    """What the file is. Raises InputError, with the next step, for a kind that is not read, and
    OSError where it cannot be opened."""
    with opened_plain(path) as handle:
        head = handle.read(HEAD)
    ending = Path(path.name.rstrip(" .")).suffix.lower()
    if is_signed(head):  # the mark of a PDF in it may stand near the beginning
        return Recognised("signed", ".p7m")
    if _is_pdf(head, ending):
        return Recognised("pdf", ".pdf")
    if is_picture(head):
        return Recognised("image", ending if ending in PICTURE_ENDINGS else ".png")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _of_zip(path, ending)
    if head.startswith(OLE_MARK):
        return _of_ole(path, ending)
    if _past_mark(head).startswith(b"{\\rtf"):
        return Recognised("word", ".rtf")
    if ending in TEXT_KINDS and not _is_of_another_kind(head):
        return Recognised(TEXT_KINDS[ending], ending)
    raise InputError(_why_not(head, ending))


def _is_of_another_kind(head: bytes) -> bool:
    """True for first bytes that begin as files do that are not read, and are none of a text."""
    is_marked = head.startswith(tuple(mark for mark, _ in OTHER_MARKS))
    return is_marked and _NO_TEXT.search(head.decode("latin-1")) is not None


def _is_pdf(head: bytes, ending: str) -> bool:
    if _past_mark(head).startswith(PDF_MARK):
        return True
    return ending == ".pdf" and PDF_MARK in head[: PDF_WITHIN + len(PDF_MARK)]


# Of files that are ZIP archives: a member that tells the kind, with the endings it may have.
ZIP_KINDS: tuple[tuple[str, FileKind, tuple[str, ...]], ...] = (
    ("word/document.xml", "word", (".docx", ".docm", ".dotx")),
    ("word/document2.xml", "word", (".docx", ".docm", ".dotx")),
    ("xl/workbook.xml", "sheet", (".xlsx", ".xlsm", ".xltx")),
    ("application/vnd.oasis.opendocument.text", "word", (".odt",)),
    ("application/vnd.oasis.opendocument.spreadsheet", "sheet", (".ods",)),
)
OTHER_ZIPS = {
    "xl/workbook.bin": "file_binary_sheet",
    "ppt/presentation.xml": "file_slides",
    "application/vnd.oasis.opendocument.presentation": "file_slides",
    "FixedDocSeq.fdseq": "file_print_to_pdf",
    "FixedDocumentSequence.fdseq": "file_print_to_pdf",
}


def _of_zip(path: Path, ending: str) -> Recognised:
    """An Office file of today, OpenDocument, or an archive: what is inside tells."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "mimetype" in names:  # of OpenDocument: its content is the kind
                names.add(archive.open("mimetype").read(80).decode("ascii", "replace").strip())
    except UNREADABLE:
        names = set()
    for member, kind, endings in ZIP_KINDS:
        if member in names:
            return Recognised(kind, ending if ending in endings else endings[0])
    for member, code in OTHER_ZIPS.items():
        if member in names:
            raise InputError(code)
    if ending in OFFICE_ENDINGS or ending == ".pdf":
        raise InputError("file_broken")
    return Recognised("zip", ".zip")


def _of_ole(path: Path, ending: str) -> Recognised:
    """An Office file of before 2007, a locked one of today, or a mail of Outlook."""
    import olefile  # only a folder with such files pays for it

    try:
        with olefile.OleFileIO(str(path)) as file:
            names = {parts[0] for parts in file.listdir(streams=True, storages=True)}
    except Exception:  # the library raises what its parts raise on damaged files
        raise InputError("file_broken") from None
    if "EncryptedPackage" in names:
        raise InputError("office_password")
    if any(name.startswith("__properties_version") for name in names):
        return Recognised("msg", ".msg")
    if "WordDocument" in names:
        return Recognised("word", ".doc")
    if names & {"Workbook", "Book"}:
        return Recognised("sheet", ".xls")
    if "PowerPoint Document" in names:
        raise InputError("file_slides")
    raise InputError("file_broken" if ending in OFFICE_ENDINGS else "file_kind_unknown")


def has_password(path: Path) -> bool:
    """True for an Office file of before 2007, or of OpenDocument, that says it is encrypted."""
    import olefile

    try:
        if not olefile.isOleFile(path):
            with zipfile.ZipFile(path) as archive:
                return b"encryption-data" in archive.read(MANIFEST)
        with olefile.OleFileIO(path) as compound:
            if compound.exists("WordDocument"):
                flags = compound.openstream("WordDocument").read(FLAGS_AT + 2)[FLAGS_AT:]
                return bool(int.from_bytes(flags, "little") & ENCRYPTED)
            name = "Workbook" if compound.exists("Workbook") else "Book"
            return _is_locked_book(compound.openstream(name).read(BOOK_HEAD))
    except Exception:  # the libraries raise what their parts raise on damaged files
        return False


def _is_locked_book(head: bytes) -> bool:
    """True where one of the first records of an old workbook says how it is encrypted."""
    at = 0
    while at + 4 <= len(head):
        kind, length = struct.unpack_from("<HH", head, at)
        if kind == FILE_PASS:
            return True
        at += 4 + length
    return False


def _why_not(head: bytes, ending: str) -> str:
    """The key of the error that says why a file is not read and what to do."""
    for mark, code in OTHER_MARKS:
        if head.startswith(mark):
            return code
    if head[TAR_MARK_AT : TAR_MARK_AT + 5] == b"ustar":
        return "file_archive"
    if head[4:8] == b"ftyp" or head[:4] == b"RIFF":
        return "file_media"
    if _TAG.match(head) or _MIME_PAGE.match(head):
        return "file_web_page"
    return "file_print_to_pdf" if _DRAWING.match(head) else _by_ending(head, ending)


def _by_ending(head: bytes, ending: str) -> str:
    if ending == ".pdf":
        return "file_not_pdf"
    if _OFFICE_XML.search(head) or _OFFICE_XML.search(head.replace(b"\0", b"")):
        return "file_office_xml"
    if ending in OFFICE_ENDINGS and _is_words(head):
        return "file_text_as_office"
    if ending in OFFICE_ENDINGS or ending in PICTURE_ENDINGS or ending in (".zip", ".msg"):
        return "file_broken"
    if _past_mark(head).startswith(b"<?xml"):
        return "file_xml"
    return OTHER_ENDINGS.get(ending, "file_kind_unknown")


def _is_words(head: bytes) -> bool:
    """True for the first bytes of plain text of several lines or columns: programs of offices write
    such tables under the name of a workbook."""
    marked = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = head[: len(head) // 2 * 2].decode("utf-16" if marked else "latin-1", "replace")
    return _NO_TEXT.search(text) is None and _PARTED.search(text) is not None


def _past_mark(head: bytes) -> bytes:
    """The first bytes past the mark of UTF-8 and blanks."""
    return head.lstrip(b"\xef\xbb\xbf\r\n\t ")
