"""Every numeral of a document → exactly one row."""

from __future__ import annotations

from extractor.figures.assumed_years import with_assumed_years
from extractor.figures.find import find_numerals
from extractor.figures.not_figures import in_heads, set_apart
from extractor.figures.structure import structure_labels
from extractor.figures.table_cells import claim_cells, headed_cells
from extractor.figures.taken import TakenText
from extractor.figures.unseen import unseen_labels
from extractor.letterhead import Letterhead
from extractor.model import DocumentText, Numeral, PageReading, ReadTable


def find_figures(
    document: DocumentText,
    tables: tuple[ReadTable, ...],
    letterhead: Letterhead,
    pages: tuple[PageReading, ...],
) -> tuple[Numeral, ...]:
    """All rows of the document in order of place: numerals of the letterhead, those that nobody
    sees on the page, numbers of headings and pages, figures alone in a table's cell, then what the
    rules find in the rest. Days of an assumed year are doubted where it is unsure; last, figures
    that are none by where they stand become labels."""
    known = [*letterhead.numerals]
    known += unseen_labels(document, known)
    known += structure_labels(document, known)
    taken = TakenText(document.text, known)
    known += [cell for cell in claim_cells(document, tables) if taken.is_free(cell.start, cell.end)]
    numerals = find_numerals(document, known, letterhead.year, headed_cells(tables))
    numerals = tuple(with_assumed_years(numerals, document.text, letterhead))
    numerals = in_heads(numerals, tables)
    return set_apart(document, numerals, tables, pages)
