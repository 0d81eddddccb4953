"""The office's own form (.xlsx): what its cells ask for, proposed from its heads and confirmed by a
person; filled from result folders, in the sheet's own XML, all else as it was."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
