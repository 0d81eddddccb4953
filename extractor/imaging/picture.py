"""Picture files: opened within limits, as arrays, and as small copies for people to look at."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy
from PIL import Image, UnidentifiedImageError

from extractor.errors import InputError

LARGEST_PICTURE = 120_000_000  # pixels: an A3 page at 600 dpi has 70 million
Image.MAX_IMAGE_PIXELS = LARGEST_PICTURE
A4_WIDTH = 8.27  # inches
PREVIEW_DPI = 100


def open_picture(path: Path) -> Image.Image:
    try:
        return Image.open(path)
    except Image.DecompressionBombError:
        raise InputError("picture_too_large") from None
    except (UnidentifiedImageError, OSError, ValueError):
        raise InputError("file_broken") from None


def picture_dpi(picture: Image.Image) -> int:
    """As stored, where that makes sense for a page; else as if the page were A4."""
    stored = float(picture.info.get("dpi", (0, 0))[0] or 0)
    if 90 <= stored <= 1200 and 5 <= min(picture.size) / stored <= 17:
        return round(stored)
    return max(70, round(min(picture.size) / A4_WIDTH))


def load_picture(file: Path) -> numpy.ndarray:
    """A picture file as an array: grey, or blue-green-red."""
    seen = cv2.imread(str(file), cv2.IMREAD_UNCHANGED | cv2.IMREAD_IGNORE_ORIENTATION)
    if seen is None:  # a kind of TIFF or PNG that OpenCV lacks
        with open_picture(file) as other:
            seen = numpy.asarray(other.convert("RGB"))[:, :, ::-1].copy()
    if seen.dtype != numpy.uint8:
        seen = (seen / 257).astype("uint8")
    if seen.ndim == 3 and seen.shape[2] == 4:
        share = seen[:, :, 3:].astype("float32") / 255  # what is clear is paper
        seen = (seen[:, :, :3] * share + 255 * (1 - share)).astype("uint8")
    return seen


def save_preview(seen: numpy.ndarray, dpi: int, target: Path) -> None:
    """A small copy for people to look at."""
    factor = min(1.0, PREVIEW_DPI / dpi)
    size = max(1, round(seen.shape[1] * factor)), max(1, round(seen.shape[0] * factor))
    cv2.imwrite(
        str(target),
        cv2.resize(seen, size, interpolation=cv2.INTER_AREA),
        [cv2.IMWRITE_JPEG_QUALITY, 60],
    )


def has_ink(grey: numpy.ndarray) -> bool:
    """More than one dark pixel in a thousand, so that specks do not count."""
    return float((cv2.resize(grey, (400, 560), interpolation=cv2.INTER_AREA) < 110).mean()) > 0.001
