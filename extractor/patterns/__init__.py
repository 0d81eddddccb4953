"""The rule files: those of the program, and those of the office's own, laid over them."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
