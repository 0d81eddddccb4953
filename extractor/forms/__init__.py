"""The office's own form (.xlsx): what its cells ask for, proposed from its heads and confirmed by a
person; filled from result folders, in the sheet's own XML, all else as it was."""

from extractor.forms.answers import doubts_of
from extractor.forms.examine import examine
from extractor.forms.fill import Asked, Outcome, counted, fill
from extractor.forms.head_periods import resolved
from extractor.forms.marks import FoundMark, Mark, find_marks
from extractor.forms.measures import scale_of
from extractor.forms.units import UnitNames

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
