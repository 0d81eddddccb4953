"""Whether a page was read so surely that what was counted of readings holds for it.

Two witnesses that agree are right on pages that people can read, and there it was counted. On a
page out of focus, crumpled or of few dots even the words come out as heaps of letters, and a
numeral that both happen to have alike says little. The page itself tells: by how sure the first
witness is of its words, and by how often the second has the same numerals. What the first read so
unsurely that it may be a stamp, a seal or handwriting says nothing of the page's print.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

import regex

from extractor.model import Cell, Doubt, PageReading, Table, Word
from extractor.witnesses.readers import Words

# Of 150 pages scanned well and badly (fax, photocopy, 110 dpi) none has less than 0.89 and 0.62.
SURE_ENOUGH = 0.8  # mean confidence of a page's words
SAME_ENOUGH = 0.5  # share of its numerals that both witnesses have, or the judges uphold
TAKEN_FOR_PRINT = 0.7  # confidence of numerals that count; stamps and handwriting have less
FEWEST_WORDS, FEWEST_NUMERALS = 30, 12  # on which that is judged
OF_LETTERS = regex.compile(r"\p{L}{2}")
SAME = frozenset(
    {
        "agreed",
        "alike",
        "again",
        "reread",
        "quarter",
        "fair",
        "voted",
        "cell",
        "cell_alike",
        "cell_voted",
    }
)
OPEN = frozenset({"", "split", "unclear"})  # doubted or told on every page


def marked_if_illegible(page: PageReading, *, guessed: bool = False) -> PageReading:
    """The page as it is, or where it could hardly be read with a caution that says so and with
    evidence of that kind for all its numerals. `guessed`: its first reading was mostly guesses, of
    which only the surest of several readings is left in it."""
    cells = chain.from_iterable(table.cells for table in page.tables)
    in_cells = chain.from_iterable(cell.words for cell in cells)
    if not guessed and is_legible((*page.words, *in_cells)):
        return page
    return replace(
        page,
        words=_all_illegible(page.words),
        tables=tuple(_illegible_table(table) for table in page.tables),
        cautions=(*page.cautions, Doubt("page_illegible")),
    )


def is_legible(words: Words) -> bool:
    """False for a page on which readers mostly guess: its numerals are not to be trusted, however
    they were read. `words` are all of the page, in cells too."""
    return are_sure(words) and _have_the_same(words)


def are_sure(words: Words) -> bool:
    """False where the words of a page, as one reading has them, are mostly guesses."""
    of_letters = [word.confidence for word in words if OF_LETTERS.search(word.text)]
    if len(of_letters) < FEWEST_WORDS:
        return True
    return sum(of_letters) >= SURE_ENOUGH * len(of_letters)


def _have_the_same(words: Words) -> bool:
    held = [word for word in words if word.evidence not in ("", "unclear")]
    read = [word.evidence for word in held if word.confidence >= TAKEN_FOR_PRINT]
    if len(read) < FEWEST_NUMERALS:
        return True
    return sum(evidence in SAME for evidence in read) >= SAME_ENOUGH * len(read)


def _all_illegible(words: Words) -> Words:
    return tuple(_illegible(word) for word in words)


def _illegible_table(table: Table) -> Table:
    return replace(table, cells=tuple(_illegible_cell(cell) for cell in table.cells))


def _illegible_cell(cell: Cell) -> Cell:
    return replace(cell, words=_all_illegible(cell.words))


def _illegible(word: Word) -> Word:
    return word if word.evidence in OPEN else replace(word, evidence="illegible")
