"""Heads that are printed again on the next page, where OCR may read a few of them otherwise."""

from __future__ import annotations

import regex

WORD = regex.compile(r"\b\p{L}{2,}\b")
ALIKE = 0.8  # share of the words that are the same


def are_repeated(heads: str, before: str) -> bool:
    """True for the same words of letters as in the heads of the page before, but for a few.

    >>> are_repeated("TT Nội dung Số hộ 4=2/1", "TT Nội dung Số hộ A4=2/1")
    True
    >>> are_repeated("", "TT Nội dung"), are_repeated("TT Nội dung", "TT Đơn vị")
    (False, False)
    """
    own, other = (set(WORD.findall(text)) for text in (heads, before))
    return bool(own) and len(own & other) >= ALIKE * max(len(own), len(other))
