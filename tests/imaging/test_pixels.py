"""Measures of pictures."""

import numpy
import pytest

from extractor.imaging.pixels import brightness_at, pieces_of


@pytest.mark.parametrize("percent", [0, 5, 50, 75, 90, 100])
@pytest.mark.parametrize(
    ("high", "wide", "shades"),
    [(1, 1, 256), (1, 2, 256), (3, 7, 2), (24, 60, 256), (48, 311, 9)],
)
def test_brightness_is_the_percentile_of_the_shades(high, wide, shades, percent):
    drawn = numpy.random.default_rng(high * wide + shades)
    for _ in range(20):
        steps = drawn.integers(0, shades, (high, wide))
        grey = (steps * (255 // (shades - 1))).astype("uint8")
        assert brightness_at(grey, percent) == float(numpy.percentile(grey, percent))


@pytest.mark.parametrize(("high", "wide"), [(1, 1), (3, 40), (346, 500)])
def test_between_pieces_of_a_mask_full_of_ink_nothing_lies(high, wide):
    pieces = pieces_of(numpy.ones((high, wide), "uint8"))
    assert (pieces.lefts.tolist(), pieces.tops.tolist()) == ([0, 0], [0, 0])
    assert pieces.areas.tolist() == [0, high * wide]
