"""The same page says the same as a picture of any kind, read by the real programs."""

import numpy
import pytest
from pdf_bytes import page_with
from PIL import Image

from extractor.model import Input
from extractor.pdf_pages.drawing import render
from extractor.reading import page_count, read_page

LINES = (
    "BT /F 14 Tf 60 770 Td 24 TL (Tong so ho so da tiep nhan: 4.385 ho so) Tj T*"
    " (Da giai quyet: 4.217 ho so, dat 96,17 %) Tj T* (Dang giai quyet: 168 ho so) Tj ET"
)
NUMERALS = ["4.385", "4.217", "96,17", "168"]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    folder = tmp_path_factory.mktemp("drawn")
    (folder / "a.pdf").write_bytes(page_with(page="/MediaBox [0 0 420 830]", content=LINES))
    with Image.open(render(folder / "a.pdf", 1, 200, folder)) as picture:
        return picture.convert("RGB")


def as_16_bits(picture):
    return Image.fromarray(numpy.asarray(picture.convert("L")).astype("uint16") * 257)


def as_clear(picture):
    clear = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    clear.putalpha(picture.convert("L").point(lambda shade: 255 - shade))
    return clear


@pytest.mark.parametrize(
    "ending, made, options",
    [
        ("heic", lambda picture: picture, {"format": "HEIF", "quality": 90}),
        ("jpg", lambda picture: picture.convert("CMYK"), {"quality": 90}),
        ("tif", as_16_bits, {}),
        ("png", as_clear, {}),
        ("webp", lambda picture: picture, {"save_all": True, "append_images": "blank"}),
        (
            "jpg",
            lambda picture: picture,
            {"format": "MPO", "save_all": True, "append_images": "blank"},
        ),
        ("gif", lambda picture: picture.convert("1"), {}),
    ],
)
def test_the_same_numerals_in_every_kind(tmp_path, drawn, ending, made, options):
    if options.get("append_images"):
        options = {**options, "append_images": [Image.new("RGB", drawn.size, "white")]}
    path = tmp_path / f"a.{ending}"
    made(drawn).save(path, **options)
    source = Input(path=path, name=path.name, kind="image", sha256="0", size=1)
    assert page_count(source) == 1
    read = read_page(source, 1)
    text = [word.text.strip(".,:;") for word in read.words]
    assert [word for word in text if any(letter.isdigit() for letter in word)] == NUMERALS
    left_out = [doubt.key for doubt in read.cautions if doubt.key == "frames_left_out"]
    assert left_out == (["frames_left_out"] if ending == "webp" else [])
