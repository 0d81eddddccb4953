"""The level of administration that the words around a figure name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Level:
    """The level of administration that the words name. `how`: `subject` (it governs), `topic` (and
    opens the sentence), `share` (it opens the clause right before the figure), `behind` the figure,
    `unsure`; `span` of the words."""

    name: str = ""
    how: str = ""
    span: tuple[int, int] = (0, 0)
