"""Every numeral of a document → exactly one row, with its doubts and its confidence.

`find_figures` does it for a whole document; `find_numerals` applies the rules of
`patterns/numerals/` alone, as their examples are tried.
"""

from extractor.figures.confidence import DOUBTED, chance, doubt_threshold, is_trusted
from extractor.figures.endless import Bare, without_endless
from extractor.figures.find import RULES_ENDED, find_numerals
from extractor.figures.find_figures import find_figures
from extractor.figures.meaning import load_meaning, status_of
from extractor.figures.most_found import Bounded, bounded
from extractor.figures.printed import as_printed, with_printed_starts
from extractor.figures.rules import NumeralRule, counted_nouns, load_numeral_rules
from extractor.figures.table_cells import TABLE_RULE

__all__ = [
    "DOUBTED",
    "RULES_ENDED",
    "TABLE_RULE",
    "Bare",
    "Bounded",
    "NumeralRule",
    "as_printed",
    "bounded",
    "chance",
    "counted_nouns",
    "doubt_threshold",
    "find_figures",
    "find_numerals",
    "is_trusted",
    "load_meaning",
    "load_numeral_rules",
    "status_of",
    "with_printed_starts",
    "without_endless",
]
