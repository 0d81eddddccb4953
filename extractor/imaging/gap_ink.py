"""Ink in the gaps between words of a line: print that something was drawn over.

Letters that a stroke of a pen joins are one blot, larger than any letter. Pictures are grey arrays
(0 black), boxes points; a pixel is `scale` points wide.
"""

from __future__ import annotations

from extractor.imaging.pixels import Grey, Mask, PixelBox, as_mask, ink_threshold
from extractor.model import Box

ACROSS, DOWN = 0.6, 0.7  # shares of a gap's columns and rows in which its print has ink


def printed_gaps(grey: Grey, gaps: list[Box], scale: float) -> list[Box]:
    """Those of the gaps that print fills from side to side and from top to foot, as no line, no
    lone stroke and no row of dots does."""
    if not gaps:
        return []
    dark = as_mask(grey <= ink_threshold(grey))
    return [gap for gap in gaps if _is_filled(dark, gap, scale)]


def _is_filled(dark: Mask, gap: Box, scale: float) -> bool:
    place = PixelBox(
        left=max(0, round(gap.x0 / scale)),
        top=max(0, round(gap.y0 / scale)),
        right=round(gap.x1 / scale),
        foot=round(gap.y1 / scale),
    )
    ink = dark[place.part]
    if not ink.size:
        return False
    return bool(ink.any(axis=0).mean() > ACROSS and ink.any(axis=1).mean() > DOWN)
