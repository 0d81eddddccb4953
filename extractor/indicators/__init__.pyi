from .case import Attempt, Finding
from .loading import load_indicators
from .name import name_indicators
from .prose import findings, name_figures
from .records import CONDITIONS, Example, base_of
from .rules import IndicatorRule
from .value_periods import set_periods

__all__ = [
    "CONDITIONS",
    "Attempt",
    "Example",
    "Finding",
    "IndicatorRule",
    "base_of",
    "findings",
    "load_indicators",
    "name_figures",
    "name_indicators",
    "set_periods",
]
