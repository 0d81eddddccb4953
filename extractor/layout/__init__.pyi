from .laying_out import from_plain, lay_out

__all__ = ["from_plain", "lay_out"]
