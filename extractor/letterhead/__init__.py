"""The document's own fields: type, number, date, issuer, title, incoming stamp, signer.

`read_letterhead` gives them with the numerals that it took and the doubts about them; what needs
the numerals of the whole text (period, letters answered) is asked for afterwards.
"""

from extractor.letterhead.answered_letters import answered_letters
from extractor.letterhead.letterhead import Letterhead, read_letterhead
from extractor.letterhead.title import period_of

__all__ = ["Letterhead", "answered_letters", "period_of", "read_letterhead"]
