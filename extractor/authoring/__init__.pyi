from .draft import drafts
from .examples import faults, load_all, status_words
from .explain import explained, explained_page

__all__ = ["drafts", "explained", "explained_page", "faults", "load_all", "status_words"]
