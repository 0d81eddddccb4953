from .comparing import Outcome, compare
from .gathered import Gathered, GatheredValues, SaidOtherwise, gather
from .key_figures import computed_share
from .reporters import Reporter
from .request import Asked, same_province
from .result_folders import Fact, Filed
from .standing import Standing, Waiting
from .stored_results import Contradiction, Numbered, ToldFigure
from .table_parts import in_order
from .totals import is_fit, sum_of
from .values import Indicator, Reading, Source, number_of, share_of, worth_of

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
