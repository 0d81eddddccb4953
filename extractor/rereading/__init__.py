"""Places that the reading of a whole page takes otherwise than they are printed → the same read
again, line by line."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
