"""Picture files: opened within limits, as arrays, and as small copies for people to look at."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy
from PIL import Image, UnidentifiedImageError

from extractor.errors import InputError
from extractor.imaging.pixels import Grey, shrunk

LARGEST_PICTURE = 120_000_000  # pixels: an A3 page at 600 dpi has 70 million
Image.MAX_IMAGE_PIXELS = LARGEST_PICTURE
A4_WIDTH = 8.27  # inches
PREVIEW_DPI = 100


def open_picture(path: Path) -> Image.Image:
    """The picture of a file, which its user closes. Raises InputError where it is broken or over
    twice LARGEST_PICTURE."""
    try:
        return Image.open(path)
    except Image.DecompressionBombError:
        raise InputError("picture_too_large") from None
    except (UnidentifiedImageError, OSError, ValueError):
        raise InputError("file_broken") from None


def picture_dpi(picture: Image.Image) -> int:
    """The dots per inch that are stored in a picture, where they make sense for a page; else those
    that it would have if the page were A4."""
    noted = picture.info.get("dpi", (0, 0))
    stored = float(noted[0] or 0)
    width = min(picture.size)
    if 90 <= stored <= 1200 and 5 <= width / stored <= 17:
        return round(stored)
    return max(70, round(width / A4_WIDTH))


def load_picture(file: Path) -> numpy.ndarray:
    """A picture file as an array of bytes: grey, or blue-green-red. What is clear in it is paper.

    Raises InputError where the file is broken.
    """
    as_stored = cv2.IMREAD_UNCHANGED | cv2.IMREAD_IGNORE_ORIENTATION
    seen = cv2.imread(str(file), as_stored)
    if seen is None:  # a kind of TIFF or PNG that OpenCV lacks
        seen = _load_otherwise(file)
    if seen.dtype != numpy.uint8:
        seen = (seen / 257).astype("uint8")
    if seen.ndim == 3 and seen.shape[2] == 4:
        share = seen[:, :, 3:].astype("float32") / 255
        colours = seen[:, :, :3] * share
        seen = (colours + 255 * (1 - share)).astype("uint8")
    return seen


def _load_otherwise(file: Path) -> numpy.ndarray:
    """The picture as Pillow reads it, blue-green-red."""
    with open_picture(file) as picture:
        red_green_blue = numpy.asarray(picture.convert("RGB"))
        return red_green_blue[:, :, ::-1].copy()


def save_preview(
    seen: numpy.ndarray,
    dpi: int,
    target: Path,
) -> None:
    """Write a copy of at most PREVIEW_DPI for people to look at, as JPEG."""
    factor = min(1.0, PREVIEW_DPI / dpi)
    high, wide = seen.shape[:2]
    small = shrunk(
        seen,
        wide=max(1, round(wide * factor)),
        high=max(1, round(high * factor)),
    )
    cv2.imwrite(str(target), small, [cv2.IMWRITE_JPEG_QUALITY, 60])


def has_ink(grey: Grey) -> bool:
    """True where more than one pixel in a thousand is dark, so that specks do not count."""
    dark = shrunk(grey, 400, 560) < 110
    return float(dark.mean()) > 0.001
