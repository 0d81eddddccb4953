"""A folder's files → the one state of each: a report, one laid aside, one that cannot be read; what
lies in packages and mails taken out."""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
