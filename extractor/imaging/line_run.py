"""How lines of print run over a page, and the page drawn anew with all of them level.

On a flat page all lines are straight and parallel. On a page photographed from aside or bent they
fan out or bow; what lifts each of them to level is one smooth surface over the page, found by least
squares from the print itself. No border of the paper is needed.

Pictures are grey (0 black) or blue-green-red arrays.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy

from extractor.imaging.drawn_anew import Sources, drawn_anew
from extractor.imaging.line_places import SHORTEST, Places, about_mean, places_of, small_of
from extractor.imaging.local_bends import with_ends_level
from extractor.imaging.pixels import Grey

TURNS = 4  # how often the surface is fitted anew without what lies off it
UNEVEN = 0.0036  # of a page's width by which lines depart from parallel where it is bent
LEAST_UNEVEN = 0.0014  # with less it is the raggedness of print, and no page is drawn anew for it
PARTED = 1.25  # times as sharply rows must part once level, where the surface tells less surely
FITS = 0.6  # of the departure from straight lines that may be left where the surface explains it
LEFT_BENT = 1.1  # pixels of the shrunk page that pieces still depart after being set level
POWERS = (  # of x and y in the surface; those of y alone move whole lines and need no knowing
    (1, 0),
    (1, 1),
    (1, 2),
    (1, 3),
    (2, 0),
    (2, 1),
    (2, 2),
    (3, 0),
    (3, 1),
    (3, 2),
    (4, 0),
    (4, 1),
)
LEAST_STEP, MOST_STEP = 0.4, 2.5  # how much narrower or wider lines may come to lie
NEARER = 8  # steps in which the place that a pixel comes from is found
MESH = 120  # places across the page for which it is found; between them it is drawn evenly
BAND = 8  # rows of the shrunk page in which strokes are looked at together
STRAIGHT = 1  # the first of POWERS are those of straight parallel lines: a slant alone


@dataclass(frozen=True, slots=True, eq=False)
class Levelled:
    """A page with its lines of print set level; `bent` where some of them are not level even so."""

    picture: numpy.ndarray
    bent: bool


def level_lines(
    picture: numpy.ndarray,
    grey: Grey,
    photographed: Callable[[], bool] = lambda: False,
    finest: float = 1.0,
) -> Levelled | None:
    """The page with its lines of print straight and parallel; None where they are so already, or
    where too few tell. `grey` is the picture in grey. A page that was photographed, which is asked
    where its lines leave it open, is hardly ever flat: it is looked at more closely, and drawn with
    `finest` times as many pixels across and down."""
    small = small_of(grey)
    bend = _bend(small)
    if bend is None:
        return None
    by_camera = photographed()
    lifts = [_lift(bend.surface, bend.places, upright) for upright in (0.0, 0.5, 1.0)]
    if lifts[0].folds():
        return Levelled(picture, bent=True) if bend.sure else None
    reach = small.shape[0] / small.shape[1]
    if not bend.sure and not (by_camera and _parts_rows(small, lifts[0], bend, reach)):
        return None
    level = _way(small, lifts, reach)
    if not by_camera:
        return Levelled(drawn_anew(picture, level), bend.rest > LEFT_BENT)
    drawn = drawn_anew(picture, with_ends_level(small, level), finest)
    return Levelled(drawn, bend.rest > LEFT_BENT)


def _way(small: Grey, lifts: list[Lift], reach: float) -> Sources:
    """Where the pixels of the level page come from, by that lift which leaves letters most
    upright."""
    ways = [_sources(lift, reach) for lift in lifts]
    return max(ways, key=lambda way: _uprightness(drawn_anew(small, way)))


def _bend(small: Grey) -> Bend | None:
    """How the lines of a shrunk page are bent; None where they are straight and parallel, or where
    too few tell."""
    places = places_of(small) if min(small.shape) >= 2 * SHORTEST else None
    if places is None:
        return None
    surface, slant = _surface(places, len(POWERS)), _surface(places, STRAIGHT)
    departs = surface.height(places) - _best_slant(places, surface)
    uneven = float(numpy.percentile(numpy.abs(departs), 95)) / 2
    if uneven < LEAST_UNEVEN:
        return None
    half = small.shape[1] / 2
    rest, straight = surface.rest(places) * half, slant.rest(places) * half
    sure = uneven >= UNEVEN and rest <= FITS * straight
    return Bend(places, surface, slant, rest, sure)


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """How far each place of a page must be lifted so that lines are level: factors of the first of
    POWERS."""

    factors: numpy.ndarray

    def height(self, places: Places) -> numpy.ndarray:
        return _terms(places.x, places.y, len(self.factors)) @ self.factors

    def rest(self, places: Places) -> float:
        """How far the middles of pieces lie from level after the lift, as the usual departure."""
        return float(numpy.median(numpy.abs(about_mean(places.y + self.height(places), places))))


@dataclass(frozen=True, slots=True, eq=False)
class Bend:
    """How the lines at some places of a page run: the surface that sets them level, the slant alone
    that does so best, what the surface leaves (pixels), and whether that tells surely that lines
    are bent."""

    places: Places
    surface: Surface
    slant: Surface
    rest: float
    sure: bool


def _terms(x: numpy.ndarray, y: numpy.ndarray, count: int) -> numpy.ndarray:
    return numpy.stack([x**p * y**q for p, q in POWERS[:count]], axis=-1)


def _surface(places: Places, count: int) -> Surface:
    """The surface with so many of POWERS that sets the pieces level, fitted again without places
    that lie off it."""
    used = places
    factors = numpy.zeros(count)
    for _ in range(TURNS):
        terms = about_mean(_terms(used.x, used.y, count), used)
        wanted = -about_mean(used.y, used)
        steady = 1e-4 * len(wanted) * numpy.eye(count)
        factors = numpy.linalg.solve(terms.T @ terms + steady, terms.T @ wanted)
        off = numpy.abs(wanted - terms @ factors)
        near = off <= max(1e-4, 3 * float(numpy.median(off)))
        kept = used.chosen(near)
        _, piece = numpy.unique(kept.piece, return_inverse=True)
        used = Places(kept.x, kept.y, piece)
    return Surface(factors)


def _best_slant(places: Places, surface: Surface) -> numpy.ndarray:
    """The part of a surface that a slant alone would have: lines that run parallel are flat."""
    lift = surface.height(places)
    x = places.x
    slope = float((lift * x).sum() / max(1e-9, (x * x).sum()))
    return slope * x


@dataclass(frozen=True, slots=True, eq=False)
class Lift:
    """What moves a page's places: up or down by a surface, aside by `upright` times what would keep
    each letter's strokes square to its line. `within` are the least and greatest x and y of the
    print; beyond them all moves as at the nearest print."""

    surface: Surface
    upright: float
    left: float
    right: float
    top: float
    foot: float

    def down(self, x: numpy.ndarray, y: numpy.ndarray) -> numpy.ndarray:
        """Where places at x and y come to stand, as their new y."""
        inside_x = numpy.clip(x, self.left, self.right)
        inside_y = numpy.clip(y, self.top, self.foot)
        return y + _terms(inside_x, inside_y, len(self.surface.factors)) @ self.surface.factors

    def aside(self, x: numpy.ndarray, y: numpy.ndarray) -> numpy.ndarray:
        """How far places at x and y come to stand further right."""
        inside_x = numpy.clip(x, self.left, self.right)
        inside_y = numpy.clip(y, self.top, self.foot)
        moved = numpy.zeros_like(inside_x)
        for (p, q), factor in zip(POWERS, self.surface.factors, strict=False):
            moved -= factor * p * inside_x ** (p - 1) * inside_y ** (q + 1) / (q + 1)
        return self.upright * moved

    def folds(self) -> bool:
        """True where the surface is so steep that the page would lie over itself."""
        x, y = numpy.meshgrid(
            numpy.linspace(self.left, self.right, 40),
            numpy.linspace(self.top, self.foot, 60),
        )
        steps = numpy.diff(self.down(x, y), axis=0)
        even = (self.foot - self.top) / 59
        return bool(steps.min() < LEAST_STEP * even or steps.max() > MOST_STEP * even)


def _lift(surface: Surface, places: Places, upright: float) -> Lift:
    return Lift(
        surface=surface,
        upright=upright,
        left=float(places.x.min()),
        right=float(places.x.max()),
        top=float(places.y.min()),
        foot=float(places.y.max()),
    )


def _sources(lift: Lift, reach: float) -> Sources:
    """Where each pixel of the new page comes from; `reach` is the old page's height by its width,
    which is that of its y as well."""
    edge = numpy.linspace(-1, 1, MESH)
    upper = float(lift.down(edge, numpy.full(MESH, -reach)).min())
    lower = float(lift.down(edge, numpy.full(MESH, reach)).max())
    rows = round((lower - upper) / 2 * MESH)
    middles_x = (numpy.arange(MESH) + 0.5) / MESH
    middles_y = (numpy.arange(rows) + 0.5) / rows
    new_x, new_y = numpy.meshgrid(2 * middles_x - 1, upper + middles_y * (lower - upper))
    x, y = new_x.copy(), new_y.copy()
    for _ in range(NEARER):
        y -= lift.down(x, y) - new_y
        x = new_x - lift.aside(x, y)
    return Sources(
        columns=((x + 1) / 2).astype("float32"),
        rows=((y / reach + 1) / 2).astype("float32"),
    )


def _parts_rows(small: Grey, lift: Lift, bend: Bend, reach: float) -> bool:
    """True where a page's rows of print are parted much more sharply once they are lifted than
    where they are only turned: so they are bent, by however little."""
    turn = _lift(bend.slant, bend.places, 0.0)
    lifted, turned = (drawn_anew(small, _sources(one, reach)) for one in (lift, turn))
    return _row_sharpness(lifted) > PARTED * _row_sharpness(turned)


def _row_sharpness(small: Grey) -> float:
    """How sharply ink is parted into rows over the whole width of the page."""
    return float(numpy.square(numpy.diff((255.0 - small).sum(axis=1))).sum())


def _uprightness(small: Grey) -> float:
    """How sharply the upright strokes of print are parted, band by band."""
    ink = 255.0 - small
    bands = len(small) // BAND
    rows = ink[: bands * BAND].reshape(bands, BAND, -1).sum(axis=1)
    return float(numpy.square(numpy.diff(rows, axis=1)).sum())
