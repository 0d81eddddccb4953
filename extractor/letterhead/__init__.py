"""The document's own fields: type, number, date, issuer, title, incoming stamp, signer.

`read_letterhead` gives them with the numerals that it took and the doubts about them; `completed`
adds what needs the numerals of the whole text (period, letters answered). `opens_document` and
`goes_on` tell where the documents of a file with several begin.
"""

from extractor.letterhead.completed import completed
from extractor.letterhead.letterhead import Letterhead, read_letterhead
from extractor.letterhead.openings import goes_on, opens_document

__all__ = ["Letterhead", "completed", "goes_on", "opens_document", "read_letterhead"]
