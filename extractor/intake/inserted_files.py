"""The words of files that a Word document takes in where it is opened (`w:altChunk`): a person who
opens it sees them as its own.

Pages of HTML and plain text are read here, Word documents where the outer one is. What else Word
takes in (RTF, web archives) is not.
"""

from __future__ import annotations

from itertools import groupby

import regex

from extractor.intake.packages import words_of_page
from extractor.language.text_codes import file_text

TAG = regex.compile(r"(?i)\s*(?:<!doctype\s+html|<\?xml|<html|<head|<body|<p[\s>]|<div|<table)")
MARKUP = regex.compile(r"(?i)<(?:html|body|p|div|table|span)[\s>]")
CHARSET = regex.compile(rb"(?i)charset\s*=\s*[\"']?\s*([\w-]+)")
OTHERS = (b"{\\rtf", b"MIME-Version:", b"From:", b"%PDF", b"\xd0\xcf\x11\xe0")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
DECLARED = 2000  # bytes in which a page says how it is coded


def paragraphs_of(content: bytes) -> tuple[str, ...] | None:
    """The paragraphs of a page of HTML or of a plain text, each row of a table on a line of its own
    with tabs between its cells; None for a file of another kind.

    >>> paragraphs_of(b"<p>A</p><table><tr><td>B<td>2</tr><tr><td>C<td>3</tr></table>")
    ('A', 'B\\t2\\nC\\t3')
    """
    text = _words_of(content)
    if text is None:
        return None
    lines = text.split("\n")
    made: list[str] = []
    for is_row, group in groupby(filter(str.strip, lines), key=lambda line: "\t" in line):
        rows = [line.strip() for line in group]
        made += ["\n".join(rows)] if is_row else rows
    return tuple(made)


def _words_of(content: bytes) -> str | None:
    """The words of a page of HTML or of a plain text; None for a file of another kind."""
    text = None if content.lstrip().startswith(OTHERS) else _decoded(content)
    if text is None or "\0" in text:
        return None
    if TAG.match(text) and MARKUP.search(text):
        return words_of_page(text)
    return None if text.lstrip().startswith("<?xml") else text


def _decoded(content: bytes) -> str | None:
    """The text; None where it is coded otherwise than it says."""
    said = CHARSET.search(content[:DECLARED])
    try:
        if content.startswith(UTF_16):
            return content.decode("utf-16")
        return file_text(content).text if said is None else content.decode(said[1].decode("ascii"))
    except (UnicodeDecodeError, LookupError):
        return None
