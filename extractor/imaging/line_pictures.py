"""Pictures as a recognising network wants them, and the places of print in what it answers.

Pictures are grey arrays (0 black), networks take and give arrays of small real numbers.
"""

from __future__ import annotations

import cv2
import numpy

from extractor.imaging.pixels import Grey, Mask, PixelBox, brightness_at, pieces_of

LINE_HEIGHT = 48  # pixels to which a line is scaled
STEP = 8  # pixels: lines are made as wide as a multiple of it, with paper at their end
NARROWEST, WIDEST = 40, 2400  # pixels of a scaled line
SIDE = 32  # pixels: a page's sides are multiples of it for the network that finds print
LIKELY = 0.3  # a pixel that is print with this likelihood is print
SURELY = 0.5  # mean likelihood of a place of print
SMALLEST = 3  # pixels of the scaled picture: what is lower or narrower is no print
SHRUNK = 1.6  # the network answers with the kernel of a line; its box is wider by so much

Scaled = numpy.ndarray  # 3 × rows × columns of real numbers from -1 (black) to 1 (white)


def line_picture(grey: Grey) -> Scaled:
    """The picture of a line as the recognising network takes it, paper added at its end."""
    high, wide = grey.shape
    width = min(WIDEST, max(1, round(wide * LINE_HEIGHT / high)))
    way = cv2.INTER_AREA if high > LINE_HEIGHT else cv2.INTER_CUBIC
    scaled = cv2.resize(grey, (width, LINE_HEIGHT), interpolation=way)
    room = max(NARROWEST, -(-width // STEP) * STEP)
    paper = numpy.full((LINE_HEIGHT, room), brightness_at(grey, 90), "float32")
    paper[:, :width] = scaled
    return _as_shades(paper)


def page_picture(grey: Grey, longest: int) -> Scaled:
    """The picture of a page, no side longer than `longest` pixels, as the network takes it that
    finds print."""
    high, wide = grey.shape
    factor = min(1.0, longest / max(high, wide))
    width = max(SIDE, round(wide * factor / SIDE) * SIDE)
    height = max(SIDE, round(high * factor / SIDE) * SIDE)
    return _as_shades(cv2.resize(grey, (width, height), interpolation=cv2.INTER_AREA))


def _as_shades(grey: Grey) -> Scaled:
    shades = grey.astype("float32") / 127.5 - 1
    return numpy.repeat(shades[None], 3, axis=0)


def places_of_print(likelihood: numpy.ndarray, grey: Grey) -> list[PixelBox]:
    """The places of print on a page, from the likelihood (0 to 1) that a pixel of its scaled
    picture is print; boxes in pixels of the page itself."""
    mask: Mask = (likelihood > LIKELY).astype("uint8")
    pieces = pieces_of(mask)
    high, wide = grey.shape
    down, across = high / likelihood.shape[0], wide / likelihood.shape[1]
    made = []
    for number in range(1, len(pieces.areas)):
        left, top = int(pieces.lefts[number]), int(pieces.tops[number])
        width, height = int(pieces.widths[number]), int(pieces.heights[number])
        inside = likelihood[top : top + height, left : left + width]
        if min(width, height) < SMALLEST or inside[inside > LIKELY].mean() < SURELY:
            continue
        more = SHRUNK * width * height / (2 * (width + height))
        made.append(
            PixelBox(
                left=max(0, round((left - more) * across)),
                top=max(0, round((top - more) * down)),
                right=min(wide, round((left + width + more) * across)),
                foot=min(high, round((top + height + more) * down)),
            )
        )
    return sorted(made, key=lambda box: (box.top, box.left))
