"""A page's words without what is no text: strokes at the paper's edge."""

from __future__ import annotations

from dataclasses import replace

import regex

from extractor.model import PageReading

PAPER_EDGE = 9  # points: no printer reaches there
LAYOUT = regex.compile(
    r"(?i)(?:cộng hòa xã hội chủ nghĩa){e<=4}|(?:độc lập\s*-\s*tự do){e<=2}|^\W*nơi nhận\s*:"
)


def without_layout(page: PageReading) -> PageReading:
    """A letterhead or a closing block set in a ruled table is no table: its words are the page's."""
    laid_out = [
        t
        for t in page.tables
        if t.rows <= 4 and t.columns <= 3 and any(LAYOUT.search(cell.text) for cell in t.cells)
    ]
    if not laid_out:
        return page
    words = (
        *page.words,
        *(word for table in laid_out for cell in table.cells for word in cell.words),
    )
    return replace(page, words=words, tables=tuple(t for t in page.tables if t not in laid_out))
