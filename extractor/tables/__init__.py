"""Tables understood: what each of their columns and rows is, over all pages they go on.

`read_tables` does it; the vocabulary of heads is `patterns/tables.yaml`, the prescribed forms are
`patterns/forms.yaml` (columns are indicators) and `patterns/annexes.yaml` (rows are).
"""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
