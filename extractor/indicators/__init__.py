"""Which named indicator a figure is."""

from extractor.indicators.judge import Attempt, Finding
from extractor.indicators.name import findings, name_figures
from extractor.indicators.records import CONDITIONS, Example, base_of
from extractor.indicators.rules import IndicatorRule, line_of, load_indicators
from extractor.indicators.table_cells import name_cells

__all__ = [
    "Attempt",
    "CONDITIONS",
    "Example",
    "Finding",
    "IndicatorRule",
    "base_of",
    "findings",
    "line_of",
    "load_indicators",
    "name_cells",
    "name_figures",
]
