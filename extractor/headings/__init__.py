"""Lines of a document → its headings and their numbers, footnotes and tables of contents."""

from extractor.headings.contents import with_contents
from extractor.headings.heading_outline import outline
from extractor.headings.headings import with_headings
from extractor.headings.lost_headings import lost_headings

__all__ = [
    "lost_headings",
    "outline",
    "with_contents",
    "with_headings",
]
