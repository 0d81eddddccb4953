"""Measures of pictures."""

import numpy
import pytest

from extractor.imaging.pixels import brightness_at


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
