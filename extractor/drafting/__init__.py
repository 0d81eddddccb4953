"""Documents of the office made from results: letters to units that have something to answer, a
draft of the consolidated report of which a later run renews the numbers."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
