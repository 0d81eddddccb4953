"""Tables of units × indicators, made from the result folders of several runs.

One value stands for each unit, period and indicator; counts and money are added up over the units
of a level. The tables go into one workbook and into CSV files beside it.
"""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
