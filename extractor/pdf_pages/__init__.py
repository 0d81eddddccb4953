"""A PDF's page → its drawing and its text layer, as far as that is seen in the drawing. The only
package that imports pdfplumber, pdf2image and pypdfium2."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
