"""Sentences and lines of a text, and a text file's bytes as text."""

from __future__ import annotations

import unicodedata

import regex


def line_of(text: str, offset: int) -> str:
    """The line that the offset lies in; the cells of a table's row are parted by tabs."""
    begin, end = text.rfind("\n", 0, offset) + 1, text.find("\n", offset)
    return text[begin : end if end >= 0 else len(text)]


SENTENCE_END = regex.compile(
    r"(?<=[.!?…;])\s+(?=[\p{Lu}\d“\"(–-])|\n\s*\n|\n(?=\s*[-–+*•]\s)|\n(?=\s*(?:[IVX]+|\d{1,2}|[a-zđ])[.)]\s)"
)
ABBREVIATION = regex.compile(
    r"(?:\b(?:TP|Tp|TX|TT|Q|P|H|KT|TM|TL|ThS|TS|PGS|GS|BS|Mr|v\.v)\.|(?:^|\n)\W*(?:[IVX]+|\d{1,2}(?:\.\d+)*)\.)$"
)


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Slices that a reader takes for a sentence, a list item or a heading."""
    found, begin = [], 0
    for end in SENTENCE_END.finditer(text):
        if ABBREVIATION.search(text[max(0, end.start() - 14) : end.start()]):
            continue
        if text[begin : end.start()].strip():
            found.append((begin, end.start()))
        begin = end.end()
    if text[begin:].strip():
        found.append((begin, len(text)))
    return found


def decode_text(data: bytes) -> str:
    """A text file's content, NFC. Raises UnicodeDecodeError."""
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)
