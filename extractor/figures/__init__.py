"""Every numeral of a document → exactly one row, with its doubts and its confidence.

`find_figures` does it for a whole document; `find_numerals` applies the rules of
`patterns/numerals/` alone, as their examples are tried.
"""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
