"""Pictures as arrays: rectangles of pixels, pieces of ink, thresholds.

A place in a picture is told by row and column, from its left top corner.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy

from extractor.model import Box

# A standard deviation in median differences of two normal shades: 1 / (0.6745 × √2).
DEVIATIONS_OF_DIFFERENCE = 1.048

Grey = numpy.ndarray  # rows × columns of bytes: 0 is black, 255 white
Mask = numpy.ndarray  # rows × columns of bytes or truth values: 1 where something is, else 0


@dataclass(frozen=True, slots=True, order=True)
class PixelBox:
    """A rectangle of pixels; `right` and `foot` are the first column and row outside it."""

    left: int
    top: int
    right: int
    foot: int

    @classmethod
    def of(cls, box: Box, scale: float) -> PixelBox:
        """The pixels nearest to a box in points; `scale` is how many points a pixel is wide."""
        return cls(
            left=round(box.x0 / scale),
            top=round(box.y0 / scale),
            right=round(box.x1 / scale),
            foot=round(box.y1 / scale),
        )

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.foot - self.top

    @property
    def part(self) -> tuple[slice, slice]:
        """Its rows and its columns, to cut it out of a picture: `grey[box.part]`."""
        rows = slice(self.top, self.foot)
        columns = slice(self.left, self.right)
        return rows, columns

    def moved(
        self,
        across: int,
        down: int,
    ) -> PixelBox:
        """The rectangle shifted by so many pixels to the right and down."""
        return PixelBox(
            left=self.left + across,
            top=self.top + down,
            right=self.right + across,
            foot=self.foot + down,
        )

    def meets(self, other: PixelBox) -> bool:
        """True where both rectangles share some pixels."""
        side_by_side = self.left < other.right and other.left < self.right
        return side_by_side and self.top < other.foot and other.top < self.foot

    def union(self, other: PixelBox) -> PixelBox:
        """The smallest rectangle that holds both.

        >>> PixelBox(0, 0, 3, 3).union(PixelBox(5, 1, 6, 9))
        PixelBox(left=0, top=0, right=6, foot=9)
        """
        return PixelBox(
            left=min(self.left, other.left),
            top=min(self.top, other.top),
            right=max(self.right, other.right),
            foot=max(self.foot, other.foot),
        )

    def in_points(self, scale: float) -> Box:
        """The rectangle on the page, where a pixel is `scale` points wide."""
        return Box(
            x0=self.left * scale,
            y0=self.top * scale,
            x1=self.right * scale,
            y1=self.foot * scale,
        )


def joined_boxes(
    boxes: Iterable[PixelBox],
    belongs: Callable[[PixelBox, PixelBox], bool],
) -> list[PixelBox]:
    """The boxes in their order, each made one with the first earlier box that it belongs to.

    `belongs(earlier, later)` tells whether two boxes are one.
    """
    made: list[PixelBox] = []
    for box in boxes:
        for k, earlier in enumerate(made):
            if belongs(earlier, box):
                made[k] = earlier.union(box)
                break
        else:
            made.append(box)
    return made


def boxes_apart(boxes: Sequence[PixelBox]) -> list[PixelBox]:
    """The boxes in their order, those that share pixels made one, until none does.

    >>> right, left = PixelBox(50, 0, 99, 40), PixelBox(0, 20, 40, 40)
    >>> boxes_apart([right, left, PixelBox(0, 0, 60, 10)])  # the third comes to the first alone
    [PixelBox(left=0, top=0, right=99, foot=40)]
    """
    made = joined_boxes(boxes, PixelBox.meets)
    return made if len(made) == len(boxes) else boxes_apart(made)


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The pieces of a mask that hang together, corner to corner included.

    `labels` has for each pixel the number of its piece. The others have for each piece, by its
    number, its place, its size and how many pixels it has. Number 0 is what lies between pieces.
    """

    labels: numpy.ndarray
    lefts: numpy.ndarray
    tops: numpy.ndarray
    widths: numpy.ndarray
    heights: numpy.ndarray
    areas: numpy.ndarray

    @property
    def rights(self) -> numpy.ndarray:
        return self.lefts + self.widths

    @property
    def feet(self) -> numpy.ndarray:
        return self.tops + self.heights

    def box(self, number: int) -> PixelBox:
        """The smallest rectangle around the piece with this number."""
        left = int(self.lefts[number])
        top = int(self.tops[number])
        return PixelBox(
            left=left,
            top=top,
            right=left + int(self.widths[number]),
            foot=top + int(self.heights[number]),
        )

    def numbers(self, chosen: numpy.ndarray) -> list[int]:
        """The numbers of the pieces for which `chosen` is true; 0 is never one of them."""
        return [int(number) for number in numpy.flatnonzero(chosen) if number]

    def mask(self, chosen: numpy.ndarray) -> Mask:
        """1 at the pixels of the pieces for which `chosen` is true, else 0; 0 between pieces."""
        wanted = chosen.astype("uint8")
        wanted[0] = 0
        return wanted[self.labels]


def pieces_of(mask: Mask) -> Pieces:
    """The pieces of a mask of bytes that hang together."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    stats[stats[:, cv2.CC_STAT_AREA] == 0] = 0  # nothing lies between pieces of a mask full of ink
    return Pieces(
        labels=labels,
        lefts=stats[:, cv2.CC_STAT_LEFT],
        tops=stats[:, cv2.CC_STAT_TOP],
        widths=stats[:, cv2.CC_STAT_WIDTH],
        heights=stats[:, cv2.CC_STAT_HEIGHT],
        areas=stats[:, cv2.CC_STAT_AREA],
    )


def block(high: int, wide: int) -> Mask:
    """A filled rectangle, as the shape with which ink is widened, thinned or closed."""
    return numpy.ones((high, wide), "uint8")


def within(
    values: numpy.ndarray,
    least: float,
    most: float,
) -> numpy.ndarray:
    """True where a value lies between two bounds and on neither."""
    return (values > least) & (values < most)


def thinned(picture: numpy.ndarray) -> numpy.ndarray:
    """Every fourth row and column of a picture: enough to measure its shades."""
    return picture[::4, ::4]


def as_mask(where: numpy.ndarray) -> Mask:
    """Truth values as a mask of bytes."""
    return where.astype("uint8")


def widened(mask: Mask, size: int) -> Mask:
    """The mask grown to every side by half of `size` pixels."""
    return cv2.dilate(mask, block(size, size))


def opened(mask: Mask, shape: Mask) -> Mask:
    """Only that ink in which the shape finds room."""
    return cv2.morphologyEx(mask, cv2.MORPH_OPEN, shape)


def closed(mask: Mask, shape: Mask) -> Mask:
    """The ink with the gaps filled in which the shape finds no room."""
    return cv2.morphologyEx(mask, cv2.MORPH_CLOSE, shape)


def shrunk(
    picture: numpy.ndarray,
    wide: int,
    high: int,
) -> numpy.ndarray:
    """The picture at a smaller size, each pixel the mean of those that it stands for."""
    return cv2.resize(picture, (wide, high), interpolation=cv2.INTER_AREA)


def binned(picture: numpy.ndarray, step: int) -> numpy.ndarray:
    """The picture at a whole fraction of its size, which is far quicker than any other: each pixel
    the mean of `step` by `step`; a rest at the right and at the foot is left out."""
    if step <= 1:
        return picture
    high, wide = (side // step for side in picture.shape[:2])
    return shrunk(picture[: high * step, : wide * step], wide, high)


def ink_threshold(grey: Grey) -> float:
    """The brightness up to which a pixel is ink, by Otsu's method: it parts a picture's brightness
    into the two groups that are most alike within (IEEE Transactions SMC 9, 1979)."""
    method = cv2.THRESH_BINARY + cv2.THRESH_OTSU
    threshold, _ = cv2.threshold(grey, 0, 255, method)
    return threshold


def brightness_at(grey: Grey, percent: float) -> float:
    """The brightness below which so many in a hundred of a picture's pixels lie, as
    `numpy.percentile` has it: counted by shades, which for a cell's few pixels is quicker."""
    counts = numpy.bincount(grey.ravel(), minlength=256).cumsum()
    place = percent / 100 * (grey.size - 1)
    below = int(place)
    darker = int(counts.searchsorted(below, side="right"))
    lighter = int(counts.searchsorted(min(below + 1, grey.size - 1), side="right"))
    part, step = place - below, lighter - darker
    return lighter - step * (1 - part) if part >= 0.5 else darker + step * part


@dataclass(frozen=True, slots=True)
class Shades:
    """How bright a page's paper is and how bright its darkest print, 0 to 255."""

    paper: float
    ink: float

    @property
    def contrast(self) -> float:
        return self.paper - self.ink


def shades_of(grey: Grey) -> Shades:
    """The shades of paper (the median) and print (the darkest hundredth) of a page.

    They are measured on a part of its pixels.
    """
    some = thinned(grey)
    return Shades(
        paper=float(numpy.median(some)),
        ink=float(numpy.percentile(some, 1)),
    )


def grain_of(grey: Grey) -> float:
    """How much a page's shades scatter from pixel to pixel: their standard deviation where nothing
    is printed, 0 for a page of two shades.

    It is told by the median difference of neighbours, which print does not move.
    """
    left, right = grey[::4, :-1:4], grey[::4, 1::4]
    if not left.size:
        return 0.0
    differences = numpy.abs(left.astype("int16") - right.astype("int16"))
    return float(numpy.median(differences)) * DEVIATIONS_OF_DIFFERENCE


def framed(part: Grey, margin: int) -> Grey:
    """The picture with so many white pixels around it, as readers want it."""
    margins = (margin,) * 4
    return cv2.copyMakeBorder(part, *margins, cv2.BORDER_CONSTANT, value=255)
