from .completion import completed
from .counted_names import counted_runs
from .document_parts import Pages, joined, parted
from .letterhead import Letterhead, read_letterhead

__all__ = [
    "Letterhead",
    "Pages",
    "completed",
    "counted_runs",
    "joined",
    "parted",
    "read_letterhead",
]
