"""The way back from a slice of a document's text to its words, page and box."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.language.sentences import last_begun
from extractor.model import Box, DocumentText, Numeral, NumeralKind, Place, PlacedWord, Word


def place_of(
    text: DocumentText,
    start: int,
    end: int,
) -> Place:
    """The page, box and confidence of a slice; of one over a page's end, where it begins.

    The box lies on the page as printed, also where print does not run level. A text file has no
    boxes; its confidence is 1.0. In an office file the place has a label that a person finds."""
    pieces = list(_pieces_in(text, start, end))
    label = _label_at(text, start)
    if not pieces:
        return Place(_page_at(text, start), None, 1.0, label)
    page = pieces[0][2]
    parts = [
        _part(word, max(start, begin) - begin, min(end, finish) - begin)
        for begin, finish, number, word in pieces
        if number == page
    ]
    return Place(
        page=page,
        box=_as_printed(text, page, Box.around(parts)),
        confidence=min(1.0, *(word.confidence for *_, word in pieces)),
        label=label,
    )


def numeral_at(
    document: DocumentText,
    start: int,
    end: int,
    kind: NumeralKind,
    rule: str,
) -> Numeral:
    """The row for a slice of the document's text, without any meaning yet."""
    return Numeral(
        start=start,
        end=end,
        raw=document.text[start:end],
        kind=kind,
        rule=rule,
        place=place_of(document, start, end),
    )


def level_box(
    text: DocumentText,
    start: int,
    end: int,
) -> Box | None:
    """The box of a slice as if its page's print ran level, to be held against others of its line;
    of one over a page's end, where it begins. None in a text file."""
    pieces = list(_pieces_in(text, start, end))
    if not pieces:
        return None
    page = pieces[0][2]
    return Box.around(
        [
            _part(word, max(start, begin) - begin, min(end, finish) - begin)
            for begin, finish, number, word in pieces
            if number == page
        ]
    )


def words_of(
    text: DocumentText,
    start: int,
    end: int,
) -> list[Word]:
    """The words that a slice touches; none in a text file."""
    return [word for *_, word in _pieces_in(text, start, end)]


def _pieces_in(
    text: DocumentText,
    start: int,
    end: int,
) -> Iterator[PlacedWord]:
    """The words that a slice touches."""
    first = max(0, last_begun(text.pieces, start))
    for number in range(first, len(text.pieces)):
        piece = text.pieces[number]
        if piece[0] >= end:
            return
        if piece[1] > start:
            yield piece


def _part(
    word: Word,
    start: int,
    end: int,
) -> Box:
    """The part of a word's box that some of its letters take, by their share of its length."""
    box = word.box
    width = box.width / max(1, len(word.text))
    return Box(
        box.x0 + width * start,
        box.y0,
        box.x0 + width * end,
        box.y1,
    )


def _as_printed(
    text: DocumentText,
    page: int,
    box: Box,
) -> Box:
    """The box on a page whose print may not run level."""
    for number, degrees, width, height in text.slants:
        if number == page:
            return box.slanted(degrees, width, height)
    return box


def _label_at(text: DocumentText, offset: int) -> str:
    """Where a person finds what stands at `offset` in a file without pages of print."""
    number = last_begun(text.labels, offset)
    if number < 0:
        return ""
    start, end, place = text.labels[number]
    return place if start <= offset < end else ""


def _page_at(text: DocumentText, offset: int) -> int:
    number = last_begun(text.pages, offset)
    if text.pages:
        return text.pages[max(0, number)][1]
    return 1


def lies_within(slices: list[tuple[int, int]], at: int) -> bool:
    """True where one of the slices, in order of place, holds the offset."""
    here = last_begun(slices, at)
    return here >= 0 and at < slices[here][1]
