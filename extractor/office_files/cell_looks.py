"""How the characters of a workbook's cell look: by its font, or by that of each run in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from extractor.office_files.run_looks import Look, Run

WHITE = {"FFFFFFFF", "00FFFFFF"}
WHITE_OF_LIST = {1, 9, 65}  # white in the list of colours of old workbooks, and the paper's own
WHITE_OF_THEME = 0  # the first of a theme's colours is that of the paper


def runs_of(cell: Any, shown: str) -> Iterator[Run]:
    """The runs of a cell whose value is shown so; where it has several, each with its own look."""
    look = _look(cell.font)
    if not isinstance(cell.value, CellRichText):
        yield Run(shown, look)
        return
    for piece in cell.value:
        if isinstance(piece, TextBlock):
            yield Run(piece.text.replace("\r", ""), _look(piece.font, look))
        else:
            yield Run(str(piece).replace("\r", ""), look)


def is_white(cell: Any) -> bool:
    """True for white print in a cell that nothing colours."""
    if cell.font is None or not _is_white(cell.font.color):
        return False
    fill = cell.fill
    return fill is None or fill.fill_type is None or _is_white(fill.fgColor)


def _is_white(colour: Any) -> bool:
    if colour is None:
        return False
    if colour.type == "theme":
        return colour.theme == WHITE_OF_THEME and not colour.tint
    if colour.type == "indexed":
        return colour.indexed in WHITE_OF_LIST
    return colour.type == "rgb" and colour.rgb in WHITE


def _look(font: Any, around: Look | None = None) -> Look:
    """The look that a font gives; what it does not say is as in the cell around it."""
    around = around or Look()
    if font is None:
        return around
    name = font.rFont if isinstance(font, InlineFont) else font.name
    return Look(
        font=str(name or around.font),
        is_raised=font.vertAlign == "superscript",
        is_struck=bool(font.strike),
    )
