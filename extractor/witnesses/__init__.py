"""Strips of a page → numerals as engines of two kinds read them, held against each other. The only
package that imports pytesseract and onnxruntime."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
