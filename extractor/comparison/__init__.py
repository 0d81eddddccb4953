"""Tables of units × indicators, made from the result folders of several runs.

One value stands for each unit, period and indicator; counts and money are added up over the units
of a level. The tables go into one workbook and into CSV files beside it.
"""

from extractor.comparison.compare import Outcome, compare
from extractor.comparison.gathered import Gathered, GatheredValues, gather
from extractor.comparison.reporters import Reporter
from extractor.comparison.request import Asked, same_province
from extractor.comparison.stored_results import ToldFigure
from extractor.comparison.values import Reading, ReadingKey, Source, number_of, share_of

__all__ = [
    "Asked",
    "Gathered",
    "GatheredValues",
    "Outcome",
    "Reading",
    "ReadingKey",
    "Reporter",
    "Source",
    "ToldFigure",
    "compare",
    "gather",
    "number_of",
    "same_province",
    "share_of",
]
