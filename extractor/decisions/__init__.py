"""What persons decided about figures and documents, kept for good and laid over every reading.

- decision: what one person said of one place, or of the document itself, at one time. None is ever
  changed or taken out; the last one of a place and field holds.
- record: DIR/corrections.csv, every decision of a folder in the order in which they were made.
- laid over: the rows of a document with the decisions that hold in them.
"""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
