"""The five kinds of figures: what each is called and how it behaves, in one table.

A sixth kind is a line here, its name in `model.FigureKind`, a parser in `figures/values.py` and
rules in `patterns/numerals/`.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.model import FigureKind


@dataclass(frozen=True, slots=True)
class Kind:
    """What the parts of the program must know of one kind of figure.

    `name`: in Vietnamese, for the workbook. `slot`: what stands for the figure in a wording of
    `patterns/indicators`. `summed`: may units' values be added up? `colour`: on pages and in the
    terminal.
    """

    name: str
    slot: str
    summed: bool
    colour: str


KINDS: dict[FigureKind, Kind] = {
    "ratio": Kind("tỷ số", "N/M", True, "#8e44ad"),
    "percentage": Kind("tỷ lệ %", "P%", False, "#b9770e"),
    "count": Kind("số lượng", "N", True, "#1e8449"),
    "measure": Kind("đo lường", "N", False, "#2874a6"),
    "money": Kind("tiền", "N", True, "#117864"),
}
SUMMED = tuple(kind for kind, known in KINDS.items() if known.summed)
