"""Pictures of pages: made flat, cleaned, their tables found, places cut out to be read again.

Pictures are numpy arrays of bytes, 0 black; what comes out is pictures and boxes. This package has
cv2 to itself; nothing here reads a word.
"""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
