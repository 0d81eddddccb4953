"""Every numeral of a document → exactly one row, with its doubts and its confidence."""

from extractor.figures.confidence import DOUBTED, chance, doubt_threshold, is_trusted
from extractor.figures.find import find_numerals
from extractor.figures.meaning import load_meaning, status_of
from extractor.figures.not_figures import set_apart
from extractor.figures.rules import NumeralRule, load_numeral_rules
from extractor.figures.structure import structure_labels
from extractor.figures.table_cells import TABLE_RULE, claim_cells, in_heads

__all__ = [
    "DOUBTED",
    "NumeralRule",
    "TABLE_RULE",
    "chance",
    "claim_cells",
    "doubt_threshold",
    "find_numerals",
    "in_heads",
    "is_trusted",
    "load_meaning",
    "load_numeral_rules",
    "set_apart",
    "status_of",
    "structure_labels",
]
