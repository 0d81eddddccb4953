"""Lines of a document → its headings and their numbers, footnotes and tables of contents."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
