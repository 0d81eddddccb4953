"""The heads of a table whose lines all run level, read one by one.

They stand half a line above and below each other, and on a whole page the engine takes what stands
beside each other for one line.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from extractor.imaging import PixelBox, print_in
from extractor.rereading.page_in_lines import PageInLines
from extractor.witnesses import Words


def with_heads(words: Words, heads: Sequence[PixelBox], page: PageInLines) -> Words:
    """The page's words with those of the heads, which stand before the first word below them."""
    if not heads:
        return words
    prints = [print_in(page.grey, place, page.dpi) for place in heads]
    read = list(chain.from_iterable(page.read(prints, "block")))
    foot = min((word.box.y0 for word in read), default=0.0)
    at = next((k for k, word in enumerate(words) if word.box.y0 > foot), len(words))
    return (*words[:at], *read, *words[at:])
