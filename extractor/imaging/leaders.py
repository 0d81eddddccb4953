"""Rows of dots that lead the eye to a page number or to a place to write: they are no print.

The dotted lines between a table's rows are no leaders: they run from one upright line to the next,
and no print stands on them.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy

from extractor.imaging.dotted_lines import stand_upright
from extractor.imaging.pixels import (
    Grey,
    Mask,
    Pieces,
    as_mask,
    block,
    closed,
    ink_threshold,
    opened,
    pieces_of,
    widened,
)

LARGEST, SMALLEST = 0.04, 0.006  # inches: a dot is as wide and as high
ROUND = 2.0  # times as wide as high, or as high as wide, that a dot may be
SAME_HEIGHT = 0.012  # inches that the middles of the dots of a row lie apart
PITCH = (0.018, 0.12)  # inches from dot to dot; those of a dotted rule stand closer
EVEN = 0.35  # share of the pitch by which the steps from dot to dot may differ
FEWEST = 10  # dots of a row; an ellipsis has three
FEW = 4  # dots of one on a page that has longer ones, where a number leaves it little room…
AS_CLOSE = 0.1  # …that stand as close as in these, but for so much

UPRIGHT = 0.2  # inches that an upright line of a table runs at least
COMES_TO = 1.6  # times the pitch that a dotted line may end before an upright one
STEEPEST = 0.006  # pixels down for each pixel to the right, in a page that was set level
PRINTED = 0.1  # share of a line on which print stands, where it is no line between rows


def without_leaders(grey: Grey, dpi: int) -> Grey | None:
    """The page with its rows of dots painted over in white; None where it has none.

    `dpi`: dots per inch; print runs level. Of a row with dots that print has swallowed the others
    go.
    """
    ink = as_mask(grey <= ink_threshold(grey))
    pieces = pieces_of(ink)
    standing = stand_upright(pieces, dpi)
    dots = _dots(pieces, dpi)
    rows = list(_rows(pieces, dots[~standing[dots]], dpi))
    if not rows:
        return None
    dotted = closed(pieces.mask(standing), block(round(PITCH[1] * dpi), 3))
    upright = opened(ink, block(round(UPRIGHT * dpi), 1)) | dotted
    chosen = numpy.zeros(len(pieces.areas), dtype=bool)
    for row in rows:
        chosen[row] = not _parts_rows(pieces, row, upright, dpi, worn=bool(standing.any()))
    if not chosen.any():
        return None
    made = grey.copy()
    made[widened(pieces.mask(chosen), 3) > 0] = 255
    return made


def _dots(pieces: Pieces, dpi: int) -> numpy.ndarray:
    """The numbers of the pieces that are as small and round as the dots of a leader."""
    longer = numpy.maximum(pieces.widths, pieces.heights)
    shorter = numpy.minimum(pieces.widths, pieces.heights)
    small = (longer <= LARGEST * dpi) & (longer >= max(2.0, SMALLEST * dpi))
    found = numpy.flatnonzero(small & (longer <= ROUND * shorter))
    return found[found != 0]


def _rows(pieces: Pieces, dots: numpy.ndarray, dpi: int) -> Iterator[numpy.ndarray]:
    """The numbers of the dots of each row of at least FEWEST that stand evenly, side by side, and
    of shorter ones that stand as they do."""
    groups = list(_groups(pieces, dots, dpi))
    rows = [group for group in groups if len(group) >= FEWEST]
    yield from rows
    pitches = [_pitch(pieces, row) for row in rows]
    for group in groups:
        if FEW <= len(group) < FEWEST:
            pitch = _pitch(pieces, group)
            if any(abs(pitch - other) <= AS_CLOSE * other for other in pitches):
                yield group


def _groups(pieces: Pieces, dots: numpy.ndarray, dpi: int) -> Iterator[numpy.ndarray]:
    """The numbers of dots that stand evenly, side by side."""
    middles = pieces.tops + pieces.heights / 2
    dots = dots[numpy.argsort(middles[dots], kind="stable")]
    for level in _split(dots, numpy.diff(middles[dots]) > SAME_HEIGHT * dpi):
        band = level[numpy.argsort(pieces.lefts[level], kind="stable")]
        steps = numpy.diff(pieces.lefts[band] + pieces.widths[band] / 2)
        apart = (steps > PITCH[1] * dpi) | (steps < PITCH[0] * dpi)
        for row in _split(band, apart):
            yield from _even(pieces, row)


def _pitch(pieces: Pieces, row: numpy.ndarray) -> float:
    """The usual step from dot to dot, in pixels."""
    return float(numpy.median(numpy.diff(pieces.lefts[row] + pieces.widths[row] / 2)))


def _parts_rows(pieces: Pieces, row: numpy.ndarray, upright: Mask, dpi: int, *, worn: bool) -> bool:
    """True for dots of a line that runs from one upright line to the next without print on it;
    where those are dotted too some dots may be `worn` off."""
    across = pieces.lefts[row] + pieces.widths[row] / 2
    level = _level_of(across, pieces.tops[row] + pieces.heights[row] / 2, upright.shape)
    along = numpy.arange(upright.shape[1])
    crossed = numpy.flatnonzero(upright[level, along])
    before, after = crossed[crossed < across[0]], crossed[crossed > across[-1]]
    if not before.size or not after.size:
        return False
    between = slice(before[-1] + 1, after[0])
    reach = max(2, round(SAME_HEIGHT * dpi))
    near = [pieces.labels[_inside(level + off, upright), along] for off in range(-reach, reach + 1)]
    on_line = numpy.array(near)[:, between]
    inked = numpy.flatnonzero((on_line > 0).any(axis=0))
    if not inked.size:
        return False
    widest = COMES_TO * float(numpy.median(numpy.diff(across))) + reach
    comes = inked[0] <= widest and on_line.shape[1] - inked[-1] <= widest + 1
    tall = (pieces.heights * (numpy.arange(len(pieces.heights)) > 0))[on_line] > LARGEST * dpi
    return bool((comes or worn) and tall.any(axis=0).mean() < PRINTED)


def _level_of(
    across: numpy.ndarray,
    down: numpy.ndarray,
    shape: tuple[int, ...],
) -> numpy.ndarray:
    """The height of a row of dots at every column of the page."""
    slope = float(numpy.clip(numpy.polyfit(across, down, 1)[0], -STEEPEST, STEEPEST))
    heights = down.mean() + slope * (numpy.arange(shape[1]) - across.mean())
    return numpy.clip(numpy.round(heights).astype(int), 0, shape[0] - 1)


def _inside(level: numpy.ndarray, page: Mask) -> numpy.ndarray:
    return numpy.clip(level, 0, len(page) - 1)


def _even(pieces: Pieces, row: numpy.ndarray) -> list[numpy.ndarray]:
    """The dots of a row in groups, parted where a step is unlike most: the dot of a number that
    stands behind a leader is none of it."""
    steps = numpy.diff(pieces.lefts[row] + pieces.widths[row] / 2)
    if not len(steps):
        return [row]
    pitch = float(numpy.median(steps))
    return _split(row, numpy.abs(steps - pitch) > EVEN * pitch)


def _split(numbers: numpy.ndarray, between: numpy.ndarray) -> list[numpy.ndarray]:
    """The numbers in groups, parted where `between` says so of one and the next."""
    return numpy.split(numbers, numpy.flatnonzero(between) + 1) if len(numbers) else []
