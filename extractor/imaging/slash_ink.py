"""Slashes told from their ink: a pale stroke that leans to the right through the gap between words.

Typefaces with hairlines and worn copies print a slash so thin that no reader sees it, where an eye
does. Pictures are grey arrays (0 black), boxes points; a pixel is `scale` points wide.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy

from extractor.imaging.pixels import Grey, PixelBox, Shades, shades_of
from extractor.model import Box

# How far a stroke's top stands to the right of its foot, in heights: of a slash, of an upright.
LEANS = tuple(at / 20 for at in range(3, 15))
UPRIGHT = (0.0, 0.05, 0.1)
BESIDE = 0.12  # of its height: so far to its sides there is paper
DARKER = 0.045  # of the page's contrast by which each third of it is darker than what is beside it
LOWEST, WIDEST = 8, 2.0  # pixels of height; heights of a gap that is looked at


def slashes_in(grey: Grey, gaps: Sequence[Box], scale: float) -> list[bool]:
    """For each gap between two words of a line True where a slash is printed in it, however
    pale."""
    if not gaps:
        return []
    shades = shades_of(grey)
    return [_has_slash(grey, PixelBox.of(gap, scale), shades) for gap in gaps]


def _has_slash(grey: Grey, gap: PixelBox, shades: Shades) -> bool:
    high, wide = gap.height, gap.width
    if high < LOWEST or not 1 < wide < WIDEST * high or shades.contrast <= 0:
        return False
    if gap.top < 0 or gap.left < 1:
        return False
    dark = (shades.paper - grey[gap.top : gap.foot, gap.left - 1 : gap.right + 1]) / shades.contrast
    if len(dark) < high:
        return False
    shown = numpy.clip(dark, 0, 1)
    leaning = max(_shade_of_stroke(shown, lean) for lean in LEANS)
    return leaning > max(DARKER, *(_shade_of_stroke(shown, lean) for lean in UPRIGHT))


def _shade_of_stroke(dark: numpy.ndarray, lean: float) -> float:
    """By how much the darkest stroke of that lean is darker, in its palest third, than the gap on
    both its sides; 0 where none has room."""
    high, wide = dark.shape
    rows = numpy.arange(high)
    across = numpy.round(lean * high * (1 - (rows + 0.5) / high)).astype(int)
    feet = numpy.arange(wide - int(across[0]))
    if not len(feet):
        return 0.0
    beside = max(2, round(BESIDE * high))

    def shade(shift: int) -> numpy.ndarray:
        """How dark each row of each stroke is, so many pixels to the right of it."""
        columns = numpy.clip(feet[:, None] + across[None, :] + shift, 0, wide - 1)
        return dark[rows[None, :], columns]

    thirds = numpy.array_split(shade(0), 3, axis=1)
    palest = numpy.min([third.mean(axis=1) for third in thirds], axis=0)
    sides = numpy.maximum(shade(-beside).mean(axis=1), shade(beside).mean(axis=1))
    return float((palest - sides).max())
