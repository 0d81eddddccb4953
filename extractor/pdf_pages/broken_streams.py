"""Whether all is there that a PDF page is drawn from, and whether it is more than can be gone
through.

Of a stream that breaks off, viewers show what stands before the break and say nothing: half a page
of figures looks like a shorter page. Maps and plans are drawn with a million strokes, and some
files are made so that they never end.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import regex
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1

DEEPEST = 8  # drawings in drawings that are looked into
MOST_STREAMS = 500  # of one page
MOST_UNPACKED = 256 << 20  # bytes of one stream: a scan in colours at 600 dpi has 100 million
MOST_STEPS = 400_000  # of what is drawn on one page: as many take half a minute and 600 MB
MOST_DRAWN = 16 << 20  # bytes of one content: the densest tables have half a million
BLOCK = 1 << 20
BARE = -15  # zlib's name for what is packed, without the sum behind it
END_OF_JPEG, END_WITHIN = b"\xff\xd9", 64  # bytes: some programs put a few behind it
CALLED = regex.compile(rb"/([^\s/<>\[\]()%{}]{1,127})\s+Do\b")  # a drawing or picture by its name
STEP = regex.compile(rb"[A-Za-z'\"][A-Za-z0-9*]{0,2}(?=[\s\[(<]|$)")  # a word of what is drawn
FLATE = ("FlateDecode", "Fl")
NOT_UTF8 = "\ufffd"  # stands for a byte of a name of which is not known how it is kept
ESCAPED = regex.compile(rb"#([0-9A-Fa-f]{2})")


def is_whole(stored: PDFPage) -> bool:
    """True where each stream that a page is drawn from ends as its kind ends, and none is missing.
    To be asked before the page is read: what was unpacked once cannot be told any more. Pictures
    coded as faxes, JBIG2 or JPEG 2000 are told by who draws them."""
    try:
        return all(map(_is_stream_whole, _streams(stored)))
    except MemoryError:
        raise
    except Exception:  # pdfminer raises many kinds on damaged files
        return False


def draws_too_much(stored: PDFPage) -> bool:
    """True where more is drawn on a page than can be gone through stroke by stroke. To be asked
    first: nothing is unpacked here beyond what is counted. False where that cannot be told."""
    try:
        contents = [resolve1(part) for part in stored.contents]
        amount = _Amount()
        for part in contents:
            amount.add(_Content(part, stored.resources, 0), times=1)
            if amount.steps > MOST_STEPS:
                return True
    except MemoryError:
        raise
    except Exception:  # pdfminer raises many kinds on damaged files
        return False
    return False


class _Amount:
    """Counts the steps in which a page is drawn: those of a drawing as often as it is called."""

    def __init__(self) -> None:
        self.steps = 0
        self._known: dict[int, tuple[int, Counter[str]]] = {}

    def add(self, content: _Content, times: int) -> None:
        """Adds what a content, drawn so many times, comes to; no further than to the limit."""
        if not isinstance(content.stream, PDFStream) or self.steps > MOST_STEPS:
            return
        steps, called = self._within(content.stream)
        self.steps += steps * times
        resources = resolve1(content.resources)
        named = resolve1(resources.get("XObject")) if isinstance(resources, dict) else None
        for name, count in called.items():
            drawing = resolve1(named.get(name)) if isinstance(named, dict) else None
            for inner in _inside(drawing, content) if isinstance(drawing, PDFStream) else ():
                self.add(inner, count * times)

    def _within(self, stream: PDFStream) -> tuple[int, Counter[str]]:
        """The steps of one stream alone, and how often it calls others by name."""
        known = self._known.get(id(stream))
        if known is None:
            drawn = _drawn_bytes(stream)
            steps = MOST_STEPS + 1 if drawn is None else len(STEP.findall(drawn))
            names = Counter(map(_as_named, CALLED.findall(drawn or b"")))
            known = self._known[id(stream)] = steps, names
        return known


def _drawn_bytes(stream: PDFStream) -> bytes | None:
    """A content unpacked; None for one that is larger than any page's."""
    packed, filters = _packed(stream), stream.get_filters()
    names = [getattr(name, "name", "") for name, _ in filters]
    if packed is None or not all(name in FLATE for name in names):
        drawn = bytes(stream.get_data())
        return drawn if len(drawn) <= MOST_DRAWN else None
    for _ in names:
        packed = _unpacked(packed)
        if len(packed) > MOST_DRAWN:
            return None
    return packed


def _unpacked(packed: bytes) -> bytes:
    """What packed bytes hold, as far as they are whole and no more than just too much."""
    unpacker = zlib.decompressobj()
    try:
        return unpacker.decompress(packed, MOST_DRAWN + 1)
    except zlib.error:
        return b""


def _streams(stored: PDFPage) -> Iterator[Any]:
    """What the page is drawn from, each before it is unpacked: its contents, then the drawings and
    pictures that they call by name. Not a stream: one that is missing."""
    contents = [resolve1(part) for part in stored.contents]
    yield from contents
    line = [_Content(part, stored.resources, 0) for part in contents]
    seen: set[int] = set()
    for content in line:  # it grows as it is gone through
        for called in _called(content):
            if id(called) not in seen and len(seen) < MOST_STREAMS:
                seen.add(id(called))
                yield called
                line += _inside(called, content)


@dataclass(frozen=True, slots=True)
class _Content:
    """A stream of what is drawn, the resources that hold what it calls by name, and in how many
    drawings it lies."""

    stream: PDFStream
    resources: Any
    depth: int


def _inside(called: PDFStream, caller: _Content) -> Iterator[_Content]:
    """The content of a drawing that another one called; a picture has none."""
    is_drawing = getattr(resolve1(called.get("Subtype")), "name", "") == "Form"
    if is_drawing and caller.depth < DEEPEST:
        own = resolve1(called.get("Resources"))
        found = own if isinstance(own, dict) else caller.resources
        yield _Content(called, found, caller.depth + 1)


def _called(content: _Content) -> Iterator[Any]:
    """What a content calls by name; None for what is not there."""
    resources = resolve1(content.resources)
    named = resolve1(resources.get("XObject")) if isinstance(resources, dict) else None
    names = CALLED.findall(content.stream.get_data())
    for name in dict.fromkeys(map(_as_named, names)):
        if NOT_UTF8 not in name:
            yield resolve1(named.get(name)) if isinstance(named, dict) else None


def _as_named(written: bytes) -> str:
    """A name as resources have it: `#20` in it stands for a blank."""
    return ESCAPED.sub(lambda sign: bytes([int(sign[1], 16)]), written).decode("utf-8", "replace")


def _is_stream_whole(stream: Any) -> bool:
    """False for a stream that is missing or breaks off, as far as its first packing tells."""
    if not isinstance(stream, PDFStream):
        return False
    packed, filters = _packed(stream), stream.get_filters()
    if packed is None or not filters:
        return True
    name = getattr(filters[0][0], "name", "")
    if name in FLATE:
        return _unpacks(packed)
    if name in ("DCTDecode", "DCT"):
        return END_OF_JPEG in packed.rstrip(b"\0\r\n\t ")[-END_WITHIN:]
    return True


def _packed(stream: PDFStream) -> bytes | None:
    """The bytes of a stream as they are packed; None where they were unpacked already."""
    if stream.rawdata is None or not stream.decipher:
        return stream.rawdata
    if stream.objid is None or stream.genno is None:
        return None
    return bytes(stream.decipher(stream.objid, stream.genno, stream.rawdata, stream.attrs))


def _unpacks(packed: bytes) -> bool:
    """True where packed bytes unpack to their end. A sum that is not there is missed by nobody, one
    that is another tells that what was packed is."""
    try:
        return _comes_to_an_end(packed, zlib.MAX_WBITS) or _comes_to_an_end(packed[2:], BARE)
    except zlib.error:
        return False


def _comes_to_an_end(packed: bytes, kind: int) -> bool:
    """True where the last block is there, or so much was unpacked that it is not looked for. Raises
    zlib.error for bytes that are not what was packed."""
    unpacker = zlib.decompressobj(kind)
    left, unpacked = packed, 0
    while left and not unpacker.eof and unpacked < MOST_UNPACKED:
        unpacked += len(unpacker.decompress(left, BLOCK))
        left = unpacker.unconsumed_tail
    return unpacker.eof or unpacked >= MOST_UNPACKED
