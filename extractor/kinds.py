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

    `name` is its Vietnamese name in the workbook, `slot` what stands for the figure in a wording of
    `patterns/indicators`, `summed` is True where the values of units may be added up, `colour` is
    the one on pages and in the terminal.
    """

    name: str
    slot: str
    summed: bool
    colour: str


KINDS: dict[FigureKind, Kind] = {
    "ratio": Kind(name="tỷ số", slot="N/M", summed=True, colour="#8e44ad"),
    "percentage": Kind(name="tỷ lệ %", slot="P%", summed=False, colour="#b9770e"),
    "count": Kind(name="số lượng", slot="N", summed=True, colour="#1e8449"),
    "measure": Kind(name="đo lường", slot="N", summed=False, colour="#2874a6"),
    "money": Kind(name="tiền", slot="N", summed=True, colour="#117864"),
}
SUMMED = tuple(kind for kind, known in KINDS.items() if known.summed)
