"""The document's own fields: type, number, date, issuer, title, incoming stamp, signer.

`read_letterhead` gives them with the numerals that it took and the doubts about them; `completed`
adds what needs the numerals of the whole text (period, letters answered).
"""

from extractor.letterhead.completed import completed
from extractor.letterhead.letterhead import Letterhead, read_letterhead

__all__ = ["Letterhead", "completed", "read_letterhead"]
