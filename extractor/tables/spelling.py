"""A table's heads spelt as the other pieces of the same table have them."""

from __future__ import annotations

from collections import Counter
from functools import partial

import regex

from extractor.language.flat import bare
from extractor.layout import words_of
from extractor.model import DocumentText, PlacedTable
from extractor.tables.grid import Heads

HEADING_ROWS = 3  # words in so many rows at the top of a table may be heads
WELL_READ = 0.9  # words read with less confidence than this are no model for others
ALIKE = 0.75  # heads that share this part of the longer one's letters are one head
WORD = regex.compile(r"\p{L}{4,}")

Wordstock = dict[str, str]  # a word without its marks → the word


def wordstock(document: DocumentText) -> Wordstock:
    """The words of all tables' heads that were read well."""
    stock: Wordstock = {}
    for placed in document.tables:
        for word in words_of(document, placed.start, _end_of_heads(placed)):
            if word.confidence > WELL_READ and WORD.fullmatch(word.text):
                stock.setdefault(bare(word.text), word.text)
    return stock


def _end_of_heads(placed: PlacedTable) -> int:
    below = [cell.start for cell in placed.cells if cell.row > HEADING_ROWS]
    return min(below, default=placed.end)


def mended_heads(heads: Heads, stock: Wordstock) -> Heads:
    """The heads; words in them that are one letter off a known one (a stamp over them) are put
    right, digits never."""
    mend = partial(_mended, stock=stock)
    return tuple(WORD.sub(mend, head) for head in heads)


def _mended(
    found: regex.Match[str],
    stock: Wordstock,
) -> str:
    word, plain = found[0], bare(found[0])
    if plain in stock:
        return _in_the_case_of(word, stock[plain])
    near = [key for key in stock if _is_one_letter_off(key, plain)]
    if len(near) != 1:
        return word  # two that are as near: left as read
    return stock[near[0]]


def _in_the_case_of(word: str, known: str) -> str:
    if word.isupper():
        return word  # capitals lose no marks
    return known.capitalize() if word.istitle() else known.lower()


def _is_one_letter_off(word: str, other: str) -> bool:
    if len(word) != len(other):
        return False
    letters = zip(word, other, strict=True)
    return sum(mine != theirs for mine, theirs in letters) == 1


def are_alike(heads: Heads, others: Heads) -> bool:
    """True for the same heads, one of them perhaps misread.

    >>> are_alike(("Hồ sơ", "Tổng số"), ("Hồ sơ", "Tông sô"))
    True
    """
    mine, theirs = _letters(heads), _letters(others)
    if mine == theirs:
        return True
    shared = (Counter(mine) & Counter(theirs)).total()
    longer = max(len(mine), len(theirs))
    return mine != "" and theirs != "" and shared >= ALIKE * longer


def _letters(heads: Heads) -> str:
    """Letters and digits of the heads in lower case."""
    return regex.sub(r"[^\p{L}\d]", "", "".join(heads).casefold())
