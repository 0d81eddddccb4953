"""Words of pages → one text in reading order with tables and headings, and the way back to every
place."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
