"""For those who write rules: every rule held against its examples, each numeral of a report
explained, records drafted for the figures that no indicator claimed."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
