"""Large letters that run slantwise over a page, behind or across its print: a watermark (`DỰ THẢO`,
the name of who printed it). Their places cross those of many lines, whose words they would tear."""

from __future__ import annotations

from math import atan2, degrees
from statistics import median
from typing import Any

LEAST_SLANT = 8  # degrees off a quarter turn: a scan's own letters lie less askew
LARGE = 1.8  # times the height of the page's other letters; heads of columns may be set aslant

Letter = dict[str, Any]  # as pdfplumber has it: text, x0, top, x1, bottom, matrix


def without_watermark(letters: list[Letter]) -> tuple[list[Letter], list[Letter]]:
    """The letters of a page in their order, and those of a watermark apart; none of these on a page
    that has no other letters."""
    level = [_extent(letter) for letter in letters if not _slants(letter)]
    if not level or len(level) == len(letters):
        return letters, []
    least = LARGE * median(level)
    kept: list[Letter] = []
    watermark: list[Letter] = []
    for letter in letters:
        is_large = _slants(letter) and _extent(letter) > least
        (watermark if is_large else kept).append(letter)
    return kept, watermark


def _slants(letter: Letter) -> bool:
    """True for a letter whose line runs neither level nor straight up or down."""
    across, up = letter["matrix"][:2]
    off = degrees(atan2(up, across)) % 90
    return LEAST_SLANT < off < 90 - LEAST_SLANT


def _extent(letter: Letter) -> float:
    return float(max(letter["x1"] - letter["x0"], letter["bottom"] - letter["top"]))
