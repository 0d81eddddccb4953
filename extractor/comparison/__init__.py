"""Tables of units × indicators, made from the result folders of several runs.

One value stands for each unit, period and indicator; counts and money are added up over the units
of a level. The tables go into one workbook and into CSV files beside it.
"""

from extractor.comparison.compare import Outcome, compare
from extractor.comparison.request import Asked

__all__ = ["Asked", "Outcome", "compare"]
