"""The road of the package: page readings or a text file → the document's text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from extractor.headings import with_contents, with_headings
from extractor.layout.typed_tables import with_typed_tables
from extractor.lines import (
    behind,
    build_text,
    from_blocks,
    is_layout_table,
    labels_of_pages,
    placeless_text,
)
from extractor.model import DocumentText, PageReading
from extractor.unruled import with_unruled_tables
from extractor.witnesses import confirmed_by_width


def lay_out(pages: Iterable[PageReading]) -> DocumentText:
    """The text of a document with its tables and headings, from the readings of its pages: of words
    on pages, or of the paragraphs and tables of a file that has none."""
    read = tuple(pages)
    of_blocks = tuple(page for page in read if page.blocks)
    of_words = tuple(without_layout(_measured(page)) for page in read if not page.blocks)
    if not of_blocks:
        return _outlined(_of_pages(of_words))
    if not any(page.words or page.tables for page in of_words):
        return _outlined(_of_blocks(of_blocks))
    return _outlined(behind(_of_blocks(of_blocks), _of_pages(of_words)))


def _outlined(document: DocumentText) -> DocumentText:
    """The document with its headings; its table of contents holds none."""
    return with_headings(with_contents(document))


def _of_blocks(pages: tuple[PageReading, ...]) -> DocumentText:
    return with_typed_tables(from_blocks(pages))


def _of_pages(pages: tuple[PageReading, ...]) -> DocumentText:
    """The text of pages of print; a picture of an office file has its place there as its label."""
    document = build_text(with_unruled_tables(pages))
    return replace(document, labels=labels_of_pages(document, pages))


def from_plain(text: str) -> DocumentText:
    """The text of a text file with its headings: everything on page 1, no boxes.

    >>> from_plain("I. KẾT QUẢ").sections
    ((0, 'I'),)
    """
    return _outlined(with_typed_tables(placeless_text(text)))


def without_layout(page: PageReading) -> PageReading:
    """The page; a letterhead or a closing block set in a ruled table is no table: its words are the
    page's."""
    laid_out = [table for table in page.tables if is_layout_table(table)]
    if not laid_out:
        return page
    cells = chain.from_iterable(table.cells for table in laid_out)
    words = chain.from_iterable(cell.words for cell in cells)
    kept = [table for table in page.tables if table not in laid_out]
    return replace(page, words=(*page.words, *words), tables=tuple(kept))


def _measured(page: PageReading) -> PageReading:
    """The page; its outvoted numerals are confirmed where they are as wide as they are read."""
    return replace(page, words=confirmed_by_width(page.words))
