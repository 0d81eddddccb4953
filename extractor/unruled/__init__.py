"""Lines of a page → tables that have no grid: of their lines none, or only level ones, are
ruled."""

from extractor.unruled.unruled_tables import with_unruled_tables

__all__ = [
    "with_unruled_tables",
]
