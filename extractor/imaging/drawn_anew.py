"""A picture drawn anew from where each of its pixels comes.

Pictures are grey or blue-green-red arrays.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy


@dataclass(frozen=True, slots=True, eq=False)
class Sources:
    """For each pixel of a page drawn anew the column and row it comes from, as shares of the old
    page's width and height."""

    columns: numpy.ndarray
    rows: numpy.ndarray


def drawn_anew(
    picture: numpy.ndarray,
    sources: Sources,
    finer: float = 1.0,
) -> numpy.ndarray:
    """The picture drawn anew from where its pixels come, `finer` times as fine."""
    high, wide = picture.shape[:2]
    columns = round(wide * finer)
    rows = round(sources.rows.shape[0] * columns / sources.rows.shape[1])
    across = cv2.resize(sources.columns, (columns, rows), interpolation=cv2.INTER_LINEAR)
    down = cv2.resize(sources.rows, (columns, rows), interpolation=cv2.INTER_LINEAR)
    return cv2.remap(
        picture,
        across * wide - 0.5,
        down * high - 0.5,
        cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE,
    )
