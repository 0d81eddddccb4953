"""The signs of a drawn page held against each other: those of one font and character look alike.

A page that is drawn from a file shows the same character of the same font in the same shape
wherever it stands. Signs that bear one name and look otherwise are covered or cut off, or one of
them bears the wrong name; one without contrast cannot be seen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence

import cv2
import numpy

from extractor.imaging.pixels import Grey
from extractor.model import Box

HIGH, WIDE = 24, 16  # samples of a sign, down and across
EDGE = 0.12  # of a box's height, above and below, where no digit reaches
ALIKE = (
    0.87  # correlation: shapes of one digit have more, those of two less (6 and 8 in bold: 0.868)
)
FAINT = 24  # shades between print and paper, of 255: what differs less cannot be seen
MOST_SHAPES = 4  # of one kind that are told apart; signs of still other shapes stand alone
MOST_COMPARED = 200  # signs of one kind that are held against all others of it
MOST_ROWS = 20_000  # that OpenCV is asked for at once: it counts them in 16 bits
BLANK = -1


def shapes_of(
    grey: Grey,
    boxes: Sequence[Box],
    kinds: Sequence[Hashable],
    scale: float,
) -> list[int]:
    """For each sign of a page the number of its shape, BLANK for one that cannot be seen: signs of
    one kind with the same number look alike. `boxes` (points) are where the signs stand, a pixel is
    `scale` points wide."""
    if not boxes:
        return []
    samples = _samples(grey, boxes, scale)
    contrast = numpy.percentile(samples, 97, axis=1) - numpy.percentile(samples, 3, axis=1)
    evened = samples - samples.mean(axis=1, keepdims=True)
    evened /= numpy.maximum(evened.std(axis=1, keepdims=True), 1)
    alike: dict[Hashable, list[int]] = defaultdict(list)
    for k, kind in enumerate(kinds):
        if contrast[k] >= FAINT:
            alike[kind].append(k)
    found = [BLANK] * len(boxes)
    for members in alike.values():
        numbers = _numbered(evened[members])
        for k, number in zip(members, numbers, strict=True):
            found[k] = number
    return found


def _samples(grey: Grey, boxes: Sequence[Box], scale: float) -> numpy.ndarray:
    """The brightness at HIGH × WIDE places of each box, one row a box."""
    corners = numpy.array([(box.x0, box.y0, box.x1, box.y1) for box in boxes]) / scale
    left, top, right, foot = (corners[:, k : k + 1] for k in range(4))
    edge = EDGE * (foot - top)
    across = left + (right - left) * (numpy.arange(WIDE) + 0.5) / WIDE - 0.5
    down = top + edge + (foot - top - 2 * edge) * (numpy.arange(HIGH) + 0.5) / HIGH - 0.5
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


def _numbered(shapes: numpy.ndarray) -> list[int]:
    """The number of each shape: the most typical one and what looks like it is 0, of the rest the
    most typical one is 1, and so on."""
    numbers = numpy.full(len(shapes), BLANK)
    for number in range(MOST_SHAPES):
        left = numpy.flatnonzero(numbers == BLANK)
        if not len(left):
            return [int(one) for one in numbers]
        typical = shapes[left][_typical(shapes[left])]
        numbers[left[_likeness(shapes[left], typical) >= ALIKE]] = number
        numbers[left[_typical(shapes[left])]] = number
    alone = numpy.flatnonzero(numbers == BLANK)
    numbers[alone] = MOST_SHAPES + numpy.arange(len(alone))
    return [int(one) for one in numbers]


def _typical(shapes: numpy.ndarray) -> int:
    """The place of the shape that most others resemble."""
    some = shapes[:: max(1, len(shapes) // MOST_COMPARED)]
    resembling = (shapes @ some.T / shapes.shape[1] >= ALIKE).sum(axis=1)
    return int(resembling.argmax())


def _likeness(shapes: numpy.ndarray, typical: numpy.ndarray) -> numpy.ndarray:
    """The correlation of each shape with the typical one, which may be moved by a sample."""
    picture = typical.reshape(HIGH, WIDE)
    moved = [
        numpy.roll(picture, (down, across), (0, 1)).ravel()
        for down in (-1, 0, 1)
        for across in (-1, 0, 1)
    ]
    return (shapes @ numpy.array(moved).T).max(axis=1) / shapes.shape[1]
