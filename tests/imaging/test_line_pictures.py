"""Pictures for networks: the right height, padded with paper, boxes back on the page."""

import numpy
import pytest

from extractor.imaging.line_pictures import line_picture, page_picture, places_of_print


@pytest.mark.parametrize(
    "shape, width", [((48, 100), 104), ((96, 100), 56), ((24, 10), 40), ((1, 9000), 2400)]
)
def test_a_line_is_48_high_and_a_multiple_of_8_wide(shape, width):
    made = line_picture(numpy.full(shape, 200, "uint8"))
    assert made.shape == (3, 48, width)


def test_a_line_ends_in_its_own_paper():
    grey = numpy.full((48, 100), 200, "uint8")
    grey[20:30, 20:80] = 0
    assert line_picture(grey)[0, :, 100:].max() == pytest.approx(200 / 127.5 - 1, abs=0.01)


def test_a_page_is_no_longer_than_asked():
    assert page_picture(numpy.zeros((3500, 2480), "uint8"), 960).shape == (3, 960, 672)
    assert page_picture(numpy.zeros((10, 10), "uint8"), 960).shape == (3, 32, 32)


def test_boxes_lie_on_the_page():
    likelihood = numpy.zeros((100, 100), "float32")
    likelihood[40:50, 20:60] = 0.9
    likelihood[80:90, 20:60] = 0.35  # not surely print
    (box,) = places_of_print(likelihood, numpy.zeros((1000, 500), "uint8"))
    assert 50 < box.left < 100
    assert 300 < box.right < 350
    assert 300 < box.top < 400
    assert 500 < box.foot < 600
