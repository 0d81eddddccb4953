"""The way back from a slice of a document's text to its words, page and box."""

from __future__ import annotations

from bisect import bisect_right

from extractor.model import Box, DocumentText, Place, Word


def place_of(text: DocumentText, start: int, end: int) -> Place:
    """Page, box and confidence of a slice. Over a page's end, the page where it begins."""
    if not text.pieces:
        return Place(_page_at(text, start), None, 1.0)
    first = max(0, bisect_right(text.pieces, start, key=lambda p: p[0]) - 1)
    page, box, confidence = 0, None, 1.0
    for begin, finish, number, word in text.pieces[first:]:
        if begin >= end:
            break
        if finish <= start:
            continue
        confidence = min(confidence, word.confidence)
        page = page or number
        if number == page:
            part = _part(word, max(start, begin) - begin, min(end, finish) - begin)
            box = part if box is None else box.union(part)
    slant = next((s[1:] for s in text.slants if s[0] == page), None)
    return Place(
        page or _page_at(text, start), box.slanted(*slant) if box and slant else box, confidence
    )


def words_of(text: DocumentText, start: int, end: int) -> list[Word]:
    """The words that a slice touches."""
    first = max(0, bisect_right(text.pieces, start, key=lambda p: p[0]) - 1)
    found = []
    for begin, finish, _, word in text.pieces[first:]:
        if begin >= end:
            break
        if finish > start:
            found.append(word)
    return found


def _part(word, start: int, end: int) -> Box:
    """The part of a word's box that some of its letters take, by their share of its length."""
    size = max(1, len(word.text))
    width = word.box.width / size
    return Box(word.box.x0 + width * start, word.box.y0, word.box.x0 + width * end, word.box.y1)


def _page_at(text: DocumentText, offset: int) -> int:
    i = bisect_right(text.pages, offset, key=lambda p: p[0]) - 1
    return text.pages[max(0, i)][1] if text.pages else 1
