"""Pictures that are written on the way: what cannot be written is said, not passed over."""

import numpy
import pytest

from extractor.imaging import write_crop, write_page
from extractor.imaging.picture import load_picture

GREY = numpy.full((90, 120), 200, numpy.uint8)
COLOUR = numpy.dstack([GREY, GREY // 2, GREY // 4])


@pytest.mark.parametrize("write", [write_page, write_crop])
@pytest.mark.parametrize("picture", [GREY, COLOUR])
def test_a_page_is_written_as_it_is(tmp_path, picture, write):
    file = tmp_path / ("a.pnm" if write is write_page else "a.png")
    write(picture, file)
    assert numpy.array_equal(load_picture(file), picture)


@pytest.mark.parametrize("write", [write_page, write_crop])
@pytest.mark.parametrize("name", ["nowhere/a.png", "a.ppm/a.png", "a.no such kind"])
def test_what_cannot_be_written_is_said(tmp_path, name, write):
    (tmp_path / "a.ppm").write_bytes(b"")
    with pytest.raises(OSError, match="could not be written"):
        write(GREY, tmp_path / name)


def test_grey_is_not_written_under_the_name_of_a_colour_picture(tmp_path):
    with pytest.raises(OSError, match="could not be written"):
        write_page(GREY, tmp_path / "a.ppm")
