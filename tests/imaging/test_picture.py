"""Pictures of every kind come out as plain bytes, upright, within limits."""

import io
import struct
import zlib

import numpy
import pytest
from PIL import Image, ImageCms, ImageOps

from extractor.errors import InputError
from extractor.imaging import count_frames, load_picture, upright_frame
from extractor.imaging.picture_kinds import PICTURE_ENDINGS, is_picture

WIDE, HIGH = 300, 400


def page(mode="L"):
    """White paper, black in the left upper corner, a grey bar in the middle."""
    made = Image.new("L", (WIDE, HIGH), 255)
    made.paste(0, (0, 0, 100, 50))
    made.paste(128, (100, 200, 300, 210))
    if mode == "P":
        return made.quantize(8)
    return made if mode == "L" else made.convert("RGB").convert(mode)


def read(path, folder, number=1):
    frame = upright_frame(path, number, folder)
    return load_picture(frame.file), frame


def assert_page(seen, slack=12):
    """The picture is `page()` as it was drawn: paper white, corner black, bar grey."""
    assert seen.shape[:2] == (HIGH, WIDE)
    grey = seen if seen.ndim == 2 else seen.mean(axis=2)
    assert abs(float(grey[300, 150]) - 255) <= slack
    assert abs(float(grey[25, 50]) - 0) <= slack
    assert abs(float(grey[205, 200]) - 128) <= slack


@pytest.mark.parametrize(
    "ending, mode, options",
    [
        ("png", "L", {}),
        ("png", "RGB", {}),
        ("png", "RGBA", {}),
        ("png", "LA", {}),
        ("png", "P", {}),
        ("jpg", "L", {}),
        ("jpg", "CMYK", {"quality": 95}),
        ("jfif", "RGB", {"format": "JPEG"}),
        ("tif", "CMYK", {}),
        ("tif", "L", {"compression": "tiff_lzw"}),
        ("tif", "YCbCr", {"compression": "jpeg", "quality": 95}),
        ("gif", "P", {}),
        ("bmp", "RGB", {}),
        ("dib", "RGB", {}),
        ("webp", "RGB", {"lossless": True}),
        ("webp", "RGBA", {"quality": 90}),
        ("heic", "RGB", {"format": "HEIF", "quality": 95}),
        ("heif", "RGB", {"format": "HEIF", "quality": 95}),
        ("avif", "RGB", {"quality": 95}),
        ("jp2", "RGB", {}),
        ("jp2", "L", {}),
        ("j2k", "RGB", {}),
    ],
)
def test_every_kind_of_file_is_read(tmp_path, ending, mode, options):
    path = tmp_path / f"anh.{ending}"
    page(mode).save(path, **options)
    assert f".{ending}" in PICTURE_ENDINGS
    assert is_picture(path.read_bytes()[:64]) or ending == "dib"
    seen, frame = read(path, tmp_path)
    assert_page(seen)
    assert (count_frames(path), frame.left_out) == (1, 0)


def test_what_is_no_picture_is_not_taken_for_one(tmp_path):
    for head in (b"%PDF-1.7\n" + bytes(40), b"PK\3\4" + bytes(40), b"BM nam 2024, so" + bytes(30)):
        assert not is_picture(head)
    (tmp_path / "a.jpg").write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 300 400\n")
    with pytest.raises(InputError, match="file_broken"):
        upright_frame(tmp_path / "a.jpg", 1, tmp_path)


def shades(mode):
    return {
        "I;16": (numpy.asarray(page()).astype("uint16") * 257),
        "I": (numpy.asarray(page()).astype("int32") * 257),
        "F": (numpy.asarray(page()).astype("float32") / 255),
    }[mode]


@pytest.mark.parametrize("mode", ["I;16", "I", "F"])
@pytest.mark.parametrize("ending", ["tif", "png"])
def test_shades_of_more_than_eight_bits(tmp_path, mode, ending):
    if mode != "I;16" and ending == "png":
        pytest.skip("PNG has no such shades")
    path = tmp_path / f"anh.{ending}"
    Image.fromarray(shades(mode)).save(path)
    assert_page(read(path, tmp_path)[0])


def test_twelve_bits_in_sixteen_are_not_dark(tmp_path):
    Image.fromarray(numpy.asarray(page()).astype("uint16") * 16).save(tmp_path / "a.tif")
    assert_page(read(tmp_path / "a.tif", tmp_path)[0])


def test_fractions_with_gaps(tmp_path):
    values = numpy.asarray(page()).astype("float32")
    values[390:, :] = numpy.nan
    Image.fromarray(values).save(tmp_path / "a.tif")
    assert_page(read(tmp_path / "a.tif", tmp_path)[0])


@pytest.mark.parametrize("bits", [1, 8, 16])
def test_tiff_that_counts_from_white(tmp_path, bits):
    if bits == 1:
        made = page().point(lambda shade: 255 * (shade > 100)).convert("1")
    elif bits == 8:
        made = page()
    else:
        made = Image.fromarray(65535 - shades("I;16"))  # Pillow turns only the others when it saves
    made.save(tmp_path / "a.tif", tiffinfo={262: 0})
    with Image.open(tmp_path / "a.tif") as stored:
        assert stored.tag_v2[262] == 0
    seen, _ = read(tmp_path / "a.tif", tmp_path)
    assert seen[300, 150] == 255 and seen[25, 50] == 0


def test_lab(tmp_path):
    to_lab = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB"
    )
    ImageCms.applyTransform(page("RGB"), to_lab).save(tmp_path / "a.tif")
    assert_page(read(tmp_path / "a.tif", tmp_path)[0])


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "PA"])
def test_what_is_clear_is_paper(tmp_path, mode):
    clear = Image.new("RGBA", (WIDE, HIGH), (0, 0, 0, 0))  # clear and black below
    clear.paste((0, 0, 0, 255), (0, 0, 100, 50))
    clear.paste((128, 128, 128, 255), (100, 200, 300, 210))
    path = tmp_path / "a.png"
    if mode in ("P", "PA"):
        clear.quantize(8).save(path)
    else:
        clear.convert(mode).save(path)
    assert_page(read(path, tmp_path)[0], slack=20)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("ending", ["jpg", "webp", "png", "tif"])
def test_a_picture_is_turned_as_its_camera_noted(tmp_path, orientation, ending):
    back = {2: 2, 3: 3, 4: 4, 5: 5, 6: 8, 7: 7, 8: 6}  # what undoes each turn
    stored = page("RGB")
    if orientation > 1:
        stored.getexif()[274] = back[orientation]
        stored = ImageOps.exif_transpose(stored)
    exif = Image.Exif()
    exif[274] = orientation
    path = tmp_path / f"a.{ending}"
    stored.save(path, exif=exif)
    assert_page(read(path, tmp_path)[0])


def test_a_phone_picture_of_several_frames_is_one_page(tmp_path):
    gain_map = Image.new("L", (75, 100), 90)
    page("RGB").save(
        tmp_path / "a.jpg", format="MPO", save_all=True, append_images=[gain_map], quality=95
    )
    with Image.open(tmp_path / "a.jpg") as stored:
        assert stored.format == "MPO" and stored.n_frames == 2
    seen, frame = read(tmp_path / "a.jpg", tmp_path)
    assert_page(seen)
    assert (count_frames(tmp_path / "a.jpg"), frame.left_out) == (1, 0)


@pytest.mark.parametrize("ending", ["gif", "webp", "png", "heic"])
def test_of_a_moving_picture_the_first_frame_is_read_and_the_others_are_told(tmp_path, ending):
    others = [Image.new("RGB", (WIDE, HIGH), colour) for colour in ("red", "blue")]
    path = tmp_path / f"a.{ending}"
    options = {"format": "HEIF", "quality": 95} if ending == "heic" else {}
    page("RGB").save(path, save_all=True, append_images=others, **options)
    seen, frame = read(path, tmp_path)
    assert_page(seen, slack=20)
    assert (count_frames(path), frame.left_out) == (1, 2)


def test_a_phone_picture_shows_its_main_frame(tmp_path):
    other = Image.new("RGB", (WIDE, HIGH), "blue")
    other.save(
        tmp_path / "a.heic",
        format="HEIF",
        save_all=True,
        append_images=[page("RGB")],
        primary_index=1,
        quality=95,
    )
    assert_page(read(tmp_path / "a.heic", tmp_path)[0])


def test_pages_of_a_tiff_are_pages_but_small_copies_are_not(tmp_path):
    small = page().resize((75, 100))
    small.encoderinfo = {"tiffinfo": {254: 1}}
    second = Image.new("L", (WIDE, HIGH), 40)
    path = tmp_path / "a.tif"
    page().save(path, save_all=True, append_images=[small, second])
    with Image.open(path) as stored:
        stored.seek(1)
        assert stored.tag_v2[254] == 1
    assert count_frames(path) == 2
    assert_page(read(path, tmp_path, 1)[0])
    assert read(path, tmp_path, 2)[0].mean() == 40


@pytest.mark.parametrize(
    "across, down, expected", [(204, 98, 204), (98, 204, 204), (100, 200, 200)]
)
def test_a_telefax_is_no_longer_squashed(tmp_path, across, down, expected):
    squashed = page().resize((across * 8, down * 11))
    squashed.save(tmp_path / "a.tif", dpi=(across, down))
    seen, frame = read(tmp_path / "a.tif", tmp_path)
    assert frame.dpi == expected
    assert seen.shape == (expected * 11, expected * 8)


@pytest.mark.parametrize("dpi", [(0, 0), (float("nan"), 1), (1, 1), (72, 72), (100000, 100000)])
def test_dots_per_inch_that_make_no_sense_are_not_believed(tmp_path, dpi):
    Image.new("L", (1654, 2339), 255).save(tmp_path / "a.jpg")
    with Image.open(tmp_path / "a.jpg") as stored:
        stored.info["dpi"] = dpi
        from extractor.imaging.picture import picture_dpi

        assert picture_dpi(stored).across == 200


def png(wide, high, depth, colours, rows=b""):
    """A PNG file that says it has this size, with this much of its rows."""

    def chunk(kind, data):
        packed = struct.pack(">I", len(data)) + kind + data
        return packed + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", wide, high, depth, colours, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize(
    "wide, high, depth, colours",
    [(15_000, 15_000, 1, 0), (60_000, 60_000, 8, 2), (12_000, 10_001, 16, 6)],
)
def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path, wide, high, depth, colours):
    (tmp_path / "a.png").write_bytes(png(wide, high, depth, colours))
    with pytest.raises(InputError, match="picture_too_large"):
        count_frames(tmp_path / "a.png")
    with pytest.raises(InputError, match="picture_too_large"):
        upright_frame(tmp_path / "a.png", 1, tmp_path)


def test_a_later_page_of_a_tiff_may_be_a_bomb_too(tmp_path):
    page("1").save(
        tmp_path / "a.tif",
        save_all=True,
        append_images=[Image.new("1", (11_000, 11_000))],
        compression="group4",
    )
    assert_size = upright_frame(tmp_path / "a.tif", 1, tmp_path)
    assert assert_size.file.exists()
    with pytest.raises(InputError, match="picture_too_large"):
        upright_frame(tmp_path / "a.tif", 2, tmp_path)


def test_a_very_fine_picture_is_halved(tmp_path):
    fine = page().resize((6000, 8000), Image.Resampling.NEAREST)
    fine.save(tmp_path / "a.png", dpi=(600, 600))
    seen, frame = read(tmp_path / "a.png", tmp_path)
    assert (seen.shape, frame.dpi) == ((4000, 3000), 300)
    assert (seen[3000, 1500], seen[250, 500], seen[2050, 2000]) == (255, 0, 128)


@pytest.mark.parametrize("size", [(3, 3), (1, 1), (39, 400), (400, 12)])
def test_too_small(tmp_path, size):
    Image.new("L", size, 255).save(tmp_path / "a.png")
    with pytest.raises(InputError, match="picture_too_small"):
        upright_frame(tmp_path / "a.png", 1, tmp_path)


@pytest.mark.parametrize("size", [(50, 1001), (3000, 100)])
def test_no_page_is_so_long(tmp_path, size):
    Image.new("L", size, 255).save(tmp_path / "a.png")
    with pytest.raises(InputError, match="picture_too_long"):
        upright_frame(tmp_path / "a.png", 1, tmp_path)


@pytest.mark.parametrize(
    "ending, options",
    [
        ("jpg", {}),
        ("png", {}),
        ("tif", {"compression": "tiff_lzw"}),
        ("tif", {"compression": "jpeg"}),
        ("gif", {}),
        ("bmp", {}),
        ("webp", {}),
        ("heic", {"format": "HEIF"}),
        ("avif", {}),
        ("jp2", {}),
    ],
)
@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9])
def test_a_picture_that_is_cut_off_is_broken_or_whole_never_a_crash(
    tmp_path, ending, options, share
):
    noise = numpy.random.default_rng(1).integers(0, 255, (HIGH, WIDE, 3)).astype("uint8")
    whole = io.BytesIO()
    kinds = {"jpg": "JPEG", "tif": "TIFF", "jp2": "JPEG2000"}
    Image.fromarray(noise).save(whole, **{"format": kinds.get(ending, ending), **options})
    path = tmp_path / f"a.{ending}"
    path.write_bytes(whole.getvalue()[: int(len(whole.getvalue()) * share)])
    with pytest.raises(InputError, match="file_broken"):
        count_frames(path)
        upright_frame(path, 1, tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        b"II*\0\x08\0\0\0\0\0\0\0\0\0",  # a TIFF without size
        b"II*\0\x08\0\0\0\x01\0\x00\x01\x03\0\x01\0\0\0\0\0\0\0\x08\0\0\0",  # a loop
        b"\x89PNG\r\n\x1a\n" + bytes(40),
        b"\xff\xd8\xff\xe0" + bytes(100),
        b"GIF89a" + bytes(40),
        b"RIFF\x40\0\0\0WEBPVP8 " + bytes(60),
        b"\0\0\0\x18ftypheic" + bytes(40),
    ],
)
def test_a_torn_head_is_a_broken_file(tmp_path, content):
    (tmp_path / "a.tif").write_bytes(content)
    with pytest.raises(InputError, match="file_broken"):
        count_frames(tmp_path / "a.tif")
        upright_frame(tmp_path / "a.tif", 1, tmp_path)


def test_a_file_that_vanished_is_not_called_broken(tmp_path):
    with pytest.raises(InputError, match="file_unreadable"):
        count_frames(tmp_path / "a.png")
