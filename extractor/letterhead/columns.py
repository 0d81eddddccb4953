"""The cells of lines that hold two columns side by side, as head and close of a document do."""

from __future__ import annotations

import regex

BETWEEN = regex.compile(r"\t+|[^\S\n]{4,}|[^\S\n]*\|[^\S\n]*")


def cells_of(line: str) -> list[str]:
    """The texts of a line's columns, the line itself where it has one.

    >>> cells_of("Nơi nhận:\\tCHÁNH THANH TRA"), cells_of("SỞ NỘI VỤ | Độc lập")
    (['Nơi nhận:', 'CHÁNH THANH TRA'], ['SỞ NỘI VỤ', 'Độc lập'])
    """
    return BETWEEN.split(line)
