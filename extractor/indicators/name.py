"""Which indicator each figure of a document is, in its prose and in its tables."""

from __future__ import annotations

from extractor.indicators.prose import name_figures
from extractor.indicators.table_cells import name_cells
from extractor.model import DocumentText, Numeral, ReadTable


def name_indicators(
    document: DocumentText,
    numerals: tuple[Numeral, ...],
    tables: tuple[ReadTable, ...],
    period: str,
    issuer: str,
) -> tuple[Numeral, ...]:
    """The numerals, each figure that just one indicator claims with its code: those of the prose by
    the words around them, those of tables by their heads.

    `period` (`2024-06`, `2024-Q2`, `2024`) and `issuer` are the report's own; "" where not known.
    """
    return name_cells(name_figures(document, numerals), tables, period, issuer)
