"""Tables of units × indicators, made from the result folders of several runs.

One value stands for each unit, period and indicator; counts and money are added up over the units
of a level. The tables go into one workbook and into CSV files beside it.
"""

from extractor.comparison.compare import Outcome, compare
from extractor.comparison.gathered import Gathered, GatheredValues, SaidOtherwise, gather
from extractor.comparison.key_figures import computed_share
from extractor.comparison.reporters import Reporter
from extractor.comparison.request import Asked, same_province
from extractor.comparison.result_folders import Fact, Filed
from extractor.comparison.standing import Standing, Waiting
from extractor.comparison.stored_results import Contradiction, Numbered, ToldFigure
from extractor.comparison.table_parts import in_order
from extractor.comparison.totals import is_fit, sum_of
from extractor.comparison.values import (
    Indicator,
    Reading,
    Source,
    number_of,
    share_of,
    worth_of,
)

__all__ = [
    "Asked",
    "Contradiction",
    "Fact",
    "Filed",
    "Gathered",
    "GatheredValues",
    "Indicator",
    "Numbered",
    "Outcome",
    "Reading",
    "Reporter",
    "SaidOtherwise",
    "Source",
    "Standing",
    "ToldFigure",
    "Waiting",
    "compare",
    "computed_share",
    "gather",
    "in_order",
    "is_fit",
    "number_of",
    "same_province",
    "share_of",
    "sum_of",
    "worth_of",
]
