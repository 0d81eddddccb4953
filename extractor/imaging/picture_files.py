"""Picture files as readers take them: counted, set upright, written out for an engine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy
from PIL import ImageOps

from extractor.errors import InputError
from extractor.imaging.picture import open_picture, picture_dpi


@dataclass(frozen=True, slots=True)
class Frame:
    """The picture of one page: a file that holds it alone, upright, its dots per inch, and how many
    dots it is wide."""

    file: Path
    dpi: int
    width: int


def count_frames(path: Path) -> int:
    """How many pages a picture file holds; only TIFF files hold several. Raises InputError."""
    with open_picture(path) as picture:
        return getattr(picture, "n_frames", 1)


def upright_frame(path: Path, number: int, folder: Path) -> Frame:
    """Page `number` (1…) of a picture file, turned as its camera noted.

    A file of one page that needs no turning is taken as it is; else the page is written into
    `folder`. Raises InputError where the file is broken or cut off in the middle.
    """
    with open_picture(path) as picture:
        picture.seek(number - 1)
        dpi = picture_dpi(picture)
        try:
            upright = ImageOps.exif_transpose(picture)
            upright.load()
        except (OSError, ValueError, SyntaxError):  # cut off in the middle
            raise InputError("file_broken") from None
        if getattr(picture, "n_frames", 1) == 1 and upright is picture:
            return Frame(path, dpi, upright.width)
        alone = folder / "frame.png"
        upright.save(alone)
        return Frame(alone, dpi, upright.width)


def write_page(grey: numpy.ndarray, file: Path) -> None:
    """Write a grey page without packing it, which is quickest for a file that is read once."""
    cv2.imwrite(str(file), grey)


def write_crop(part: numpy.ndarray, file: Path) -> None:
    """Write a small piece of a page as a lightly packed PNG."""
    cv2.imwrite(str(file), part, [cv2.IMWRITE_PNG_COMPRESSION, 1])
