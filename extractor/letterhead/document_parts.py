"""Which pages are one document: a file may hold several, and several pictures may be one.

Both are proposals: the document says so, and a person can undo them (`solieu whole`, `apart`).
"""

from __future__ import annotations

from extractor.letterhead.openings import goes_on, opens_document
from extractor.model import PageReading

Pages = tuple[PageReading, ...]


def parted(pages: Pages) -> list[Pages]:
    """The documents that the pages of one file are: a letterhead after the first page begins
    another."""
    documents: list[list[PageReading]] = []
    for page in pages:
        if not documents or opens_document(page):
            documents.append([])
        documents[-1].append(page)
    return [tuple(document) for document in documents]


def joined(pictures: list[Pages]) -> list[list[int]]:
    """The documents that pictures of one page each are, each as the places of its pictures in the
    list. A picture joins those before it where the first of them has a letterhead, it has none
    itself, and page number or text go on."""
    documents: list[list[int]] = []
    for at, pages in enumerate(pictures):
        if documents and _joins(documents[-1], pages, pictures):
            documents[-1].append(at)
        else:
            documents.append([at])
    return documents


def _joins(document: list[int], pages: Pages, pictures: list[Pages]) -> bool:
    first, last = pictures[document[0]], pictures[document[-1]]
    if not (len(pages) == len(first) == len(last) == 1) or opens_document(pages[0]):
        return False
    return opens_document(first[0]) and goes_on(last[0], pages[0], len(document) + 1)
