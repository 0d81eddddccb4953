"""Pictures of every kind (CMYK, 16 bits, palettes, clear parts) as plain bytes, grey or colours."""

from __future__ import annotations

from collections.abc import Callable

import numpy
from PIL import Image, ImageCms

STRIP = 512  # rows converted at once, so that no second copy of a large picture is held
DEPTHS = (8, 10, 12, 14, 16, 32)  # bits that a camera or scanner gives to a shade
WHITE = 255

Convert = Callable[[Image.Image], Image.Image]


def plain_picture(picture: Image.Image, halved: bool) -> Image.Image:
    """The picture in mode L where it holds shades only, else in mode RGB; what is clear in it is
    paper. `halved`: half as wide and half as high, made strip by strip."""
    convert = _converter(picture)
    step = 2 if halved else 1
    wide, high = (max(1, side // step) for side in picture.size)
    plain: Image.Image | None = None
    for top in range(0, high, STRIP):
        foot = min(high, top + STRIP)
        strip = convert(picture.crop((0, top * step, wide * step, foot * step)))
        if plain is None:
            plain = Image.new(strip.mode, (wide, high), "white")
        plain.paste(strip.reduce(step) if halved else strip, (0, top))
    assert plain is not None  # a picture has a row
    return plain


def _converter(picture: Image.Image) -> Convert:
    """What turns a strip of the picture into mode L or RGB."""
    if picture.mode in ("L", "RGB"):
        return Image.Image.copy
    if picture.mode == "1":
        return lambda strip: strip.convert("L")
    if picture.mode == "LAB":
        return _from_lab
    if picture.mode == "F" or picture.mode.startswith("I"):
        return _from_shades(picture)
    if _has_clear_parts(picture):
        return _on_paper
    return lambda strip: strip.convert("RGB")


def _has_clear_parts(picture: Image.Image) -> bool:
    return picture.mode in ("LA", "La", "PA", "RGBA", "RGBa") or "transparency" in picture.info


def _on_paper(strip: Image.Image) -> Image.Image:
    """The strip laid on white paper."""
    coloured = strip.convert("RGBA")
    paper = Image.new("RGB", strip.size, "white")
    paper.paste(coloured, mask=coloured.getchannel("A"))
    return paper


def _from_lab(strip: Image.Image) -> Image.Image:
    made = ImageCms.profileToProfile(
        strip,
        ImageCms.createProfile("LAB"),
        ImageCms.createProfile("sRGB"),
        outputMode="RGB",
    )
    assert made is not None  # nothing comes back only where a picture is changed in place
    return made


def _from_shades(picture: Image.Image) -> Convert:
    """What turns a strip of more than 8 bits a shade, or of fractions, into mode L."""
    brightest = _brightest(picture)
    negative = _white_is_zero(picture)

    def convert(strip: Image.Image) -> Image.Image:
        shades = numpy.nan_to_num(numpy.asarray(strip).astype("float32"), nan=brightest)
        bytes_ = numpy.clip(shades * (WHITE / brightest), 0, WHITE).astype("uint8")
        return Image.fromarray(WHITE - bytes_ if negative else bytes_)

    return convert


def _brightest(picture: Image.Image) -> float:
    """The shade that stands for white: 1 for fractions, else the most that the bits in use can
    hold."""
    strips = range(0, picture.height, STRIP)
    most = 0.0
    for top in strips:
        foot = min(picture.height, top + STRIP)
        shades = numpy.asarray(picture.crop((0, top, picture.width, foot)))
        finite = shades[numpy.isfinite(shades)]
        most = max(most, float(finite.max(initial=0)))
    if picture.mode == "F" and most <= 1:
        return 1.0
    return next((2.0**bits - 1 for bits in DEPTHS if most < 2**bits), most)


def _white_is_zero(picture: Image.Image) -> bool:
    """True of TIFF pictures whose shades count from white; Pillow turns only those of 8 bits."""
    stored = getattr(picture, "tag_v2", {})
    return stored.get(262) == 0  # PhotometricInterpretation
