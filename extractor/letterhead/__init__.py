"""The document's own fields: type, number, date, issuer, title, incoming stamp, signer.

`read_letterhead` gives them with the numerals that it took and the doubts about them; `completed`
adds what needs the numerals of the whole text (period, letters answered). `parted` and `joined`
tell which pages of a file, or which photographs, are one document.
"""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
