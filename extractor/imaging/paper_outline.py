"""The paper of a page in a photograph, whatever the form of its edges, alone on a ground of paper.

Bent paper has no straight sides, and other sheets, fingers and tables lie around it. Paper goes on
where its shade changes little by little, as in the shade of a hand, and ends where it changes at
once. Pictures are grey or blue-green-red arrays.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy

from extractor.imaging.line_places import PrintedRuns
from extractor.imaging.pixels import (
    Mask,
    as_mask,
    binned,
    block,
    closed,
    opened,
    pieces_of,
    widened,
)

LONGER_SIDE = 500  # pixels at which the paper is looked for
PRINT = 9  # pixels there: gaps between letters, which are filled with paper, are narrower
ENDS = 0.09  # of its brightness by which the shade changes at once where paper ends…
GOES_ON = 0.045  # …and by which it does along an edge that is surer elsewhere
DARKEST = 40  # shades; what is darker is held against this
BROAD = 5  # pixels to which edges are broadened, so that nothing leaks through their gaps
NECK = 45  # pixels: paper that hangs together over less is of two sheets of one shade
RUNS_ON = 17  # pixels above and below a row of print that runs over an edge: to the rows beside it
RUNS_PAST = 12  # pixels by which it runs on behind that edge at least
NOTCH = 15  # pixels: narrower notches in the outline are marks on the paper's edge
LEAST, MOST = 0.25, 0.985  # share of the picture that the page takes
VARIES = 0.06  # of white by which a camera's light varies over the paper, at least
SMOOTH = 31  # pixels over which the paper's shade is carried on beyond its edge


@dataclass(frozen=True, slots=True, eq=False)
class SmallPicture:
    """A picture without its print, each colour apart, so many times smaller."""

    colours: tuple[numpy.ndarray, ...]
    step: int

    @classmethod
    def of(cls, picture: numpy.ndarray) -> SmallPicture:
        step = max(1, max(picture.shape[:2]) // LONGER_SIDE)
        colours = cv2.split(binned(picture, step))
        return cls(tuple(_without_print(colour) for colour in colours), step)

    @property
    def edges(self) -> Mask:
        """1 where the shade of any colour changes at once, and along such an edge where it changes
        less: paper on paper."""
        steps = [_step_in(colour) for colour in self.colours]
        step = numpy.max(steps, axis=0)
        pieces = pieces_of(as_mask(step > GOES_ON))
        surely = numpy.zeros(len(pieces.areas), bool)
        surely[pieces.labels[step > ENDS]] = True
        return pieces.mask(surely)


def _step_in(colour: numpy.ndarray) -> numpy.ndarray:
    """By how much of its brightness the shade changes at each place."""
    brightest = cv2.dilate(colour, block(3, 3)).astype("float32")
    darkest = cv2.erode(colour, block(3, 3)).astype("float32")
    return (brightest - darkest) / numpy.maximum(brightest, DARKEST)


def _without_print(colour: numpy.ndarray) -> numpy.ndarray:
    return cv2.medianBlur(closed(colour, block(PRINT, PRINT)), 5)


def paper_alone(
    picture: numpy.ndarray, rows: numpy.ndarray, runs: PrintedRuns
) -> numpy.ndarray | None:
    """The part of a photograph that its page takes, with nothing else in it; None where all is
    page, where the light is as even as in a scan, or where a row of print lies beside what hangs
    together as paper. `rows` are the middles of rows of print, as x and y, `runs` where they begin
    and end."""
    if not len(rows):
        return None
    small = SmallPicture.of(picture)
    page = _page_around(small, rows, runs)
    if page is None or not LEAST < float(page.mean()) < MOST:
        return None
    if not _is_unevenly_lit(small, page):
        return None
    return _cut_and_painted(picture, small, page)


def _page_around(small: SmallPicture, rows: numpy.ndarray, runs: PrintedRuns) -> Mask | None:
    """1 where the piece of paper lies that all rows of print stand on; None without one. Where a
    row runs on over an edge, that is a shadow's; those of another sheet go on beyond the picture's
    rim."""
    edges = small.edges
    edges[_run_over(edges, runs, small) > 0] = 0
    free = as_mask(widened(edges, BROAD) == 0)
    pieces = pieces_of(opened(free, block(NECK, NECK)))
    number = _most_frequent(_at(pieces.labels, rows / small.step))
    if not number:
        return None
    paper = _with_corners(as_mask(pieces.labels == number), free)
    whole = closed(widened(paper, BROAD + 2), block(NOTCH, NOTCH))
    outlines, _ = cv2.findContours(whole, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    page = numpy.zeros_like(whole)
    cv2.drawContours(page, [max(outlines, key=cv2.contourArea)], -1, 1, -1)
    begin, middle, end = (
        _at(page, place / small.step) > 0 for place in (runs.begins, rows, runs.ends)
    )
    beside = runs.at_rim(small.step * page.shape[1]) & ~middle
    return page if (begin & middle & end | beside).all() else None


def _run_over(edges: Mask, runs: PrintedRuns, small: SmallPicture) -> Mask:
    """1 around the places at which rows of print run over an edge, with more than a letter or two
    on either side: a sheet that lies over another's rows ends there."""
    printed = numpy.zeros_like(edges)
    for begin, end in zip(runs.begins / small.step, runs.ends / small.step, strict=True):
        along = end - begin
        length = float(numpy.linalg.norm(along))
        inward = along * (RUNS_PAST / max(length, 1e-6))
        if length > 2 * RUNS_PAST:
            first, last = begin + inward, end - inward
            cv2.line(printed, _pixel(first), _pixel(last), 1)
    return cv2.dilate(printed & edges, block(2 * RUNS_ON + 1, BROAD))


def _pixel(place: numpy.ndarray) -> tuple[int, int]:
    return round(float(place[0])), round(float(place[1]))


def _with_corners(paper: Mask, free: Mask) -> Mask:
    """A piece of paper with its corners, which are narrower than a neck: what hangs together with
    it nearby."""
    near = pieces_of(widened(paper, NECK) & free)
    touching = numpy.zeros(len(near.areas), bool)
    touching[near.labels[paper > 0]] = True
    return near.mask(touching)


def _most_frequent(numbers: numpy.ndarray) -> int:
    """The number that comes most often; 0 where none but 0 does."""
    counts = numpy.bincount(numbers[numbers > 0], minlength=1)
    return int(numpy.argmax(counts))


def _at(values: numpy.ndarray, places: numpy.ndarray) -> numpy.ndarray:
    """The values at places, which are given as x and y."""
    high, wide = values.shape
    columns = numpy.clip(places[:, 0].astype(int), 0, wide - 1)
    lines = numpy.clip(places[:, 1].astype(int), 0, high - 1)
    return values[lines, columns]


def _is_unevenly_lit(small: SmallPicture, page: Mask) -> bool:
    """True where the paper is brighter in some places than in others: no scanner's light."""
    shades = small.colours[len(small.colours) // 2][page > 0]
    low, high = numpy.percentile(shades, (5, 95))
    return bool(high - low > VARIES * 255)


def _cut_and_painted(picture: numpy.ndarray, small: SmallPicture, page: Mask) -> numpy.ndarray:
    """The part of the picture that the page takes, the shade of its paper carried on around it."""
    ground = cv2.merge([_carried_on(colour, page) for colour in small.colours])
    outside = _as_large(1 - page, picture, cv2.INTER_NEAREST) > 0
    made = picture.copy()
    made[outside] = _as_large(ground, picture, cv2.INTER_LINEAR)[outside]
    inside = numpy.logical_not(outside)
    rows, columns = (_extent(inside, axis) for axis in (1, 0))
    return numpy.ascontiguousarray(made[rows, columns])


def _extent(page: numpy.ndarray, axis: int) -> slice:
    """From the first row (or column) that the page takes to the last."""
    places = numpy.flatnonzero(page.any(axis=axis))
    return slice(int(places[0]), int(places[-1]) + 1)


def _as_large(small: numpy.ndarray, picture: numpy.ndarray, between: int) -> numpy.ndarray:
    """A small picture at the size of the one that it stands for."""
    return cv2.resize(small, picture.shape[1::-1], interpolation=between)


def _carried_on(colour: numpy.ndarray, page: Mask) -> numpy.ndarray:
    """The shade of the paper at each place, beyond its edge that of the paper nearest to it."""
    weight = cv2.erode(page, block(5, 5)).astype("float32")
    shade = colour.astype("float32") * weight
    made, known = shade.copy(), weight.copy()
    size = SMOOTH
    while not known.all() and size < 4 * LONGER_SIDE:
        wider = cv2.blur(weight, (size, size))
        here = (known == 0) & (wider > 1e-4)
        mean = cv2.blur(shade, (size, size)) / numpy.maximum(wider, 1e-4)
        made[here], known[here] = mean[here], 1
        size = 2 * size + 1
    return numpy.clip(made, 0, 255).astype("uint8")
