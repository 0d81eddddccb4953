"""The page in a photograph found by its four edges, and drawn as if seen from straight above.

A scan is not touched: there is no table around the paper. Pictures are grey or blue-green-red
arrays.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy

from extractor.imaging.pixels import Mask, as_mask, block, closed, opened, pieces_of

THUMB = 400  # pixels of the longer side at which a page is looked for
NEAR_PAPER = 0.85  # of the paper's brightness: what is no darker may be paper
AROUND = 0.55  # share of a picture's rim that is paper in scans
LEAST_PAGE, MOST_PAGE = 0.2, 0.94  # share of the picture that the page takes
FITS = 0.94  # share of the paper that the four-sided figure must cover, and be covered
PAPER_OUTSIDE = 0.3  # share of what lies around the page that may look like paper
STEEPEST = 60, 120  # degrees between two sides of a page seen aslant
SHARP = 0.1  # of the paper's brightness by which it ends at once, at nearly all places of an edge
BESIDE = 3  # pixels to either side of an edge at which it is told…
BOWED = range(-8, 9, 2)  # …and how far the edge of bent paper may lie beside a straight line
LEVELS = (
    0.25,
    0.32,
    0.4,
    0.5,
    0.6,
    0.7,
    0.78,
    0.85,
    0.92,
)  # of the paper's brightness that may part it
A4 = 1.414  # height by width
LIKE_A4 = 1.15, 1.75  # height by width of pages seen aslant that are taken for A4
A4_WIDTH = 8.27  # inches


@dataclass(frozen=True, slots=True, eq=False)
class CutPage:
    """A page cut out of a photograph and set straight; its dots per inch, were it A4; its corners
    in the photograph, as x and y."""

    picture: numpy.ndarray
    dpi: int
    corners: numpy.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """A page's four corners in a picture, from the upper left one clockwise, as x and y; and how
    sharply the paper ends at its faintest edge, up to 1. A shadow on the paper ends softly."""

    corners: numpy.ndarray
    sharp: float


def cut_page(picture: numpy.ndarray) -> CutPage | None:
    """The page in a photograph of a page on something darker; None where its four edges are not
    surely seen: in scans, and where the page fills the picture."""
    step = _step(picture)
    bright = _darkest_colour(picture[::step, ::step])
    if min(bright.shape) < THUMB // 6:
        return None
    paper = float(numpy.percentile(bright, 90))
    if _rim_of_paper(bright, paper) > AROUND:
        return None
    found = [_outline(bright, level * paper) for level in LEVELS]
    sure = [outline for outline in found if outline and outline.sharp > SHARP]
    if not sure:
        return None
    best = max(sure, key=lambda outline: outline.sharp)
    return _seen_from_above(picture, (best.corners + 0.5) * step)


def rim_of_paper(picture: numpy.ndarray) -> float:
    """The share of a picture's rim that is as bright as paper."""
    step = _step(picture)
    bright = _darkest_colour(picture[::step, ::step])
    return _rim_of_paper(bright, float(numpy.percentile(bright, 90)))


def _step(picture: numpy.ndarray) -> int:
    return max(1, max(picture.shape[:2]) // THUMB)


def _darkest_colour(picture: numpy.ndarray) -> numpy.ndarray:
    """The darkest of the three colours at each place: paper is bright in all of them."""
    return picture if picture.ndim == 2 else picture.min(axis=2)


def _rim_of_paper(bright: numpy.ndarray, paper: float) -> float:
    """The share of the picture's rim that is paper; in scans it mostly is."""
    wide = max(2, min(bright.shape) // 50)
    sides = bright[:wide], bright[-wide:], bright[:, :wide].T, bright[:, -wide:].T
    shares = [float((side >= NEAR_PAPER * paper).mean()) for side in sides]
    return float(numpy.mean(shares))


def _outline(bright: numpy.ndarray, level: float) -> Outline | None:
    """The four-sided piece of what is brighter than a level that a page may be; None without."""
    mask = as_mask(bright >= level)
    mask = closed(mask, block(9, 9))
    mask = opened(mask, block(9, 9))
    pieces = pieces_of(mask)
    if len(pieces.areas) < 2:
        return None
    number = 1 + int(numpy.argmax(pieces.areas[1:]))
    share = pieces.areas[number] / mask.size
    if not LEAST_PAGE < share < MOST_PAGE:
        return None
    corners = _four_sided(as_mask(pieces.labels == number), bright >= level)
    if corners is None:
        return None
    return Outline(corners, _sharpness(bright, corners))


def _sharpness(bright: numpy.ndarray, corners: numpy.ndarray) -> float:
    """How much darker it is right outside the faintest of four sides than right inside, as a share
    of the brightness inside, at nearly all of its places. The sides of bent paper are bowed."""
    smooth = cv2.blur(bright, (3, 3)).astype("float32")
    middle = corners.mean(axis=0)
    faintest = 1.0
    for start, end in zip(corners, numpy.roll(corners, -1, axis=0), strict=True):
        along = end - start
        square = numpy.array([-along[1], along[0]]) / max(1e-6, float(numpy.linalg.norm(along)))
        inward = square * numpy.sign(float((middle - start) @ square))
        places = start + numpy.linspace(0.06, 0.94, 60)[:, None] * along
        drops = [_drop(smooth, places + bow * inward, inward) for bow in BOWED]
        steepest = numpy.max(drops, axis=0)
        faintest = min(faintest, float(numpy.percentile(steepest, 15)))
    return faintest


def _drop(bright: numpy.ndarray, places: numpy.ndarray, inward: numpy.ndarray) -> numpy.ndarray:
    """How much darker it is on the outer side of each place than on its inner one, as a share."""
    inside = _at(bright, places + BESIDE * inward)
    outside = _at(bright, places - BESIDE * inward)
    return (inside - outside) / numpy.maximum(inside, 1)


def _at(values: numpy.ndarray, places: numpy.ndarray) -> numpy.ndarray:
    """The values nearest to places, which are given as x and y."""
    high, wide = values.shape
    columns = numpy.clip(numpy.round(places[:, 0]).astype(int), 0, wide - 1)
    rows = numpy.clip(numpy.round(places[:, 1]).astype(int), 0, high - 1)
    return values[rows, columns]


def _four_sided(page: Mask, paper_like: numpy.ndarray) -> numpy.ndarray | None:
    """The corners of a piece of paper; None where it has not four straight sides within the
    picture, or where what lies around it looks like paper too."""
    contours, _ = cv2.findContours(page, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    hull = cv2.convexHull(max(contours, key=len))
    corners = _corners(hull)
    if corners is None or not _within(corners, page.shape) or not _page_like(corners):
        return None
    drawn = numpy.zeros_like(page)
    cv2.fillConvexPoly(drawn, numpy.round(corners).astype("int32"), 1)
    both = float((drawn & page).sum())
    fit = min(both / max(1, drawn.sum()), both / max(1, page.sum()))
    outside = drawn == 0
    if fit < FITS or float(paper_like[outside].mean()) > PAPER_OUTSIDE:
        return None
    return corners


def _corners(hull: numpy.ndarray) -> numpy.ndarray | None:
    """The corners of the figure of four sides that a hull is nearly; None where it is not."""
    around = cv2.arcLength(hull, True)
    for share in (0.01, 0.015, 0.02, 0.03, 0.04, 0.06):
        near = cv2.approxPolyDP(hull, share * around, True)[:, 0]
        if len(near) == 4:
            return _from_upper_left(near.astype("float32"))
    return None


def _from_upper_left(corners: numpy.ndarray) -> numpy.ndarray:
    """Four corners clockwise from the one that is furthest up and left."""
    middle = corners.mean(axis=0)
    offsets = corners - middle
    order = numpy.argsort(numpy.arctan2(offsets[:, 1], offsets[:, 0]))
    around = corners[order]
    first = int(numpy.argmin(around.sum(axis=1)))
    return numpy.roll(around, -first, axis=0)


def _within(corners: numpy.ndarray, shape: tuple[int, ...]) -> bool:
    """True where no side lies along the rim of the picture: there the page may go on."""
    high, wide = shape
    x, y = corners[:, 0], corners[:, 1]
    rims = x < 2, y < 2, x > wide - 3, y > high - 3
    return all(int(rim.sum()) < 2 for rim in rims)


def _page_like(corners: numpy.ndarray) -> bool:
    """True where two sides meet at about a right angle at each corner."""
    before = numpy.roll(corners, 1, axis=0) - corners
    after = numpy.roll(corners, -1, axis=0) - corners
    lengths = numpy.linalg.norm(before, axis=1) * numpy.linalg.norm(after, axis=1)
    cosines = (before * after).sum(axis=1) / numpy.maximum(lengths, 1e-6)
    angles = numpy.degrees(numpy.arccos(numpy.clip(cosines, -1, 1)))
    least, most = STEEPEST
    return bool((angles > least).all() and (angles < most).all())


def _seen_from_above(picture: numpy.ndarray, corners: numpy.ndarray) -> CutPage:
    """The page between four corners as a rectangle, as fine as its longer sides are drawn."""
    sides = numpy.linalg.norm(corners - numpy.roll(corners, -1, axis=0), axis=1)
    wide, high = float(max(sides[0], sides[2])), float(max(sides[1], sides[3]))
    least, most = LIKE_A4
    if least < high / wide < most:
        wide = max(wide, high / A4)
        high = wide * A4
    elif least < wide / high < most:
        high = max(high, wide / A4)
        wide = high * A4
    size = round(wide), round(high)
    target = numpy.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], "float32")
    matrix = cv2.getPerspectiveTransform(corners.astype("float32"), target)
    page = cv2.warpPerspective(
        picture,
        matrix,
        size,
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return CutPage(
        picture=page,
        dpi=max(1, round(min(size) / A4_WIDTH)),
        corners=corners,
    )


def lies_outside(corners: numpy.ndarray, places: numpy.ndarray) -> numpy.ndarray:
    """For each place, given as x and y, True where it is outside of the figure with these corners,
    which are given clockwise."""
    outside = numpy.zeros(len(places), bool)
    for start, end in zip(corners, numpy.roll(corners, -1, axis=0), strict=True):
        along = end - start
        offset = places - start
        outside |= along[0] * offset[:, 1] - along[1] * offset[:, 0] < 0
    return outside
