"""The office's own form (.xlsx): what its cells ask for, proposed from its heads and confirmed by a
person; filled from result folders, in the sheet's own XML, all else as it was."""

from extractor.forms.examine import examine
from extractor.forms.fill import Asked, Outcome, counted, fill

__all__ = ["Asked", "Outcome", "counted", "examine", "fill"]
