from .confidence import DOUBTED, chance, doubt_threshold, is_trusted
from .endless import Bare, without_endless
from .find import RULES_ENDED, find_numerals
from .finding import find_figures
from .meaning import load_meaning, status_of
from .most_found import Bounded, bounded
from .printed import as_printed, with_printed_starts
from .rules import NumeralRule, counted_nouns, load_numeral_rules
from .table_cells import TABLE_RULE

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
