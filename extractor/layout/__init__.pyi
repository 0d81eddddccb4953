from .beginnings import FirstPart, first_part
from .laying_out import from_plain, lay_out

__all__ = ["FirstPart", "first_part", "from_plain", "lay_out"]
