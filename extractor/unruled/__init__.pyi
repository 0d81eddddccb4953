from .unruled_tables import with_unruled_tables

__all__ = ["with_unruled_tables"]
