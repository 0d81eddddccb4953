"""The same reading on several machines: Dask hands out pages and texts, the dataset's server keeps
what is done. Of use where the extra `cluster` is installed; nothing else loads this package.

- order: a page or a text for a worker, with the key of what it is made from.
- ledger: in the dataset's server: which work is done, who began it how often.
"""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
