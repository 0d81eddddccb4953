"""Units × indicators out of result folders."""

from extractor.comparison.compare import compare
from extractor.comparison.request import Asked

__all__ = ["Asked", "compare"]
