"""Round seals found by their rims: circles as wide as seals are, whatever else runs through them.

Each place of a rim has its middle square to it, at one distance: places on the edge of tall ink
vote for the middles that they may have, and what most of a circle votes for is looked over along
its rim. Print that crosses a rim takes some votes from it; letters and tables, however many, never
give a circle enough. Pictures are grey arrays (0 black).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import product

import cv2
import numpy

from extractor.imaging.pixels import Grey, PixelBox, as_mask, pieces_of

SMALL_DPI = 75  # at which circles are looked for
NARROWEST, WIDEST = 0.5, 1.0  # inches from a seal's middle to its rim
STEP = 2  # pixels from one radius that is tried to the next
TALL = 0.25  # inches that ink is high and wide which may hold a rim; letters are lower
FEWEST = 0.5  # share of the narrowest rim that such ink must have as its outline at least
EDGE = 5.0  # shades from pixel to pixel at the edge of ink, at least
VOTED = 0.35  # share of a rim that must vote for a middle before it is looked over
AIM = 5  # pixels: a block around a middle in which votes for it fall
CLOSED = 0.72  # share of a rim that must lie on edges square to its middle
SQUARE = 0.92  # cosine of what an edge's slope may differ from that
TURNS = 180  # places of a rim that are looked at
AROUND = 2  # pixels inside and outside of a rim that are looked at
NEAR = 2  # pixels around a middle and a radius that are tried
MOST = 4  # seals of a page
LOOKED_OVER = 40  # circles of a page whose rims are looked over
APART = 1.0  # of a radius between the middles of two seals; a rim within another is the same seal's
WIDER = 1.12  # times as wide as a rim that was found: another rim around it


@dataclass(frozen=True, slots=True)
class Circle:
    """The outermost rim of a seal: its middle and radius in pixels."""

    x: float
    y: float
    radius: float

    def scaled(self, factor: float) -> Circle:
        return Circle(self.x * factor, self.y * factor, self.radius * factor)

    def box(self, shape: tuple[int, ...], margin: float) -> PixelBox:
        """The square around it, with a margin, within a picture of that shape."""
        reach = self.radius + margin
        return PixelBox(
            left=max(0, round(self.x - reach)),
            top=max(0, round(self.y - reach)),
            right=min(shape[1], round(self.x + reach + 1)),
            foot=min(shape[0], round(self.y + reach + 1)),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """Where tall ink ends in a picture, and which way: two arrays of the picture's shape with the
    slope's direction as x and y, both 0 off such edges."""

    x: numpy.ndarray
    y: numpy.ndarray


@dataclass(frozen=True, slots=True)
class Vote:
    """A circle, and the share of its rim that votes for it."""

    circle: Circle
    share: float


def seal_circles(grey: Grey, dpi: float, ink: float) -> list[Circle]:
    """The outermost rims of the round seals in a picture in which what is darker than `ink` is
    ink."""
    factor = SMALL_DPI / dpi
    if min(grey.shape) < NARROWEST * dpi:
        return []
    size = tuple(max(1, round(side * factor)) for side in reversed(grey.shape))
    small = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    edges = _edges_of_tall_ink(small, ink)
    if edges is None:
        return []
    found: list[Circle] = []
    for circle in _voted(edges):
        found = _with_rim(found, circle, edges)
    return [circle.scaled(1 / factor) for circle in found[:MOST]]


def _with_rim(found: list[Circle], circle: Circle, edges: Edges) -> list[Circle]:
    """The rims found, with this one where it is closed and no seal's inner rim."""
    known = next((one for one in found if _is_same_seal(circle, one)), None)
    if known and circle.radius < WIDER * known.radius:
        return found
    best = _best_near(circle, edges)
    if best is None:
        return found
    return [*(one for one in found if not _is_same_seal(best, one)), best]


def _edges_of_tall_ink(small: Grey, ink: float) -> Edges | None:
    """The edges of ink that is high and wide; None where there is too little for a rim."""
    mask = as_mask(small < ink)
    pieces = pieces_of(mask)
    tall = (pieces.heights > TALL * SMALL_DPI) & (pieces.widths > TALL * SMALL_DPI)
    tall[0] = False
    outline = 2 * (pieces.heights + pieces.widths)[tall].sum()
    if outline < FEWEST * 2 * math.pi * NARROWEST * SMALL_DPI:
        return None
    near = cv2.dilate(pieces.mask(tall), numpy.ones((3, 3), "uint8")) > 0
    across = cv2.Scharr(small, cv2.CV_32F, 1, 0) / 32
    down = cv2.Scharr(small, cv2.CV_32F, 0, 1) / 32
    steep = cv2.magnitude(across, down)
    edge = near & (steep > EDGE)
    length = numpy.where(edge, steep, 1)
    return Edges(numpy.where(edge, across / length, 0), numpy.where(edge, down / length, 0))


def _voted(edges: Edges) -> list[Circle]:
    """Middles and radii for which a good part of a rim votes, those with most votes first."""
    made: list[Vote] = []
    for radius in range(round(NARROWEST * SMALL_DPI), round(WIDEST * SMALL_DPI) + 1, STEP):
        share = cv2.boxFilter(_votes(edges, radius), -1, (AIM, AIM), normalize=False)
        made += _peaks(share / (2 * math.pi * radius), radius)
    made.sort(key=lambda vote: -vote.share)
    return [vote.circle for vote in made[:LOOKED_OVER]]


def _votes(edges: Edges, radius: float) -> numpy.ndarray:
    """How many edges have each place at this distance, straight before or behind them."""
    high, wide = edges.x.shape
    rows, columns = numpy.nonzero((edges.x != 0) | (edges.y != 0))
    x, y = edges.x[rows, columns], edges.y[rows, columns]
    votes = numpy.zeros(high * wide, "int64")
    for side in (-radius, radius):
        at_x = numpy.rint(columns + side * x).astype(int)
        at_y = numpy.rint(rows + side * y).astype(int)
        inside = (at_x >= 0) & (at_x < wide) & (at_y >= 0) & (at_y < high)
        votes += numpy.bincount(at_y[inside] * wide + at_x[inside], minlength=high * wide)
    return votes.reshape(high, wide).astype("float32")


def _peaks(share: numpy.ndarray, radius: float) -> list[Vote]:
    """The places with most of a rim's votes, none near another."""
    left = share.astype("float32")
    made: list[Vote] = []
    while len(made) < MOST:
        _, most, _, (x, y) = cv2.minMaxLoc(left)
        if most <= VOTED:
            break
        made.append(Vote(Circle(x, y, radius), most))
        reach = round(radius / 4)
        left[max(0, y - reach) : y + reach, max(0, x - reach) : x + reach] = 0
    return made


def _best_near(circle: Circle, edges: Edges) -> Circle | None:
    """The circle by a pixel or two around this one that is closed most; None where none is."""
    best, closed = None, CLOSED
    near = range(-NEAR, NEAR + 1)
    for x, y, more in product(near, near, near):
        tried = Circle(circle.x + x, circle.y + y, circle.radius + more)
        share = _closed_share(tried, edges)
        if share > closed:
            best, closed = tried, share
    return best


def _closed_share(circle: Circle, edges: Edges) -> float:
    """The share of a rim that lies on edges square to its middle."""
    angle = numpy.linspace(0, 2 * math.pi, TURNS, endpoint=False)[:, None]
    radius = circle.radius + numpy.arange(-AROUND, AROUND + 1)[None]
    high, wide = edges.x.shape
    columns = numpy.rint(circle.x + radius * numpy.cos(angle)).astype(int)
    rows = numpy.rint(circle.y + radius * numpy.sin(angle)).astype(int)
    inside = (columns >= 0) & (columns < wide) & (rows >= 0) & (rows < high)
    columns, rows = columns.clip(0, wide - 1), rows.clip(0, high - 1)
    along = edges.x[rows, columns] * numpy.cos(angle) + edges.y[rows, columns] * numpy.sin(angle)
    square = inside & (numpy.abs(along) > SQUARE)
    return float(square.any(axis=1).mean())


def _is_same_seal(circle: Circle, other: Circle) -> bool:
    apart = numpy.hypot(circle.x - other.x, circle.y - other.y)
    return bool(apart < APART * max(circle.radius, other.radius))
