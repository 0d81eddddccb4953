"""Tests of specks."""

import numpy
import pytest

from extractor.imaging.specks import speckled, without_specks


@pytest.mark.parametrize("step", [4, 6, 9])
def test_a_row_of_dots_stays_where_lone_dots_go(step):
    grey = numpy.full((600, 900), 250, "uint8")
    row = (slice(300, 302), slice(100, 800, step))
    grey[row] = 10
    chance = numpy.random.default_rng(step)
    lone = [(int(chance.integers(20, 580)), int(chance.integers(20, 880))) for _ in range(700)]
    far = [(y, x) for y, x in lone if abs(y - 301) > 20]
    for y, x in far:
        grey[y, x] = 10
    assert speckled(grey, 200)
    made = without_specks(grey, 200)
    assert made[row].max() == 10
    assert sum(made[y, x] < 100 for y, x in far) < 0.05 * len(far)


@pytest.mark.parametrize("shade", [0, 127, 254, 255])
def test_a_page_of_one_shade_has_no_specks(shade):
    assert not speckled(numpy.full((1700, 1200), shade, "uint8"), 200)
