"""Which indicator each figure of a document is, in its prose and in its tables."""

from __future__ import annotations

from extractor.indicators.prose import name_figures
from extractor.indicators.table_cells import name_cells
from extractor.letterhead import Letterhead
from extractor.model import DocumentText, Numeral, ReadTable


def name_indicators(
    document: DocumentText,
    numerals: tuple[Numeral, ...],
    tables: tuple[ReadTable, ...],
    head: Letterhead,
) -> tuple[Numeral, ...]:
    """The numerals, each figure that just one indicator claims with its code: those of the prose by
    the words around them, those of tables by their heads; `head` tells the report's period and
    issuer."""
    named = name_figures(document, numerals, head.fields.period, head.fields.issuer_level)
    return name_cells(named, tables, head.fields.period, head.fields.issuer)
