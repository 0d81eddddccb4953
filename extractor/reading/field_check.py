"""What was read in the form fields of a drawn page, held against what the file has in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain

import regex

from extractor.model import Box, Cell, Doubt, PageReading, Table, Word
from extractor.reading.readers import Words


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
    """The page read from its picture, with the words of fields in which nothing was read, and with
    a caution where something else was. A page that lay on its side is only cautioned of."""
    for field in fields:
        seen = " ".join(word.text for word in _all_words(page) if _holds(field.box, word.box))
        if page.turned or (seen and same_digits(field.text, seen)):
            continue
        page = _doubted(page, field, seen) if seen else _with_words(page, field)
    return _cautioned_of_turned(page, fields)


def _all_words(page: PageReading) -> Words:
    cells = chain.from_iterable(table.cells for table in page.tables)
    return (*page.words, *chain.from_iterable(cell.words for cell in cells))


def _holds(box: Box, inner: Box) -> bool:
    """True where the middle of the inner box lies in the box."""
    x, y = inner.centre
    return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1


def _doubted(page: PageReading, field: FieldText, seen: str) -> PageReading:
    doubt = Doubt.of("field_differs", held=quoted(field.text), shown=quoted(seen))
    return replace(page, cautions=(*page.cautions, doubt))


def _with_words(page: PageReading, field: FieldText) -> PageReading:
    """The page with the field's words: in the cell in which it stands, else among the others."""
    doubt = Doubt.of("fields_added", text=quoted(field.text))
    page = replace(page, cautions=(*page.cautions, doubt))
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
    """The page with a caution for each numeral of a field that was read nowhere on it, where it lay
    on its side: its fields stand elsewhere then."""
    if not page.turned:
        return page
    read = {digits_of(word.text) for word in _all_words(page)}
    for field in fields:
        if not {digits_of(word.text) for word in field.words} <= read | {""}:
            page = _doubted(page, field, "…")
    return page
