"""The document's own fields: type, number, date, issuer, title, stamp, signer, letters answered."""

from extractor.letterhead.answered_letters import answered_letters
from extractor.letterhead.letterhead import missing_fields, period_of, read_letterhead, year_of

__all__ = ["answered_letters", "missing_fields", "period_of", "read_letterhead", "year_of"]
