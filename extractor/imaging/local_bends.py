"""What is left bent in one part of a page: the ends of lines in a curled corner, beside a gutter.

One smooth surface over the page sets nearly all of its lines level. A corner that curls rises much
more steeply than the rest; it is set level by heights of its own, found by least squares at the
knots of a net over the page, as smooth from knot to knot as the print allows.
"""

from __future__ import annotations

import cv2
import numpy

from extractor.imaging.drawn_anew import Sources, drawn_anew
from extractor.imaging.line_places import Places, about_mean, places_of
from extractor.imaging.pixels import Grey

ACROSS, DOWN = 14, 18  # knots of the net
PASSES = 2  # the steep end of a line is found whole only once it lies lower
RAGGED = 1.7  # pixels by which one place of a hundred departs from level where nothing is bent
SMOOTH = 0.02  # weight of smoothness against the places of print
HELD = 0.1  # weight by which knots without print stay where they are
FITTED = 3  # how often the net is fitted anew without what lies off it
OFF = 0.004  # of half the page's width; places less far off are never left out
NEARER = 5  # steps in which the place that a pixel comes from is found


def with_ends_level(small: Grey, way: Sources) -> Sources:
    """Where the pixels of a levelled page come from once the parts that are still bent lie level as
    well; `small` is the page before it was levelled."""
    for _ in range(PASSES):
        seen = drawn_anew(small, way)
        places = places_of(seen)
        if places is None or _departure(places) * seen.shape[1] / 2 <= RAGGED:
            return way
        reach = seen.shape[0] / seen.shape[1]
        way = _lifted(way, _heights(places, reach))
    return way


def _departure(places: Places) -> float:
    """How far from level one place of a hundred lies at least."""
    return float(numpy.percentile(numpy.abs(about_mean(places.y, places)), 99))


def _heights(places: Places, reach: float) -> numpy.ndarray:
    """By how much each knot must be lifted, as rows of the net; `reach` is how far the page's y
    runs either way."""
    shares = _shares(places, reach)
    terms, wanted = about_mean(shares, places), -about_mean(places.y, places)
    stiff = SMOOTH * _stiffness()
    used = numpy.ones(len(wanted), bool)
    heights = numpy.zeros(ACROSS * DOWN)
    for _ in range(FITTED):
        some = terms[used]
        heights = numpy.linalg.solve(some.T @ some + stiff, some.T @ wanted[used])
        off = numpy.abs(wanted - terms @ heights)
        used = off < max(OFF, 4 * float(numpy.median(off)))
    return heights.reshape(DOWN, ACROSS)


def _shares(places: Places, reach: float) -> numpy.ndarray:
    """The share that each knot has in the height of each place: those of the four around it."""
    column, beyond = _knot((places.x + 1) / 2, ACROSS)
    row, below = _knot((places.y / reach + 1) / 2, DOWN)
    made = numpy.zeros((len(places.x), ACROSS * DOWN))
    at = numpy.arange(len(places.x))
    made[at, row * ACROSS + column] = (1 - beyond) * (1 - below)
    made[at, row * ACROSS + column + 1] = beyond * (1 - below)
    made[at, (row + 1) * ACROSS + column] = (1 - beyond) * below
    made[at, (row + 1) * ACROSS + column + 1] = beyond * below
    return made


def _knot(share: numpy.ndarray, number: int) -> tuple[numpy.ndarray, numpy.ndarray]:
    """The last knot before each place and the place's share of the way to the next."""
    exactly = numpy.clip(share, 0, 1) * (number - 1)
    last = numpy.minimum(exactly.astype(int), number - 2)
    return last, exactly - last


def _stiffness() -> numpy.ndarray:
    """What bending the net costs, moving its knots, and moving a whole row of them, of which print
    says nothing."""
    across, down = _second_differences(ACROSS), _second_differences(DOWN)
    bends = numpy.kron(numpy.eye(DOWN), across.T @ across) + numpy.kron(
        down.T @ down, numpy.eye(ACROSS)
    )
    rows = numpy.kron(numpy.eye(DOWN), numpy.ones((ACROSS, ACROSS)))
    return bends + rows + HELD**2 * numpy.eye(ACROSS * DOWN)


def _second_differences(number: int) -> numpy.ndarray:
    return numpy.diff(numpy.eye(number), 2, axis=0)


def _lifted(way: Sources, heights: numpy.ndarray) -> Sources:
    """The way with each place of the page lifted by the net."""
    rows, columns = way.rows.shape
    half = columns / 2  # of the page's width, in which heights are given
    lift = cv2.resize(heights.astype("float32"), (columns, rows), interpolation=cv2.INTER_CUBIC)
    x, y = numpy.meshgrid(
        numpy.arange(columns, dtype="float32"), numpy.arange(rows, dtype="float32")
    )
    comes_from = y.copy()
    for _ in range(NEARER):
        comes_from = y - half * _at(lift, x, comes_from)
    return Sources(
        columns=_at(way.columns, x, comes_from),
        rows=_at(way.rows, x, comes_from),
    )


def _at(values: numpy.ndarray, x: numpy.ndarray, y: numpy.ndarray) -> numpy.ndarray:
    """The values at places between those of an array, beyond its rim those of the rim."""
    return cv2.remap(values, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
