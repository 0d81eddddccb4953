"""Picture files as readers take them: counted, set upright, written out for an engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy
from PIL import Image, ImageOps

from extractor.errors import InputError
from extractor.imaging.picture import DAMAGED, check_size, open_picture, picture_dpi
from extractor.imaging.picture_kinds import MOVING
from extractor.imaging.plain_pictures import plain_picture

HALVED_FROM = 40_000_000  # pixels: an A3 page at 400 dpi has 31 million, finer ones read no better
UNEVEN = 1.1  # dots across to dots down, as in telefaxes: beyond that print is squashed
ORIENTATION = 274  # the number of the tag in Exif and TIFF
SMALL_COPY_OR_MASK = 0b101  # bits of TIFF's NewSubfileType (tag 254)


@dataclass(frozen=True, slots=True)
class Frame:
    """The picture of one page: a file that holds it alone, upright, in plain bytes; its dots per
    inch; how many dots it is wide; how many further pictures the file holds that are not read (of
    a moving picture)."""

    file: Path
    dpi: int
    width: int
    left_out: int


def count_frames(path: Path) -> int:
    """How many pages a picture file holds; only TIFF files hold several. Raises InputError."""
    with open_picture(path) as picture:
        try:
            return max(1, len(_pages(picture)))
        except DAMAGED:
            raise InputError("file_broken") from None


def _pages(picture: Image.Image) -> list[int]:
    """The numbers (from 0) of those pictures of a file that are pages: all of a TIFF file but
    small copies and masks; of others the one that the file opens with."""
    if picture.format != "TIFF":
        return [picture.tell()]
    return list(_whole_pages(picture))


def _whole_pages(picture: Image.Image) -> Iterator[int]:
    for number in range(getattr(picture, "n_frames", 1)):
        picture.seek(number)
        if not int(picture.tag_v2.get(254, 0)) & SMALL_COPY_OR_MASK:  # type: ignore[attr-defined]
            yield number


def upright_frame(path: Path, number: int, folder: Path) -> Frame:
    """Page `number` (1…) of a picture file, turned as its camera noted, written into `folder`.

    Raises InputError where the file is broken or cut off in the middle.
    """
    with open_picture(path) as picture:
        try:
            return _upright(picture, number, folder)
        except Image.DecompressionBombError:
            raise InputError("picture_too_large") from None
        except DAMAGED:
            raise InputError("file_broken") from None


def _upright(picture: Image.Image, number: int, folder: Path) -> Frame:
    pages = _pages(picture)
    if picture.format == "TIFF" and pages:
        picture.seek(pages[number - 1])
    check_size(*picture.size)  # each page of a TIFF file has its own
    picture.load()
    dpi = picture_dpi(picture)
    halved = picture.width * picture.height > HALVED_FROM
    plain = plain_picture(picture, halved)
    if max(dpi.across, dpi.down) > UNEVEN * min(dpi.across, dpi.down):
        plain = _evened(plain, dpi.across, dpi.down)
    _turn(plain, picture)
    alone = folder / ("frame.pgm" if plain.mode == "L" else "frame.ppm")
    plain.save(alone)
    return Frame(
        file=alone,
        dpi=round(max(dpi.across, dpi.down) / (2 if halved else 1)),
        width=plain.width,
        left_out=getattr(picture, "n_frames", 1) - 1 if picture.format in MOVING else 0,
    )


def _evened(plain: Image.Image, across: float, down: float) -> Image.Image:
    """The picture with as many dots an inch across as down."""
    finer = max(across, down)
    wide = round(plain.width * finer / across)
    high = round(plain.height * finer / down)
    check_size(wide, high)
    return plain.resize((wide, high), Image.Resampling.BICUBIC)


def _turn(plain: Image.Image, picture: Image.Image) -> None:
    """Turns the plain picture as the camera noted in the one it was made of."""
    try:
        noted = picture.getexif().get(ORIENTATION)
    except DAMAGED:  # notes of a broken kind say nothing; the print is turned upright all the same
        return
    if noted:
        plain.getexif()[ORIENTATION] = noted
        ImageOps.exif_transpose(plain, in_place=True)


def write_page(page: numpy.ndarray, file: Path) -> None:
    """Write a page, grey or in colour, without packing it, which is quickest for a file that is
    read once; its name ends with `.pnm`, or with `.pgm` for a grey one. Raises OSError."""
    _write(page, file, [])


def write_crop(part: numpy.ndarray, file: Path) -> None:
    """Write a small piece of a page as a lightly packed PNG. Raises OSError."""
    _write(part, file, [cv2.IMWRITE_PNG_COMPRESSION, 1])


def _write(picture: numpy.ndarray, file: Path, how: list[int]) -> None:
    try:
        written = cv2.imwrite(str(file), picture, how)
    except cv2.error:
        written = False
    if not written:  # a full disk, as a rule; OpenCV does not say
        raise OSError(f"the picture {file.name} could not be written")
