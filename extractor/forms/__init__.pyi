from .answers import doubts_of
from .examination import examine
from .filling import Asked, Outcome, counted, fill
from .head_periods import resolved
from .marks import FoundMark, Mark, find_marks
from .measures import scale_of
from .units import UnitNames

__all__ = [
    "Asked",
    "FoundMark",
    "Mark",
    "Outcome",
    "UnitNames",
    "counted",
    "doubts_of",
    "examine",
    "fill",
    "find_marks",
    "resolved",
    "scale_of",
]
