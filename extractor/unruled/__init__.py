"""Lines of a page → tables that have no grid: of their lines none, or only level ones, are
ruled."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
