"""Words by which a letterhead or a closing block is told from a table."""

from __future__ import annotations

import regex

from extractor.model import Table, TextTable

LAYOUT = regex.compile(  # as OCR may read them
    r"(?i)(?:cộng hòa xã hội chủ nghĩa){e<=4}"
    r"|(?:độc lập\s*-\s*tự do){e<=2}"
    r"|^\W*nơi nhận\s*:"
)


def is_layout(words: str) -> bool:
    """True for the words of a letterhead or of a closing block."""
    return LAYOUT.search(words) is not None


def is_layout_table(table: Table | TextTable) -> bool:
    """True for a small table that holds words of a letterhead or a closing block."""
    small = table.rows <= 4 and table.columns <= 3
    return small and any(is_layout(cell.text) for cell in table.cells)
