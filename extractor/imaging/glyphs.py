"""The signs of a drawn page held against each other: those of one font and character look alike.

A page that is drawn from a file shows the same character of the same font in the same shape
wherever it stands. One that looks otherwise is covered, cut off, or stands under a wrong name; one
without contrast cannot be seen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import cv2
import numpy

from extractor.imaging.pixels import Grey
from extractor.model import Box

HIGH, WIDE = 20, 14  # samples of a sign, down and across
ALIKE = 0.75  # correlation: shapes of one character have more, those of two characters less
FAINT = 24  # shades between print and paper, of 255: what differs less cannot be seen
MOST_COMPARED = 200  # signs of one kind that are held against all others of it
MOST_ROWS = 20_000  # that OpenCV is asked for at once: it counts them in 16 bits


@dataclass(frozen=True, slots=True)
class GlyphLooks:
    """Which signs cannot be seen (`blank`), and which do not look like the others of their kind
    (`odd`), by their places in the list that was asked for."""

    blank: frozenset[int]
    odd: frozenset[int]


def glyph_looks(
    grey: Grey,
    boxes: Sequence[Box],
    kinds: Sequence[Hashable],
    scale: float,
) -> GlyphLooks:
    """How signs look on a page: `boxes` (points) are where they stand, a pixel is `scale` points
    wide, those of the same kind should have the same shape."""
    if not boxes:
        return GlyphLooks(frozenset(), frozenset())
    shapes = _samples(grey, boxes, scale)
    contrast = numpy.percentile(shapes, 97, axis=1) - numpy.percentile(shapes, 3, axis=1)
    blank = frozenset(int(k) for k in numpy.flatnonzero(contrast < FAINT))
    evened = shapes - shapes.mean(axis=1, keepdims=True)
    evened /= numpy.maximum(evened.std(axis=1, keepdims=True), 1)
    alike: dict[Hashable, list[int]] = defaultdict(list)
    for k, kind in enumerate(kinds):
        if k not in blank:
            alike[kind].append(k)
    odd: set[int] = set()
    for members in alike.values():
        odd |= _odd_of(evened, members)
    return GlyphLooks(blank, frozenset(odd))


def _samples(grey: Grey, boxes: Sequence[Box], scale: float) -> numpy.ndarray:
    """The brightness at HIGH × WIDE places of each box, one row a box."""
    corners = numpy.array([(box.x0, box.y0, box.x1, box.y1) for box in boxes]) / scale
    left, top, right, foot = (corners[:, k : k + 1] for k in range(4))
    across = left + (right - left) * (numpy.arange(WIDE) + 0.5) / WIDE - 0.5
    down = top + (foot - top) * (numpy.arange(HIGH) + 0.5) / HIGH - 0.5
    columns = numpy.repeat(across[:, None, :], HIGH, axis=1).reshape(-1, WIDE)
    rows = numpy.repeat(down[:, :, None], WIDE, axis=2).reshape(-1, WIDE)
    seen = [
        cv2.remap(
            grey,
            columns[at : at + MOST_ROWS].astype("float32"),
            rows[at : at + MOST_ROWS].astype("float32"),
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_CONSTANT,
            borderValue=255,
        )
        for at in range(0, len(columns), MOST_ROWS)
    ]
    return numpy.concatenate(seen).reshape(-1, HIGH * WIDE).astype("float32")


def _odd_of(evened: numpy.ndarray, members: list[int]) -> set[int]:
    """Those that do not look like the one that looks most like all others."""
    if len(members) < 3:
        return set()
    shapes = evened[members]
    some = shapes[:: max(1, len(members) // MOST_COMPARED)]
    likeness = shapes @ some.T / shapes.shape[1]
    typical = int(numpy.median(likeness, axis=1).argmax())
    to_typical = shapes @ shapes[typical] / shapes.shape[1]
    return {members[k] for k in numpy.flatnonzero(to_typical < ALIKE)}
