"""Picture files: opened within limits, as arrays, and as small copies for people to look at."""

from __future__ import annotations

import math
import struct
import warnings
import zlib
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy
import pillow_heif
from PIL import Image

from extractor.errors import InputError
from extractor.imaging.picture_kinds import FORMATS
from extractor.imaging.pixels import Grey, shrunk
from extractor.imaging.plain_pictures import plain_picture

LARGEST_PICTURE = 120_000_000  # pixels: an A3 page at 600 dpi has 70 million
SMALLEST_SIDE = 40  # pixels: no line of print is legible in less
LONGEST = 20  # times as long as wide: no page and no screen is longer
A4_WIDTH = 8.27  # inches
PREVIEW_DPI = 100
DAMAGED = (  # what Pillow and its helpers raise for pictures that are broken or cut off
    OSError,
    ValueError,
    SyntaxError,
    TypeError,
    EOFError,
    LookupError,
    ArithmeticError,
    AttributeError,
    RuntimeError,
    struct.error,
    zlib.error,
)

pillow_heif.register_heif_opener()
# What OpenCV says of a damaged file is no sentence for a clerk; who calls it looks at what it did.
cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
Image.MAX_IMAGE_PIXELS = LARGEST_PICTURE  # Pillow itself refuses from twice as many


def open_picture(path: Path) -> Image.Image:
    """The picture of a file, not yet decoded, which its user closes. Raises InputError where it is
    broken, over LARGEST_PICTURE, too small or of a shape that no page has."""
    picture = _opened(path)
    try:
        check_size(*picture.size)
    except InputError:
        picture.close()
        raise
    return picture


def _opened(path: Path) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is said of a size is judged by `check_size`
            return Image.open(path, formats=FORMATS)
    except Image.DecompressionBombError:
        raise InputError("picture_too_large") from None
    except (FileNotFoundError, PermissionError) as error:
        raise InputError("file_unreadable", detail=error) from None
    except DAMAGED:
        raise InputError("file_broken") from None


def check_size(wide: int, high: int) -> None:
    """Raises InputError for a picture of so many pixels in which no page can be read."""
    if wide * high > LARGEST_PICTURE:
        raise InputError("picture_too_large")
    if min(wide, high) < SMALLEST_SIDE:
        raise InputError("picture_too_small", wide=wide, high=high)
    if max(wide, high) > LONGEST * min(wide, high):
        raise InputError("picture_too_long", wide=wide, high=high)


@dataclass(frozen=True, slots=True)
class Resolution:
    """Dots per inch across and down."""

    across: float
    down: float


def picture_dpi(picture: Image.Image) -> Resolution:
    """The dots per inch that are stored in a picture, where they make sense for a page; else those
    that it would have if the page were A4."""
    stored = _stored_dpi(picture)
    width = min(picture.size)
    finer = max(stored.across, stored.down)
    if 90 <= stored.across <= 1200 and 5 <= width / stored.across <= 17 and finer <= 1200:
        return stored
    usual = float(max(70, round(width / A4_WIDTH)))
    return Resolution(usual, usual)


def _stored_dpi(picture: Image.Image) -> Resolution:
    """What the file says of its dots per inch; 0 where that is nothing or no number."""
    noted = picture.info.get("dpi")
    try:
        across, down = (float(side) for side in noted or (0, 0))
    except (TypeError, ValueError, ArithmeticError):
        return Resolution(0, 0)
    if not (math.isfinite(across) and across >= 1):
        return Resolution(0, 0)
    usable = math.isfinite(down) and across / 3 <= down <= across * 3
    return Resolution(across, down if usable else across)


def load_picture(file: Path) -> numpy.ndarray:
    """A picture file as an array of bytes: grey, or blue-green-red. What is clear in it is paper.

    Raises InputError where the file is broken.
    """
    as_stored = cv2.IMREAD_UNCHANGED | cv2.IMREAD_IGNORE_ORIENTATION
    seen = cv2.imread(str(file), as_stored)
    if seen is None or seen.dtype != numpy.uint8 or seen.shape[2:] not in ((), (3,)):
        return _load_otherwise(file)
    return seen


def _load_otherwise(file: Path) -> numpy.ndarray:
    """The picture as Pillow reads it, grey or blue-green-red."""
    with open_picture(file) as picture:
        plain = numpy.asarray(plain_picture(picture, halved=False))
    return plain if plain.ndim == 2 else plain[:, :, ::-1].copy()


def save_preview(
    seen: numpy.ndarray,
    dpi: int,
    target: Path,
    *,
    most_dpi: int = PREVIEW_DPI,
    quality: int = 60,
) -> None:
    """Write a copy of at most so many dots per inch for people to look at, as JPEG."""
    factor = min(1.0, most_dpi / dpi)
    high, wide = seen.shape[:2]
    small = seen
    if factor < 1:
        small = shrunk(
            seen,
            wide=max(1, round(wide * factor)),
            high=max(1, round(high * factor)),
        )
    cv2.imwrite(str(target), small, [cv2.IMWRITE_JPEG_QUALITY, quality])


def has_ink(grey: Grey) -> bool:
    """True where more than one pixel in a thousand is dark, so that specks do not count."""
    dark = shrunk(grey, 400, 560) < 110
    return float(dark.mean()) > 0.001
