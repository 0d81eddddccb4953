"""Words of pages → lines in reading order, and the text they make, with the way back to every
place."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
