from .contents import with_contents
from .heading_outline import outline
from .headings import with_headings
from .losses import lost_headings

__all__ = ["lost_headings", "outline", "with_contents", "with_headings"]
