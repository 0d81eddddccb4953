"""The state as documents name it: provinces and units as they were on a day, bodies that issue
documents, the symbols of documents and what is cited beside them.

Names come from `patterns/units/`, `patterns/documents.yaml` and a user's own list of units.
"""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
