"""Word and Excel files → their text and tables, as a person sees them there."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
