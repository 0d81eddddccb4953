"""A signed file (.p7m: CMS, RFC 5652) → the file that was signed. Whether the signature is good is
not looked at: the signing program says that.

Two of its elements lead in: the mark of signed data, and the bytes that were signed, in one piece
or in several. Input is hostile until proven otherwise: every length is held against the bytes that
there are, and elements lie no deeper than a few.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from extractor.errors import InputError

SIGNED = bytes.fromhex("06092a864886f70d010702")  # the mark of signed data
MARK_WITHIN = 32  # bytes from the beginning, or 64 letters
SEQUENCE, SET, NUMBER, MARK, BYTES, PIECES, TAGGED = 0x30, 0x31, 0x02, 0x06, 0x04, 0x24, 0xA0
DEEPEST = 16
_ARMOUR = regex.compile(rb"\s*-----BEGIN (?:PKCS7|CMS|PKCS #7 SIGNED DATA)-----\s*(?:[\w-]+:.*\s)*")
_LETTERS = regex.compile(rb"[A-Za-z0-9+/=\s]+")


@dataclass(frozen=True, slots=True)
class _Element:
    """An element of the file: its tag, where its content begins and ends, where the next begins."""

    tag: int
    start: int
    end: int
    behind: int


def is_signed(head: bytes) -> bool:
    """True for the first bytes of a signed file, as it is or in letters of base64."""
    return SIGNED in _plain(head[:2048])[:MARK_WITHIN]


def signed_content(file: bytes) -> bytes:
    """The file that was signed. Raises InputError where there is none in it: a signature alone, or
    a file that is locked, and where it breaks off."""
    data = _plain(file)
    try:
        return _content(data)
    except IndexError:
        raise InputError("file_broken") from None


def _plain(file: bytes) -> bytes:
    """The bytes of a file that is written in letters; any other as it is."""
    armour = _ARMOUR.match(file)
    letters = file[armour.end() if armour else 0 :].partition(b"-----END")[0]
    if not armour and (not file.lstrip().startswith(b"MI") or not _LETTERS.fullmatch(letters)):
        return file
    packed = b"".join(letters.split())
    try:
        return base64.b64decode(packed[: len(packed) // 4 * 4])
    except binascii.Error:
        return file


def _content(data: bytes) -> bytes:
    """The bytes that were signed. Raises IndexError where an element goes on behind the end."""
    outer = _inside(data, _element(data, 0), SEQUENCE)
    if len(outer) != 2 or data[: outer[0].behind].find(SIGNED, 0, MARK_WITHIN) < 0:
        raise InputError("file_signature")
    pieces = [_pieces(data, one, 0) for one in _held(data, outer[1])]
    return b"".join(piece for several in pieces for piece in several)


def _held(data: bytes, outer: _Element) -> list[_Element]:
    """The elements with the bytes that were signed. Raises InputError for a signature alone."""
    signed = (_inside(data, outer, TAGGED) or [outer])[0]
    parts = [part for part in _inside(data, signed, SEQUENCE) if part.tag == SEQUENCE]
    held = _inside(data, parts[0], SEQUENCE)[1:2] if parts else []
    if not held:
        raise InputError("file_signature")
    return _inside(data, held[0], TAGGED)


def _pieces(data: bytes, element: _Element, depth: int) -> Iterator[bytes]:
    """The bytes of an element, which may hold them in several pieces."""
    if element.tag == BYTES:
        yield data[element.start : element.end]
    elif element.tag == PIECES and depth < DEEPEST:
        for inner in _inside(data, element, PIECES):
            yield from _pieces(data, inner, depth + 1)


def _inside(data: bytes, element: _Element, tag: int) -> list[_Element]:
    """The elements in an element with this tag; none in another one."""
    if element.tag != tag:
        return []
    found = []
    at = element.start
    while at < element.end:
        found.append(_element(data, at))
        at = found[-1].behind
    return found


def _element(data: bytes, at: int, depth: int = 0) -> _Element:
    """The element that begins at a place. Raises IndexError where it goes on behind the end."""
    tag, first = data[at], data[at + 1]
    if tag & 0x1F == 0x1F or depth > DEEPEST:  # tags of several bytes stand in no such file
        raise InputError("file_broken")
    if first == 0x80:
        return _open_element(data, at, depth)
    count = first & 0x7F if first & 0x80 else 0
    start = at + 2 + count
    length = int.from_bytes(data[at + 2 : start], "big") if count else first
    if count > 8 or start + length > len(data):
        raise IndexError
    return _Element(tag, start, start + length, start + length)


def _open_element(data: bytes, at: int, depth: int) -> _Element:
    """An element that ends with two zeros, as it is written before its length is known."""
    end = at + 2
    while data[end : end + 2] != b"\0\0":
        end = _element(data, end, depth + 1).behind
    return _Element(data[at], at + 2, end, end + 2)
