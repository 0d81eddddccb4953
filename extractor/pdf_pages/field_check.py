"""What was read in the form fields of a drawn page, held against what the file has in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import chain

import regex

from extractor.model import Box, Cell, Doubt, PageReading, Table, Word
from extractor.witnesses import Words

SHARED = 0.25  # of the narrower of two boxes: what a word of a field shares with it at least
BESIDE = 3.0  # points by which print of a field may leave its box


@dataclass(frozen=True, slots=True)
class FieldText:
    """A form field: where it stands on the page, what the file has in it, the words of that as they
    would be set into its box."""

    box: Box
    text: str
    words: Words


def digits_of(text: str) -> str:
    """The digits of a value, without zeros in front.

    >>> digits_of("04.385")
    '4385'
    """
    return regex.sub(r"\D", "", text).lstrip("0")


def same_digits(held: str, shown: str) -> bool:
    """True where two forms of one value agree: one may have up to two decimals more.

    >>> same_digits("4385.5", "4.385,50"), same_digits("4385", "4.335"), same_digits("4385", "o")
    (True, False, False)
    """
    ours, theirs = digits_of(held), digits_of(shown)
    if bool(ours) != bool(theirs):
        return False
    shorter = min(len(ours), len(theirs))
    longer = held if len(ours) > len(theirs) else shown
    more = abs(len(ours) - len(theirs))
    return ours[:shorter] == theirs[:shorter] and more <= _decimals(longer)


def _decimals(text: str) -> int:
    """How many decimals a value has, where they are one or two; else 0."""
    found = regex.search(r"[.,](\d{1,2})(?!\d)", text)
    return len(found[1]) if found else 0


def quoted(text: str) -> str:
    """A text as it may stand in a sentence of doubt: one line, not too long."""
    return regex.sub(r"[|=\s]+", " ", text)[:80]


def beside_fields(page: PageReading, fields: tuple[FieldText, ...]) -> PageReading:
    """The page read from its picture, held against its fields: with the words of those in which
    nothing was read, and doubts where something else was. A page that lay on its side, whose fields
    stand elsewhere then, is only cautioned of."""
    if page.turned:
        return _cautioned_of_turned(page, fields)
    for field in fields:
        seen = [word for word in _all_words(page) if _meets(field.box, word.box)]
        if not seen:
            page = _with_words(page, field)
        elif not _agrees(field, seen):
            page = _doubted(page, field, seen)
    return page


def outside_fields(words: Words, fields: tuple[FieldText, ...]) -> Words:
    """The words that stand in no field."""
    return tuple(word for word in words if not any(_meets(field.box, word.box) for field in fields))


def _all_words(page: PageReading) -> Words:
    cells = chain.from_iterable(table.cells for table in page.tables)
    return (*page.words, *chain.from_iterable(cell.words for cell in cells))


def _meets(box: Box, other: Box) -> bool:
    """True where both share a good part of the narrower and of the lower one."""
    across = box.shared_width(other) > SHARED * min(box.width, other.width)
    return across and box.shared_height(other) > SHARED * min(box.height, other.height)


def _agrees(field: FieldText, seen: list[Word]) -> bool:
    """True where what was read is what the field holds; a word that begins before the field or ends
    behind it may hold more."""
    read = " ".join(word.text for word in seen)
    if not _has_groups(field.text, read):
        return False
    if same_digits(field.text, read):
        return True
    reaches_out = any(
        word.box.x0 < field.box.x0 - BESIDE or word.box.x1 > field.box.x1 + BESIDE for word in seen
    )
    held = digits_of(field.text)
    return reaches_out and bool(held) and held in digits_of(read)


def _has_groups(held: str, read: str) -> bool:
    """True where digits that are parted in the field (`96,17`) were read parted in the same way, or
    make the same number with other marks; a field that parts none may be printed with marks."""
    ours, theirs = (regex.findall(r"\d+", text) for text in (held, read))
    if len(ours) < 2 or " ".join(ours) in " ".join(theirs):
        return True
    return _whole(held) == _whole(read)


def _whole(text: str) -> str:
    """The digits of a value before its decimals."""
    digits = digits_of(text)
    return digits[: len(digits) - _decimals(text)]


def _holds(box: Box, inner: Box) -> bool:
    """True where the middle of the inner box lies in the box."""
    x, y = inner.centre
    return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1


def _doubted(page: PageReading, field: FieldText, seen: list[Word]) -> PageReading:
    """The page with a caution, and with what the field holds as another reading of its numerals."""
    read = " ".join(word.text for word in seen)
    doubted = _cautioned(page, "field_differs", held=quoted(field.text), shown=quoted(read))
    marked = {id(word): _marked(word, field) for word in seen if digits_of(word.text)}

    def each(words: Words) -> Words:
        return tuple(marked.get(id(word), word) for word in words)

    return replace(
        doubted,
        words=each(page.words),
        tables=tuple(_changed(table, each) for table in page.tables),
    )


def _marked(word: Word, field: FieldText) -> Word:
    return replace(word, evidence="split", others=(field.text, *word.others))


def _changed(table: Table, change: Callable[[Words], Words]) -> Table:
    """The table with the words of each cell changed."""
    cells = (replace(cell, words=change(cell.words)) for cell in table.cells)
    return replace(table, cells=tuple(cells))


def _cautioned(page: PageReading, key: str, **values: str) -> PageReading:
    return replace(page, cautions=(*page.cautions, Doubt.of(key, **values)))


def _with_words(page: PageReading, field: FieldText) -> PageReading:
    """The page with the field's words: in the cell in which it stands, else among the others."""
    page = _cautioned(page, "fields_added", text=quoted(field.text))
    if any(_stands_in(field, table) for table in page.tables):
        return replace(page, tables=tuple(_filled(table, field) for table in page.tables))
    return replace(page, words=(*page.words, *field.words))


def _stands_in(field: FieldText, table: Table) -> bool:
    return any(_holds(cell.box, field.box) for cell in table.cells)


def _filled(table: Table, field: FieldText) -> Table:
    """The table with the field's words in the first cell that holds the field."""
    at = next((k for k, cell in enumerate(table.cells) if _holds(cell.box, field.box)), None)
    if at is None:
        return table
    cells: list[Cell] = list(table.cells)
    words: list[Word] = [*cells[at].words, *field.words]
    cells[at] = replace(cells[at], words=tuple(words))
    return replace(table, cells=tuple(cells))


def _cautioned_of_turned(page: PageReading, fields: tuple[FieldText, ...]) -> PageReading:
    """The page with a caution for each field with a numeral that was read nowhere on it."""
    read = {digits_of(word.text) for word in _all_words(page)}
    for field in fields:
        if not {digits_of(word.text) for word in field.words} <= read | {""}:
            page = _cautioned(page, "field_differs", held=quoted(field.text), shown="…")
    return page
