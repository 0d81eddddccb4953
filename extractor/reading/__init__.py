"""A file → readings of its pages: by its text layer, or by OCR engines of two kinds held against
each other. Readings are kept by content, so that a page is read once."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
