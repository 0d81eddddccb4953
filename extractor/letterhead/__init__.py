"""The document's own fields: type, number, date, issuer, title, incoming stamp, signer.

`read_letterhead` gives them with the numerals that it took and the doubts about them; `completed`
adds what needs the numerals of the whole text (period, letters answered). `parted` and `joined`
tell which pages of a file, or which photographs, are one document.
"""

from extractor.letterhead.completed import completed
from extractor.letterhead.document_parts import Pages, counted_runs, joined, parted
from extractor.letterhead.letterhead import Letterhead, read_letterhead

__all__ = [
    "Letterhead",
    "Pages",
    "completed",
    "counted_runs",
    "joined",
    "parted",
    "read_letterhead",
]
